"""A CSV file as a grid, so that all that is written for sheets reads it too."""

from pathlib import PurePosixPath

from migplan.diagnostics.location import Location
from migplan.importers.csv_file import parse_csv
from migplan.importers.grid import Grid, Value


def csv_grid(text: str, shown: PurePosixPath) -> Grid:
    """Split CSV into a grid named after its file; each cell keeps its line and column.

    Empty lines are left out, as in every CSV that is read here.

    Raises:
        UnreadableFileError: As ``parse_csv``.
    """
    cells = parse_csv(text, shown)
    rows: list[list[Value]] = [[cell.text or None for cell in row] for row in cells]

    def locate(row: int, column: int) -> Location:
        if row >= len(cells):
            return Location(shown)
        known = cells[row]
        if column < len(known):
            return known[column].location
        return Location(shown, known[0].location.line)

    return Grid(shown.stem, rows, locate)
