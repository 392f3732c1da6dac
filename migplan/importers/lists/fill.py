"""Merged cells and ditto marks get the value they stand for."""

from collections.abc import Container
from dataclasses import replace

from migplan.diagnostics.diagnostic import Diagnostic, Severity
from migplan.importers.grid import Grid, Span, Value
from migplan.importers.values.plain import one_line

_DITTO = frozenset(
    {"〃", "″", "同上", "仝", "々", '"', "”", "〃〃", "ヾ", "同　上", "(同上)", "（同上）"}
)


def filled(grid: Grid, first: int, skipped: Container[int], told: list[Diagnostic]) -> Grid:
    """Fill cells merged downwards and ditto marks; each repair is told with its cell.

    Args:
        grid: The sheet.
        first: First row of data: headers keep their shape.
        skipped: Rows further down that are headers too.
        told: Takes the repairs.
    """
    rows: list[list[Value]] = [list(row) for row in grid.rows]
    for span in grid.merged:
        if span.top < first or span.top in skipped:
            continue
        if span.bottom > span.top and span.right - span.left <= 1:
            _fill_down(grid, rows, span, told)
    for number, row in enumerate(rows[first:], start=first):
        for column, value in enumerate(row):
            if isinstance(value, str) and value.strip() in _DITTO:
                row[column] = _above(grid, rows, number, column, first, told)
    return replace(grid, rows=rows)


def _fill_down(grid: Grid, rows: list[list[Value]], span: Span, told: list[Diagnostic]) -> None:
    value = grid.at(span.top, span.left)
    if value is None:
        return
    last = min(span.bottom, len(rows) - 1)
    for number in range(span.top + 1, last + 1):
        row = rows[number]
        if any(cell is not None for cell in row):
            row.extend([None] * (span.left + 1 - len(row)))
            row[span.left] = value
    values = {"value": one_line(str(value)), "count": str(last - span.top + 1)}
    told.append(Diagnostic("MIG306", grid.locate(span.top, span.left), values, Severity.WARNING))


def _above(
    grid: Grid,
    rows: list[list[Value]],
    number: int,
    column: int,
    first: int,
    told: list[Diagnostic],
) -> Value:
    place = grid.locate(number, column)
    above = rows[number - 1][column] if number > first and column < len(rows[number - 1]) else None
    if above is None:
        values = {"value": str(rows[number][column])}
        told.append(Diagnostic("MIG307", place, values, Severity.WARNING))
        return None
    values = {"value": str(rows[number][column]), "read": one_line(str(above))}
    told.append(Diagnostic("MIG305", place, values, Severity.WARNING))
    return above
