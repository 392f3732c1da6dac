"""Lots: bodies × businesses bought together, what that saves and costs, and who pays what.

Everything that a body may keep from the others can be ``None``, which then means: it is not shared.
Only documents for the group have such values (:mod:`migplan.joint.lots.sharing`).
"""

from enum import StrEnum

from pydantic import Field

from migplan.model.base import Frozen
from migplan.model.dates import Day
from migplan.model.gap import YenRange
from migplan.model.group import Means
from migplan.model.joint_group import LotPolicy, Withheld
from migplan.model.price import Price
from migplan.model.text import Bilingual

LOTS_VERSION = 1


class LotBody(Frozen):
    """One body that was asked whether it fits with the others."""

    key: str
    label: str
    code: str | None = None
    population: int | None = None
    invented: bool = False
    as_of: Day
    systems: int
    """Systems that still move."""
    alone_last: Day | None = None
    """Its last cutover in the plan it has alone."""


class LotSystem(Frozen):
    """One system of a member inside a lot."""

    system: str
    name: str
    businesses: tuple[str, ...]
    """Keys of businesses, and of local kinds as ``local:KIND``."""
    vendor: str | None = None
    package: str | None = None
    alone: Day
    """Its cutover in the plan the body has alone."""
    date: Day
    """Its cutover in the plan inside the lot."""
    months: int
    """Calendar months that it waits; negative when it is brought forward."""
    contract_end: Day | None = None
    """Last end of today's contracts, as far as known."""
    overlap_months: int | None = 0
    """Months that a contract still runs after the cutover: an early exit."""
    extension_months: int | None = 0
    """Months between the end of the contracts and the cutover."""


class LotMember(Frozen):
    """What one body does and pays inside a lot."""

    key: str
    systems: tuple[LotSystem, ...]
    alone_yen: int | None
    """Running the new systems for the years compared, and one procurement of its own."""
    today_yen: int | None
    """Running today's systems for as long."""
    own_yen: int | None
    """What stays with the body inside the lot: its own part of running, taking part, aligning."""
    moving_yen: int | None
    """What it spends more, or less when negative, with the dates of the lot; planned anew."""
    estimate_yen: int | None
    """What its dates were reckoned at when lots were chosen, weights included."""
    by_kind: dict[str, int] = Field(default_factory=dict)
    """``moving_yen`` by kind of cost; kinds that stay the same are left out."""
    assumed: tuple[str, ...] = ()
    """Ids of systems whose price today is a planning assumption."""


class SplitRule(StrEnum):
    """How the shared cost of a lot is shared out."""

    MIXED = "mixed"
    PER_HEAD = "per_head"
    EQUAL = "equal"
    BY_SYSTEMS = "by_systems"
    BY_USE = "by_use"
    """In proportion to what each would pay alone for the shared part."""
    STABLE = "stable"
    """The mixed one, changed as little as makes leaving worthwhile for as few as can be."""


class Split(Frozen):
    """One way of sharing out the shared cost."""

    rule: SplitRule
    why_not: Bilingual | None = None
    """Why it cannot be reckoned; the rest is empty then."""
    shares: dict[str, int] = Field(default_factory=dict)
    """Body to yen of the shared cost; they add up to it."""
    pays: dict[str, int] = Field(default_factory=dict)
    """Body to everything it pays inside the lot."""
    gains: dict[str, int] = Field(default_factory=dict)
    """Body to how much less that is than alone; negative: it pays more."""
    worse_off: tuple[str, ...] = ()
    violation_yen: int = 0
    """What the sub-group with most to win would win by leaving; 0 or less: nobody would."""
    violated_by: tuple[str, ...] = ()
    """That sub-group; empty when nobody would."""


class WindowCost(Frozen):
    """What the same lot costs with a later window."""

    months: int
    """How much later."""
    first: Day
    moving: dict[str, int]
    """Body to what it spends more than alone, reckoned from its plan alone."""
    lost_yen: int | None
    """Savings of the months that pass meanwhile."""
    impossible: tuple[str, ...] = ()
    """Bodies with a system that must not cut over then."""


class Leaving(Frozen):
    """What remains if one member leaves."""

    key: str
    remains: bool
    """Whether the others are still better off together than alone."""
    saving_yen: int | None
    """What the others save together then."""
    more: dict[str, int]
    """Body that stays to what it pays more, by the split of the lot."""
    leaver_yen: int | None
    """What the leaver pays more alone."""
    linkages: int
    """Linkages of its systems in the lot, which it has to agree on by itself."""


class Slipping(Frozen):
    """What it means that one member is late."""

    key: str
    months: int
    inside: bool
    """Whether it is still inside the common window."""
    waiting_yen: int | None = None
    """What it costs all others to wait for it; ``None``: somebody cannot."""
    leaving_yen: int | None = 0
    """What it costs all, the late one included, to go without it."""


