"""GAP001: data of a local system has no standard intake."""

from collections.abc import Iterator

from migplan.gaps.facts import Facts
from migplan.gaps.flow import Flow, Node, is_local
from migplan.gaps.rule import Hit, rule
from migplan.gaps.words import flow_en, flow_ja
from migplan.model.gap import Confidence, GapSeverity
from migplan.model.system import System
from migplan.model.text import Bilingual


@rule(
    "GAP001",
    "no_standard_receiver",
    GapSeverity.HIGH,
    "独自システムから標準側へ入れる標準連携が無い",
    "No standard intake on the standard side",
)
def no_standard_receiver(facts: Facts) -> Iterator[Hit]:
    """The linkage specification says what a standard system sends out, and little about what it
    takes in. Where nobody has agreed another way, the data stops at the cutover."""
    for flow in facts.flows:
        inward = is_local(flow.provider) and facts.core(flow.consumer)
        if inward and flow.way_is_open and not _is_standard(flow, facts):
            yield _hit(flow, facts)


def _is_standard(flow: Flow, facts: Facts) -> bool:
    if flow.linkage.standard is not None:
        return flow.linkage.standard
    providers, consumers = _known_as(flow.provider), _known_as(flow.consumer)
    return any(
        row.provider in providers and row.consumer in consumers for row in facts.catalogue.linkages
    )


def _known_as(node: Node) -> frozenset[str]:
    """The catalogue ids under which a node provides and consumes."""
    if not isinstance(node, System):
        return frozenset({node.id})
    kind = (node.local_kind,) if node.local_kind else ()
    return frozenset((*node.businesses, *kind))


def _hit(flow: Flow, facts: Facts) -> Hit:
    stated = flow.linkage.standard is False
    what_ja = "ありません" if stated else "見当たりません"
    what_en = "offers no intake for" if stated else "is not known to offer an intake for"
    confidence = Confidence.HIGH if stated else Confidence.MEDIUM
    return Hit(
        subject=flow.id,
        systems=flow.ends,
        finding=Bilingual(
            ja=f"{flow_ja(flow)}には、標準仕様に取り込み口が{what_ja}。"
            "切替後の渡し方を事業者と取り決めてください。",
            en=f"The standard specification {what_en} {flow_en(flow)}. "
            "Agree with the vendor how it is handed over after the cutover.",
        ),
        confidence=Confidence.LOW if flow.live_is_assumed else confidence,
        owner=facts.owner(flow),
        due=facts.due(flow.moving),
    )
