"""The planning problem without any word of municipalities: activities, slots, yen."""

from dataclasses import dataclass


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
class Use:
    """An activity binds ``demand`` of a resource for ``duration`` units up to its own position.

    The last bound unit is the position of its slot.
    """

    activity: int
    demand: int
    duration: int


@dataclass(frozen=True, slots=True)
class Resource:
    """Something renewable of which only ``capacity`` is there at any time."""

    name: str
    capacity: int
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Choose one slot for every activity at least total cost.

    Attributes:
        names: One per activity; sorted, so that equal cases give equal problems.
        positions: Position of each slot on the line of time; never decreasing.
        costs: Yen of each activity in each slot; ``None`` where it must not lie.
        pairs: Costs of lying apart; at most one for two activities.
        loads: What each activity uses of ``load_limit`` in its slot.
        load_limit: Most load in one slot, or ``None``.
    """

    names: tuple[str, ...]
    positions: tuple[int, ...]
    costs: tuple[tuple[int | None, ...], ...]
    pairs: tuple[Pair, ...] = ()
    precedences: tuple[Precedence, ...] = ()
    resources: tuple[Resource, ...] = ()
    loads: tuple[int, ...] = ()
    load_limit: int | None = None

    def allowed(self, activity: int) -> tuple[int, ...]:
        """Slots in which an activity may lie, in order."""
        row = self.costs[activity]
        return tuple(slot for slot, cost in enumerate(row) if cost is not None)


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
    """

    slots: tuple[int, ...] | None
    total: int
    bound: int
    bound_source: str
    status: str
    solver: str = ""


def total_cost(problem: Problem, slots: tuple[int, ...]) -> int:
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


def faults(problem: Problem, slots: tuple[int, ...]) -> tuple[str, ...]:
    """What a choice of slots violates, named by constraint; empty when it is feasible."""
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
    for resource in problem.resources:
        used: dict[int, int] = {}
        for use in resource.uses:
            last = problem.positions[slots[use.activity]]
            for unit in range(last - use.duration + 1, last + 1):
                used[unit] = used.get(unit, 0) + use.demand
        if any(amount > resource.capacity for amount in used.values()):
            found.append(f"resource:{resource.name}")
    if problem.load_limit is not None:
        load: dict[int, int] = {}
        for activity, slot in enumerate(slots):
            load[slot] = load.get(slot, 0) + problem.loads[activity]
        found += [f"load:{slot}" for slot in sorted(load) if load[slot] > problem.load_limit]
    return tuple(found)
