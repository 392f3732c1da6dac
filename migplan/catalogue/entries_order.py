"""Rows of the catalogue about what comes after what: chains of batches, and flows once a year."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pydantic import StringConstraints

from migplan.catalogue.entries import Entry
from migplan.model.base import Frozen, Id
from migplan.model.text import Bilingual


class ChainStep(Frozen):
    """One batch of a chain."""

    does: Bilingual
    ends: tuple[Id, ...]
    """Businesses, common functions or local kinds that do it; a body has one or several of them."""


class Chain(Entry):
    """Batches that have to run one after another, across systems: 決定 → 支払 → 記録."""

    id: Id
    name: Bilingual
    steps: tuple[ChainStep, ...]
    """At least two, in the order in which they run."""


class YearlyFlow(Entry):
    """Data that one business hands to another once a year."""

    id: Id
    provider: Id
    consumer: Id
    day: Annotated[str, StringConstraints(pattern=r"^\d{2}-\d{2}$")]
    """``MM-DD`` around which it is needed; bodies differ by some days."""
    data: Bilingual

    def days(self, first: date, last: date) -> Iterator[date]:
        """Its days from ``first``, inside, to ``last``, outside; in order."""
        month, day = int(self.day[:2]), int(self.day[3:])
        for year in range(first.year, last.year + 1):
            if first <= (found := date(year, month, day)) < last:
                yield found
