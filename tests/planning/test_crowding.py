"""The use of resources by all changes at once, against one change at a time."""

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from migplan.planning.crowding import Crowding, Needs
from migplan.planning.limits import Limits
from migplan.planning.problem import Problem
from tests.planning.problems import problems


@settings(max_examples=150)
@given(problems(), st.data())
def test_the_table_says_what_every_move_would_exceed(problem: Problem, data: st.DataObject):
    if not problem.names or not problem.positions:
        return
    slot = st.integers(0, len(problem.positions) - 1)
    count = len(problem.names)
    slots = data.draw(st.lists(slot, min_size=count, max_size=count))
    needs = Needs(problem)
    crowding = Crowding(needs, np.array(slots, dtype=np.int64))
    for _ in range(3):
        activity, new = data.draw(st.integers(0, count - 1)), data.draw(slot)
        crowding.move(activity, new)
        slots[activity] = new
    limits = Limits(resources_alone(problem))
    total = limits.place_all(slots)

    assert crowding.excess() == total == needs.excess(needs.used(np.array(slots)))
    for n in range(count):
        for other in range(len(problem.positions)):
            limits.take(n)
            assert crowding.table[n, other] == limits.place(n, other)
            limits.take(n)
            limits.place(n, slots[n])


def resources_alone(problem: Problem) -> Problem:
    return replace(problem, precedences=(), load_limit=None)
