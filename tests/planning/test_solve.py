"""The solver against complete enumeration, and laws of the optimum."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from migplan.planning.bounds import MinCut
from migplan.planning.problem import Pair, Phase, Problem, Resource, faults, total_cost
from migplan.planning.solve import solve
from tests.planning.problems import best_by_trying, problems
from tests.planning.waves.problems import in_other_money, relabelled, wave_problems


@settings(max_examples=250)
@given(problems())
def test_the_plan_is_the_best_of_all_and_infeasible_only_if_nothing_fits(problem: Problem):
    best = best_by_trying(problem)
    result = solve(problem)

    if best is None:
        assert result.slots is None
        assert result.status == "infeasible"
        return
    assert result.slots is not None
    assert faults(problem, result.slots) == ()
    assert total_cost(problem, result.slots) == result.total == best
    assert result.bound == best
    assert result.status == "optimal"


@settings(max_examples=150)
@given(problems())
def test_no_cut_is_above_the_optimum(problem: Problem):
    best = best_by_trying(problem)
    if best is None:
        return
    for cut in MinCut(problem).improve(20, best):
        assert cut.bound <= best


@settings(max_examples=100)
@given(problems())
def test_solving_twice_gives_the_same(problem: Problem):
    assert solve(problem) == solve(problem)


@settings(max_examples=100)
@given(problems())
def test_dropping_a_pair_or_a_limit_never_costs_more(problem: Problem):
    strict = solve(problem)
    if strict.slots is None:
        return
    assert solve(replace(problem, pairs=problem.pairs[:-1])).total <= strict.total
    assert solve(replace(problem, load_limit=None)).total <= strict.total
    assert solve(replace(problem, resources=(), phases=())).total <= strict.total


@settings(max_examples=60)
@given(problems())
def test_scaling_the_yen_scales_the_optimum(problem: Problem):
    assert solve(in_other_money(problem, 1000)).total == solve(problem).total * 1000


@settings(max_examples=60)
@given(wave_problems(most=7, slots=3, lags=(0, 0, 0, 1)))
def test_of_up_to_seven_activities_the_plan_is_the_best_of_all(problem: Problem):
    best = best_by_trying(problem)
    result = solve(problem)

    if best is None:
        assert result.slots is None
        assert result.status == "infeasible"
        return
    assert result.slots is not None
    assert faults(problem, result.slots) == ()
    assert total_cost(problem, result.slots) == result.total
    assert result.bound <= best <= result.total
    assert result.status == "optimal"


@settings(max_examples=60)
@given(problems(), st.randoms(use_true_random=False))
def test_names_and_the_order_of_pairs_do_not_matter(problem: Problem, random: Random):
    one, other = solve(problem), solve(relabelled(problem, random))

    assert (one.total, one.bound, one.status) == (other.total, other.bound, other.status)


@settings(max_examples=60)
@given(problems(), st.integers(0, 100))
def test_a_linkage_less_or_more_capacity_never_costs_more(problem: Problem, number: int):
    strict = solve(problem)
    if strict.slots is None:
        return
    fewer = [p for n, p in enumerate(problem.pairs) if n != number % len(problem.pairs or (0,))]
    assert solve(replace(problem, pairs=tuple(fewer))).total <= strict.total
    if problem.load_limit is not None:
        assert solve(replace(problem, load_limit=problem.load_limit + 1)).total <= strict.total
    more = tuple(
        replace(r, capacity=r.capacity + 1, changes=tuple((u, n + 1) for u, n in r.changes))
        for r in problem.resources
    )
    assert solve(replace(problem, resources=more)).total <= strict.total


@settings(max_examples=60)
@given(problems(), st.integers(0, 100))
def test_a_pin_at_the_planned_date_changes_nothing(problem: Problem, number: int):
    free = solve(problem)
    if free.slots is None:
        return
    activity = number % len(problem.names)
    pinned = tuple(
        cost if slot == free.slots[activity] else None
        for slot, cost in enumerate(problem.costs[activity])
    )
    costs = (*problem.costs[:activity], pinned, *problem.costs[activity + 1 :])

    assert solve(replace(problem, costs=costs)).total == free.total


def test_among_equal_costs_the_earliest_slot_is_taken():
    problem = Problem(names=("a",), positions=(0, 1, 2), costs=((5, 5, 5),), loads=(1,))

    assert solve(problem).slots == (0,)


def test_two_activities_wait_for_each_other_when_lying_apart_is_dear():
    problem = Problem(
        names=("a", "b"),
        positions=(0, 1),
        costs=((0, 10), (None, 0)),
        pairs=(Pair(0, 1, 100, 0, 0),),
        loads=(1, 1),
    )

    assert solve(problem).slots == (1, 1)


def test_the_end_that_is_dearer_to_move_first_waits():
    apart = {"positions": (0, 4), "costs": ((0, 0), (0, 0)), "loads": (1, 1), "load_limit": 1}
    later_dear = Problem(names=("a", "b"), pairs=(Pair(0, 1, 0, 9, 1),), **apart)
    earlier_dear = Problem(names=("a", "b"), pairs=(Pair(0, 1, 0, 1, 9),), **apart)

    assert solve(later_dear).slots == (1, 0)
    assert solve(earlier_dear).slots == (0, 1)


def test_a_team_of_one_does_one_project_at_a_time():
    problem = Problem(
        names=("a", "b"),
        positions=(0, 1, 2, 3),
        costs=((0, 1, 2, 3), (0, 1, 2, 3)),
        resources=(Resource("team", 1),),
        phases=((Phase(3, ((0, 1),)),),) * 2,
        loads=(1, 1),
    )
    slots = solve(problem).slots

    assert slots is not None
    assert abs(slots[0] - slots[1]) == 3


def test_an_empty_problem_is_solved():
    result = solve(Problem(names=(), positions=(0,), costs=()))

    assert result.slots == ()
    assert result.status == "optimal"


def test_a_crowded_calendar_is_filled_one_project_after_the_other(
    monkeypatch: pytest.MonkeyPatch,
):
    # filling is the point here; how far many neighbourhoods improve it is tested elsewhere
    monkeypatch.setattr("migplan.planning.solve.NEIGHBOURS", 4)
    count, slots = 16, 56
    row = tuple(None if slot < 6 else slot for slot in range(slots))
    chain = tuple(Pair(n, n + 1, 50, 3, 4) for n in range(count - 1))
    problem = Problem(
        names=tuple(f"a{n:02}" for n in range(count)),
        positions=tuple(range(slots)),
        costs=(row,) * count,
        pairs=chain,
        resources=(Resource("team", 2),),
        phases=((Phase(6, ((0, 1),)),),) * count,
        loads=(1,) * count,
    )
    result = solve(problem, rounds=5, budget=0.2)

    assert result.slots is not None
    assert faults(problem, result.slots) == ()
    assert result.bound <= result.total
