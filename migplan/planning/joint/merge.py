"""Several problems as one, and one problem beside the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from migplan.planning.problem import (
    Pair,
    Phase,
    Precedence,
    Problem,
    Resource,
    Starts,
    latest_starts,
    usage,
)

Use = tuple[dict[int, int], ...]
"""Amount of each shared resource that is bound, by unit of time."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Dates of one body: a slot for each activity, and the first unit of each phase."""

    slots: tuple[int, ...]
    starts: Starts


@dataclass(frozen=True, slots=True)
class Merged:
    """Problems side by side as one, with their places in it.

    Attributes:
        problem: All activities; its first resources are the shared ones. Load limits of single
            bodies are left out, for a problem knows only one.
        activities: The activities of each body in it.
        slots: For each body the slot there of every slot of its own.
    """

    problem: Problem
    activities: tuple[range, ...]
    slots: tuple[tuple[int, ...], ...]

    def together(self, plans: Sequence[Placed]) -> Placed:
        """Plans of the bodies as one plan of the whole."""
        slots = [own[s] for own, plan in zip(self.slots, plans, strict=True) for s in plan.slots]
        starts = [chain for plan in plans for chain in plan.starts]
        return Placed(tuple(slots), tuple(starts))

    def apart(self, slots: Sequence[int], starts: Starts = ()) -> tuple[Placed, ...]:
        """A plan of the whole as plans of the bodies; without starts, phases run late."""
        begins = starts or latest_starts(self.problem, slots)
        found: list[Placed] = []
        for own, places in zip(self.activities, self.slots, strict=True):
            slot_of = {there: here for here, there in enumerate(places)}
            mine = tuple(slot_of[slots[n]] for n in own)
            found.append(Placed(mine, tuple(begins[n] for n in own)))
        return tuple(found)


def merged(bodies: Sequence[Problem], shared: Sequence[Resource]) -> Merged:
    """Put problems side by side on one line of time.

    Args:
        bodies: Their positions count from the same unit; a resource with the name of a shared one
            is the same thing, and its own amount is what the body may use of it.
        shared: What there is for all of them.

    Returns:
        One problem whose pairs and precedences lie inside the bodies. Slots of one position are
        matched in order, so that different slots of a body stay different.
    """
    positions, slots = _line(bodies)
    resources = list(shared)
    number = {resource.name: n for n, resource in enumerate(shared)}
    costs: list[tuple[int | None, ...]] = []
    phases: list[tuple[Phase, ...]] = []
    releases: list[int] = []
    pairs: list[Pair] = []
    rules: list[Precedence] = []
    activities: list[range] = []
    for body, places in zip(bodies, slots, strict=True):
        base = len(costs)
        activities.append(range(base, base + len(body.names)))
        costs += [_spread(row, places, len(positions)) for row in body.costs]
        pairs += [replace(p, a=p.a + base, b=p.b + base) for p in body.pairs]
        rules += [
            replace(r, before=r.before + base, after=r.after + base) for r in body.precedences
        ]
        means: list[list[int]] = []
        for resource in body.resources:
            there = number.get(resource.name)
            means.append([] if there is None else [there])
            if there is None or _is_tighter(resource, shared[there], body):
                means[-1].append(len(resources))
                resources.append(resource)
        for n in range(len(body.names)):
            chain = body.work(n)
            phases.append(tuple(replace(p, demands=_demands(p, means)) for p in chain))
            length = sum(p.duration + p.slack for p in chain)
            releases.append(body.releases[n] if body.releases else positions[0] - length)
    names = tuple(f"{n}:{name}" for n, body in enumerate(bodies) for name in body.names)
    problem = Problem(
        names=names,
        positions=positions,
        costs=tuple(costs),
        pairs=tuple(pairs),
        precedences=tuple(rules),
        resources=tuple(resources),
        phases=tuple(phases) if any(phases) else (),
        releases=tuple(releases) if any(phases) else (),
        loads=(0,) * len(names),
    )
    return Merged(problem, tuple(activities), slots)


