"""Gaps: linkages or systems for which the way during or after the migration is missing."""

from collections.abc import Iterable
from enum import StrEnum

from migplan.model.base import Frozen, Name, Text
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


class Period(StrEnum):
    """When the way is missing."""

    DURING = "during"
    """Until the cutovers are over: 移行中."""
    AFTER = "after"
    """Once both ends are where they will stay: 移行後."""


class CostBasis(StrEnum):
    """Where the money for a gap of a kind is counted."""

    REMEDY = "remedy"
    """Its first remedy costs extra."""
    WAY = "way"
    """Its first remedy builds the way anew; what the plan charges for adapting is part of that."""
    PLAN = "plan"
    """The plan has charged it already: a bridge, an extension."""
    NONE = "none"
    """It costs care, and no money worth planning for."""


class Remedy(Bilingual):
    """One way to settle a gap, with its usual price in yen where one can be assumed."""

    low_yen: int | None = None
    typical_yen: int | None = None
    high_yen: int | None = None


class YenRange(Frozen):
    """An amount between two ends."""

    low: int
    typical: int
    high: int

    @classmethod
    def total(cls, ranges: Iterable["YenRange"]) -> "YenRange":
        """The sum of some amounts, end by end; nothing for none."""
        every = tuple(ranges)
        return cls(
            low=sum(one.low for one in every),
            typical=sum(one.typical for one in every),
            high=sum(one.high for one in every),
        )


class Verdict(StrEnum):
    """What people decided about a gap."""

    ACCEPTED = "accepted"
    """Nothing is done about it, knowingly."""
    PLANNED = "planned"
    """The way is agreed and will be built."""
    FALSE_ALARM = "false_alarm"
    """There is no gap."""


class GapDecision(Frozen):
    """What people decided about one gap, and why."""

    gap: Text
    """Key of the gap."""
    verdict: Verdict
    who: Name
    when: Day
    why: Name
    until: Day | None = None
    """Last day on which it holds; left out: for good."""


class DecisionState(StrEnum):
    """Why people should look at a decision again."""

    EXPIRED = "expired"
    """Its last day has passed: the gap is open again."""
    EXPIRING = "expiring"
    """It still holds, but not for long."""
    ORPHANED = "orphaned"
    """The gap that it was about is not found any more."""
    EARLY = "early"
    """It was made after the as-of date, so it does not hold yet."""


class DecisionRemark(Frozen):
    """A decision that people should look at again."""

    decision: GapDecision
    state: DecisionState


CONTRACT_KIND = "contract_ends_before_cutover"
"""Kind of the gaps of contracts that end too early, each a decision due of its own."""
INTERIM_KIND = "interim_old_new"
"""Kind of the gaps that a plan closes itself, by a bridge each."""


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
    remedies: tuple[Remedy, ...] = ()
    """Ways to settle it, the one to try first at the head."""
    owner: str | None = None
    """Division that has to act; unknown when nobody said."""
    due: Day | None = None
    """Day by which the way must be agreed; only where a plan tells."""
    needed_by: Day | None = None
    """Day on which the way has to work: a cutover, or the end of a contract."""
    period: Period = Period.AFTER
    cost_basis: CostBasis = CostBasis.REMEDY
    cost: YenRange | None = None
    """Yen on top of what the plan charges; ``None`` where nobody can assume a price."""
    reference: Bilingual | None = None
    """Law or specification behind it, where known."""
    decision: GapDecision | None = None
    """What people decided about it, as far as it is in force."""
    lapsed: GapDecision | None = None
    """A decision about it that holds no more, so that it is open again."""
    needs_plan: bool = False

    @property
    def is_bridge(self) -> bool:
        """Whether the plan itself closes it by a bridge, which is listed with the bridges."""
        return self.kind == INTERIM_KIND

    @property
    def counts(self) -> bool:
        """Whether it is one of the open gaps that headlines count and exit codes tell of."""
        return self.decision is None and not self.is_bridge
