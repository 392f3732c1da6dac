"""Deadlines under the roadmap: one flag for all systems that share a day."""

from collections import Counter
from dataclasses import dataclass

from migplan.report.views.axis import Axis, px
from migplan.report.views.context import Context
from migplan.report.width import em_width

FLAG_HEIGHT = 22.0
_LANES, _TEXT = 3, 12.0


@dataclass(frozen=True, slots=True)
class Flag:
    """A deadline that some systems share."""

    x: str
    box_x: str
    box_y: str
    box_width: str
    text_x: str
    text_y: str
    label: str
    missed: bool


def flags_of(context: Context, axis: Axis, bottom: float) -> tuple[tuple[Flag, ...], str]:
    """Place the flags below ``bottom`` so that none covers another, and say which found no place."""
    case = context.plan.case
    count = Counter(day for key, day in case.deadlines.items() if key in context.cutovers)
    missed = {
        case.deadlines[key]
        for key, row in context.cutovers.items()
        if row.months_late and key in case.deadlines
    }
    lanes: list[float] = []
    rows: list[Flag] = []
    hidden: list[str] = []
    for day, systems in sorted(count.items()):
        label = context.words(
            "roadmap.deadline",
            date=context.formats.day(day),
            n=context.words.count("system", systems),
        )
        if not axis.holds(day):
            hidden.append(label)
            continue
        width = em_width(label) * _TEXT + 16
        x = axis.x(day)
        box = min(max(x - width / 2, axis.left), axis.right - width)
        lane = next((n for n, end in enumerate(lanes) if end + 6 <= box), len(lanes))
        if lane >= _LANES:
            hidden.append(label)
            continue
        lanes[lane : lane + 1] = [box + width]
        y = bottom + 6 + lane * FLAG_HEIGHT
        rows.append(
            Flag(
                px(x),
                px(box),
                px(y),
                px(width),
                px(box + width / 2),
                px(y + 13.5),
                label,
                day in missed,
            )
        )
    text = (
        context.words("roadmap.hidden_deadlines", flags=context.formats.people(hidden))
        if hidden
        else ""
    )
    return tuple(rows), text
