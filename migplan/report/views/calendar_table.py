"""What residents notice and when: the cutovers by business, for everybody to read."""

from datetime import timedelta

from migplan.model.plan import Wave
from migplan.model.text import Bilingual
from migplan.report.views.context import Context
from migplan.report.views.table import Cell, Column, Row, Table


def calendar_table(context: Context) -> Table | None:
    """One row per wave; nothing that moves: no table."""
    words, plan = context.words, context.plan
    if not plan.waves:
        return None
    columns = (
        Column(words("calendar.date"), short=True),
        Column(words("calendar.business"), wide=True),
        Column(words("calendar.closed"), short=True),
        Column(words("calendar.changes"), wide=True),
        Column(words("calendar.notice"), short=True),
    )
    changes = {row.wave: row.changes for row in plan.residents}
    rows = tuple(_row(context, wave, changes.get(wave.number, ())) for wave in plan.waves)
    table = Table("calendar-table", words("calendar.caption"), columns, rows)
    dated = any(context.systems[key].notice_on for wave in plan.waves for key in wave.systems)
    return table if dated else table.without(len(columns) - 1)


def _row(context: Context, wave: Wave, changes: tuple[Bilingual, ...]) -> Row:
    words, formats = context.words, context.formats
    keys = context.in_order(wave.systems)
    facing = context.names(key for key in keys if context.systems[key].resident_facing)
    notices = sorted({day for key in keys if (day := context.systems[key].notice_on)})
    last = wave.date - timedelta(days=1)
    closed = (
        words("calendar.span", start=formats.day(wave.closed_from), end=formats.day(last))
        if wave.closed_from < wave.date
        else "―"
    )
    return Row(
        (
            Cell(formats.weekday(wave.date), sort=wave.date.isoformat()),
            Cell(
                formats.people(context.names(keys)),
                note=words("calendar.facing", names=formats.people(facing)) if facing else "",
            ),
            Cell(closed, sort=wave.closed_from.isoformat()),
            Cell(formats.people([words.say(change) for change in changes]) or "―"),
            Cell(formats.people([formats.day(day) for day in notices]) or "―"),
        )
    )
