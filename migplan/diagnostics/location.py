"""Addresses: where a value was written."""

from dataclasses import dataclass
from functools import cache
from pathlib import PurePath


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file: line and column of a text, or of a sheet of a workbook.

    Lines and columns count from 1; 0 means unknown. Ordered by file, then by place.
    """

    path: PurePath
    line: int = 0
    column: int = 0
    sheet: str = ""

    @property
    def cell(self) -> str:
        """The cell of a sheet, such as ``B7``; empty when the place is none."""
        inside = self.sheet and self.line and self.column
        return f"{column_letters(self.column)}{self.line}" if inside else ""

    def __str__(self) -> str:
        if self.sheet:
            cell = self.cell
            inside = f"{self.sheet}!{cell}" if cell else self.sheet
            return f"{self.path}[{inside}]"
        place = [str(self.path)]
        if self.line:
            place.append(str(self.line))
            if self.column:
                place.append(str(self.column))
        return ":".join(place)

    @property
    def address(self) -> str:
        """File and line, or sheet and cell.

        A file name may hold bytes that are no text, which a document cannot.
        """
        place = str(self) if self.sheet else f"{self.path}:{self.line}"
        return place.encode("utf-8", "backslashreplace").decode()

    @property
    def order(self) -> tuple[str, str, int, int]:
        """Key to sort by."""
        return (str(self.path), self.sheet, self.line, self.column)


@cache
def column_letters(column: int) -> str:
    """``A`` for 1, ``AA`` for 27."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """1 for ``A``, 27 for ``AA``."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
