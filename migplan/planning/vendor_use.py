"""What plans use of vendors month by month, from dates and premises alone."""

from collections.abc import Iterator, Mapping

from migplan.model.case import Case
from migplan.model.dates import month_index, month_start
from migplan.model.group import Means
from migplan.model.plan import Plan
from migplan.model.policy import VendorCapacity


def work_of(plan: Plan) -> dict[str, dict[int, int]]:
    """Months in which each system is worked on, and the engineers that takes."""
    case = plan.case
    found: dict[str, dict[int, int]] = {}
    for cutover in plan.cutovers:
        months = found.setdefault(cutover.system, {})
        if case.people_limited:
            engineers = {part.id: part.engineers for part in case.phases[cutover.system]}
            for phase in cutover.phases:
                for month in range(month_index(phase.start), month_index(phase.end) + 1):
                    months[month] = engineers[phase.id]
        else:
            last = month_index(cutover.date)
            for month in range(last - case.project_months[cutover.system] + 1, last + 1):
                months[month] = 0
    return found


def needed(
    case: Case, work: Mapping[str, Mapping[int, int]], limit: VendorCapacity
) -> Iterator[tuple[str, dict[int, int]]]:
    """What a plan needs of a vendor in each month, engineers and projects."""
    mine = {system.id for system in case.systems if system.vendor == limit.vendor}
    if limit.engineers is not None:
        people: dict[int, int] = {}
        for key in mine & set(work):
            for month, amount in work[key].items():
                if amount:
                    people[month] = people.get(month, 0) + amount
        yield str(Means.ENGINEERS), people
    if limit.parallel_projects is not None:
        projects: dict[int, int] = {}
        for unit in case.units:
            for month in {m for key in unit if key in mine for m in work.get(key, {})}:
                projects[month] = projects.get(month, 0) + 1
        yield str(Means.PROJECTS), projects


def capacity_of(limit: VendorCapacity, means: str, month: str) -> int:
    """How much there is in a month; nothing where no such limit was stated."""
    if means == Means.PROJECTS:
        return limit.parallel_projects or 0
    stated = (
        change.people
        for change in limit.changes
        if f"{month_start(change.first):%Y-%m}" <= month <= f"{month_start(change.last):%Y-%m}"
    )
    return next(stated, limit.engineers or 0)
