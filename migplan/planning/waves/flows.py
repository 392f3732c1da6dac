"""The best multipliers of everything but the waves, for given prices of joining: one minimum cut.

With the prices of joining fixed, what is left beside the waves is to date every activity at least
cost of dates and pairs: a minimum cut, as in ``bounds``. Its flow is the best choice of the other
multipliers; where it runs against time it lowers the profit of waves, too, which pricing then sees.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from migplan.planning.waves.arrays import Arrays, Bools, Floats, Ints
from migplan.planning.waves.duals import Multipliers, settled

_LARGEST = 2.0**62
"""What all capacities at the source must stay below, so that no flow overflows 64 bits."""

_SOURCE, _SINK = 0, 1


@dataclass(frozen=True, slots=True)
class Eased:
    """Better multipliers, and the cut that proves them best.

    Attributes:
        multipliers: With the same ``share`` and ``spread`` as those given.
        moved: Who has moved by each slot in the cut, shape (n, k - 1).
    """

    multipliers: Multipliers
    moved: Bools


class Flows:
    """The network of one problem; capacities change, arcs stay. The source side has not moved."""

    def __init__(self, arrays: Arrays) -> None:
        self.arrays = arrays
        self._waiting, self._done = settled(arrays)
        layers = arrays.layers
        own = 2 + np.arange(arrays.count * layers).reshape(arrays.count, layers)
        node = np.where(self._waiting, _SOURCE, np.where(self._done, _SINK, own))
        self._closed = ~arrays.allowed[:, 1:-1]
        first, second = node[arrays.first][arrays.counts], node[arrays.second][arrays.counts]
        self._ruled = [np.flatnonzero(latest[:layers] >= 0) for _, _, latest in arrays.precedences]
        blocks: list[tuple[Ints, Ints]] = [
            (np.zeros_like(node), node),
            (node, np.ones_like(node)),
            (node[:, 1:], node[:, :-1]),
            (node[:, :-1][self._closed], node[:, 1:][self._closed]),
            (second, first),
            (first, second),
            *(
                (node[before, latest[slots]], node[after, slots])
                for (before, after, latest), slots in zip(
                    arrays.precedences, self._ruled, strict=True
                )
            ),
        ]
        self._sizes = [tails.size for tails, _ in blocks]
        tails = np.concatenate([tails.ravel() for tails, _ in blocks])
        heads = np.concatenate([heads.ravel() for _, heads in blocks])
        self._used = (tails != heads) & (tails != _SINK) & (heads != _SOURCE)
        self._tails = tails[self._used].astype(np.int32)
        self._heads = heads[self._used].astype(np.int32)
        self._nodes = node

    def ease(self, given: Multipliers) -> Eased | None:
        """Replace ``apart`` and ``order`` by the best, and ``joins`` by better ones.

        Returns:
            ``None`` when the multipliers are too large for exact flows.
        """
        arrays = self.arrays
        moving = given.joins[:, 1:] - given.joins[:, :-1]
        taken = given.share[:, None] * arrays.counts - given.spread
        later = arrays.later[:, None] * arrays.step - taken
        earlier = arrays.earlier[:, None] * arrays.step - taken
        # one of the two may be below zero as long as the other makes up for it
        apart = np.clip(0, -earlier, later) * arrays.counts
        np.add.at(moving, arrays.first, apart)
        np.subtract.at(moving, arrays.second, apart)
        later, earlier = (later - apart)[arrays.counts], (earlier + apart)[arrays.counts]
        never = float(np.abs(moving).sum() + later.sum() + earlier.sum()) + 1
        fixed = np.full(sum(self._sizes[2:4]), never)
        ruled = np.full(sum(self._sizes[6:]), never)
        ends = np.concatenate([np.maximum(moving, 0).ravel(), np.maximum(-moving, 0).ravel()])
        capacities = np.concatenate([ends, fixed, later, earlier, ruled])[self._used]
        if float(capacities[self._tails == _SOURCE].sum()) + 4 * never > _LARGEST:
            return None
        found = self._solve(capacities.astype(np.int64))
        if found is None:
            return None
        flow, moved = found
        return Eased(self._multipliers(replace(given, apart=apart), flow), moved)

    def _solve(self, capacities: Ints) -> tuple[Floats, Bools] | None:
        """Flow on every arc, and who has moved."""
        from ortools.graph.python import max_flow

        network: Any = max_flow.SimpleMaxFlow()
        arcs = network.add_arcs_with_capacity(self._tails, self._heads, capacities)
        if network.solve(_SOURCE, _SINK) != network.OPTIMAL:
            return None
        flow = np.zeros(len(self._used))
        flow[self._used] = network.flows(arcs)
        moved: NDArray[np.bool_] = np.ones(2 + self._nodes.size, dtype=np.bool_)
        moved[np.array(network.get_source_side_min_cut(), dtype=np.int64)] = False
        return flow, moved[self._nodes]

    def _multipliers(self, given: Multipliers, flow: Floats) -> Multipliers:
        arrays = self.arrays
        parts = np.split(flow, np.cumsum(self._sizes)[:-1])
        joins = given.joins.copy()
        # an activity that is in stays in: what presses against that makes joining dearer
        joins[:, 1:-1] += parts[2].reshape(arrays.count, -1)
        joins[:, 1:-1][self._closed] -= parts[3]
        apart = given.apart.copy()
        apart[arrays.counts] += parts[4] - parts[5]
        order = np.zeros_like(given.order)
        for number, slots in enumerate(self._ruled):
            order[number, slots] = parts[6 + number]
        return replace(given, joins=joins, apart=apart, order=order)
