"""A body as it stands alone: its plan and the compiled premises, made once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from migplan.model.dates import MonthIndex
from migplan.model.plan import Plan
from migplan.planning.assemble import dates_of
from migplan.planning.compile import compile_problem
from migplan.planning.ledger import Ledger
from migplan.planning.planner import finished, stopped
from migplan.planning.problem import Problem, Result, reachable, total_cost
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
        found = self._look(windows)
        return None if found.slots is None else found.total

    def spent(self, windows: Within) -> int | None:
        """The same in money really spent more than alone; weights are no money."""
        found = self._look(windows)
        if found.slots is None:
            return None
        return self.cash(found.slots) - self.plan.cost.cash_yen

    def _look(self, windows: Within) -> Result:
        return solve(
            confined(self.problem, windows),
            seed=self.plan.case.seed,
            rounds=_FEW_CUTS,
            budget=_LITTLE,
            early=False,
        )

    def cash(self, slots: Sequence[int]) -> int:
        """What is really spent with these slots, in yen; weights are no money."""
        return Ledger(self.plan.case, dates_of(self.plan.case, slots)).cash()

    def moved(self, windows: Within) -> tuple[int, ...] | None:
        """Slots with some units inside their windows, all others staying; limits are not looked at.

        The cheaper of two ways: each unit in the slot that is cheapest for it alone, or all of them
        in one. ``None``: one of them must not cut over then.
        """
        rows = confined(self.problem, windows)
        allowed = {unit: rows.allowed(unit) for unit in windows}
        if not all(allowed.values()):
            return None
        ways = [{unit: self._cheapest(unit, slots) for unit, slots in allowed.items()}]
        for slot in range(len(self.problem.positions)):
            if all(slot in slots for slots in allowed.values()):
                ways.append(dict.fromkeys(allowed, slot))
        found = [tuple(way.get(n, slot) for n, slot in enumerate(self.slots)) for way in ways]
        return min(found, key=lambda slots: (total_cost(self.problem, slots), slots))

    def _cheapest(self, unit: int, slots: Sequence[int]) -> int:
        def with_it(slot: int) -> int:
            return total_cost(
                self.problem, [slot if n == unit else now for n, now in enumerate(self.slots)]
            )

        return min(slots, key=lambda slot: (with_it(slot), slot))

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
