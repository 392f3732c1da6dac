"""Functions of their own: what only some members use has to be given up, shared or paid for."""

from collections import Counter
from collections.abc import Iterator

from migplan.joint.alignment.answers import Answer, Question, by_part, listed
from migplan.joint.alignment.days import tender
from migplan.joint.alignment.item import POLICY, Basis, an_item
from migplan.joint.alignment.lot import Lot
from migplan.joint.alignment.member import AlignMember
from migplan.model.alignment import AlignmentItem, Aspect
from migplan.model.gap import Confidence
from migplan.model.system import System
from migplan.model.text import Bilingual


def own_functions(lot: Lot) -> Iterator[AlignmentItem]:
    """Whoever uses a function that not more than half of the members use has to change."""
    for question in by_part(lot, _used):
        if question.is_open():
            yield an_item(
                lot,
                Aspect.OWN_FUNCTIONS,
                question,
                Bilingual(
                    ja="標準オプションで足りるか、業務の見直しで廃止するか、外付けとするかを機能ごとに決める",
                    en="Decide function by function: an option of the standard, given up, or outside",
                ),
                tender(lot),
                Basis(
                    Bilingual(
                        ja="標準準拠システムには独自の改修を加えない",
                        en="Systems of the standard are not customised",
                    ),
                    POLICY,
                    Confidence.HIGH,
                ),
                changes=_rare(question),
            )


def _used(_: AlignMember, systems: tuple[System, ...]) -> Answer | None:
    return listed(systems, lambda s: s.functions_used)


def _rare(question: Question) -> tuple[str, ...]:
    """Members with a function that at most half of all members are known to use."""
    used = {member: set(answer.key.split("\n")) for member, answer in question.known.items()}
    count = Counter(name for names in used.values() for name in names)
    half = len(question.answers) / 2
    return tuple(m for m, names in used.items() if any(count[n] <= half for n in names))
