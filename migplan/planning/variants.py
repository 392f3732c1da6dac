"""The same problem with other costs: resources paid for, or earlier dates preferred."""

from dataclasses import replace

from migplan.planning.prices import Prices
from migplan.planning.problem import Problem, dearest

_EXACT = 1 << 53
"""Totals above this are no longer exact as doubles, which CP-SAT reports bounds in."""


def priced(problem: Problem, prices: Prices | None) -> tuple[Problem, int]:
    """The problem without resources, their use paid for; and what all of them are worth."""
    if prices is None:
        return problem, 0
    table = prices.table()
    costs = tuple(
        tuple(None if cost is None else cost + int(table[n, slot]) for slot, cost in enumerate(row))
        for n, row in enumerate(problem.costs)
    )
    free = replace(problem, costs=costs, resources=(), phases=(), releases=())
    return free, prices.worth()


def prefer_early(problem: Problem) -> tuple[Problem, int]:
    """Yen scaled up so far that the sum of all slot numbers breaks ties and nothing else.

    A bound of the scaled problem, divided by the scale and rounded down, bounds the yen. Yen too
    large for exact doubles are left as they are.
    """
    scale = len(problem.names) * len(problem.positions) + 1
    if dearest(problem) * scale > _EXACT:
        return problem, 1
    costs = tuple(
        tuple(None if cost is None else cost * scale + slot for slot, cost in enumerate(row))
        for row in problem.costs
    )
    pairs = tuple(
        replace(p, setup=p.setup * scale, later=p.later * scale, earlier=p.earlier * scale)
        for p in problem.pairs
    )
    return replace(problem, costs=costs, pairs=pairs), scale
