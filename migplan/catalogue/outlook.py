"""What the tables about the world around a plan hold: residents, and money of the state."""

from migplan.catalogue.entries import Entry
from migplan.model.base import Id
from migplan.model.dates import Day
from migplan.model.text import Bilingual


class ResidentEffect(Entry):
    """Something residents notice when certain businesses cut over."""

    id: Id
    order: int
    businesses: tuple[str, ...]
    """Catalogue ids."""
    name: Bilingual
    note: Bilingual
    """What to tell them."""


class Funding(Entry):
    """A subsidy for the migration of standard systems."""

    id: Id
    name: Bilingual
    until: Day
    """Last day of its window."""
    note: Bilingual
