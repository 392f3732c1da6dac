"""Functions in use that the new product will not have: some members lose what others never had."""

from collections.abc import Iterator

from migplan.joint.alignment.answers import Answer, by_part, listed
from migplan.joint.alignment.days import tender
from migplan.joint.alignment.item import STATED, Basis, an_item
from migplan.joint.alignment.lot import Lot
from migplan.joint.alignment.member import AlignMember
from migplan.model.alignment import AlignmentItem, Aspect
from migplan.model.gap import Confidence
from migplan.model.system import System
from migplan.model.text import Bilingual


def missing_functions(lot: Lot) -> Iterator[AlignmentItem]:
    """Whoever loses a function needs another way of working."""
    for question in by_part(lot, _missing):
        if question.is_open():
            yield an_item(
                lot,
                Aspect.MISSING_FUNCTIONS,
                question,
                Bilingual(
                    ja="なくなる機能の代わりの運用（外付け・手作業・廃止）を、団体間で同じ方法に決める",
                    en="Choose one replacement for all members: outside, by hand, or given up",
                ),
                tender(lot),
                Basis(
                    Bilingual(
                        ja="新しいパッケージにない機能として記載されている",
                        en="Stated as missing in the new package",
                    ),
                    STATED,
                    Confidence.MEDIUM,
                ),
                changes=tuple(question.known),
            )


def _missing(_: AlignMember, systems: tuple[System, ...]) -> Answer | None:
    return listed(systems, lambda s: s.functions_missing)
