"""When the systems that stay have to be adapted: the reworks as work with dates."""

from migplan.model.case import Role
from migplan.model.plan import Adaptation
from migplan.report.shown import shown
from migplan.report.views.context import Context
from migplan.report.views.table import Cell, Column, Row, Table, money_cell


def adaptation_table(context: Context) -> Table | None:
    """One row for each system and wave, the first to begin at the head."""
    words, plan = context.words, context.plan
    if not plan.adaptations:
        return None
    columns = (
        Column(words("rework.stayer")),
        Column(words("adaptation.owner"), short=True),
        Column(words("adaptation.start"), short=True),
        Column(words("rework.ready"), short=True),
        Column(words("adaptation.months"), number=True),
        Column(words("adaptation.wave"), short=True),
        Column(words("adaptation.linkages"), number=True),
        Column(words("bridge.yen"), number=True),
    )
    total = sum(work.cost_yen for work in plan.adaptations)
    return Table(
        "adaptation-table",
        words("adaptation.caption"),
        columns,
        tuple(_row(context, work) for work in plan.adaptations),
        search=True,
        foot=(
            Row(
                (
                    Cell(words("money.total")),
                    *(Cell(""),) * 6,
                    money_cell(context.formats.number(total), 0),
                )
            ),
        ),
        count=words.count("task", len(plan.adaptations)),
    )


def _row(context: Context, work: Adaptation) -> Row:
    words, formats = context.words, context.formats
    system = context.systems.get(work.stayer)
    partner = context.role(work.stayer) is Role.PARTNER
    owner = system.owner if system else None
    late = work.start < context.plan.as_of
    return Row(
        (
            Cell(context.name(work.stayer), note=words("rework.partner") if partner else ""),
            Cell("―" if partner else shown(owner) if owner else words("adaptation.nobody")),
            Cell(
                formats.day(work.start),
                sort=work.start.isoformat(),
                badge=words("adaptation.overdue") if late else "",
                badge_class="bad",
            ),
            Cell(formats.day(work.ready_by), sort=work.ready_by.isoformat()),
            Cell(formats.number(work.months), sort=str(work.months)),
            Cell(words("wave.name", n=str(work.wave)), sort=str(work.wave)),
            Cell(formats.number(len(work.linkages)), sort=str(len(work.linkages))),
            money_cell(formats.number(work.cost_yen), work.cost_yen),
        )
    )
