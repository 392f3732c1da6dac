"""How a question that is open becomes an item of the list."""

from dataclasses import dataclass

from migplan.joint.alignment.answers import Question
from migplan.joint.alignment.days import Due
from migplan.joint.alignment.lot import Lot
from migplan.model.alignment import AlignmentItem, Aspect, MemberValue
from migplan.model.gap import Confidence
from migplan.model.text import Bilingual

STATED = Bilingual(ja="各団体の棚卸データ", en="the inventories")
POLICY = Bilingual(
    ja="地方公共団体情報システム標準化基本方針", en="basic policy on standardization"
)
_ASSUMED = Bilingual(ja="計画上の前提", en="planning assumption")
_NOT_SAID = Bilingual(ja="記載なし", en="not said")


@dataclass(frozen=True, slots=True)
class Basis:
    """Why something has to be settled, and how sure that is."""

    said: Bilingual
    source: Bilingual = _ASSUMED
    confidence: Confidence = Confidence.LOW


def an_item(
    lot: Lot,
    aspect: Aspect,
    question: Question,
    action: Bilingual,
    due: Due,
    basis: Basis,
    *,
    changes: tuple[str, ...],
    target: Bilingual | None = None,
) -> AlignmentItem:
    """The item; who is unknown is asked, on top of what else there is to do."""
    return AlignmentItem(
        key=f"{aspect}:{question.key}",
        aspect=aspect,
        subject=question.subject,
        differs=_who_has_what(lot, question),
        values=tuple(
            MemberValue(member=key, said=answer.said if answer else None)
            for key, answer in question.answers.items()
        ),
        target=target,
        changes=changes,
        action=_with_asking(lot, question, action, idle=not changes and not question.differs),
        due=due.day,
        counted=due.counted,
        basis=basis.said,
        source=basis.source,
        confidence=basis.confidence,
        unknown=question.unknown,
    )


def _who_has_what(lot: Lot, question: Question) -> Bilingual:
    """``第6.1版：甲町、乙町／記載なし：丙村``."""
    by_value: dict[str, tuple[Bilingual, list[str]]] = {}
    for member, answer in question.answers.items():
        key, said = (f"={answer.key}", answer.said) if answer else ("", _NOT_SAID)
        by_value.setdefault(key, (said, []))[1].append(member)
    rows = [(said, lot.names(keys)) for key, (said, keys) in by_value.items() if key]
    rows += [(said, lot.names(keys)) for key, (said, keys) in by_value.items() if not key]
    return Bilingual(
        ja="／".join(f"{said.ja}：{who.ja}" for said, who in rows),
        en="; ".join(f"{said.en}: {who.en}" for said, who in rows),
    )


def _with_asking(lot: Lot, question: Question, action: Bilingual, *, idle: bool) -> Bilingual:
    if not question.unknown:
        return action
    if len(question.unknown) == len(lot.members):
        ask = Bilingual(ja="全団体に確認する", en="Ask all members")
    else:
        who = lot.names(question.unknown)
        ask = Bilingual(ja=f"{who.ja}に確認する", en=f"Ask {who.en}")
    if idle:
        return ask
    return Bilingual(ja=f"{action.ja}。{ask.ja}", en=f"{action.en}. {ask.en}")
