"""Finding the tables of a sheet: title, header of one to three rows, blocks, rows, notes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from migplan.diagnostics.diagnostic import Diagnostic, Severity
from migplan.importers.grid import Grid, Value
from migplan.importers.lists.fill import filled
from migplan.importers.values.plain import one_line, plain


class Known(Protocol):
    """Tells headers from other texts."""

    def sure(self, text: str) -> int:
        """2 for a word of a list, 1 for the name of a business, 0 for neither."""
        ...

    def is_word(self, folded: str) -> bool:
        """A quick look: whether a folded text is a word of a list as it stands."""
        ...


_SEARCHED_ROWS = 200
"""Rows in which the first header is looked for."""
_LEAST_BUSINESSES = 4
"""Names of businesses side by side that make a header."""
_LEAST_WORDS = 2
_ALWAYS_ENOUGH = 3
"""Known words that make a header however many unknown ones stand beside them."""
_WORD, _BUSINESS = 2, 1
_NARROW = 2
_LOOKED_AT = 5
_REPEATED = 0.7
"""Share of a row's cells that repeat the header when the row does."""
_NEARLY_BEST = 0.6
_LONG = 25
_NOTE_MARKS = (
    "※",
    "*",
    "＊",
    "注",
    "(注",
    "（注",
    "備考",
    "凡例",
    "出典",
    "【注",
    "[注",
    "資料:",
    "資料：",
)
_HEADING_MARKS = ("■", "◆", "●", "○", "【", "<", "＜", "〈", "《", "▼", "◎", "□", "◇")
_TOTALS = frozenset({"合計", "計", "小計", "総計", "総合計", "システム数計"})


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


def tables_of(grid: Grid, known: Known, told: list[Diagnostic]) -> list[Table]:
    """Find all tables of a sheet.

    Args:
        grid: The sheet.
        known: Tells headers from other texts.
        told: Takes every repair and every row that is no data.
    """
    sheet = _Sheet(grid, known, told)
    first = sheet.first_header()
    return [] if first is None else sheet.tables(first)


def table_at(
    grid: Grid, first: int, last: int, known: Known, told: list[Diagnostic]
) -> list[Table]:
    """The tables of a sheet whose header somebody has pointed to; rows count from 0."""
    return _Sheet(grid, known, told).tables((first, last))


