"""Knots: systems that need each other in a circle, so that no order serves all of them."""

from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from migplan.graph.build import linkage_id, simple_graph
from migplan.model.linkage import Linkage


@dataclass(frozen=True, slots=True, order=True)
class Knot:
    """A group in which data flows from each member to each other, directly or by way of others."""

    members: tuple[str, ...]
    """Ids in sorted order; they are the name of the knot."""
    linkages: tuple[str, ...]
    """Sorted ids of the linkages among the members."""

    @property
    def name(self) -> str:
        """The members, joined by `` + ``."""
        return " + ".join(self.members)


def knots(linkages: Iterable[Linkage]) -> tuple[Knot, ...]:
    """All mutual-dependency groups over the given linkages, sorted by their members.

    A knot is a strongly connected component of more than one node. Which linkages count is the
    caller's choice: all of them, or the essential ones only.

    Raises:
        ValueError: A linkage has no id.

    Complexity: O(V + E), and the sorting.
    """
    given = tuple(linkages)
    graph = simple_graph({end for link in given for end in (link.provider, link.consumer)}, given)
    groups = [group for group in nx.strongly_connected_components(graph) if len(group) > 1]
    home = {node: number for number, group in enumerate(groups) for node in group}
    inside: dict[int, list[str]] = {number: [] for number in range(len(groups))}
    for link in given:
        number = home.get(link.provider)
        if number is not None and number == home.get(link.consumer):
            inside[number].append(linkage_id(link))
    return tuple(
        sorted(
            Knot(tuple(sorted(group)), tuple(sorted(inside[number])))
            for number, group in enumerate(groups)
        )
    )
