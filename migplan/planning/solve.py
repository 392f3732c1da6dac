"""The way from a problem to a plan with a bound: search, cut, and CP-SAT for what is left open."""

from dataclasses import replace

from migplan.planning.bounds import MinCut
from migplan.planning.construct import constructed
from migplan.planning.problem import Problem, Result, reachable, total_cost
from migplan.planning.progress import Progress, no_progress
from migplan.planning.search import Search
from migplan.planning.solvers.cpsat import solve_cpsat

_EXACT = 1 << 53
"""Totals above this are no longer exact as doubles, which CP-SAT reports bounds in."""

_OFFER_EVERY = 16
CUT_ROUNDS = 80
CPSAT_BUDGET = 6.0


def solve(
    problem: Problem,
    *,
    seed: int = 1,
    rounds: int = CUT_ROUNDS,
    budget: float = CPSAT_BUDGET,
    hint: tuple[int, ...] | None = None,
    progress: Progress = no_progress,
) -> Result:
    """Date all activities at least cost; of equal costs the earlier dates are preferred.

    Args:
        problem: Any problem; an empty one is solved at once.
        seed: Of CP-SAT.
        rounds: Minimum cuts at most.
        budget: Deterministic time of CP-SAT; steps, not seconds.
        hint: Dates to try first.
        progress: Called after each step.

    Returns:
        The best plan with the best of all bounds found, or status ``infeasible`` or ``unknown``.
    """
    if not problem.names:
        return Result((), 0, 0, "exact", "optimal")
    problem = reachable(problem)
    if any(not problem.allowed(n) for n in range(len(problem.names))):
        return Result(None, 0, 0, "slots", "infeasible")
    fine, scale = _prefer_early(problem)
    search = Search(fine)
    best: tuple[int, ...] | None = None
    value = bound = 0
    source = "min-cut"

    def offer(slots: tuple[int, ...]) -> None:
        nonlocal best, value
        found = search.descend(slots)
        if search.feasible(found):
            total = total_cost(fine, found)
            if best is None or (total, found) < (value, best):
                best, value = found, total

    def proven() -> bool:
        return best is not None and bound // scale >= value // scale

    first = [] if hint is None else [hint]
    starts = iter([*first, *constructed(fine), *search.starts()])
    offer(next(starts))
    cuts = MinCut(fine)
    for number, cut in enumerate(cuts.improve(rounds, None if best is None else value)):
        bound = max(bound, cut.bound)
        if proven():
            break
        if number % _OFFER_EVERY == 0 and _allowed(fine, cut.slots):
            offer(cut.slots)
    for start in starts:
        if proven():
            break
        offer(start)
    progress("min-cut", None if best is None else value // scale, bound // scale)
    solver = "local search, OR-Tools max-flow"
    if not proven():
        result = solve_cpsat(fine, seed=seed, budget=budget, hint=best, at_least=bound)
        solver = f"{solver}, {result.solver}"
        if result.slots is None and best is None:
            return replace(result, solver=solver)
        if result.slots is not None and (best is None or result.total < value):
            best, value = result.slots, result.total
        if result.bound > bound:
            bound, source = result.bound, result.bound_source
        progress("cp-sat", None if best is None else value // scale, bound // scale)
    if best is None:
        return Result(None, 0, 0, source, "unknown", solver)
    total = total_cost(problem, best)
    lower = min(total, bound // scale)
    return Result(best, total, lower, source, "optimal" if lower == total else "feasible", solver)


def _allowed(problem: Problem, slots: tuple[int, ...]) -> bool:
    return all(problem.costs[n][slot] is not None for n, slot in enumerate(slots))


def _largest(problem: Problem) -> int:
    """More yen than any plan of the problem costs."""
    span = problem.positions[-1] - problem.positions[0]
    rows = sum(max((c for c in row if c is not None), default=0) for row in problem.costs)
    return rows + sum(p.setup + max(p.later, p.earlier) * span for p in problem.pairs)


def _prefer_early(problem: Problem) -> tuple[Problem, int]:
    """Yen scaled up so far that the sum of all slot numbers breaks ties and nothing else.

    A bound of the scaled problem, divided by the scale and rounded down, bounds the yen. Yen too
    large for exact doubles are left as they are.
    """
    scale = len(problem.names) * len(problem.positions) + 1
    if _largest(problem) * scale > _EXACT:
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
