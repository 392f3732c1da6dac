"""The mixed state by month as stacked bars, and the same as a table."""

from dataclasses import dataclass
from datetime import timedelta

from migplan.gaps.course import CROSSING, LeftOut, Mix
from migplan.gaps.mixed import Mixed, MixedMonth, mixed_state
from migplan.model.dates import month_end, month_start
from migplan.report.views.axis import Axis, Band, Tick, axis_of, px
from migplan.report.views.context import Context
from migplan.report.views.mixed_tables import month_table, period_table
from migplan.report.views.table import Table
from migplan.report.width import cut, em_width

_WIDTH, _LEFT, _RIGHT = 1400.0, 104.0, 16.0
_TOP, _HIGH, _GAP = 88.0, 150.0, 1.5
_TEXT, _SMALL, _NARROW = 11.0, 9.5, 26.0
"""Size of the numbers, and their size over months that are narrower than so many units."""

LAYERS = (("new", (Mix.NEW_NEW,)), ("mix", CROSSING), ("old", (Mix.OLD_OLD,)))
"""What is piled up, from the ground: the new grows, the old shrinks, the mixed lies between."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One class in one month."""

    kind: str
    y: str
    height: str


@dataclass(frozen=True, slots=True)
class MonthBar:
    """One month."""

    x: str
    width: str
    middle: str
    layers: tuple[Layer, ...]
    crossing: str
    """At the end of the month; empty without any, or without room."""
    most: str
    """The most on one day, where that is not what the end of the month has."""
    waves: str
    title: str


@dataclass(frozen=True, slots=True)
class MixedView:
    """Picture, sentence and tables; all lengths are SVG units."""

    width: str
    height: str
    left: str
    right: str
    top: str
    base: str
    bands: tuple[Band, ...]
    ticks: tuple[Tick, ...]
    bars: tuple[MonthBar, ...]
    captions: tuple[tuple[str, str], ...]
    """Height and text of what stands at the left of the rows of numbers."""
    size: str
    """Of the numbers."""
    most_y: str
    crossing_y: str
    waves_y: str
    label: str
    said: str
    not_counted: str
    periods: Table
    months: Table


def mixed_view(context: Context) -> MixedView | None:
    """Lay out the months; a plan without waves or linkages that count gives ``None``."""
    plan, words = context.plan, context.words
    mixed = mixed_state(plan)
    tallest = max((_drawn(month) for month in mixed.months), default=0)
    if not plan.waves or not tallest:
        return None
    axis = axis_of(
        [wave.date for wave in plan.waves],
        (),
        plan.as_of,
        left=_LEFT,
        width=_WIDTH - _LEFT - _RIGHT,
    )
    base = _TOP + _HIGH
    rows = ((_TOP - 24, "mixed.most"), (_TOP - 8, "mixed.at_end"), (base + 16, "mixed.wave"))
    said = _said(context, mixed)
    return MixedView(
        width=px(_WIDTH),
        height=px(base + 24),
        left=px(_LEFT),
        right=px(axis.right),
        top=px(_TOP),
        base=px(base),
        bands=tuple(axis.bands(context.formats)),
        ticks=tuple(axis.ticks(context.formats)),
        bars=tuple(_bar(context, axis, month, tallest) for month in mixed.months),
        captions=tuple((px(y), words(key)) for y, key in rows),
        size=px(_size(axis)),
        most_y=px(rows[0][0]),
        crossing_y=px(rows[1][0]),
        waves_y=px(rows[2][0]),
        label=words("mixed.alt", months=words.count("month", len(mixed.months))),
        said=said,
        not_counted=_not_counted(context, mixed),
        periods=period_table(context, mixed),
        months=month_table(context, mixed),
    )


def _drawn(month: MixedMonth) -> int:
    return sum(month.counts[mix] for _, mixes in LAYERS for mix in mixes)


def _bar(context: Context, axis: Axis, month: MixedMonth, tallest: int) -> MonthBar:
    words, formats = context.words, context.formats
    x = axis.x(month_start(month.month))
    right = axis.x(month_end(month.month)) + axis.width / axis.days
    layers: list[Layer] = []
    y = _TOP + _HIGH
    for kind, mixes in LAYERS:
        height = _HIGH * sum(month.counts[mix] for mix in mixes) / tallest
        y -= height
        if height:
            layers.append(Layer(kind, px(y), px(height)))
    room = (right - x - 2) / _size(axis)
    numbers = {mix: formats.number(count) for mix, count in month.counts.items()}
    # those of one month follow each other
    ends = sorted({str(number) for number in (*month.waves[:1], *month.waves[-1:])}, key=int)
    return MonthBar(
        x=px(x + _GAP / 2),
        width=px(max(right - x - _GAP, 0.5)),
        middle=px((x + right) / 2),
        layers=tuple(layers),
        crossing=_if_fits(formats.number(month.crossing), room) if month.crossing else "",
        most=_if_fits(formats.number(month.most), room) if month.most != month.crossing else "",
        waves=cut("-".join(ends), room),
        title=words(
            "mixed.bar",
            month=formats.month(month.month),
            old=numbers[Mix.OLD_OLD],
            mixed=formats.number(month.crossing),
            new=numbers[Mix.NEW_NEW],
            most=formats.number(month.most),
        ),
    )


def _size(axis: Axis) -> float:
    return _SMALL if axis.width / len(axis.months) < _NARROW else _TEXT


def _if_fits(text: str, ems: float) -> str:
    return text if em_width(text) <= ems else ""


def _said(context: Context, mixed: Mixed) -> str:
    """The peak as a sentence."""
    words, formats = context.words, context.formats
    if mixed.peak is None:
        return words("mixed.none")
    return words(
        "mixed.peak",
        n=words.count("bridge", mixed.peak.number),
        start=formats.day(mixed.peak.start),
        end=formats.day(mixed.peak.until - timedelta(days=1)),
    )


def _not_counted(context: Context, mixed: Mixed) -> str:
    """What the picture leaves out, with numbers; empty when it has everything."""
    words = context.words
    one_end = max(month.counts[Mix.BEFORE] + month.counts[Mix.AFTER] for month in mixed.months)
    found = [words("mixed.one_end", n=words.count("linkage", one_end))] if one_end else []
    found += [
        words(f"mixed.left_{reason}", n=words.count("linkage", mixed.left_out[reason]))
        for reason in LeftOut
        if mixed.left_out[reason]
    ]
    return words("mixed.left_out", list=words("mixed.join").join(found)) if found else ""
