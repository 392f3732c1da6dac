"""A first joint plan: the bodies one after the other, each in what the ones before it leave."""

from collections.abc import Iterator, Sequence

from migplan.planning.construct import constructed
from migplan.planning.joint.merge import Placed, added, beside, shared_use
from migplan.planning.problem import Problem, Resource, Result, latest_starts, total_cost
from migplan.planning.search import Search
from migplan.planning.solve import Stop
from migplan.planning.solvers.cpsat import solve_cpsat

BUDGET = 2.0
"""Deterministic time of CP-SAT for a body that the local search finds no room for."""


def orders(bodies: Sequence[Problem], alone: Sequence[Result]) -> Iterator[tuple[int, ...]]:
    """Orders worth trying: those with the least choice first, then by what they cost."""
    numbers = range(len(bodies))
    fixed = [sum(len(b.allowed(n)) == 1 for n in range(len(b.names))) for b in bodies]
    freedom = [sum(len(b.allowed(n)) for n in range(len(b.names))) for b in bodies]
    found = (
        sorted(numbers, key=lambda b: (-fixed[b], -alone[b].total, b)),
        sorted(numbers, key=lambda b: (-fixed[b], freedom[b], b)),
        sorted(numbers, key=lambda b: (-alone[b].total, b)),
        sorted(numbers, key=lambda b: (alone[b].total, b)),
    )
    yield from dict.fromkeys(tuple(order) for order in found)


def one_after_the_other(
    order: Sequence[int],
    bodies: Sequence[Problem],
    shared: Sequence[Resource],
    hints: Sequence[tuple[int, ...]],
    *,
    seed: int,
    stop: Stop,
) -> tuple[Placed, ...] | None:
    """Plans of all bodies in an order; ``None`` when one of them finds no room.

    Args:
        order: Numbers of the bodies, all of them.
        bodies: Their problems.
        shared: What they share.
        hints: Dates of each body to start from.
        seed: Of CP-SAT.
        stop: Asked now and then; true ends the search, which then finds no room.
    """
    plans: dict[int, Placed] = {}
    for body in order:
        uses = [shared_use(bodies[b], plan, shared) for b, plan in plans.items()]
        problem = beside(bodies[body], shared, added(uses, len(shared)))
        found = None if stop() else _placed(problem, hints[body], seed, stop)
        if found is None:
            return None
        plans[body] = found
    return tuple(plans[body] for body in range(len(bodies)))


def _placed(problem: Problem, hint: tuple[int, ...], seed: int, stop: Stop) -> Placed | None:
    """A good plan of one body, quickly."""
    search = Search(problem, stop)
    dates = {search.descend(start) for start in (hint, *constructed(problem))}
    kept = [slots for slots in dates if search.feasible(slots)]
    if kept:
        slots = min(kept, key=lambda slots: (total_cost(problem, slots), slots))
        return Placed(slots, latest_starts(problem, slots))
    found = solve_cpsat(problem, seed=seed, budget=BUDGET, stop=stop)
    if found.slots is None:
        return None
    return Placed(found.slots, found.starts or latest_starts(problem, found.slots))
