"""The plan: a frozen, versioned document that reports and comparisons are functions of."""

from enum import StrEnum

from pydantic import AliasChoices, ConfigDict, Field

from migplan.model.base import Frozen
from migplan.model.case import Case
from migplan.model.dates import Day
from migplan.model.gap import DecisionRemark, Gap, GapDecision, YenRange
from migplan.model.outlook import FundingWindow, ResidentNotice, Running
from migplan.model.phase import PhaseDates
from migplan.model.placement import Placement
from migplan.model.readiness import Readiness
from migplan.model.text import Bilingual

SCHEMA_VERSION = 3
"""Older ones are lifted on reading. 1: without phases and groups, and with a fingerprint over every
field of the case. 2: with gaps of eight kinds only, none of them priced."""


class CostKind(StrEnum):
    """What yen are spent on, or, for the last three, what a plan is charged with."""

    BRIDGE_SETUP = "bridge_setup"
    BRIDGE_RUNNING = "bridge_running"
    MIXED_RUNNING = "mixed_running"
    """Bridges that run at the as-of date already, until they are healed."""
    REWORK = "rework"
    """One-off adapting of systems and partners that stay."""
    CONTRACT_EXTENSION = "contract_extension"
    CONTRACT_LEFTOVER = "contract_leftover"
    PARALLEL_RUNNING = "parallel_running"
    LATENESS = "lateness"
    """A weight, not money: months past a deadline."""
    SEASON = "season"
    """A weight, not money: a cutover inside a soft busy season."""
    CHANGE = "change"
    """A weight, not money: a cutover on another day than the one agreed before."""


BRIDGE_KINDS = (CostKind.BRIDGE_SETUP, CostKind.BRIDGE_RUNNING, CostKind.MIXED_RUNNING)
"""Kinds that bridges cost."""

WEIGHTS = frozenset({CostKind.LATENESS, CostKind.SEASON, CostKind.CHANGE})
"""Kinds that steer the plan and are no expenditure."""


class First(StrEnum):
    """Which end of a bridge is on its new system first."""

    PROVIDER = "provider"
    CONSUMER = "consumer"


class Cutover(Frozen):
    """The switch of one system."""

    system: str
    date: Day
    """First operating day on the new system."""
    wave: int
    """Number of the wave, from 1 in order of dates."""
    reason: Bilingual
    pinned: bool = False
    months_late: int = 0
    earlier: Bilingual
    """What one slot earlier would cost or break."""
    later: Bilingual
    """What one slot later would cost or break."""
    phases: tuple[PhaseDates, ...] = ()
    """The work still to do, in order; only where engineers or staff are limited."""


class Wave(Frozen):
    """The systems that switch in one slot."""

    number: int
    date: Day
    closed_from: Day
    systems: tuple[str, ...]


class Bridge(Frozen):
    """What a linkage needs while one end is new and the other old."""

    # Python keeps "from" for itself; the document says from and to
    model_config = ConfigDict(serialize_by_alias=True)

    linkage: str
    provider: str
    consumer: str
    start: Day = Field(validation_alias=AliasChoices("from", "start"), serialization_alias="from")
    """From: the first cutover, or the as-of date when it runs already."""
    end: Day = Field(validation_alias=AliasChoices("to", "end"), serialization_alias="to")
    """To: the second cutover."""
    months: int
    """Calendar months of running cost."""
    first: First
    running_at_as_of: bool = False
    """True when one end was new before the plan begins: its set-up is sunk."""
    setup_yen: int
    running_yen: int
    cost_yen: int
    reason: Bilingual


class Rework(Frozen):
    """One-off adapting of a linkage whose other end stays."""

    linkage: str
    mover: str
    stayer: str
    ready_by: Day
    cost_yen: int


ADAPTING_PEOPLE = 2
"""People who adapt one system at a time: a planning assumption."""


class Adaptation(Frozen):
    """The work on one system or partner that stays, before one wave of its neighbours."""

    stayer: str
    wave: int
    start: Day
    """First day of the month in which the work has to begin."""
    ready_by: Day
    """First operating day of the wave."""
    months: int
    """Whole months, for ``ADAPTING_PEOPLE``; the last is the one before the wave."""
    linkages: tuple[str, ...]
    cost_yen: int
    """Sum of the reworks of these linkages, which the plan has charged."""


class RemedyYear(Frozen):
    """What settling gaps costs in one fiscal year, on top of what the plan charges."""

    year: int
    cost: YenRange
    gaps: int
    """Gaps that have to work within the year and cost something."""
    unpriced: int
    """Gaps of the year for which nobody can assume a price."""


class Cost(Frozen):
    """What a plan costs, in yen."""

    total_yen: int
    """Everything the plan is charged with, weights included: the objective."""
    cash_yen: int
    """What is really spent."""
    low_yen: int
    """``cash_yen`` of the same dates at the low end of all prices."""
    high_yen: int
    by_kind: dict[str, int]
    by_fiscal_year: dict[str, dict[str, int]]
    """Real spending: fiscal year, then kind."""


