"""CSV taken apart into cells that know where they stand.

An own small reader, because the standard one forgets where a cell began: a cell may hold line
breaks, and the address of each row must still be right.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import PurePosixPath

from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.location import Location
from migplan.importers.text_file import UnreadableFileError

_CELLS = {
    mark: re.compile(
        rf'(?:"((?:[^"]++|"")*+)"|([^"{mark}\r\n][^{mark}\r\n]*+|))({mark}|\r\n|\n|\r|\Z)'
    )
    for mark in (",", "\t", ";")
}
"""A cell and what ends it, by the mark between cells."""
_BREAK = re.compile(r"\r\n|\n|\r")
_EMPTY_LINES = re.compile(r"[\r\n]*+")
_BLANKS = " \t　"

LIMIT_CELLS = 1_000_000
"""Cells of one table, empty ones included; 20,000 rows with all columns hold fewer."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text and its place."""

    text: str
    location: Location


def parse_csv(text: str, shown: PurePosixPath, mark: str = ",") -> list[list[Cell]]:
    """Split comma-separated text (RFC 4180) into rows of cells; empty rows are left out.

    Blanks around a cell are dropped unless it stands between quotes. Another ``mark`` than the
    comma may stand between cells: a tab, as in the "Unicode text" of Excel, or a semicolon.

    Raises:
        UnreadableFileError: If a quotation mark is not closed, text follows the closing one, or
            there are more than ``LIMIT_CELLS`` cells.
    """
    starts = [0, *(found.end() for found in _BREAK.finditer(text))]
    rows: list[list[Cell]] = []
    row: list[Cell] = []
    cells = offset = 0
    cell = _CELLS[mark]
    while True:
        if not row:
            offset = _after(_EMPTY_LINES, text, offset)
        found = cell.match(text, offset)
        line = bisect_right(starts, offset)
        location = Location(shown, line, offset - starts[line - 1] + 1)
        if found is None:
            raise UnreadableFileError(Diagnostic("MIG113", location, {"value": '"'}))
        cells += 1
        if cells > LIMIT_CELLS:
            raise UnreadableFileError(Diagnostic("MIG143", location, {"limit": f"{LIMIT_CELLS:,}"}))
        quoted, bare, end = found.groups()
        if quoted is None:
            content = bare.strip(_BLANKS)
        else:
            content = _BREAK.sub("\n", quoted.replace('""', '"'))
        row.append(Cell(content, location))
        offset = found.end()
        if end == mark:
            continue
        if any(part.text for part in row):
            rows.append(row)
        row = []
        if offset == len(text):
            return rows


def _after(pattern: re.Pattern[str], text: str, offset: int) -> int:
    found = pattern.match(text, offset)
    return found.end() if found else offset
