"""The load of each limited capacity by month as bars below a line, with what more of it is worth."""

from collections.abc import Iterator
from dataclasses import dataclass

from migplan.model.dates import MonthIndex, month_end, month_index, month_start
from migplan.report.views.axis import Axis, Band, Tick, axis_of, px
from migplan.report.views.context import Context
from migplan.report.views.loads import Load, loads, unlimited_vendors
from migplan.report.views.people_table import people_table
from migplan.report.views.table import Table
from migplan.report.width import cut, em_width

_WIDTH, _LEFT, _RIGHT, _HEAD = 1400.0, 330.0, 16.0, 46.0
_ROW, _HIGH, _GAP, _TEXT, _LABEL = 76.0, 46.0, 1.5, 11.0, 12.5


@dataclass(frozen=True, slots=True)
class Bar:
    """One month of one capacity."""

    x: str
    y: str
    width: str
    height: str
    over: bool
    middle: str
    label: str
    title: str


@dataclass(frozen=True, slots=True)
class Strip:
    """One capacity."""

    base: str
    name: str
    name_y: str
    full: str
    notes: tuple[tuple[str, str], ...]
    """Height and text of the lines below the name."""
    limit: str
    """The line of how many there are, as a path."""
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class LoadView:
    """The picture and its table."""

    width: str
    height: str
    left: str
    right: str
    bands: tuple[Band, ...]
    ticks: tuple[Tick, ...]
    strips: tuple[Strip, ...]
    label: str
    said: str
    unlimited: str
    """Whose capacity nobody stated."""
    table: Table


def load_view(context: Context) -> LoadView | None:
    """Lay out a strip per capacity; nothing limited gives ``None``."""
    found, table = loads(context), people_table(context)
    if table is None:
        return None
    words = context.words
    months = [month for load in found for month in load.used]
    axis = axis_of(
        [month_start(max(months))],
        (),
        min(month_start(min(months)), context.plan.as_of),
        left=_LEFT,
        width=_WIDTH - _LEFT - _RIGHT,
    )
    over = sum(1 for load in found for month in load.used if load.used[month] > load.there[month])
    vendors = unlimited_vendors(context)
    return LoadView(
        width=px(_WIDTH),
        height=px(_HEAD + _ROW * len(found) + 6),
        left=px(_LEFT),
        right=px(axis.right),
        bands=tuple(axis.bands(context.formats)),
        ticks=tuple(axis.ticks(context.formats)),
        strips=tuple(_strip(context, axis, load, n) for n, load in enumerate(found)),
        label=words("load.alt"),
        said=words("load.over", n=str(over)) if over else words("load.within"),
        unlimited=words("load.unlimited", names=context.formats.people(vendors)) if vendors else "",
        table=table,
    )


def _strip(context: Context, axis: Axis, load: Load, row: int) -> Strip:
    base = _HEAD + _ROW * (row + 1) - 8
    tallest = max(1, *load.used.values(), *load.there.values())
    notes = [_most(context, load), _worth(context, load)]
    return Strip(
        base=px(base),
        name=cut(load.title, (_LEFT - 12) / _LABEL),
        name_y=px(base - _HIGH + 8),
        full=load.title,
        notes=tuple(
            (px(base - _HIGH + 8 + 16 * n), text)
            for n, text in enumerate(filter(None, notes), start=1)
        ),
        limit=_line(axis, load, base, tallest),
        bars=tuple(_bars(context, axis, load, base, tallest)),
    )


def _bars(context: Context, axis: Axis, load: Load, base: float, tallest: int) -> Iterator[Bar]:
    words, number = context.words, context.formats.number
    for month, used in load.used.items():
        if not used:
            continue
        x, right = _edges(axis, month)
        height, there = _HIGH * used / tallest, load.there[month]
        label = number(used)
        yield Bar(
            x=px(x + _GAP / 2),
            y=px(base - height),
            width=px(max(right - x - _GAP, 0.5)),
            height=px(height),
            over=used > there,
            middle=px((x + right) / 2),
            label=label if em_width(label) * _TEXT + 2 <= right - x else "",
            title=words(
                "load.bar",
                what=load.title,
                month=context.formats.month(month),
                used=label,
                there=number(there),
            ),
        )


def _line(axis: Axis, load: Load, base: float, tallest: int) -> str:
    """How many there are, in steps."""
    path, last = "", None
    for month, there in load.there.items():
        x, right = _edges(axis, month)
        y = px(base - _HIGH * there / tallest)
        path += (
            f"H{px(right)}" if y == last else f"{'V' + y if path else f'M{px(x)} {y}'}H{px(right)}"
        )
        last = y
    return path


def _edges(axis: Axis, month: MonthIndex) -> tuple[float, float]:
    return axis.x(month_start(month)), axis.x(month_end(month)) + axis.width / axis.days


def _most(context: Context, load: Load) -> str:
    """The month with the most work, and how much there is of it."""
    month = max(load.used, key=lambda month: (load.used[month], -month))
    number = context.formats.number
    of = context.words("people.of", used=number(load.used[month]), there=number(load.there[month]))
    return context.words("load.most", month=context.formats.month(month), of=of)


def _worth(context: Context, load: Load) -> str:
    """What one more would be worth where that is most."""
    prices = [
        price
        for price in context.plan.capacity_prices
        if price.kind is load.kind and price.vendor == load.vendor
    ]
    if not prices:
        return ""
    best = max(prices, key=lambda price: (price.yen, -price.month.toordinal()))
    return context.words(
        "load.worth",
        month=context.formats.month(month_index(best.month)),
        yen=context.formats.money(best.yen),
    )
