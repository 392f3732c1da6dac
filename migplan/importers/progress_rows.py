"""The rows of one body on a progress sheet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.location import Location
from migplan.importers.grid import Grid
from migplan.importers.nearest import nearest
from migplan.importers.progress_header import ProgressHeader
from migplan.importers.values.plain import plain

_DITTO = frozenset({"〃", "同上", "″", '"', "々"})


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A row of the sheet and the body it speaks of."""

    row: int
    prefecture: str
    name: str


def body_rows(grid: Grid, header: ProgressHeader) -> Iterator[BodyRow]:
    """All rows that belong to a body.

    An empty or ditto cell takes the name above it: prefectures are merged over their bodies, and
    bodies over their businesses. On the summary a row without a name of its own is a note.
    """
    prefecture = name = ""
    for row in range(header.body, len(grid.rows)):
        above = prefecture
        prefecture = _own(grid, row, header.prefecture) or prefecture
        own = _own(grid, row, header.municipality)
        if prefecture != above and not own:
            name = ""  # the first row of a prefecture is not the last body of the one before
        if own or header.is_steps:
            name = own or name
            if name:
                yield BodyRow(row, prefecture, name)


def rows_of(
    grid: Grid, header: ProgressHeader, municipality: str, prefecture: str | None
) -> tuple[list[BodyRow], list[Diagnostic]]:
    """The rows of one body, and what keeps them from being told."""
    rows = list(body_rows(grid, header))
    named = [row for row in rows if _is_called(row, municipality)]
    wanted = plain(prefecture) if prefecture else None
    mine = [row for row in named if wanted is None or plain(row.prefecture) == wanted]
    at = grid.locate(header.top, header.municipality)
    if not mine:
        return [], [_missing(rows, named, municipality, prefecture, at)]
    first = {plain(row.prefecture): row for row in reversed(mine)}
    if len(first) == 1:
        return mine, []
    places = [(row, grid.locate(row.row, header.municipality)) for row in first.values()]
    places.sort(key=lambda item: item[0].row)
    told = "、".join(f"{row.prefecture}（{place}）" for row, place in places)
    return [], [Diagnostic("MIG332", places[0][1], {"name": municipality, "allowed": told})]


def _missing(
    rows: Sequence[BodyRow],
    named: Sequence[BodyRow],
    municipality: str,
    prefecture: str | None,
    at: Location,
) -> Diagnostic:
    if named:  # in another prefecture
        near = f"{named[0].prefecture}{named[0].name}"
    else:
        near = nearest(municipality, {row.name for row in rows})
    shown = f"{prefecture or ''}{municipality}"
    return Diagnostic("MIG331", at, {"name": shown, "nearest": near})


def _is_called(row: BodyRow, municipality: str) -> bool:
    wanted = _folded(municipality)
    return wanted in (_folded(row.name), _folded(row.prefecture + row.name))


def _folded(name: str) -> str:
    """龍ヶ崎市 and 龍ケ崎市 are one city."""
    return plain(name).replace("ヶ", "ケ").replace("ヵ", "カ")


def _own(grid: Grid, row: int, column: int) -> str:
    value = grid.at(row, column)
    if not isinstance(value, str) or plain(value) in _DITTO:
        return ""
    return value.strip()
