"""A text file with columns as a grid, like a sheet of a workbook."""

from pathlib import PurePosixPath

from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.location import Location
from migplan.importers.csv_file import parse_csv
from migplan.importers.grid import Grid
from migplan.importers.text_file import UnreadableFileError

_LOOKED_AT = 5_000
"""Characters in which the mark between cells is looked for."""


def csv_grid(text: str, shown: PurePosixPath) -> Grid:
    """Take comma- or tab-separated text apart.

    Raises:
        UnreadableFileError: If a quotation mark is not closed, or there are no values.
    """
    head = text[:_LOOKED_AT]
    mark = max((",", "\t", ";"), key=head.count)
    rows = parse_csv(text, shown, mark)
    if not rows:
        raise UnreadableFileError(Diagnostic("MIG110", Location(shown)))

    def locate(row: int, column: int) -> Location:
        cells = rows[row] if row < len(rows) else rows[-1]
        if column < len(cells):
            return cells[column].location
        return cells[0].location

    return Grid(
        name=shown.name,
        rows=[[cell.text if cell.text.strip() else None for cell in row] for row in rows],
        locate=locate,
    )
