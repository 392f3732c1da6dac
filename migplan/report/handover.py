"""What is handed over to others: facts of a case, with or without a plan, and how sure they are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from migplan.model.case import Case, Role
from migplan.model.gap import Gap
from migplan.model.linkage import Linkage
from migplan.model.partner import Partner
from migplan.model.plan import Bridge, Cutover, Plan, Rework
from migplan.model.system import State, System, SystemKind
from migplan.report.domains import domain_of, domain_table

Node = System | Partner


def key_of(linkage: Linkage) -> str:
    """The id of a linkage; one without an id goes by its ends."""
    return linkage.id or f"{linkage.provider}>{linkage.consumer}"


@dataclass(frozen=True)
class Basis:
    """What a hand-over is made from."""

    case: Case
    gaps: tuple[Gap, ...]
    addresses: Mapping[str, str]
    plan: Plan | None = None
    stated: Mapping[str, System] = field(default_factory=dict[str, System])
    """Systems as they were written, by id; a plan does not keep them."""

    @classmethod
    def of_plan(cls, plan: Plan) -> "Basis":
        """The basis that a plan holds."""
        return cls(plan.case, plan.gaps, plan.addresses, plan)

    @cached_property
    def nodes(self) -> dict[str, Node]:
        """Systems and partners by id."""
        return {node.id: node for node in (*self.case.systems, *self.case.partners)}

    @cached_property
    def cutovers(self) -> dict[str, Cutover]:
        """Planned cutovers by system; none without a plan."""
        return {row.system: row for row in self.plan.cutovers} if self.plan else {}

    @cached_property
    def bridges(self) -> dict[str, Bridge]:
        """Bridges by linkage; none without a plan."""
        return {row.linkage: row for row in self.plan.bridges} if self.plan else {}

    @cached_property
    def reworks(self) -> dict[str, Rework]:
        """Reworks by linkage; none without a plan."""
        return {row.linkage: row for row in self.plan.reworks} if self.plan else {}

    @cached_property
    def proposed(self) -> frozenset[str]:
        """Linkages that nobody stated."""
        return frozenset(self.case.proposed)

    def role(self, key: str) -> Role:
        """What a node does; one that nothing is known of stays."""
        return self.case.roles.get(key, Role.STAYING)

    def name(self, key: str) -> str:
        """What people call a node."""
        node = self.nodes.get(key)
        return node.name if node else key

    def is_core(self, key: str) -> bool:
        """Whether a node is a standard or common-function system that moves or has moved."""
        node = self.nodes.get(key)
        return (
            isinstance(node, System)
            and node.kind in (SystemKind.STANDARD, SystemKind.COMMON_FUNCTION)
            and self.role(key) in (Role.MOVING, Role.MIGRATED)
        )

    def is_settled(self, linkage: Linkage) -> bool:
        """Whether both ends are where they will stay, so that today's way is the way."""
        ends = (linkage.provider, linkage.consumer)
        return not any(
            self.role(end) in (Role.MOVING, Role.RETIRING)
            or getattr(self.nodes.get(end), "state", None) is State.EXPECTED_LIVE
            for end in ends
        )

    def gaps_of(self, linkage: Linkage) -> tuple[Gap, ...]:
        """Gaps of a linkage, the most severe first: its own, and the characters it carries."""
        key = key_of(linkage)
        return tuple(
            gap
            for gap in self.gaps
            if gap.subject == key
            # one gap for each receiver, however many linkages bring the characters
            or (
                gap.kind == "character_set"
                and gap.subject == linkage.consumer
                and linkage.provider in gap.systems
            )
        )

    def open_gaps_of(self, linkage: Linkage) -> tuple[Gap, ...]:
        """Those of its gaps that nobody has decided about and no bridge closes."""
        return tuple(gap for gap in self.gaps_of(linkage) if gap.counts)

    def linkages_of(self, key: str) -> tuple[Linkage, ...]:
        """Linkages of a system, those with standardized systems first."""
        mine = [row for row in self.linkages if key in (row.provider, row.consumer)]
        return tuple(
            sorted(
                mine,
                key=lambda row: not any(self.is_core(e) for e in (row.provider, row.consumer)),
            )
        )

    @cached_property
    def linkages(self) -> tuple[Linkage, ...]:
        """All linkages in the order people look for them: what standardized systems provide
        first, then by field and name of the ends."""
        return tuple(
            sorted(
                self.case.linkages,
                key=lambda row: (
                    not self.is_core(row.provider),
                    self._rank(row.provider),
                    self._rank(row.consumer),
                    key_of(row),
                ),
            )
        )

    @cached_property
    def locals(self) -> tuple[System, ...]:
        """The out-of-scope systems that take part, by field and name."""
        found = [
            system
            for system in self.case.systems
            if system.kind is SystemKind.LOCAL and self.role(system.id) is not Role.ABSENT
        ]
        return tuple(sorted(found, key=lambda system: self._rank(system.id)))

    def is_assumed(self, system: System, name: str) -> bool:
        """Whether a value of a system was filled from a default or from what is usual."""
        if getattr(system, name) is None:
            return False
        if self.stated:
            stated = self.stated.get(system.id)
            return stated is not None and getattr(stated, name) is None
        # a plan keeps the filled systems and a list of what was assumed; zones are not listed one
        # by one there, and one that may have been filled is better asked than believed
        if name == "zone_after" and system.zone_after is system.zone:
            return True
        if name in ("zone", "zone_after"):
            return any(row.key == "system:zone" for row in self.case.assumptions)
        return any(
            row.key == f"system:{name}" and system.id in row.subjects
            for row in self.case.assumptions
        )

    def _rank(self, key: str) -> tuple[int, str, str]:
        node = self.nodes.get(key)
        fields = list(domain_table())
        field_id = domain_of(node if isinstance(node, System) else None)
        return (fields.index(field_id), self.name(key), key)
