"""The way from a problem to a plan with a bound: cheap methods first, and none that is not needed.

Local search gives a plan and minimum cuts with set-ups a bound, within a second. Where they do not
meet, few activities are dated exactly over their sets (see ``sets``). For more, tabu search betters
the plan where limits bind, whole waves close the gap (see ``waves``), and CP-SAT takes what waves
cannot describe.
"""

from collections.abc import Callable
from dataclasses import replace

from migplan.planning.bounds import MinCut
from migplan.planning.construct import constructed
from migplan.planning.prices import Prices
from migplan.planning.problem import (
    Problem,
    Result,
    Starts,
    faults,
    reachable,
    total_cost,
)
from migplan.planning.progress import Progress, no_progress
from migplan.planning.search import Search
from migplan.planning.sets import best_by_sets
from migplan.planning.solvers.cpsat import solve_cpsat
from migplan.planning.solvers.neighbours import improved
from migplan.planning.tabu import Tabu
from migplan.planning.variants import prefer_early, priced
from migplan.planning.waves.prove import prove
from migplan.planning.waves.rooms import work_limits

Stop = Callable[[], bool]
"""Asked now and then; true ends the search with the best plan so far."""

_OFFER_EVERY = 16
_FIRST_CUTS = 3
"""Cuts after which a reader is told for the first time; the bound has left the ground by then."""

CUT_ROUNDS = 80
WAVE_ROUNDS = 12
WORK_ROUNDS = 6
"""Programs of waves at most; fewer where people are scarce, because search goes on after them."""

CPSAT_BUDGET = 6.0

NEIGHBOURS = 60
NEIGHBOUR_BUDGET = 0.5

_FIRST_STEPS = 3
_STEPS = 6
_LONGER = 4
_LONG_WAYS = 2
"""Steps of tabu search for each activity; how much longer the last ways are, and how many."""

_STARTS_FOR_WAVES = 5
_WIDE = 8000
"""Pairs times slots."""


def solve(
    problem: Problem,
    *,
    seed: int = 1,
    rounds: int = CUT_ROUNDS,
    budget: float = CPSAT_BUDGET,
    hint: tuple[int, ...] | None = None,
    starts: Starts = (),
    early: bool = True,
    progress: Progress = no_progress,
    stop: Stop = lambda: False,
) -> Result:
    """Date all activities at least cost; of equal costs the earlier dates are preferred.

    Args:
        problem: Any problem; an empty one is solved at once.
        seed: Of CP-SAT.
        rounds: Minimum cuts at most; with few of them, no waves either.
        budget: Deterministic time of CP-SAT; steps, not seconds.
        hint: Dates to try first.
        starts: Start of every phase with these dates; left out, as late as they can.
        early: Whether earlier dates are preferred among equal costs, which costs time to prove.
        progress: Called after each improvement.
        stop: Ends the search early; the result then says ``interrupted`` unless it is proven.

    Returns:
        The best plan with the best of all bounds found; without a plan, the status is
        ``infeasible``, ``unknown`` or ``interrupted``.
    """
    if not problem.names:
        return Result((), 0, 0, "exact", "optimal")
    problem = reachable(problem)
    if any(not problem.allowed(n) for n in range(len(problem.names))):
        return Result(None, 0, 0, "slots", "infeasible")
    solving = _Solving(problem, seed, early, progress, stop)
    if hint is not None and starts:
        solving.start(hint, starts)
    return solving.run(rounds, budget, hint)


