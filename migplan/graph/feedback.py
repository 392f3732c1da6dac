"""The arcs of least weight whose removal leaves no cycle, proven least where possible.

A minimum feedback arc set, exactly: cycles are the rows of a set-covering problem and are found when
they are needed (Grötschel, Jünger, Reinelt, Operations Research 1984, for the linear ordering
problem; Baharev, Schichl, Neumaier, Achterberg, ACM JEA 2021, for sparse graphs). First a linear
program, then an integer program over the cycles found so far; whatever cycle its answer leaves open
becomes a row, until none is left. Each strongly connected component is a problem of its own.

Arcs may be *weak*: a cycle of weak arcs alone may stay. Without weak arcs this is the textbook
problem; with them, orders that allow ties ("not later than") can be told from those that do not.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import networkx as nx

from migplan.graph.feedback_cover import Limits, cover
from migplan.graph.feedback_part import Part

Deadline = Callable[[], float]
"""Seconds that are left."""


@dataclass(frozen=True, slots=True, order=True)
class Arc:
    """One thing comes before another."""

    tail: str
    head: str
    weight: int = 1
    """What it costs to give it up; at least 0."""
    weak: bool = False
    """A cycle of weak arcs alone need not be broken."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """Arcs to remove, and how good that is known to be."""

    removed: tuple[Arc, ...]
    """Sorted; parallel arcs are one, their weights added. None of them could stay."""
    breaks: tuple[tuple[Arc, ...], ...]
    """For each removed arc the cycle of least weight that returns when it alone is put back; of
    equal weights the one of fewest arcs. Begins with the removed arc."""
    weight: int
    """Of the removed arcs."""
    bound: int
    """No set of arcs that breaks all cycles weighs less."""

    @property
    def proven(self) -> bool:
        """Whether no lighter set exists."""
        return self.weight == self.bound


def minimum_feedback_arcs(
    arcs: Iterable[Arc], *, limits: Limits | None = None, left: Deadline | None = None
) -> Feedback:
    """Find arcs of least total weight that break every cycle with an arc that is not weak.

    The order of the arcs does not matter; equal arcs and limits give an equal answer.

    Args:
        arcs: A directed graph; parallel arcs count together, loops are always removed.
        limits: Steps at most; left out, plenty for a few hundred nodes.
        left: Seconds left, for measuring only: an answer under it depends on the machine.

    Raises:
        ValueError: A weight is below 0.

    Complexity: Exponential in the worst case, which the limits cut short: the answer then holds the
        best set found and the best bound. Each round costs one shortest path per arc.
    """
    merged = _merged(arcs)
    removed: list[Arc] = []
    breaks: dict[Arc, tuple[Arc, ...]] = {}
    bound = 0
    for group in _components(merged):
        part = Part.of(tuple((a.tail, a.head, a.weight, not a.weak) for a in group))
        found = cover(part, limits or Limits(), left)
        bound += found.bound
        for number, cycle in zip(found.removed, part.breaks(found.removed), strict=True):
            removed.append(group[number])
            breaks[group[number]] = tuple(group[step] for step in cycle)
    for loop in merged:
        if loop.tail == loop.head and not loop.weak:
            removed.append(loop)
            breaks[loop] = (loop,)
            bound += loop.weight
    removed.sort()
    return Feedback(
        removed=tuple(removed),
        breaks=tuple(breaks[arc] for arc in removed),
        weight=sum(arc.weight for arc in removed),
        bound=bound,
    )


def _merged(arcs: Iterable[Arc]) -> tuple[Arc, ...]:
    sums: dict[tuple[str, str, bool], int] = {}
    for arc in arcs:
        if arc.weight < 0:
            raise ValueError(f"arc {arc.tail} -> {arc.head} has the weight {arc.weight}")
        key = (arc.tail, arc.head, arc.weak)
        sums[key] = sums.get(key, 0) + arc.weight
    return tuple(Arc(*key[:2], sums[key], weak=key[2]) for key in sorted(sums))


def _components(arcs: tuple[Arc, ...]) -> list[tuple[Arc, ...]]:
    """The arcs of each strongly connected component that holds an arc that is not weak."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from((arc.tail, arc.head) for arc in arcs)
    home = {
        node: number
        for number, group in enumerate(nx.strongly_connected_components(graph))
        for node in group
    }
    groups: dict[int, list[Arc]] = {}
    for arc in arcs:
        if home[arc.tail] == home[arc.head] and arc.tail != arc.head:
            groups.setdefault(home[arc.tail], []).append(arc)
    return sorted(tuple(group) for group in groups.values() if not all(a.weak for a in group))
