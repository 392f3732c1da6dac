"""Linkages between fields of business: the numbers behind the summary picture and its table."""

from collections import Counter
from dataclasses import dataclass

from migplan.model.case import Role
from migplan.report.domains import OUTSIDE, domain_name, domain_of, domain_table
from migplan.report.views.context import Context

MOST_LINES = 18
"""Arrows in the summary picture; thinner ones are left to the table."""


@dataclass(frozen=True, slots=True)
class Domain:
    """One field with what it holds."""

    key: str
    name: str
    systems: int
    moving: int
    waves: tuple[int, ...]

    @property
    def counted(self) -> str:
        """What is counted: systems, or partners."""
        return "partner" if self.key == OUTSIDE else "system"


@dataclass(frozen=True, slots=True)
class Flow:
    """Linkages from one field to another."""

    tail: str
    head: str
    linkages: int
    bridges: int


@dataclass(frozen=True, slots=True)
class DomainLinks:
    """Fields in the order of the table, and all flows between and inside them."""

    domains: tuple[Domain, ...]
    flows: tuple[Flow, ...]
    drawn: tuple[Flow, ...]
    """The flows that the picture shows: the strongest between different fields."""
    least: int
    """The weakest flow that is drawn has this many linkages."""


def domain_links(context: Context) -> DomainLinks:
    """Count systems and linkages by field; absent systems and what hangs on them stay out."""
    case = context.plan.case
    present = [system for system in case.systems if context.role(system.id) is not Role.ABSENT]
    field = {system.id: domain_of(system) for system in present} | {
        partner.id: domain_of(None) for partner in case.partners
    }
    linkages: Counter[tuple[str, str]] = Counter()
    for linkage in case.linkages:
        if linkage.provider in field and linkage.consumer in field:
            linkages[field[linkage.provider], field[linkage.consumer]] += 1
    bridges: Counter[tuple[str, str]] = Counter()
    for bridge in context.plan.bridges:
        if bridge.provider in field and bridge.consumer in field:
            bridges[field[bridge.provider], field[bridge.consumer]] += 1
    used = {end for pair in linkages for end in pair} | {field[system.id] for system in present}
    domains = tuple(_domain(context, key, field) for key in domain_table() if key in used)
    order = {domain.key: n for n, domain in enumerate(domains)}
    flows = tuple(
        Flow(a, b, n, bridges[a, b])
        for (a, b), n in sorted(
            linkages.items(), key=lambda row: (order[row[0][0]], order[row[0][1]])
        )
    )
    across = sorted(
        (flow for flow in flows if flow.tail != flow.head),
        key=lambda f: (-f.linkages, -f.bridges, order[f.tail], order[f.head]),
    )
    drawn = tuple(across[:MOST_LINES])
    kept = tuple(flow for flow in flows if flow in drawn)
    return DomainLinks(domains, flows, kept, min((flow.linkages for flow in drawn), default=0))


def _domain(context: Context, key: str, field: dict[str, str]) -> Domain:
    mine = [system for system, name in field.items() if name == key]
    waves = sorted({context.cutovers[system].wave for system in mine if system in context.cutovers})
    moving = sum(1 for system in mine if system in context.cutovers)
    return Domain(key, domain_name(key, context.words.lang), len(mine), moving, tuple(waves))
