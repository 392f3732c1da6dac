"""The planning problem without any word of municipalities: activities, slots, yen."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Pair:
    """What it costs when two activities lie in different slots.

    ``setup`` once, whichever comes first; then per unit of distance ``later`` when ``b`` lies after
    ``a``, ``earlier`` when ``b`` lies before ``a``. Yen, all >= 0; ``a < b``.
    """

    a: int
    b: int
    setup: int
    later: int
    earlier: int


@dataclass(frozen=True, slots=True)
class Precedence:
    """``after`` lies at least ``lag`` units of distance behind ``before``; 0 allows the same slot."""

    before: int
    after: int
    lag: int


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of work on an activity, done in one piece.

    Attributes:
        duration: Units of time it takes; at least 1.
        demands: Number of a resource and the amount of it that each unit binds; sorted.
        slack: Most idle units between its end and the start of the next phase; after the last
            phase, between its end and the slot. 0 leaves no choice.
    """

    duration: int
    demands: tuple[tuple[int, int], ...] = ()
    slack: int = 0


@dataclass(frozen=True, slots=True)
class Resource:
    """Something renewable: in every unit of time ``capacity`` of it is there.

    Attributes:
        name: What it is called; ids and names of the case, never translated.
        capacity: Amount in every unit that ``changes`` does not name.
        changes: Unit of time and the amount there; sorted by unit.
    """

    name: str
    capacity: int
    changes: tuple[tuple[int, int], ...] = ()

    def at(self, unit: int) -> int:
        """Amount that is there in a unit of time."""
        return next((amount for when, amount in self.changes if when == unit), self.capacity)


@dataclass(frozen=True, slots=True)
class Problem:
    """Choose one slot for every activity at least total cost.

    Attributes:
        names: One per activity; sorted, so that equal cases give equal problems.
        positions: Position of each slot on the line of time; never decreasing.
        costs: Yen of each activity in each slot; ``None`` where it must not lie.
        pairs: Costs of lying apart; at most one for two activities.
        phases: The work on each activity, in order; it ends in the unit at the position of the slot
            at the latest. Empty: no activity binds anything.
        releases: First unit in which the work on each activity may begin. Empty: no matter when.
        loads: What each activity uses of ``load_limit`` in its slot.
        load_limit: Most load in one slot, or ``None``.
    """

    names: tuple[str, ...]
    positions: tuple[int, ...]
    costs: tuple[tuple[int | None, ...], ...]
    pairs: tuple[Pair, ...] = ()
    precedences: tuple[Precedence, ...] = ()
    resources: tuple[Resource, ...] = ()
    phases: tuple[tuple[Phase, ...], ...] = ()
    releases: tuple[int, ...] = ()
    loads: tuple[int, ...] = ()
    load_limit: int | None = None

    def allowed(self, activity: int) -> tuple[int, ...]:
        """Slots in which an activity may lie, in order."""
        row = self.costs[activity]
        return tuple(slot for slot, cost in enumerate(row) if cost is not None)

    def work(self, activity: int) -> tuple[Phase, ...]:
        """Phases of an activity, in order."""
        return self.phases[activity] if self.phases else ()

    @property
    def units(self) -> range:
        """All units of time in which work may lie, however late its slack lets it be done."""
        lengths = [sum(p.duration + p.slack for p in chain) for chain in self.phases]
        return range(self.positions[0] - max(lengths, default=0), self.positions[-1] + 1)

    @property
    def elastic(self) -> bool:
        """Whether some phase leaves a choice of when it runs."""
        return any(phase.slack for chain in self.phases for phase in chain)


Starts = tuple[tuple[int, ...], ...]
"""First unit of every phase of every activity."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a solver found.

    Attributes:
        slots: Chosen slot of each activity; ``None`` when there is no plan.
        total: Yen of these slots, recomputed by :func:`total_cost`.
        bound: No choice of slots costs less.
        bound_source: Which method gave the bound.
        status: ``optimal``, ``feasible``, ``infeasible`` or ``interrupted``.
        solver: Name and version.
        starts: First unit of every phase; empty when no phase leaves a choice.
        prices: Resource, unit of time, and by how many yen the bound falls with one more there.
    """

    slots: tuple[int, ...] | None
    total: int
    bound: int
    bound_source: str
    status: str
    solver: str = ""
    starts: Starts = ()
    prices: tuple[tuple[int, int, int], ...] = ()


def total_cost(problem: Problem, slots: Sequence[int]) -> int:
    """Yen of a choice of slots, by the definition.

    Raises:
        ValueError: If an activity lies in a slot where it must not.
    """
    total = 0
    for activity, slot in enumerate(slots):
        cost = problem.costs[activity][slot]
        if cost is None:
            raise ValueError(f"{problem.names[activity]} must not lie in slot {slot}")
        total += cost
    for pair in problem.pairs:
        total += pair_cost(problem, pair, slots[pair.a], slots[pair.b])
    return total


def pair_cost(problem: Problem, pair: Pair, slot_a: int, slot_b: int) -> int:
    """Yen of one pair when its activities lie in these slots."""
    if slot_a == slot_b:
        return 0
    distance = problem.positions[slot_b] - problem.positions[slot_a]
    # two slots of one position still differ: the set-up is due, the running cost is nil
    return pair.setup + (pair.later * distance if distance > 0 else -pair.earlier * distance)


