"""Dates that people try or have decided, in a file of their own beside the inventory."""

from migplan.model.base import Frozen, Id, Name
from migplan.model.dates import Day


class PinRow(Frozen):
    """The date of one system; it takes the place of a pin in the inventory."""

    system: Id
    date: Day
    """First operating day on the new system."""
    owner: Name
    """Who decided."""
    reason: Name
    changed: bool = False
    """Whether the date was moved, as against kept where a plan had it."""
