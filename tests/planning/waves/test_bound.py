"""The bound of any multipliers."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from migplan.planning.problem import Problem
from migplan.planning.waves.arrays import arrays_of, narrowed, spread
from migplan.planning.waves.duals import clipped
from migplan.planning.waves.generate import generate
from tests.planning.waves.problems import a_pricing, a_standing, multipliers, plans, wave_problems


@settings(max_examples=200)
@given(wave_problems(lags=(0, 0, 1, 2)), st.integers(0, 1 << 30))
def test_no_plan_costs_less_than_the_bound(problem: Problem, seed: int):
    arrays = arrays_of(problem)
    best = min(plans(problem), default=None)
    if arrays is None or best is None:
        return
    for number in range(5):
        standing = a_standing(arrays, multipliers(arrays, seed + number))
        assert standing.bound <= best[0] * arrays.grain
        assert (standing.remains.later >= 0).all()
        assert (standing.remains.earlier >= 0).all()


@settings(max_examples=150)
@given(wave_problems(lags=(0, 0, 1)), st.integers(0, 1 << 30))
def test_closing_cells_that_the_best_plan_leaves_empty_keeps_the_bound_below_it(
    problem: Problem, seed: int
):
    arrays = arrays_of(problem)
    best = min(plans(problem), default=None)
    if arrays is None or best is None:
        return
    cost, slots = best
    cells = arrays.allowed & (np.random.default_rng(seed).random(arrays.allowed.shape) < 0.6)
    for activity, slot in enumerate(slots):
        cells[activity, arrays.slots.index(slot)] = True
    fewer = narrowed(arrays, cells)

    for number in range(3):
        bound = a_standing(fewer, multipliers(fewer, seed + number)).bound
        assert bound <= cost * arrays.grain


def test_multipliers_too_large_to_be_exact_prove_nothing():
    problem = Problem(("a", "b"), (0, 1), ((3, 4), (5, 1)), loads=(1, 1), load_limit=1)
    arrays = arrays_of(problem)
    assert arrays is not None
    huge = np.array([[1e40, -1e40], [-1e40, 1e40]])
    given_ = clipped(
        arrays, huge, np.zeros((0, 1)), np.zeros(0), np.zeros((0, 2)), np.zeros((0, 1))
    )

    assert a_standing(arrays, given_).bound == -np.inf


@settings(max_examples=60)
@given(wave_problems(lags=(0, 0, 1)), st.integers(0, 10**6), st.integers(1, 9))
def test_the_bound_holds_with_set_ups_spread_over_the_layers(
    problem: Problem, seed: int, number: int
):
    arrays = arrays_of(problem)
    best = min(plans(problem), default=None)
    if arrays is None or best is None:
        return
    rough = spread(arrays, number)
    standing = a_standing(rough, multipliers(rough, seed))
    known = generate(rough, a_pricing(rough), [], rounds=4, forced=True)

    assert standing.bound <= best[0] * arrays.grain
    assert known.bound <= best[0] * arrays.grain
