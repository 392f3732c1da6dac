"""The frozen facts that gap rules look at."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from migplan.catalogue.catalogue import Catalogue
from migplan.gaps.flow import Flow, Node, is_absorbed, is_core
from migplan.model.case import Case, Role
from migplan.model.dates import month_index, months_before
from migplan.model.gap import Confidence, GapDecision
from migplan.model.plan import Cutover, Plan, Wave
from migplan.model.system import System

if TYPE_CHECKING:
    from migplan.graph.build import LinkageGraph


@dataclass(frozen=True)
class Facts:
    """A case, its graph, the catalogue and, once there is one, the plan."""

    case: Case
    catalogue: Catalogue
    graph: "LinkageGraph"
    plan: Plan | None = None
    decisions: tuple[GapDecision, ...] = ()
    """What people decided about gaps."""

    @cached_property
    def nodes(self) -> dict[str, Node]:
        """Every system and partner by id."""
        return {node.id: node for node in (*self.case.systems, *self.case.partners)}

    @cached_property
    def cutovers(self) -> dict[str, Cutover]:
        """The planned cutover of each moving system; empty without a plan."""
        return {cutover.system: cutover for cutover in self.plan.cutovers} if self.plan else {}

    @cached_property
    def waves(self) -> dict[int, Wave]:
        """The waves by number; empty without a plan."""
        return {wave.number: wave for wave in self.plan.waves} if self.plan else {}

    @cached_property
    def flows(self) -> tuple[Flow, ...]:
        """The linkages whose way after the migration is a question, sorted by id.

        These touch a standard or common-function system that moves or has moved. Left out are
        linkages within one package, those of a system with the system that absorbs it, and those
        of a system that is switched off before its neighbour cuts over.
        """
        linkages = {str(linkage.id): linkage for linkage in self.case.linkages}
        found: list[Flow] = []
        for provider, consumer, key in self.graph.edges(keys=True):
            ends = (self.nodes[provider], self.nodes[consumer])
            moving = tuple(end.id for end in ends if self.case.roles[end.id] is Role.MOVING)
            flow = Flow(key, linkages[key], *ends, moving)
            if self._counts(flow):
                found.append(flow)
        return tuple(sorted(found, key=lambda flow: flow.id))

    def _counts(self, flow: Flow) -> bool:
        ends = (flow.provider, flow.consumer)
        return (
            any(is_core(end, self.case) for end in ends)
            and not flow.within_one_package
            and not is_absorbed(flow)
            and all(self.outlives(end, flow.moving) for end in ends)
        )

    def outlives(self, node: Node, moving: tuple[str, ...]) -> bool:
        """Whether a node is still in service when the first of some neighbours is new."""
        if not isinstance(node, System) or self.case.roles[node.id] is not Role.RETIRING:
            return True
        first = self.first_cutover(moving)
        # by months, as its adapting is priced
        return bool(first and node.retire_on and node.retire_on.month >= month_index(first))

    def first_cutover(self, systems: tuple[str, ...]) -> date | None:
        """The earliest planned cutover among some systems, if there is any."""
        dates = (self.cutovers[key].date for key in systems if key in self.cutovers)
        return min(dates, default=None)

    def closed_from(self, cutover: Cutover) -> date:
        """The first day on which the systems of a cutover stand still."""
        wave = self.waves.get(cutover.wave)
        return wave.closed_from if wave else cutover.date

    def due(self, systems: tuple[str, ...]) -> date | None:
        """Day by which the way must be agreed: the lead time before the first of the cutovers.

        Never before the as-of date; ``None`` while no date is planned.
        """
        first = self.first_cutover(systems)
        return self.days_ahead(first, self.case.lead_months) if first else None

    def days_ahead(self, day: date, months: int) -> date:
        """A number of months before a day, not before the as-of date.

        The day of the month stays, or becomes the last one of a shorter month.
        """
        return max(months_before(day, months), self.case.as_of)

    def owner(self, flow: Flow) -> str | None:
        """The division that has to act.

        Who was named for the linkage; otherwise the owner of the end that no specification
        covers; otherwise the provider's and then the consumer's.
        """
        ends = [end for end in (flow.provider, flow.consumer) if isinstance(end, System)]
        ends.sort(key=lambda end: is_core(end, self.case))  # stable: local ends first
        return flow.linkage.owner or next((end.owner for end in ends if end.owner), None)

    def confidence_in_way(self, flow: Flow) -> Confidence:
        """How sure today's way of a flow is: little, where nobody stated it or an end's state."""
        proposed = flow.id in self.case.proposed
        return Confidence.LOW if proposed or flow.live_is_assumed else Confidence.HIGH

    def core(self, node: Node) -> bool:
        """Whether a node is a standard or common-function system that moves or has moved."""
        return is_core(node, self.case)