def shared_use(problem: Problem, plan: Placed, shared: Sequence[Resource]) -> Use:
    """What a plan of one body binds of the shared resources."""
    used = usage(problem, plan.starts) if problem.phases else ()
    by_name = {r.name: units for r, units in zip(problem.resources, used, strict=bool(used))}
    return tuple(dict(by_name.get(resource.name, {})) for resource in shared)


def added(uses: Sequence[Use], count: int) -> Use:
    """The sum of several uses of ``count`` resources."""
    total: Use = tuple({} for _ in range(count))
    for use in uses:
        for sums, units in zip(total, use, strict=True):
            for unit, amount in units.items():
                sums[unit] = sums.get(unit, 0) + amount
    return total


def less(resource: Resource, used: Mapping[int, int]) -> Resource:
    """What is left of a resource when others use some of it."""
    left = dict(resource.changes)
    left |= {unit: max(0, resource.at(unit) - amount) for unit, amount in used.items() if amount}
    return replace(resource, changes=tuple(sorted(left.items())))


def beside(problem: Problem, shared: Sequence[Resource], others: Use) -> Problem:
    """The problem of one body when the others use ``others`` of what is shared.

    Its resources keep their order; each shared one becomes what is left of it, and never more than
    the body's own amount.
    """
    left = {
        resource.name: less(resource, used) for resource, used in zip(shared, others, strict=True)
    }
    resources = tuple(
        _smaller(own, left[own.name]) if own.name in left else own for own in problem.resources
    )
    return replace(problem, resources=resources)


def over(shared: Sequence[Resource], used: Use) -> tuple[tuple[int, int, int], ...]:
    """Number of a shared resource, unit of time and by how much more is used than there is."""
    return tuple(
        (number, unit, units[unit] - resource.at(unit))
        for number, (resource, units) in enumerate(zip(shared, used, strict=True))
        for unit in sorted(units)
        if units[unit] > resource.at(unit)
    )


def _line(bodies: Sequence[Problem]) -> tuple[tuple[int, ...], tuple[tuple[int, ...], ...]]:
    """Positions of all slots, and where the slots of each body are among them."""
    most: dict[int, int] = {}
    for body in bodies:
        for position in set(body.positions):
            most[position] = max(most.get(position, 0), body.positions.count(position))
    positions = tuple(position for position in sorted(most) for _ in range(most[position]))
    first = {position: positions.index(position) for position in most}
    slots = tuple(
        tuple(first[p] + body.positions[:s].count(p) for s, p in enumerate(body.positions))
        for body in bodies
    )
    return positions, slots


def _spread(
    row: Sequence[int | None], places: Sequence[int], length: int
) -> tuple[int | None, ...]:
    found: list[int | None] = [None] * length
    for cost, place in zip(row, places, strict=True):
        found[place] = cost
    return tuple(found)


def _demands(phase: Phase, means: Sequence[Sequence[int]]) -> tuple[tuple[int, int], ...]:
    return tuple(sorted((to, amount) for n, amount in phase.demands for to in means[n]))


def _units(problem: Problem) -> range:
    """Every unit in which work may lie."""
    length = max((sum(p.duration + p.slack for p in c) for c in problem.phases), default=0)
    return range(problem.positions[0] - length, problem.positions[-1] + 1)


def _is_tighter(own: Resource, shared: Resource, problem: Problem) -> bool:
    return any(own.at(unit) < shared.at(unit) for unit in _units(problem))


def _smaller(own: Resource, left: Resource) -> Resource:
    units = sorted({unit for unit, _ in (*own.changes, *left.changes)})
    return Resource(
        own.name,
        min(own.capacity, left.capacity),
        tuple((unit, min(own.at(unit), left.at(unit))) for unit in units),
    )
