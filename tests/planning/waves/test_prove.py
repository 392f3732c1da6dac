"""The linear program, and the whole way to the proof, against trying everything."""

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from migplan.planning.problem import Pair, Precedence, Problem, faults, total_cost
from migplan.planning.waves.arrays import arrays_of
from migplan.planning.waves.generate import generate
from migplan.planning.waves.prove import Proved, prove
from tests.planning.waves.problems import a_pricing, plans, wave_problems

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


def relabelled(problem: Problem, random: Random) -> Problem:
    """The same activities in another order, the pairs and precedences shuffled."""
    count = len(problem.names)
    order = random.sample(range(count), count)
    place = {old: new for new, old in enumerate(order)}
    pairs = [
        Pair(place[p.a], place[p.b], p.setup, p.later, p.earlier)
        if place[p.a] < place[p.b]
        else Pair(place[p.b], place[p.a], p.setup, p.earlier, p.later)
        for p in random.sample(problem.pairs, len(problem.pairs))
    ]
    return replace(
        problem,
        costs=tuple(problem.costs[n] for n in order),
        loads=tuple(problem.loads[n] for n in order),
        pairs=tuple(pairs),
        precedences=tuple(
            Precedence(place[r.before], place[r.after], r.lag) for r in problem.precedences
        ),
    )


def in_other_money(problem: Problem, rate: int) -> Problem:
    """The same problem with every yen worth ``rate``."""
    return replace(
        problem,
        costs=tuple(tuple(None if c is None else c * rate for c in row) for row in problem.costs),
        pairs=tuple(
            replace(p, setup=p.setup * rate, later=p.later * rate, earlier=p.earlier * rate)
            for p in problem.pairs
        ),
    )
