"""Decisions that an office has filled into a gap register."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path, PurePosixPath

from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.errors import InventoryError
from migplan.diagnostics.location import Location
from migplan.importers.decisions import Decisions, decisions_of
from migplan.importers.grid import Grid, Value
from migplan.importers.node import Node
from migplan.importers.text_file import UnreadableFileError
from migplan.importers.values.dates import DateStatus, read_date
from migplan.importers.values.plain import plain
from migplan.importers.xlsx_file import read_xlsx
from migplan.model.dates import Precision

_HIGHEST = 20
"""Rows from the top in which the header is searched."""
_DAYS = ("when", "until")
_REQUIRED = ("gap", "verdict", "who", "when", "why")


@dataclass(frozen=True, slots=True)
class Filled:
    """What was filled in, and which gaps the register has rows for."""

    decisions: Decisions
    rows: frozenset[str]


def read_filled(
    path: Path, titles: Mapping[str, Sequence[str]], undecided: Sequence[str]
) -> Filled:
    """Read the decisions from a register.

    Args:
        path: A workbook.
        titles: Field of a decision to what its column may be called.
        undecided: Verdicts that are none; such rows, and rows with nothing filled in, are no
            decisions.

    Raises:
        InventoryError: With every problem of the workbook.
    """
    shown = PurePosixPath(path.name)
    try:
        grids = read_xlsx(path, shown)
    except UnreadableFileError as error:
        raise InventoryError([error.problem]) from error
    known = {plain(title): field for field, names in titles.items() for title in names}
    nobody = {plain(word) for word in undecided}
    sheets = [(grid, header) for grid in grids if (header := _header(grid, known)) is not None]
    if not sheets:
        raise InventoryError([Diagnostic("MIG389", Location(shown))])
    nodes: list[Node] = []
    keys: set[str] = set()
    problems: list[Diagnostic] = []
    for grid, (header, columns) in sheets:  # some offices part the register among their divisions
        problems += _formulas_without_result(grid, header, columns)
        nodes += _filled(grid, header, columns, nobody, keys)
    return Filled(decisions_of(nodes, problems), frozenset(keys))


def _header(grid: Grid, known: Mapping[str, str]) -> tuple[int, dict[str, int]] | None:
    """The row of the header and the column of each field."""
    for number, row in enumerate(grid.rows[:_HIGHEST]):
        found: dict[str, int] = {}
        for place, value in enumerate(row):
            if isinstance(value, str) and (field := known.get(plain(value))):
                found.setdefault(field, place)
        if all(field in found for field in _REQUIRED):
            return number, found
    return None


def _formulas_without_result(
    grid: Grid, header: int, columns: Mapping[str, int]
) -> Iterator[Diagnostic]:
    """Cells that look empty, but are not: a decision must not be lost with them."""
    for row, column in sorted(grid.uncomputed):
        if row > header and column in columns.values():
            title = str(grid.at(header, column))
            yield Diagnostic("MIG173", grid.locate(row, column), {"value": title})


def _filled(
    grid: Grid, header: int, columns: Mapping[str, int], nobody: set[str], keys: set[str]
) -> Iterator[Node]:
    """The rows with a decision; the keys of all rows are added to ``keys``."""
    for number in range(header + 1, len(grid.rows)):
        fields = {
            field: Node(text, grid.locate(number, place), text)
            for field, place in columns.items()
            if (text := _text(grid.at(number, place), field))
        }
        if "gap" in fields:
            keys.add(fields["gap"].text)
        asked = fields.keys() - {"gap"}
        if not asked or ("verdict" in fields and plain(fields["verdict"].text) in nobody):
            continue
        yield Node({**fields}, grid.locate(number, columns["gap"]))


def _text(value: Value, field: str) -> str:
    """A cell as text; a day in whatever way it was written as ``2027-03-31``."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if field in _DAYS:
        read = read_date(value)
        rough = read.rough if read.status is DateStatus.KNOWN and not read.rest else None
        if rough and rough.precision is Precision.DAY:
            return rough.day.isoformat()
    return str(value).strip()
