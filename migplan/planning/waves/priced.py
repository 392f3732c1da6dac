"""Waves with what the multipliers leave of their cost."""

from migplan.planning.waves.arrays import Wave
from migplan.planning.waves.duals import Standing
from migplan.planning.waves.master import Master

Priced = tuple[Wave, int, float]
"""A wave, its slot, and what the multipliers leave of its cost, in grains."""


def cheapest(master: Master, standing: Standing, most: int) -> list[Priced]:
    """The waves at hand that leave least."""
    arrays, remains = master.arrays, standing.remains
    found: list[Priced] = []
    for wave, slot in master.waves:
        profit = remains.profit[list(wave), slot].sum()
        profit += remains.pair_profit[arrays.inner(wave)].sum()
        found.append((wave, slot, float(standing.idle[slot] - profit)))
    return sorted(found, key=lambda item: (item[2], item[1], item[0]))[:most]
