"""One row for each member on an axis of fiscal years: a circle for each day with cutovers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from migplan.model.comparison import MemberFacts
from migplan.report.joint.compare.told import Told
from migplan.report.joint.page import Figure, Part
from migplan.report.shown import shown
from migplan.report.views.axis import Axis, axis_of, px
from migplan.report.views.table import Cell, Row, Table
from migplan.report.width import cut

_WIDTH, _LEFT, _RIGHT, _HEAD = 1400.0, 236.0, 20.0, 46.0
_HIGH, _LOW, _MANY = 46.0, 34.0, 6
_LOWEST, _CROWD = 20.0, 16
"""Height of a row from so many members on: a whole prefecture is to be seen at once."""
_LEAST, _MOST, _MOST_LOW = 8.0, 15.0, 9.5
_TITLE_EM, _NOTE_EM = 15, 19


@dataclass(frozen=True, slots=True)
class Mark:
    """The cutovers of one day."""

    x: str
    radius: str
    number: str
    size: str
    late: bool
    title: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One member."""

    colour: str
    top: str
    height: str
    middle: str
    rule: str
    title: str
    note: str
    title_y: str
    note_y: str
    mark_y: str
    full: str
    bar_x: str
    bar_width: str
    bar_y: str
    dues: tuple[str, ...]
    due_top: str
    due_bottom: str
    marks: tuple[Mark, ...]
    nothing: str


def gantt(told: Told) -> Part:
    """The figure, and its table."""
    members = told.members
    days = [row.date for member in members for row in member.systems if row.date]
    dues = [row.deadline for member in members for row in member.systems if row.deadline]
    as_of = min(member.as_of for member in members)
    axis = axis_of(days, dues, as_of, left=_LEFT, width=_WIDTH - _LEFT - _RIGHT)
    crowd = len(members) >= _CROWD
    height = _LOWEST if crowd else _HIGH if len(members) < _MANY else _LOW
    bottom = _HEAD + height * len(members)
    view: dict[str, Any] = {
        "crowd": crowd,
        "width": px(_WIDTH),
        "height": px(bottom + 6),
        "left": px(axis.left),
        "right": px(axis.right),
        "bottom": px(bottom),
        "bands": tuple(axis.bands(told.formats)),
        "ticks": tuple(axis.ticks(told.formats)),
        "lanes": tuple(
            _lane(told, axis, member, n, _HEAD + height * n, height)
            for n, member in enumerate(members)
        ),
        "links": tuple(_links(told, axis, height)),
        "label": told.word("gantt_alt", n=told.bodies(len(members))),
        "as_of": told.word("gantt_as_of", date=told.formats.day(as_of)),
        "legend": _legend(told, late=any(row.months_late for m in members for row in m.systems)),
    }
    versions = "_versions" if told.versions else ""
    return Part(
        "gantt",
        told.word(f"gantt{versions}"),
        lead=told.word(f"gantt_lead{versions}"),
        figure=Figure("gantt.html.j2", view),
    )


def _legend(told: Told, *, late: bool) -> tuple[tuple[str, str], ...]:
    keys = ["dot", *(["late"] if late else []), "due", *([] if told.versions else ["shared"])]
    return tuple((key, told.word(f"gantt_{key}")) for key in keys)


def by_day(member: MemberFacts) -> dict[date, list[str]]:
    """Systems of a member by the day of their cutover."""
    found: dict[date, list[str]] = {}
    for row in member.systems:
        if row.date is not None:
            found.setdefault(row.date, []).append(row.system)
    return {day: found[day] for day in sorted(found)}


def _lane(told: Told, axis: Axis, member: MemberFacts, n: int, top: float, height: float) -> Lane:
    words = told.words
    days, figures = by_day(member), member.figures
    middle = top + height / 2
    two, crowd = height >= _HIGH, height <= _LOWEST
    note = words("list.dot").join(
        (words.count("system", figures.systems), words.count("wave", figures.waves))
    )
    label = shown(member.label)
    begin, end = axis.x(member.as_of), axis.x(figures.last) if figures.last else 0.0
    most = max((len(keys) for m in told.members for keys in by_day(m).values()), default=1)
    dues = sorted({row.deadline for row in member.systems if row.deadline})
    return Lane(
        colour=f"c{n % 8 + 1}",
        top=px(top),
        height=px(height),
        middle=px(middle),
        rule=px(top + height),
        title=cut(label, _TITLE_EM),
        note="" if crowd or not days else cut(note, _NOTE_EM),
        title_y=px(middle + 5 if crowd or not days else middle - 4 if two else middle - 1),
        note_y=px(middle + 14 if two else middle + 13),
        mark_y=px(middle + 4),
        full=label,
        bar_x=px(begin),
        bar_width=px(max(end - begin, 0.0)),
        bar_y=px(middle - 3),
        dues=tuple(px(axis.x(day)) for day in dues if axis.holds(day)),
        due_top=px(top + 4),
        due_bottom=px(top + height - 4),
        marks=tuple(
            _mark(told, axis, member, day, len(keys) / most, _MOST_LOW if crowd else _MOST)
            for day, keys in days.items()
        ),
        nothing="" if days else told.word("gantt_nothing"),
    )


def _mark(
    told: Told, axis: Axis, member: MemberFacts, day: date, share: float, largest: float
) -> Mark:
    """The cutovers of one day, as large as their share of the most of a day."""
    keys = by_day(member)[day]
    rows = [row for row in member.systems if row.system in keys]
    radius = _LEAST + (largest - _LEAST) * share**0.5
    names = told.formats.people([told.system(row) for row in rows])
    return Mark(
        x=px(axis.x(day)),
        radius=px(radius),
        number=str(len(keys)),
        size="12" if radius > _LEAST + 2 else "11",
        late=any(row.months_late for row in rows),
        title=f"{shown(member.label)} {told.formats.weekday(day)} {names}",
    )


def _links(told: Told, axis: Axis, height: float) -> Iterator[tuple[str, str, str]]:
    """Lines between the first and the last member of a shared day."""
    order = {member.key: n for n, member in enumerate(told.members)}
    for slot in told.comparison.shared_slots:
        places = sorted(order[key] for key in slot.systems)
        first, last = (_HEAD + height * (place + 0.5) for place in (places[0], places[-1]))
        yield px(axis.x(slot.date)), px(first), px(last)


def slot_table(told: Told) -> Table:
    """The same as a table: days, and how many systems of whom."""
    days = sorted({day for member in told.members for day in by_day(member)})
    counts = {member.key: by_day(member) for member in told.members}
    rows = tuple(
        Row(
            (
                Cell(told.formats.weekday(day), sort=day.isoformat()),
                *(told.yen(len(counts[member.key].get(day, []))) for member in told.members),
            )
        )
        for day in days
    )
    columns = (
        *told.head("day", short=True),
        *told.columns_of_members(number=True),
    )
    return Table("gantt-table", told.word("gantt_slots"), columns, rows)
