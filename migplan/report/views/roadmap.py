"""The roadmap by wave: one row per slot, busy seasons, deadlines, and the bridges alive at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from migplan.model.plan import Wave
from migplan.report.palette import wave_class
from migplan.report.shown import shown
from migplan.report.views.axis import Axis, Band, Tick, axis_of, px
from migplan.report.views.bridge_load import alive, steps
from migplan.report.views.context import Context
from migplan.report.views.flags import FLAG_HEIGHT, Flag, flags_of
from migplan.report.views.seasons import Hatch, Seasons
from migplan.report.views.system_table import work_start
from migplan.report.width import cut, em_width

WIDTH, _LEFT, _RIGHT = 1400.0, 236.0, 16.0
_HEAD, _STRIP, _TEXT = 46.0, 44.0, 12.5
_NO_STRIP = 12.0
_DOT_STEP, _MOST_DOTS = 10.5, 24
_SHARE, _VENDORS = 0.5, 2
_FEW, _HIGH, _LOW = 5, 38.0, 25.0
"""Up to so many waves have two lines each, more of them one."""
_MANY, _LOWEST, _DENSE_STEP = 9, 19.0, 8.5
"""From so many waves on, the rows are as low as their text, to stay legible on one sheet."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One system at its cutover."""

    x: str
    y: str
    late: bool
    title: str


@dataclass(frozen=True, slots=True)
class Row:
    """One wave."""

    colour: str
    top: str
    height: str
    rule: str
    middle: str
    title_y: str
    note_y: str
    title: str
    date: str
    note: str
    late: str
    late_x: str
    late_anchor: str
    bar_x: str
    bar_y: str
    bar_width: str
    dots: tuple[Dot, ...]
    text: str
    text_x: str
    text_y: str
    anchor: str
    full: str


@dataclass(frozen=True, slots=True)
class Step:
    """A stretch with the same number of bridges alive."""

    x: str
    y: str
    width: str
    height: str
    label: str
    label_x: str
    label_y: str


@dataclass(frozen=True, slots=True)
class Roadmap:
    """The picture; all lengths are SVG units."""

    width: str
    height: str
    left: str
    right: str
    bottom: str
    bands: tuple[Band, ...]
    ticks: tuple[Tick, ...]
    hatches: tuple[Hatch, ...]
    body_top: str
    body_height: str
    rows: tuple[Row, ...]
    strip_top: str
    strip_base: str
    strip_middle: str
    strip_title: str
    """Empty: the strip is left out."""
    strip_note: str
    steps: tuple[Step, ...]
    flags: tuple[Flag, ...]
    hidden_flags: str
    as_of_x: str
    as_of_y: str
    as_of: str
    label: str


