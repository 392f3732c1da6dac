"""What leaves the date agreed in the plan that was to be kept, and why."""

from migplan.report.audience import Topic
from migplan.report.views.context import Context
from migplan.report.views.table import Cell, Column, Row, Table

_REASON = 3
"""The column of the reasons."""


def moved_table(context: Context) -> Table | None:
    """One row per system on another date, in the order of the plan; none: no table."""
    plan, words, formats = context.plan, context.words, context.formats
    if not plan.moved:
        return None
    columns = (
        Column(words("moved.system")),
        Column(words("moved.agreed"), short=True),
        Column(words("moved.date"), short=True),
        Column(words("moved.reason"), wide=True),
    )
    rows = tuple(
        Row(
            (
                Cell(context.name(row.system), href=f"#{context.anchors[row.system]}"),
                Cell(formats.day(row.agreed), sort=row.agreed.isoformat()),
                Cell(formats.day(row.date), sort=row.date.isoformat()),
                Cell(words.say(row.reason)),
            )
        )
        for row in plan.moved
    )
    table = Table("moved-table", words("moved.caption"), columns, rows)
    return table if context.sees(Topic.REASONS) else table.without(_REASON)


def moved_said(context: Context) -> str:
    """How many systems keep the dates agreed before; empty when none were to be kept."""
    agreed, moved = len(context.plan.case.agreed), len(context.plan.moved)
    if not agreed:
        return ""
    count = context.words.count
    return context.words("moved.lead", n=count("system", agreed), moved=count("system", moved))
