"""What the date of one system rests on, in words and in an order that can be compared."""

from collections.abc import Iterator
from datetime import date

from migplan.model.case import Case
from migplan.model.comparison import Premise
from migplan.model.contract import Contract, replaced
from migplan.model.dates import month_index
from migplan.model.plan import Cutover
from migplan.model.season import Severity
from migplan.model.system import System
from migplan.model.text import Bilingual
from migplan.planning.difference.said import capacity, said


def premises(
    case: Case, system: System, cutover: Cutover, common: frozenset[str]
) -> tuple[Premise, ...]:
    """The premises of a cutover, by how directly they set a date.

    Args:
        case: The case of the body.
        system: The moving system.
        cutover: Its cutover.
        common: Reasons of seasons that every body has; only others tell bodies apart.
    """
    return tuple(_premises(case, system, cutover, common))


def _premises(
    case: Case, system: System, cutover: Cutover, common: frozenset[str]
) -> Iterator[Premise]:
    if system.pin is not None and cutover.pinned:
        yield _of("pin", said(system.pin), system.pin.date)
    if system.not_before is not None:
        yield _of("not_before", said(system.not_before), system.not_before)
    ends = [row for row in running(case, system.id) if row.end is not None]
    if ends:
        first = min(ends, key=lambda row: (row.end.day if row.end else date.max, row.id))
        if first.end is not None:
            yield _of("contract_end", said(first.end), first.end.day)
    deadline = case.deadlines.get(system.id)
    if deadline is not None:
        text = said(system.deadline or deadline)
        yield _of("deadline", text if system.deadline else _assumed(text), deadline)
    months = case.project_months.get(system.id)
    if months is not None:
        text = Bilingual(ja=f"{months}か月", en=f"{months} months")
        stated = system.project_months is not None or case.work_left(system) is not None
        yield Premise(key="work", value=text if stated else _assumed(text), order=months)
    limit = next((row for row in case.vendors if row.vendor == system.vendor), None)
    if limit is not None:
        most = limit.parallel_projects or limit.engineers
        yield Premise(key="limit", value=capacity(limit), order=-most if most else None)
    unit = next((unit for unit in case.units if system.id in unit), ())
    if len(unit) > 1:
        text = Bilingual(ja=f"{len(unit)}システム", en=f"{len(unit)} systems")
        yield Premise(key="unit", value=text)
    own = [
        row.reason
        for row in case.seasons
        if row.severity is Severity.HARD
        and row.reason.ja not in common
        and (row.business == "*" or row.business in system.businesses)
    ]
    if own:
        yield Premise(
            key="season",
            value=Bilingual(ja="、".join(r.ja for r in own), en=", ".join(r.en for r in own)),
        )
    if system.package is not None:
        yield Premise(key="package", value=said(system.package))
    if system.vendor is not None:
        yield Premise(key="vendor", value=said(system.vendor))
    if system.state is not None:
        yield Premise(key="state", value=said(system.state))


def running(case: Case, key: str) -> tuple[Contract, ...]:
    """The contracts of a system that were not replaced by others before the as-of date."""
    every = tuple(row for row in case.contracts if key in row.systems)
    gone = replaced(every, month_index(case.as_of))
    return tuple(row for row in every if row not in gone)


def _of(key: str, value: Bilingual, day: date) -> Premise:
    return Premise(key=key, value=value, order=day.toordinal())


def _assumed(text: Bilingual) -> Bilingual:
    return Bilingual(ja=f"{text.ja}（前提）", en=f"{text.en} (assumed)")
