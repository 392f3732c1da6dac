"""Engineers and staff at work, month by month, against how many there are."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from migplan.model.dates import MonthIndex, month_index
from migplan.model.phase import SystemPhase
from migplan.model.policy import CapacityChange
from migplan.model.system import System
from migplan.report.shown import shown
from migplan.report.views.context import Context
from migplan.report.views.table import Cell, Column, Row, Table


@dataclass(frozen=True, slots=True)
class _Limit:
    """People of one kind: how many a phase needs, and how many there are."""

    title: str
    people: int
    changes: Sequence[CapacityChange]
    need: Callable[[System, SystemPhase], int]

    def at(self, month: MonthIndex) -> int:
        return next((c.people for c in self.changes if c.first <= month <= c.last), self.people)


def people_table(context: Context) -> Table | None:
    """One row per month with work; nobody limited gives ``None``."""
    words, formats = context.words, context.formats
    limits = tuple(_limits(context))
    work = _work(context)
    if not limits or not work:
        return None
    rows: list[Row] = []
    for month in range(min(work), max(work) + 1):
        cells = [
            _cell(sum(limit.need(*part) for part in work.get(month, ())), limit.at(month), context)
            for limit in limits
        ]
        rows.append(Row((Cell(formats.month(month), sort=str(month)), *cells)))
    columns = (
        Column(words("people.month"), short=True),
        *(Column(limit.title, number=True) for limit in limits),
    )
    return Table("people-table", words("people.caption"), columns, tuple(rows))


def _limits(context: Context) -> Iterator[_Limit]:
    case, words = context.plan.case, context.words
    for limit in case.vendors:
        if limit.engineers is not None:
            yield _Limit(
                words("people.engineers", vendor=shown(limit.vendor)),
                limit.engineers,
                limit.changes,
                lambda system, part, vendor=limit.vendor: (
                    part.engineers if system.vendor == vendor else 0
                ),
            )
    if case.staff is not None:
        yield _Limit(
            words("people.staff"), case.staff.people, case.staff.changes, lambda _, part: part.staff
        )


def _work(context: Context) -> dict[MonthIndex, list[tuple[System, SystemPhase]]]:
    """What is worked on in each month."""
    found: dict[MonthIndex, list[tuple[System, SystemPhase]]] = {}
    for row in context.plan.cutovers:
        system = context.systems.get(row.system)
        needs = {part.id: part for part in context.plan.case.phases.get(row.system, ())}
        for dates in row.phases:
            part = needs.get(dates.id)
            for month in range(month_index(dates.start), month_index(dates.end) + 1):
                if system is not None and part is not None:
                    found.setdefault(month, []).append((system, part))
    return found


def _cell(used: int, there: int, context: Context) -> Cell:
    text = context.words(
        "people.of", used=context.formats.number(used), there=context.formats.number(there)
    )
    return Cell(text, sort=str(used), bar=f"{used / there:.0%}" if there else "")
