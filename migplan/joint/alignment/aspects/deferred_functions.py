"""Required functions that come later: a lot wants all of them by the same day."""

from collections.abc import Iterator

from migplan.joint.alignment.answers import Answer, Question, by_part
from migplan.joint.alignment.days import tender
from migplan.joint.alignment.item import Basis, an_item
from migplan.joint.alignment.lot import Lot
from migplan.joint.alignment.member import AlignMember
from migplan.model.alignment import AlignmentItem, Aspect
from migplan.model.dates import Precision
from migplan.model.system import DeferredFunction, System
from migplan.model.text import Bilingual
from migplan.model.wording import short_day


def deferred_functions(lot: Lot) -> Iterator[AlignmentItem]:
    """Members whose functions arrive at a time of their own have to bring them to one date."""
    for question in by_part(lot, _deferred):
        if question.is_open():
            yield _item(lot, question)


def _item(lot: Lot, question: Question) -> AlignmentItem:
    return an_item(
        lot,
        Aspect.DEFERRED_FUNCTIONS,
        question,
        Bilingual(
            ja="経過措置とする機能と実装の期限を団体間でそろえ、期限までの代替運用を決める",
            en="Agree which functions come later, until when, and how to work until then",
        ),
        tender(lot),
        Basis(
            Bilingual(
                ja="一つのパッケージでは、後から入る機能の時期も一つになる",
                en="One package brings its later functions on one day",
            )
        ),
        changes=tuple(question.known),
    )


def _deferred(_: AlignMember, systems: tuple[System, ...]) -> Answer | None:
    found = sorted({(f.name, _when(f)) for s in systems for f in s.deferred_functions}, key=_order)
    if not found:
        return None
    ja = "、".join(f"{name}（{when.ja}）" for name, when in found)
    en = ", ".join(f"{name} ({when.en})" for name, when in found)
    return Answer(en, Bilingual(ja=ja, en=en))


def _order(row: tuple[str, Bilingual]) -> tuple[str, str]:
    return row[0], row[1].en


def _when(function: DeferredFunction) -> Bilingual:
    due = function.due
    if due is None:
        return Bilingual(ja="時期未定", en="no date yet")
    day = short_day(due.day) if due.precision is Precision.DAY else f"{short_day(due.day)}まで"
    return Bilingual(ja=day, en=str(due))
