"""Who waits for whom: why a system does not keep the date it would have if its body were alone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from migplan.planning.joint.merge import Placed, added, shared_use
from migplan.planning.problem import Problem, Resource, usage


@dataclass(frozen=True, slots=True)
class Taken:
    """A shared resource that is taken when an activity would need it.

    Attributes:
        resource: Its number.
        units: Units of time in which the work of the activity would not fit.
        by: Body and activity of the work that binds it then, the activity itself left out.
    """

    resource: int
    units: tuple[int, ...]
    by: tuple[tuple[int, int], ...]


def taken(
    bodies: Sequence[Problem],
    shared: Sequence[Resource],
    plans: Sequence[Placed],
    alone: Sequence[Placed],
    who: tuple[int, int],
) -> tuple[Taken, ...]:
    """What keeps one activity from the work it would have alone, all else staying as planned.

    Args:
        bodies: Their problems.
        shared: What they share.
        plans: The joint plan.
        alone: The plan of each body alone.
        who: Body and activity.
    """
    body, activity = who
    uses = [shared_use(b, plan, shared) for b, plan in zip(bodies, plans, strict=True)]
    total = added(uses, len(shared))
    mine = _work(bodies[body], plans[body], activity)
    wish = _work(bodies[body], alone[body], activity)
    found: list[Taken] = []
    for number, resource in enumerate(shared):
        name = resource.name
        units = tuple(
            unit
            for unit, amount in sorted(wish.get(name, {}).items())
            if total[number].get(unit, 0) - mine.get(name, {}).get(unit, 0) + amount
            > resource.at(unit)
        )
        if units:
            by = tuple(
                (b, n)
                for b, problem in enumerate(bodies)
                for n in range(len(problem.names))
                if (b, n) != who and set(units) & _work(problem, plans[b], n).get(name, {}).keys()
            )
            found.append(Taken(number, units, by))
    return tuple(found)


def _work(problem: Problem, plan: Placed, activity: int) -> dict[str, dict[int, int]]:
    """What the work on one activity binds, by name of the resource and unit of time."""
    if not problem.phases:
        return {}
    only = tuple(chain if n == activity else () for n, chain in enumerate(problem.phases))
    begins = tuple(chain if n == activity else () for n, chain in enumerate(plan.starts))
    used = usage(replace(problem, phases=only), begins)
    return {r.name: units for r, units in zip(problem.resources, used, strict=True) if units}
