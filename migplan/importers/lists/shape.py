"""Finding the tables of a sheet: titles, headers, rows of data, headings, totals and notes."""

import re
from collections.abc import Iterator, Sequence

from migplan.diagnostics.diagnostic import Diagnostic, Severity
from migplan.importers.grid import Grid, Value
from migplan.importers.lists.fill import filled, undittoed
from migplan.importers.lists.header import LEAST_WORDS, WORD, Headers
from migplan.importers.lists.table import Head, Known, Row, Table, parted
from migplan.importers.values.plain import one_line, plain

Extent = tuple[int, int]
"""First and last row of a header, from 0."""

_NARROW = 2
_REPEATED = 0.7
"""Share of a row's cells that repeat the header when the row does."""
_LONG = 25
_NOTE = re.compile(
    r"※|[*＊]|注(?:[\s\d０-９:：.．)）]|意|記|釈|$)|[(（【\[]注|(?:備考|凡例|出典|資料)(?:[:：\s]|$)"
)
_HEADING_MARKS = ("■", "◆", "●", "○", "【", "<", "＜", "〈", "《", "▼", "◎", "□", "◇")
_TOTAL = re.compile(r"(?:合計|計|小計|総計|総合計|システム数計)(?:\(.*\))?")


def tables_of(
    grid: Grid, known: Known, told: list[Diagnostic], given: Sequence[Extent] = ()
) -> list[Table]:
    """Find all tables of a sheet.

    Args:
        grid: The sheet.
        known: Tells headers from other texts.
        told: Takes every repair and every row that is no data.
        given: Headers that somebody has pointed to; others are found between and below them.
    """
    return _Sheet(grid, known, told, sorted(given)).tables()


class _Sheet:
    def __init__(
        self, grid: Grid, known: Known, told: list[Diagnostic], given: Sequence[Extent]
    ) -> None:
        self.grid, self.known, self.told, self.given = grid, known, told, given
        self.headers = Headers(grid, known)
        self._known_words: dict[int, list[str]] = {}
        self.wide = tuple(span for span in grid.merged if span.right > span.left)

    def tables(self) -> list[Table]:
        header = self.given[0] if self.given else self.headers.first()
        if header is None:
            return []
        above = self._lines(range(header[0]))
        self._tell_above(header[0])
        tops = {span.top for span in self.grid.merged if span.top > header[1]}
        heads_below = {row for row in tops if self.headers.score(row) >= LEAST_WORDS}
        self.grid = filled(self.grid, header[1] + 1, heads_below, self.told)
        self._known_words.clear()
        found: list[Table] = []
        while header is not None:
            following = self._following(header)
            titles = self._titles(header, following) if following else range(0)
            end = len(self.grid.rows) if following is None else min(titles.start, following[0])
            heads = tuple(self.headers.heads(*header, end))
            rows = self._rows(header, heads, end)
            found += parted(Table(self.grid, above, header, heads, tuple(rows)))
            for number in titles:
                self._tell("MIG361", number)
            above, header = self._lines(titles) or above[:1], following
        return found

    def _following(self, header: Extent) -> Extent | None:
        """The next header below one."""
        titles = self._words_of(header)
        given = next((other for other in self.given if other[0] > header[1]), None)
        end = len(self.grid.rows) if given is None else given[0]
        for number in range(header[1] + 1, end):
            words = self._words(number)
            if sum(map(self.known.is_word, words)) >= LEAST_WORDS and not _repeats(words, titles):
                texts = [text for text in self.headers.texts(number) if text]
                known = [text for text in texts if self.known.sure(text) == WORD]
                enough = len(known) >= max(LEAST_WORDS, 2 * len(texts) / 3)
                if enough and not {plain(text) for text in known} <= titles:
                    first, last = self.headers.extent(number)
                    return max(first, header[1] + 1), last
        return given

    def _titles(self, header: Extent, following: Extent) -> range:
        """Rows of a single text right above a header: its title, no data of the table before.

        Without an empty row before them only the last one is taken for a title.
        """
        end = following[0]
        while end > header[1] + 1 and not self._words(end - 1):
            end -= 1
        start = end
        while start > header[1] + 1 and len(self._words(start - 1)) == 1:
            start -= 1
        apart = start > 0 and not self._words(start - 1)
        return range(start if apart else max(start, end - 1), end)

    def _rows(self, header: Extent, heads: Sequence[Head], end: int) -> Iterator[Row]:
        titles, narrow = self._words_of(header), sum(bool(head.lower) for head in heads) == 1
        columns = [head.column for head in heads]
        group, noted = "", False
        above: Sequence[Value] = ()
        for number in range(header[1] + 1, end):
            words = self._words(number)
            if not words:
                continue
            cells = self._filled(number)
            if _repeats(words, titles):
                self._tell("MIG304", number)
            elif _TOTAL.fullmatch(words[0]):
                self._tell("MIG303", number)
            elif not narrow and self._is_heading(number, cells):
                group, noted = one_line(str(cells[0][1])), False
                self._tell("MIG361", number)
            elif self._is_note(cells, narrow) or (noted and len(cells) == 1):
                noted = not narrow
                self._tell("MIG302", number)
            else:
                noted = False
                above = undittoed(self.grid, number, above, self.told)
                values = (above[n] if n < len(above) else None for n in columns)
                yield Row(number, tuple(values), group)

    def _is_heading(self, number: int, cells: Sequence[tuple[int, Value]]) -> bool:
        if len(cells) != 1:
            return False
        place, value = cells[0]
        text = one_line(str(value))
        if len(text) > _LONG or _NOTE.match(text):
            return False
        wide = any(
            span.top <= number <= span.bottom and span.left <= place <= span.right
            for span in self.wide
        )
        return wide or (len(text) > 1 and text.startswith(_HEADING_MARKS))

    def _is_note(self, cells: Sequence[tuple[int, Value]], narrow: bool) -> bool:
        first = one_line(str(cells[0][1]))
        if len(cells) <= _NARROW and _NOTE.match(first):
            return True
        return len(cells) == 1 and not narrow and (len(first) > _LONG or first.endswith("。"))

    def _filled(self, number: int) -> list[tuple[int, Value]]:
        return [(n, value) for n, value in enumerate(self.grid.rows[number]) if value is not None]

    def _words(self, number: int) -> list[str]:
        """The values of a row as keys; each row is looked at several times."""
        if number not in self._known_words:
            self._known_words[number] = [plain(str(value)) for _, value in self._filled(number)]
        return self._known_words[number]

    def _words_of(self, header: Extent) -> set[str]:
        rows = range(header[0], min(header[1] + 1, len(self.grid.rows)))
        return {word for row in rows for word in self._words(row)}

    def _lines(self, rows: range) -> tuple[str, ...]:
        """All texts of some rows, each once."""
        found = [one_line(str(value)) for row in rows for _, value in self._filled(row)]
        return tuple(dict.fromkeys(found))

    def _tell_above(self, end: int) -> None:
        """Rows above the header that are more than a title."""
        for number in range(end):
            if len(self._filled(number)) > 1:
                self._tell("MIG302", number)

    def _tell(self, code: str, row: int) -> None:
        column, value = self._filled(row)[0]
        values = {"value": one_line(str(value))}
        self.told.append(Diagnostic(code, self.grid.locate(row, column), values, Severity.WARNING))


def _repeats(words: Sequence[str], titles: set[str]) -> bool:
    """Whether a row says again what its header says, as on each new page."""
    if len(words) == 1:
        return len(titles) == 1 and words[0] in titles
    return sum(word in titles for word in words) >= max(LEAST_WORDS, _REPEATED * len(words))
