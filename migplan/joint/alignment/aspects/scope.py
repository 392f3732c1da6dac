"""How businesses are cut into systems: tax and collection in one system here, apart there."""

from collections.abc import Iterator

from migplan.joint.alignment.answers import Answer, Question, several
from migplan.joint.alignment.days import tender
from migplan.joint.alignment.item import Basis, an_item
from migplan.joint.alignment.lot import Lot, business_name
from migplan.joint.alignment.member import AlignMember
from migplan.model.alignment import AlignmentItem, Aspect
from migplan.model.case import parted
from migplan.model.system import System
from migplan.model.text import Bilingual

_NAMED = 4


def scope(lot: Lot) -> Iterator[AlignmentItem]:
    """Businesses that some member has in one system, and how each cuts them."""
    subjects = [s for s in lot.subjects if s.is_business]
    every = [s for member in lot.members for s in lot.systems(member)]
    order = {subject.key: n for n, subject in enumerate(subjects)}
    together = parted(order, [s.businesses for s in every])
    for group in sorted(together, key=lambda keys: min(order[key] for key in keys)):
        question = _question(lot, tuple(sorted(group, key=order.__getitem__)))
        if question is not None and question.differs:
            yield _item(lot, question)


def _question(lot: Lot, group: tuple[str, ...]) -> Question | None:
    """How the members cut the businesses that they all bring."""
    systems = {m.key: lot.systems(m) for m in lot.members}
    brought = {
        key: {b for s in found for b in s.businesses} & set(group) for key, found in systems.items()
    }
    concerned = [member for member in lot.members if brought[member.key]]
    if len(concerned) < 2:  # noqa: PLR2004
        return None
    shared = set[str].intersection(*(brought[member.key] for member in concerned))
    common = tuple(key for key in group if key in shared)
    if not common:
        return None
    answers = {m.key: _cut(m, systems[m.key], common) for m in concerned}
    return Question(common[0], several([business_name(key) for key in common]), answers)


def _cut(_: AlignMember, systems: tuple[System, ...], common: tuple[str, ...]) -> Answer | None:
    parts = sorted(
        part
        for s in systems
        if (part := tuple(n for n, key in enumerate(common) if key in s.businesses))
    )
    joined = [[business_name(common[n]) for n in part] for part in parts if len(part) > 1]
    alone = len(parts) - len(joined)
    ja = [_joined([name.ja for name in names], "＋", "ほか{}業務") for names in joined]
    en = [_joined([name.en for name in names], " + ", " and {} more") for names in joined]
    if alone:
        ja.append(f"1業務ずつ{alone}")
        en.append(f"{alone} for one business each")
    count = len(parts)
    said = Bilingual(
        ja=f"{count}システム（{'／'.join(ja)}）",
        en=f"{count} system{'s' if count > 1 else ''} ({'; '.join(en)})",
    )
    return Answer(str(parts), said)


def _joined(names: list[str], sign: str, more: str) -> str:
    """Up to four names, or the first one and how many more."""
    if len(names) <= _NAMED:
        return sign.join(names)
    return names[0] + more.format(len(names) - 1)


def _item(lot: Lot, question: Question) -> AlignmentItem:
    most = question.most
    return an_item(
        lot,
        Aspect.SCOPE,
        question,
        Bilingual(
            ja="調達する範囲の切り方（一体か分割か）と、その間の連携・データの持ち方を一つに決める",
            en="Agree on one cut: what is one system, what is apart, and how data pass between them",
        ),
        tender(lot),
        Basis(
            Bilingual(
                ja="範囲が違うと、見積り・連携・データ移行の単位が合わない",
                en="With other cuts neither quotations nor linkages nor migrations compare",
            )
        ),
        changes=question.off(most),
        target=question.said(most),
    )
