"""What the members of a wave share."""

from dataclasses import replace
from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from migplan.planning.problem import Phase, Problem, Resource
from migplan.planning.waves.arrays import arrays_of
from migplan.planning.waves.pricing import NEVER
from migplan.planning.waves.rooms import Limit, Rooms, work_limits
from tests.planning.waves.problems import a_pricing, wave_problems, waves_of

loads = st.lists(st.integers(0, 4), min_size=7, max_size=7).map(tuple)
limits = st.lists(st.builds(Limit, loads, st.integers(0, 7)), max_size=3)


@settings(max_examples=150)
@given(limits, st.data())
def test_the_index_moves_like_the_digits_it_stands_for(some: list[Limit], data: st.DataObject):
    rooms = Rooms(7, some)
    wave = data.draw(st.lists(st.integers(0, 6), unique=True))
    index, fits = rooms.size - 1, True
    for n in wave:
        fits = fits and not rooms.closed[n][index]
        index -= rooms.shifts[n] if fits else 0

    assert fits == all(sum(limit.loads[n] for n in wave) <= limit.most for limit in some)
    assert fits == rooms.hold(wave)
    assert index >= 0


@settings(max_examples=80)
@given(wave_problems(most=6, slots=3), limits, st.integers(0, 1 << 30))
def test_under_several_limits_no_wave_is_better_either(
    problem: Problem, some: list[Limit], seed: int
):
    count = len(problem.names)
    arrays = arrays_of(problem, [Limit(limit.loads[:count], limit.most) for limit in some])
    if arrays is None:
        return
    random = np.random.default_rng(seed)
    profit = np.where(
        arrays.allowed, random.integers(-50, 50, arrays.cost.shape).astype(float), NEVER
    )
    pair_profit = random.integers(0, 40, len(arrays.first)).astype(float)
    pricing = a_pricing(arrays)
    table = pricing.best(profit, pair_profit)

    for slot in range(len(arrays.slots)):
        worth = {(): 0.0} | {
            wave: profit[list(wave), slot].sum() + pair_profit[arrays.inner(wave)].sum()
            for wave in waves_of(arrays, slot)
        }
        assert table.values[slot, -1] == max(worth.values())
        assert worth[table.wave(slot, pricing.room)] == table.values[slot, -1]


def test_only_last_phases_without_slack_limit_a_wave():
    def chain(slack: int) -> tuple[Phase, ...]:
        return (Phase(2, ((0, 5),)), Phase(1, ((0, 2),), slack))

    problem = Problem(
        names=("a", "b", "c"),
        positions=(0, 1),
        costs=((0, 0),) * 3,
        resources=(Resource("team", 3, ((1, 4),)),),
        phases=(chain(0), chain(0), chain(1)),
        loads=(1, 1, 1),
    )

    # two each for a and b, of at most four: they fit, so nothing limits
    assert work_limits(problem) == ()

    scarce = replace(problem, resources=(Resource("team", 3),))
    assert work_limits(scarce) == (Limit((2, 2, 0), 3),)


def test_more_waves_do_not_share_what_there_is():
    both = set(combinations(range(3), 2))
    rooms = Rooms(3, [Limit((1, 1, 0), 1), Limit((0, 1, 1), 1)])

    assert {wave for wave in both if rooms.hold(wave)} == {(0, 2)}
