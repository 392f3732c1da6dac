"""The whole import: files, sheets, tables, records, inventory."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath

from migplan.catalogue.catalogue import Catalogue
from migplan.catalogue.defaults import AS_OF
from migplan.catalogue.remaining_apply import Applied
from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.errors import InventoryError
from migplan.diagnostics.location import Location
from migplan.importers.grid import Grid
from migplan.importers.lists.cells import Cells
from migplan.importers.lists.columns import Recogniser, Understood
from migplan.importers.lists.gather import Base, Gathered, gather
from migplan.importers.lists.inventory import Made, make_inventory
from migplan.importers.lists.mapping import ListMap
from migplan.importers.lists.progressed import standard_records, with_progress
from migplan.importers.lists.reading import (
    Choice,
    is_inventory,
    read_grids,
    understood,
    wanted_grids,
)
from migplan.importers.lists.record import Given, known_record
from migplan.importers.lists.told import Told
from migplan.importers.lists.words import BusinessWords
from migplan.importers.progress import looks_like_progress
from migplan.importers.sections import LISTS, Sections, read_sections
from migplan.importers.text_file import UnreadableFileError
from migplan.model.inventory import Inventory


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user gives besides the files."""

    as_of: date | None = None
    name: str = ""
    code: str = ""
    prefecture: str = ""
    """Tells bodies of one name apart on national sheets."""
    sheet: str = ""
    map: ListMap | None = None
    kind: str = "auto"
    """``list`` takes no table for a progress sheet, ``pmo`` none for anything else."""


@dataclass(frozen=True, slots=True)
class Imported:
    """An inventory made of lists, and all that is to be told of it."""

    inventory: Inventory
    remarks: tuple[Diagnostic, ...]
    """In the order of files, sheets and cells."""
    tables: tuple[Understood, ...]
    made: Made
    gathered: Gathered
    own_words: dict[str, dict[str, str]]
    applied: Applied | None = None
    """What progress sheets said of the systems."""


def import_lists(files: Sequence[Path], asked: Asked, catalogue: Catalogue) -> Imported:
    """Read lists of one body, and inventories they are added to.

    Args:
        files: Workbooks and CSV files; a folder is an inventory. Of two values the one of the
            file given first is kept.
        asked: How to read them, and whose they are.
        catalogue: Knows businesses, partners and words.

    Raises:
        InventoryError: If a file cannot be read, nothing can be taken in or no name is known.
    """
    told = Told()
    read = _read(files, asked, catalogue, told)
    chosen = ListMap() if asked.map is None else asked.map
    own_words = {kind: dict(words) for kind, words in chosen.values.items()}
    cells = Cells(catalogue, told, own_words)
    gathered = gather(
        read.tables, _records(read.base), cells, catalogue, asked.as_of or AS_OF, told
    )
    top = Location(_names(files)[0])
    if read.progress and not gathered.systems:
        gathered.systems += standard_records(read.progress[0].locate(0, 0), catalogue)
    if not (gathered.systems or gathered.linkages or gathered.contracts):
        raise InventoryError([*told.remarks, Diagnostic("MIG360", top)])
    singles = _singles(asked, top)
    known_body = read.base is not None and "municipality" in read.base.singles
    if "name" not in singles["municipality"] and not known_body:
        raise InventoryError([Diagnostic("MIG323", top)])
    made = make_inventory(gathered, singles, read.base, catalogue, told)
    applied = None
    if read.progress:
        made, applied = with_progress(made, read.progress, asked.prefecture, catalogue, told)
    remarks = sorted(told.remarks, key=lambda remark: (remark.location.order, remark.code))
    return Imported(
        made.inventory,
        tuple(remarks),
        tuple(read.tables),
        made,
        gathered,
        own_words,
        applied,
    )


@dataclass(slots=True)
class _Read:
    """All files, before anything is joined."""

    tables: list[Understood] = field(default_factory=list[Understood])
    progress: list[Grid] = field(default_factory=list[Grid])
    base: Sections | None = None


def _read(files: Sequence[Path], asked: Asked, catalogue: Catalogue, told: Told) -> _Read:
    read, problems = _Read(), list[Diagnostic]()
    recogniser = Recogniser(BusinessWords(catalogue))
    choice = Choice(asked.sheet, asked.map, asked.name, asked.code)
    seen: set[tuple[str, str]] = set()
    for file, shown in zip(files, _names(files), strict=True):
        try:
            grids = [] if file.is_dir() else read_grids(file, shown)
            if file.is_dir() or (asked.kind != "list" and is_inventory(grids)):
                problems += _take_base(read, file, shown)
                continue
            for grid in wanted_grids(grids, choice, told):
                if asked.kind != "list" and looks_like_progress(grid, catalogue):
                    read.progress.append(grid)
                elif asked.kind == "pmo":
                    told("MIG353", grid.locate(0, 0), value=grid.name)
                else:
                    seen.add((str(shown), grid.name))
                    read.tables += understood(grid, recogniser, choice, told)
        except UnreadableFileError as error:
            problems.append(error.problem)
    problems += [
        Diagnostic("MIG352", table.table.grid.locate(table.table.header[1], 0))
        for table in read.tables
        if table.kind == "bodies"
    ]
    if problems:
        raise InventoryError(problems)
    _tell_unused(asked.map, seen, told)
    return read


def _tell_unused(chosen: ListMap | None, seen: set[tuple[str, str]], told: Told) -> None:
    """What a map says of sheets that nobody gave."""
    if chosen is None:
        return
    used = {id(entry) for file, sheet in seen for entry in chosen.of(file, sheet)}
    for entry in chosen.sheets:
        if id(entry) not in used:
            told("MIG358", entry.place, value=entry.sheet)


def _take_base(read: _Read, file: Path, shown: PurePosixPath) -> list[Diagnostic]:
    """The inventory that lists are added to; there can be only one."""
    if read.base is not None:
        return [Diagnostic("MIG354", Location(shown), {"first": str(read.base.top)})]
    read.base = read_sections(file)
    return read.base.problems


def _names(files: Sequence[Path]) -> list[PurePosixPath]:
    """What each file is called in messages: its name, with its folder where two are alike."""
    names = [file.name for file in files]
    return [
        PurePosixPath(
            file.name if names.count(file.name) == 1 else f"{file.parent.name}/{file.name}"
        )
        for file in files
    ]


def _records(base: Sections | None) -> Base:
    if base is None:
        return Base()
    lists = {name: [known_record(node) for node in base.lists.get(name, ())] for name in LISTS}
    return Base(lists["systems"], lists["linkages"], lists["contracts"])


def _singles(asked: Asked, top: Location) -> dict[str, dict[str, Given]]:
    body: dict[str, Given] = {}
    if asked.name:
        body["name"] = Given(asked.name, top, "")
    if asked.code:
        body["code"] = Given(asked.code, top, "")
    policy: dict[str, Given] = {}
    if asked.as_of is not None:
        policy["as_of"] = Given(asked.as_of.isoformat(), top, "")
    return {"municipality": body, "policy": policy}
