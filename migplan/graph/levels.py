"""Levels: who provides before whom, when only the essential linkages count.

Levels describe; they do not forbid. In real municipalities providers do not always go first, so the
planner prices orders instead of obeying levels. One naive baseline does obey them.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

import networkx as nx

from migplan.graph.build import essential, simple_graph
from migplan.model.case import Case, Role

N = TypeVar("N", bound=Hashable)

Unit = tuple[str, ...]
"""Ids of moving systems that cut over together."""


def levels(case: Case) -> tuple[tuple[str, ...], ...]:
    """Stratify the systems that take part by their essential linkages.

    A system is in the first level it can be in: one after the last of its essential providers. The
    members of a knot share a level. Systems without essential linkages are in the first level.
    Partners have no level: they do not move, and most of them provide and consume at once.

    Returns:
        The sorted ids of each level, providers first.

    Complexity: O(V + E), and the sorting.
    """
    nodes = [system.id for system in case.systems if case.roles[system.id] is not Role.ABSENT]
    graph = simple_graph(nodes, essential(case.linkages))
    return tuple(tuple(sorted(level)) for level in _stratify(graph.nodes, graph.edges))


def unit_levels(case: Case, units: Sequence[Unit]) -> tuple[tuple[Unit, ...], ...]:
    """Stratify move-together units by the essential linkages between their systems.

    The same as ``levels`` with each unit as one node; linkages inside a unit and linkages to
    systems outside all units do not count. One level after the other gives the topological waves
    that a plan is compared with.

    Args:
        case: Gives the linkages.
        units: The moving systems, parted into those that move together.

    Returns:
        The sorted units of each level, providers first.
    """
    unit_of = {system: tuple(sorted(unit)) for unit in units for system in unit}
    pairs = {
        (unit_of[link.provider], unit_of[link.consumer])
        for link in essential(case.linkages)
        if link.provider in unit_of and link.consumer in unit_of
    }
    between = ((first, second) for first, second in pairs if first != second)
    return tuple(tuple(sorted(level)) for level in _stratify(unit_of.values(), between))


def _stratify(nodes: Iterable[N], edges: Iterable[tuple[N, N]]) -> Iterator[list[N]]:
    graph: nx.DiGraph[N] = nx.DiGraph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from(edges)
    knots = nx.condensation(graph)
    for level in nx.topological_generations(knots):
        yield [node for knot in level for node in knots.nodes[knot]["members"]]
