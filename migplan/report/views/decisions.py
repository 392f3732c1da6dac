"""What has to be decided, by when and by whom."""

from dataclasses import dataclass

from migplan.report.views.context import Context
from migplan.report.views.table import Cell, Column, Row, Table
from migplan.report.width import cut

_TOP, _WHAT_EM, _WHO_EM = 3, 68, 20


@dataclass(frozen=True, slots=True)
class Decision:
    """One of the most urgent decisions; long texts are cut, the table holds them whole."""

    due: str
    what: str
    who: str
    past: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """The most urgent ones, and the table of all."""

    top: tuple[Decision, ...]
    more: str
    table: Table


def decisions(context: Context) -> Decisions | None:
    """All decisions due, the earliest first."""
    words, formats, plan = context.words, context.formats, context.plan
    rows = sorted(plan.decisions_due, key=lambda row: (row.due, row.key))
    if not rows:
        return None
    top = tuple(
        Decision(
            formats.weekday(row.due),
            cut(words.say(row.what), _WHAT_EM),
            cut(words.say(row.who), _WHO_EM),
            words("decisions.past") if row.due < plan.as_of else "",
        )
        for row in rows[:_TOP]
    )
    more = words("decisions.more", n=formats.number(len(rows) - _TOP)) if len(rows) > _TOP else ""
    table = Table(
        "decisions-table",
        words("decisions.caption"),
        (
            Column(words("decisions.what"), wide=True),
            Column(words("decisions.due"), short=True),
            Column(words("decisions.who")),
            Column(words("decisions.basis"), wide=True),
        ),
        tuple(
            Row(
                (
                    Cell(words.say(row.what)),
                    Cell(
                        formats.weekday(row.due),
                        sort=row.due.isoformat(),
                        badge=words("decisions.past") if row.due < plan.as_of else "",
                        badge_class="bad",
                    ),
                    Cell(words.say(row.who)),
                    Cell(
                        words.say(row.basis),
                        badge=words("mark.assumed") if row.assumed else "",
                        badge_class="assumed",
                    ),
                )
            )
            for row in rows
        ),
    )
    return Decisions(top, more, table)
