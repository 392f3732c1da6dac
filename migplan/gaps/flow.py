"""Flows: linkages together with what stands at their ends, as the gap rules see them."""

from collections.abc import Iterable
from dataclasses import dataclass

from migplan.model.case import Case, Role
from migplan.model.linkage import Linkage, Method
from migplan.model.partner import Partner
from migplan.model.system import State, System, SystemKind

Node = System | Partner


_CARRIED = (Method.MEDIA, Method.MANUAL, Method.RPA)
"""Ways that need no line of their own: by hand, or over the screens of people's terminals."""


@dataclass(frozen=True, slots=True)
class Flow:
    """One linkage between two nodes that take part."""

    id: str
    linkage: Linkage
    provider: Node
    consumer: Node
    moving: tuple[str, ...]
    """Ids of the ends that still have their cutover before them; provider first."""

    @property
    def ends(self) -> tuple[str, str]:
        """Ids of provider and consumer."""
        return (self.provider.id, self.consumer.id)

    @property
    def within_one_package(self) -> bool:
        """Whether both ends will be one product, whose inside is its vendor's affair.

        Source: gap kind ``package_internal_ok`` (common-function specification 2.7, section 1.4).
        """
        ends = [end for end in (self.provider, self.consumer) if isinstance(end, System)]
        packages = {end.package for end in ends}
        return len(ends) == 2 and len(packages) == 1 and None not in packages  # noqa: PLR2004

    @property
    def is_unsettled(self) -> bool:
        """Whether an end still moves, or is taken to be live although nobody said so.

        When both ends are where they will stay, the flow is at work, and today's way is the way.
        """
        return bool(self.moving) or self.live_is_assumed

    @property
    def way_is_open(self) -> bool:
        """Whether nobody has agreed how the data will travel in the end."""
        return self.is_unsettled and self.linkage.method_after is None

    @property
    def is_carried(self) -> bool:
        """Whether people carry the data in the end, so that it needs no line of its own."""
        return (self.linkage.method_after or self.linkage.method) in _CARRIED

    @property
    def live_is_assumed(self) -> bool:
        """Whether an end counts as live only because it is on no list of late systems."""
        ends = (self.provider, self.consumer)
        return any(isinstance(end, System) and end.state is State.EXPECTED_LIVE for end in ends)


def movers(flows: Iterable[Flow]) -> tuple[str, ...]:
    """Ids of the ends of some flows that still have their cutover before them, sorted."""
    return tuple(sorted({key for flow in flows for key in flow.moving}))


def by_consumer(flows: Iterable[Flow]) -> tuple[list[Flow], ...]:
    """Flows that reach the same node together, in the order of the nodes' ids."""
    found: dict[str, list[Flow]] = {}
    for flow in flows:
        found.setdefault(flow.consumer.id, []).append(flow)
    return tuple(group for _, group in sorted(found.items()))


def provider_names(flows: Iterable[Flow]) -> dict[str, str]:
    """Names of the providers of some flows by id, in the order of the flows."""
    return {flow.provider.id: flow.provider.name for flow in flows}


def is_core(node: Node, case: Case) -> bool:
    """Whether a node is a standard or common-function system that moves or has moved."""
    return (
        isinstance(node, System)
        and node.kind in (SystemKind.STANDARD, SystemKind.COMMON_FUNCTION)
        and case.roles[node.id] in (Role.MOVING, Role.MIGRATED)
    )


def is_local(node: Node) -> bool:
    """Whether a node is a system out of scope of the standardization."""
    return isinstance(node, System) and node.kind is SystemKind.LOCAL


def is_absorbed(flow: Flow) -> bool:
    """Whether one end becomes part of the other, so that nothing travels afterwards."""
    a, b = flow.provider, flow.consumer
    return (isinstance(a, System) and a.absorbed_by == b.id) or (
        isinstance(b, System) and b.absorbed_by == a.id
    )
