"""Versions of the standard specification: one lot is bought to one version, the newest named."""

import re
import unicodedata
from collections.abc import Iterator

from migplan.catalogue.catalogue import load_catalogue
from migplan.catalogue.entries import Business
from migplan.joint.alignment.answers import Answer, Question, by_subject
from migplan.joint.alignment.days import tender
from migplan.joint.alignment.item import Basis, an_item
from migplan.joint.alignment.lot import Lot
from migplan.joint.alignment.member import AlignMember
from migplan.model.alignment import AlignmentItem, Aspect
from migplan.model.system import System, SystemKind
from migplan.model.text import Bilingual

_NUMBER = re.compile(r"\d+(?:\.\d+)*")


def spec_version(lot: Lot) -> Iterator[AlignmentItem]:
    """Whoever works to an older version than the newest that a member names has to move up."""
    for question in by_subject(lot, _version):
        if not question.open(ask_all=True) or _local(lot, question):
            continue
        newest = _newest(question)
        target = question.said(newest)
        yield an_item(
            lot,
            Aspect.SPEC_VERSION,
            question,
            _action(target),
            tender(lot),
            _basis(question.key),
            changes=question.off(newest) if question.differs else (),
            target=target if question.differs else None,
        )


def version_number(text: str) -> tuple[int, ...] | None:
    """``(6, 1)`` of ``第6.1版``; ``None`` where there is no number."""
    found = _NUMBER.search(unicodedata.normalize("NFKC", text))
    return tuple(map(int, found[0].split("."))) if found else None


def _version(_: AlignMember, systems: tuple[System, ...]) -> Answer | None:
    said = sorted({s.spec_version for s in systems if s.spec_version})
    if not said:
        return None
    numbers = {version_number(text) for text in said}
    if len(numbers) == 1 and None not in numbers:
        key = ".".join(map(str, next(iter(numbers)) or ()))
    else:
        key = "/".join(said)
    return Answer(key, Bilingual(ja="、".join(said), en=", ".join(said)))


def _newest(question: Question) -> str | None:
    """The newest version named; where one cannot be read as a number, that of most."""
    numbers = {a.key: version_number(a.key) for a in question.known.values()}
    if not numbers or None in numbers.values():
        return question.most
    return max(numbers, key=lambda key: numbers[key] or ())


def _local(lot: Lot, question: Question) -> bool:
    """Systems out of scope have no standard specification."""
    subject = next(s for s in lot.subjects if s.key == question.key)
    systems = [system for found in subject.systems.values() for system in found]
    return all(system.kind is SystemKind.LOCAL or not system.businesses for system in systems)


def _action(target: Bilingual | None) -> Bilingual:
    if target is None:
        return Bilingual(
            ja="準拠する標準仕様書の版を一つに決め、調達仕様書に明記する",
            en="Agree on one version of the standard specification and write it into the tender",
        )
    return Bilingual(
        ja=f"標準仕様書{target.ja}にそろえ、改版時の対応を調達仕様書に明記する",
        en=f"Meet at {target.en} and write into the tender how later versions are taken up",
    )


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
        entry.source,
        entry.confidence,
    )
