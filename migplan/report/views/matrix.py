"""The matrix of systems in the order of the waves: what switches together stands on the diagonal."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from migplan.report.views.axis import px
from migplan.report.views.context import Context
from migplan.report.views.table import Cell, Column, Row, Table, money_cell
from migplan.report.views.ties import Band, Line, Tie, bands, facts, ties
from migplan.report.width import cut, em_width

_WIDE, _LEAST, _MOST = 1350.0, 8.0, 26.0
"""Room for the picture, as far as the smallest cell allows, and the largest cell."""
_TEXT, _PITCH, _LABEL, _SIDE = 11.0, 13.5, 206.0, 150.0
"""Size of the letters, room for one line of them, width of a column of names and of the margin."""

_FAINTEST = 2.6
"""The smallest sign that is seen."""


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a row, or the number of a column, with the line that leads to it."""

    x: str
    y: str
    text: str
    full: str
    """The whole name, where the text had to be cut."""
    lead: str


@dataclass(frozen=True, slots=True)
class Block:
    """The systems of one wave on the diagonal."""

    x: str
    y: str
    size: str
    colour: str
    name: str
    name_y: str
    lead: str


@dataclass(frozen=True, slots=True)
class Mark:
    """All cells of one state as one path."""

    tie: str
    path: str
    width: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """The picture, the table, and what the script of the page knows."""

    width: str
    height: str
    left: str
    top: str
    side: str
    cell: str
    name_x: str
    """Where the names of the blocks begin."""
    rows: tuple[Name, ...]
    columns: tuple[Name, ...]
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]
    severe: str
    """Frames round the pairs with a severe gap, as one path."""
    said: str
    label: str
    table: Table
    facts: str


def matrix(context: Context) -> Matrix | None:
    """Lay out the matrix; a plan without linkages that it touches gives ``None``."""
    lines = ties(context)
    groups = bands(context, lines)
    keys = [key for group in groups for key in group.keys]
    if not keys or not context.plan.cutovers:
        return None
    place = {key: n for n, key in enumerate(keys)}
    cell = max(_LEAST, min(_MOST, (_WIDE - _LABEL - 16 - _SIDE) / len(keys)))
    steps = max(1, round(_PITCH / cell + 0.49))
    left, top = 16.0 + _LABEL * steps, 8.0 + _PITCH * (steps + 1)
    side = cell * len(keys)
    return Matrix(
        width=px(left + side + _SIDE),
        height=px(top + side + 10),
        left=px(left),
        top=px(top),
        side=px(side),
        cell=px(cell),
        name_x=px(left + side + 14),
        rows=tuple(_rows(context, keys, left, top, cell, steps)),
        columns=tuple(_columns(keys, left, top, cell, steps)),
        blocks=tuple(_blocks(context, groups, left, top, cell, side)),
        marks=tuple(_marks(lines, place, left, top, cell)),
        severe=_severe(lines, place, left, top, cell),
        said=_said(context, lines),
        label=context.words("matrix.alt"),
        table=_table(context, groups, lines),
        facts=facts(context, lines, groups),
    )


def _rows(
    context: Context, keys: list[str], left: float, top: float, cell: float, steps: int
) -> Iterator[Name]:
    """Names beside the rows, side by side in as many columns as their height asks for."""
    for n, key in enumerate(keys):
        x = left - 8 - _LABEL * (n % steps)
        middle = top + cell * (n + 0.5)
        name = context.name(key)
        text = cut(name, (_LABEL - 44) / _TEXT)
        lead = f"M{px(x + 2)} {px(middle)}H{px(left)}" if n % steps else ""
        full = "" if text == name else name
        yield Name(px(x), px(middle + 4), f"{text}  {n + 1}", full, lead)


def _columns(keys: list[str], left: float, top: float, cell: float, steps: int) -> Iterator[Name]:
    """Numbers above the columns, one above the other where a column is narrow."""
    deep = 1 if cell >= em_width(str(len(keys))) * _TEXT + 3 else steps + 1
    for n in range(len(keys)):
        x, y = left + cell * (n + 0.5), top - 5 - _PITCH * (n % deep)
        lead = f"M{px(x)} {px(y + 2)}V{px(top)}" if n % deep else ""
        yield Name(px(x), px(y), str(n + 1), "", lead)


