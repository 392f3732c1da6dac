"""GAP003: data is read from or written to a database directly."""

from collections.abc import Iterator

from migplan.gaps.facts import Facts
from migplan.gaps.rule import Hit, rule
from migplan.gaps.words import cap, flow_en, flow_ja
from migplan.model.gap import GapSeverity
from migplan.model.linkage import Method
from migplan.model.text import Bilingual


@rule(
    "GAP003",
    "direct_db",
    GapSeverity.HIGH,
    "直接DB参照・ビュー参照",
    "Direct database access",
)
def direct_db(facts: Facts) -> Iterator[Hit]:
    """The database of a standard system belongs to its vendor's environment. Only API and file
    linkages are allowed, so views and tables that others read today go away."""
    for flow in facts.flows:
        link = flow.linkage
        planned = link.method_after is Method.DIRECT_DB
        if not planned and (link.method is not Method.DIRECT_DB or link.method_after is not None):
            continue
        now_ja = "切替後もデータベースの直接参照とする予定" if planned else "データベースの直接参照"
        now_en = "is to travel" if planned else "travels"
        yield Hit(
            subject=flow.id,
            systems=flow.ends,
            finding=Bilingual(
                ja=f"{flow_ja(flow)}の方式は、{now_ja}です。標準準拠システムとの連携は"
                "APIかファイルに限られるため、代わりの方式を事業者と取り決めてください。",
                en=f"{cap(flow_en(flow))} {now_en} by direct database access. "
                "Linkages with standard systems are limited to APIs and files: agree another way "
                "with the vendor.",
            ),
            owner=facts.owner(flow),
            due=facts.due(flow.moving),
        )
