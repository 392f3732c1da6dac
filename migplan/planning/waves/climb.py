"""A bound that climbs before the first linear program: multipliers by deflected subgradients.

Prices of joining decide the waves on one side and the dates on the other; where a wave takes an
activity in a slot in which the dates do not move it, the price was too good. Steps are Polyak's
(1969) towards a known plan, deflected as in ``bounds``. Twenty of them cost less than one program of
a large problem and bring the bound to where the programs take over; the waves met on the way are
columns to start from.
"""

from collections.abc import Iterator

import numpy as np

from migplan.planning.waves.arrays import Arrays, Bools, Floats, Wave
from migplan.planning.waves.duals import Multipliers, Standing, clipped, remains_of, standing_of
from migplan.planning.waves.flows import Flows
from migplan.planning.waves.pricing import Pricing, Table

# found by trying on bodies of 80 systems
_STEP = 0.5
_SHORTER = 0.6
_MEMORY = 0.7
_PATIENCE = 6
_SPAN = 8
_LEAST_GAIN = 0.02
"""Where so many steps do not gain this share of the bound, programs do better."""


def from_half_setups(arrays: Arrays) -> Multipliers:
    """Joining costs the activity less half of its set-ups, so that no wave has a profit.

    What these prove is the bound of a plain minimum cut.
    """
    ends = [arrays.first[arrays.whole], arrays.second[arrays.whole]]
    shares = np.tile(arrays.setup[arrays.whole] / 2, 2)
    half = np.bincount(np.concatenate(ends), weights=shares, minlength=arrays.count)
    layers = np.maximum(arrays.counts.sum(axis=1), 1)
    return clipped(
        arrays,
        np.where(arrays.allowed, half[:, None] - arrays.cost, 0),
        np.zeros(arrays.counts.shape),
        np.zeros(len(arrays.first)),
        np.zeros((len(arrays.precedences), len(arrays.slots))),
        arrays.counts * (arrays.setup / layers)[:, None],
    )


def climb(
    pricing: Pricing, flows: Flows, target: float, steps: int
) -> Iterator[tuple[Standing, list[tuple[Wave, int]]]]:
    """Yield what each step proves, with the waves that speak against it; climbs from the minimum cut.

    Args:
        pricing: Exact.
        flows: Of the same problem.
        target: Grains of a known plan.
        steps: Pricings at most.
    """
    arrays = pricing.arrays
    given = from_half_setups(arrays)
    joins, spread = np.zeros_like(given.joins), np.zeros_like(given.spread)
    share, stalled = _STEP, 0
    best: Standing | None = None
    bounds: list[float] = []
    for number in range(steps):
        eased = flows.ease(given)
        if eased is None:
            return
        start = eased.multipliers
        standing, table = priced(pricing, start)
        waves = _worth_using(standing, table)
        yield standing, waves
        if best is None or standing.bound > best.bound:
            best, stalled = standing, 0
        else:
            stalled += 1
            if stalled > _PATIENCE:
                share, stalled, start = share * _SHORTER, 0, best.multipliers
        bounds.append(best.bound)
        if number >= _SPAN and best.bound < bounds[-1 - _SPAN] * (1 + _LEAST_GAIN):
            return
        taken = np.zeros_like(joins)
        for wave, slot in waves:
            taken[list(wave), slot] = 1
        joins = _MEMORY * joins + (1 - _MEMORY) * (taken - _moving(arrays, eased.moved))
        spread = _MEMORY * spread + (1 - _MEMORY) * _apart(arrays, eased.moved)
        length = float((joins**2).sum() + (spread**2).sum())
        if length == 0 or standing.bound >= target:
            return
        step = share * (target - standing.bound) / length
        given = clipped(
            arrays,
            start.joins + step * joins,
            start.apart,
            start.share,
            start.order,
            start.spread + step * spread,
        )


def _worth_using(standing: Standing, table: Table) -> list[tuple[Wave, int]]:
    """The best wave of each slot that has one with a profit."""
    room = table.pricing.room
    slots = np.flatnonzero(standing.idle > 0).tolist()
    return [(table.wave(slot, room), slot) for slot in slots]


def _moving(arrays: Arrays, moved: Bools) -> Floats:
    """Activities that move in each slot of the cut, shape (n, k); only where they may."""
    before, after = np.zeros((arrays.count, 1)), np.ones((arrays.count, 1))
    return np.diff(np.concatenate([before, moved, after], axis=1), axis=1) * arrays.allowed


def _apart(arrays: Arrays, moved: Bools) -> Floats:
    """Layers of the cut in which pairs whose set-up is spread are apart, shape (m, k - 1)."""
    apart = moved[arrays.first] != moved[arrays.second]
    return (apart & arrays.counts & ~arrays.whole[:, None]).astype(np.float64)


def priced(pricing: Pricing, given: Multipliers) -> tuple[Standing, Table]:
    """What multipliers prove, and the waves that say so."""
    remains = remains_of(pricing.arrays, given)
    table = pricing.best(remains.profit, remains.pair_profit)
    return standing_of(remains, given, table), table
