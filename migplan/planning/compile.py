"""From a case to the neutral problem: units become activities, rules become tables."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from migplan.model.case import Case, Slot
from migplan.model.dates import month_index
from migplan.model.price import Level
from migplan.model.season import Season, Severity
from migplan.model.system import System
from migplan.planning.chains import people_limits
from migplan.planning.charges import Charges
from migplan.planning.problem import Pair, Phase, Precedence, Problem, Resource

Units = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Blocked:
    """Why a system must not cut over in a slot."""

    system: str
    rule: str
    """``lead``, ``horizon``, ``pin``, ``not_before``, ``season``, ``deadline`` or ``contract``."""
    detail: str
    detail_en: str = ""


def compile_problem(
    case: Case, level: Level = Level.TYPICAL, charges: Charges | None = None
) -> Problem:
    """Turn a case into the problem of dating its units.

    Args:
        case: The premises.
        level: Which prices to take.
        charges: The tables of ``case`` at ``level``, when they exist already.

    Returns:
        One activity for each unit, in the order of ``case.units``; yen; months as positions.
    """
    tables = charges or Charges(case, level)
    unit_of = {key: n for n, unit in enumerate(case.units) for key in unit}
    systems = {system.id: system for system in case.systems}
    costs = tuple(
        tuple(_unit_cost(case, tables, unit, slot, systems) for slot in case.slots)
        for unit in case.units
    )
    resources, phases, releases = _work(case, systems)
    return Problem(
        names=tuple(unit[0] for unit in case.units),
        positions=tuple(slot.month for slot in case.slots),
        costs=costs,
        pairs=_pairs(tables, unit_of),
        precedences=_precedences(case, unit_of),
        resources=resources,
        phases=phases,
        releases=releases,
        loads=tuple(sum(systems[key].load for key in unit) for unit in case.units),
        load_limit=case.load_limit,
    )


def blocks(case: Case, system: System, slot: Slot) -> tuple[Blocked, ...]:
    """All rules that forbid a cutover of a system in a slot."""
    found: list[Blocked] = []

    def add(rule: str, detail: object, detail_en: str = "") -> None:
        found.append(Blocked(system.id, rule, str(detail), detail_en))

    if system.pin is not None and slot.day != system.pin.date:
        add("pin", system.pin.date)
    lead = lead_of(case, system)
    if system.pin is None and slot.month < month_index(case.as_of) + lead:
        add("lead", lead)
    if slot.day <= case.as_of:
        add("past", case.as_of)
    if slot.day > case.horizon_end:
        add("horizon", case.horizon_end)
    if system.not_before is not None and slot.day < system.not_before:
        add("not_before", system.not_before)
    deadline = case.deadlines.get(system.id)
    if case.hard_deadlines and deadline is not None and slot.day > deadline:
        add("deadline", deadline)
    for contract in case.contracts:
        fixed = contract.end if contract.extendable is False else None
        if system.id in contract.systems and fixed is not None and slot.day > fixed.day:
            add("contract", contract.id)
    for season in _hard_seasons(case, system):
        if season.meets(slot.closed_from, slot.day):
            add("season", season.reason.ja, season.reason.en)
    return tuple(found)


def lead_of(case: Case, system: System) -> int:
    """Least months from the as-of date to a cutover that is not pinned.

    Where it is known how far the work has come, what is left of it; otherwise the policy's lead
    time, or the stated work where that is longer.
    """
    left = case.work_left(system)
    return max(case.lead_months, system.project_months or 0) if left is None else left


def _hard_seasons(case: Case, system: System) -> Iterable[Season]:
    return (
        season
        for season in case.seasons
        if season.severity is Severity.HARD and season.business in ("*", *system.businesses)
    )


def _unit_cost(
    case: Case, tables: Charges, unit: tuple[str, ...], slot: Slot, systems: dict[str, System]
) -> int | None:
    if any(blocks(case, systems[key], slot) for key in unit):
        return None
    return sum(charge.yen for key in unit for charge in tables.of_cutover(key, slot))


def _pairs(tables: Charges, unit_of: dict[str, int]) -> tuple[Pair, ...]:
    """Sum the bridges between any two units; both directions of flow make one pair."""
    sums: dict[tuple[int, int], list[int]] = {}
    for ends in tables.ends:
        if not ends.both_move:
            continue
        provider, consumer = unit_of[ends.linkage.provider], unit_of[ends.linkage.consumer]
        if provider == consumer:
            continue
        prices, method = tables.prices, ends.method
        provider_first = prices.bridge_running(method, provider_first=True)
        consumer_first = prices.bridge_running(method, provider_first=False)
        a, b = min(provider, consumer), max(provider, consumer)
        total = sums.setdefault((a, b), [0, 0, 0])
        total[0] += prices.bridge_setup(method)
        total[1] += provider_first if provider == a else consumer_first
        total[2] += consumer_first if provider == a else provider_first
    return tuple(Pair(a, b, *sums[a, b]) for a, b in sorted(sums) if any(sums[a, b]))


def _precedences(case: Case, unit_of: dict[str, int]) -> tuple[Precedence, ...]:
    found = {
        Precedence(unit_of[rule.before], unit_of[rule.after], rule.lag_months)
        for rule in case.precedences
        if rule.before in unit_of and rule.after in unit_of
    }
    # inside one unit a lag can never be kept; without one there is nothing to keep
    kept = [rule for rule in found if rule.before != rule.after or rule.lag]
    return tuple(sorted(kept, key=lambda rule: (rule.before, rule.after, rule.lag)))


def _work(
    case: Case, systems: dict[str, System]
) -> tuple[tuple[Resource, ...], tuple[tuple[Phase, ...], ...], tuple[int, ...]]:
    """What is limited, what every unit binds of it, and when its work may begin."""
    if case.people_limited:
        return *people_limits(case, systems), (month_index(case.as_of),) * len(case.units)
    return _resources(case), _phases(case, systems), ()


def _resources(case: Case) -> tuple[Resource, ...]:
    """Teams of the vendors, then, without a name, the projects of the body."""
    limits = [Resource(vendor, projects) for vendor, projects in _vendor_projects(case)]
    if case.parallel_projects is not None:
        limits.append(Resource("", case.parallel_projects))
    return tuple(limits)


def _vendor_projects(case: Case) -> Iterator[tuple[str, int]]:
    for limit in case.vendors:
        if limit.parallel_projects is not None:
            yield limit.vendor, limit.parallel_projects


def _phases(case: Case, systems: dict[str, System]) -> tuple[tuple[Phase, ...], ...]:
    """The months that a unit binds its vendors and the body, longest bond first."""
    binds: list[Callable[[System], bool]] = [
        lambda system, vendor=vendor: system.vendor == vendor
        for vendor, _ in _vendor_projects(case)
    ]
    if case.parallel_projects is not None:
        binds.append(lambda _: True)
    if not binds:
        return ()
    found: list[tuple[Phase, ...]] = []
    for unit in case.units:
        lengths = [
            max((case.project_months[key] for key in unit if bound(systems[key])), default=0)
            for bound in binds
        ]
        chain: list[Phase] = []
        for shorter, longer in pairwise(sorted({0, *lengths})):
            held = tuple((n, 1) for n, length in enumerate(lengths) if length >= longer)
            chain.insert(0, Phase(longer - shorter, held))
        found.append(tuple(chain))
    return tuple(found) if any(found) else ()
