"""Characters: the standard decides, all systems hold 行政事務標準文字 (MJ+) in the end."""

from collections.abc import Iterator

from migplan.joint.alignment.answers import Answer, by_subject
from migplan.joint.alignment.days import tender
from migplan.joint.alignment.item import POLICY, Basis, an_item
from migplan.joint.alignment.lot import Lot
from migplan.joint.alignment.member import AlignMember
from migplan.model.alignment import AlignmentItem, Aspect
from migplan.model.gap import Confidence
from migplan.model.system import CharacterSet, System
from migplan.model.text import Bilingual

_NAMES = {
    CharacterSet.MJ_PLUS: Bilingual(ja="行政事務標準文字（MJ+）", en="MJ+"),
    CharacterSet.MJ: Bilingual(ja="文字情報基盤（MJ）", en="MJ"),
    CharacterSet.JIS2004: Bilingual(ja="JIS2004", en="JIS2004"),
    CharacterSet.SHIFT_JIS: Bilingual(ja="シフトJIS", en="Shift_JIS"),
    CharacterSet.GAIJI: Bilingual(ja="独自の外字あり", en="own characters"),
}


def characters(lot: Lot) -> Iterator[AlignmentItem]:
    """Members that hold other characters have to identify their own ones (同定)."""
    for question in by_subject(lot, _held):
        if not question.is_open(ask_all=True):
            continue
        yield an_item(
            lot,
            Aspect.CHARACTERS,
            question,
            Bilingual(
                ja="外字を洗い出してMJ+への同定を済ませ、同定の基準・縮退の扱いを団体間でそろえる",
                en="Identify own characters with MJ+ by one rule for all members, fallbacks included",
            ),
            tender(lot),
            Basis(
                Bilingual(
                    ja="標準準拠システムの文字は行政事務標準文字とされている",
                    en="Systems of the standard hold the standard characters",
                ),
                POLICY,
                Confidence.HIGH,
            ),
            changes=question.off(CharacterSet.MJ_PLUS),
            target=_NAMES[CharacterSet.MJ_PLUS],
        )


def _held(_: AlignMember, systems: tuple[System, ...]) -> Answer | None:
    held = sorted({s.character_set for s in systems if s.character_set})
    if not held:
        return None
    names = [_NAMES[value] for value in held]
    said = Bilingual(ja="、".join(n.ja for n in names), en=", ".join(n.en for n in names))
    return Answer("/".join(held), said)
