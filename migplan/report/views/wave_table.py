"""The waves as a table: the twin of the roadmap."""

from migplan.report.audience import Topic
from migplan.report.views.context import Context
from migplan.report.views.table import Cell, Column, Row, Table, money_cell

_LATE = 5
"""The column of those that are late."""


def wave_table(context: Context) -> Table | None:
    """One row per wave with all its systems."""
    words, formats, plan = context.words, context.formats, context.plan
    if not plan.waves:
        return None
    columns = (
        Column(words("wave.wave"), number=True),
        Column(words("system.cutover"), short=True),
        Column(words("wave.closed"), short=True),
        Column(words("wave.systems"), wide=True),
        Column(words("wave.count"), number=True),
        Column(words("wave.late"), number=True),
    )
    rows: list[Row] = []
    for wave in plan.waves:
        # whether its neighbours are late is no vendor's business: of them it could not be told
        own = context.own.intersection(wave.systems)
        late = sum(1 for key in own if context.cutovers[key].months_late)
        told = str(late) if own else "―"
        closed = (
            words("wave.closed_from", date=formats.day(wave.closed_from))
            if wave.closed_from < wave.date
            else "―"
        )
        rows.append(
            Row(
                (
                    money_cell(str(wave.number), wave.number),
                    Cell(formats.weekday(wave.date), sort=wave.date.isoformat()),
                    Cell(closed),
                    Cell(formats.people(context.names(context.in_order(wave.systems)))),
                    money_cell(str(len(wave.systems)), len(wave.systems)),
                    Cell(told, sort=str(late), badge="▲" if late else "", badge_class="bad"),
                )
            )
        )
    table = Table("wave-table", words("wave.caption"), columns, tuple(rows))
    return table if context.sees(Topic.DEADLINES) else table.without(_LATE)
