"""A plan from the waves at hand: choose some that cover every activity once, at least cost.

CP-SAT chooses among the waves with the least remaining cost; its budget counts steps, so the plan
does not depend on the speed of the machine.
"""

from typing import Any

import numpy as np

from migplan.planning.waves.arrays import Wave
from migplan.planning.waves.duals import remains_of
from migplan.planning.waves.generate import Generated

Priced = tuple[Wave, int, float]
"""A wave, its slot, and what the multipliers leave of its cost, in grains."""


def cheapest(known: Generated, most: int) -> list[Priced]:
    """The waves with the least remaining cost against the best multipliers."""
    arrays = known.master.arrays
    assert known.multipliers is not None
    remains = remains_of(arrays, known.multipliers)
    found: list[Priced] = []
    for wave, slot in known.master.waves:
        profit = remains.profit[list(wave), slot].sum()
        profit += remains.pair_profit[arrays.inner(wave)].sum()
        found.append((wave, slot, -float(profit)))
    # a slot that pays for its best wave makes all its waves dearer by as much
    best: dict[int, float] = {}
    for _, slot, cost in found:
        best[slot] = min(best.get(slot, 0.0), cost)
    found = [(wave, slot, cost - best[slot]) for wave, slot, cost in found]
    return sorted(found, key=lambda item: (item[2], item[1], item[0]))[:most]
