"""The open questions of an inventory, in sentences, and whom to ask."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from migplan.catalogue.entries import Asked, ValueRange
from migplan.catalogue.whom import CONTRACTS, IT, VENDOR
from migplan.model.inventory import Inventory
from migplan.model.price import Level
from migplan.model.text import Bilingual
from migplan.planning.matters import contracts, limits, prices, systems
from migplan.planning.matters.kind import Answer, Kind, Known, Subjects

KINDS: tuple[Kind, ...] = (*systems.KINDS, *contracts.KINDS, *limits.KINDS, *prices.KINDS)
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Question:
    """Something that nobody said: one kind of value, for all subjects that lack it."""

    kind: Kind
    range: ValueRange
    subjects: Subjects

    def answered(self, known: Known, end: Level) -> Inventory:
        """The inventory with the answer at one end of the range, for all subjects."""
        return self.kind.put(known, self.subjects, Answer(self.range, end))

    def parts(self) -> tuple["Question", ...]:
        """The same question for each subject alone; empty when there is no more than one."""
        if not self.kind.parts or len(self.subjects) < 2:  # noqa: PLR2004
            return ()
        return tuple(Question(self.kind, self.range, (subject,)) for subject in self.subjects)


def questions(known: Known) -> tuple[Question, ...]:
    """All open questions, in the order of the table of ranges."""
    ranges = {row.id: row for row in known.catalogue.ranges}
    found: list[Question] = []
    for kind in KINDS:
        subjects = kind.find(known)
        if subjects is not None:
            found.append(Question(kind, ranges[kind.id], subjects))
    return tuple(sorted(found, key=lambda question: question.range.order))


def what(known: Known, question: Question) -> Bilingual:
    """What is unknown, with the first of the subjects by name."""
    name, subjects = question.range.name, question.subjects
    if not subjects:
        return name
    if not question.kind.parts:
        count = len(subjects)
        return Bilingual(ja=f"{name.ja}（{count} 件）", en=f"{name.en} ({count})")
    names = [subject_name(known, subject) for subject in subjects]
    return Bilingual(
        ja=f"{name.ja}（{len(names)} 件: {_listed(names, '、', ' ほか {} 件')}）",
        en=f"{name.en} ({len(names)}: {_listed(names, ', ', ' and {} more')})",
    )


def subject_name(known: Known, subject: str) -> str:
    """What people call a subject."""
    kind, _, key = subject.partition(":")
    if kind == "contract":
        contract = known.contracts[key]
        return contract.name or "、".join(known.case.name(system) for system in contract.systems)
    if kind == "linkage":
        link = next(linkage for linkage in known.case.linkages if linkage.id == key)
        return f"{known.case.name(link.provider)}→{known.case.name(link.consumer)}"
    return key if kind == "vendor" else known.case.name(key)


def whom(known: Known, question: Question) -> Bilingual:
    """Who can answer: divisions and vendors by name, those with most subjects first."""
    asked = question.range.ask
    if asked is Asked.IT:
        return IT
    if asked is Asked.CONTRACT:
        parties = [name for subject in question.subjects for name in _party(known, subject)]
        return _contract_side(parties)
    if asked is Asked.VENDORS:
        moving = [system.vendor for system in known.moving if system.vendor]
        named = list(_keys_of(question.subjects, "vendor"))
        return _people(named or moving, VENDOR)
    return _people([_one(known, subject, asked) for subject in question.subjects], IT)


def _one(known: Known, subject: str, asked: Asked) -> str:
    """The name of a division or vendor for one subject; empty when nobody is named."""
    kind, _, key = subject.partition(":")
    if kind == "linkage":
        link = next(linkage for linkage in known.case.linkages if linkage.id == key)
        ends = (known.systems.get(end) for end in (link.provider, link.consumer))
        return link.owner or next((s.owner for s in ends if s is not None and s.owner), "")
    system = known.systems[key]
    if asked is Asked.VENDOR:
        return system.vendor or system.current_vendor or system.owner or ""
    return system.owner or ""


def _party(known: Known, subject: str) -> Iterator[str]:
    kind, _, key = subject.partition(":")
    name = known.contracts[key].vendor if kind == "contract" else known.systems[key].current_vendor
    if name:
        yield name


def _keys_of(subjects: Subjects, word: str) -> tuple[str, ...]:
    split = (subject.partition(":") for subject in subjects)
    return tuple(key for kind, _, key in split if kind == word)


def _people(names: list[str], otherwise: Bilingual) -> Bilingual:
    """The names, most frequent first; those without a name become ``otherwise``."""
    counted = Counter(name for name in names if name)
    ordered = sorted(counted, key=lambda name: (-counted[name], name))
    ja, en = list(ordered), list(ordered)
    if not ordered or not all(names):
        ja.append(otherwise.ja)
        en.append(otherwise.en)
    return Bilingual(
        ja=_listed(ja, "、", " ほか {} か所"),
        en=_listed(en, ", ", " and {} more"),
    )


def _contract_side(parties: list[str]) -> Bilingual:
    """The contract division, with the other parties as far as they are named."""
    if not parties:
        return CONTRACTS
    named = _people(parties, CONTRACTS)
    return Bilingual(
        ja=f"{CONTRACTS.ja}（契約先: {named.ja}）", en=f"{CONTRACTS.en} (parties: {named.en})"
    )


def _listed(names: list[str], mark: str, more: str) -> str:
    rest = len(names) - _NAMED
    return mark.join(names[:_NAMED]) + (more.format(rest) if rest > 0 else "")
