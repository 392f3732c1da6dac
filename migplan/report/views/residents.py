"""What residents notice and when: closed days, services that stop, forms that change."""

from dataclasses import dataclass
from datetime import timedelta

from migplan.model.outlook import ResidentNotice
from migplan.report.views.context import Context
from migplan.report.views.table import Cell, Column, Row, Table
from migplan.report.width import cut

_TOP, _WHAT_EM = 7, 66


@dataclass(frozen=True, slots=True)
class Noticed:
    """One wave as residents see it; a long text is cut, the table holds it whole."""

    date: str
    closed: str
    what: str


@dataclass(frozen=True, slots=True)
class Residents:
    """The first waves, how many more there are, and the table of all."""

    rows: tuple[Noticed, ...]
    more: str
    unchanged: str
    """Systems of which residents notice nothing, because they stay."""
    table: Table


def residents(context: Context) -> Residents | None:
    """What residents notice, by wave; nothing: no section."""
    found = context.plan.residents
    if not found:
        return None
    words, formats = context.words, context.formats
    rows = tuple(
        Noticed(
            formats.weekday(row.date),
            _closed(context, row),
            cut(words("list.semicolon").join(_changes(context, row)), _WHAT_EM),
        )
        for row in found[:_TOP]
    )
    more = words("residents.more", n=formats.number(len(found) - _TOP)) if len(found) > _TOP else ""
    return Residents(rows, more, _unchanged(context), _table(context, found))


def _closed(context: Context, row: ResidentNotice) -> str:
    """The closed days in which the systems are switched."""
    if row.closed_from >= row.date:
        return context.words("residents.no_closed")
    last = row.date - timedelta(days=1)
    days = context.formats
    if row.closed_from == last:
        return days.day(last)
    return context.words("mixed.span", start=days.day(row.closed_from), end=days.day(last))


def _changes(context: Context, row: ResidentNotice) -> list[str]:
    words, formats = context.words, context.formats
    said: list[str] = []
    if row.stops:
        said.append(words("residents.stops", names=formats.people(context.names(row.stops))))
    if row.changes:
        said.append(formats.people([words.say(change) for change in row.changes]))
    return said


def _unchanged(context: Context) -> str:
    """Systems that stay and that residents use: they see no change."""
    staying = [
        system.id
        for system in context.plan.case.systems
        if system.resident_facing
        and system.id not in context.cutovers
        and context.role(system.id).value == "staying"
    ]
    if not staying:
        return ""
    names = context.formats.people(context.names(staying))
    return context.words("residents.unchanged", names=cut(names, _WHAT_EM))


def _table(context: Context, found: tuple[ResidentNotice, ...]) -> Table:
    words, formats = context.words, context.formats
    return Table(
        "residents-table",
        words("residents.caption"),
        (
            Column(words("wave.wave"), short=True),
            Column(words("residents.from"), short=True),
            Column(words("residents.closed"), short=True),
            Column(words("residents.what"), wide=True),
            Column(words("residents.maybe"), wide=True),
        ),
        tuple(
            Row(
                (
                    Cell(words("wave.name", n=str(row.wave))),
                    Cell(formats.weekday(row.date), sort=row.date.isoformat()),
                    Cell(_closed(context, row)),
                    Cell(words("list.semicolon").join(_changes(context, row))),
                    Cell(formats.people(context.names(row.maybe)) or words("hand.none")),
                )
            )
            for row in found
        ),
    )
