"""Personal numbers: assessment (PIA), numbers of non-residents, and IDs of independent systems."""

from collections.abc import Iterator
from datetime import date

from migplan.joint.alignment.answers import Answer, Question, of_lot
from migplan.joint.alignment.days import assessed, linkage_test
from migplan.joint.alignment.item import Basis, an_item
from migplan.joint.alignment.lot import Lot
from migplan.joint.alignment.member import AlignMember
from migplan.model.alignment import AlignmentItem, Aspect
from migplan.model.case import Role
from migplan.model.gap import Confidence
from migplan.model.system import System, SystemKind
from migplan.model.text import Bilingual
from migplan.model.wording import short_day

_SOURCE = "https://www.city.toyonaka.osaka.jp/kurashi/mynumber/PIA.html"


def personal_number(lot: Lot) -> Iterator[AlignmentItem]:
    """What is late for the window, or said by some members only."""
    yield from _assessment(lot)
    yield from _non_residents(lot)
    yield from _independent_ids(lot)


def _assessment(lot: Lot) -> Iterator[AlignmentItem]:
    due = assessed(lot)
    question = of_lot(
        lot,
        "pia",
        Bilingual(
            ja="特定個人情報保護評価（PIA）の終了", en="End of the privacy impact assessment"
        ),
        _pia_end,
    )
    late = _later(question, due.day)
    if late or (question.known and question.unknown):
        yield an_item(
            lot,
            Aspect.PERSONAL_NUMBER,
            question,
            Bilingual(
                ja="評価書の変更を共通の様式で進め、公表までの日程をそろえる",
                en="Revise the assessments by one pattern and agree on the dates until they are published",
            ),
            due,
            Basis(
                Bilingual(
                    ja="評価は、特定個人情報ファイルの取扱いを変える前に行う",
                    en="The assessment comes before files with the number are handled in another way",
                ),
                Bilingual(ja=_SOURCE, en=_SOURCE),
                Confidence.LOW,
            ),
            changes=late,
        )


def _non_residents(lot: Lot) -> Iterator[AlignmentItem]:
    due = linkage_test(lot)
    question = Question(
        "non_residents",
        Bilingual(ja="住登外者宛名番号の重複確認", en="Check of the numbers of non-residents"),
        {m.key: _day(m.plan.case.non_residents_checked) for m in lot.members},
    )
    late = _later(question, due.day)
    if late or (question.known and question.unknown):
        yield an_item(
            lot,
            Aspect.PERSONAL_NUMBER,
            question,
            Bilingual(
                ja="住登外者の名寄せの基準をそろえ、連携テストの前に重複の確認を終える",
                en="Match non-residents by one rule and end the check before the linkage tests",
            ),
            due,
            Basis(
                Bilingual(
                    ja="番号が重複したまま連携すると、別人の情報が結び付くおそれがある",
                    en="Linkages over doubled numbers may join records of different people",
                )
            ),
            changes=late,
        )


def _independent_ids(lot: Lot) -> Iterator[AlignmentItem]:
    found = {m.key: _using_number(lot, m) for m in lot.members}
    answers = {key: _ids(systems) for key, systems in found.items() if systems}
    question = Question(
        "independent_id",
        Bilingual(ja="独自施策システム等ID", en="IDs of independent systems"),
        answers,
    )
    if question.is_open():
        yield an_item(
            lot,
            Aspect.PERSONAL_NUMBER,
            question,
            Bilingual(
                ja="IDの付け方の基準をそろえ、連携先の設計に載せる",
                en="Agree on how IDs are given and put them into the design of the linkages",
            ),
            linkage_test(lot),
            Basis(
                Bilingual(
                    ja="対象外のシステムとの連携には、システムごとのIDが要る",
                    en="Linkages with systems out of scope need an ID for each",
                )
            ),
            changes=(),
        )


def _later(question: Question, day: date) -> tuple[str, ...]:
    return tuple(m for m, a in question.known.items() if a.key > day.isoformat())


def _day(day: date | None) -> Answer | None:
    if day is None:
        return None
    return Answer(day.isoformat(), Bilingual(ja=short_day(day), en=day.isoformat()))


def _pia_end(_: AlignMember, systems: tuple[System, ...]) -> Answer | None:
    return _day(max((s.pia_end for s in systems if s.pia_end), default=None))


def _using_number(lot: Lot, member: AlignMember) -> tuple[System, ...]:
    """Local systems with the personal number that exchange data with systems of the lot."""
    case, own = member.plan.case, {s.id for s in lot.systems(member)}
    near = {
        x
        for link in case.linkages
        for x in (link.provider, link.consumer)
        if {link.provider, link.consumer} & own
    }
    return tuple(
        s
        for s in case.systems
        if s.id in near - own
        and s.kind is SystemKind.LOCAL
        and s.personal_number
        and case.roles.get(s.id) is not Role.ABSENT
    )


def _ids(systems: tuple[System, ...]) -> Answer | None:
    """Known only where every system has its ID."""
    if any(s.independent_id is None for s in systems):
        return None
    count = len(systems)
    return Answer("all", Bilingual(ja=f"{count}システムとも付番済み", en=f"all {count} have one"))
