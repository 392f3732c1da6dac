"""CP-SAT on the whole problem, in a form whose linear relaxation is tight.

Each activity is a staircase of Booleans "has moved by slot t". Two activities differ in a layer
when one has moved and the other has not; running costs add up over the layers and a set-up is due
when any layer differs. Without limits this relaxation is the minimum cut of Moehring, Schulz,
Stork, Uetz (Management Science 2003) extended by the set-ups, so little is left to search.
"""

import math
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from migplan.planning.problem import Problem, Result, total_cost


def solve_cpsat(
    problem: Problem,
    *,
    seed: int,
    budget: float,
    hint: tuple[int, ...] | None = None,
    at_least: int = 0,
    stop: Callable[[], bool] = lambda: False,
) -> Result:
    """Date the activities with CP-SAT.

    Args:
        problem: At least one activity.
        seed: Of the search; equal seeds and budgets give equal results.
        budget: Deterministic time of CP-SAT, not seconds: a faster machine finds no other plan.
        hint: A known plan to start from.
        at_least: A bound known from elsewhere.
        stop: Asked now and then; true ends the search with the best plan so far.

    Returns:
        The best plan found with CP-SAT's own bound, or status ``infeasible``.
    """
    from ortools import __version__ as version
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    chosen, moved = _staircases(model, problem)
    _limits(model, problem, chosen, moved)
    objective = _cost(model, problem, chosen, moved)
    model.add(objective >= at_least)
    model.minimize(objective)
    if hint is not None:
        for activity, slot in enumerate(hint):
            for other, literal in chosen[activity].items():
                model.add_hint(literal, other == slot)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.max_deterministic_time = budget
    solver.parameters.linearization_level = 2
    status = _solved(solver, model, stop)
    name = f"OR-Tools CP-SAT {version}"
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        answer = "infeasible" if status == cp_model.INFEASIBLE else "unknown"
        return Result(None, 0, 0, "cp-sat", answer, name)
    slots = tuple(
        next(slot for slot, literal in sorted(row.items()) if solver.boolean_value(literal))
        for row in chosen
    )
    total = total_cost(problem, slots)
    proven = status == cp_model.OPTIMAL
    bound = total if proven else min(total, _rounded_down(solver.best_objective_bound))
    return Result(slots, total, bound, "cp-sat", "optimal" if proven else "feasible", name)


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


def _staircases(model: Any, problem: Problem) -> tuple[list[dict[int, Any]], list[list[Any]]]:
    """``chosen[i][t]``: i lies in t; ``moved[i][t]``: i lies in t or before."""
    last = len(problem.positions) - 1
    chosen: list[dict[int, Any]] = []
    moved: list[list[Any]] = []
    for activity, name in enumerate(problem.names):
        allowed = problem.allowed(activity)
        row = {slot: model.new_bool_var(f"{name}@{slot}") for slot in allowed}
        model.add_exactly_one(row.values())
        steps: list[Any] = []
        before: Any = 0
        for slot in range(last + 1):
            if slot in row:
                step = model.new_bool_var(f"{name}<={slot}")
                model.add(step == before + row[slot])
                before = step
            steps.append(before)
        chosen.append(row)
        moved.append(steps)
    return chosen, moved


def _limits(
    model: Any, problem: Problem, chosen: list[dict[int, Any]], moved: list[list[Any]]
) -> None:
    positions = problem.positions
    for rule in problem.precedences:
        for slot in range(len(positions)):
            # "after" has moved by this slot only if "before" had moved early enough
            latest = max(
                (s for s in range(slot + 1) if positions[slot] - positions[s] >= rule.lag),
                default=None,
            )
            model.add(
                moved[rule.after][slot] <= (0 if latest is None else moved[rule.before][latest])
            )
    if problem.load_limit is not None:
        for slot in range(len(positions)):
            here = [(n, row[slot]) for n, row in enumerate(chosen) if slot in row]
            if here:
                model.add(sum(problem.loads[n] * x for n, x in here) <= problem.load_limit)
    for number, resource in enumerate(problem.resources):
        busy: dict[int, list[Any]] = {}
        for activity, row in enumerate(chosen):
            for slot, literal in row.items():
                unit = positions[slot] + 1
                for phase in reversed(problem.work(activity)):
                    unit -= phase.duration
                    amount = dict(phase.demands).get(number, 0)
                    for n in range(unit, unit + phase.duration) if amount else ():
                        busy.setdefault(n, []).append(amount * literal)
        for unit, bound in sorted(busy.items()):
            model.add(sum(bound) <= resource.at(unit))


def _cost(
    model: Any, problem: Problem, chosen: list[dict[int, Any]], moved: list[list[Any]]
) -> Any:
    terms: list[Any] = [
        (problem.costs[activity][slot] or 0) * literal
        for activity, row in enumerate(chosen)
        for slot, literal in row.items()
        if problem.costs[activity][slot]
    ]
    steps = [b - a for a, b in zip(problem.positions, problem.positions[1:], strict=False)]
    for n, pair in enumerate(problem.pairs):
        apart = model.new_bool_var(f"apart{n}")
        for slot, step in enumerate(steps):
            a, b = moved[pair.a][slot], moved[pair.b][slot]
            if a is b or (isinstance(a, int) and isinstance(b, int)):
                continue
            a_only = model.new_bool_var(f"a{n}.{slot}")
            b_only = model.new_bool_var(f"b{n}.{slot}")
            model.add(a_only - b_only == a - b)
            model.add(a_only + b_only <= apart)
            terms += [pair.later * step * a_only, pair.earlier * step * b_only]
        for slot in sorted({*chosen[pair.a], *chosen[pair.b]}):
            here_a, here_b = chosen[pair.a].get(slot, 0), chosen[pair.b].get(slot, 0)
            model.add(here_a - here_b <= apart)
            model.add(here_b - here_a <= apart)
        terms.append(pair.setup * apart)
    return sum(terms)
