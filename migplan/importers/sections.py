"""The sections of an inventory, gathered from one file or from all files of a folder."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.location import Location
from migplan.importers.csv_rows import csv_nodes
from migplan.importers.nearest import nearest
from migplan.importers.node import Node
from migplan.importers.text_file import UnreadableFileError, read_text
from migplan.importers.yaml_file import parse_yaml
from migplan.model.base import Frozen
from migplan.model.contract import Contract
from migplan.model.linkage import Linkage
from migplan.model.municipality import Municipality
from migplan.model.partner import Partner
from migplan.model.placement_row import PlacementRow
from migplan.model.policy import Policy
from migplan.model.system import System

LISTS: Mapping[str, type[Frozen]] = {
    "systems": System,
    "linkages": Linkage,
    "contracts": Contract,
    "partners": Partner,
    "placements": PlacementRow,
}
SINGLES: Mapping[str, type[Frozen]] = {"municipality": Municipality, "policy": Policy}
SECTIONS = (*SINGLES, *LISTS)
WHOLE = "inventory"
"""Name of a file that holds several sections."""

GROUP_FILE = "group.yaml"
"""What makes a folder that of a group of bodies; see ``group_file.py``."""

FILE_NAMES = (
    *(f"{name}.yaml" for name in (WHOLE, *SECTIONS)),
    *(f"{name}.csv" for name in LISTS),
    f"{WHOLE}.xlsx",
)
_YAML = (".yaml", ".yml")
_CSV = ".csv"
_XLSX = ".xlsx"
_EXCEL = (_XLSX, ".xlsm", ".xls")
"""The last two are not read, but what to do about them is told better by who looks inside."""
_DECISIONS = ("decisions.yaml", "decisions.yml")
"""Names, or ends of names, of files about the gaps of an inventory; see ``decisions.py``."""
_YAML_ENCODINGS = ("utf-8-sig",)
_CSV_ENCODINGS = ("utf-8-sig", "cp932")
"""Excel in Japan saves CSV as CP932 unless it is told otherwise."""


@dataclass(slots=True)
class Sections:
    """All records as they were written, section by section."""

    lists: dict[str, list[Node]] = field(default_factory=dict[str, list[Node]])
    singles: dict[str, Node] = field(default_factory=dict[str, Node])
    problems: list[Diagnostic] = field(default_factory=list[Diagnostic])
    unread: set[str] = field(default_factory=set[str])
    """Names of files and sections of which something is missing here."""
    top: PurePosixPath = field(default=PurePosixPath("municipality.yaml"))
    """Where a section that nobody wrote would belong."""


def read_sections(path: Path) -> Sections:
    """Read every file of an inventory; what cannot be read is in ``problems`` and ``unread``."""
    sections = Sections()
    if not path.exists():
        shown = PurePosixPath(path.name or ".")
        sections.problems.append(Diagnostic("MIG149", Location(shown), {"value": path.name}))
        sections.unread.add(WHOLE)
    elif path.name == GROUP_FILE or (path / GROUP_FILE).is_file():
        place = Location(PurePosixPath(GROUP_FILE))
        sections.problems.append(Diagnostic("MIG436", place, {"value": path.name or "."}))
        sections.unread.add(WHOLE)
    elif path.is_dir():
        for file in _files(path, sections):
            if file.stem.lower() == WHOLE:
                sections.top = PurePosixPath(file.name)
            _read(file, file.stem.lower(), sections)
    else:
        sections.top = PurePosixPath(path.name)
        stem = path.stem.lower()
        suffix = path.suffix.lower()
        if suffix in _EXCEL:
            _read(path, WHOLE, sections)
        elif suffix not in (*_YAML, _CSV):
            values = {"suffix": path.suffix or path.name}
            sections.problems.append(Diagnostic("MIG112", Location(sections.top), values))
            sections.unread.add(WHOLE)
        elif suffix == _CSV and stem not in LISTS:
            sections.problems.append(_unknown_name(path.name))
            sections.unread.add(WHOLE)
        else:
            _read(path, stem if stem in SECTIONS else WHOLE, sections)
    return sections


def _files(folder: Path, sections: Sections) -> list[Path]:
    """The files to read, by name; those that look meant to be read but are not are problems."""
    found: list[Path] = []
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        place = Location(PurePosixPath(folder.name or "."))
        sections.problems.append(Diagnostic("MIG101", place, {"reason": reason}))
        sections.unread.add(WHOLE)
        return []
    for entry in entries:
        name, suffix = entry.name.lower(), entry.suffix.lower()
        decided = name in _DECISIONS or name.endswith(tuple(f".{end}" for end in _DECISIONS))
        hidden = decided or name.startswith(("_", "."))
        if hidden or suffix not in (*_YAML, _CSV, _XLSX) or not entry.is_file():
            continue
        if suffix == _XLSX and entry.stem.lower() != WHOLE:
            continue  # what others sent lies beside an inventory quite often
        if f"{entry.stem.lower()}{'.yaml' if suffix in _YAML else suffix}" in FILE_NAMES:
            found.append(entry)
        else:
            sections.problems.append(_unknown_name(entry.name))
            sections.unread.add(WHOLE)
    if not found and not sections.problems:
        place = Location(PurePosixPath(folder.name or "."))
        sections.problems.append(Diagnostic("MIG109", place))
        sections.unread.add(WHOLE)
    return found


def _unknown_name(name: str) -> Diagnostic:
    allowed = ", ".join(FILE_NAMES)
    values = {"value": name, "allowed": allowed, "nearest": nearest(name, FILE_NAMES)}
    return Diagnostic("MIG140", Location(PurePosixPath(name)), values)


def _read(file: Path, stem: str, sections: Sections) -> None:
    shown = PurePosixPath(file.name)
    try:
        if file.suffix.lower() in _EXCEL:
            problems = _read_workbook(file, shown, sections)
        elif file.suffix.lower() == _CSV:
            text = read_text(file, shown, _CSV_ENCODINGS)
            nodes, problems = csv_nodes(text, shown, LISTS[stem])
            sections.lists.setdefault(stem, []).extend(nodes)
            if problems:
                sections.unread.add(stem)
        else:
            text = read_text(file, shown, _YAML_ENCODINGS)
            node, problems = parse_yaml(text, shown)
            _take_yaml(node, stem, sections)
        sections.problems += problems
    except UnreadableFileError as error:
        sections.problems.append(error.problem)
        sections.unread.add(stem)


def _read_workbook(file: Path, shown: PurePosixPath, sections: Sections) -> list[Diagnostic]:
    from migplan.importers.workbook import read_workbook

    book = read_workbook(file, shown)
    for name, nodes in book.lists.items():
        sections.lists.setdefault(name, []).extend(nodes)
    for name, node in book.singles.items():
        _add(name, node, node.location, sections)
    sections.unread |= book.unread
    return book.problems


def _take_yaml(node: Node, stem: str, sections: Sections) -> None:
    inside = node.value
    if stem in LISTS and isinstance(inside, list):
        _add(stem, node, node.location, sections)
    elif not isinstance(inside, dict):
        sections.problems.append(Diagnostic("MIG108", node.location))
        sections.unread.add(stem)
    elif stem in SINGLES and not inside.keys() & set(SECTIONS):
        _add(stem, node, node.location, sections)
    else:
        for name, section in inside.items():
            if name in SECTIONS:
                _add(name, section, node.keys[name], sections)
            else:
                values = {"field": name, "nearest": nearest(name, SECTIONS)}
                sections.problems.append(Diagnostic("MIG121", node.keys[name], values))
                sections.unread.add(WHOLE)


def _add(name: str, node: Node, place: Location, sections: Sections) -> None:
    if node.value is None:
        return
    if name in SINGLES:
        if name in sections.singles:
            first = str(sections.singles[name].location)
            values = {"key": name, "first": first}
            sections.problems.append(Diagnostic("MIG142", place, values))
        else:
            sections.singles[name] = node
    elif isinstance(node.value, list):
        sections.lists.setdefault(name, []).extend(node.value)
    else:
        sections.problems.append(Diagnostic("MIG132", node.location))
        sections.unread.add(name)
