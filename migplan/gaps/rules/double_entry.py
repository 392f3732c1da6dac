"""GAP014: people type the same data in twice."""

from collections.abc import Iterator

from migplan.gaps.facts import Facts
from migplan.gaps.rule import Hit, rule
from migplan.gaps.words import cap, flow_en, flow_ja
from migplan.model.gap import GapSeverity
from migplan.model.linkage import Method
from migplan.model.text import Bilingual


@rule(
    "GAP014",
    "double_entry",
    GapSeverity.LOW,
    "二重入力",
    "Double entry",
)
def double_entry(facts: Facts) -> Iterator[Hit]:
    """What staff type in from paper or from another screen costs time and brings mistakes. The
    cutover is the moment to end it, or to say that so few cases are not worth a linkage."""
    for flow in facts.flows:
        link = flow.linkage
        stays = link.method_after in (None, Method.MANUAL)
        if link.method is not Method.MANUAL or not stays or not flow.is_unsettled:
            continue
        planned = link.method_after is Method.MANUAL
        now_ja = "切替後も手で入力する予定です" if planned else "手で入力し直しています"
        now_en = (
            "is to be typed in by hand after the cutover too" if planned else "is typed in again"
        )
        yield Hit(
            subject=flow.id,
            systems=flow.ends,
            finding=Bilingual(
                ja=f"{flow_ja(flow)}は、{now_ja}。月の件数と時間を確かめ、連携に替えるか、"
                "件数が少ないものとして手入力を続けるかを決めてください。",
                en=f"{cap(flow_en(flow))} {now_en}. Find out how many cases and hours a month that "
                "takes, and decide whether a linkage replaces it or it is accepted.",
            ),
            confidence=facts.confidence_in_way(flow),
            owner=facts.owner(flow),
            due=facts.due(flow.moving),
        )
