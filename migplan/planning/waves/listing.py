"""All waves whose remaining cost lies within a margin.

The tables of the pricing hold, for every partial choice, the best profit that completes it; walked
backwards they cut off exactly what cannot end within the margin, so the work grows with the number of
waves listed and not with the number there are.
"""

import numpy as np

from migplan.planning.waves.arrays import Bools, Floats, Ints
from migplan.planning.waves.duals import Standing
from migplan.planning.waves.priced import Priced
from migplan.planning.waves.pricing import NEVER, Pricing


def all_waves(
    pricing: Pricing, standing: Standing, margin: float, *, most: int
) -> list[Priced] | None:
    """List the waves of all slots that leave at most ``margin`` against their slot's best.

    Args:
        pricing: Exact, of all pairs.
        standing: What to list against.
        margin: Grains.
        most: Waves at most.

    Returns:
        ``None`` when there are more.
    """
    remains, best = standing.remains, standing.idle
    table = pricing.best(remains.profit, remains.pair_profit, keep_all=True)
    slot: Ints = np.arange(len(best), dtype=np.int64)
    room: Ints = np.full(len(best), pricing.room, dtype=np.int64)
    gained: Floats = np.zeros(len(best))
    members: Bools = np.zeros((len(best), pricing.arrays.count), dtype=bool)
    for turn, wide in zip(reversed(pricing.turns), reversed(table.wide), strict=True):
        for other, _ in turn.closing:
            # both values of an activity that nobody behind this turn knows
            slot, room = np.concatenate([slot, slot]), np.concatenate([room, room])
            gained = np.concatenate([gained, gained])
            chosen = members.copy()
            chosen[:, other] = True
            members = np.concatenate([members, chosen])
        at = tuple(members[:, other].astype(np.int64) for other in turn.opened)
        value = wide[(slot, room, *at)]
        kept: Bools = (gained + value >= best[slot] - margin) & (value > NEVER / 2)
        slot, room, gained, members = slot[kept], room[kept], gained[kept], members[kept]
        if len(slot) > most:
            return None
        inside = np.flatnonzero(members[:, turn.activity])
        gained[inside] += remains.profit[turn.activity, slot[inside]]
        for number, axis in turn.meets:
            both = inside[members[inside, turn.opened[axis]]]
            gained[both] += remains.pair_profit[number]
        room[inside] -= pricing.load(turn.activity)
    return _priced(members, slot, best[slot] - gained)


def _priced(members: Bools, slot: Ints, cost: Floats) -> list[Priced]:
    used = np.flatnonzero(members.any(axis=1))
    return [
        (tuple(np.flatnonzero(members[n]).tolist()), int(slot[n]), float(cost[n]))
        for n in used.tolist()
    ]
