"""GAP011: the two ends of a linkage follow different versions of one specification."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from migplan.gaps.facts import Facts
from migplan.gaps.flow import Flow, is_local
from migplan.gaps.rule import Hit, rule
from migplan.gaps.words import cap, flow_en, flow_ja
from migplan.model.gap import Confidence, GapSeverity
from migplan.model.system import System
from migplan.model.text import Bilingual

_NUMBER: Final = re.compile(r"\d+(?:\.\d+)*")
_MARKS: Final = re.compile(r"第|版|ver\.?|version|v(?=#)|#|\s", re.IGNORECASE)
"""What a bare version number is dressed in."""


@rule(
    "GAP011",
    "spec_version_mismatch",
    GapSeverity.MEDIUM,
    "標準仕様の版・適合基準日のずれ",
    "Version or effective-date mismatch",
)
def spec_version_mismatch(facts: Facts) -> Iterator[Hit]:
    """Items of a linkage change with the version of its specification, so that an end which is
    ahead sends what the other cannot read. Each business counts its versions on its own: bare
    numbers are compared within one business only, and, with low confidence, with a local system,
    which has no specification but that of its neighbour."""
    for flow in facts.flows:
        if not flow.is_unsettled:
            continue
        provider, consumer = flow.provider, flow.consumer
        if isinstance(provider, System) and isinstance(consumer, System):
            sure = _comparable(provider, consumer)
            if sure and _version(provider) != _version(consumer):
                assumed = Confidence.LOW if flow.live_is_assumed else sure
                yield _hit(flow, provider, consumer, assumed, facts)


def _comparable(a: System, b: System) -> Confidence | None:
    """How surely two stated versions are of one specification; ``None``: they are not."""
    if a.spec_version is None or b.spec_version is None:
        return None
    named = (_document(a), _document(b))
    if named[0] != named[1]:
        return None
    if named[0] or set(a.businesses) & set(b.businesses):
        return Confidence.HIGH
    return Confidence.LOW if is_local(a) or is_local(b) else None


def _document(system: System) -> str:
    """What a version is said to be of; empty for a bare number such as ``第6.1版``."""
    return _MARKS.sub("", _NUMBER.sub("#", _plain(system)))


def _version(system: System) -> tuple[str, ...]:
    numbers = _NUMBER.findall(_plain(system))
    return tuple(re.sub(r"(\.0)+$", "", number).lstrip("0") for number in numbers)


def _plain(system: System) -> str:
    return unicodedata.normalize("NFKC", system.spec_version or "").strip()


def _hit(
    flow: Flow, provider: System, consumer: System, confidence: Confidence, facts: Facts
) -> Hit:
    old, new = provider.spec_version, consumer.spec_version
    return Hit(
        subject=flow.id,
        systems=flow.ends,
        finding=Bilingual(
            ja=f"{flow_ja(flow)}について、準拠する標準仕様の版が、提供側（{old}）と利用側（{new}）で"
            "異なります。双方の事業者に対応できる版の範囲を確かめ、同じ版で連携する時期を"
            "取り決めてください。",
            en=f"{cap(flow_en(flow))} links two versions of the specification: the provider follows "
            f"{old}, the consumer {new}. Ask both vendors which versions they support, and agree "
            "from when on both use the same.",
        ),
        confidence=confidence,
        owner=facts.owner(flow),
        due=facts.due(flow.moving),
    )
