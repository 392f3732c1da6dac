"""Tabu search against trying everything."""

import numpy as np
from hypothesis import given, settings

from migplan.planning.problem import Pair, Problem, faults, total_cost
from migplan.planning.tabu import Tabu
from tests.planning.waves.problems import plans, wave_problems

STEPS = 250


@settings(max_examples=120)
@given(wave_problems(lags=(0, 0, 1, 2)))
def test_what_it_returns_keeps_everything_and_is_no_worse_than_where_it_began(problem: Problem):
    known = sorted(plans(problem))
    if not known or not Tabu.suits(problem):
        return
    dearest, start = known[-1]

    found = Tabu(problem).better(start, STEPS)

    assert found is not None
    assert faults(problem, found) == ()
    assert known[0][0] <= total_cost(problem, found) <= dearest


@settings(max_examples=120)
@given(wave_problems(most=5))
def test_from_dates_that_keep_nothing_it_returns_a_plan_or_none(problem: Problem):
    if not all(problem.allowed(n) for n in range(len(problem.names))):
        return
    if not Tabu.suits(problem):
        return
    slots = tuple(problem.allowed(n)[0] for n in range(len(problem.names)))

    found = Tabu(problem).better(slots, STEPS)

    assert found is None or faults(problem, found) == ()


@settings(max_examples=40)
@given(wave_problems(lags=(0, 1)))
def test_the_yen_it_counts_are_those_of_the_definition(problem: Problem):
    for cost, slots in list(plans(problem))[:5] if Tabu.suits(problem) else ():
        tabu = Tabu(problem)
        assert tabu.better(slots, 0) == slots
        assert tabu.total(np.array(slots)) == cost
        table = tabu.standing(np.array(slots))
        for n, row in enumerate(table.tolist()):
            for slot, yen in enumerate(row):
                other = (*slots[:n], slot, *slots[n + 1 :])
                if problem.costs[n][slot] is not None and not faults(problem, other):
                    assert yen - row[slots[n]] == total_cost(problem, other) - cost


def test_it_leaves_a_valley_that_no_single_change_leaves():
    # two pairs that belong together, parted by a limit that only an exchange keeps
    problem = Problem(
        names=("a", "b", "c", "d"),
        positions=(0, 1),
        costs=((0, 0),) * 4,
        pairs=(Pair(0, 1, 10, 1, 1), Pair(2, 3, 10, 1, 1)),
        loads=(1, 1, 1, 1),
        load_limit=2,
    )

    found = Tabu(problem).better((0, 1, 0, 1), 10)

    assert found is not None
    assert total_cost(problem, found) == 0


def test_equal_problems_and_seeds_give_equal_plans():
    problem = Problem(
        names=tuple("abcdef"),
        positions=(0, 1, 2),
        costs=((5, 3, 1),) * 6,
        pairs=tuple(Pair(n, n + 1, 4, 1, 2) for n in range(5)),
        loads=(1, 2, 1, 2, 1, 2),
        load_limit=4,
    )
    plans_found = {Tabu(problem, seed=4).better((0, 0, 1, 1, 2, 2), 200) for _ in range(3)}

    assert len(plans_found) == 1
