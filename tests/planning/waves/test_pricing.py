"""The best wave of every slot against all subsets."""

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from migplan.planning.problem import Problem
from migplan.planning.waves.arrays import arrays_of
from migplan.planning.waves.pricing import NEVER
from tests.planning.waves.problems import a_pricing, wave_problems


@settings(max_examples=150)
@given(wave_problems(most=7), st.integers(0, 1 << 30))
def test_no_wave_is_better_and_the_wave_named_is_as_good(problem: Problem, seed: int):
    arrays = arrays_of(problem)
    if arrays is None:
        return
    random = np.random.default_rng(seed)
    profit = random.integers(-50, 50, arrays.cost.shape).astype(float)
    profit = np.where(arrays.allowed, profit, NEVER)
    pair_profit = random.integers(0, 40, len(arrays.first)).astype(float)
    pricing = a_pricing(arrays)
    table = pricing.best(profit, pair_profit)

    for slot in range(len(arrays.slots)):
        for room in range(pricing.room + 1):
            worth = {(): 0.0}
            for size in range(1, arrays.count + 1):
                for wave in combinations(range(arrays.count), size):
                    if (
                        sum(map(pricing.load, wave)) <= room
                        and arrays.allowed[list(wave), slot].all()
                    ):
                        gain = profit[list(wave), slot].sum()
                        worth[wave] = gain + pair_profit[arrays.inner(wave)].sum()
            assert table.values[slot, room] == max(worth.values())
            assert worth[table.wave(slot, room)] == table.values[slot, room]
