"""A lower bound for several bodies at common prices of what they share.

The shared capacity is relaxed and paid for (Lagrangian relaxation; Fisher, Management Science 1981).
At any prices every body can be solved for itself, and the sum of these optima less what the shared
capacity is worth bounds the whole.
"""

from collections.abc import Sequence
from dataclasses import replace

from migplan.planning.joint.merge import Merged
from migplan.planning.prices import Prices, Yen
from migplan.planning.problem import Phase, Problem, Resource

_NEVER = 1 << 50
"""Above this a table of prices says that a slot cannot be worked for."""


def priced_bodies(
    whole: Merged, bodies: Sequence[Problem], shared: Sequence[Resource], yen: Yen
) -> tuple[int, tuple[Problem, ...]]:
    """What the shared capacity is worth at some prices, and each body's problem at these prices.

    The work on an activity costs for every slot what its cheapest way to lie would; limits of a
    body's own stay, those that are shared are gone. Both only lower the bound.
    """
    prices = Prices(whole.problem)
    prices.yen = yen.copy()
    prices.yen[len(shared) :] = 0
    table = prices.table()
    found: list[Problem] = []
    names = {resource.name for resource in shared}
    for body, activities, places in zip(bodies, whole.activities, whole.slots, strict=True):
        rows = [[int(table[n, place]) for place in places] for n in activities]
        costs = tuple(
            tuple(
                None if cost is None or more >= _NEVER else cost + more
                for cost, more in zip(row, extra, strict=True)
            )
            for row, extra in zip(body.costs, rows, strict=True)
        )
        found.append(_own_limits(replace(body, costs=costs), names))
    return prices.worth(), tuple(found)


def named(whole: Merged, count: int, yen: Yen) -> dict[tuple[int, int], int]:
    """Prices of the first ``count`` resources that are not nil, by resource and unit of time."""
    first = Prices(whole.problem).first
    return {
        (number, first + column): int(yen[number, column])
        for number in range(count)
        for column in range(yen.shape[1])
        if yen[number, column]
    }


def _own_limits(body: Problem, shared: set[str]) -> Problem:
    """A body with its own resources alone; without any, its work takes nothing but time."""
    kept = [n for n, resource in enumerate(body.resources) if resource.name not in shared]
    if not kept:
        return replace(body, resources=(), phases=(), releases=())
    place = {n: new for new, n in enumerate(kept)}

    def own(phase: Phase) -> Phase:
        demands = tuple((place[n], amount) for n, amount in phase.demands if n in place)
        return replace(phase, demands=demands)

    return replace(
        body,
        resources=tuple(body.resources[n] for n in kept),
        phases=tuple(tuple(own(phase) for phase in chain) for chain in body.phases),
    )