class _Solving:
    """The best plan and the best bound, and the methods that improve them one after the other."""

    def __init__(
        self, problem: Problem, seed: int, early: bool, progress: Progress, stop: Stop
    ) -> None:
        self.given, self.seed, self.progress, self.stop = problem, seed, progress, stop
        self.problem, self.scale = prefer_early(problem) if early else (problem, 1)
        self.search = Search(self.problem, stop)
        suits = Tabu.suits(self.problem)
        self.tabu = Tabu(self.problem, seed=seed, stop=stop) if suits else None
        self.best: tuple[int, ...] | None = None
        self.value = self.bound = 0
        self.source = "min-cut"
        self.infeasible = False
        self.solver = ["local search", "OR-Tools max-flow"]
        self.starts: Starts = ()
        self.ends: list[tuple[int, ...]] = []
        """Of all descents, feasible or not."""
        self.plans: list[tuple[int, ...]] = []
        self.prices: Prices | None = None

    def start(self, slots: tuple[int, ...], starts: Starts) -> None:
        """Take a plan with its phases for the best so far, if it keeps everything."""
        if not faults(self.problem, slots, starts):
            self._offer(slots, starts)

    def run(self, rounds: int, budget: float, hint: tuple[int, ...] | None) -> Result:
        """Improve until the bound meets the plan or the methods are spent."""
        if self.problem.phases and not self.problem.pairs:
            return self._work_alone(budget, hint)
        first = [] if hint is None else [hint]
        starts = iter([*first, *constructed(self.problem), *self.search.starts()])
        self._descend(next(starts))
        self._cut(rounds)
        for start in starts:
            if self._over():
                break
            self._descend(start)
        self._tell("min-cut")
        # what waves leave out
        limited = bool(self.problem.phases) or any(r.lag for r in self.problem.precedences)
        if not self._over() and self._sets():
            return self._result()
        if not self._over() and rounds >= CUT_ROUNDS:
            self._roam()
            tried = self._waves()
            if not self._over() and (limited or not tried or self.best is None):
                return self._cpsat(budget)
        elif not self._over():
            return self._cpsat(budget)
        return self._result()

    def _work_alone(self, budget: float, hint: tuple[int, ...] | None) -> Result:
        """Plain project scheduling: with nothing between the activities CP-SAT is at its best."""
        for start in (*([] if hint is None else [hint]), *constructed(self.problem)):
            if self.search.feasible(start):
                self._offer(start)
        for cut in MinCut(self.problem).improve(1, None):
            self.bound = cut.bound
        return self._result() if self._over() else self._cpsat(budget)

    def _descend(self, slots: tuple[int, ...]) -> None:
        if self.problem.phases and self.tabu is not None:
            # downhill alone ends too soon where people are scarce
            self._take(self.tabu.better(slots, _FIRST_STEPS * len(slots)))
            return
        found = self.search.descend(slots)
        self.ends.append(found)
        self._take(found)

    def _roam(self) -> None:
        """Tabu search on from every descent, then from the best plans; only where limits bind."""
        problem = self.problem
        if self.tabu is None or (problem.load_limit is None and not problem.phases):
            return
        self.solver.append("tabu search")
        steps = _STEPS * len(problem.names)
        for slots in dict.fromkeys(self.ends):
            self._take(self.tabu.better(slots, steps))
        for slots in self._cheapest()[:_LONG_WAYS]:
            self._take(self.tabu.better(slots, _LONGER * steps))
        self._tell("tabu")

    def _cheapest(self) -> list[tuple[int, ...]]:
        """All plans so far, cheapest first."""
        plans = dict.fromkeys(self.plans)
        return sorted(plans, key=lambda plan: (total_cost(self.problem, plan), plan))

    def _take(self, slots: tuple[int, ...] | None) -> None:
        if slots is not None and self.search.feasible(slots):
            self.plans.append(slots)
            self._offer(slots)

    def _offer(self, slots: tuple[int, ...], starts: Starts = ()) -> None:
        total = total_cost(self.problem, slots)
        if self.best is None or (total, slots) < (self.value, self.best):
            self.best, self.value, self.starts = slots, total, starts

    def _cut(self, rounds: int) -> None:
        target = None if self.best is None else self.value
        cuts = MinCut(self.problem)
        self.prices = cuts.prices
        for number, cut in enumerate(cuts.improve(rounds, target)):
            self.bound = max(self.bound, cut.bound)
            if number == _FIRST_CUTS:
                self._tell("min-cut")
            if self._over():
                return
            if number % _OFFER_EVERY == 0 and _allowed(self.problem, cut.slots):
                self._descend(cut.slots)

    def _sets(self) -> bool:
        """Dynamic programming over sets; false when the problem is not one for it."""
        found = best_by_sets(self.problem)
        if found is None:
            return False
        self.solver.append("dynamic programming over sets")
        self.source = "sets"
        if found.slots is None:
            self.infeasible = True
        else:
            self._offer(found.slots)
            self._raise(self.value, "sets")
        self._tell("sets")
        return True

    def _waves(self) -> bool:
        """Whole waves; false when they cannot be priced, or nothing holds activities together."""
        if not self.problem.pairs and self.problem.load_limit is None:
            return False

        problem, worth = priced(self.problem, self.prices)

        def told(slots: tuple[int, ...] | None, bound: int) -> None:
            if slots is not None and self.search.feasible(slots):
                self._offer(slots)
            self._raise(bound - worth, "waves")
            self._tell("waves")

        plans = self._cheapest()[:_STARTS_FOR_WAVES]
        proved = prove(
            problem,
            plans,
            rounds=WORK_ROUNDS if self.problem.phases else WAVE_ROUNDS,
            limits=work_limits(self.problem),
            told=told,
            stop=self.stop,
        )
        if proved is None:
            return False
        self.solver.append("wave columns (HiGHS)")
        told(proved.slots, proved.bound)
        return True

    def _cpsat(self, budget: float) -> Result:
        if self.best is None or not self._is_wide():
            found = self._whole(budget)
            if found is not None:
                return found
        if self.best is not None and self.problem.phases and not self._over():
            self._neighbours(self.best)
        return self._result()

    def _is_wide(self) -> bool:
        """Whether the whole problem is more than CP-SAT makes something of."""
        return len(self.problem.pairs) * len(self.problem.positions) > _WIDE

    def _neighbours(self, slots: tuple[int, ...]) -> None:
        better = improved(
            self.problem,
            slots,
            self.starts,
            seed=self.seed,
            tries=NEIGHBOURS,
            budget=NEIGHBOUR_BUDGET,
            stop=self._over,
        )
        for found, starts in better:
            self._offer(found, starts)
            self._tell("neighbours")

    def _whole(self, budget: float) -> Result | None:
        """CP-SAT on the whole problem; a result when there is no plan."""
        result = solve_cpsat(
            self.problem,
            seed=self.seed,
            budget=budget,
            hint=self.best,
            starts=self.starts,
            at_least=self.bound,
            stop=self.stop,
        )
        self.solver.append(result.solver)
        if result.slots is None and self.best is None:
            solver = ", ".join(self.solver)
            stopped = result.status == "unknown" and self.stop()
            status = "interrupted" if stopped else result.status
            return replace(result, status=status, solver=solver)
        if result.slots is not None:
            self._offer(result.slots, result.starts)
        self._raise(result.bound, result.bound_source)
        self._tell("cp-sat")
        return None

    def _raise(self, bound: int, source: str) -> None:
        if bound > self.bound:
            self.bound, self.source = bound, source

    def _over(self) -> bool:
        """Whether the plan is proven to the yen, or somebody wants to stop."""
        proven = self.best is not None and self.bound // self.scale >= self.value // self.scale
        return proven or self.stop()

    def _tell(self, step: str) -> None:
        total = None if self.best is None else self.value // self.scale
        self.progress(step, total, self.bound // self.scale)

    def _result(self) -> Result:
        solver = ", ".join(self.solver)
        if self.best is None:
            stopped = "interrupted" if self.stop() else "unknown"
            status = "infeasible" if self.infeasible else stopped
            return Result(None, 0, 0, self.source, status, solver)
        total = total_cost(self.given, self.best)
        lower = min(total, self.bound // self.scale)
        status = "optimal" if lower == total else "interrupted" if self.stop() else "feasible"
        return Result(
            self.best, total, lower, self.source, status, solver, self.starts, self._scarce()
        )

    def _scarce(self) -> tuple[tuple[int, int, int], ...]:
        """Resource, unit of time and yen of every price."""
        if self.prices is None:
            return ()
        yen = self.prices.yen // self.scale
        return tuple(
            (int(number), int(unit) + self.prices.first, int(yen[number, unit]))
            for number, unit in zip(*yen.nonzero(), strict=True)
        )


def _allowed(problem: Problem, slots: tuple[int, ...]) -> bool:
    return all(problem.costs[n][slot] is not None for n, slot in enumerate(slots))
