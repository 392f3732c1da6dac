"""What members answer to one question: who agrees with whom, and who is in the majority."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from migplan.joint.alignment.lot import Lot, Subject
from migplan.joint.alignment.member import AlignMember
from migplan.model.case import parted
from migplan.model.system import System
from migplan.model.text import Bilingual


@dataclass(frozen=True, slots=True)
class Answer:
    """A value; equal keys agree, whatever the words."""

    key: str
    said: Bilingual


Answers = Mapping[str, Answer | None]
"""By member; ``None`` where nobody said, which is asked and never guessed."""

Read = Callable[[AlignMember, tuple[System, ...]], Answer | None]


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the members about one or several subjects with the same answers."""

    key: str
    subject: Bilingual
    answers: Answers

    @property
    def unknown(self) -> tuple[str, ...]:
        """Members to ask."""
        return tuple(key for key, answer in self.answers.items() if answer is None)

    @property
    def known(self) -> dict[str, Answer]:
        """What was said."""
        return {key: answer for key, answer in self.answers.items() if answer is not None}

    @property
    def differs(self) -> bool:
        """Whether two members said different things."""
        return len({answer.key for answer in self.known.values()}) > 1

    def is_open(self, *, ask_all: bool = False) -> bool:
        """Whether there is anything to settle: a difference, or somebody to ask.

        Args:
            ask_all: Ask even where nobody has said anything.
        """
        if len(self.answers) < 2:  # noqa: PLR2004
            return False
        return self.differs or bool(self.unknown and (self.known or ask_all))

    @property
    def most(self) -> str | None:
        """Key of the answer that more members gave than any other; ``None`` for a tie."""
        ranked = Counter(answer.key for answer in self.known.values()).most_common()
        if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return None
        return ranked[0][0]

    def said(self, key: str | None) -> Bilingual | None:
        """The words of an answer."""
        return next((a.said for a in self.known.values() if a.key == key), None)

    def off(self, key: str | None) -> tuple[str, ...]:
        """Members that said something else; without a majority all who said something."""
        if not self.differs and key is None:
            return ()
        return tuple(member for member, answer in self.known.items() if answer.key != key)


def by_subject(lot: Lot, read: Read) -> Iterator[Question]:
    """One question for all subjects to which the members give the same answers."""
    members = {member.key: member for member in lot.members}
    found: dict[tuple[tuple[str, str | None], ...], list[tuple[Subject, Answers]]] = {}
    for subject in lot.subjects:
        answers = {who: read(members[who], systems) for who, systems in subject.systems.items()}
        alike = tuple((who, answer.key if answer else None) for who, answer in answers.items())
        found.setdefault(alike, []).append((subject, answers))
    for group in found.values():
        first, answers = group[0]
        yield Question(first.key, several([s.name for s, _ in group]), answers)


def by_part(lot: Lot, read: Read) -> Iterator[Question]:
    """One question for all businesses that some member has in one system, and for each alone.

    For what is said of a whole system: nobody knows which of its businesses it belongs to.
    """
    businesses = [s for s in lot.subjects if s.is_business]
    order = {subject.key: n for n, subject in enumerate(businesses)}
    brought = {m.key: lot.systems(m) for m in lot.members}
    groups = parted(order, [s.businesses for systems in brought.values() for s in systems])
    for group in sorted(groups, key=lambda keys: min(order[key] for key in keys)):
        subjects = [s for s in businesses if s.key in group]
        answers = {
            m.key: read(m, found)
            for m in lot.members
            if (found := tuple(s for s in brought[m.key] if set(s.businesses) & set(group)))
        }
        yield Question(subjects[0].key, several([s.name for s in subjects]), answers)
    members = {member.key: member for member in lot.members}
    for subject in lot.subjects:
        if not subject.is_business:
            answers = {who: read(members[who], found) for who, found in subject.systems.items()}
            yield Question(subject.key, subject.name, answers)


def of_lot(lot: Lot, key: str, subject: Bilingual, read: Read) -> Question:
    """One question about all systems of every member."""
    return Question(key, subject, {m.key: read(m, lot.systems(m)) for m in lot.members})


def several(names: list[Bilingual], unit: str = "業務") -> Bilingual:
    """Up to two names, or the first one and how many more."""
    if len(names) <= 2:  # noqa: PLR2004
        return Bilingual(ja="・".join(n.ja for n in names), en=", ".join(n.en for n in names))
    rest = len(names) - 1
    return Bilingual(ja=f"{names[0].ja}ほか{rest}{unit}", en=f"{names[0].en} and {rest} more")


def listed(
    systems: tuple[System, ...], read: Callable[[System], Iterable[str]], owner: str = ""
) -> Answer | None:
    """Free texts that systems hold, each with its system where there are several; none: unknown.

    Texts agree that differ in the name of their ``owner`` only.
    """
    found: dict[str, list[str]] = {}
    for system in systems:
        for text in read(system):
            found.setdefault(text, []).append(system.name)
    if not found:
        return None
    rows = [(t, "" if len(systems) == 1 else "、".join(found[t])) for t in sorted(found)]
    ja = "、".join(f"{text}（{names}）" if names else text for text, names in rows)
    en = ", ".join(f"{text} ({names})" if names else text for text, names in rows)
    return Answer(
        "\n".join(text.replace(owner, "") if owner else text for text, _ in rows),
        Bilingual(ja=ja, en=en),
    )
