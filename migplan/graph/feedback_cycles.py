"""Finding the cycles that a point between "keep" and "remove" leaves open."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from migplan.graph.feedback_part import Part

_SHORT = 1e-6
"""Added to the length of every arc, so that of equal cycles the one of fewest arcs is found."""
_OPEN = 1e-5
"""A cycle counts as open when it lacks more than this."""
_BLOCK = 512
"""Nodes to start from at a time, which keeps the tables of distances small."""


class Cycles:
    """Shortest cycles of one component, arc lengths changing from call to call."""

    def __init__(self, part: Part) -> None:
        self._part = part
        pairs = sorted(set(zip(part.tails, part.heads, strict=True)))
        number = {pair: n for n, pair in enumerate(pairs)}
        self._tails = np.array([tail for tail, _ in pairs], dtype=np.int32)
        self._heads = np.array([head for _, head in pairs], dtype=np.int32)
        self._number = number
        self._pair_of = np.array(
            [number[pair] for pair in zip(part.tails, part.heads, strict=True)], dtype=np.int64
        )
        self._strict = [arc for arc, strict in enumerate(part.strict) if strict]

    def open(self, point: NDArray[np.float64], most: int) -> list[tuple[int, ...]]:
        """Cycles whose arcs sum to less than 1 in ``point``, the most open ones first.

        For each strict arc the shortest way back (Dijkstra, SciPy). When none is found there is
        none, up to the tolerance.

        Args:
            point: For each arc 0 (kept) to 1 (removed).
            most: Cycles at most.

        Returns:
            Sorted arcs of each cycle, no cycle twice.
        """
        lengths = np.maximum(point, 0) + _SHORT
        chosen = self._shortest_parallel(lengths)
        ways = self._ways(lengths[chosen])
        found: dict[tuple[int, ...], None] = {}
        for _, arc, came in ways:
            if len(found) >= most:
                break
            cycle = (arc, *self._walk(arc, came, chosen))
            if float(point[list(cycle)].sum()) < 1 - _OPEN:
                found[tuple(sorted(cycle))] = None
        return list(found)

    def _shortest_parallel(self, lengths: NDArray[np.float64]) -> NDArray[np.int64]:
        """For each pair of nodes with an arc, the shortest arc between them."""
        order = np.lexsort((np.arange(len(lengths)), lengths, self._pair_of))
        first = np.unique(self._pair_of[order], return_index=True)[1]
        return order[first]

    def _ways(self, lengths: NDArray[np.float64]) -> list[tuple[float, int, Sequence[int]]]:
        """Length of the cycle, its strict arc, and where each node was come from; sorted."""
        from scipy.sparse import csgraph, csr_array

        part, solver = self._part, csgraph
        graph: Any = csr_array(
            (lengths, (self._tails, self._heads)), shape=(part.count, part.count)
        )
        starts: dict[int, list[int]] = {}
        for arc in self._strict:
            starts.setdefault(part.heads[arc], []).append(arc)
        nodes = sorted(starts)
        found: list[tuple[float, int, Any]] = []
        for begin in range(0, len(nodes), _BLOCK):
            block = nodes[begin : begin + _BLOCK]
            table: Any = solver.dijkstra(graph, indices=block, return_predecessors=True, limit=1.0)
            distances, came = table
            for row, node in enumerate(block):
                for arc in starts[node]:
                    length = float(distances[row, part.tails[arc]]) + float(
                        lengths[self._pair_of[arc]]
                    )
                    if length < 1:
                        found.append((length, arc, came[row]))
        return sorted(found, key=lambda way: way[:2])

    def _walk(self, arc: int, came: Sequence[int], chosen: NDArray[np.int64]) -> list[int]:
        """Arcs from the head of an arc back to its tail."""
        part = self._part
        steps: list[int] = []
        node = part.tails[arc]
        while node != part.heads[arc]:
            before = int(came[node])
            steps.append(int(chosen[self._number[before, node]]))
            node = before
        return steps
