"""Neighbourhood: what one system gets from whom and gives to whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from migplan.graph.build import LinkageGraph


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A node next to another one, and the linkages between them in one direction."""

    node: str
    linkages: tuple[str, ...]
    """Sorted ids."""


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """One node with everything one step away; a node on both sides appears on both."""

    node: str
    providers: tuple[Neighbour, ...]
    """Those it gets data from, sorted by id."""
    consumers: tuple[Neighbour, ...]
    """Those it gives data to, sorted by id."""


def neighbourhood(graph: "LinkageGraph", node: str) -> Neighbourhood:
    """The providers and consumers of a system or partner.

    Raises:
        KeyError: The graph has no such node; absent systems are not in it.
    """
    if node not in graph:
        raise KeyError(node)
    return Neighbourhood(
        node=node,
        providers=_side((source, key) for source, _, key in graph.in_edges(node, keys=True)),
        consumers=_side((target, key) for _, target, key in graph.out_edges(node, keys=True)),
    )


def _side(edges: Iterable[tuple[str, str]]) -> tuple[Neighbour, ...]:
    found: dict[str, list[str]] = {}
    for node, key in edges:
        found.setdefault(node, []).append(key)
    return tuple(Neighbour(node, tuple(sorted(found[node]))) for node in sorted(found))
