"""Addresses: where a value was written."""

from dataclasses import dataclass
from pathlib import PurePath


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file: line and column of a text, or sheet and cell of a workbook.

    Lines and columns count from 1; 0 means unknown. Ordered by file, then by place.
    """

    path: PurePath
    line: int = 0
    column: int = 0
    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        if self.sheet or self.cell:
            inside = f"{self.sheet}!{self.cell}" if self.cell else self.sheet
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
        place = str(self) if self.sheet or self.cell else f"{self.path}:{self.line}"
        return place.encode("utf-8", "backslashreplace").decode()

    @property
    def order(self) -> tuple[str, str, int, int, str]:
        """Key to sort by."""
        return (str(self.path), self.sheet, self.line, self.column, self.cell)
