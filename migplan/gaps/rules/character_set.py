"""GAP005: a local system cannot hold the characters that a standard system sends."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from migplan.gaps.facts import Facts
from migplan.gaps.flow import Flow, by_consumer, is_local, movers, provider_names
from migplan.gaps.rule import Hit, rule
from migplan.gaps.words import names_en, names_ja
from migplan.model.gap import Confidence, GapSeverity
from migplan.model.system import CharacterSet, System
from migplan.model.text import Bilingual

WIDE_ENOUGH: Final = frozenset({CharacterSet.MJ_PLUS, CharacterSet.MJ})
"""Sets that hold what a standard system sends, or nearly all of it."""

_NAMES: Final = {
    CharacterSet.JIS2004: Bilingual(ja="JIS X 0213（JIS2004）", en="JIS X 0213 (JIS2004)"),
    CharacterSet.SHIFT_JIS: Bilingual(ja="シフトJIS", en="Shift_JIS"),
    CharacterSet.GAIJI: Bilingual(
        ja="団体独自の外字を含む文字コード", en="a character code with characters of the body's own"
    ),
}


@rule(
    "GAP005",
    "character_set",
    GapSeverity.HIGH,
    "文字コード・外字（文字同定）",
    "Characters and gaiji identification",
)
def character_set(facts: Facts) -> Iterator[Hit]:
    """Standard systems send the administrative standard characters (MJ+, 69,839 of them). A local
    system with a smaller set shows names wrongly, or not at all, unless a conversion is agreed."""
    reaching = (f for f in facts.flows if facts.core(f.provider) and is_local(f.consumer))
    # what a system can hold is one question, however many flows reach it: one gap for each system
    for incoming in by_consumer(reaching):
        consumer = incoming[0].consumer
        if not isinstance(consumer, System) or consumer.character_set in WIDE_ENOUGH:
            continue
        if consumer.character_set is not None:
            severity = _severity(consumer.character_set, incoming)
            finding = _too_small(consumer.name, consumer.character_set, provider_names(incoming))
            yield _hit(facts, incoming, consumer, finding, severity)
        elif _holds_persons(consumer, incoming):
            finding = _unknown(consumer.name, provider_names(incoming))
            hit = _hit(facts, incoming, consumer, finding, GapSeverity.LOW)
            yield replace(hit, confidence=Confidence.LOW)


def _severity(held: CharacterSet, incoming: list[Flow]) -> GapSeverity:
    """High where a set without the rarer characters of names is still to meet them.

    JIS X 0213 has the third and fourth level of kanji, made for names of persons and places. Where
    nothing moves any more, the characters arrive already in some way.
    """
    still_to_come = any(flow.is_unsettled for flow in incoming)
    few = held is not CharacterSet.JIS2004
    return GapSeverity.HIGH if still_to_come and few else GapSeverity.MEDIUM


def _holds_persons(consumer: System, incoming: list[Flow]) -> bool:
    """Whether somebody said that names of persons are concerned."""
    said = (consumer.personal_number, consumer.non_residents, consumer.protected_persons)
    return any(said) or any(flow.linkage.personal_number for flow in incoming)


def _too_small(name: str, held: CharacterSet, providers: dict[str, str]) -> Bilingual:
    senders = list(providers.values())
    return Bilingual(
        ja=f"「{name}」の文字は{_NAMES[held].ja}で、{names_ja(senders)}から届く"
        "行政事務標準文字（MJ+）の一部を表せません。文字同定と変換の方法を取り決めてください。",
        en=f"'{name}' holds {_NAMES[held].en} and cannot show some of the administrative standard "
        f"characters (MJ+) that come from {names_en(senders)}. Agree how characters are identified "
        "and converted.",
    )


def _unknown(name: str, providers: dict[str, str]) -> Bilingual:
    senders = list(providers.values())
    return Bilingual(
        ja=f"「{name}」で扱える文字が分かりません。{names_ja(senders)}から行政事務標準文字（MJ+）で"
        "氏名・住所が届くため、正しく表せるかを確かめてください。",
        en=f"It is not known which characters '{name}' can hold. Names and addresses come from "
        f"{names_en(senders)} in the administrative standard characters (MJ+): check that they are "
        "shown correctly.",
    )


def _hit(
    facts: Facts,
    incoming: list[Flow],
    consumer: System,
    finding: Bilingual,
    severity: GapSeverity,
) -> Hit:
    return Hit(
        subject=consumer.id,
        systems=(*provider_names(incoming), consumer.id),
        finding=finding,
        severity=severity,
        owner=consumer.owner,
        due=facts.due(movers(incoming)),
    )
