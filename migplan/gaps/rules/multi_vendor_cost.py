"""GAP018: two vendors have to work together, and nobody has said how."""

from collections.abc import Iterator

from migplan.gaps.facts import Facts
from migplan.gaps.flow import Flow, movers
from migplan.gaps.rule import Hit, rule
from migplan.gaps.words import names_en, names_ja
from migplan.model.case import Role
from migplan.model.gap import GapSeverity
from migplan.model.linkage import Method
from migplan.model.system import System
from migplan.model.text import Bilingual

MANY = 10
"""Linkages from which on two vendors need more than a telephone call."""


@rule(
    "GAP018",
    "multi_vendor_cost",
    GapSeverity.LOW,
    "マルチベンダの連携調整費",
    "Multi-vendor coordination cost",
)
def multi_vendor_cost(facts: Facts) -> Iterator[Hit]:
    """Each of two vendors asks to be paid for the design and the tests of a linkage and for sitting
    by while the other tests, and after a fault each points at the other. One calendar and one
    boundary for each pair of vendors settle that for all their linkages."""
    shared: dict[tuple[str, str], list[Flow]] = {}
    for flow in facts.flows:
        a, b = flow.provider, flow.consumer
        typed = (flow.linkage.method_after or flow.linkage.method) is Method.MANUAL
        if flow.is_unsettled and not typed and isinstance(a, System) and isinstance(b, System):
            one, two = _vendor_after(a, facts), _vendor_after(b, facts)
            if one and two and one != two:
                shared.setdefault((min(one, two), max(one, two)), []).append(flow)
    for pair, flows in sorted(shared.items()):
        yield _hit(pair, flows, facts)


def _vendor_after(system: System, facts: Facts) -> str | None:
    """Who answers for a system once the linkage is final: that of today where it does not move."""
    role = facts.case.roles[system.id]
    if role is Role.MOVING:
        return system.vendor
    if role is Role.MIGRATED:
        return system.vendor or system.current_vendor
    return system.current_vendor or system.vendor


def _hit(pair: tuple[str, str], flows: list[Flow], facts: Facts) -> Hit:
    ends = {end.id: end.name for flow in flows for end in (flow.provider, flow.consumer)}
    keys = tuple(sorted(ends))
    count = len(flows)
    names = [ends[key] for key in keys]
    linkages = "linkage" if count == 1 else "linkages"
    return Hit(
        subject="×".join(pair),
        systems=keys,
        finding=Bilingual(
            ja=f"{pair[0]}と{pair[1]}の間で、{names_ja(names)}をつなぐ連携{count}件の設計と試験が"
            "要ります。連携試験の日程表を団体が一本化して持ち、立会いの費用と障害時の責任の分界を"
            "双方の契約に定めてください。",
            en=f"Between {pair[0]} and {pair[1]}, {count} {linkages} of {names_en(names)} "
            f"{'has' if count == 1 else 'have'} to be designed and tested. Keep one calendar of "
            "linkage tests in the body's own hands, and put the price of attendance and the "
            "boundary of responsibility into both contracts.",
        ),
        severity=GapSeverity.MEDIUM if count >= MANY else None,
        due=facts.due(movers(flows)),
    )
