"""Tables: the twin of every figure, and what cannot be drawn."""

import re
from dataclasses import dataclass, replace

_LONG = 14
_SHORT_DAY = re.compile(r"R(\d+)\.(\d+)\.(\d+)")
_REIWA_BEFORE_FIRST_YEAR = 2018


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another part of the page."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; ``sort`` is what its column is sorted by when that is not the text."""

    text: str
    sort: str = ""
    href: str = ""
    note: str = ""
    badge: str = ""
    badge_class: str = ""
    bar: str = ""
    """Length of a bar behind the text, as a percentage."""
    fold: tuple[str, ...] = ()
    """Lines that open on demand; the paper does without them."""
    fold_label: str = ""
    links: tuple[Link, ...] = ()
    """Where to read on, below the text."""

    @property
    def sort_key(self) -> str:
        """``sort`` where the page cannot read it from the text: numbers and short days it can."""
        day = _SHORT_DAY.match(self.text)
        if day:
            year, month, of_month = map(int, day.groups())
            read = f"{year + _REIWA_BEFORE_FIRST_YEAR}-{month:02}-{of_month:02}"
        else:
            read = self.text.replace(",", "")
        return "" if read == self.sort else self.sort


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    label: str
    number: bool = False
    wide: bool = False
    short: bool = False
    """Dates and keys, which must not be broken."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row; ``pick`` holds the values, parted by blanks, that lists of choices filter by."""

    cells: tuple[Cell, ...]
    pick: str = ""
    classes: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One more list of choices that a table can be filtered by."""

    label: str
    choices: tuple[tuple[str, str], ...]
    """Value among the picks of a row, and its name."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption; the first cell of a row heads it."""

    key: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    search: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    choice_label: str = ""
    more_choices: tuple[Choice, ...] = ()
    foot: tuple[Row, ...] = ()
    count: str = ""
    paper: str = ""
    """What a printed table leaves out; empty when it has every row."""

    @property
    def long(self) -> bool:
        """Whether the table gets a window of its own to scroll in."""
        return len(self.rows) > _LONG

    def without(self, *numbers: int) -> "Table":
        """The table less some columns, counted from 0, which are not for the reader."""

        def kept(row: Row) -> Row:
            cells = tuple(c for n, c in enumerate(row.cells) if n not in numbers)
            return replace(row, cells=cells)

        return replace(
            self,
            columns=tuple(c for n, c in enumerate(self.columns) if n not in numbers),
            rows=tuple(map(kept, self.rows)),
            foot=tuple(map(kept, self.foot)),
        )

    @property
    def classes(self) -> str:
        """How its columns are set, said once for all cells: ``n4 w2``, counted from 1.

        The style sheet knows sixteen columns; a table of numbers may have any number of them.
        """
        if all(column.number for column in self.columns[1:]):
            return "nn"
        kinds = (
            "n" if column.number else "w" if column.wide else "s" if column.short else ""
            for column in self.columns
        )
        return " ".join(f"{kind}{n}" for n, kind in enumerate(kinds, start=1) if kind)


def money_cell(text: str, value: int) -> Cell:
    """An amount that sorts by its value."""
    return Cell(text, sort=str(value))
