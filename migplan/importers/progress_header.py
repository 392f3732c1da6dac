"""The header of a progress sheet: where body and prefecture stand, and what each column holds."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from migplan.catalogue.catalogue import Catalogue
from migplan.importers.grid import Grid
from migplan.importers.values.flags import read_flag
from migplan.importers.values.numbers import NumberStatus, read_number
from migplan.importers.values.plain import plain

_PREFECTURE = frozenset({"都道府県", "都道府県名"})
_BODY = frozenset(
    {"市区町村", "市区町村名", "市町村", "市町村名", "団体", "団体名", "自治体", "自治体名"}
)
_BUSINESS = frozenset({"業務", "業務名", "対象業務", "対象業務名", "標準化対象業務"})
_SHARE = "率"
_LOOKED_AT = 30
"""Rows in which the header is searched."""
_ABOVE, _BELOW = 2, 5
"""Rows of a header around the one that says 都道府県."""
_LEAST_BUSINESSES, _LEAST_STEPS = 5, 20
_CODE = re.compile(r"(\d{1,2})[-‐−ー\u2013](\d{1,2})(?!\d)")


@dataclass(frozen=True, slots=True)
class ProgressHeader:
    """Places in a progress sheet; rows and columns count from 0."""

    top: int
    """The row of the header that says 都道府県."""
    body: int
    """First row below the header."""
    prefecture: int
    municipality: int
    """Column of the body's name; the prefecture's column on a sheet of prefectures."""
    business: int | None
    """Column of the business on the sheet of steps; None on the summary."""
    columns: Mapping[str, tuple[int, ...]]
    """Columns by catalogue id of the business, or by code of the step."""

    @property
    def is_steps(self) -> bool:
        """Whether this is the sheet of steps."""
        return self.business is not None


def find_header(grid: Grid, catalogue: Catalogue) -> ProgressHeader | None:
    """The header of either progress sheet; None when the sheet is something else."""
    for row in range(min(len(grid.rows), _LOOKED_AT)):
        prefecture = next((c for c, text in _texts(grid, row) if text in _PREFECTURE), None)
        if prefecture is not None:
            return _header(grid, row, prefecture, catalogue)
    return None


def _header(grid: Grid, row: int, prefecture: int, catalogue: Catalogue) -> ProgressHeader | None:
    around = range(max(0, row - _ABOVE), min(len(grid.rows), row + _BELOW))
    named = {text: column for r in around for column, text in _texts(grid, r)}
    municipality = next((named[word] for word in sorted(_BODY & named.keys())), prefecture)
    business = next((named[word] for word in sorted(_BUSINESS & named.keys())), None)
    body = _first_row_below(grid, row, municipality)
    own = {prefecture, municipality, business}
    words = {
        column: texts
        for column, texts in _words(grid, range(around.start, body)).items()
        if column not in own
    }
    if business is not None:
        steps = _meanings(words, lambda text: step_code(text, catalogue))
        if len(steps) >= _LEAST_STEPS:
            return ProgressHeader(row, body, prefecture, municipality, business, steps)
    found = _shares_only(_meanings(words, catalogue.find_business), words)
    if len(found) < _LEAST_BUSINESSES or not _holds_shares(grid, body, found):
        return None
    return ProgressHeader(row, body, prefecture, municipality, None, found)


def step_code(text: str, catalogue: Catalogue) -> str | None:
    """The step that a header cell names, by its code or its title."""
    key = plain(text)
    for step in catalogue.steps:
        if plain(step.title.ja) == key:
            return step.code
    match = _CODE.match(key)
    if match is None:
        return None
    wanted = f"{int(match[1])}-{int(match[2])}"
    return next((step.code for step in catalogue.steps if plain(step.code) == wanted), None)


def _texts(grid: Grid, row: int) -> Iterator[tuple[int, str]]:
    for column, value in enumerate(grid.rows[row]):
        if isinstance(value, str):
            yield column, plain(value)


def _first_row_below(grid: Grid, row: int, column: int) -> int:
    """The first row in which a body is named; a header may go on below its name column."""
    for below in range(row + 1, min(len(grid.rows), row + _BELOW)):
        value = grid.at(below, column)
        if isinstance(value, str) and value.strip() and plain(value) not in _BODY | _PREFECTURE:
            return below
    return min(row + 1, len(grid.rows))


def _words(grid: Grid, rows: range) -> dict[int, list[str]]:
    """The words above each column, the lowest first; a merged cell stands over all its columns."""
    merged = {
        (row, column): plain(text)
        for span in grid.merged
        if span.top in rows and isinstance(text := grid.at(span.top, span.left), str)
        for row in range(span.top, span.bottom + 1)
        for column in range(span.left, span.right + 1)
    }
    found: dict[int, list[str]] = {}
    for row in reversed(rows):
        across = dict(_texts(grid, row))
        across |= {column: text for (at, column), text in merged.items() if at == row}
        for column, text in across.items():
            found.setdefault(column, []).append(text)
    return found


def _meanings(
    words: Mapping[int, list[str]], meaning: Callable[[str], str | None]
) -> dict[str, tuple[int, ...]]:
    """Columns by what the lowest word above them stands for, of those that stand for something."""
    found: dict[str, tuple[int, ...]] = {}
    for column, texts in sorted(words.items()):
        key = next((key for text in texts if (key := meaning(text)) is not None), None)
        if key is not None:
            found[key] = (*found.get(key, ()), column)
    return found


def _shares_only(
    columns: Mapping[str, tuple[int, ...]], words: Mapping[int, list[str]]
) -> dict[str, tuple[int, ...]]:
    """Of several columns of one business, those that say 率 (完了数 stands beside 完了率)."""
    found: dict[str, tuple[int, ...]] = {}
    for key, places in columns.items():
        shares = tuple(c for c in places if any(_SHARE in text for text in words[c]))
        found[key] = shares if len(places) > 1 and shares else places
    return found


def _holds_shares(grid: Grid, body: int, columns: Mapping[str, tuple[int, ...]]) -> bool:
    """Whether numbers stand below, and not the marks of a list of systems."""
    for row in range(body, min(len(grid.rows), body + _LOOKED_AT)):
        for places in columns.values():
            for column in places:
                value = grid.at(row, column)
                if read_number(value).status is NumberStatus.KNOWN:
                    return True
                if read_flag(value).value:
                    return False
    return False
