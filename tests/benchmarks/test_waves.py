"""Instances of cutovers under a load limit, read and counted twice."""

from itertools import product
from typing import Any

import pytest

from benchmarks.waves import Answer, Known, Row, cost_by_hand, problem_of
from migplan.planning.problem import faults, total_cost

DATA: dict[str, Any] = {
    "n": 3,
    "T": 3,
    "g": [[1, 2, 10**8], [4, 0, 9], [0, 5, 7]],
    "pairs": [[0, 1, 10, 2, 3], [2, 0, 20, 5, 7], [1, 0, 1, 1, 1]],
    "load": [1, 2, 1],
    "K": 3,
    "prec": [[0, 2]],
}


def test_both_ways_of_counting_agree_on_every_plan():
    problem = problem_of(DATA)
    for slots in product(range(3), repeat=3):
        if faults(problem, slots):
            with pytest.raises(ValueError, match=r"activity|load"):
                cost_by_hand(DATA, slots)
        else:
            assert cost_by_hand(DATA, slots) == total_cost(problem, slots)


def test_pairs_point_from_the_smaller_number_and_are_merged():
    pairs = [(p.a, p.b, p.setup, p.later, p.earlier) for p in problem_of(DATA).pairs]

    assert pairs == [(0, 1, 11, 3, 4), (0, 2, 20, 7, 5)]


@pytest.mark.parametrize(
    ("plan", "bound", "wrong"),
    [(100, 90, False), (89, 80, True), (110, 101, True), (95, 95, False), (None, 101, True)],
)
def test_a_plan_below_a_known_bound_contradicts_it(plan: int | None, bound: int, wrong: bool):
    row = Row("x.json", Answer(plan, bound, 1.0, 1.0, 50.0), Known(100, 90))

    assert row.contradicts is wrong