def roadmap(context: Context) -> Roadmap | None:
    """Lay out the waves; nothing to lay out gives ``None``."""
    plan = context.plan
    if not plan.waves:
        return None
    axis = axis_of(
        [wave.date for wave in plan.waves],
        plan.case.deadlines.values(),
        plan.as_of,
        left=_LEFT,
        width=WIDTH - _LEFT - _RIGHT,
    )
    count = len(plan.waves)
    height = _row_height(count)
    strip = _HEAD + height * count
    strip_shown = context.knows_bridges
    bottom = strip + (_STRIP if strip_shown else _NO_STRIP)
    flags, hidden = flags_of(context, axis, bottom)
    lanes = max((int((float(flag.box_y) - bottom) // FLAG_HEIGHT) + 1 for flag in flags), default=1)
    bridges = steps(plan.bridges, plan.as_of)
    words = context.words
    return Roadmap(
        width=px(WIDTH),
        height=px(bottom + 12 + lanes * FLAG_HEIGHT),
        left=px(_LEFT),
        right=px(axis.right),
        bottom=px(bottom),
        bands=tuple(axis.bands(context.formats)),
        ticks=tuple(axis.ticks(context.formats)),
        hatches=Seasons(context, axis).shared(_SHARE),
        body_top=px(_HEAD),
        body_height=px(bottom - _HEAD),
        rows=tuple(
            _row(context, axis, wave, _HEAD + height * n, height)
            for n, wave in enumerate(plan.waves)
        ),
        strip_top=px(strip),
        strip_base=px(bottom - 8),
        strip_middle=px(strip + 24),
        strip_title=words("roadmap.bridges") if strip_shown else "",
        strip_note=_peak_note(context),
        steps=tuple(_steps(context, axis, bridges, strip, bottom)),
        flags=flags,
        hidden_flags=hidden,
        as_of_x=px(axis.x(plan.as_of)),
        as_of_y=px(bottom + 4),
        as_of=words("roadmap.as_of", date=context.formats.day(plan.as_of)),
        label=words("roadmap.alt", waves=words.count("wave", count)),
    )


def _row_height(waves: int) -> float:
    if waves <= _FEW:
        return _HIGH
    return _LOW if waves < _MANY else _LOWEST


def _row(context: Context, axis: Axis, wave: Wave, top: float, height: float) -> Row:
    words, formats = context.words, context.formats
    x, middle = axis.x(wave.date), top + height / 2
    # of the systems of others a vendor knows the cutover, not the work before it
    mine = [key for key in wave.systems if key in context.own]
    starts = (work_start(context, context.cutovers[key]) for key in mine)
    begin = axis.x(min(starts, default=wave.date))
    late = [key for key in wave.systems if context.cutovers[key].months_late]
    vendors = sorted(
        {context.systems[k].vendor or "" for k in wave.systems if k in context.systems} - {""}
    )
    note = words.count("system", len(wave.systems))
    if vendors:
        note += words("list.dot") + formats.people(
            [cut(shown(vendor), 9) for vendor in vendors[:_VENDORS]]
        )
        note += words("list.more") if len(vendors) > _VENDORS else ""
    two = height >= _HIGH
    note = cut(note, 14 if late else 19) if two else ""
    title, day = words("wave.name", n=str(wave.number)), formats.weekday(wave.date)
    high, step = 3 if two else 2, _DOT_STEP if height >= _LOW else _DENSE_STEP
    dots = tuple(_dots(context, wave, x, middle, high, step))
    after = x + ((len(dots) - 1) // high) * step + 12
    ordered = context.in_order(wave.systems)
    names = formats.people(context.names(ordered))
    right_room, left_room = axis.right - after - 4, begin - axis.left - 12
    on_right = right_room >= min(em_width(names) * _TEXT, 300) or right_room >= left_room
    room = max(right_room if on_right else left_room, 0)
    return Row(
        colour=wave_class(wave.number),
        top=px(top),
        height=px(height),
        rule=px(top + height),
        middle=px(middle),
        title_y=px(middle - 3 if two else middle + 5),
        note_y=px(middle + 13 if two else middle + 5),
        title=title,
        date=day,
        note=note,
        late=words("roadmap.late" if two else "roadmap.late_short", n=str(len(late)))
        if late
        else "",
        late_x=px(14 + em_width(note) * 11.5 + 12 if two else _LEFT - 8),
        late_anchor="start" if two else "end",
        bar_x=px(begin),
        bar_y=px(middle - 5),
        bar_width=px(max(x - begin, 0)),
        dots=dots,
        text=_names_in(context, ordered, room / _TEXT),
        text_x=px(after if on_right else begin - 8),
        text_y=px(middle + 4.5),
        anchor="start" if on_right else "end",
        full=names,
    )


def _names_in(context: Context, keys: tuple[str, ...], ems: float) -> str:
    """As many names as fit, and how many more there are."""
    names = [cut(name, 16) for name in context.names(keys)]
    whole = context.formats.people(names)
    if em_width(whole) <= ems:
        return whole
    for count in range(len(names) - 1, 0, -1):
        text = context.formats.people(names[:count]) + context.words(
            "list.and_more", n=str(len(names) - count)
        )
        if em_width(text) <= ems:
            return text
    return cut(context.words.count("system", len(names)), max(ems, 1.0))


def _dots(
    context: Context, wave: Wave, x: float, middle: float, most_high: int, step: float
) -> Iterator[Dot]:
    shown = context.in_order(wave.systems)[:_MOST_DOTS]
    high = min(most_high, len(shown))
    for n, key in enumerate(shown):
        column, line = divmod(n, high)
        y = middle + (line - (high - 1) / 2) * step
        late = context.cutovers[key].months_late > 0
        yield Dot(px(x + column * step), px(y), late, context.name(key))


def _steps(
    context: Context,
    axis: Axis,
    found: tuple[tuple[date, date, int], ...],
    top: float,
    bottom: float,
) -> Iterator[Step]:
    most = max((n for _, _, n in found), default=0)
    for start, end, number in found:
        x, right = axis.x(start), axis.x(end)
        height = (bottom - top - 26) * number / most
        y = bottom - 8 - height
        wide = right - x >= em_width(str(number)) * 12 + 4
        label = context.formats.number(number) if wide else ""
        yield Step(px(x), px(y), px(right - x), px(height), label, px((x + right) / 2), px(y - 4))


def _peak_note(context: Context) -> str:
    plan = context.plan
    if not plan.bridges:
        return context.words("roadmap.no_bridges")
    number, day = alive(plan.bridges, plan.as_of)
    return context.words(
        "roadmap.peak", n=context.words.count("bridge", number), date=context.formats.day(day)
    )