def _blocks(
    context: Context, groups: tuple[Band, ...], left: float, top: float, cell: float, side: float
) -> Iterator[Block]:
    first, above = 0, top - _PITCH
    for group in groups:
        size = cell * len(group.keys)
        y = top + cell * first
        wanted = y + size / 2 + 4
        name_y = above = max(wanted, above + _PITCH)
        day = f" {context.formats.day(group.day)}" if group.day else ""
        lead = f"M{px(left + side)} {px(y + size / 2)}L{px(left + side + 12)} {px(name_y - 4)}"
        x = left + cell * first
        yield Block(px(x), px(y), px(size), group.colour, group.name + day, px(name_y), lead)
        first += len(group.keys)


def _marks(
    lines: tuple[Line, ...], place: dict[str, int], left: float, top: float, cell: float
) -> Iterator[Mark]:
    """One path per state: a point for each pair, in the thickness of the sign."""
    order = list(Tie)
    worst: dict[tuple[int, int], Tie] = {}
    for line in _drawn(lines):
        pair = _pair(line, place)
        worst[pair] = min(worst.get(pair, line.tie), line.tie, key=order.index)
    thick = {Tie.RUNNING: 0.34, Tie.BRIDGE: 0.72, Tie.TOGETHER: 0.72, Tie.STAYING: 0.3}
    for tie, share in thick.items():
        pairs = sorted(pair for pair, state in worst.items() if state is tie)
        # Squares and bars are lines with a length: some printers leave out points with square ends.
        half = cell * 0.36 if tie in (Tie.RUNNING, Tie.BRIDGE) else 0.0
        path = "".join(
            f"M{px(left + cell * (b + 0.5) - half)} {px(top + cell * (a + 0.5))}h{px(2 * half)}"
            for a, b in pairs
        )
        yield Mark(str(tie), path, px(max(cell * share, _FAINTEST)))


def _severe(
    lines: tuple[Line, ...], place: dict[str, int], left: float, top: float, cell: float
) -> str:
    pairs = sorted({_pair(line, place) for line in _drawn(lines) if line.severe})
    size = px(cell - 1)
    return "".join(
        f"M{px(left + cell * b + 0.5)} {px(top + cell * a + 0.5)}h{size}v{size}h-{size}z"
        for a, b in pairs
    )


def _drawn(lines: Iterable[Line]) -> Iterator[Line]:
    return (line for line in lines if line.tie is not Tie.APART)


def _pair(line: Line, place: dict[str, int]) -> tuple[int, int]:
    return place[line.linkage.provider], place[line.linkage.consumer]


def _said(context: Context, lines: tuple[Line, ...]) -> str:
    count, words = Counter(line.tie for line in lines), context.words
    parts = [
        words(f"tie.{tie}") + " " + words.count("linkage", count[tie])
        for tie in Tie
        if tie is not Tie.APART and count[tie]
    ]
    said = words("matrix.said", parts=context.formats.people(parts))
    if count[Tie.APART]:
        gap = "" if words.lang == "ja" else " "
        said += gap + words("matrix.apart", n=words.count("linkage", count[Tie.APART]))
    return said


def _table(context: Context, groups: tuple[Band, ...], lines: tuple[Line, ...]) -> Table:
    """One row per system: how many of its linkages are in which state, given and received."""
    words, number = context.words, context.formats.number
    given: Counter[tuple[str, Tie]] = Counter()
    severe: Counter[str] = Counter()
    for line in _drawn(lines):
        for end in (line.linkage.provider, line.linkage.consumer):
            given[end, line.tie] += 1
            severe[end] += line.severe
    told = [tie for tie in Tie if tie is not Tie.APART]
    rows = tuple(
        Row(
            (
                Cell(
                    context.name(key),
                    href=f"#{context.anchors[key]}" if group.day else "",
                    note=group.name,
                ),
                *(money_cell(number(given[key, tie]), given[key, tie]) for tie in told),
                money_cell(number(severe[key]), severe[key]),
            )
        )
        for group in groups
        for key in group.keys
    )
    columns = (
        Column(words("placement.system")),
        *(Column(words("matrix.count", state=words(f"tie.{tie}")), number=True) for tie in told),
        Column(words("matrix.severe_count"), number=True),
    )
    return Table("matrix-table", words("matrix.caption"), columns, rows, search=True)
