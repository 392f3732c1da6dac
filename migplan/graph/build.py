"""From a case to its linkage graph."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeAlias

import networkx as nx

from migplan.model.case import Case, Role
from migplan.model.linkage import Criticality, Linkage

if TYPE_CHECKING:
    LinkageGraph: TypeAlias = nx.MultiDiGraph[str]
    """Nodes: ids of systems and partners. An edge ``provider -> consumer`` reads *data flows from
    provider to consumer*; its key is the id of the linkage."""
    SimpleGraph: TypeAlias = nx.DiGraph[str]
    """The same without parallel edges."""

PARTNER_KIND = "partner"
"""Value of a partner's ``kind`` attribute; a system has that of its ``SystemKind``."""


def linkage_graph(case: Case) -> "LinkageGraph":
    """The frozen graph of all systems and partners that take part, and of their linkages.

    Node attributes: ``name`` (str), ``role`` (``Role``) and ``kind`` (str, empty when unknown).
    Edge attributes: ``data`` (str) and ``criticality`` (``Criticality | None``). Absent systems are
    left out, and so is every linkage that has one of them, or nobody at all, at one end. Nodes and
    edges are added in the order of their ids.

    Raises:
        ValueError: A linkage of the case has no id; a resolved case gives one to each.
    """
    graph: LinkageGraph = nx.MultiDiGraph()
    kinds = {system.id: system.kind.value if system.kind else "" for system in case.systems}
    names = {node.id: node.name for node in (*case.systems, *case.partners)}
    kinds |= {partner.id: PARTNER_KIND for partner in case.partners}
    for node in sorted(names):
        role = case.roles[node]
        if role is not Role.ABSENT:
            graph.add_node(node, name=names[node], role=role, kind=kinds[node])
    for linkage in sorted(case.linkages, key=linkage_id):
        if linkage.provider in graph and linkage.consumer in graph:
            graph.add_edge(
                linkage.provider,
                linkage.consumer,
                key=linkage_id(linkage),
                data=linkage.data,
                criticality=linkage.criticality,
            )
    nx.freeze(graph)  # pyright: ignore[reportUnknownMemberType]  (its stub returns nothing)
    return graph


def linkage_id(linkage: Linkage) -> str:
    """The id of a linkage of a case.

    Raises:
        ValueError: It has none.
    """
    if linkage.id is None:
        raise ValueError(f"linkage {linkage.provider} -> {linkage.consumer} has no id")
    return linkage.id


def simple_graph(nodes: Iterable[str], linkages: Iterable[Linkage]) -> "SimpleGraph":
    """The given nodes and one edge per pair that some of the linkages connect within them."""
    graph: SimpleGraph = nx.DiGraph()
    graph.add_nodes_from(sorted(nodes))
    pairs = {(linkage.provider, linkage.consumer) for linkage in linkages}
    graph.add_edges_from(sorted((a, b) for a, b in pairs if a in graph and b in graph))
    return graph


def essential(linkages: Iterable[Linkage]) -> tuple[Linkage, ...]:
    """Those whose failure stops the consumer."""
    return tuple(link for link in linkages if link.criticality is Criticality.ESSENTIAL)
