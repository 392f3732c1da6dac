"""Collecting assumptions while an inventory is filled."""

from collections.abc import Iterable
from typing import Protocol

from migplan.model.case import Assumption
from migplan.model.text import Bilingual

_NAMED = 5


class _Named(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str | None: ...


class Assumptions:
    """The list of what was filled; one entry for each kind of value, not for each value."""

    def __init__(self) -> None:
        self._found: dict[str, Assumption] = {}

    def add(
        self,
        key: str,
        ja: str,
        en: str,
        source: str,
        confidence: str,
        subjects: Iterable[str] = (),
    ) -> None:
        """Add one statement about the whole case, or about the subjects with these ids."""
        self._found[key] = Assumption(
            key=key,
            statement=Bilingual(ja=ja, en=en),
            source=source,
            confidence=confidence,
            subjects=tuple(subjects),
        )

    def add_many(
        self, key: str, subjects: Iterable[_Named], ja: str, en: str, source: str, confidence: str
    ) -> None:
        """Add one statement about several subjects and name the first of them."""
        listed = list(subjects)
        names = [subject.name or subject.id for subject in listed]
        if not names:
            return
        named, more = names[:_NAMED], len(names) - _NAMED
        rest_ja = f" ほか {more} 件" if more > 0 else ""
        rest_en = f" and {more} more" if more > 0 else ""
        self.add(
            key,
            f"{ja}（{len(names)} 件: {'、'.join(named)}{rest_ja}）。",
            f"{en[0].upper()}{en[1:]} ({len(names)}: {', '.join(named)}{rest_en}).",
            source,
            confidence,
            sorted(subject.id for subject in listed),
        )

    def listed(self) -> tuple[Assumption, ...]:
        """All assumptions, sorted by key."""
        return tuple(self._found[key] for key in sorted(self._found))
