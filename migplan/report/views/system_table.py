"""The dates of every moving system as a table: the twin of the roadmap by system."""

from datetime import date

from migplan.model.contract import Contract
from migplan.model.dates import month_index, work_begins
from migplan.model.phase import PhaseDates
from migplan.model.plan import Cutover
from migplan.report.audience import Topic
from migplan.report.shown import shown
from migplan.report.views.context import Context
from migplan.report.views.standing import Standing, standings
from migplan.report.views.table import Cell, Column, Row, Table, money_cell

_OWNER, _VENDOR, _CONTRACT, _PIN = 1, 2, 7, 10
"""Columns that not every reader gets."""


def work_start(context: Context, row: Cutover) -> date:
    """The day on which the vendor's team begins, as exactly as whole months tell."""
    if row.phases:
        return row.phases[0].start
    months = context.plan.case.project_months.get(row.system, 0)
    return work_begins(row.date, months)


def system_table(context: Context, ends: dict[str, tuple[Contract, ...]]) -> Table:
    """One row per moving system, in the order of the plan."""
    words = context.words
    columns = (
        Column(words("system.name")),
        Column(words("system.owner"), short=True),
        Column(words("system.vendor")),
        Column(words("system.wave"), number=True),
        Column(words("system.cutover"), short=True),
        Column(words("system.standing"), short=True),
        Column(words("system.work"), short=True),
        Column(words("system.contract")),
        Column(words("system.deadline"), short=True),
        Column(words("system.slack"), number=True),
        Column(words("system.pin")),
    )
    standing = standings(context)
    rows = tuple(
        _row(context, row, ends.get(row.system, ()), standing[row.system]) for row in context.mine
    )
    hidden = (
        (_OWNER, Topic.OFFICERS),
        (_VENDOR, Topic.PRODUCTS),
        (_CONTRACT, Topic.CONTRACTS),
        (_PIN, Topic.OFFICERS),
    )
    table = Table(
        "system-table",
        words("system.caption"),
        columns,
        rows,
        search=True,
        count=words.count("system", len(rows)),
    )
    return table.without(*(n for n, topic in hidden if not context.sees(topic)))


def _months(context: Context, row: Cutover) -> int:
    """Months of work up to the cutover, idle ones between the phases included."""
    if row.phases:
        return month_index(row.date) - month_index(row.phases[0].start) + 1
    return context.plan.case.project_months.get(row.system, 0)


def _phases(context: Context, row: Cutover) -> str:
    """The phases with their months, where the plan dates them."""
    return "".join(context.words("list.dot") + phase_words(context, dates) for dates in row.phases)


def phase_words(context: Context, dates: PhaseDates) -> str:
    """A phase with its first and last month."""
    formats = context.formats
    first, last = month_index(dates.start), month_index(dates.end)
    return context.words(
        "phase.months" if first < last else "phase.month",
        name=context.words(f"phase.{dates.id}"),
        start=formats.month(first),
        end=formats.month(last),
    )


def _row(
    context: Context, row: Cutover, contracts: tuple[Contract, ...], standing: Standing
) -> Row:
    words, formats = context.words, context.formats
    system, due = context.systems.get(row.system), context.plan.case.deadlines.get(row.system)
    months = _months(context, row)
    slack = month_index(due) - month_index(row.date) if due else None
    end = contracts[0].end if contracts else None
    pin = system.pin if system and row.pinned else None
    return Row(
        (
            Cell(context.name(row.system), href=f"#{context.anchors[row.system]}"),
            Cell(shown(system.owner) if system and system.owner else "―"),
            Cell(shown(system.vendor) if system and system.vendor else "―"),
            money_cell(str(row.wave), row.wave),
            Cell(formats.weekday(row.date), sort=row.date.isoformat()),
            Cell(words.known("standing", standing)),
            Cell(
                words("system.from", date=formats.month(month_index(work_start(context, row)))),
                sort=work_start(context, row).isoformat(),
                note=words.count("month", months) + _phases(context, row),
            )
            if months
            else Cell("―"),
            Cell(formats.rough(end), sort=end.day.isoformat()) if end else Cell("―"),
            Cell(formats.day(due), sort=due.isoformat()) if due else Cell(words("system.none")),
            Cell("―", sort="9999")
            if slack is None
            else Cell(
                "" if row.months_late else words.count("month", slack),
                sort=str(slack),
                badge=words("gantt.late", n=words.count("month", row.months_late))
                if row.months_late
                else "",
                badge_class="bad",
            ),
            Cell(shown(pin.owner), note=shown(pin.reason)) if pin else Cell("―"),
        )
    )
