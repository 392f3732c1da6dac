"""The linear program, and the whole way to the proof, against trying everything."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from migplan.planning.problem import Pair, Problem, faults, total_cost
from migplan.planning.sets import best_by_sets
from migplan.planning.waves.arrays import arrays_of
from migplan.planning.waves.generate import generate
from migplan.planning.waves.prove import Proved, prove
from tests.planning.waves.problems import (
    a_pricing,
    in_other_money,
    plans,
    relabelled,
    wave_problems,
)

ROUNDS = 12
ROUNDING = 1e-6
"""The value of the program is a hint, up to what its solver calls exact."""


def proved(problem: Problem) -> Proved | None:
    """With the dearest plan to start from, so that there is something to do."""
    known = sorted(plans(problem))
    return prove(problem, [slots for _, slots in known[-1:]], rounds=ROUNDS)


@settings(max_examples=100)
@given(wave_problems())
def test_the_bound_meets_the_program_and_neither_is_above_the_optimum(problem: Problem):
    arrays = arrays_of(problem)
    best = min(plans(problem), default=None)
    if arrays is None or arrays.layers == 0 or best is None:
        return
    cost, slots = best
    places = [arrays.slots.index(slot) for slot in slots]
    known = generate(arrays, a_pricing(arrays), [places], rounds=ROUNDS, forced=True)

    tolerance = ROUNDING * (cost + 1) * arrays.grain
    assert known.bound <= cost * arrays.grain
    assert known.bound <= known.value + tolerance
    assert known.value <= cost * arrays.grain + tolerance


@settings(max_examples=150)
@given(wave_problems(most=6, slots=5))
def test_the_proof_ends_with_the_optimum(problem: Problem):
    found = proved(problem)
    best = min(plans(problem), default=None)
    if found is None:
        return
    if best is None:
        assert found.slots is None
        return
    assert found.slots is not None
    assert faults(problem, found.slots) == ()
    assert total_cost(problem, found.slots) == found.bound == best[0]


@settings(max_examples=60)
@given(wave_problems(most=5, lags=(0, 1, 2)))
def test_with_lags_the_bound_holds_and_the_plan_keeps_them(problem: Problem):
    found = proved(problem)
    best = min(plans(problem), default=None)
    if found is None or best is None:
        return
    assert found.slots is not None
    assert faults(problem, found.slots) == ()
    assert found.bound <= best[0] <= total_cost(problem, found.slots)


@settings(max_examples=60)
@given(wave_problems(most=5))
def test_without_a_plan_to_start_from_one_is_found(problem: Problem):
    found = prove(problem, [], rounds=ROUNDS)
    best = min(plans(problem), default=None)
    if found is None or best is None:
        return
    assert found.bound == best[0]
    assert found.slots is not None
    assert total_cost(problem, found.slots) == best[0]


def test_pairs_that_cannot_be_apart_ask_nothing_of_the_first_waves():
    problem = Problem(
        names=("a", "b", "c"),
        positions=(0, 0),
        costs=((0, None), (0, None), (None, 1)),
        pairs=(Pair(a=0, b=1, setup=0, later=0, earlier=0),),
    )

    found = prove(problem, [], rounds=ROUNDS)

    assert found is not None
    assert (found.slots, found.bound) == ((0, 0, 1), 1)


@settings(max_examples=60)
@given(wave_problems(most=5), st.randoms(use_true_random=False))
def test_names_and_orders_do_not_matter(problem: Problem, random: Random):
    one, other = proved(problem), proved(relabelled(problem, random))

    assert (one is None) == (other is None)
    if one is not None and other is not None and one.slots is not None:
        assert one.bound == other.bound


@settings(max_examples=40)
@given(wave_problems(most=5), st.sampled_from((7, 10**6, 10**10)))
def test_the_currency_does_not_matter(problem: Problem, rate: int):
    one, other = proved(problem), proved(in_other_money(problem, rate))

    if one is not None and other is not None and one.slots is not None:
        assert one.bound * rate == other.bound


def test_more_activities_than_a_word_has_bits():
    count, slots = 70, 3
    free = range(64, count)
    problem = Problem(
        names=tuple(f"a{n:02}" for n in range(count)),
        positions=tuple(range(slots)),
        costs=tuple(
            tuple(
                abs(slot - n % 3) if n in free or slot == n % 3 else None for slot in range(slots)
            )
            for n in range(count)
        ),
        pairs=tuple(Pair(n - 30, n, 3, 1, 2) for n in free)
        + tuple(Pair(n, n + 1, 2, 1, 1) for n in free[:-1]),
        loads=tuple(10 if n in free else 0 for n in range(count)),
        load_limit=30,
    )
    known = sorted(plans(problem))
    found = prove(problem, [known[-1][1]], rounds=ROUNDS)

    assert found is not None
    assert found.slots is not None
    assert total_cost(problem, found.slots) == found.bound == known[0][0]


def test_loads_in_thousands_are_as_easy_as_loads_of_one():
    problem = Problem(
        names=("a", "b", "c"),
        positions=(0, 1),
        costs=((0, 9), (0, 8), (0, 7)),
        pairs=(Pair(0, 2, 3, 0, 0),),
        loads=(10**9, 2 * 10**9, 10**9),
        load_limit=3 * 10**9,
    )
    found = prove(problem, [], rounds=ROUNDS)

    assert found is not None
    assert (found.slots, found.bound) == ((0, 1, 0), 8)


def test_a_crowded_problem_without_a_plan_to_start_from():
    count, slots = 8, 4
    problem = Problem(
        names=tuple(f"a{n}" for n in range(count)),
        positions=tuple(range(slots)),
        costs=tuple(tuple(abs(slot - n % 3) for slot in range(slots)) for n in range(count)),
        pairs=tuple(Pair(n, n + 1, 5, 1, 2) for n in range(count - 1)),
        loads=(1,) * count,
        load_limit=count // slots,
    )
    found = prove(problem, [], rounds=ROUNDS)
    best = best_by_sets(problem)

    assert found is not None
    assert best is not None
    assert best.slots is not None
    assert found.slots is not None
    assert total_cost(problem, found.slots) == found.bound == total_cost(problem, best.slots)
