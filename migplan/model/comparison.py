"""Several plans side by side: what each says in the same words, and what follows for all together.

A ``Comparison`` holds facts of each member and what is derived from these facts alone. Whoever takes
a value out of the facts and derives again has a comparison that knows nothing of it.
"""

from enum import StrEnum

from pydantic import Field

from migplan.model.base import Frozen
from migplan.model.dates import Day
from migplan.model.gap import YenRange
from migplan.model.joint_group import Withheld
from migplan.model.text import Bilingual

COMPARISON_VERSION = 1

NEAR_MONTHS = 3
"""A cutover so many months before its deadline, or fewer, has little room: a planning assumption."""
TOGETHER_MONTHS = 6
"""Dates so many months apart, or fewer, lie near each other: a planning assumption."""


class Standing(StrEnum):
    """Where a system stands in the plan of its body."""

    MOVING = "moving"
    MIGRATED = "migrated"
    EXPECTED = "expected"
    """Not on the list of late systems, so probably on its new package."""
    STAYING = "staying"
    RETIRING = "retiring"
    ABSENT = "absent"
    """The body has none, or uses it no more."""


class Mode(StrEnum):
    """What is compared."""

    BODIES = "bodies"
    VERSIONS = "versions"
    """Scenarios or versions of the plan of one body: their sums would mean nothing."""


class Scope(StrEnum):
    """What a row is about."""

    BUSINESS = "business"
    COMMON = "common"
    LOCAL = "local"


class Premise(Frozen):
    """One thing that a system's date rests on, as people write it."""

    key: str
    """``pin``, ``not_before``, ``contract_end``, ``deadline``, ``work``, ``limit``, ``unit``,
    ``season``, ``package``, ``vendor`` or ``state``."""
    value: Bilingual
    order: int | None = None
    """Sorts values as they push a date: a later day, more months; ``None`` for mere names."""


class SystemFacts(Frozen):
    """A system as it is compared."""

    system: str
    """Its id in the inventory of its body."""
    name: str | None
    """``None``: not shared."""
    subjects: tuple[str, ...] = ()
    """Keys of the rows it stands in; none when nothing tells what it is like."""
    businesses: int = 0
    """Businesses and common functions that it covers."""
    standing: Standing
    vendor: str | None = None
    package: str | None = None
    """New vendor and package; ``None``: unknown, or not shared."""
    date: Day | None = None
    """First operating day on the new system; moving ones only."""
    pinned: bool = False
    deadline: Day | None = None
    deadline_assumed: bool = False
    months_late: int = 0
    months_left: int | None = None
    """Months from the cutover to the deadline; 0 in the same month, ``None`` when late or without one."""
    double_months: int | None = 0
    """Months after the cutover in which today's contract is paid as well; ``None``: not shared."""
    premises: tuple[Premise, ...] = ()
    reason: Bilingual | None = None
    """Why the plan chose the date."""


class ContractFacts(Frozen):
    """A moving system whose contract ends before its cutover."""

    system: str
    end: Day
    """First end among the contracts that have to be extended."""
    end_said: Bilingual
    date: Day
    months: int
    """Months of extension that are paid, those of every contract counted."""
    yen: int | None
    """What the extension costs; ``None``: not shared."""


class DecisionFacts(Frozen):
    """A decision due."""

    key: str
    due: Day
    who: Bilingual | None
    what: Bilingual | None
    """``None``: not shared."""


class MoneyYear(Frozen):
    """One fiscal year of one member, or of several, in yen."""

    year: int
    extra: int
    """What the plan really spends on the way: cash, without the new systems."""
    today: int | None
    """Today's systems, as far as they still run; ``None``: not shared."""
    after: int | None
    """The new systems, from their cutovers; assumed from today's prices, so shared with them."""


class Money(Frozen):
    """Yen of one member, or of several."""

    extra: YenRange
    """Cash of the whole plan; ``typical`` is the sum of the years."""
    bridges: int
    """Part of it that bridges cost."""
    extensions: int | None
    """Part of it that extended contracts cost; ``None``: not shared."""
    today_monthly: int | None
    after_monthly: int | None
    years: tuple[MoneyYear, ...] = ()


class Figures(Frozen):
    """The numbers of one member, or of all; ``None`` where nothing is shared."""

    systems: int
    """Systems that still have their cutover before them."""
    first: Day | None = None
    last: Day | None = None
    waves: int
    peak: int
    """Most cutovers in one month; of all members, taken together."""
    peak_month: Day | None = None
    bridges: int
    bridge_months: int
    gaps: int | None
    """Open gaps that nobody has decided about."""
    severe: int | None
    """Those of high severity."""
    late_systems: int
    late_months: int
    near_systems: int
    """On time, but with no more than ``NEAR_MONTHS`` to the deadline."""
    short_contracts: int | None
    """Systems whose contract ends before their cutover."""
    extension_months: int | None
    decisions: int
    next_decision: Day | None = None
    double_months: int | None
    """Months of systems that are paid twice; follows from contracts."""
    optimality_gap: float
    """Of all members: the largest."""
    assumptions: int
    assumed: int
    """Of ``asked``: how many values nobody gave."""
    asked: int
    """Deadline, vendor, months of work and contract price of every moving system."""


