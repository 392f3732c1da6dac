"""Common functions, the platform of the lot: whoever has them late keeps all its systems waiting."""

from collections.abc import Iterator
from datetime import date

from migplan.catalogue.catalogue import load_catalogue
from migplan.catalogue.entries import CommonFunction
from migplan.joint.alignment.answers import Answer, Question, several
from migplan.joint.alignment.days import linkage_test
from migplan.joint.alignment.item import Basis, an_item
from migplan.joint.alignment.lot import Lot
from migplan.joint.alignment.member import AlignMember
from migplan.model.alignment import AlignmentItem, Aspect
from migplan.model.case import Role
from migplan.model.gap import Confidence
from migplan.model.system import MIGRATED_STATES, System, SystemKind
from migplan.model.text import Bilingual
from migplan.model.wording import short_day

_SOURCE = Bilingual(ja="共通機能標準仕様書", en="standard specification of common functions")


def common_functions(lot: Lot) -> Iterator[AlignmentItem]:
    """Each function with its date and product, over all members, bought together or not."""
    test = linkage_test(lot)
    alike: dict[tuple[str | None, ...], list[CommonFunction]] = {}
    for entry in load_catalogue().common_functions:
        stands = [_stand(m, _carrier(m, entry.id)) for m in lot.members]
        alike.setdefault(tuple(a.key if a else None for a in stands), []).append(entry)
    for entries in alike.values():
        systems = {m.key: _carrier(m, entries[0].id) for m in lot.members}
        question = Question(
            entries[0].id,
            several([entry.name for entry in entries], "機能"),
            {m.key: _stand(m, systems[m.key]) for m in lot.members},
        )
        late = tuple(
            m.key
            for m in lot.members
            if (day := _ready(m, systems[m.key])) is not None and day > test.day
        )
        if late or question.is_open():
            yield _item(lot, question, late)


def _item(lot: Lot, question: Question, late: tuple[str, ...]) -> AlignmentItem:
    return an_item(
        lot,
        Aspect.COMMON_FUNCTIONS,
        question,
        _action(late=bool(late)),
        linkage_test(lot),
        Basis(
            Bilingual(
                ja="標準準拠システムの連携は共通機能を通るため、先に動いている必要がある",
                en="Linkages of the standard pass through the common functions, which come first",
            ),
            _SOURCE,
            Confidence.HIGH,
        ),
        changes=late,
    )


def _action(*, late: bool) -> Bilingual:
    if late:
        return Bilingual(
            ja="稼働を連携テストの開始までに早めるか、共通の期間を遅らせるかを決める",
            en="Bring it forward to the linkage tests, or move the common window",
        )
    return Bilingual(
        ja="製品ごとの接続条件を調達仕様書に書き、連携テストの順番を決める",
        en="Write the interfaces of each product into the tender and order the linkage tests",
    )


def _carrier(member: AlignMember, function: str) -> System | None:
    case = member.plan.case
    return next(
        (
            s
            for s in case.systems
            if s.kind is SystemKind.COMMON_FUNCTION
            and function in s.businesses
            and case.roles.get(s.id) is not Role.ABSENT
        ),
        None,
    )


def _ready(member: AlignMember, system: System | None) -> date | None:
    """First operating day of what is still to come; ``None`` where it runs or nobody knows."""
    if system is None or system.state in MIGRATED_STATES:
        return None
    cutovers = {cutover.system: cutover.date for cutover in member.plan.cutovers}
    if system.id in cutovers:
        return cutovers[system.id]
    return system.deadline.day if system.deadline else None


def _stand(member: AlignMember, system: System | None) -> Answer | None:
    if system is None:
        return None
    ready, product = _ready(member, system), system.package or ""
    if system.state in MIGRATED_STATES:
        when = Bilingual(ja="稼働済み", en="live")
    elif ready is not None:
        when = Bilingual(ja=f"{short_day(ready)}稼働予定", en=f"planned for {ready}")
    else:
        when = Bilingual(ja="時期未定", en="no date yet")
    bracket = Bilingual(
        ja=f"（{product}）" if product else "", en=f" ({product})" if product else ""
    )
    said = Bilingual(ja=when.ja + bracket.ja, en=when.en + bracket.en)
    return Answer(said.en, said)
