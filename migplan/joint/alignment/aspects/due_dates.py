"""Due dates of the health insurance: neighbours with one system aligned them by ordinance."""

from collections.abc import Iterator

from migplan.joint.alignment import days
from migplan.joint.alignment.answers import Answer, by_subject
from migplan.joint.alignment.item import Basis, an_item
from migplan.joint.alignment.lot import Lot
from migplan.joint.alignment.member import AlignMember
from migplan.model.alignment import AlignmentItem, Aspect
from migplan.model.system import System
from migplan.model.text import Bilingual

BUSINESS = "national_health_insurance"
_WORD = "納期"


def due_dates(lot: Lot) -> Iterator[AlignmentItem]:
    """An inventory has no field for due dates: unless its ordinance names them, a member is asked."""
    for question in by_subject(_only_health(lot), _dates):
        if not question.open(ask_all=True):
            continue
        most = question.most
        yield an_item(
            lot,
            Aspect.DUE_DATES,
            question,
            Bilingual(
                ja="国保税（料）の納期・期別の数をそろえるか、団体ごとの設定で足りるかを決め、要すれば条例を改正する",
                en="Align due dates and instalments of the health insurance, by ordinance if need be, or keep a set-up each",
            ),
            days.ordinance(lot, question.off(most)),
            Basis(
                Bilingual(
                    ja="西多摩の町村は共同利用に当たり、国保の納期を条例改正でそろえた",
                    en="The towns of 西多摩 aligned their due dates by ordinance when they shared a system",
                ),
                "https://expydoc.com/doc/7903282/",
                "medium",
            ),
            changes=question.off(most) if question.differs else (),
            target=question.said(most),
        )


def _only_health(lot: Lot) -> Lot:
    """The lot with what carries the insurance alone."""

    def kept(member: AlignMember) -> AlignMember:
        keys = tuple(s.id for s in lot.systems(member) if BUSINESS in s.businesses)
        return AlignMember(member.key, member.label, member.plan, keys, member.councils)

    return Lot.of(map(kept, lot.members), lot.first, lot.last, lot.rules)


def _dates(_: AlignMember, systems: tuple[System, ...]) -> Answer | None:
    said = sorted({s.ordinance for s in systems if s.ordinance and _WORD in s.ordinance})
    return (
        Answer("\n".join(said), Bilingual(ja="、".join(said), en=", ".join(said))) if said else None
    )
