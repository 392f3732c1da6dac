"""The whole import: files, sheets, tables, records, inventory."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from migplan.catalogue.catalogue import Catalogue
from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.errors import InventoryError
from migplan.diagnostics.location import Location
from migplan.importers.lists.cells import Cells
from migplan.importers.lists.columns import Recogniser, Understood
from migplan.importers.lists.gather import Base, Gathered, gather
from migplan.importers.lists.inventory import Source, make_inventory
from migplan.importers.lists.mapping import ListMap
from migplan.importers.lists.reading import Choice, read_grids, understood, wanted_grids
from migplan.importers.lists.record import Given, known_record
from migplan.importers.lists.told import Told
from migplan.importers.lists.words import BusinessWords
from migplan.importers.sections import LISTS, Sections, read_sections
from migplan.importers.text_file import UnreadableFileError
from migplan.model.inventory import Inventory


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user gives besides the files."""

    as_of: date
    name: str = ""
    code: str = ""
    sheet: str = ""
    map: ListMap | None = None
    kind: str = "auto"
    """``list`` never takes a table for anything but a list of one body."""


@dataclass(frozen=True, slots=True)
class Imported:
    """An inventory made of lists, and all that is to be told of it."""

    inventory: Inventory
    remarks: tuple[Diagnostic, ...]
    """In the order of files, sheets and cells."""
    tables: tuple[Understood, ...]
    sources: tuple[Source, ...]
    gathered: Gathered
    own_words: dict[str, dict[str, str]]


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
    told, problems = Told(), list[Diagnostic]()
    recogniser = Recogniser(BusinessWords(catalogue))
    choice = Choice(asked.sheet, asked.map)
    base: Sections | None = None
    tables: list[Understood] = []
    for file, shown in zip(files, _names(files), strict=True):
        if file.is_dir():
            base, more = read_sections(file), base
            if more is not None:
                problems.append(
                    Diagnostic("MIG142", Location(shown), {"key": shown.name, "first": ""})
                )
            problems += base.problems
            continue
        try:
            for grid in wanted_grids(read_grids(file, shown), choice, told):
                tables += understood(grid, recogniser, choice, told)
        except UnreadableFileError as error:
            problems.append(error.problem)
    bodies = [table for table in tables if table.kind == "bodies"]
    problems += [
        Diagnostic("MIG352", table.table.grid.locate(table.table.header[1], 0)) for table in bodies
    ]
    if problems:
        raise InventoryError(problems)
    chosen = ListMap() if asked.map is None else asked.map
    own_words = {kind: dict(words) for kind, words in chosen.values.items()}
    cells = Cells(catalogue, told, own_words)
    gathered = gather(tables, _records(base), cells, catalogue, asked.as_of, told)
    top = Location(_names(files)[0])
    if not (gathered.systems or gathered.linkages or gathered.contracts):
        raise InventoryError([*told.remarks, Diagnostic("MIG360", top)])
    singles = _singles(asked, base, top)
    if "name" not in singles["municipality"] and (
        base is None or "municipality" not in base.singles
    ):
        raise InventoryError([Diagnostic("MIG323", top)])
    made = make_inventory(gathered, singles, base, catalogue, told)
    remarks = sorted(told.remarks, key=lambda remark: (remark.location.order, remark.code))
    return Imported(
        made.inventory, tuple(remarks), tuple(tables), made.sources, gathered, own_words
    )


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


def _singles(asked: Asked, base: Sections | None, top: Location) -> dict[str, dict[str, Given]]:
    body: dict[str, Given] = {}
    if asked.name:
        body["name"] = Given(asked.name, top, "")
    if asked.code:
        body["code"] = Given(asked.code, top, "")
    policy: dict[str, Given] = {}
    if base is None or "policy" not in base.singles:
        policy["as_of"] = Given(asked.as_of.isoformat(), top, "")
    return {"municipality": body, "policy": policy}