class _Sheet:
    def __init__(self, grid: Grid, known: Known, told: list[Diagnostic]) -> None:
        self.grid, self.known, self.told = grid, known, told
        self.wide = tuple(span for span in grid.merged if span.right > span.left)

    def first_header(self) -> tuple[int, int] | None:
        rows = range(min(len(self.grid.rows), _SEARCHED_ROWS))
        scores = {row: self._score(row) for row in rows}
        best = max(scores.values(), default=0)
        if best == 0:
            return None
        at = next(row for row in rows if scores[row] >= max(0.5, _NEARLY_BEST * best))
        return self._extent(at)

    def tables(self, header: tuple[int, int]) -> list[Table]:
        found: list[Table] = []
        above = self._lines(0, header[0])
        tops = {span.top for span in self.grid.merged if span.top > header[1]}
        heads_below = {row for row in tops if self._score(row) >= _LEAST_WORDS}
        self.grid = filled(self.grid, header[1] + 1, heads_below, self.told)
        while True:
            heads = self._heads(*header)
            rows, following = self._rows(header, heads)
            found += _blocks(self.grid, above, header, heads, rows)
            if following is None:
                return found
            above, header = above[:1], following

    def _score(self, row: int) -> float:
        texts = [text for text in self._texts(row) if text]
        if not texts:
            return 0
        kinds = [self.known.sure(text) for text in texts]
        words, businesses = kinds.count(_WORD), kinds.count(_BUSINESS)
        if businesses >= _LEAST_BUSINESSES:
            words += businesses
        elif words:
            words += min(businesses, 1)
        if words >= _ALWAYS_ENOUGH or (words == _LEAST_WORDS and words * 2 >= len(texts)):
            return words
        alone = words == 1 and len(texts) == 1 and self._width(row) <= _NARROW
        return 0.5 if alone else 0

    def _width(self, row: int) -> int:
        return max((len(cells) for cells in self.grid.rows[row : row + _LOOKED_AT]), default=0)

    def _extent(self, row: int) -> tuple[int, int]:
        """First and last row of the header around its best row."""
        first = last = row
        if row and self._is_upper(row - 1, row):
            first = row - 1
            if first and self._is_upper(first - 1, first):
                first -= 1
        if self._is_lower(row, row + 1):
            last = row + 1
        return first, last

    def _is_upper(self, upper: int, lower: int) -> bool:
        texts = self._texts(upper)
        filled_at = [place for place, text in enumerate(texts) if text]
        if not filled_at or (len(filled_at) == 1 and filled_at[0] == 0):
            return False  # nothing, or a title
        if any(len(texts[place]) > _LONG for place in filled_at):
            return False
        return self._fits(upper, lower)

    def _is_lower(self, upper: int, lower: int) -> bool:
        if lower >= len(self.grid.rows):
            return False
        cells = [value for value in self.grid.rows[lower] if value is not None]
        if not cells or not all(isinstance(value, str) for value in cells):
            return False
        return self._fits(upper, lower)

    def _fits(self, upper: int, lower: int) -> bool:
        """Whether the words below divide groups above or stand where nothing is above."""
        above, below = self._texts(upper), self._texts(lower)
        width = max(len(above), len(below))
        above += [""] * (width - len(above))
        below += [""] * (width - len(below))
        divided = False
        for place in range(width):
            if not (above[place] and below[place]):
                continue
            group = next((n for n in range(place + 1, width) if above[n]), width)
            inside = [n for n in range(place + 1, group) if below[n]]
            if not inside:
                return False
            divided = True
        # a row of data below a header with empty cells would have texts under most of the words
        return divided or (
            any(not a and b for a, b in zip(above, below, strict=True)) and any(above)
        )

    def _heads(self, first: int, last: int) -> list[Head]:
        lower = self._texts(last)
        uppers = [self._texts(row) for row in range(first, last)]
        width = max([len(lower), *(len(row) for row in uppers)])
        heads: list[Head] = []
        for column in range(width):
            own = lower[column] if column < len(lower) else ""
            above = "".join(dict.fromkeys(_owner(row, column, bool(own)) for row in uppers))
            if own or above:
                heads.append(Head(column, above if own else "", own or above))
        data = {
            n for cells in self.grid.rows[last + 1 :] for n, v in enumerate(cells) if v is not None
        }
        named = {head.column for head in heads}
        for column in sorted(data - named):
            heads.append(Head(column, "", ""))
        return sorted(heads, key=lambda head: head.column)

    def _rows(
        self, header: tuple[int, int], heads: Sequence[Head]
    ) -> tuple[list[Row], tuple[int, int] | None]:
        rows: list[Row] = []
        group = ""
        named = [head for head in heads if head.lower]
        titles = {plain(head.lower) for head in named}
        for number in range(header[1] + 1, len(self.grid.rows)):
            cells = self.grid.rows[number]
            texts = [(place, value) for place, value in enumerate(cells) if value is not None]
            if not texts:
                continue
            words = [plain(str(value)) for _, value in texts]
            if len(words) > 1 and sum(word in titles for word in words) >= max(
                _LEAST_WORDS, _REPEATED * len(words)
            ):
                self._tell("MIG304", number, texts[0][0], str(texts[0][1]))
            elif words[0] in _TOTALS:
                self._tell("MIG303", number, texts[0][0], str(texts[0][1]))
            elif self._is_new_header(number, words, titles):
                return rows, self._extent(number)
            elif self._is_heading(number, texts, named):
                group = one_line(str(texts[0][1]))
                self._tell("MIG361", number, texts[0][0], group)
            elif self._is_note(texts, named):
                self._tell("MIG302", number, texts[0][0], str(texts[0][1]))
            else:
                rows.append(
                    Row(number, tuple(self.grid.at(number, head.column) for head in heads), group)
                )
        return rows, None

    def _is_new_header(self, number: int, words: Sequence[str], titles: set[str]) -> bool:
        if sum(map(self.known.is_word, words)) < _LEAST_WORDS:
            return False
        texts = [text for text in self._texts(number) if text]
        known = [text for text in texts if self.known.sure(text) == _WORD]
        enough = len(known) >= max(_LEAST_WORDS, 2 * len(texts) / 3)
        return enough and not {plain(text) for text in known} <= titles

    def _is_heading(
        self, number: int, texts: Sequence[tuple[int, Value]], named: Sequence[Head]
    ) -> bool:
        if len(texts) != 1 or len(named) == 1:
            return False
        place, value = texts[0]
        text = one_line(str(value))
        if len(text) > _LONG or text.startswith(_NOTE_MARKS):
            return False
        wide = any(
            span.top <= number <= span.bottom
            and span.left <= place <= span.right
            and span.right > span.left
            for span in self.wide
        )
        return text.startswith(_HEADING_MARKS) or wide

    def _is_note(self, texts: Sequence[tuple[int, Value]], named: Sequence[Head]) -> bool:
        first = one_line(str(texts[0][1]))
        if first.startswith(_NOTE_MARKS) and len(texts) <= _NARROW:
            return True
        return len(texts) == 1 and len(named) > 1 and (len(first) > _LONG or first.endswith("。"))

    def _texts(self, row: int) -> list[str]:
        if row >= len(self.grid.rows):
            return []
        return [one_line(value) if isinstance(value, str) else "" for value in self.grid.rows[row]]

    def _lines(self, first: int, last: int) -> tuple[str, ...]:
        found = [
            one_line(str(value))
            for cells in self.grid.rows[first:last]
            for value in cells
            if value is not None
        ]
        return tuple(dict.fromkeys(found))

    def _tell(self, code: str, row: int, column: int, value: str) -> None:
        place = self.grid.locate(row, column)
        self.told.append(Diagnostic(code, place, {"value": one_line(value)}, Severity.WARNING))


