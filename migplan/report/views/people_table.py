"""People and projects at work, month by month, against how many there are."""

from migplan.report.views.context import Context
from migplan.report.views.loads import Load, loads
from migplan.report.views.table import Cell, Column, Row, Table


def people_table(context: Context) -> Table | None:
    """One row per month with work; nothing limited gives ``None``."""
    words, formats = context.words, context.formats
    found = loads(context)
    if not found:
        return None
    months = [month for load in found for month in load.used]
    rows = tuple(
        Row(
            (
                Cell(formats.month(month), sort=str(month)),
                *(_cell(context, load, month) for load in found),
            )
        )
        for month in range(min(months), max(months) + 1)
    )
    columns = (
        Column(words("people.month"), short=True),
        *(Column(load.title, number=True) for load in found),
    )
    return Table("people-table", words("people.caption"), columns, rows)


def _cell(context: Context, load: Load, month: int) -> Cell:
    if month not in load.used:
        return Cell("―", sort="0")
    used, there = load.used[month], load.there[month]
    number = context.formats.number
    text = context.words("people.of", used=number(used), there=number(there))
    return Cell(
        text,
        sort=str(used),
        bar=f"{min(used / there, 1):.0%}" if there else "",
        badge="▲" if used > there else "",
        badge_class="bad",
    )
