"""Our own drawings, for when no engine can be had: boxes in columns, lines between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from migplan.report.columns import Item, place
from migplan.report.dot import FONTS
from migplan.report.environment import environment
from migplan.report.palette import BRIDGED, CALM, TROUBLE, wave_hex
from migplan.report.routes import Grid, Line
from migplan.report.views.axis import px
from migplan.report.views.context import Context
from migplan.report.views.crossing import pairs
from migplan.report.views.domain_links import domain_links
from migplan.report.views.lanes import MOST
from migplan.report.width import cut, lines

_PITCH, _BOX, _TOP, _TEXT, _ROW = 250.0, 160.0, 58.0, 12.0, 15.0
_MOST_NEIGHBOURS = 25


@dataclass(frozen=True, slots=True)
class _Node:
    key: str
    text: tuple[str, ...]
    colour: str = "#44546a"


@dataclass(frozen=True, slots=True)
class _Arrow:
    tail: str
    head: str
    colour: str = CALM
    width: float = 1.3
    label: str = ""


@dataclass(frozen=True, slots=True)
class _Column:
    title: str
    nodes: tuple[_Node, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """A box as the template draws it."""

    x: str
    y: str
    width: str
    height: str
    colour: str
    lines: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line as the template draws it."""

    path: str
    arrow: str
    colour: str
    width: str
    title: str


def own_domains(context: Context) -> str:
    """Fields twice: on the left as providers, on the right as consumers."""
    links = domain_links(context)
    most = max((flow.linkages for flow in links.drawn), default=1)
    name = {domain.key: (domain.name,) for domain in links.domains}
    tails, heads = {flow.tail for flow in links.drawn}, {flow.head for flow in links.drawn}
    columns = (
        _Column(
            context.words("own.providers"),
            tuple(_Node(f"a_{key}", text) for key, text in name.items() if key in tails),
        ),
        _Column(
            context.words("own.consumers"),
            tuple(_Node(f"b_{key}", text) for key, text in name.items() if key in heads),
        ),
    )
    arrows = [
        _Arrow(
            f"a_{flow.tail}",
            f"b_{flow.head}",
            BRIDGED if flow.bridges else CALM,
            0.8 + 4.2 * flow.linkages / most,
            context.words.count("linkage", flow.linkages),
        )
        for flow in links.drawn
    ]
    return _svg(context, columns, arrows, pitch=420.0)


def own_waves(context: Context) -> str:
    """Waves as columns, the bridges that matter most between their systems."""
    drawn = pairs(context)[:MOST]
    others = sorted(
        {end for pair in drawn for end in (pair.provider, pair.consumer)} - context.cutovers.keys()
    )
    columns = [
        _Column(
            context.words("wave.name", n=str(wave.number))
            + "  "
            + context.formats.weekday(wave.date),
            tuple(
                _Node(key, lines(context.name(key), 12.0, 2), wave_hex(wave.number))
                for key in wave.systems
            ),
        )
        for wave in context.plan.waves
    ]
    if others:
        columns.insert(
            0,
            _Column(
                context.words("own.others"),
                tuple(_Node(key, lines(context.name(key), 12.0, 2)) for key in others),
            ),
        )
    arrows = [
        _Arrow(
            pair.provider,
            pair.consumer,
            TROUBLE if pair.trouble else BRIDGED,
            label=context.words.count("bridge", len(pair.bridges)),
        )
        for pair in drawn
    ]
    return _svg(context, columns, arrows)


def own_system(context: Context, key: str) -> str:
    """One system in the middle, its providers on the left, its consumers on the right."""
    linkages = context.plan.case.linkages
    given = sorted({x.provider for x in linkages if x.consumer == key})[:_MOST_NEIGHBOURS]
    taken = sorted({x.consumer for x in linkages if x.provider == key})[:_MOST_NEIGHBOURS]
    columns = (
        _Column(
            context.words("own.providers"),
            tuple(_Node(f"in>{k}", lines(context.name(k), 12.0, 2)) for k in given),
        ),
        _Column("", (_Node(key, lines(context.name(key), 12.0, 2), BRIDGED),)),
        _Column(
            context.words("own.consumers"),
            tuple(_Node(f"out>{k}", lines(context.name(k), 12.0, 2)) for k in taken),
        ),
    )
    return _svg(
        context,
        columns,
        [*(_Arrow(f"in>{k}", key) for k in given), *(_Arrow(key, f"out>{k}") for k in taken)],
    )


def _svg(
    context: Context, columns: Sequence[_Column], arrows: Sequence[_Arrow], pitch: float = _PITCH
) -> str:
    grid = Grid(8.0, _TOP, pitch, _BOX)
    items = [
        [Item(node.key, 12.0 + _ROW * len(node.text)) for node in column.nodes]
        for column in columns
    ]
    placed = place(items, [Line(arrow.tail, arrow.head) for arrow in arrows], grid)
    shapes: list[Shape] = []
    for column in columns:
        for node in column.nodes:
            box = placed.boxes[node.key]
            first = box.y + box.height / 2 - (len(node.text) - 1) * _ROW / 2 + 4.2
            rows = tuple(
                (px(box.x + box.width / 2), px(first + _ROW * n), line)
                for n, line in enumerate(node.text)
            )
            shapes.append(
                Shape(px(box.x), px(box.y), px(box.width), px(box.height), node.colour, rows)
            )
    strokes = [
        Stroke(route.path, route.arrow, arrow.colour, f"{arrow.width:.2f}", arrow.label)
        for route, arrow in zip(placed.routes, arrows, strict=True)
    ]
    case = context.plan.case
    marks = [
        context.words(key)
        for key, on in (
            ("mark.invented", case.municipality.invented),
            ("mark.backtest", case.backtest),
        )
        if on
    ]
    width, height = 16 + pitch * len(columns), placed.bottom + 14
    return (
        environment()
        .get_template("own.svg.j2")
        .render(
            width=px(width),
            height=px(height),
            fonts=FONTS,
            mark=context.formats.people(marks),
            mark_x=px(width / 2),
            heads=tuple(
                (px(grid.x(n) + _BOX / 2), cut(column.title, 16.0))
                for n, column in enumerate(columns)
            ),
            shapes=shapes,
            strokes=strokes,
        )
    )
