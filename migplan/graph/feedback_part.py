"""One strongly connected component as numbers, and the plain walks through it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush


@dataclass(frozen=True)
class Part:
    """Arcs between the nodes 0, 1, ...; an arc is known by its number.

    Attributes:
        count: Number of nodes.
        tails: Where each arc begins.
        heads: Where it ends; never where it begins.
        weights: What each costs; at least 0.
        strict: Whether a cycle through it must be broken.
    """

    count: int
    tails: tuple[int, ...]
    heads: tuple[int, ...]
    weights: tuple[int, ...]
    strict: tuple[bool, ...]

    @classmethod
    def of(cls, arcs: Sequence[tuple[str, str, int, bool]]) -> "Part":
        """Number the nodes in their sorted order; the arcs keep the order they have."""
        number = {name: n for n, name in enumerate(sorted({end for a in arcs for end in a[:2]}))}
        return cls(
            count=len(number),
            tails=tuple(number[tail] for tail, _, _, _ in arcs),
            heads=tuple(number[head] for _, head, _, _ in arcs),
            weights=tuple(weight for _, _, weight, _ in arcs),
            strict=tuple(strict for _, _, _, strict in arcs),
        )

    @cached_property
    def leaving(self) -> tuple[tuple[int, ...], ...]:
        """Arcs that begin at each node."""
        found: list[list[int]] = [[] for _ in range(self.count)]
        for arc, tail in enumerate(self.tails):
            found[tail].append(arc)
        return tuple(tuple(row) for row in found)

    def weight(self, arcs: Iterable[int]) -> int:
        """Of some arcs together."""
        return sum(self.weights[arc] for arc in arcs)

    def breaks(self, removed: Collection[int]) -> list[tuple[int, ...]]:
        """For each removed arc the lightest cycle that returns with it; begins with the arc.

        Raises:
            ValueError: A removed arc breaks nothing that the others leave.
        """
        gone = frozenset(removed)
        return [(arc, *self._way_back(arc, gone)) for arc in removed]

    def needed(self, removed: Collection[int]) -> tuple[int, ...]:
        """The removed arcs without those that can be put back; the heaviest go back first."""
        gone = set(removed)
        for arc in sorted(gone, key=lambda arc: (-self.weights[arc], arc)):
            gone.remove(arc)
            if self._returns(arc, gone):
                gone.add(arc)
        return tuple(sorted(gone))

    def _returns(self, arc: int, gone: Collection[int]) -> bool:
        """Whether an arc closes a cycle that must be broken, among the arcs that are left."""
        start, goal = (self.heads[arc], self.strict[arc]), (self.tails[arc], True)
        seen, waiting = {start}, [start]
        while waiting:
            node, strict = waiting.pop()
            for step in self.leaving[node]:
                if step in gone:
                    continue
                ahead = (self.heads[step], strict or self.strict[step])
                if ahead == goal:
                    return True
                if ahead not in seen:
                    seen.add(ahead)
                    waiting.append(ahead)
        return False

    def _way_back(self, arc: int, gone: Collection[int]) -> tuple[int, ...]:
        """The lightest way from the head of an arc to its tail that makes the cycle strict.

        Dijkstra over pairs of node and "a strict arc has been passed", by weight, then by arcs. A
        way that passed a node twice would hold a cycle without a strict arc, and be longer.
        """
        start, goal = (self.heads[arc], self.strict[arc]), (self.tails[arc], True)
        best = {start: (0, 0)}
        came: dict[tuple[int, bool], tuple[tuple[int, bool], int]] = {}
        heap = [(0, 0, *start)]
        while heap:
            weight, length, node, strict = heappop(heap)
            here = (node, strict)
            if here == goal:
                break
            if best[here] < (weight, length):
                continue
            for step in self.leaving[node]:
                if step in gone:
                    continue
                ahead = (self.heads[step], strict or self.strict[step])
                cost = (weight + self.weights[step], length + 1)
                if ahead not in best or cost < best[ahead]:
                    best[ahead], came[ahead] = cost, (here, step)
                    heappush(heap, (*cost, *ahead))
        if goal not in best:
            raise ValueError(f"arc {arc} need not be removed")
        way: list[int] = []
        here = goal
        while here != start:
            here, step = came[here]
            way.append(step)
        return tuple(reversed(way))
