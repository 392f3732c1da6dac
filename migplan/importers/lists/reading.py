"""From files to grids, from grids to tables whose columns have names."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.location import Location
from migplan.importers.csv_grid import csv_grid
from migplan.importers.grid import Grid
from migplan.importers.lists.columns import Recogniser, Understood
from migplan.importers.lists.mapping import SKIP, ListMap, applied, column_name
from migplan.importers.lists.shape import Table, table_at, tables_of
from migplan.importers.lists.told import Told
from migplan.importers.text_file import UnreadableFileError, read_text
from migplan.importers.xlsx_file import read_xlsx

LIMIT_CSV = 50_000_000
"""Bytes of a list as text; 20,000 rows of thirty columns take about 10 MB."""
_ENCODINGS = ("utf-8-sig", "cp932", "utf-16")
_WORKBOOKS = (".xlsx", ".xlsm", ".xltx", ".xls", ".xlsb")
_TEXTS = (".csv", ".txt", ".tsv")


@dataclass(frozen=True, slots=True)
class Choice:
    """What the user says about how to read."""

    sheet: str = ""
    map: ListMap | None = None


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


def wanted_grids(grids: Sequence[Grid], choice: Choice, told: Told) -> Iterator[Grid]:
    """The sheets to read; hidden ones only when they are asked for.

    Raises:
        UnreadableFileError: If there is no sheet of the name asked for.
    """
    if choice.sheet:
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
    """The tables of a sheet with what their columns are for; what is not used is told."""
    _tell_oddities(grid, told)
    entries = choice.map.of(grid.locate(0, 0).path.name, grid.name) if choice.map else []
    found: list[Understood] = []
    if entries:
        rows = dict.fromkeys((entry.first, entry.last) for entry in entries if entry.list != SKIP)
        for first, last in rows:
            tables = table_at(grid, first, last, recogniser, told.remarks)
            found += _mapped(tables, entries, recogniser)
        if not rows:
            told("MIG321", grid.locate(0, 0), value=grid.name)
    else:
        tables = tables_of(grid, recogniser, told.remarks)
        found = [recogniser.understand(table) for table in tables]
        if not found:
            told("MIG300", grid.locate(0, 0), value=grid.name)
    for table in found:
        _tell_columns(table, told)
    return found


def _mapped(
    tables: Sequence[Table], entries: Sequence[object], recogniser: Recogniser
) -> Iterator[Understood]:
    from migplan.importers.lists.mapping import SheetMap

    known = [entry for entry in entries if isinstance(entry, SheetMap)]
    for table in tables:
        letters = {column_name(_bare(table), use) for use in _bare(table).uses}
        fitting = [
            entry
            for entry in known
            if (entry.first, entry.last) == table.header
            and {letter for letter, _ in entry.columns} & letters
        ]
        entry = (
            fitting[0]
            if fitting
            else next((e for e in known if (e.first, e.last) == table.header), None)
        )
        if entry is None or entry.list == SKIP:
            continue
        yield applied(recogniser.understand(table, entry.list), entry)  # type: ignore[arg-type]


def _bare(table: Table) -> Understood:
    from migplan.importers.lists.columns import Use

    return Understood(table, "", tuple(Use(n, head) for n, head in enumerate(table.heads)))


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
