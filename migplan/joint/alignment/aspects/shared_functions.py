"""Functions borrowed from a package (収納, 宛名, 印刷): whoever borrows loses them when it changes."""

from collections.abc import Iterator

from migplan.joint.alignment.answers import Answer, Question
from migplan.joint.alignment.days import tender
from migplan.joint.alignment.item import STATED, Basis, an_item
from migplan.joint.alignment.lot import Lot
from migplan.joint.alignment.member import AlignMember
from migplan.model.alignment import AlignmentItem, Aspect
from migplan.model.gap import Confidence
from migplan.model.system import ABSENT_STATES
from migplan.model.text import Bilingual


def shared_functions(lot: Lot) -> Iterator[AlignmentItem]:
    """One item for each borrowed function; all systems of a member count, bought together or not."""
    names = {f for m in lot.members for s in m.plan.case.systems for f in s.shared_functions}
    for function in sorted(names):
        question = Question(
            function,
            Bilingual(ja=f"{function}機能の借用", en=f"Borrowing of {function}"),
            {member.key: _borrowers(member, function) for member in lot.members},
        )
        if question.is_open():
            yield an_item(
                lot,
                Aspect.SHARED_FUNCTIONS,
                question,
                Bilingual(
                    ja=f"{function}機能を借りているシステムの代替（共通機能の利用・個別の整備・提供の継続）を決める",
                    en=f"Decide what replaces {function}: a common function, an own one, or lending goes on",
                ),
                tender(lot),
                Basis(
                    Bilingual(
                        ja="パッケージが替わると、借りている機能は使えなくなる",
                        en="With its package a borrowed function goes",
                    ),
                    STATED,
                    Confidence.MEDIUM,
                ),
                changes=tuple(question.known),
            )


def _borrowers(member: AlignMember, function: str) -> Answer | None:
    names = sorted(
        s.name
        for s in member.plan.case.systems
        if function in s.shared_functions and s.state not in ABSENT_STATES
    )
    if not names:
        return None
    return Answer("\n".join(names), Bilingual(ja="、".join(names), en=", ".join(names)))
