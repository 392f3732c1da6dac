"""Tables of the page as sheets: numbers become numbers, days become days, notes get a column."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from migplan.report import book
from migplan.report.book import Form, Sheet
from migplan.report.formats import Formats
from migplan.report.views.table import Cell, Column, Row, Table
from migplan.report.width import em_width
from migplan.report.words import Words
from migplan.report.xlsx_cells import letter

_NUMBER = re.compile(r"[−+±-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NONE = "―"
_WIDEST, _WIDE, _LEAST = 24.0, 38.0, 8.0


class Speaks(Protocol):
    """A reader's language."""

    @property
    def words(self) -> Words:
        """Sentences."""
        ...

    @property
    def formats(self) -> Formats:
        """Dates and money."""
        ...


@dataclass(frozen=True, slots=True)
class Formula:
    """A sum, and what it comes to."""

    text: str
    value: int


@dataclass(frozen=True, slots=True)
class Filled:
    """A sheet, and what stands below its rows."""

    sheet: Sheet
    foot: tuple[tuple[book.Cell, ...], ...] = ()
    formulas: Mapping[tuple[int, int], Formula] = field(
        default_factory=dict[tuple[int, int], Formula]
    )
    """Instead of the value: by row and column from 0; the rows of the foot follow the others."""


def sheet_of(context: Speaks, table: Table | None, name: str, above: Sequence[str]) -> Filled:
    """A table as a sheet; where there is nothing to show, the sheet says so."""
    if table is None:
        column = book.Column(context.words("book.nothing"), 40)
        return Filled(Sheet(name, (column,), (), tuple(above), fixed_columns=0))
    noted = [n for n in range(len(table.columns)) if any(_note(row.cells[n]) for row in table.rows)]
    columns = tuple(_columns(context, table, noted))
    rows = [_row(context, table, row, noted) for row in table.rows]
    foot = tuple(_row(context, table, _told(context, row, noted), noted) for row in table.foot)
    lines = (*above, table.caption)
    first = len(lines) + 2
    formulas = _sums(rows, foot, first, filtered=table.search)
    return Filled(Sheet(name, columns, rows, lines), foot, formulas)


def _told(context: Speaks, row: Row, noted: Sequence[int]) -> Row:
    """A row of the foot with its notes beside its texts, where no column takes them."""
    cells = (
        Cell(context.words("shapes.aside", text=cell.text, note=_note(cell).replace("\n", " ")))
        if n not in noted and cell.text and _note(cell)
        else cell
        for n, cell in enumerate(row.cells)
    )
    return Row(tuple(cells))


def _columns(context: Speaks, table: Table, noted: Sequence[int]) -> Iterator[book.Column]:
    for n, column in enumerate(table.columns):
        texts = [_text(row.cells[n]) for row in (*table.rows, *table.foot)]
        yield book.Column(column.label, _width(column, texts), form=_form(column, table.rows, n))
        if n in noted:
            label = context.words("book.note", title=column.label)
            yield book.Column(label, _width(column, [_note(row.cells[n]) for row in table.rows]))


def _width(column: Column, texts: Sequence[str]) -> float:
    """Characters that the longest text needs, up to a limit; a wide character takes two."""
    most = max((em_width(text) * 2 for text in (column.label, *texts)), default=_LEAST) + 2
    return min(max(most, _LEAST), _WIDE if column.wide else _WIDEST)


def _form(column: Column, rows: Sequence[Row], n: int) -> Form:
    if any(_DAY.fullmatch(row.cells[n].sort) for row in rows):
        return "era"
    if not column.number:
        return "text"
    numbers = (_text(row.cells[n]) for row in rows)
    broken = any("." in text for text in numbers if _NUMBER.fullmatch(text))
    return "number" if broken else "yen"


def _row(context: Speaks, table: Table, row: Row, noted: Sequence[int]) -> tuple[book.Cell, ...]:
    cells: list[book.Cell] = []
    for n, (cell, column) in enumerate(zip(row.cells, table.columns, strict=True)):
        cells.append(_value(context, cell, column))
        if n in noted:
            cells.append(_note(cell) or None)
    return tuple(cells)


def _value(context: Speaks, cell: Cell, column: Column) -> book.Cell:
    """What a cell means; text that is more, or less exact, than a number or a day stays text."""
    text = _text(cell)
    if column.number:
        if _NUMBER.fullmatch(text):
            plain = text.replace(",", "").replace("−", "-").lstrip("+±")
            return float(plain) if "." in plain else int(plain)
        return None if text == _NONE else text
    if _DAY.fullmatch(cell.sort):
        day = date.fromisoformat(cell.sort)
        if text in (context.formats.day(day), context.formats.weekday(day)):
            return day
    return text


def _text(cell: Cell) -> str:
    return cell.text or _badge(cell)


def _badge(cell: Cell) -> str:
    """A badge in words; keys to the colours of a figure say nothing here."""
    return "" if cell.badge_class.startswith("key") else cell.badge


def _note(cell: Cell) -> str:
    badge = _badge(cell) if cell.text else ""
    return "\n".join(part for part in (badge, cell.note, *cell.fold) if part)


def _sums(
    rows: Sequence[Sequence[book.Cell]],
    foot: Sequence[Sequence[book.Cell]],
    first: int,
    *,
    filtered: bool,
) -> dict[tuple[int, int], Formula]:
    """Formulas for the numbers that are sums, and only for them: of a column, a foot or a line.

    Below a list with a filter the sum is that of the rows that are seen.
    """
    found: dict[tuple[int, int], Formula] = {}
    last = first + len(rows) - 1
    for n, line in enumerate(foot):
        for c, value in enumerate(line):
            above = [below[c] for below in foot[:n]]
            if not isinstance(value, int):
                continue
            at, spot = letter(c + 1), (len(rows) + n, c)
            if rows and value == _total(row[c] for row in rows):
                cells = f"{at}{first}:{at}{last}"
                found[spot] = Formula(
                    f"=SUBTOTAL(109,{cells})" if filtered else f"=SUM({cells})", value
                )
            elif n > 1 and value == _total(above):
                found[spot] = Formula(f"=SUM({at}{last + 1}:{at}{last + n})", value)
    every = [*rows, *foot]
    width = len(every[0]) if every else 0
    across = width > 2 and not filtered  # noqa: PLR2004
    for n, line in enumerate(every if across else ()):
        *parts, value = line[1:]
        spot = (n, width - 1)
        if isinstance(value, int) and value == _total(parts) and spot not in found:
            row = first + n
            found[spot] = Formula(f"=SUM(B{row}:{letter(width - 1)}{row})", value)
    return found


def _total(cells: Iterator[book.Cell] | Sequence[book.Cell]) -> int:
    return sum(cell for cell in cells if isinstance(cell, int))
