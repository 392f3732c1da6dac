"""Listing waves and walking the slots with them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from migplan.planning.problem import Problem
from migplan.planning.waves.arrays import Arrays, arrays_of, dearest
from migplan.planning.waves.duals import Standing
from migplan.planning.waves.listing import all_waves
from migplan.planning.waves.priced import Priced
from migplan.planning.waves.sweep import sweep
from tests.planning.waves.problems import (
    a_pricing,
    a_standing,
    multipliers,
    plans,
    profit_of,
    wave_problems,
    waves_of,
)

ROOM = 100_000
SHARES = st.sampled_from((0.0, 0.01, 0.1, 0.5, 1.0))
SEEDS = st.integers(0, 1 << 30)


def left_by(arrays: Arrays, standing: Standing, margin: float) -> list[Priced]:
    """All waves within a margin, by trying all subsets."""
    found: list[Priced] = []
    for slot in range(len(arrays.slots)):
        for wave in waves_of(arrays, slot):
            cost = float(standing.idle[slot]) - profit_of(arrays, standing, wave, slot)
            if cost <= margin:
                found.append((wave, slot, cost))
    return sorted(found)


def everything(arrays: Arrays, standing: Standing) -> float:
    """A margin that holds every plan."""
    return dearest(arrays) - standing.bound


@settings(max_examples=150)
@given(wave_problems(lags=(0, 2)), SEEDS, SHARES)
def test_all_waves_within_a_margin_are_listed_and_no_other(
    problem: Problem, seed: int, share: float
):
    arrays = arrays_of(problem)
    if arrays is None:
        return
    standing = a_standing(arrays, multipliers(arrays, seed))
    margin = share * everything(arrays, standing)
    listed = all_waves(a_pricing(arrays), standing, margin, most=10_000)

    assert listed is not None
    assert sorted(listed) == left_by(arrays, standing, margin)
    assert all(cost >= 0 for _, _, cost in listed)


@settings(max_examples=100)
@given(wave_problems(), SEEDS)
def test_too_many_waves_are_not_listed(problem: Problem, seed: int):
    arrays = arrays_of(problem)
    if arrays is None:
        return
    standing = a_standing(arrays, multipliers(arrays, seed))
    margin = everything(arrays, standing)
    number = len(left_by(arrays, standing, margin))

    # rows that lead to the empty wave count too
    room = number + len(arrays.slots)
    assert all_waves(a_pricing(arrays), standing, margin, most=room) is not None
    assert number == 0 or all_waves(a_pricing(arrays), standing, margin, most=number - 1) is None


@settings(max_examples=150)
@given(wave_problems(most=5), SEEDS)
def test_a_plan_costs_the_bound_and_what_is_left_of_its_columns(problem: Problem, seed: int):
    arrays = arrays_of(problem)
    if arrays is None:
        return
    standing = a_standing(arrays, multipliers(arrays, seed))
    for cost, slots in list(plans(problem))[:: 1 + seed % 7]:
        places = [arrays.slots.index(slot) for slot in slots]
        waves = [
            (tuple(n for n, place in enumerate(places) if place == used), used)
            for used in sorted(set(places))
        ]
        own = [
            (wave, used, float(standing.idle[used]) - profit_of(arrays, standing, wave, used))
            for wave, used in waves
        ]
        swept = sweep(arrays, standing, own, 4 * everything(arrays, standing), room=ROOM)
        assert swept.plan == tuple(places)
        assert swept.extra == cost * arrays.grain - standing.bound
        assert swept.complete


@settings(max_examples=150)
@given(wave_problems(), SEEDS, SHARES)
def test_the_walk_finds_the_best_plan_or_proves_that_none_is_near(
    problem: Problem, seed: int, share: float
):
    arrays = arrays_of(problem)
    if arrays is None:
        return
    standing = a_standing(arrays, multipliers(arrays, seed))
    margin = share * everything(arrays, standing)
    swept = sweep(arrays, standing, left_by(arrays, standing, margin), margin, room=ROOM)
    best = min(plans(problem), default=None)

    if best is None or best[0] * arrays.grain > standing.bound + margin:
        assert swept.plan is None
        return
    assert standing.bound + swept.extra == best[0] * arrays.grain
    assert swept.plan is not None
    slots = tuple(arrays.slots[place] for place in swept.plan)
    assert (best[0], slots) in set(plans(problem))


@settings(max_examples=100)
@given(wave_problems(lags=(0, 1, 2)), SEEDS)
def test_with_lags_the_walk_never_ends_above_the_optimum(problem: Problem, seed: int):
    arrays = arrays_of(problem)
    best = min(plans(problem), default=None)
    if arrays is None or best is None:
        return
    standing = a_standing(arrays, multipliers(arrays, seed))
    margin = everything(arrays, standing)
    swept = sweep(arrays, standing, left_by(arrays, standing, margin), margin, room=ROOM)

    assert standing.bound + swept.extra <= best[0] * arrays.grain


@settings(max_examples=50)
@given(wave_problems(), SEEDS)
def test_a_walk_without_room_says_so_and_its_plan_is_feasible_all_the_same(
    problem: Problem, seed: int
):
    arrays = arrays_of(problem)
    if arrays is None:
        return
    standing = a_standing(arrays, multipliers(arrays, seed))
    margin = everything(arrays, standing)
    waves = left_by(arrays, standing, margin)
    narrow = sweep(arrays, standing, waves, margin, room=1)
    wide = sweep(arrays, standing, waves, margin, room=ROOM)

    assert narrow.extra >= wide.extra
    assert not narrow.complete or narrow.extra == wide.extra
    if narrow.plan is not None:
        slots = tuple(arrays.slots[place] for place in narrow.plan)
        assert slots in {plan for _, plan in plans(problem)}
