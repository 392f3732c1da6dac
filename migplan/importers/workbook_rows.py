"""The rows of a sheet whose header names known columns."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.location import Location
from migplan.importers.grid import Grid, Value
from migplan.importers.nearest import nearest
from migplan.importers.workbook_shape import ITEM, SPARE_MARKS, VALUE, Field, Table, Values
from migplan.importers.workbook_text import compared

_HEADER_WITHIN = 20
"""Rows from the top in which a header is looked for; there are titles above it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One filled cell of a known column."""

    field: Field
    value: Value
    place: Location


@dataclass(frozen=True, slots=True)
class Row:
    """A row with at least one filled cell."""

    entries: Sequence[Entry]
    place: Location
    """Of its first filled cell."""
    cells: dict[str, Location]
    """The cell of every column that the sheet has, by title."""


def table_rows(grid: Grid, table: Table, problems: list[Diagnostic]) -> list[Row] | None:
    """The rows below the header; None when nothing can be made of the sheet.

    Columns nobody knows are problems, unless their title begins with a mark for one's own.
    """
    fields = (*table.columns, table.tick) if table.tick else table.columns
    top = _header(grid, fields)
    if top is None:
        titles = "、".join(field.title for field in fields[:3])
        values = {"value": grid.name, "allowed": titles}
        problems.append(Diagnostic("MIG172", grid.locate(0, 0), values))
        return None
    columns = _columns(grid, top, fields, problems)
    there = {field.title for field in columns.values()}
    missing = [x for x in table.columns if x.required and x.title not in there]
    if missing:
        at = grid.locate(top, 0)
        problems += [Diagnostic("MIG120", at, {"field": field.title}) for field in missing]
        return None
    problems += _formulas_without_result(grid, top, columns)
    return [
        _row(grid, number, columns)
        for number in range(top + 1, len(grid.rows))
        if any(grid.at(number, column) is not None for column in columns)
    ]


def value_row(grid: Grid, sheet: Values, problems: list[Diagnostic]) -> Row | None:
    """The lines of a sheet of single values as one row."""
    item, value = Field(("item",), ITEM, required=True), Field(("value",), VALUE, required=True)
    lines = table_rows(grid, Table(sheet.key, sheet.title, (item, value)), problems)
    if lines is None:
        return None
    names = _by_name(sheet.fields)
    entries: dict[str, Entry] = {}
    cells: dict[str, Location] = {}
    for line in lines:
        found = {entry.field.title: entry for entry in line.entries}
        said, content = found.get(ITEM), found.get(VALUE)
        name = str(said.value) if said else ""
        field = names.get(compared(name))
        if name.startswith(SPARE_MARKS):
            continue
        if field is None:
            values = {"field": name, "nearest": nearest(name, [x.title for x in sheet.fields])}
            problems.append(Diagnostic("MIG121", line.place, values))
        elif field.title in cells:
            values = {"key": name, "first": str(cells[field.title])}
            problems.append(Diagnostic("MIG106", line.place, values))
        else:
            cells[field.title] = line.cells[VALUE]
            if content is not None:
                entries[field.title] = Entry(field, content.value, content.place)
    return Row([*entries.values()], grid.locate(0, 0), cells)


def _header(grid: Grid, fields: Iterable[Field]) -> int | None:
    """The row with most known titles; the first of several."""
    names = _by_name(fields)
    best, most = None, 0
    for number in range(min(len(grid.rows), _HEADER_WITHIN)):
        titles = {compared(cell) for cell in grid.rows[number] if isinstance(cell, str)}
        count = len(titles & names.keys())
        if count > most:
            best, most = number, count
    return best


def _by_name(fields: Iterable[Field]) -> dict[str, Field]:
    return {compared(name): field for field in fields for name in field.names}


def _columns(
    grid: Grid, top: int, fields: Sequence[Field], problems: list[Diagnostic]
) -> dict[int, Field]:
    """The field of each known column."""
    names = _by_name(fields)
    found: dict[int, Field] = {}
    first: dict[str, Location] = {}
    for column in range(max(len(row) for row in grid.rows)):
        cell, place = grid.at(top, column), grid.locate(top, column)
        title = "" if cell is None else str(cell).strip()
        field = names.get(compared(title))
        if title.startswith(SPARE_MARKS):
            continue
        if field is None:
            if title:
                values = {"field": title, "nearest": nearest(title, [x.title for x in fields])}
                problems.append(Diagnostic("MIG175", place, values))
            elif any(grid.at(row, column) is not None for row in range(top + 1, len(grid.rows))):
                problems.append(Diagnostic("MIG121", place, {"field": ""}))
        elif field.title in first:
            values = {"key": title, "first": str(first[field.title])}
            problems.append(Diagnostic("MIG106", place, values))
        else:
            first[field.title] = place
            found[column] = field
    return found


def _formulas_without_result(
    grid: Grid, top: int, columns: dict[int, Field]
) -> Iterator[Diagnostic]:
    for row, column in sorted(grid.uncomputed):
        if row > top and column in columns:
            title = columns[column].title
            yield Diagnostic("MIG173", grid.locate(row, column), {"value": title})


def _row(grid: Grid, number: int, columns: dict[int, Field]) -> Row:
    entries = [
        Entry(field, value, grid.locate(number, column))
        for column, field in columns.items()
        if (value := grid.at(number, column)) is not None
    ]
    cells = {field.title: grid.locate(number, column) for column, field in columns.items()}
    return Row(entries, entries[0].place, cells)
