"""Hubs: the systems and partners that most others exchange data with."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from migplan.graph.build import LinkageGraph


@dataclass(frozen=True, slots=True)
class Hub:
    """A node and how it is connected; all numbers count distinct things."""

    node: str
    providers: int
    """Nodes it gets data from."""
    consumers: int
    """Nodes it gives data to."""
    neighbours: int
    """Nodes it exchanges data with in either direction."""
    linkages: int
    """Linkages it has at either end."""


def hubs(graph: "LinkageGraph", top: int) -> tuple[Hub, ...]:
    """The ``top`` nodes with the most neighbours, and all that tie with the last of them.

    Sorted by neighbours, then linkages, both downwards, then by id. Only neighbours decide a tie:
    more linkages put a node further up, they do not push another one out. A node without
    neighbours is no hub.

    Args:
        graph: The linkage graph of a case.
        top: How many are wanted, 1 or more; with ties there may be more, with few nodes fewer.
    """
    if top < 1:
        return ()
    ranked = sorted(
        (hub for hub in (_hub(graph, node) for node in graph) if hub.neighbours),
        key=lambda hub: (-hub.neighbours, -hub.linkages, hub.node),
    )
    if len(ranked) <= top:
        return tuple(ranked)
    least = ranked[top - 1].neighbours
    return tuple(hub for hub in ranked if hub.neighbours >= least)


def _hub(graph: "LinkageGraph", node: str) -> Hub:
    providers, consumers = set(graph.predecessors(node)), set(graph.successors(node))
    return Hub(
        node=node,
        providers=len(providers),
        consumers=len(consumers),
        neighbours=len(providers | consumers),
        linkages=graph.in_degree(node) + graph.out_degree(node),
    )
