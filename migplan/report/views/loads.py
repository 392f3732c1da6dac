"""What each limited capacity has to do in each month, and how much of it there is."""

from collections.abc import Iterator
from dataclasses import dataclass

from migplan.model.dates import MonthIndex, month_index
from migplan.model.phase import SystemPhase
from migplan.model.plan import Capacity
from migplan.model.policy import StaffCapacity, VendorCapacity
from migplan.model.system import System
from migplan.report.shown import shown
from migplan.report.views.context import Context


@dataclass(frozen=True, slots=True)
class Load:
    """One capacity: people or projects of a vendor, or of the body (``vendor`` is empty)."""

    kind: Capacity
    vendor: str
    title: str
    used: dict[MonthIndex, int]
    """In every month of work, the idle ones between as well."""
    there: dict[MonthIndex, int]


def loads(context: Context) -> tuple[Load, ...]:
    """Engineers by vendor and staff, then projects by vendor and of the body, as far as limited."""
    return (*_people(context), *_projects(context))


def unlimited_vendors(context: Context) -> tuple[str, ...]:
    """Vendors of moving systems for whom nobody stated a capacity, by name."""
    stated = {
        limit.vendor
        for limit in context.plan.case.vendors
        if limit.engineers is not None or limit.parallel_projects is not None
    }
    at_work = {
        context.systems[key].vendor or "" for key in context.cutovers if key in context.systems
    }
    return tuple(shown(vendor) for vendor in sorted(at_work - stated - {""}))


def _people(context: Context) -> Iterator[Load]:
    case, words = context.plan.case, context.words
    work = _work(context)
    if not work:
        return
    months = range(min(work), max(work) + 1)
    for limit in case.vendors:
        if limit.engineers is not None:
            yield Load(
                Capacity.ENGINEERS,
                limit.vendor,
                words("people.engineers", vendor=shown(limit.vendor)),
                {
                    month: sum(
                        part.engineers
                        for system, part in work.get(month, ())
                        if system.vendor == limit.vendor
                    )
                    for month in months
                },
                {month: _there(limit, limit.engineers, month) for month in months},
            )
    if case.staff is not None:
        yield Load(
            Capacity.STAFF,
            "",
            words("people.staff"),
            {month: sum(part.staff for _, part in work.get(month, ())) for month in months},
            {month: _there(case.staff, case.staff.people, month) for month in months},
        )


def _projects(context: Context) -> Iterator[Load]:
    case, words = context.plan.case, context.words
    limits = [
        (limit.vendor, limit.parallel_projects, "load.projects")
        for limit in case.vendors
        if limit.parallel_projects is not None
    ]
    if case.parallel_projects is not None:
        limits.append(("", case.parallel_projects, "load.own_projects"))
    first = month_index(context.plan.as_of)
    for vendor, limit, title in limits:
        busy = _busy(context, vendor)
        if busy:
            months = range(first, max(busy) + 1)
            yield Load(
                Capacity.PARALLEL_PROJECTS,
                vendor,
                words(title, vendor=shown(vendor)),
                {month: busy.get(month, 0) for month in months},
                dict.fromkeys(months, limit),
            )


def _there(limit: VendorCapacity | StaffCapacity, usual: int, month: MonthIndex) -> int:
    return next((c.people for c in limit.changes if c.first <= month <= c.last), usual)


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


def _busy(context: Context, vendor: str) -> dict[MonthIndex, int]:
    """Projects at work in each month: units, by their phases where those are dated."""
    found: dict[MonthIndex, int] = {}
    for unit in context.plan.case.units:
        months: set[MonthIndex] = set()
        for key in unit:
            cutover, system = context.cutovers.get(key), context.systems.get(key)
            if cutover is None or system is None or (vendor and system.vendor != vendor):
                continue
            if context.plan.case.people_limited:
                for dates in cutover.phases:
                    months.update(range(month_index(dates.start), month_index(dates.end) + 1))
            else:
                last = month_index(cutover.date)
                length = context.plan.case.project_months.get(key, 0)
                months.update(range(last - length + 1, last + 1))
        for month in months:
            found[month] = found.get(month, 0) + 1
    return found
