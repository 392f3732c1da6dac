"""Columns of text on a terminal, where wide characters take two places."""

import unicodedata
from collections.abc import Iterable, Sequence


def side_by_side(rows: Iterable[Sequence[str]]) -> list[str]:
    """Rows of equal length as lines with their cells one below the other."""
    cells = [list(row) for row in rows]
    widths = [max(_places(row[n]) for row in cells) for n in range(len(cells[0]))]
    return [
        "  ".join(
            cell + " " * (width - _places(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in cells
    ]


def _places(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)
