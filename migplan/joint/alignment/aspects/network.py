"""Where systems run and how they are reached: place, cloud, network and line."""

from collections.abc import Callable, Iterator

from migplan.catalogue.catalogue import load_catalogue
from migplan.catalogue.words import word
from migplan.joint.alignment.answers import Answer, Question, by_subject
from migplan.joint.alignment.days import lines_ordered, tender
from migplan.joint.alignment.item import Basis, an_item
from migplan.joint.alignment.lot import Lot
from migplan.joint.alignment.member import AlignMember
from migplan.model.alignment import AlignmentItem, Aspect
from migplan.model.system import MIGRATED_STATES, System
from migplan.model.text import Bilingual

_BASIS = Basis(
    Bilingual(
        ja="一つのロットは一つの基盤に置く前提で見積もる",
        en="A lot is quoted for one place",
    )
)


def network(lot: Lot) -> Iterator[AlignmentItem]:
    """Place, cloud and network as they are to be; lines only where somebody has none."""
    for key, name, read, action in _KINDS:
        for question in by_subject(lot, _answer(read)):
            if question.is_open():
                yield _item(lot, _named(question, key, name), action)
    for question in by_subject(lot, _answer(_line)):
        if question.known and question.unknown:
            yield _line_item(lot, _named(question, "line", _LINE))


def _item(lot: Lot, question: Question, action: Bilingual) -> AlignmentItem:
    most = question.most
    return an_item(
        lot,
        Aspect.NETWORK,
        question,
        action,
        tender(lot),
        _BASIS,
        changes=question.off(most) if question.differs else (),
        target=question.said(most),
    )


def _line_item(lot: Lot, question: Question) -> AlignmentItem:
    return an_item(
        lot,
        Aspect.NETWORK,
        question,
        Bilingual(
            ja="接続回線の帯域・費用負担・敷設の時期を決める",
            en="Settle the line: bandwidth, who pays, and when it is there",
        ),
        lines_ordered(lot),
        Basis(
            Bilingual(ja="回線の手配には数か月を要する", en="Lines take months from order to use")
        ),
        changes=(),
    )


def _named(question: Question, key: str, name: Bilingual) -> Question:
    subject = Bilingual(
        ja=f"{question.subject.ja}（{name.ja}）", en=f"{question.subject.en} ({name.en})"
    )
    return Question(f"{question.key}:{key}", subject, question.answers)


def _answer(
    read: Callable[[System], Bilingual | None],
) -> Callable[[AlignMember, tuple[System, ...]], Answer | None]:
    def answer(_: AlignMember, systems: tuple[System, ...]) -> Answer | None:
        found = {said.en: said for said in map(read, systems) if said is not None}
        if not found:
            return None
        rows = [found[key] for key in sorted(found)]
        said = Bilingual(ja="、".join(r.ja for r in rows), en=", ".join(r.en for r in rows))
        return Answer(said.en, said)

    return answer


def _place(system: System) -> Bilingual | None:
    """Where it will run; of what still moves, today's place says nothing about that."""
    today = system.hosting if system.state in MIGRATED_STATES else None
    key = system.hosting_after or today
    names = {row.id: row.name for row in load_catalogue().hostings}
    return names.get(key, Bilingual(ja=key, en=key)) if key else None


def _cloud(system: System) -> Bilingual | None:
    return _free(system.cloud_after)


def _zone(system: System) -> Bilingual | None:
    zone = system.zone_after or system.zone
    return word(zone) if zone else None


def _line(system: System) -> Bilingual | None:
    return _free(system.line)


def _free(text: str | None) -> Bilingual | None:
    return Bilingual(ja=text, en=text) if text else None


_LINE = Bilingual(ja="接続回線", en="line")
_KINDS = (
    (
        "place",
        Bilingual(ja="稼働場所", en="place"),
        _place,
        Bilingual(
            ja="移行先の基盤（ガバメントクラウドの利用方式など）を一つに決める",
            en="Agree on one place to run, such as a way of using the Government Cloud",
        ),
    ),
    (
        "cloud",
        Bilingual(ja="クラウド", en="cloud"),
        _cloud,
        Bilingual(
            ja="クラウド事業者を一つに決め、異なる団体は接続の方法と費用を確認する",
            en="Agree on one cloud; who has another checks how to connect, and for how much",
        ),
    ),
    (
        "zone",
        Bilingual(ja="ネットワーク", en="network"),
        _zone,
        Bilingual(
            ja="業務端末を置くネットワークと、境界を越える通信の方法をそろえる",
            en="Agree on the network of the terminals and how data pass between networks",
        ),
    ),
)
