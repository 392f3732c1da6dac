"""The work of a unit as a chain of phases, what it binds, and its dates.

The verifier states the same rules a second time in ``phase_constraints`` and trusts nothing here.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from migplan.model.case import Case
from migplan.model.dates import month_end, month_index, month_start
from migplan.model.phase import PhaseDates, PhaseId, SystemPhase
from migplan.model.policy import CapacityChange
from migplan.model.system import System
from migplan.planning.problem import Phase, Resource

ENGINEERS, STAFF = "engineers:", "staff:"
"""How the names of resources that are people begin."""


_Bond = tuple[Resource, Callable[[Mapping[str, SystemPhase]], int]]
"""Something limited, and how much of it the work of one phase binds."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One phase of a unit: its members work on it together.

    Attributes:
        id: Which phase.
        months: As many as the member with the longest needs.
        slack: Idle months that every member allows after it.
        work: What it takes of each member that has work in it, by system.
    """

    id: PhaseId
    months: int
    slack: int
    work: Mapping[str, SystemPhase]


def chain_of(case: Case, unit: Iterable[str], systems: Mapping[str, System]) -> list[Stretch]:
    """The phases that a unit still has before it, in order.

    Work on a pinned unit that no longer fits between the as-of date and the pin counts as done: a
    date that people have decided is not refused for what should have happened before.
    """
    members = sorted(unit)
    chain: list[Stretch] = []
    for phase in PhaseId:
        work = {key: part for key in members for part in case.phases[key] if part.id is phase}
        work = {key: part for key, part in work.items() if part.months}
        if work:
            months = max(part.months for part in work.values())
            chain.append(Stretch(phase, months, min(p.slack for p in work.values()), work))
    pins = [pin.date for key in members if (pin := systems[key].pin) is not None]
    if not pins:
        return chain
    room = month_index(pins[0]) - month_index(case.as_of) + 1
    excess = max(0, sum(stretch.months for stretch in chain) - room)
    while chain and excess:
        first = chain.pop(0)
        if first.months > excess:
            chain.insert(0, replace(first, months=first.months - excess))
        excess -= min(first.months, excess)
    return chain


def people_limits(
    case: Case, systems: Mapping[str, System]
) -> tuple[tuple[Resource, ...], tuple[tuple[Phase, ...], ...]]:
    """What is limited, and the chain of every unit with what it binds of that.

    Projects of the vendors and, without a name, of the body; engineers of the vendors; own staff.
    """
    bonds = [*_project_bonds(case, systems), *_people_bonds(case, systems)]
    phases = tuple(
        tuple(
            Phase(stretch.months, _demands(stretch, bonds), stretch.slack)
            for stretch in chain_of(case, unit, systems)
        )
        for unit in case.units
    )
    return tuple(resource for resource, _ in bonds), phases


def phase_dates(
    case: Case, unit: tuple[str, ...], starts: Sequence[int], cutover: date
) -> dict[str, tuple[PhaseDates, ...]]:
    """When the phases run, for each member of a unit that has work in them.

    Args:
        case: The premises.
        unit: Its members.
        starts: First month of each phase of its chain.
        cutover: First operating day.
    """
    systems = {system.id: system for system in case.systems if system.id in unit}
    found: dict[str, list[PhaseDates]] = {key: [] for key in unit}
    for stretch, first in zip(chain_of(case, unit, systems), starts, strict=True):
        dates = PhaseDates(
            id=stretch.id,
            start=max(month_start(first), case.as_of),
            end=min(month_end(first + stretch.months - 1), cutover),
        )
        for key in stretch.work:
            found[key].append(dates)
    return {key: tuple(dates) for key, dates in found.items()}


def _project_bonds(case: Case, systems: Mapping[str, System]) -> Iterator[_Bond]:
    for limit in case.vendors:
        if limit.parallel_projects is not None:
            yield (
                Resource(limit.vendor, limit.parallel_projects),
                lambda work, vendor=limit.vendor: int(
                    any(systems[key].vendor == vendor for key in work)
                ),
            )
    if case.parallel_projects is not None:
        yield Resource("", case.parallel_projects), lambda _: 1


def _people_bonds(case: Case, systems: Mapping[str, System]) -> Iterator[_Bond]:
    for limit in case.vendors:
        if limit.engineers is not None:
            changes = _by_month(case, limit.changes)
            yield (
                Resource(f"{ENGINEERS}{limit.vendor}", limit.engineers, changes),
                lambda work, vendor=limit.vendor: sum(
                    part.engineers for key, part in work.items() if systems[key].vendor == vendor
                ),
            )
    if case.staff is not None:
        changes = _by_month(case, case.staff.changes)
        yield (
            Resource(STAFF, case.staff.people, changes),
            lambda work: sum(part.staff for part in work.values()),
        )


def _demands(stretch: Stretch, bonds: Sequence[_Bond]) -> tuple[tuple[int, int], ...]:
    amounts = ((number, amount(stretch.work)) for number, (_, amount) in enumerate(bonds))
    return tuple((number, amount) for number, amount in amounts if amount)


def _by_month(case: Case, changes: Iterable[CapacityChange]) -> tuple[tuple[int, int], ...]:
    """The amount of each changed month that a plan can reach."""
    first, last = month_index(case.as_of), month_index(case.horizon_end)
    found = {
        month: change.people
        for change in changes
        for month in range(max(change.first, first), min(change.last, last) + 1)
    }
    return tuple(sorted(found.items()))
