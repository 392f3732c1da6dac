"""Workbooks as values: sheets with named columns, before anybody knows of a file format."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Cell = str | int | float | bool | date | None
"""Text stays text, whatever it begins with; None is an empty cell."""

Form = Literal["text", "number", "yen", "date", "era"]
"""``era``: a day among words, shown with the Japanese era (R9.1.4) in a Japanese book."""
Tint = Literal["given", "assumed", "bad", "ask"]
"""What the ground of a cell says; its words say it too, colour is never alone."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet."""

    title: str
    width: float = 14
    """In characters of the usual font; a Japanese character takes two."""
    note: str = ""
    """Comment on the title: the unit, an example."""
    choices: tuple[str, ...] = ()
    """Offered as a drop-down; with ``strict`` nothing else can be entered."""
    strict: bool = False
    form: Form = "text"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: lines above, a header, rows."""

    name: str
    """At most 31 characters, without ``[ ] : * ? / \\``."""
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]] = ()
    above: Sequence[str] = ()
    """Lines over the header: the title first, then what a reader should know."""
    notes: Mapping[tuple[int, int], str] = field(default_factory=dict[tuple[int, int], str])
    """Comments on cells by row and column of ``rows``, from 0."""
    tints: Mapping[tuple[int, int], Tint] = field(default_factory=dict[tuple[int, int], Tint])
    choices: Mapping[tuple[int, int], tuple[str, ...]] = field(
        default_factory=dict[tuple[int, int], tuple[str, ...]]
    )
    """Strict drop-downs of single cells of ``rows``, where they differ from line to line."""
    links: Mapping[tuple[int, int], str] = field(default_factory=dict[tuple[int, int], str])
    """Places inside the workbook, such as ``'Sheet'!B5``, that cells of ``rows`` lead to."""
    fixed_columns: int = 1
    """Columns that stay in sight when one scrolls to the right."""
    pages_wide: int = 1
    """Sheets of paper side by side; with more than one the fixed columns stand on each."""
    form: bool = False
    """To be filled in: the header is locked, the body is not, and drop-downs reach beyond the rows."""

    @property
    def header_row(self) -> int:
        """Row of the header, from 0."""
        return len(self.above)


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook."""

    title: str
    sheets: Sequence[Sheet]
    created: date
    """Written into the file's properties: the as-of date, never the clock."""
    lang: str = "ja"
    """Of days, and of what the office program says when a cell is filled in wrongly."""