class MemberFacts(Frozen):
    """One member as it is compared."""

    key: str
    label: str
    code: str | None = None
    population: int | None = None
    invented: bool = False
    as_of: Day
    withheld: tuple[Withheld, ...] = ()
    """What was left out of these facts."""
    figures: Figures
    money: Money | None
    """``None``: not shared."""
    systems: tuple[SystemFacts, ...]
    """Standard systems and local ones, by id."""
    contracts: tuple[ContractFacts, ...] | None
    decisions: tuple[DecisionFacts, ...]
    notes: tuple[Bilingual, ...] = ()
    """What a reader has to know of it: an interrupted search, a test against the past."""

    def system(self, key: str) -> SystemFacts | None:
        """A system by its id."""
        return next((row for row in self.systems if row.system == key), None)


class Sameness(StrEnum):
    """Whether members use one package."""

    SAME = "same"
    DIFFERENT = "different"
    UNKNOWN = "unknown"
    """Not all of them are known, and those that are do not differ."""


class Row(Frozen):
    """One business, common function or kind of local system, member by member."""

    key: str
    scope: Scope
    name: Bilingual
    systems: dict[str, tuple[str, ...]]
    """Ids of the systems that cover it, by key of the member; a member without one is left out."""
    moving: int
    """Members that still have a cutover before them here."""
    first: Day | None = None
    last: Day | None = None
    months_apart: int | None = None
    """Between the first and the last of the dates; ``None`` for fewer than two members."""
    same_day: bool = False
    package: Sameness = Sameness.UNKNOWN


class Differing(Frozen):
    """A premise in which members differ, beside the dates it may explain."""

    key: str
    values: dict[str, Bilingual]
    """By key of the member; one that has no such value, or does not share it, is left out."""
    agrees: bool = False
    """Whether its values are in the same order as the dates, which makes it the likelier cause."""


class Why(Frozen):
    """A row whose dates differ, and the premises in which its members differ, most telling first."""

    row: str
    premises: tuple[Differing, ...]


class Exposed(Frozen):
    """What one member still has to do with one vendor or package."""

    systems: int
    first: Day
    last: Day


class Exposure(Frozen):
    """A vendor or package, and who depends on it."""

    name: str
    members: dict[str, Exposed]
    busiest: Day | None = None
    """First day of the month in which most members cut over with it."""
    busiest_members: tuple[str, ...] = ()
    """Keys of these members; they are hit together when it slips."""
    busiest_systems: int = 0


class SharedSlot(Frozen):
    """A day on which several members cut over."""

    date: Day
    systems: dict[str, int]
    """Number of systems, by key of the member."""


class LateSet(Frozen):
    """Members that have the same businesses still to move."""

    members: tuple[str, ...]
    businesses: tuple[str, ...]


class Change(Frozen):
    """A premise of one version that differs from the first, and what it was."""

    what: Bilingual
    before: Bilingual
    after: Bilingual


class MovedDate(Frozen):
    """A system that cuts over on another day than in the first version."""

    system: str
    name: str
    before: Day
    after: Day
    decided_by: str = ""
    causes: tuple[Change, ...] = ()
    """Most particular first."""


class Versus(Frozen):
    """One version against the first."""

    member: str
    moved: tuple[MovedDate, ...] = ()
    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    """Names of systems that move only in one of the two."""
    done: tuple[str, ...] = ()
    """Names of systems that have cut over in between."""
    premises: tuple[Change, ...] = ()


class Comparison(Frozen):
    """Several plans side by side."""

    schema_version: int = COMPARISON_VERSION
    mode: Mode
    name: str = ""
    """Of the group, if it has one."""
    members: tuple[MemberFacts, ...]
    total: Figures | None = None
    """Of those who share a figure; ``None`` for versions."""
    money: Money | None = None
    """Of those who share theirs; ``None`` when fewer than two do, and for versions."""
    sharing: dict[str, int] = Field(default_factory=dict)
    """How many members a sum takes in, by what they share: ``money``, ``gaps``, ``contracts``."""
    rows: tuple[Row, ...]
    """Businesses in the order of the catalogue, common functions, then local kinds."""
    unmatched: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Ids of local systems without a kind and without a namesake, by key of the member."""
    why: tuple[Why, ...] = ()
    vendors: tuple[Exposure, ...] = ()
    packages: tuple[Exposure, ...] = ()
    shared_slots: tuple[SharedSlot, ...] = ()
    late_sets: tuple[LateSet, ...] = ()
    versus: tuple[Versus, ...] = ()
    """Versions against the first; empty for bodies."""

    def member(self, key: str) -> MemberFacts:
        """A member by its key.

        Raises:
            KeyError: If there is none.
        """
        found = next((member for member in self.members if member.key == key), None)
        if found is None:
            raise KeyError(key)
        return found