class Lot(Frozen):
    """Bodies × businesses bought together."""

    key: str
    package: str | None = None
    """``None``: nobody has chosen one."""
    vendor: str | None = None
    first: Day
    """First month of the common window, as its first day."""
    last: Day
    """Last day of the window."""
    businesses: tuple[str, ...]
    members: tuple[LotMember, ...]
    shared_yen: int | None
    """What is paid once for all: the common part of running and one procurement."""
    alone_yen: YenRange | None
    """All members alone, new systems."""
    joint_yen: YenRange | None
    """All members together, dates included."""
    today_yen: YenRange | None
    """All members' systems of today for the same years."""
    saving_yen: YenRange | None
    """Alone less joint; from the careful end of all rules to the hopeful one."""
    bridges_alone: int
    """Bridges of the members' plans alone."""
    bridges_joint: int
    bridge_yen_alone: int | None
    bridge_yen_joint: int | None
    splits: tuple[Split, ...]
    recommended: SplitRule
    least_core_yen: int | None
    """The least that some sub-group must win by leaving, whatever the split; 0 or less: none need."""
    later: tuple[WindowCost, ...]
    leaving: tuple[Leaving, ...]
    slipping: tuple[Slipping, ...]
    reasons: tuple[Bilingual, ...] = ()
    """Why these fit together, most telling first."""


class CandidateKind(StrEnum):
    """What speaks for a group at first sight."""

    SAME_LATE_SET = "same_late_set"
    SAME_PACKAGE = "same_package"
    SAME_TIME = "same_time"


class Candidate(Frozen):
    """Bodies that have something in common, before anything is reckoned."""

    kind: CandidateKind
    what: str = ""
    """Package, or the half-year; empty for a late set."""
    members: tuple[str, ...]
    businesses: tuple[str, ...]
    saving_yen: YenRange | None = None
    """What buying these together would save by the rules; ``None``: they fit no common window."""


class Fit(Frozen):
    """How two bodies fit."""

    a: str
    b: str
    common: int
    """Businesses that both still move."""
    same_package: int | None
    """Of these, with the same package."""
    undecided: int | None
    """Of these, where one of them or both have chosen none."""
    apart_months: int | None = None
    """Median months between their dates; ``None`` without a common business."""
    population_factor: float | None = None
    saving_yen: int | None = None
    """What the two save as a lot of their own; ``None``: they cannot form one."""


class DelayedBody(Frozen):
    """What a slip of one vendor does to one body."""

    key: str
    systems: tuple[str, ...]
    yen: int | None
    """What it spends more; ``None``: a system must not cut over that late."""
    late: tuple[str, ...] = ()
    """Systems that then lie past their deadlines and did not before."""


class VendorDelay(Frozen):
    """What a slip of one vendor does to everybody at once."""

    vendor: str
    months: int
    bodies: tuple[DelayedBody, ...]
    same_month: int | None
    """Most bodies whose systems of this vendor cut over in one month: they slip together."""


class Crowded(Frozen):
    """A shared vendor that the dates of all bodies together ask too much of."""

    vendor: str
    means: Means
    capacity: int
    """Projects at a time, or engineers in a usual month."""
    most: int
    """What is asked of it in the worst month."""
    months: tuple[str, ...]
    """Written ``2027-04``; only those in which it is too much."""
    bodies: tuple[str, ...]
    """Who asks something of it then."""


class Lots(Frozen):
    """Which lots are proposed, and what they mean for whom."""

    schema_version: int = LOTS_VERSION
    name: str
    as_of: Day
    bodies: tuple[LotBody, ...]
    policy: LotPolicy
    rules: tuple[Price, ...]
    lots: tuple[Lot, ...]
    later: tuple[WindowCost, ...] = ()
    """All lots with their windows moved back together."""
    crowded: tuple[Crowded, ...] = ()
    """Shared vendors that would have to do too much with these dates."""
    crowded_alone: tuple[Crowded, ...] = ()
    """The same with the dates that the bodies have alone."""
    alone: dict[str, tuple[str, ...]]
    """Body to systems that no lot takes in, by id."""
    candidates: tuple[Candidate, ...]
    fits: tuple[Fit, ...]
    delays: tuple[VendorDelay, ...]
    names: dict[str, dict[str, str]] = Field(default_factory=dict)
    """Body to id to name of its systems, where lists here hold ids alone."""
    withheld: dict[str, tuple[Withheld, ...]] = Field(default_factory=dict)
    """Body to what it keeps from the others; then this document is the one for the group."""
    saving_yen: int | None
    """Of the chosen lots, with their members' dates."""
    bound_yen: int | None
    """What no choice saves more than by the reckoning that knows nothing of the members' own limits."""
    exact: bool
    """Whether the choice is proven best."""
    interrupted: bool = False
    """Whether somebody ended the search before it was done."""
    method: str
    """Which method chose."""
    version: str
