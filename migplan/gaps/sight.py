"""Quick look-ups in a case and, once there is one, its plan."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from migplan.gaps.flow import Node
from migplan.model.case import Case, Role
from migplan.model.gap import Gap
from migplan.model.linkage import Linkage
from migplan.model.plan import Bridge, Plan
from migplan.model.system import State, System


@dataclass(frozen=True)
class Sight:
    """A case and perhaps its plan, by key."""

    case: Case
    plan: Plan | None = None

    @cached_property
    def nodes(self) -> dict[str, Node]:
        """Systems and partners by id."""
        return {node.id: node for node in (*self.case.systems, *self.case.partners)}

    @cached_property
    def linkages(self) -> dict[str, Linkage]:
        """Linkages by id; one without an id goes by its ends."""
        return {row.id or f"{row.provider}>{row.consumer}": row for row in self.case.linkages}

    @cached_property
    def dates(self) -> dict[str, date]:
        """Planned cutovers by system; none without a plan."""
        return {row.system: row.date for row in self.plan.cutovers} if self.plan else {}

    @cached_property
    def bridges(self) -> dict[str, Bridge]:
        """Bridges by linkage; none without a plan."""
        return {row.linkage: row for row in self.plan.bridges} if self.plan else {}

    def linkage(self, gap: Gap) -> Linkage | None:
        """The linkage that a gap is about; a system or contract of the same id is none."""
        found = self.linkages.get(gap.subject)
        return found if found and (found.provider, found.consumer) == gap.systems else None

    def name(self, key: str) -> str:
        """What people call a system or partner; the key itself when it is unknown."""
        node = self.nodes.get(key)
        return node.name if node else key

    def role(self, key: str) -> Role:
        """What a node does; one that nothing is known of stays."""
        return self.case.roles.get(key, Role.STAYING)

    def owner(self, key: str) -> str | None:
        """The division in charge of a system."""
        node = self.nodes.get(key)
        return node.owner if isinstance(node, System) else None

    def is_settled(self, linkage: Linkage) -> bool:
        """Whether both ends are where they will stay, so that today's way is the way."""
        ends = (linkage.provider, linkage.consumer)
        return not any(
            self.role(end) in (Role.MOVING, Role.RETIRING)
            or getattr(self.nodes.get(end), "state", None) is State.EXPECTED_LIVE
            for end in ends
        )
