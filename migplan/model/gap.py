"""Gaps: linkages or systems for which the way during or after the migration is missing."""

from enum import StrEnum

from migplan.model.base import Frozen
from migplan.model.dates import Day
from migplan.model.text import Bilingual


class GapSeverity(StrEnum):
    """How bad it is when nobody acts."""

    INFO = "info"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def rank(self) -> int:
        """0 for info up to 3 for high."""
        return list(GapSeverity).index(self)


class Confidence(StrEnum):
    """How sure the finding is."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Gap(Frozen):
    """One missing way, found by one rule."""

    key: str
    """Stable from run to run: ``GAP012@linkage-id``."""
    code: str
    kind: str
    """Catalogue id of the gap kind."""
    title: Bilingual
    subject: str
    """Id of the linkage, system or contract it is about."""
    systems: tuple[str, ...]
    """Ids of the systems concerned; provider first."""
    finding: Bilingual
    """What is missing here, in one sentence."""
    severity: GapSeverity
    confidence: Confidence
    remedies: tuple[Bilingual, ...] = ()
    owner: str | None = None
    """Division that has to act; unknown when nobody said."""
    due: Day | None = None
    """Day by which the way must be agreed; only where a plan tells."""
    needs_plan: bool = False
