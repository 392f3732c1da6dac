"""Stopping: the best plan so far is verified and says that it was interrupted."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from migplan.commands.planning import STEPS
from migplan.diagnostics.errors import InterruptedSearchError
from migplan.model.case import Case
from migplan.planning.planner import Naming, make_plan
from migplan.planning.problem import Pair, Phase, Problem, Resource, faults
from migplan.planning.solve import solve
from migplan.planning.solvers.cpsat import solve_cpsat
from migplan.planning.verify import violations
from tests.make import a_case, a_linkage, a_system


def after(calls: int) -> Callable[[], bool]:
    """True from the n-th question on."""
    left = iter(range(calls))
    return lambda: next(left, None) is None


def a_crowd(count: int = 8) -> Problem:
    """Projects in a row with one team: nothing that is proven in a moment."""
    slots = 40
    row = tuple(None if slot < 6 else slot for slot in range(slots))
    return Problem(
        names=tuple(f"a{n:02}" for n in range(count)),
        positions=tuple(range(slots)),
        costs=(row,) * count,
        pairs=tuple(Pair(n, n + 1, 50, 3, 4) for n in range(count - 1)),
        resources=(Resource("team", 2),),
        phases=((Phase(6, ((0, 1),)),),) * count,
        loads=(1,) * count,
    )


def some_systems() -> Case:
    systems = [a_system(f"s{n}") for n in range(6)]
    links = [a_linkage(f"s{n}", f"s{(n + 1) % 6}") for n in range(6)]
    return a_case(*systems, *links, load_limit=1)


def planned(case: Case, stop: Callable[[], bool]):
    naming = Naming({}, [[unit] for unit in case.units])
    return make_plan(case, naming, version="test", stop=stop)


def test_every_step_that_is_told_has_words():
    source = Path(solve.__code__.co_filename).read_text(encoding="utf-8")
    told = set(re.findall(r'_tell\("([^"]+)"\)', source))

    assert {"min-cut", "tabu", "waves"} <= told <= set(STEPS)


@pytest.mark.parametrize("calls", [30, 60, 120, 240])
def test_a_stopped_search_gives_a_feasible_plan_or_none(calls: int):
    problem = a_crowd()
    result = solve(problem, stop=after(calls))

    assert result.status == "interrupted"
    if result.slots is not None:
        assert faults(problem, result.slots) == ()
        assert result.bound <= result.total


def test_cp_sat_stops_before_it_has_a_plan():
    result = solve_cpsat(a_crowd(14), seed=1, budget=1000.0, stop=lambda: True)

    assert result.status in ("unknown", "feasible")


def test_a_stop_that_comes_late_leaves_out_comparisons_and_says_so():
    case = some_systems()
    whole = planned(case, lambda: False)
    seen: list[int] = []

    def count() -> bool:
        seen.append(1)
        return False

    planned(case, count)
    plan = planned(case, after(len(seen) - 1))

    assert whole.provenance.status == "optimal"
    assert plan.provenance.status == "interrupted"
    assert plan.robustness == ()
    assert plan.cost == whole.cost
    assert violations(plan) == ()


def test_a_stop_before_any_plan_is_told_apart_from_a_case_without_one(
    monkeypatch: pytest.MonkeyPatch,
):
    # a first guess that is no plan: all of them in one slot, which takes one
    monkeypatch.setattr("migplan.planning.solve.constructed", lambda _: iter(()))
    with pytest.raises(InterruptedSearchError) as caught:
        planned(some_systems(), lambda: True)

    assert caught.value.exit_code == 130


def test_a_search_that_nobody_stops_is_the_same_with_and_without_being_asked():
    case = some_systems()

    assert planned(case, lambda: False) == planned(case, after(10**9))
