"""A body as it stands alone: its plan and the compiled premises, made once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from migplan.model.dates import MonthIndex
from migplan.model.plan import Plan
from migplan.planning.compile import compile_problem
from migplan.planning.planner import finished, stopped
from migplan.planning.problem import Problem, reachable, total_cost
from migplan.planning.solve import solve

Within = Mapping[int, tuple[MonthIndex, MonthIndex]]
"""Unit to the first and the last month in which it must cut over."""

_FEW_CUTS = 2
_LITTLE = 0.5
"""What a quick look may take: minimum cuts, and deterministic time."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A body with the plan it has alone.

    Attributes:
        key: Short, unlike the others'.
        label: What readers see.
        plan: The plan it has alone.
        problem: Its premises, compiled.
        slots: The slot of each unit in that plan.
        total: What that plan is charged with, in yen.
    """

    key: str
    label: str
    plan: Plan
    problem: Problem
    slots: tuple[int, ...]
    total: int

    @classmethod
    def of(cls, key: str, label: str, plan: Plan) -> "Standing":
        """A body and its plan, which holds for its own premises."""
        problem = reachable(compile_problem(plan.case))
        on = {cutover.system: cutover.date for cutover in plan.cutovers}
        at = {slot.day: n for n, slot in enumerate(plan.case.slots)}
        slots = tuple(at[on[unit[0]]] for unit in plan.case.units)
        return cls(key, label, plan, problem, slots, total_cost(problem, slots))

    def look(self, windows: Within) -> int | None:
        """About what a plan costs with some units inside their windows; ``None``: none was found.

        A quick look: what is planned in the end costs as much or less.
        """
        problem = confined(self.problem, windows)
        found = solve(
            problem, seed=self.plan.case.seed, rounds=_FEW_CUTS, budget=_LITTLE, early=False
        )
        return None if found.slots is None else found.total

    def planned(
        self, windows: Within, *, version: str, stop: Callable[[], bool] = lambda: False
    ) -> Plan:
        """The cheapest plan with some units inside their windows, which leave it some dates.

        It is a plan for the same premises, so its bound stays that of the plan alone.

        Raises:
            InterruptedSearchError: If it was stopped before there was one.
        """
        problem = confined(self.problem, windows)
        result = solve(problem, seed=self.plan.case.seed, stop=stop)
        if result.slots is None:
            raise stopped()
        bound = min(self.plan.bound_yen, result.total)
        status = "optimal" if bound == result.total else "feasible"
        result = replace(result, bound=bound, status=status)
        return finished(self.plan.case, problem, result, version=version)


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
