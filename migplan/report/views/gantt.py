"""The roadmap by system: work, cutover, ends of contracts, deadline and pin, on the fiscal-year axis."""

from collections.abc import Iterator
from dataclasses import dataclass

from migplan.model.contract import Contract
from migplan.model.plan import Cutover
from migplan.report.audience import Topic
from migplan.report.domains import domain_name, domain_of, domain_table
from migplan.report.palette import wave_class
from migplan.report.shown import shown
from migplan.report.views.axis import Axis, Band, Tick, axis_of, px
from migplan.report.views.context import Context
from migplan.report.views.contracts import contract_ends
from migplan.report.views.seasons import Hatch, Seasons
from migplan.report.views.system_table import phase_words, system_table, work_start
from migplan.report.views.table import Table
from migplan.report.width import cut, em_width

WIDTH, _LEFT, _RIGHT = 1400.0, 236.0, 16.0
_HEAD, _ROW, _GROUP, _TEXT = 46.0, 24.0, 24.0, 12.5
_BETWEEN, _SIGN = 1.5, 9.0
"""Between two phases, so that each is seen; size of the sign on one."""
_MOST_ROWS, _HEAD_AND_ROW = 32, 2
"""Rows of one picture: what fits on a printed page."""

_Part = list[tuple[str, list[Cutover], bool]]
"""Fields with systems, and whether the field began in the picture before."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A point in time with what it means."""

    x: str
    title: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of work: one phase, or all of it where phases are not dated."""

    x: str
    width: str
    title: str
    label: str = ""
    """Name of the phase, or its sign where there is room for no more."""
    middle: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One system."""

    anchor: str
    colour: str
    y: str
    middle: str
    text_y: str
    rule: str
    name: str
    full: str
    late: str
    late_x: str
    late_anchor: str
    bar_y: str
    work: tuple[Piece, ...]
    closed: str
    """Id of the busy seasons drawn behind it; empty without any."""
    cutover: str
    """Corners of the diamond."""
    cutover_title: str
    wave: str
    wave_x: str
    ends: tuple[Mark, ...]
    deadline: str
    """Corners of the triangle; empty without a deadline."""
    deadline_title: str
    missed: bool
    beyond: str
    """A deadline that lies outside the picture, in words."""
    pin_x: str
    pin_title: str


@dataclass(frozen=True, slots=True)
class Group:
    """The head of a field of business."""

    y: str
    text_y: str
    name: str
    count: str


