"""GAP015: data are carried on media or as files made by hand."""

from collections.abc import Iterator

from migplan.gaps.facts import Facts
from migplan.gaps.flow import Flow
from migplan.gaps.rule import Hit, rule
from migplan.gaps.words import cap, flow_en, flow_ja
from migplan.model.gap import GapSeverity
from migplan.model.linkage import Method
from migplan.model.partner import Partner
from migplan.model.text import Bilingual


@rule(
    "GAP015",
    "media_transfer",
    GapSeverity.MEDIUM,
    "媒体・手作業CSV渡し",
    "Media or hand-made CSV",
)
def media_transfer(facts: Facts) -> Iterator[Hit]:
    """A stick or a disc passes by the separation of networks, leaves no trail and can be lost. The
    rooms and terminals it is carried between are others after the cutover, so that the way has to
    be settled anyway. Where nothing moves any more it is a fault, but not one of the migration."""
    for flow in facts.flows:
        link = flow.linkage
        planned = link.method_after is Method.MEDIA
        if planned or (link.method is Method.MEDIA and link.method_after is None):
            yield Hit(
                subject=flow.id,
                systems=flow.ends,
                finding=_finding(flow, planned=planned),
                severity=None if flow.is_unsettled else GapSeverity.LOW,
                confidence=facts.confidence_in_way(flow),
                owner=facts.owner(flow),
                due=facts.due(flow.moving),
            )


def _finding(flow: Flow, *, planned: bool) -> Bilingual:
    now_ja = "切替後も媒体で渡す予定です" if planned else "媒体や手作業のファイルで渡しています"
    now_en = "is to go on media after the cutover too" if planned else "goes on media or by hand"
    outside = next((e.name for e in (flow.provider, flow.consumer) if isinstance(e, Partner)), None)
    if outside:
        return Bilingual(
            ja=f"{flow_ja(flow)}は、{now_ja}。回線での受渡しに替えられるかを相手方に確かめ、"
            "替えられなければ、持ち運びと記録の手順を切替後の環境に合わせて定めてください。",
            en=f"{cap(flow_en(flow))} {now_en}. Ask '{outside}' whether a line can replace them; if "
            "not, lay down how they are carried and recorded once the system is new.",
        )
    return Bilingual(
        ja=f"{flow_ja(flow)}は、{now_ja}。ファイル連携か、網をまたぐなら記録の残る受渡しの仕組みに"
        "替えるよう、双方の事業者と取り決めてください。",
        en=f"{cap(flow_en(flow))} {now_en}. Agree with both vendors on a file linkage or, across "
        "zones, on a device that keeps a record.",
    )
