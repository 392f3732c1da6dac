"""Everything of an inventory that could be read, in the order of the files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.location import Location
from migplan.importers.decode import decode
from migplan.importers.node import Node, Route
from migplan.importers.sections import WHOLE, Sections
from migplan.model.base import Frozen
from migplan.model.contract import Contract
from migplan.model.linkage import Linkage
from migplan.model.municipality import Municipality
from migplan.model.partner import Partner
from migplan.model.placement_row import PlacementRow
from migplan.model.policy import Policy
from migplan.model.system import System

Model = TypeVar("Model", bound=Frozen)


@dataclass(slots=True)
class Draft:
    """Records that stand on their own; nobody has yet looked whether they fit together."""

    problems: list[Diagnostic]
    unread: frozenset[str]
    """Files and sections of which something is missing here."""
    singles: Mapping[str, Node]
    municipality: Municipality | None = None
    systems: list[System] = field(default_factory=list[System])
    linkages: list[Linkage] = field(default_factory=list[Linkage])
    contracts: list[Contract] = field(default_factory=list[Contract])
    partners: list[Partner] = field(default_factory=list[Partner])
    placements: list[PlacementRow] = field(default_factory=list[PlacementRow])
    policy: Policy = field(default_factory=Policy)
    nodes: dict[str, list[Node]] = field(default_factory=dict[str, list[Node]])
    """The node of each record in the lists above."""

    def locate(self, route: Route) -> Location:
        """Where the value at a route was written."""
        section, *rest = route
        if section in self.singles:
            return self.singles[str(section)].find(tuple(rest)).location
        return self.nodes[str(section)][int(rest[0])].find(tuple(rest[1:])).location


def read_draft(sections: Sections) -> Draft:
    """Read every record of all sections; the problems go on from those of the files."""
    draft = Draft(sections.problems, frozenset(sections.unread), sections.singles)
    draft.systems = _records("systems", System, sections, draft)
    draft.linkages = _records("linkages", Linkage, sections, draft)
    draft.contracts = _records("contracts", Contract, sections, draft)
    draft.partners = _records("partners", Partner, sections, draft)
    draft.placements = _records("placements", PlacementRow, sections, draft)
    if policy := sections.singles.get("policy"):
        draft.policy = decode(Policy, policy, draft.problems) or Policy()
    if municipality := sections.singles.get("municipality"):
        draft.municipality = decode(Municipality, municipality, draft.problems)
    elif not sections.unread & {"municipality", WHOLE}:
        missing = Diagnostic("MIG120", Location(sections.top), {"field": "municipality"})
        draft.problems.append(missing)
    return draft


def _records(name: str, model: type[Model], sections: Sections, draft: Draft) -> list[Model]:
    records: list[Model] = []
    nodes = draft.nodes.setdefault(name, [])
    for node in sections.lists.get(name, ()):
        record = decode(model, node, draft.problems)
        if record is not None:
            records.append(record)
            nodes.append(node)
    return records
