"""Phases with slack: plan, bound and prices against complete enumeration."""

from dataclasses import replace
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from migplan.planning.bounds import MinCut
from migplan.planning.prices import Prices
from migplan.planning.problem import Problem, faults, reachable, total_cost
from migplan.planning.solve import solve
from tests.planning.problems import best_by_trying, can_be_worked, layings, problems


@settings(max_examples=150)
@given(problems(activities=3, slots=4, slack=2))
def test_a_plan_with_pauses_is_the_best_of_all(problem: Problem):
    best = best_by_trying(problem)
    result = solve(problem)

    if best is None:
        assert result.slots is None
        assert result.status == "infeasible"
        return
    assert result.slots is not None
    assert faults(problem, result.slots, result.starts) == ()
    assert total_cost(problem, result.slots) == result.total == best
    assert result.bound == best


@settings(max_examples=150)
@given(problems(activities=3, slots=4, slack=2))
def test_no_priced_cut_is_above_the_optimum(problem: Problem):
    best = best_by_trying(problem)
    if best is None:
        return
    for cut in MinCut(reachable(problem)).improve(30, best):
        assert cut.bound <= best


@settings(max_examples=100)
@given(problems(activities=3, slots=4, slack=2), st.data())
def test_the_price_of_a_slot_is_that_of_its_cheapest_work(problem: Problem, data: Any):
    if not problem.phases:
        return
    problem = replace(problem, releases=())
    prices = Prices(problem)
    shape = prices.yen.shape
    drawn = data.draw(
        st.lists(st.integers(0, 9), min_size=prices.yen.size, max_size=prices.yen.size)
    )
    prices.yen = np.array(drawn, dtype=np.int64).reshape(shape)
    table = prices.table()
    for activity in range(len(problem.names)):
        for slot in range(len(problem.positions)):
            ways = [
                sum(
                    amount * int(prices.yen[number, unit - prices.first])
                    for phase, start in zip(problem.work(activity), starts, strict=True)
                    for number, amount in phase.demands
                    for unit in range(start, start + phase.duration)
                )
                for starts in layings(problem, activity, slot)
            ]
            assert table[activity, slot] == min(ways)


@settings(max_examples=60)
@given(problems(activities=3, slots=4, slack=1))
def test_more_people_and_more_slack_never_cost_more(problem: Problem):
    strict = solve(problem)
    if strict.slots is None:
        return
    more = tuple(
        replace(r, capacity=r.capacity + 1, changes=tuple((u, a + 1) for u, a in r.changes))
        for r in problem.resources
    )
    looser = tuple(
        tuple(replace(phase, slack=phase.slack + 1) for phase in chain) for chain in problem.phases
    )

    assert solve(replace(problem, resources=more)).total <= strict.total
    assert solve(replace(problem, phases=looser)).total <= strict.total
    assert can_be_worked(problem, strict.slots)
