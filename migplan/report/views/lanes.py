"""The wave lanes: one column per wave, and the bridges that matter most between them."""

from collections.abc import Iterable
from dataclasses import dataclass

from migplan.model.case import Role
from migplan.model.plan import First, Wave
from migplan.report.audience import Topic
from migplan.report.columns import Item, Placed, place
from migplan.report.palette import wave_class
from migplan.report.routes import Grid, Line, Route, direct
from migplan.report.shown import shown
from migplan.report.views.axis import px
from migplan.report.views.context import Context
from migplan.report.views.crossing import Pair, pairs
from migplan.report.views.picks import Picks
from migplan.report.views.table import Choice
from migplan.report.width import em_width, lines

MOST = 40
"""Lines drawn at once; the rest come up when their system is touched."""

_WIDTH, _PITCH, _WIDEST, _TOP, _TEXT = 1400.0, 150.0, 330.0, 62.0, 12.0
_THIN, _THICK, _SMALLEST, _ROOMY = 0.34, 0.67, 0.8, 120.0


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column."""

    x: str
    width: str
    middle: str
    colour: str
    title: str
    note: str


@dataclass(frozen=True, slots=True)
class Node:
    """The box of a system."""

    anchor: str
    link: str
    x: str
    y: str
    width: str
    height: str
    middle: str
    colour: str
    lines: tuple[tuple[str, str], ...]
    full: str
    plain: bool
    late: bool
    near: str
    """Anchors of all systems it is linked with."""


@dataclass(frozen=True, slots=True)
class Edge:
    """The line of a pair."""

    tail: str
    head: str
    path: str
    arrow: str
    classes: str
    pick: str
    """What the lists of choices find it by."""
    title: str


@dataclass(frozen=True, slots=True)
class Lanes:
    """The picture; all lengths are SVG units."""

    width: str
    least_width: str
    """Narrower than this the texts could not be read: the picture scrolls instead."""
    height: str
    column_height: str
    heads: tuple[Head, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    said: str
    """How many are drawn and how many are not."""
    label: str
    choices: tuple[Choice, ...]
    """What the lines are filtered by."""


@dataclass(frozen=True, slots=True)
class Column:
    """Systems below each other."""

    title: str
    notes: tuple[str, ...]
    """From long to short: the first that fits is shown."""
    colour: str
    keys: tuple[str, ...]


def lanes(context: Context) -> Lanes | None:
    """Lay out the lanes; nothing to lay out gives ``None``."""
    if not context.plan.waves:
        return None
    columns = _columns(context)
    every = pairs(context)
    known = {key for column in columns for key in column.keys}
    every = tuple(pair for pair in every if {pair.provider, pair.consumer} <= known)
    drawn, rest = every[:MOST], every[MOST:]
    pitch = min(max(_PITCH, (_WIDTH - 16) / len(columns)), _WIDEST)
    grid = Grid(8.0, _TOP + 14, pitch, pitch - min(max(pitch * 0.34, 44), 96))
    most = 2 if grid.box >= _ROOMY else 3
    texts = {key: lines(context.name(key), (grid.box - 14) / _TEXT, most) for key in sorted(known)}
    items = [
        [Item(key, 11.0 + 15.0 * len(texts[key])) for key in column.keys] for column in columns
    ]
    placed = place(items, [Line(pair.provider, pair.consumer) for pair in drawn], grid)
    busy = {end for pair in every for end in (pair.provider, pair.consumer)}
    hidden = [direct(placed.boxes[pair.provider], placed.boxes[pair.consumer]) for pair in rest]
    height = placed.bottom + 16
    picks = Picks(context)
    edges = (
        *_edges(context, picks, drawn, placed.routes, ""),
        *_edges(context, picks, rest, hidden, " more"),
    )
    there = {mark for edge in edges for mark in edge.pick.split()}
    return Lanes(
        width=px(16 + pitch * len(columns)),
        least_width=px((16 + pitch * len(columns)) * _SMALLEST),
        height=px(height),
        column_height=px(height - 8),
        heads=tuple(_head(column, n, grid) for n, column in enumerate(columns)),
        nodes=tuple(_nodes(context, columns, placed, texts, busy)),
        edges=edges,
        said=_said(context, drawn, rest),
        label=context.words("lanes.alt"),
        choices=tuple(
            choice
            for choice in (picks.methods(there), picks.severities(there), picks.vendors(there))
            if len(choice.choices) > 1
        ),
    )


def _columns(context: Context) -> list[Column]:
    words, plan = context.words, context.plan
    ends = {
        end for bridge in plan.bridges for end in (bridge.provider, bridge.consumer)
    } - context.cutovers.keys()
    migrated = sorted(key for key in ends if context.role(key) is Role.MIGRATED)
    staying = sorted(ends.difference(migrated))
    columns = [
        Column(
            words("wave.name", n=str(wave.number)),
            _notes(context, wave),
            wave_class(wave.number),
            context.in_order(wave.systems),
        )
        for wave in plan.waves
    ]
    if migrated:
        columns.insert(
            0,
            Column(words("lanes.migrated"), (words("lanes.only_bridged"),), "c0", tuple(migrated)),
        )
    if staying:
        columns.append(
            Column(words("lanes.staying"), (words("lanes.only_bridged"),), "c0", tuple(staying))
        )
    return columns


def _notes(context: Context, wave: Wave) -> tuple[str, ...]:
    count, dot = context.words.count("system", len(wave.systems)), context.words("list.dot")
    day = context.formats.day(wave.date)
    return (f"{context.formats.weekday(wave.date)}{dot}{count}", f"{day}{dot}{count}", day)


def _head(column: Column, number: int, grid: Grid) -> Head:
    x, width = grid.x(number) - 12, grid.box + 24
    note = next((text for text in column.notes if em_width(text) * 11.5 <= width - 6), "")
    return Head(px(x), px(width), px(x + width / 2), column.colour, column.title, note)


def _nodes(
    context: Context,
    columns: Iterable[Column],
    placed: Placed,
    texts: dict[str, tuple[str, ...]],
    busy: set[str],
) -> Iterable[Node]:
    near: dict[str, set[str]] = {}
    for linkage in context.plan.case.linkages:
        near.setdefault(linkage.provider, set()).add(linkage.consumer)
        near.setdefault(linkage.consumer, set()).add(linkage.provider)
    for column in columns:
        for key in column.keys:
            box, text = placed.boxes[key], texts[key]
            first = box.y + box.height / 2 - (len(text) - 1) * 7.5 + 4.2
            cutover = context.cutovers.get(key)
            yield Node(
                anchor=context.anchors[key],
                link=f"#{context.anchors[key]}"
                if cutover and context.sees(Topic.REASONS)
                else "#bridges",
                x=px(box.x),
                y=px(box.y),
                width=px(box.width),
                height=px(box.height),
                middle=px(box.x + box.width / 2 + 2),
                colour=column.colour,
                lines=tuple((px(first + 15 * n), line) for n, line in enumerate(text)),
                full=context.name(key),
                plain=key not in busy,
                late=bool(cutover and cutover.months_late),
                near=" ".join(
                    sorted(context.anchors[other] for other in near.get(key, ()) if other in texts)
                ),
            )


def _edges(
    context: Context, picks: Picks, some: Iterable[Pair], routes: Iterable[Route], extra: str
) -> Iterable[Edge]:
    rows = list(some)
    costs = sorted(pair.yen for pair in rows)
    for pair, route in zip(rows, routes, strict=True):
        rank = sum(1 for cost in costs if cost < pair.yen) / len(costs)
        weight = "w1" if rank < _THIN else "w2" if rank < _THICK else "w3"
        kind = "bad" if pair.trouble else "ok"
        last = all(bridge.first is First.CONSUMER for bridge in pair.bridges)
        yield Edge(
            context.anchors[pair.provider],
            context.anchors[pair.consumer],
            route.path,
            route.arrow,
            f"{weight} {kind}{' last' if last else ''}{extra}",
            " ".join(_marks(picks, pair)),
            _title(context, pair),
        )


def _marks(picks: Picks, pair: Pair) -> list[str]:
    ways = (mark for bridge in pair.bridges for mark in picks.of_linkage(bridge.linkage))
    ends = picks.of_systems((pair.provider, pair.consumer))
    vendors = (mark for mark in ends if mark.startswith("v"))
    return sorted({*ways, *vendors})


def _title(context: Context, pair: Pair) -> str:
    formats = context.formats
    start = min(bridge.start for bridge in pair.bridges)
    end = max(bridge.end for bridge in pair.bridges)
    data = [
        shown(context.linkages[b.linkage].data)
        for b in pair.bridges
        if b.linkage in context.linkages
    ]
    told = formats.people(list(dict.fromkeys(filter(None, data))))
    carried = context.words("lanes.data", data=told) if told else ""
    if not context.sees(Topic.MONEY):
        said = context.words(
            "readers.edge",
            a=context.name(pair.provider),
            b=context.name(pair.consumer),
            n=context.words.count("bridge", len(pair.bridges)),
            span=f"{formats.day(start)}～{formats.day(end)}",
        )
        return said + carried
    return (
        context.words(
            "lanes.edge",
            a=context.name(pair.provider),
            b=context.name(pair.consumer),
            n=context.words.count("bridge", len(pair.bridges)),
            span=f"{formats.day(start)}～{formats.day(end)}",
            yen=formats.money(pair.yen),
        )
        + carried
    )


def _said(context: Context, drawn: tuple[Pair, ...], rest: tuple[Pair, ...]) -> str:
    count = context.words.count
    shown = sum(len(pair.bridges) for pair in drawn)
    if not drawn:
        return context.words("lanes.none")
    if not rest:
        return context.words("lanes.all", n=count("bridge", shown))
    left = sum(len(pair.bridges) for pair in rest)
    return context.words("lanes.some", n=count("bridge", shown), rest=count("bridge", left))
