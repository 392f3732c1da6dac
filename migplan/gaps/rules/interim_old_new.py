"""GAP012: a linkage runs between an old and a new system for a while."""

from collections.abc import Iterator

from migplan.catalogue.words import word
from migplan.gaps.facts import Facts
from migplan.gaps.flow import Flow, Node
from migplan.gaps.rule import Hit, rule
from migplan.gaps.words import cap, flow_en, flow_ja
from migplan.model.gap import GapSeverity, Period
from migplan.model.linkage import Criticality, Linkage
from migplan.model.plan import Bridge, First
from migplan.model.system import State, System
from migplan.model.text import Bilingual
from migplan.model.wording import long_day


@rule(
    "GAP012",
    "interim_old_new",
    GapSeverity.MEDIUM,
    "移行期間の新旧混在（暫定連携）",
    "Old and new side by side",
    needs_plan=True,
    period=Period.DURING,
)
def interim_old_new(facts: Facts) -> Iterator[Hit]:
    """While one end is new and the other old, neither the old way nor the new one fits. Every
    bridge of the plan has to be agreed with two vendors and tested twice, and one of them has
    little to gain from it."""
    if facts.plan is None:
        return
    linkages = {str(linkage.id): linkage for linkage in facts.case.linkages}
    for bridge in sorted(facts.plan.bridges, key=lambda bridge: bridge.linkage):
        yield _hit(bridge, linkages[bridge.linkage], facts)


def _hit(bridge: Bridge, linkage: Linkage, facts: Facts) -> Hit:
    ends = (facts.nodes[bridge.provider], facts.nodes[bridge.consumer])
    moving = tuple(end.id for end in ends if end.id in facts.cutovers)
    flow = Flow(bridge.linkage, linkage, *ends, moving)
    old = ends[1] if bridge.first is First.PROVIDER else ends[0]
    lacking = _lacking(old)
    pressing = linkage.criticality is Criticality.ESSENTIAL and lacking is not None
    running = bridge.running_at_as_of
    return Hit(
        subject=flow.id,
        systems=flow.ends,
        finding=_running(flow, bridge, old) if running else _to_build(flow, bridge, old),
        severity=GapSeverity.LOW if running else GapSeverity.HIGH if pressing else None,
        owner=facts.owner(flow),
        due=facts.due(moving),
        needed_by=bridge.start,
    )


def _lacking(old: Node) -> Bilingual | None:
    """Why nobody may be there to build the old side; ``None``: somebody is."""
    if not isinstance(old, System):
        return None
    if old.state is State.WITHDRAWN:
        return Bilingual(
            ja="旧側の事業者は撤退するため、対応を受けられるかを先に確かめてください。",
            en=" The vendor of the old side leaves: ask first whether it still takes part.",
        )
    if old.current_vendor is None and old.vendor is None:
        return Bilingual(
            ja="旧側の事業者が分からないため、対応できる先を先に確かめてください。",
            en=" The vendor of the old side is not known: find out first who can do it.",
        )
    return None


def _to_build(flow: Flow, bridge: Bridge, old: Node) -> Bilingual:
    way = _way(flow.linkage)
    lacking = _lacking(old) or Bilingual(ja="", en="")
    months = f"{bridge.months} {'month' if bridge.months == 1 else 'months'}"
    ends_ja, ends_en = ("提供側", "利用側"), ("provider", "consumer")
    if bridge.first is First.CONSUMER:
        ends_ja, ends_en = ends_ja[::-1], ends_en[::-1]
    return Bilingual(
        ja=f"{flow_ja(flow)}は、{ends_ja[0]}が{long_day(bridge.start)}に先に新しくなり、"
        f"{ends_ja[1]}の切替（{long_day(bridge.end)}）までの{bridge.months}か月、新旧をまたいで"
        f"渡します（{way.ja}）。暫定の渡し方と試験の日程を双方の事業者と取り決めてください。{lacking.ja}",
        en=f"{cap(flow_en(flow))} runs between new and old for {months} ({way.en}): the "
        f"{ends_en[0]} is new from {bridge.start.isoformat()}, the {ends_en[1]} from "
        f"{bridge.end.isoformat()}. Agree with both vendors how it is handed over in between, and "
        f"when that is tested.{lacking.en}",
    )


def _running(flow: Flow, bridge: Bridge, old: Node) -> Bilingual:
    way = _way(flow.linkage)
    return Bilingual(
        ja=f"{flow_ja(flow)}は、すでに新旧をまたいで渡しており（{way.ja}）、「{old.name}」の切替"
        f"（{long_day(bridge.end)}）まで続きます。それまでの保守と担当を確かめ、終わらせる作業を"
        "切替の手順に入れてください。",
        en=f"{cap(flow_en(flow))} runs between new and old already ({way.en}), until the cutover of "
        f"'{old.name}' on {bridge.end.isoformat()}. Check who maintains it until then, and put its "
        "end into the steps of the cutover.",
    )


def _way(linkage: Linkage) -> Bilingual:
    name = word(linkage.way)
    if linkage.method is not None:
        return Bilingual(ja=f"方式: {name.ja}", en=f"way: {name.en}")
    return Bilingual(ja=f"方式は不明。{name.ja}とみなす", en=f"way unknown, taken as {name.en}")
