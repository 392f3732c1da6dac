"""GAP002: a local system needs items that the standard linkage does not carry."""

from collections.abc import Iterator

from migplan.gaps.facts import Facts
from migplan.gaps.flow import is_local
from migplan.gaps.rule import Hit, rule
from migplan.gaps.words import cap, flow_en, flow_ja
from migplan.model.gap import Confidence, GapSeverity
from migplan.model.text import Bilingual


@rule(
    "GAP002",
    "no_standard_sender",
    GapSeverity.MEDIUM,
    "標準側から出す項目が標準連携に無い",
    "Item not in the standard output",
)
def no_standard_sender(facts: Facts) -> Iterator[Hit]:
    """A standard system sends the items of the specification and no others. Notes, free items and
    longer histories that a local system lives on have to come another way, or to be given up."""
    for flow in facts.flows:
        outward = facts.core(flow.provider) and is_local(flow.consumer)
        if outward and flow.way_is_open and flow.linkage.standard is False:
            yield Hit(
                subject=flow.id,
                systems=flow.ends,
                finding=Bilingual(
                    ja=f"{flow_ja(flow)}は、標準仕様の連携項目に含まれていません。"
                    "基本データリストの抽出など、切替後の受け取り方を取り決めてください。",
                    en=f"{cap(flow_en(flow))} is not among the items of the standard linkage. "
                    "Agree how it is obtained after the cutover, for instance as an extract of the "
                    "base data list.",
                ),
                confidence=Confidence.LOW if flow.live_is_assumed else Confidence.HIGH,
                owner=facts.owner(flow),
                due=facts.due(flow.moving),
            )
