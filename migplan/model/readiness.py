"""The readiness list: what has to be done before and after the cutover of a wave, by when, by whom."""

from enum import StrEnum

from migplan.model.base import Frozen
from migplan.model.dates import Day
from migplan.model.text import Bilingual


class Party(StrEnum):
    """Who stands behind a share of an item."""

    OWNER = "owner"
    """The division in charge of a system."""
    VENDOR = "vendor"
    """Who delivers the new system, or today's one where it is adapted or ends."""
    PARTNER = "partner"
    """An organisation outside the body."""


class Share(Frozen):
    """What one party has to do of an item."""

    party: Party
    name: str
    """Empty when nobody said."""
    systems: tuple[str, ...] = ()
    """Ids, sorted."""
    linkages: tuple[str, ...] = ()
    """Ids, sorted; of items that are about linkages."""


class Readiness(Frozen):
    """One thing that has to be ready for a wave."""

    wave: int
    item: str
    """Catalogue id of the item; contracts may have it several times, on different days."""
    what: Bilingual
    detail: Bilingual | None = None
    """How much of it, and what is unknown or in trouble."""
    due: Day
    """A working day; before the as-of date only where ``overdue`` says so."""
    overdue: bool
    """Whether the day had passed at the as-of date."""
    who: Bilingual
    """Named as far as known."""
    systems: tuple[str, ...]
    """Ids of the systems it is about, sorted."""
    linkages: tuple[str, ...] = ()
    shares: tuple[Share, ...] = ()
    """The same by who does it."""
    basis: Bilingual
    """Why this day."""
    assumed: bool
    """Whether the span is a planning assumption, not something that was stated."""
