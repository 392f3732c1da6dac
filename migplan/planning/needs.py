"""Resources as tables: what there is in each unit of time, and what the work on an activity binds."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from migplan.planning.problem import Problem, latest_chain

Counts = NDArray[np.int64]


def capacities(problem: Problem, units: Sequence[int]) -> Counts:
    """What there is of each resource, shape (resources, units)."""
    rows = [[resource.at(unit) for unit in units] for resource in problem.resources]
    return np.array(rows, dtype=np.int64).reshape(len(rows), len(units))


def needs_of(problem: Problem, activity: int) -> list[tuple[int, Counts]]:
    """Amounts of each resource that an activity binds, unit by unit up to its slot.

    Its phases lie in one piece, as late as they can; resources come in their order.
    """
    starts = latest_chain(problem, activity, 0)
    needs: dict[int, Counts] = {}
    for phase, start in zip(problem.work(activity), starts, strict=True):
        for number, amount in phase.demands:
            length = problem.positions[0] + 1 - starts[0]
            need = needs.setdefault(number, np.zeros(length, dtype=np.int64))
            need[start - starts[0] : start - starts[0] + phase.duration] += amount
    return sorted(needs.items(), key=lambda item: item[0])
