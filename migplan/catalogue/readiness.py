"""What the rows of the readiness list are: items counted back from the cutover of a wave."""

from enum import StrEnum

from migplan.catalogue.entries import Entry
from migplan.model.base import Id, Months
from migplan.model.text import Bilingual


class Concern(StrEnum):
    """What of a wave an item is about; an item without any is left out."""

    SYSTEMS = "systems"
    """All systems of the wave."""
    STANDARD = "standard"
    """Its standard systems."""
    PERSONAL_NUMBER = "personal_number"
    """Its systems that handle the individual number, or may."""
    OWN_USE = "own_use"
    """Local systems that get the individual number from it, or may, without a known ordinance."""
    RESIDENTS = "residents"
    """Its systems that residents use, or may."""
    BRIDGES = "bridges"
    """Bridges that begin with it."""
    HEALED = "healed"
    """Bridges that end with it."""
    REWORKS = "reworks"
    """Linkages that are adapted to it."""
    LINKAGES = "linkages"
    """All linkages of its systems that are counted."""
    CONTRACTS = "contracts"
    """Contracts that run on after their last system has cut over."""


class Span(StrEnum):
    """How the due date is counted from the cutover."""

    MONTHS = "months"
    DAYS = "days"
    SESSIONS = "sessions"
    """Opening of the last regular session of the council so many months before the cutover."""
    ADAPTED = "adapted"
    """The end of the month before the cutover, the last of the work on what stays."""
    PARALLEL = "parallel"
    """The end of parallel running, as the price list has it."""
    NOTICE = "notice"
    """The notice of each contract."""


class Anchor(StrEnum):
    """The day that is counted from."""

    CUTOVER = "cutover"
    """First operating day."""
    CLOSED = "closed"
    """First of the closed days before it, when switching begins."""


class Side(StrEnum):
    """Which way is counted."""

    BEFORE = "before"
    AFTER = "after"


class ReadinessItem(Entry):
    """One kind of thing that has to be ready; how long before is a planning assumption."""

    id: Id
    order: int
    name: Bilingual
    concern: Concern
    amount: Months = 0
    """How many days or months."""
    span: Span
    side: Side = Side.BEFORE
    anchor: Anchor = Anchor.CUTOVER
    owner: bool = False
    """Whether the divisions in charge are named."""
    vendor: bool = False
    """Whether the vendors are named."""
    who: Bilingual
    """Who else has a part in it, in role words."""
    note: Bilingual
    """Why so long before or after."""
