"""Merged cells and ditto marks get the value they stand for."""

from collections.abc import Container, Sequence
from dataclasses import replace

from migplan.diagnostics.diagnostic import Diagnostic, Severity
from migplan.importers.grid import Grid, Span, Value
from migplan.importers.values.plain import one_line

_DITTO = frozenset(
    {"〃", "″", "同上", "仝", "々", '"', "”", "〃〃", "ヾ", "同　上", "(同上)", "（同上）"}
)


def filled(grid: Grid, first: int, skipped: Container[int], told: list[Diagnostic]) -> Grid:
    """Fill cells merged downwards; each repair is told with its cell.

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
    return replace(grid, rows=rows)


def undittoed(
    grid: Grid, number: int, above: Sequence[Value], told: list[Diagnostic]
) -> Sequence[Value]:
    """A row of data with the values of the one above it in place of ditto marks; each is told.

    Args:
        grid: The sheet.
        number: The row, from 0.
        above: The row of data above it, empty when it is the first: headings, totals and headers
            repeated on each page do not count.
        told: Takes the repairs.
    """
    cells = grid.rows[number]
    if not any(isinstance(value, str) and value.strip() in _DITTO for value in cells):
        return cells
    row = list(cells)
    for column, value in enumerate(cells):
        if isinstance(value, str) and value.strip() in _DITTO:
            row[column] = above[column] if column < len(above) else None
            _tell_ditto(grid, number, column, row[column], told)
    return row


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


def _tell_ditto(grid: Grid, row: int, column: int, read: Value, told: list[Diagnostic]) -> None:
    place, mark = grid.locate(row, column), str(grid.rows[row][column])
    if read is None:
        told.append(Diagnostic("MIG307", place, {"value": mark}, Severity.WARNING))
    else:
        values = {"value": mark, "read": one_line(str(read))}
        told.append(Diagnostic("MIG305", place, values, Severity.WARNING))
