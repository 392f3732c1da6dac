"""GAP006: the two ends will be in different network zones and no path is agreed."""

from collections.abc import Iterator

from migplan.catalogue.entries import FlowRule, ZoneFlow
from migplan.gaps.facts import Facts
from migplan.gaps.flow import Flow
from migplan.gaps.rule import Hit, rule
from migplan.gaps.words import cap, flow_en, flow_ja
from migplan.gaps.zones import open_crossing
from migplan.model.gap import Confidence, GapSeverity
from migplan.model.text import Bilingual


@rule(
    "GAP006",
    "zone_crossing",
    GapSeverity.HIGH,
    "網間通信（三層の分離）",
    "Zone crossing",
)
def zone_crossing(facts: Facts) -> Iterator[Hit]:
    """The three network zones are separated. Data crosses them on an agreed path only, and such a
    path takes applications and settings that have to be made before the cutover."""
    for flow in facts.flows:
        law = open_crossing(flow, facts)
        if law is not None:
            yield _hit(flow, law, facts)


def _is_old(flow: Flow, law: ZoneFlow) -> bool:
    """Whether the data takes the same step across zones today, so that some path must exist."""
    return (flow.provider.zone, flow.consumer.zone) == (law.from_zone, law.to_zone)


def _hit(flow: Flow, law: ZoneFlow, facts: Facts) -> Hit:
    old = _is_old(flow, law)
    milder = law.rule is FlowRule.SPLIT or (old and law.rule is not FlowRule.FORBIDDEN)
    return Hit(
        subject=flow.id,
        systems=flow.ends,
        finding=_finding(flow, law, facts, old=old),
        confidence=Confidence.MEDIUM if old else Confidence.HIGH,
        severity=GapSeverity.MEDIUM if milder else None,
        owner=facts.owner(flow),
        due=facts.due(flow.moving),
    )


def _finding(flow: Flow, law: ZoneFlow, facts: Facts, *, old: bool) -> Bilingual:
    names = {zone.id: zone.name for zone in facts.catalogue.zones}
    source, target = names[law.from_zone], names[law.to_zone]
    when_ja, lacks_ja = ("切替後も", "分かりません") if old else ("切替後に", "決まっていません")
    when_en, lacks_en = ("will go on crossing", "known") if old else ("will cross", "agreed")
    return Bilingual(
        ja=f"{flow_ja(flow)}は、{when_ja}{source.ja}から{target.ja}へ網をまたぎますが、"
        f"経路が{lacks_ja}（{law.need.ja}）。経路と設定を取り決めてください。",
        en=f"{cap(flow_en(flow))} {when_en} from the {source.en} to the {target.en}, and no path "
        f"is {lacks_en} ({law.need.en}). Agree the path and its settings.",
    )
