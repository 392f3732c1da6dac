"""A sheet as it was filled in: plain values in rows and columns, each with its address."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time

from migplan.diagnostics.location import Location

Value = str | int | float | bool | date | time | None
"""What a cell may hold; a ``datetime`` is a ``date`` too."""


@dataclass(frozen=True, slots=True)
class Span:
    """Merged cells, from the first to the last row and column, inclusive; all count from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet of a workbook, or one CSV file; rows and columns count from 0.

    Rows may differ in length; what lies behind their end is empty.
    """

    name: str
    """Name of the sheet; of the file for CSV."""
    rows: Sequence[Sequence[Value]]
    locate: Callable[[int, int], Location]
    """The place of a cell, by row and column."""
    merged: tuple[Span, ...] = ()
    hidden: bool = False
    """The sheet is not shown in the office program."""
    hidden_rows: frozenset[int] = frozenset()
    uncomputed: frozenset[tuple[int, int]] = frozenset()
    """Cells with a formula whose result was not saved or is an error; they look empty."""

    def at(self, row: int, column: int) -> Value:
        """The value of a cell; None when it is empty or outside."""
        if row >= len(self.rows) or column >= len(self.rows[row]):
            return None
        return self.rows[row][column]
