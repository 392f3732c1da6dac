"""A text file with columns as a grid, like a sheet of a workbook."""

from pathlib import PurePosixPath

from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.location import Location
from migplan.importers.csv_file import Cell, parse_csv
from migplan.importers.grid import Grid
from migplan.importers.text_file import UnreadableFileError

_LOOKED_AT = 5_000
"""Characters in which the mark between cells is looked for."""


def csv_grid(text: str, shown: PurePosixPath) -> Grid:
    """Take comma- or tab-separated text apart.

    Raises:
        UnreadableFileError: If a quotation mark is not closed, or there are no values.
    """
    head = [line for line in text[:_LOOKED_AT].splitlines() if line.strip()]
    # what parts cells stands in every line; what stands inside cells only in some
    mark = max((",", "\t", ";"), key=lambda mark: sum(mark in line for line in head))
    rows = parse_csv(text, shown, mark)
    if not rows:
        raise UnreadableFileError(Diagnostic("MIG110", Location(shown)))

    # a row for each line of the file, so that rows count as people count them
    lines: list[list[Cell]] = []
    for cells in rows:
        lines += [[] for _ in range(cells[0].location.line - 1 - len(lines))]
        lines.append(cells)

    def locate(row: int, column: int) -> Location:
        cells = lines[row] if row < len(lines) else []
        return cells[column].location if column < len(cells) else Location(shown, row + 1, 1)

    return Grid(
        name=shown.name,
        rows=[[cell.text if cell.text.strip() else None for cell in row] for row in lines],
        locate=locate,
    )
