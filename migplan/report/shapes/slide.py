"""The roadmap on one slide, for a meeting: the answer, a bar for each wave, what to decide.

All bars are shapes that the office program can move and rename. What has no room is counted on the
slide and stands whole in its notes.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from migplan.model.plan import Wave
from migplan.report.palette import INK, TROUBLE, wave_hex
from migplan.report.shapes.canvas import WIDTH, Box, Canvas, Type
from migplan.report.shapes.job import Job
from migplan.report.views.axis import Axis, axis_of
from migplan.report.views.context import Context
from migplan.report.views.decisions import decisions
from migplan.report.views.flags import FLAG_HEIGHT, Flag, flags_of
from migplan.report.views.headline import headline
from migplan.report.views.system_table import work_start
from migplan.report.width import cut, em_width, lines

ROADMAP = "roadmap.pptx"
_SIDE, _AXIS, _RIGHT = 40.0, 262.0, 1240.0
_HEAD, _LOW, _HIGH = 42.0, 23.0, 60.0
"""Height of the axis, and of a row at least and at most."""
_DECISIONS, _FOOT = 584.0, 690.0
_BAR, _MARK = 12.0, 14.0
_NAMES, _LABEL, _SMALL, _TINY = 13.0, 14.0, 12.0, 11.0
_SOFT, _AMBER, _GREEN, _SLATE = "#44566a", "#7a4b00", "#1d6b43", "#44566a"
_BANDS = ("#eef2f6", "#f8fafc")
_BAND_HEADS = ("#d6e0ea", "#e4ebf2")
_WHAT_LINES = 3


@dataclass(frozen=True, slots=True)
class _Row:
    """A wave, or all waves that have no row of their own."""

    label: str
    late: str
    keys: tuple[str, ...]
    text: str
    """What is written beside the bar; empty: the names, as far as there is room."""
    begin: float
    first: float
    last: float
    colour: str


def files(job: Job) -> dict[str, bytes]:
    """``roadmap.pptx``.

    Raises:
        MigplanError: If the library for slides is not installed.
    """
    canvas = Canvas()
    top = _answer(canvas, job)
    if job.plan.waves:
        said = f"{job.context.words('slide.foot')} {_chart(canvas, job.context, top)}".strip()
    else:
        said = job.context.words("headline.nothing")
        _points(canvas, job.context, top)
    _decisions(canvas, job.context)
    foot = Box(_SIDE, _FOOT, WIDTH - 2 * _SIDE, 20)
    font = Type(_SMALL, _SOFT)
    canvas.text(cut(said, font.ems(foot.width)), foot, font, name="foot")
    canvas.notes(_notes(job))
    return {ROADMAP: canvas.content(job.title, job.plan.as_of)}


def _answer(canvas: Canvas, job: Job) -> float:
    """Write the marks and the answer; the height that they take."""
    said = headline(job.context)
    width, y = WIDTH - 2 * _SIDE, 14.0
    for mark in job.marks:
        bar = Box(0, y - 14, WIDTH, 24)
        font = Type(_SMALL, _AMBER, bold=True, align="center")
        made = canvas.shape("RECTANGLE", bar, "#fff1cc", name="mark")
        canvas.text(cut(mark, font.ems(WIDTH)), bar, font, within=made)
        y += 24
    font = Type(_NAMES, _SOFT)
    canvas.text(cut(job.title, font.ems(width)), Box(_SIDE, y, width, 20), font, name="title")
    y += 22
    font = Type(24, INK, bold=True)
    rows = lines(said.main, font.ems(width), 2)
    canvas.text(rows, Box(_SIDE, y, width, 35.0 * len(rows)), font, name="headline")
    y += 35.0 * len(rows)
    if said.status:
        font = Type(17, TROUBLE if said.bad else _GREEN, bold=True)
        text = cut(f"{'▲' if said.bad else '✓'} {said.status}", font.ems(width))
        canvas.text(text, Box(_SIDE, y, width, 26), font, name="status")
        y += 26
    return y + 8


def _points(canvas: Canvas, context: Context, top: float) -> None:
    """What there is to say where nothing moves."""
    font = Type(17)
    for n, (word, said) in enumerate(headline(context).points):
        place = Box(_SIDE, top + 34 * n, WIDTH - 2 * _SIDE, 28)
        text = context.words("shapes.point", word=word, said=said)
        canvas.text(cut(text, font.ems(place.width)), place, font, name=word)


def _chart(canvas: Canvas, context: Context, top: float) -> str:
    """Draw the roadmap; what it leaves out, in words."""
    plan = context.plan
    days = [wave.date for wave in plan.waves]
    due = [day for key, day in plan.case.deadlines.items() if key in context.cutovers]
    axis = axis_of(days, due, plan.as_of, left=_AXIS, width=_RIGHT - _AXIS)
    flags, hidden = flags_of(context, axis, 0.0)
    lanes = max((int(float(flag.box_y) // FLAG_HEIGHT) + 1 for flag in flags), default=0)
    room = _DECISIONS - 14 - top - _HEAD - lanes * FLAG_HEIGHT - 10
    rows = _rows(context, axis, int(room // _LOW))
    height = min(room / len(rows), _HIGH)
    body = top + _HEAD
    bottom = body + height * len(rows)
    _axis(canvas, context, axis, top, bottom)
    for flag in flags:
        _flag(canvas, flag, body, bottom)
    for n, row in enumerate(rows):
        _wave(canvas, context, row, body + height * n, height)
    return hidden


def _rows(context: Context, axis: Axis, most: int) -> list[_Row]:
    """As many waves as there is room for; the later ones share the last row."""
    waves = context.plan.waves
    kept = len(waves) if len(waves) <= most else most - 1
    rows = [_row(context, axis, wave) for wave in waves[:kept]]
    rest = waves[kept:]
    if rest:
        whole = _row(context, axis, rest[0])
        keys = tuple(key for wave in rest for key in wave.systems)
        words, formats = context.words, context.formats
        text = words(
            "slide.rest",
            first=formats.day(rest[0].date),
            last=formats.day(rest[-1].date),
            n=words.count("system", len(keys)),
        )
        late = sum(1 for key in keys if context.cutovers[key].months_late)
        rows.append(
            _Row(
                words("slide.more", first=str(rest[0].number), last=str(rest[-1].number)),
                words("roadmap.late_short", n=str(late)) if late else "",
                keys,
                text,
                whole.begin,
                whole.first,
                axis.x(rest[-1].date),
                _SLATE,
            )
        )
    return rows


def _row(context: Context, axis: Axis, wave: Wave) -> _Row:
    words = context.words
    late = sum(1 for key in wave.systems if context.cutovers[key].months_late)
    starts = [work_start(context, context.cutovers[key]) for key in wave.systems]
    x = axis.x(wave.date)
    last = f"{words('wave.name', n=str(context.plan.waves[-1].number))}  "
    font = Type(_LABEL, bold=True)
    room = _AXIS - _SIDE - 8 - (font.width(words("roadmap.late_short", n="▲  99")) if late else 0)
    weekday = context.formats.weekday(wave.date)
    fits = font.width(last + weekday) <= room
    return _Row(
        f"{words('wave.name', n=str(wave.number))}  "
        + (weekday if fits else context.formats.day(wave.date)),
        words("roadmap.late_short", n=str(late)) if late else "",
        context.in_order(wave.systems),
        "",
        axis.x(min(starts, default=wave.date)),
        x,
        x,
        wave_hex(wave.number),
    )


def _wave(canvas: Canvas, context: Context, row: _Row, top: float, height: float) -> None:
    middle = top + height / 2
    names = context.formats.people(context.names(row.keys))
    label = Box(_SIDE, top, _AXIS - _SIDE - 8, height)
    canvas.shape("RECTANGLE", Box(_SIDE - 10, top + 2, 4, height - 4), row.colour, name=row.label)
    canvas.text(row.label, label, Type(_LABEL, INK, bold=True), name=row.label)
    if row.late:
        font = Type(_SMALL, TROUBLE, bold=True, align="right")
        canvas.text(f"▲ {row.late}", label, font, name=row.label)
    bar = Box(row.begin, middle - _BAR / 2, max(row.last - row.begin, 2.0), _BAR)
    canvas.shape("ROUNDED_RECTANGLE", bar, _pale(row.colour), name=row.label, about=names)
    for x in dict.fromkeys((row.first, row.last)):
        mark = Box(x - _MARK / 2, middle - _MARK / 2, _MARK, _MARK)
        colour = TROUBLE if row.late else row.colour
        canvas.shape("DIAMOND", mark, colour, name=row.label, about=names)
    font = Type(_NAMES, INK)
    after, before = row.last + _MARK, row.begin - _MARK
    right, left = max(_RIGHT - after, 0.0), max(before - _AXIS, 0.0)
    on_right = right >= min(font.width(row.text or names), 300) or right >= left
    room = right if on_right else left
    text = row.text or _names_in(context, row.keys, font.ems(room))
    place = Box(after if on_right else before - room, top, room, height)
    font = Type(_NAMES, INK, align="left" if on_right else "right")
    canvas.text(cut(text, max(font.ems(room), 1.0)), place, font, name=row.label)


def _names_in(context: Context, keys: Sequence[str], ems: float) -> str:
    """As many names as fit, and how many more there are."""
    names = [cut(name, 16) for name in context.names(keys)]
    for count in range(len(names), 0, -1):
        text = context.formats.people(names[:count])
        if count < len(names):
            text += context.words("list.and_more", n=str(len(names) - count))
        if em_width(text) <= ems:
            return text
    return context.words.count("system", len(names))


def _axis(canvas: Canvas, context: Context, axis: Axis, top: float, bottom: float) -> None:
    """Fiscal years as bands, months as words, and the day on which the plan was made."""
    for band in axis.bands(context.formats):
        x, width = float(band.x), float(band.width)
        body = Box(x, top + 22, width, bottom - top - 22)
        canvas.shape("RECTANGLE", body, _BANDS[band.odd], name=band.label)
        head = canvas.shape(
            "RECTANGLE", Box(x, top, width, 22), _BAND_HEADS[band.odd], name=band.label
        )
        font = Type(_NAMES, INK, bold=True, align="center")
        if not band.label.isdigit():  # too narrow for more than two figures
            canvas.text(band.label, body, font, within=head)
    for tick in axis.ticks(context.formats):
        if tick.label:
            place = Box(float(tick.text_x), top + 23, 34, 18)
            canvas.text(tick.label, place, Type(_SMALL, _SOFT), name=tick.label)
    today = context.words("roadmap.as_of", date=context.formats.day(context.plan.as_of))
    place = Box(_SIDE, top + 22, _AXIS - _SIDE - 6, 18)
    canvas.text(f"{today} ▸", place, Type(_SMALL, _SOFT, bold=True, align="right"), name=today)
    x = axis.x(context.plan.as_of)
    canvas.line((x, top + 22), (x, bottom), INK, dashed=False, name=today)


def _flag(canvas: Canvas, flag: Flag, body: float, bottom: float) -> None:
    """A deadline as a dashed line with its date below."""
    colour = TROUBLE if flag.missed else _SLATE
    x, y = float(flag.x), bottom + float(flag.box_y)
    canvas.line((x, body), (x, y), colour, dashed=True, name=flag.label)
    box = Box(float(flag.box_x), y, float(flag.box_width), 18)
    made = canvas.shape("RECTANGLE", box, colour, name=flag.label)
    font = Type(_TINY, "#ffffff", align="center")
    canvas.text(flag.label, box, font, within=made)


def _decisions(canvas: Canvas, context: Context) -> None:
    """The three most urgent decisions side by side."""
    due = decisions(context)
    if due is None:
        return
    head = context.words("decisions.title") + (f"　{due.more}" if due.more else "")
    place = Box(_SIDE, _DECISIONS - 4, WIDTH - 2 * _SIDE, 20)
    canvas.text(head, place, Type(_LABEL, _AMBER, bold=True), name="decisions")
    width = (WIDTH - 2 * _SIDE - 40) / 3
    for n, item in enumerate(due.top):
        x, y = _SIDE + n * (width + 20), _DECISIONS + 20
        canvas.shape("RECTANGLE", Box(x, y, 3, 80), "#b98a2e", name=item.due)
        who = "  ".join(part for part in (item.due, item.past, item.who) if part)
        room, bold, font = width - 14, Type(_NAMES, INK, bold=True), Type(_NAMES, INK)
        place = Box(x + 12, y, room, 20)
        canvas.text(cut(who, bold.ems(room)), place, bold, name=item.due)
        rows = lines(item.what, font.ems(room), _WHAT_LINES)
        place = Box(x + 12, y + 21, room, 18.0 * len(rows))
        canvas.text(rows, place, font, name=item.due)


def _notes(job: Job) -> str:
    """Every wave with all its systems, and all sentences whole."""
    context = job.context
    said = headline(context)
    due = decisions(context)
    waves = [
        context.words(
            "slide.wave",
            wave=context.words("wave.name", n=str(wave.number)),
            date=context.formats.weekday(wave.date),
            names=context.formats.people(context.names(context.in_order(wave.systems))),
        )
        for wave in job.plan.waves
    ]
    asked = [f"{item.due} {item.who} {item.what}" for item in due.top] if due else []
    points = [context.words("shapes.point", word=word, said=text) for word, text in said.points]
    parts = [job.title, *job.marks, said.main, said.status, *points, *waves, *asked]
    return "\n".join(part for part in parts if part)


def _pale(colour: str) -> str:
    """The colour mixed with white, as on the page."""
    share = 0.45
    parts = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in parts)