def dearest(problem: Problem) -> int:
    """Yen that no plan exceeds."""
    rates = sum(max(pair.later, pair.earlier) for pair in problem.pairs)
    return _dearest_rows(problem) + sum(p.setup for p in problem.pairs) + rates * _span(problem)


def all_charges(problem: Problem) -> int:
    """Yen that no sum of costs exceeds, even with both rates of every pair over the whole time."""
    rates = sum(pair.later + pair.earlier for pair in problem.pairs)
    return _dearest_rows(problem) + sum(p.setup for p in problem.pairs) + rates * _span(problem)


def _dearest_rows(problem: Problem) -> int:
    return sum(max((c for c in row if c is not None), default=0) for row in problem.costs)


def _span(problem: Problem) -> int:
    return problem.positions[-1] - problem.positions[0] if problem.positions else 0


def latest_before(positions: Sequence[int], slot: int, lag: int) -> int | None:
    """The last slot up to ``slot`` that lies at least ``lag`` before it; ``None``: there is none."""
    found = bisect_right(positions, positions[slot] - lag, 0, slot + 1) - 1
    return found if found >= 0 else None


def reachable(problem: Problem) -> Problem:
    """The same problem without the slots that come before the work on an activity can be done."""
    if not problem.phases or not problem.releases:
        return problem
    first = [
        release + sum(phase.duration for phase in chain) - 1 if chain else None
        for release, chain in zip(problem.releases, problem.phases, strict=True)
    ]
    costs = tuple(
        tuple(
            None if at is not None and position < at else cost
            for position, cost in zip(problem.positions, row, strict=True)
        )
        for at, row in zip(first, problem.costs, strict=True)
    )
    return replace(problem, costs=costs)


def latest_starts(problem: Problem, slots: Sequence[int]) -> Starts:
    """The phases of every activity in one piece, ending at the position of its slot."""
    return tuple(latest_chain(problem, activity, slot) for activity, slot in enumerate(slots))


def latest_chain(problem: Problem, activity: int, slot: int) -> tuple[int, ...]:
    """The same for one activity in one slot."""
    unit = problem.positions[slot] + 1
    chain: list[int] = []
    for phase in reversed(problem.work(activity)):
        unit -= phase.duration
        chain.append(unit)
    return tuple(reversed(chain))


def faults(problem: Problem, slots: Sequence[int], starts: Starts = ()) -> tuple[str, ...]:
    """What a choice of slots violates, named by constraint; empty when it is feasible.

    Args:
        problem: The limits.
        slots: Slot of every activity.
        starts: Start of every phase; left out, all phases run as late as they can.
    """
    found = [
        f"slot:{problem.names[activity]}"
        for activity, slot in enumerate(slots)
        if problem.costs[activity][slot] is None
    ]
    for rule in problem.precedences:
        first, second = slots[rule.before], slots[rule.after]
        distance = problem.positions[second] - problem.positions[first]
        if second < first or distance < rule.lag:
            found.append(f"precedence:{problem.names[rule.before]}:{problem.names[rule.after]}")
    if problem.load_limit is not None:
        load: dict[int, int] = {}
        for activity, slot in enumerate(slots):
            load[slot] = load.get(slot, 0) + problem.loads[activity]
        found += [f"load:{slot}" for slot in sorted(load) if load[slot] > problem.load_limit]
    if problem.phases:
        when = starts or latest_starts(problem, slots)
        found += _misplaced(problem, slots, when)
        used = usage(problem, when)
        found += [
            f"resource:{resource.name}"
            for resource, units in zip(problem.resources, used, strict=True)
            if any(amount > resource.at(unit) for unit, amount in units.items())
        ]
    return tuple(found)


def usage(problem: Problem, starts: Starts) -> tuple[dict[int, int], ...]:
    """Amount of each resource that is bound, by unit of time; units without any are left out."""
    used: tuple[dict[int, int], ...] = tuple({} for _ in problem.resources)
    for chain, begins in zip(problem.phases, starts, strict=True):
        for phase, begin in zip(chain, begins, strict=True):
            for number, amount in phase.demands:
                units = used[number]
                for unit in range(begin, begin + phase.duration):
                    units[unit] = units.get(unit, 0) + amount
    return used


def _misplaced(problem: Problem, slots: Sequence[int], starts: Starts) -> list[str]:
    """Activities whose phases do not follow each other as they must, or begin too early."""
    found: list[str] = []
    for activity, begins in enumerate(starts):
        chain = problem.work(activity)
        ends = (*begins[1:], problem.positions[slots[activity]] + 1)[: len(chain)]
        idle = [
            end - begin - phase.duration
            for phase, begin, end in zip(chain, begins, ends, strict=True)
        ]
        early = problem.releases and begins and begins[0] < problem.releases[activity]
        if early or any(
            not 0 <= gap <= phase.slack for gap, phase in zip(idle, chain, strict=True)
        ):
            found.append(f"phases:{problem.names[activity]}")
    return found
