"""CP-SAT on the whole problem, with what no other method here describes: work that binds people.

Each activity with a cost of its own is a staircase of Booleans "has moved by slot t". Two activities
differ in a layer when one has moved and the other has not; running costs add up over the layers and
a set-up is due when any layer differs. Without limits this relaxation is the minimum cut of
Moehring, Schulz, Stork, Uetz (Management Science 2003) extended by the set-ups. Phases are intervals
and resources cumulative constraints (Aggoun, Beldiceanu, Mathl. Comput. Modelling 1993).
"""

import math
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from migplan.planning.problem import Problem, Result, Starts, latest_starts, total_cost
from migplan.planning.solvers.stairs import Stairs
from migplan.planning.solvers.work import Work


def solve_cpsat(
    problem: Problem,
    *,
    seed: int,
    budget: float,
    hint: tuple[int, ...] | None = None,
    starts: Starts = (),
    at_least: int = 0,
    free: frozenset[int] | None = None,
    stop: Callable[[], bool] = lambda: False,
) -> Result:
    """Date the activities with CP-SAT.

    Args:
        problem: At least one activity.
        seed: Of the search; equal seeds and budgets give equal results.
        budget: Deterministic time of CP-SAT, not seconds: a faster machine finds no other plan.
        hint: A known plan to start from.
        starts: Start of every phase of that plan; left out, as late as they can.
        at_least: A bound known from elsewhere.
        free: Activities that may move from the hint; all when left out. With fewer, ``optimal`` is
            said of that neighbourhood alone, and there is no bound.
        stop: Asked now and then; true ends the search with the best plan so far.

    Returns:
        The best plan found with CP-SAT's own bound, or status ``infeasible`` or ``unknown``.
    """
    from ortools import __version__ as version
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    held = None if free is None or hint is None else (hint, free)
    stairs = Stairs(model, problem, held)
    work = Work(model, problem, stairs)
    objective = stairs.cost()
    model.add(objective >= at_least)
    model.minimize(objective)
    if hint is not None:
        stairs.hint(hint)
        work.hint(starts or latest_starts(problem, hint))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.max_deterministic_time = budget
    solver.parameters.linearization_level = 2 if problem.pairs else 1
    status = _solved(solver, model, stop)
    name = f"OR-Tools CP-SAT {version}"
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        answer = "infeasible" if status == cp_model.INFEASIBLE else "unknown"
        return Result(None, 0, 0, "cp-sat", answer, name)
    slots = stairs.slots(solver)
    total = total_cost(problem, slots)
    proven = status == cp_model.OPTIMAL
    bound = total if proven else min(total, _rounded_down(solver.best_objective_bound))
    return Result(
        slots,
        total,
        0 if held else bound,
        "cp-sat",
        "optimal" if proven else "feasible",
        name,
        work.starts(solver),
    )


_ASK_EVERY = 0.1
"""Seconds between two questions whether to stop; they change nothing of an unstopped search."""


def _solved(solver: Any, model: Any, stop: Callable[[], bool]) -> Any:
    """Solve in a thread, so that this one can hear a signal and end the search at any time."""
    solver.parameters.catch_sigint_signal = False
    with ThreadPoolExecutor(1) as pool:
        task = pool.submit(solver.solve, model)
        while True:
            try:
                return task.result(_ASK_EVERY)
            except TimeoutError:
                if stop():
                    solver.stop_search()
            except BaseException:
                solver.stop_search()
                raise


def _rounded_down(bound: float) -> int:
    """An integer that is certainly not above a bound that went through a double."""
    return math.floor(math.nextafter(bound, -math.inf) + 1e-6)