class Baseline(Frozen):
    """A naive plan under the same constraints."""

    name: str
    title: Bilingual
    spacing: Bilingual
    """How its waves were dated."""
    feasible: bool
    why_not: Bilingual | None = None
    total_yen: int | None = None
    cash_yen: int | None = None
    bridge_yen: int | None = None
    """Bridges that are built, and those that run at the as-of date already."""
    bridges: int | None = None
    waves: int | None = None
    last: Day | None = None
    cutovers: dict[str, Day] = Field(default_factory=dict)
    phases: dict[str, tuple[PhaseDates, ...]] = Field(default_factory=dict)
    """As those of the cutovers; the limits hold for a naive order too."""


class Robustness(Frozen):
    """Whether the order survives other prices."""

    level: str
    same_order: bool
    """Whether the best plan at these prices has the same waves in the same order."""
    moved: tuple[str, ...] = ()
    """Systems whose date differs."""
    total_yen: int


class Capacity(StrEnum):
    """What a plan may run short of."""

    ENGINEERS = "engineers"
    """Engineers of a vendor in a month."""
    STAFF = "staff"
    """The body's own staff in a month."""
    PARALLEL_PROJECTS = "parallel_projects"
    """Projects at the same time, of a vendor or of the body."""
    LOAD = "load"
    """Cutovers in the slots of a month."""


class CapacityPrice(Frozen):
    """What one more of something limited is worth in one month: the bound would fall by so much.

    One more lowers the bound by this many yen at most; what the plan would save is not more than
    that and its distance from the bound.
    """

    kind: Capacity
    vendor: str = ""
    """Whose; empty for the body's own."""
    month: Day
    """First day of the month."""
    yen: int


class Moved(Frozen):
    """A system whose date is not the one agreed before."""

    system: str
    agreed: Day
    """The date in the plan that was to be kept."""
    date: Day
    reason: Bilingual
    """What the agreed date would break or cost, all others staying where they are now."""


class DecisionDue(Frozen):
    """Something that has to be decided by a date for the plan to hold."""

    key: str
    due: Day
    who: Bilingual
    what: Bilingual
    basis: Bilingual
    """Why this date."""
    assumed: bool = True


class Provenance(Frozen):
    """Where the plan comes from."""

    inputs_sha256: str
    """Fingerprint of the content of the case, not of the files' bytes."""
    version: str
    seed: int
    solver: str
    bound_source: str
    """Which method gave ``bound_yen``."""
    status: str
    """``optimal``, ``feasible``, ``empty`` or ``interrupted``."""


class Plan(Frozen):
    """A dated, priced and checked answer."""

    schema_version: int = SCHEMA_VERSION
    municipality: str
    as_of: Day
    cutovers: tuple[Cutover, ...]
    waves: tuple[Wave, ...]
    bridges: tuple[Bridge, ...]
    reworks: tuple[Rework, ...]
    adaptations: tuple[Adaptation, ...] = ()
    """The reworks as work with dates, by start, stayer and wave."""
    gaps: tuple[Gap, ...] = ()
    remedies: tuple[RemedyYear, ...] = ()
    """What settling the gaps costs, in the year in which the way has to work."""
    cost: Cost
    bound_yen: int
    """No plan for this case costs less in total."""
    optimality_gap: float
    """How far the plan may be from the best, as a share of its total: 0.02 is two percent."""
    baselines: tuple[Baseline, ...] = ()
    robustness: tuple[Robustness, ...] = ()
    capacity_prices: tuple[CapacityPrice, ...] = ()
    """Only what is worth something, by kind, vendor and month."""
    moved: tuple[Moved, ...] = ()
    """Against the plan that was to be kept, in the order of the cutovers; see ``case.agreed``."""
    decisions: tuple[GapDecision, ...] = ()
    """What people decided about gaps, by gap, whether it holds or not."""
    decision_remarks: tuple[DecisionRemark, ...] = ()
    """Those of ``decisions`` to look at again, by gap."""
    decisions_due: tuple[DecisionDue, ...] = ()
    readiness: tuple[Readiness, ...] = ()
    """What each wave has to get ready, by wave, then by due date."""
    running: Running | None = None
    """What the moving systems cost to run before and after; no part of ``cost``."""
    funding: tuple[FundingWindow, ...] = ()
    """Subsidies, and which systems cut over in time for them."""
    unsettled: tuple[str, ...] = ()
    """Moving systems whose new vendor nobody knows and whose date nobody decided, by id."""
    residents: tuple[ResidentNotice, ...] = ()
    """What residents notice, by wave."""
    placement: Placement | None = None
    """Where the out-of-scope systems should live; ``None`` where there are none."""
    assumptions: tuple[str, ...] = ()
    """Keys of ``case.assumptions``, in order."""
    case: Case
    addresses: dict[str, str] = Field(default_factory=dict)
    """Where each was described: ``system:ID``, ``linkage:ID``, ``contract:ID``, ``decision:GAP`` to
    ``file:line``."""
    provenance: Provenance