@dataclass(frozen=True, slots=True)
class Chart:
    """One picture of up to so many rows."""

    height: str
    body_height: str
    groups: tuple[Group, ...]
    bars: tuple[Bar, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Gantt:
    """All pictures, sharing one axis, and the table."""

    width: str
    left: str
    right: str
    row: str
    track: str
    bands: tuple[Band, ...]
    ticks: tuple[Tick, ...]
    as_of_x: str
    as_of: str
    closed: tuple[tuple[str, tuple[Hatch, ...]], ...]
    """Busy seasons by id, drawn once for all systems that share them."""
    charts: tuple[Chart, ...]
    phased: bool
    """Whether the work is dated by phases."""
    table: Table


def gantt(context: Context) -> Gantt | None:
    """Lay out the moving systems by field; nothing to move gives ``None``."""
    plan = context.plan
    if not context.mine:
        return None
    ends = contract_ends(context)
    far = [*plan.case.deadlines.values()]
    far += [c.end.day for row in context.mine for c in ends.get(row.system, ()) if c.end]
    axis = axis_of(
        [row.date for row in context.mine],
        far,
        plan.as_of,
        left=_LEFT,
        width=WIDTH - _LEFT - _RIGHT,
    )
    seasons = Seasons(context, axis)
    closed: dict[tuple[Hatch, ...], str] = {}
    hatches = {row.system: seasons.of_system(row.system) for row in plan.cutovers}
    shared = {
        key: closed.setdefault(mine, f"closed-{len(closed)}") if mine else ""
        for key, mine in hatches.items()
    }
    charts = tuple(_chart(context, axis, shared, ends, part) for part in _parts(context))
    return Gantt(
        width=px(WIDTH),
        left=px(_LEFT),
        right=px(axis.right),
        row=px(_ROW),
        track=px(axis.width),
        bands=tuple(axis.bands(context.formats)),
        ticks=tuple(axis.ticks(context.formats)),
        as_of_x=px(axis.x(plan.as_of)),
        as_of=context.words("roadmap.as_of", date=context.formats.day(plan.as_of)),
        closed=tuple((name, mine) for mine, name in closed.items()),
        charts=charts,
        phased=any(row.phases for row in context.mine),
        table=system_table(context, ends),
    )


def _parts(context: Context) -> Iterator[_Part]:
    """Fields with their systems, parted so that each part fits one picture."""
    fields: dict[str, list[Cutover]] = {key: [] for key in domain_table()}
    for row in context.mine:
        fields[domain_of(context.systems.get(row.system))].append(row)
    part: _Part = []
    room = _MOST_ROWS
    for key, rows in fields.items():
        left = sorted(rows, key=lambda row: (row.date, context.name(row.system), row.system))
        while left:
            if room < _HEAD_AND_ROW or (
                part and len(left) + 1 > room and len(left) < _MOST_ROWS // 2
            ):
                yield part
                part, room = [], _MOST_ROWS
            part.append((key, left[: room - 1], len(left) < len(rows)))
            taken = len(part[-1][1])
            left, room = left[taken:], room - taken - 1
    if part:
        yield part


def _chart(
    context: Context,
    axis: Axis,
    closed: dict[str, str],
    ends: dict[str, tuple[Contract, ...]],
    part: _Part,
) -> Chart:
    y = _HEAD
    groups: list[Group] = []
    bars: list[Bar] = []
    for key, rows, again in part:
        name = domain_name(key, context.words.lang)
        name = context.words("gantt.continued", field=name) if again else name
        groups.append(Group(px(y), px(y + 16.5), name, context.words.count("system", len(rows))))
        y += _GROUP
        for row in rows:
            bars.append(_bar(context, axis, closed[row.system], ends.get(row.system, ()), row, y))
            y += _ROW
    label = context.words(
        "gantt.alt", fields=context.formats.people([group.name for group in groups])
    )
    return Chart(px(y + 6), px(y - _HEAD), tuple(groups), tuple(bars), label)


def _bar(
    context: Context,
    axis: Axis,
    closed: str,
    contracts: tuple[Contract, ...],
    row: Cutover,
    y: float,
) -> Bar:
    words, formats, case = context.words, context.formats, context.plan.case
    x, middle = axis.x(row.date), y + _ROW / 2
    start = work_start(context, row)
    system, due = context.systems.get(row.system), case.deadlines.get(row.system)
    late = words("gantt.late", n=words.count("month", row.months_late)) if row.months_late else ""
    pin = system.pin if system and row.pinned else None
    due_x = axis.x(due) if due else 0.0
    fits = x + 30 + (em_width(late) + 2) * 11.5 <= axis.right
    return Bar(
        anchor=context.anchors[row.system],
        colour=wave_class(row.wave),
        y=px(y),
        middle=px(middle),
        text_y=px(middle + 4.3),
        rule=px(y + _ROW),
        name=cut(context.name(row.system), (_LEFT - 34) / _TEXT),
        full=context.name(row.system),
        late=late,
        late_x=px(x + 30 if fits else axis.x(start) - 8),
        late_anchor="start" if fits else "end",
        bar_y=px(middle - 5),
        work=tuple(_work(context, axis, row)),
        closed=closed,
        cutover=_diamond(x, middle),
        cutover_title=words(
            "gantt.cutover",
            date=formats.weekday(row.date),
            wave=words("wave.name", n=str(row.wave)),
        ),
        wave=str(row.wave),
        wave_x=px(x + 9),
        ends=tuple(
            _end(context, axis, contract)
            for contract in contracts
            if contract.end and axis.holds(contract.end.day)
        ),
        deadline=_triangle(due_x, middle) if due and axis.holds(due) else "",
        deadline_title=words("gantt.deadline", date=formats.day(due)) if due else "",
        missed=row.months_late > 0,
        beyond=words("gantt.beyond", date=formats.day(due)) if due and due > axis.last else "",
        pin_x=px(x - 5) if row.pinned else "",
        pin_title=words("gantt.pin", who=shown(pin.owner), why=shown(pin.reason))
        if pin and context.sees(Topic.OFFICERS)
        else "",
    )


def _work(context: Context, axis: Axis, row: Cutover) -> Iterator[Piece]:
    x = axis.x(row.date)
    if not row.phases:
        begin = axis.x(work_start(context, row))
        yield Piece(px(begin), px(max(x - begin, 0)), "")
    for dates in row.phases:
        begin, end = axis.x(dates.start), min(axis.x(dates.end), x)
        width = max(end - begin - _BETWEEN, 0)
        free = min(width, x - _SIGN - begin)  # the mark of the cutover covers the end
        told = (context.words(f"phase.{dates.id}"), context.words(f"book.sign_{dates.id}"))
        label = next((text for text in told if em_width(text) * _SIGN + 2 <= free), "")
        middle = px(begin + free / 2)
        yield Piece(px(begin), px(width), phase_words(context, dates), label, middle)


def _end(context: Context, axis: Axis, contract: Contract) -> Mark:
    if contract.end is None:
        return Mark("", "")
    name = shown(contract.name or contract.id)
    return Mark(
        px(axis.x(contract.end.day)),
        context.words("gantt.end", name=name, date=context.formats.rough(contract.end)),
    )


def _diamond(x: float, y: float) -> str:
    return f"{px(x)},{px(y - 7)} {px(x + 7)},{px(y)} {px(x)},{px(y + 7)} {px(x - 7)},{px(y)}"


def _triangle(x: float, y: float) -> str:
    return f"{px(x - 5.5)},{px(y - 8)} {px(x + 5.5)},{px(y - 8)} {px(x)},{px(y + 1)}"
