"""GAP016: a system moves to another base, and its lines to the outside have to be applied for."""

from collections.abc import Iterator

from migplan.gaps.facts import Facts
from migplan.gaps.flow import Flow, Node
from migplan.gaps.rule import Hit, rule
from migplan.gaps.words import names_en, names_ja
from migplan.gaps.zones import has_way_of_its_own, open_crossing, zone_after
from migplan.model.gap import GapSeverity
from migplan.model.partner import Partner
from migplan.model.system import System, Zone
from migplan.model.text import Bilingual


@rule(
    "GAP016",
    "specific_communication",
    GapSeverity.MEDIUM,
    "特定通信の設定",
    "Specific communication needed",
)
def specific_communication(facts: Facts) -> Iterator[Hit]:
    """The individual-number zone is reached from outside through listed addresses and ports only.
    With another base the addresses change: every firewall on the way has to be applied for before
    the change freeze, once for the system and all its partners together."""
    outside: dict[str, dict[str, Node]] = {}
    for flow in facts.flows:
        for core, other in (
            (flow.provider, flow.consumer),
            (flow.consumer, flow.provider),
        ):
            moves = isinstance(core, System) and _moves_inside(core, flow, facts)
            if moves and _comes_from_outside(other, flow, facts):
                outside.setdefault(core.id, {})[other.id] = other
    for key, others in sorted(outside.items()):
        yield _hit(key, [others[other] for other in sorted(others)], facts)


def _moves_inside(core: System, flow: Flow, facts: Facts) -> bool:
    """Whether a core system of the individual-number zone changes its base, as both are stated."""
    return (
        facts.core(core)
        and core.id in flow.moving
        and None not in (core.hosting, core.hosting_after)
        and core.hosting != core.hosting_after
        and zone_after(core, facts) is Zone.MYNUMBER
    )


def _comes_from_outside(other: Node, flow: Flow, facts: Facts) -> bool:
    """Whether the other end is reached by a line that nobody has settled.

    What crosses zones without a path of its own is told for each linkage by ``zone_crossing``.
    """
    if flow.linkage.zone_path or flow.is_carried or open_crossing(flow, facts):
        return False
    far = zone_after(other, facts) not in (None, Zone.MYNUMBER)
    return isinstance(other, Partner) or (far and has_way_of_its_own(flow))


def _hit(key: str, others: list[Node], facts: Facts) -> Hit:
    system = facts.case.system(key)
    name = facts.nodes[key].name
    names = [other.name for other in others]
    return Hit(
        subject=key,
        systems=(key, *(other.id for other in others)),
        finding=Bilingual(
            ja=f"「{name}」は切替で基盤が変わり、{names_ja(names)}と通信するアドレスも変わります。"
            "接続先ごとにファイアウォールと回線の設定を一覧にし、設定変更の凍結より前に"
            "特定通信などの申請を済ませてください。",
            en=f"'{name}' changes its base with the cutover, and with it the addresses by which it "
            f"talks to {names_en(names)}. List the settings of firewalls and lines for each of "
            "them, and apply for specific communication before the change freeze.",
        ),
        owner=system.owner if system else None,
        due=facts.due((key,)),
    )
