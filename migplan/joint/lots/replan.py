"""Planning anew inside a lot: the same case, its systems of the lot kept inside the common window."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from migplan.model.dates import MonthIndex
from migplan.model.plan import Plan
from migplan.planning.compile import compile_problem
from migplan.planning.planner import finished
from migplan.planning.problem import Problem, reachable
from migplan.planning.solve import solve

Within = Mapping[int, tuple[MonthIndex, MonthIndex]]
"""Unit to the first and the last month in which it must cut over."""


def confined(problem: Problem, windows: Within) -> Problem:
    """The same problem, some activities kept inside months."""
    rows: list[tuple[int | None, ...]] = []
    for number, row in enumerate(problem.costs):
        first, last = windows.get(number, (problem.positions[0], problem.positions[-1]))
        rows.append(
            tuple(
                cost if first <= position <= last else None
                for position, cost in zip(problem.positions, row, strict=True)
            )
        )
    return replace(problem, costs=tuple(rows))


def planned_within(
    plan: Plan, windows: Within, *, version: str, stop: Callable[[], bool] = lambda: False
) -> Plan | None:
    """The cheapest plan of a body with some units inside their windows; ``None``: there is none.

    It is a plan for the same premises, so its bound stays that of the plan alone.
    """
    case = plan.case
    problem = confined(reachable(compile_problem(case)), windows)
    result = solve(problem, seed=case.seed, stop=stop)
    if result.slots is None:
        return None
    bound = min(plan.bound_yen, result.total)
    status = "optimal" if bound == result.total else "feasible"
    return finished(case, problem, replace(result, bound=bound, status=status), version=version)
