"""Versions of the standard specification: one lot is bought to one version, the newest named."""

import re
import unicodedata
from collections.abc import Iterator

from migplan.catalogue.catalogue import load_catalogue
from migplan.catalogue.entries import Business
from migplan.joint.alignment.answers import Answer, Answers, Question, several
from migplan.joint.alignment.days import tender
from migplan.joint.alignment.item import Basis, an_item
from migplan.joint.alignment.lot import Lot, Subject
from migplan.model.alignment import AlignmentItem, Aspect
from migplan.model.gap import Confidence
from migplan.model.system import System
from migplan.model.text import Bilingual

_SOURCE = Bilingual(
    ja="公表資料から収録した版の一覧。調達の前に所管省庁の最新版を確かめる",
    en="list collected from public documents; check with the ministries before the tender",
)
_NUMBER = re.compile(r"\d+(?:\.\d+)*")


def spec_version(lot: Lot) -> Iterator[AlignmentItem]:
    """Whoever works to an older version than the newest that a member names has to move up."""
    for question in _questions(lot):
        if not question.is_open(ask_all=True):
            continue
        newest = _newest(question)
        target = question.said(newest)
        yield an_item(
            lot,
            Aspect.SPEC_VERSION,
            question,
            _action(question.key, newest, target),
            tender(lot),
            _basis(question.key),
            changes=question.off(newest) if question.differs else (),
            target=target if question.differs else None,
        )


def version_number(text: str) -> tuple[int, ...] | None:
    """``(6, 1)`` of ``第6.1版``; ``None`` where there is no number."""
    found = _NUMBER.search(unicodedata.normalize("NFKC", text))
    return tuple(map(int, found[0].split("."))) if found else None


def _questions(lot: Lot) -> Iterator[Question]:
    """One for each specification; businesses with the same answers are told together."""
    found: dict[tuple[tuple[str, str | None], ...], list[tuple[Subject, Answers]]] = {}
    for subject in lot.subjects:
        entry = load_catalogue().business(subject.key)
        if not isinstance(entry, Business):
            continue
        answers = {who: _version(systems, entry) for who, systems in subject.systems.items()}
        alike = tuple((who, answer.key if answer else None) for who, answer in answers.items())
        found.setdefault(alike, []).append((subject, answers))
    for group in found.values():
        first, answers = group[0]
        yield Question(first.key, several([s.name for s, _ in group]), answers)


def _version(systems: tuple[System, ...], business: Business) -> Answer | None:
    """The version a member works to; of a system with several, that of its first."""
    mine = [s for s in systems if _first_specification(s) == _book(business)]
    said = sorted({s.spec_version for s in mine if s.spec_version})
    if not said:
        return None
    numbers = {version_number(text) for text in said}
    if len(numbers) == 1 and None not in numbers:
        key = ".".join(map(str, next(iter(numbers)) or ()))
    else:
        key = "/".join(said)
    return Answer(key, Bilingual(ja="、".join(said), en=", ".join(said)))


def _first_specification(system: System) -> str | None:
    """Of the first business in the published order, which a system of several is called after."""
    found = (e for e in load_catalogue().businesses if e.id in system.businesses)
    return next(map(_book, found), None)


def _book(business: Business) -> str:
    """The specification; the taxes are chapters of one."""
    return business.spec_name_ja.split("（")[0]


def _newest(question: Question) -> str | None:
    """The newest version named; where one cannot be read as a number, that of most."""
    numbers = {a.key: version_number(a.key) for a in question.known.values()}
    if not numbers or None in numbers.values():
        return question.most
    return max(numbers, key=lambda key: numbers[key] or ())


def _action(key: str, newest: str | None, target: Bilingual | None) -> Bilingual:
    """Meet at the newest version named; and beyond, where a newer one is known."""
    if target is not None and newest is not None and _outdated(key, newest):
        return Bilingual(
            ja=f"標準仕様書{target.ja}以降でそろえる版を決め（最新版は根拠の欄）、改版時の対応を調達仕様書に明記する",
            en=f"Choose a version from {target.en} on (see the basis for the newest) and how later ones are taken up",
        )
    if target is None:
        return Bilingual(
            ja="準拠する標準仕様書の版を一つに決め、調達仕様書に明記する",
            en="Agree on one version of the standard specification and write it into the tender",
        )
    return Bilingual(
        ja=f"標準仕様書{target.ja}にそろえ、改版時の対応を調達仕様書に明記する",
        en=f"Meet at {target.en} and write into the tender how later versions are taken up",
    )


def _outdated(key: str, newest: str) -> bool:
    """Whether the catalogue has seen a newer version than all that members name."""
    entry = load_catalogue().business(key)
    seen = entry.latest_version_seen if isinstance(entry, Business) else None
    ours, theirs = version_number(newest), version_number(seen or "")
    return ours is not None and theirs is not None and ours < theirs


def _basis(key: str) -> Basis:
    entry = load_catalogue().business(key)
    if not isinstance(entry, Business) or not entry.latest_version_seen:
        return Basis(
            Bilingual(
                ja="共同調達では一つの版に基づく仕様書が要る", en="One tender follows one version"
            )
        )
    seen = entry.latest_version_seen
    return Basis(
        Bilingual(
            ja=f"把握している最新版（{entry.name.ja}）：{seen}",
            en=f"Newest version seen ({entry.name.en}): {seen}",
        ),
        _SOURCE,
        Confidence.MEDIUM,
    )