def _owner(row: Sequence[str], column: int, has_own: bool) -> str:
    """The word of a group that a column belongs to; without a word of its own only the one above it."""
    if column < len(row) and row[column]:
        return row[column]
    if not has_own:
        return ""
    return next((text for text in reversed(row[: column + 1]) if text), "")


def _blocks(
    grid: Grid, above: tuple[str, ...], header: tuple[int, int], heads: list[Head], rows: list[Row]
) -> Iterator[Table]:
    """Part a table that repeats its header side by side."""
    named = [head for head in heads if head.lower]
    texts = [plain(head.lower) for head in named]
    size = _period(texts)
    for start in range(0, len(named), size):
        block = named[start : start + size]
        first = block[0].column if start else 0
        end = named[start + size].column if start + size < len(named) else None
        inside = [
            n
            for n, head in enumerate(heads)
            if head.column >= first and (end is None or head.column < end)
        ]
        part = [
            Row(row.number, tuple(row.values[n] for n in inside), row.group)
            for row in rows
            if any(row.values[n] is not None for n in inside)
        ]
        yield Table(grid, above, header, tuple(heads[n] for n in inside), tuple(part))


def _period(texts: Sequence[str]) -> int:
    """Columns after which a header begins anew; all of them when it does not."""
    count = len(texts)
    for size in range(1, count // 2 + 1):
        if count % size == 0 and all(texts[n] == texts[n % size] for n in range(count)):
            return size
    return max(count, 1)
