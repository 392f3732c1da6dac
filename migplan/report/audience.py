"""Who reads the report: what each reader gets to see."""

from enum import StrEnum
from typing import Final


class Audience(StrEnum):
    """A reader of the report."""

    DIVISION = "division"
    """The IT division: everything."""
    EXECUTIVE = "executive"
    """Who decides: the case on page one and what stands behind it."""
    VENDOR = "vendor"
    """One vendor: no prices, and nothing of other vendors' or bodies' affairs."""
    PUBLIC = "public"
    """Anybody."""


EVERYBODY: Final = frozenset(Audience)
INSIDE: Final = frozenset({Audience.DIVISION, Audience.EXECUTIVE})
DIVISION_ONLY: Final = frozenset({Audience.DIVISION})
