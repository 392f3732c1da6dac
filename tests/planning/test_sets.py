"""Dynamic programming over sets against trying everything."""

from dataclasses import replace

from hypothesis import given, settings

from migplan.planning.problem import Pair, Phase, Precedence, Problem, faults, total_cost
from migplan.planning.sets import best_by_sets
from tests.planning.problems import best_by_trying
from tests.planning.waves.problems import wave_problems

FEW = Problem(("a", "b"), (0, 1), ((3, 4), (5, 1)), loads=(1, 1), load_limit=1)


@settings(max_examples=300)
@given(wave_problems(most=6, slots=4))
def test_the_plan_is_the_best_of_all(problem: Problem):
    found = best_by_sets(problem)
    best = best_by_trying(problem)

    assert found is not None
    if best is None:
        assert found.slots is None
        return
    assert found.slots is not None
    assert faults(problem, found.slots) == ()
    assert total_cost(problem, found.slots) == best
    assert best_by_sets(problem) == found


def test_what_a_set_does_not_remember_is_refused():
    assert best_by_sets(replace(FEW, precedences=(Precedence(0, 1, 1),))) is None
    assert best_by_sets(replace(FEW, phases=((Phase(1),), ()), releases=(0, 0))) is None


def test_too_many_activities_or_too_many_yen_are_refused():
    many = 15
    wide = Problem(tuple(f"a{n:02}" for n in range(many)), (0,), ((1,),) * many, loads=(1,) * many)

    assert best_by_sets(wide) is None
    assert best_by_sets(replace(FEW, costs=((1 << 60, 4), (5, 1)))) is None


def test_two_slots_of_one_position_still_part_a_pair():
    problem = Problem(
        names=("a", "b"),
        positions=(4, 4),
        costs=((0, 9), (9, 0)),
        pairs=(Pair(0, 1, 10, 100, 100),),
        loads=(1, 1),
    )
    apart = best_by_sets(replace(problem, pairs=(Pair(0, 1, 8, 100, 100),)))
    together = best_by_sets(problem)

    assert apart is not None
    assert apart.slots == (0, 1)
    assert together is not None
    assert together.slots is not None
    assert len(set(together.slots)) == 1


def test_nothing_fits_into_one_slot_of_one_load():
    found = best_by_sets(Problem(("a", "b"), (0,), ((1,), (1,)), loads=(1, 1), load_limit=1))

    assert found is not None
    assert found.slots is None


def test_without_loads_a_limit_of_nothing_still_lets_everybody_in():
    found = best_by_sets(replace(FEW, loads=(0, 0), load_limit=0))

    assert found is not None
    assert found.slots == (0, 1)
