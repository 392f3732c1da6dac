"""Due dates of taxes and insurance: neighbours with one system aligned them by ordinance."""

from collections.abc import Iterator

from migplan.joint.alignment import days
from migplan.joint.alignment.answers import Answer, Question, listed
from migplan.joint.alignment.item import Basis, an_item
from migplan.joint.alignment.lot import Lot
from migplan.joint.alignment.member import AlignMember
from migplan.model.alignment import AlignmentItem, Aspect
from migplan.model.gap import Confidence
from migplan.model.system import System
from migplan.model.text import Bilingual

DUE_DATE = "納期"
_HEALTH = "national_health_insurance"
_SOURCE = "https://expydoc.com/doc/7903282/"
_WORDS: dict[str, tuple[str, ...]] = {
    "fixed_asset_tax": ("固定資産税",),
    "individual_resident_tax": ("住民税", "町民税", "村民税", "市民税"),
    "light_vehicle_tax": ("軽自動車税",),
    _HEALTH: ("国民健康保険", "国保"),
    "long_term_care": ("介護保険料",),
}
"""Businesses with due dates of their own, and how an ordinance names what is paid."""


def due_dates(lot: Lot) -> Iterator[AlignmentItem]:
    """An inventory has no field for due dates: unless its ordinance names them, a member is asked.

    Of the health insurance all are asked, of the others only where a member says something.
    """
    members = {member.key: member for member in lot.members}
    for subject in lot.subjects:
        if subject.key not in _WORDS:
            continue
        answers = {
            who: _dates(members[who], systems, _WORDS[subject.key])
            for who, systems in subject.systems.items()
        }
        question = Question(subject.key, subject.name, answers)
        if question.is_open(ask_all=subject.key == _HEALTH):
            yield _item(lot, question)


def _item(lot: Lot, question: Question) -> AlignmentItem:
    most = question.most
    return an_item(
        lot,
        Aspect.DUE_DATES,
        question,
        Bilingual(
            ja="納期と期別の数をそろえるか、団体ごとの設定で足りるかを決め、要すれば条例を改正する",
            en="Align due dates and instalments, by ordinance if need be, or keep a set-up each",
        ),
        days.ordinance(lot, question.off(most)),
        Basis(
            Bilingual(
                ja="西多摩の町村は共同利用に当たり、国保の納期を条例改正でそろえた",
                en="The towns of 西多摩 aligned those of the health insurance by ordinance",
            ),
            Bilingual(ja=_SOURCE, en=_SOURCE),
            Confidence.MEDIUM,
        ),
        changes=question.off(most) if question.differs else (),
        target=question.said(most) if question.differs else None,
    )


def _dates(
    member: AlignMember, systems: tuple[System, ...], words: tuple[str, ...]
) -> Answer | None:
    named = tuple(
        s
        for s in systems
        if s.ordinance and DUE_DATE in s.ordinance and any(word in s.ordinance for word in words)
    )
    return listed(named, lambda s: (s.ordinance or "",), member.plan.municipality)
