"""Who reads the report: what each reader gets to see.

One table, ``SEES``, says it for everything else: what is taken out of a plan, which columns and
sentences a view leaves out, and what ``docs/readers.md`` tells the office.
"""

from collections.abc import Mapping
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
WORKING: Final = frozenset({Audience.DIVISION, Audience.VENDOR})
NOT_PUBLIC: Final = EVERYBODY - {Audience.PUBLIC}
DIVISION_ONLY: Final = frozenset({Audience.DIVISION})
PUBLIC_ONLY: Final = frozenset({Audience.PUBLIC})


class Topic(StrEnum):
    """What a plan tells about; the words are ``reader.sees_KEY`` of the messages."""

    DATES = "dates"
    """Waves and cutovers."""
    DEADLINES = "deadlines"
    """Deadlines, and who is late."""
    NAMES = "names"
    """What systems are really called, and their ids; the others are called by their business."""
    PRODUCTS = "products"
    """Vendors and packages."""
    MONEY = "money"
    """Every yen, and every sentence that holds one."""
    CONTRACTS = "contracts"
    DECISIONS = "decisions"
    """What the body has to decide, with its budgets and assemblies."""
    MIXED = "mixed"
    """How many linkages run between old and new, and when."""
    LINKAGES = "linkages"
    """Linkages and bridges one by one."""
    PERSONAL_NUMBERS = "personal_numbers"
    """Linkages, gaps and routes of individual numbers."""
    GAPS = "gaps"
    """Some see their number only."""
    NETWORK = "network"
    """Hostings, zones, lines."""
    READINESS = "readiness"
    """What a wave has to get ready."""
    CAPACITY = "capacity"
    """Engineers, staff and what more of them is worth."""
    REASONS = "reasons"
    """Why a date, and what another one would cost or break."""
    OFFICERS = "officers"
    """Who decided, and divisions in charge."""
    PREMISES = "premises"
    """Assumptions and unit prices, baselines, the bound."""
    PROGRESS = "progress"
    """How far each project has come by its own account."""
    PLACES = "places"
    """Addresses in files, notes, sources."""


class Sight(StrEnum):
    """How much of a topic a reader sees."""

    ALL = "all"
    PART = "part"
    """Numbers for executives; a vendor's own."""
    NONE = "none"


def _row(executive: Sight, vendor: Sight, public: Sight) -> Mapping[Audience, Sight]:
    """The division sees everything."""
    readers = (Audience.DIVISION, Audience.EXECUTIVE, Audience.VENDOR, Audience.PUBLIC)
    return dict(zip(readers, (Sight.ALL, executive, vendor, public), strict=True))


_ALL, _PART, _NONE = Sight.ALL, Sight.PART, Sight.NONE

SEES: Final[Mapping[Topic, Mapping[Audience, Sight]]] = {
    Topic.DATES: _row(_ALL, _PART, _ALL),
    Topic.DEADLINES: _row(_ALL, _PART, _NONE),
    Topic.NAMES: _row(_ALL, _PART, _NONE),
    Topic.PRODUCTS: _row(_NONE, _PART, _NONE),
    Topic.MONEY: _row(_ALL, _NONE, _NONE),
    Topic.CONTRACTS: _row(_ALL, _PART, _NONE),
    Topic.DECISIONS: _row(_ALL, _NONE, _NONE),
    Topic.MIXED: _row(_ALL, _PART, _NONE),
    Topic.LINKAGES: _row(_NONE, _PART, _NONE),
    Topic.PERSONAL_NUMBERS: _row(_NONE, _NONE, _NONE),
    Topic.GAPS: _row(_PART, _PART, _NONE),
    Topic.NETWORK: _row(_NONE, _NONE, _NONE),
    Topic.READINESS: _row(_NONE, _PART, _NONE),
    Topic.CAPACITY: _row(_NONE, _PART, _NONE),
    Topic.REASONS: _row(_PART, _NONE, _NONE),
    Topic.OFFICERS: _row(_ALL, _NONE, _NONE),
    Topic.PREMISES: _row(_PART, _NONE, _NONE),
    Topic.PROGRESS: _row(_NONE, _NONE, _NONE),
    Topic.PLACES: _row(_NONE, _NONE, _NONE),
}


def sees(audience: Audience, topic: Topic) -> bool:
    """Whether a reader sees anything of a topic."""
    return SEES[topic][audience] is not Sight.NONE
