"""Better multipliers by flows, and the climb to a first bound."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from migplan.planning.bounds import MinCut
from migplan.planning.problem import Problem
from migplan.planning.waves.arrays import Arrays, arrays_of, spread
from migplan.planning.waves.climb import climb, from_half_setups, priced
from migplan.planning.waves.flows import Flows
from tests.planning.waves.problems import a_pricing, a_standing, multipliers, plans, wave_problems


def rough_and_exact(problem: Problem, number: int) -> list[Arrays]:
    arrays = arrays_of(problem)
    return [] if arrays is None else [arrays, spread(arrays, number)]


@settings(max_examples=150)
@given(wave_problems(lags=(0, 0, 1, 2)), st.integers(0, 1 << 30), st.integers(0, 9))
def test_flows_never_lower_a_bound_and_never_lift_it_above_the_optimum(
    problem: Problem, seed: int, number: int
):
    best = min(plans(problem), default=None)
    for arrays in rough_and_exact(problem, number) if best else ():
        assert best is not None
        given_ = multipliers(arrays, seed)
        eased = Flows(arrays).ease(given_)
        assert eased is not None
        after = a_standing(arrays, eased.multipliers)
        assert a_standing(arrays, given_).bound <= after.bound <= best[0] * arrays.grain
        assert (after.remains.later >= 0).all()
        assert (after.remains.earlier >= 0).all()


@settings(max_examples=80)
@given(wave_problems(lags=(0, 0, 1)), st.integers(0, 9))
def test_the_climb_stays_below_the_optimum(problem: Problem, number: int):
    best = min(plans(problem), default=None)
    for arrays in rough_and_exact(problem, number) if best else ():
        assert best is not None
        target = best[0] * arrays.grain
        steps = list(climb(a_pricing(arrays), Flows(arrays), target, 12))
        assert steps
        for standing, waves in steps:
            assert standing.bound <= target
            assert all(arrays.allowed[list(wave), slot].all() for wave, slot in waves)


@settings(max_examples=60)
@given(wave_problems())
def test_the_climb_starts_from_the_minimum_cut(problem: Problem):
    arrays = arrays_of(problem)
    if arrays is None:
        return
    eased = Flows(arrays).ease(from_half_setups(arrays))
    assert eased is not None
    standing, _ = priced(a_pricing(arrays), eased.multipliers)

    # set-ups left out: the cut of the same problem without them
    cut = next(MinCut(without_setups(problem)).improve(1, None))
    # halves are rounded to grains
    assert abs(standing.bound / arrays.grain - cut.bound) < 1


def without_setups(problem: Problem) -> Problem:
    pairs = tuple(replace(pair, setup=0) for pair in problem.pairs)
    return replace(problem, pairs=pairs)
