"""Where the header of a table stands, and the words over each of its columns."""

from collections.abc import Sequence

from migplan.importers.grid import Grid
from migplan.importers.lists.table import Head, Known
from migplan.importers.values.plain import one_line

_SEARCHED_ROWS = 200
"""Rows in which the first header is looked for."""
_LEAST_BUSINESSES = 4
"""Names of businesses side by side that make a header."""
LEAST_WORDS = 2
"""Known words that make a header where few others stand beside them."""
_ALWAYS_ENOUGH = 3
"""Known words that make a header however many unknown ones stand beside them."""
WORD, _BUSINESS = 2, 1
_NARROW = 2
_LOOKED_AT = 5
_NEARLY_BEST = 0.6
_LONG = 25
_TITLE_ENDS = ("一覧", "一覧表", "台帳", "リスト", "調書", "現在", "時点")


class Headers:
    """Finds the headers of one sheet."""

    def __init__(self, grid: Grid, known: Known) -> None:
        self._grid, self._known = grid, known

    def first(self) -> tuple[int, int] | None:
        """First and last row of the first header that is about as good as the best one."""
        rows = range(min(len(self._grid.rows), _SEARCHED_ROWS))
        scores = {row: self.score(row) for row in rows}
        best = max(scores.values(), default=0)
        if best == 0:
            return None
        at = next(row for row in rows if scores[row] >= max(0.5, _NEARLY_BEST * best))
        return self.extent(at)

    def score(self, row: int) -> float:
        """How many words of lists a row holds; 0 when it is no header."""
        texts = [text for text in self.texts(row) if text]
        if not texts:
            return 0
        kinds = [self._known.sure(text) for text in texts]
        words, businesses = kinds.count(WORD), kinds.count(_BUSINESS)
        if businesses >= _LEAST_BUSINESSES:
            words += businesses
        elif words:
            words += min(businesses, 1)
        if words >= _ALWAYS_ENOUGH or (words == LEAST_WORDS and words * 2 >= len(texts)):
            return words
        alone = words == 1 and len(texts) == 1 and self._width(row) <= _NARROW
        return 0.5 if alone else 0

    def extent(self, row: int) -> tuple[int, int]:
        """First and last row of the header around its best row."""
        first = last = row
        if row and self._is_upper(row - 1, row):
            first = row - 1
            if first and self._is_upper(first - 1, first):
                first -= 1
        if self._is_lower(row, row + 1):
            last = row + 1
        return first, last

    def heads(self, first: int, last: int, end: int) -> list[Head]:
        """The columns of a header, those with values but without words included.

        Args:
            first: First row of the header.
            last: Its last row.
            end: The row behind the last one of the table.
        """
        lower = self.texts(last)
        uppers = [self.texts(row) for row in range(first, last)]
        width = max([len(lower), *(len(row) for row in uppers)])
        heads: list[Head] = []
        for column in range(width):
            own = lower[column] if column < len(lower) else ""
            above = "".join(dict.fromkeys(_owner(row, column, bool(own)) for row in uppers))
            if own or above:
                heads.append(Head(column, above if own else "", own or above))
        below = self._grid.rows[last + 1 : end]
        data = {n for cells in below for n, value in enumerate(cells) if value is not None}
        named = {head.column for head in heads}
        heads += [Head(column, "", "") for column in sorted(data - named)]
        return sorted(heads, key=lambda head: head.column)

    def texts(self, row: int) -> list[str]:
        """The texts of a row, each on one line; empty for what is no text."""
        if row >= len(self._grid.rows):
            return []
        return [one_line(value) if isinstance(value, str) else "" for value in self._grid.rows[row]]

    def _width(self, row: int) -> int:
        near = self._grid.rows[row : row + _LOOKED_AT]
        return max((len(cells) for cells in near), default=0)

    def _is_upper(self, upper: int, lower: int) -> bool:
        texts = self.texts(upper)
        filled_at = [place for place, text in enumerate(texts) if text]
        if not filled_at or any(len(texts[place]) > _LONG for place in filled_at):
            return False
        alone = len(filled_at) == 1
        if alone and (filled_at[0] == 0 or texts[filled_at[0]].endswith(_TITLE_ENDS)):
            return False  # a title
        return self._fits(upper, lower)

    def _is_lower(self, upper: int, lower: int) -> bool:
        if lower >= len(self._grid.rows):
            return False
        cells = [value for value in self._grid.rows[lower] if value is not None]
        if not cells or not all(isinstance(value, str) for value in cells):
            return False
        # below a header of merged cells, a first row of data stands just like a second header
        known = any(self._known.sure(text) == WORD for text in self.texts(lower) if text)
        return known and self._fits(upper, lower)

    def _fits(self, upper: int, lower: int) -> bool:
        """Whether the words below divide groups above or stand where nothing is above."""
        above, below = self.texts(upper), self.texts(lower)
        width = max(len(above), len(below))
        above += [""] * (width - len(above))
        below += [""] * (width - len(below))
        divided = False
        for place in range(width):
            if not (above[place] and below[place]):
                continue
            group = next((n for n in range(place + 1, width) if above[n]), width)
            if not any(below[n] for n in range(place + 1, group)):
                return False
            divided = True
        # a row of data below a header with empty cells would have texts under most of the words
        return divided or (
            any(not a and b for a, b in zip(above, below, strict=True)) and any(above)
        )


def _owner(row: Sequence[str], column: int, has_own: bool) -> str:
    """The word of a group that a column belongs to; without a word of its own only the one above it."""
    if column < len(row) and row[column]:
        return row[column]
    if not has_own:
        return ""
    return next((text for text in reversed(row[: column + 1]) if text), "")
