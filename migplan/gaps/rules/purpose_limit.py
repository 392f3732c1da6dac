"""GAP022: a local system receives individual numbers, and nothing is said to allow it."""

from collections.abc import Iterator
from typing import Final

from migplan.gaps.facts import Facts
from migplan.gaps.flow import Flow, by_consumer, is_local, movers, provider_names
from migplan.gaps.rule import Hit, rule
from migplan.gaps.systems import stated_linkages
from migplan.gaps.words import names_en, names_ja
from migplan.model.gap import Confidence, GapSeverity
from migplan.model.system import System
from migplan.model.text import Bilingual

_TOOLS: Final = frozenset({"peripheral", "external_gateway"})
"""Categories of local systems that mostly serve a task of the law and need no ordinance for it."""


@rule(
    "GAP022",
    "purpose_limit",
    GapSeverity.MEDIUM,
    "目的外利用・番号利用事務の範囲",
    "Purpose limits",
)
def purpose_limit(facts: Facts) -> Iterator[Hit]:
    """Individual numbers may be sent and seen only for tasks the law names; a policy of the body's own
    needs an ordinance. A tool beside a standardized business mostly serves a task of the law, so for
    those the finding is less sure and less urgent."""
    stated = {str(link.id) for link in stated_linkages(facts)}
    found: list[Flow] = []
    for flow in facts.flows:
        consumer = flow.consumer
        carries = flow.linkage.personal_number and flow.id in stated
        no_basis = isinstance(consumer, System) and is_local(consumer) and not consumer.ordinance
        if carries and no_basis:
            found.append(flow)
    for flows in by_consumer(found):
        yield _hit(flows, facts)


def _hit(flows: list[Flow], facts: Facts) -> Hit:
    consumer = flows[0].consumer
    providers = provider_names(flows)
    kind = facts.catalogue.local_kind(getattr(consumer, "local_kind", None))
    tool = kind is not None and kind.category in _TOOLS
    moving = movers(flows)
    names = list(providers.values())
    return Hit(
        subject=consumer.id,
        systems=(*providers, consumer.id),
        finding=Bilingual(
            ja=f"「{consumer.name}」は{names_ja(names)}から個人番号を受け取りますが、根拠となる条例が書かれて"
            "いません。法律が定める事務か、条例による独自利用かを確かめ、根拠が無ければ個人番号を除いて渡してください。",
            en=f"'{consumer.name}' receives individual numbers from {names_en(names)}, and no "
            "ordinance is stated. Find out whether a law or an ordinance allows it; if neither does, "
            "leave the numbers out.",
        ),
        confidence=Confidence.LOW if tool else Confidence.MEDIUM,
        severity=GapSeverity.LOW if tool else None,
        owner=consumer.owner if isinstance(consumer, System) else None,
        due=facts.due(moving),
        needed_by=facts.first_cutover(moving),
    )
