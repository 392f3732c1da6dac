"""Atoms: what of a body joins a lot or stays alone as a whole, and what other dates cost it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from migplan.joint.lots.standing import Standing
from migplan.joint.subjects import LOCAL
from migplan.model.case import Case
from migplan.model.contract import replaced
from migplan.model.dates import MonthIndex, month_index
from migplan.model.gap import YenRange
from migplan.model.system import System, SystemKind
from migplan.planning.problem import Pair, Problem, pair_cost
from migplan.planning.running import monthly

_YEAR = 12
UNDECIDED = ""
"""Family of standard systems whose package nobody has chosen."""


@dataclass(frozen=True, slots=True)
class Atom:
    """The systems of one body that move together.

    Attributes:
        body: Number of the body.
        unit: Number of the unit in its case.
        systems: Ids, sorted.
        uses: Keys of businesses, and what running each costs over the years compared, in yen.
        package: New package; ``None`` while nobody has chosen one.
        vendor: Who delivers it.
        alone: Month of the cutover in the plan that the body has alone.
        contract_end: Last month of today's contracts; ``None`` when unknown.
        shifts: Month to what the plan costs more with the cutover then, all others staying; in the
            cheapest slot of the month. A month that is not named is not possible.
        today: Running today's systems for as long, in yen.
        assumed: Ids of systems whose price today is a planning assumption.
    """

    body: int
    unit: int
    systems: tuple[str, ...]
    uses: tuple[tuple[str, YenRange], ...]
    package: str | None
    vendor: str | None
    alone: MonthIndex
    contract_end: MonthIndex | None
    shifts: dict[MonthIndex, int]
    today: YenRange
    assumed: tuple[str, ...] = ()

    @property
    def businesses(self) -> tuple[str, ...]:
        """Keys of the businesses it covers."""
        return tuple(key for key, _ in self.uses)

    @property
    def family(self) -> str:
        """What it is bought as when no lot takes it in: its package, or what it is."""
        if self.package:
            return self.package
        local = [key for key in self.businesses if key.startswith(LOCAL)]
        return local[0] if len(local) == len(self.businesses) else UNDECIDED


def atoms_of(body: int, standing: Standing, years: int) -> tuple[Atom, ...]:
    """The atoms of one body, in the order of its units.

    Args:
        body: Its number.
        standing: The body as it stands alone.
        years: How many years of running are compared.

    Systems that nobody can compare, local ones without a kind, are no part of any.
    """
    case, problem, slots = standing.plan.case, standing.problem, standing.slots
    found: list[Atom] = []
    for unit, members in enumerate(case.units):
        systems = [s for s in case.systems if s.id in members and keys_of(s)]
        if not systems:
            continue
        rates = {system.id: monthly(case, system.id) for system in systems}
        months = years * _YEAR
        found.append(
            Atom(
                body=body,
                unit=unit,
                systems=tuple(system.id for system in systems),
                uses=_uses((system, _times(rates[system.id].after, months)) for system in systems),
                package=only(system.package for system in systems),
                vendor=only(system.vendor for system in systems),
                alone=problem.positions[slots[unit]],
                contract_end=_contract_end(case, members),
                shifts=_shifts(problem, slots, unit),
                today=YenRange.total(_times(rate.today, months) for rate in rates.values()),
                assumed=tuple(key for key, rate in rates.items() if rate.assumed),
            )
        )
    return tuple(found)


def keys_of(system: System) -> tuple[str, ...]:
    """What a system can be compared by: its businesses, or the kind of local system."""
    if system.businesses and system.kind is not SystemKind.LOCAL:
        return tuple(sorted(set(system.businesses)))
    return (f"{LOCAL}{system.local_kind}",) if system.local_kind else ()


def _uses(systems: Iterable[tuple[System, YenRange]]) -> tuple[tuple[str, YenRange], ...]:
    """Running cost by business; a system's is shared equally among those it covers."""
    found: dict[str, list[YenRange]] = {}
    for system, yen in systems:
        keys = keys_of(system)
        for key in keys:
            part = YenRange(
                low=yen.low // len(keys),
                typical=yen.typical // len(keys),
                high=yen.high // len(keys),
            )
            found.setdefault(key, []).append(part)
    return tuple((key, YenRange.total(found[key])) for key in sorted(found))


def _times(yen: YenRange, months: int) -> YenRange:
    return YenRange(low=yen.low * months, typical=yen.typical * months, high=yen.high * months)


def only(values: Iterable[str | None]) -> str | None:
    """The value, where those who say one agree."""
    said = {value for value in values if value}
    return said.pop() if len(said) == 1 else None


def _contract_end(case: Case, members: Sequence[str]) -> MonthIndex | None:
    """The last end among the contracts that run at the as-of date."""
    today = month_index(case.as_of)
    ends: list[MonthIndex] = []
    for key in members:
        every = [contract for contract in case.contracts if key in contract.systems]
        gone = replaced(every, today)
        ends += [c.end.month for c in every if c.end is not None and c not in gone]
    return max((end for end in ends if end >= today), default=None)


def _shifts(problem: Problem, slots: Sequence[int], unit: int) -> dict[MonthIndex, int]:
    """What the plan costs more with one unit elsewhere; months to the cheapest of their slots."""
    pairs = [pair for pair in problem.pairs if unit in (pair.a, pair.b)]
    rules = [rule for rule in problem.precedences if unit in (rule.before, rule.after)]
    now = _unit_cost(problem, pairs, slots, unit, slots[unit])
    found: dict[MonthIndex, int] = {}
    for slot in problem.allowed(unit):
        moved = {unit: slot}
        if any(
            problem.positions[moved.get(rule.after, slots[rule.after])]
            - problem.positions[moved.get(rule.before, slots[rule.before])]
            < rule.lag
            or moved.get(rule.after, slots[rule.after]) < moved.get(rule.before, slots[rule.before])
            for rule in rules
        ):
            continue
        # what would be cheaper by itself is kept from it by a limit of the body
        more = max(0, _unit_cost(problem, pairs, slots, unit, slot) - now)
        month = problem.positions[slot]
        found[month] = min(more, found.get(month, more))
    return found


def _unit_cost(
    problem: Problem, pairs: Sequence[Pair], slots: Sequence[int], unit: int, slot: int
) -> int:
    """Yen that depend on where one unit lies, all others staying."""
    cost = problem.costs[unit][slot] or 0
    for pair in pairs:
        a = slot if pair.a == unit else slots[pair.a]
        b = slot if pair.b == unit else slots[pair.b]
        cost += pair_cost(problem, pair, a, b)
    return cost
