"""Ordinances that a system rests on: where they differ, a council has to pass a change in time."""

from collections.abc import Iterator

from migplan.joint.alignment import days
from migplan.joint.alignment.answers import Answer, by_part, listed
from migplan.joint.alignment.aspects.due_dates import DUE_DATE
from migplan.joint.alignment.item import Basis, an_item
from migplan.joint.alignment.lot import Lot
from migplan.joint.alignment.member import AlignMember
from migplan.model.alignment import AlignmentItem, Aspect
from migplan.model.system import System
from migplan.model.text import Bilingual


def ordinance(lot: Lot) -> Iterator[AlignmentItem]:
    """All who have one compare theirs; a text without the name of its body may be the same."""
    for question in by_part(lot, _resting_on):
        if not question.is_open():
            continue
        yield an_item(
            lot,
            Aspect.ORDINANCE,
            question,
            Bilingual(
                ja="条例・規則の定め（対象者・様式・手数料・個人番号の利用）を比べ、改正の要否と提出する定例会を決める",
                en="Compare the ordinances (who, forms, fees, use of the number); decide who amends, and when",
            ),
            days.ordinance(lot, question.known),
            Basis(
                Bilingual(
                    ja="条例の定めが違うと、一つの設定で動かせない",
                    en="One set-up cannot serve ordinances that differ",
                )
            ),
            changes=tuple(question.known),
        )


def _resting_on(member: AlignMember, systems: tuple[System, ...]) -> Answer | None:
    """What due dates are about is an aspect of its own."""
    said = tuple(s for s in systems if s.ordinance and DUE_DATE not in s.ordinance)
    return listed(said, lambda s: (s.ordinance or "",), member.plan.municipality)
