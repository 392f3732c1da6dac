"""From files to grids, from grids to tables whose columns have names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.location import Location
from migplan.importers.csv_grid import csv_grid
from migplan.importers.grid import Grid
from migplan.importers.lists.columns import Recogniser, Understood
from migplan.importers.lists.mapping import NO_HEADER, ListMap, SheetMap, applied, entry_of
from migplan.importers.lists.own_rows import own_rows
from migplan.importers.lists.shape import tables_of
from migplan.importers.lists.table import Table
from migplan.importers.lists.told import Told
from migplan.importers.text_file import UnreadableFileError, read_text
from migplan.importers.xlsx_file import read_xlsx

LIMIT_CSV = 50_000_000
"""Bytes of a list as text; 20,000 rows of thirty columns take about 10 MB."""
_ENCODINGS = ("utf-8-sig", "cp932", "utf-16")
_WORKBOOKS = (".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb")
_OWN_SHEETS = (frozenset({"団体", "システム"}), frozenset({"municipality", "systems"}))
_TEXTS = (".csv", ".txt", ".tsv")


@dataclass(frozen=True, slots=True)
class Choice:
    """What the user says about how to read."""

    sheet: str = ""
    map: ListMap | None = None
    name: str = ""
    code: str = ""
    """Whose rows are read, where a list is of several bodies."""


def read_grids(file: Path, shown: PurePosixPath) -> list[Grid]:
    """The sheets of a workbook, or a text file as one.

    Raises:
        UnreadableFileError: If it cannot be read as either.
    """
    suffix = file.suffix.lower()
    if suffix in _WORKBOOKS:
        return read_xlsx(file, shown)
    if suffix in _TEXTS:
        return [csv_grid(read_text(file, shown, _ENCODINGS, LIMIT_CSV), shown)]
    raise UnreadableFileError(
        Diagnostic("MIG346", Location(shown), {"suffix": suffix or file.name})
    )


def is_inventory(grids: Sequence[Grid]) -> bool:
    """Whether a workbook is an inventory of ours, which lists are added to."""
    names = {grid.name for grid in grids}
    return any(names >= needed for needed in _OWN_SHEETS)


def wanted_grids(grids: Sequence[Grid], choice: Choice, told: Told) -> Iterator[Grid]:
    """The sheets to read; hidden ones only when they are asked for. A text file has no choice.

    Raises:
        UnreadableFileError: If there is no sheet of the name asked for.
    """
    if choice.sheet and grids[0].locate(0, 0).sheet:
        found = [grid for grid in grids if grid.name == choice.sheet]
        if not found:
            names = ", ".join(grid.name for grid in grids)
            place = Location(grids[0].locate(0, 0).path)
            raise UnreadableFileError(
                Diagnostic("MIG169", place, {"value": choice.sheet, "allowed": names})
            )
        yield from found
        return
    for grid in grids:
        if grid.hidden:
            told("MIG344", grid.locate(0, 0), value=grid.name)
        elif grid.rows:
            yield grid


def understood(grid: Grid, recogniser: Recogniser, choice: Choice, told: Told) -> list[Understood]:
    """The tables of a sheet with what their columns are for; what is not used is told.

    Raises:
        UnreadableFileError: If a map points to a header below the end of the sheet.
    """
    _tell_oddities(grid, told)
    entries = choice.map.of(str(grid.locate(0, 0).path), grid.name) if choice.map else []
    for entry in entries:
        if entry.header[1] >= len(grid.rows):
            values = {"value": str(entry.header[1] + 1), "count": str(len(grid.rows))}
            raise UnreadableFileError(Diagnostic("MIG356", entry.place, values))
    given = tuple({entry.header for entry in entries} - {NO_HEADER})
    tables = tables_of(grid, recogniser, told.remarks, given)
    if not tables:
        told("MIG300", grid.locate(0, 0), value=grid.name)
    made = [_understood(table, entries, recogniser, told) for table in tables]
    return [own_rows(table, choice.name, choice.code, told) for table in made]


def _understood(
    table: Table, entries: Sequence[SheetMap], recogniser: Recogniser, told: Told
) -> Understood:
    entry = entry_of(table, entries)
    if entry is None:
        made = recogniser.understand(table)
    elif entry.list is None:
        made = recogniser.understand(table, "")
        _tell_skipped(table, told)
        return made
    else:
        made = applied(recogniser.understand(table, entry.list), entry, told)
    _tell_columns(made, told)
    return made


def _tell_skipped(table: Table, told: Told) -> None:
    place = table.grid.locate(table.header[1], table.heads[0].column)
    told("MIG355", place, value=table.grid.name, count=str(len(table.rows)))


def _tell_oddities(grid: Grid, told: Told) -> None:
    for row, column in sorted(grid.uncomputed):
        told("MIG325", grid.locate(row, column))
    filled_rows = [
        row
        for row in sorted(grid.hidden_rows)
        if row < len(grid.rows) and any(v is not None for v in grid.rows[row])
    ]
    if filled_rows:
        told("MIG326", grid.locate(filled_rows[0], 0), count=str(len(filled_rows)))


def _tell_columns(table: Understood, told: Told) -> None:
    grid, header = table.table.grid, table.table.header[1]
    if not table.kind:
        words = "、".join(head.text for head in table.table.heads if head.text)
        told(
            "MIG321",
            grid.locate(header, 0),
            value=grid.name,
            field=words,
            count=str(len(table.table.rows)),
        )
        return
    for use in table.uses:
        if use.field:
            continue
        count = sum(row.values[use.place] is not None for row in table.table.rows)
        if count:
            code = "MIG345" if use.double else "MIG301"
            place = grid.locate(header, use.head.column)
            told(code, place, value=use.head.text or "（見出しなし）", count=str(count))
