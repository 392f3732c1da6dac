"""What the bodies of a lot have to settle with each other, who changes, and until when."""

from enum import StrEnum

from migplan.model.base import Frozen
from migplan.model.dates import Day
from migplan.model.gap import Confidence
from migplan.model.text import Bilingual


class Aspect(StrEnum):
    """In what bodies that buy together may differ."""

    SPEC_VERSION = "spec_version"
    SCOPE = "scope"
    DEFERRED_FUNCTIONS = "deferred_functions"
    OWN_FUNCTIONS = "own_functions"
    MISSING_FUNCTIONS = "missing_functions"
    SHARED_FUNCTIONS = "shared_functions"
    REPORTS = "reports"
    CHARACTERS = "characters"
    ORDINANCE = "ordinance"
    DUE_DATES = "due_dates"
    SEASONS = "seasons"
    COMMON_FUNCTIONS = "common_functions"
    NETWORK = "network"
    PERSONAL_NUMBER = "personal_number"
    CONTRACTS = "contracts"
    LOCAL_SYSTEMS = "local_systems"


class MemberValue(Frozen):
    """What one member says."""

    member: str
    said: Bilingual | None = None
    """``None``: nobody said; it has to be asked."""


class AlignmentItem(Frozen):
    """One thing to settle."""

    key: str
    """Aspect and subject; the same from run to run."""
    aspect: Aspect
    subject: Bilingual
    """Business, system or function it is about."""
    differs: Bilingual
    """The values, and who has which."""
    values: tuple[MemberValue, ...]
    """One for each member that it concerns, in the order of the members."""
    target: Bilingual | None = None
    """The value to meet at: of most, or of the standard; ``None``: the members have to choose."""
    changes: tuple[str, ...]
    """Members that have to change something; all who differ where no value is in the majority."""
    action: Bilingual
    due: Day
    """Last working day to settle it, counted back from the window; may have passed."""
    counted: Bilingual
    """How that day was counted."""
    basis: Bilingual
    source: Bilingual
    """A document, an address, or that it is an assumption."""
    confidence: Confidence
    unknown: tuple[str, ...] = ()
    """Members to ask."""


class EventKind(StrEnum):
    """What a body has to do before it can buy."""

    INITIAL_BUDGET = "initial_budget"
    SUPPLEMENT = "supplement"
    LIABILITY_REQUEST = "liability_request"
    LIABILITY_VOTE = "liability_vote"
    TENDER = "tender"
    RULES_VOTE = "rules_vote"
    WINDOW = "window"


class DecisionDay(Frozen):
    """A day of the common calendar."""

    date: Day
    kind: EventKind
    what: Bilingual
    members: tuple[str, ...]
    """Whose day it is, in the order of the members."""
    basis: Bilingual


class DecisionCalendar(Frozen):
    """Councils and budgets of all members, counted back from the window; assumptions."""

    days: tuple[DecisionDay, ...]
    """By date, then kind."""
    tender: Day
    """The call for tenders: by then every member has to be able to sign."""
    can: Day
    """The earliest day on which the councils of all members can have decided."""
    must: Day
    """End of the last session of that member's council which meets earliest before the tender."""

    @property
    def in_time(self) -> bool:
        """Whether all can decide before the tender."""
        return self.can <= self.tender
