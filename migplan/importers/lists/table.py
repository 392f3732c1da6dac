"""A table of a sheet: the heads of its columns and its rows of data."""

from dataclasses import dataclass
from typing import Protocol

from migplan.importers.grid import Grid, Value
from migplan.importers.values.plain import plain


class Known(Protocol):
    """Tells headers from other texts."""

    def sure(self, text: str) -> int:
        """2 for a word of a list, 1 for the name of a business, 0 for neither."""
        ...

    def is_word(self, folded: str) -> bool:
        """A quick look: whether a folded text is a word of a list as it stands."""
        ...


@dataclass(frozen=True, slots=True)
class Head:
    """The header of one column."""

    column: int
    """In the grid, from 0."""
    upper: str
    """Words of the rows above the last header row; empty when there are none."""
    lower: str
    """Words of the last header row."""

    @property
    def text(self) -> str:
        """All words, from the top."""
        return self.upper + self.lower if self.upper != self.lower else self.lower


@dataclass(frozen=True, slots=True)
class Row:
    """One row of data."""

    number: int
    """In the grid, from 0."""
    values: tuple[Value, ...]
    """One for each head of the table, merged cells and ditto marks filled."""
    group: str = ""
    """The heading it stands under."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a sheet; tables folded side by side are several."""

    grid: Grid
    above: tuple[str, ...]
    """What stands above the header."""
    header: tuple[int, int]
    """First and last row of the header, from 0."""
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]


def parted(table: Table) -> list[Table]:
    """The tables of one that repeats its header side by side; itself when it does not."""
    heads, grid = table.heads, table.grid
    named = [head for head in heads if head.lower]
    size = _period([plain(head.lower) for head in named])
    found: list[Table] = []
    for start in range(0, len(named), size):
        first = named[start].column if start else 0
        end = named[start + size].column if start + size < len(named) else None
        inside = [
            n
            for n, head in enumerate(heads)
            if head.column >= first and (end is None or head.column < end)
        ]
        rows = [
            Row(row.number, tuple(row.values[n] for n in inside), row.group)
            for row in table.rows
            if any(row.values[n] is not None for n in inside)
        ]
        part = tuple(heads[n] for n in inside)
        found.append(Table(grid, table.above, table.header, part, tuple(rows)))
    return found


def _period(texts: list[str]) -> int:
    """Columns after which a header begins anew; all of them when it does not."""
    count = len(texts)
    for size in range(1, count // 2 + 1):
        if count % size == 0 and all(texts[n] == texts[n % size] for n in range(count)):
            return size
    return max(count, 1)
