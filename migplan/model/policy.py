"""Everything about a plan that a person may choose."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from migplan.model.base import Frozen, Id, Months, Name, People, Text
from migplan.model.dates import Day, MonthIndex, Precision, RoughDate
from migplan.model.season import Season

_MARCH_AFTER_APRIL = 11
"""Months from the first to the last of a fiscal year."""


class Proposal(StrEnum):
    """When the catalogue's standard linkages are added to an inventory."""

    AUTO = "auto"
    """When the inventory states no linkage between two standard systems."""
    ALWAYS = "always"
    NEVER = "never"


class CapacityChange(Frozen):
    """Months in which another number of people is there."""

    start: RoughDate
    """First month; a fiscal year means its April."""
    end: RoughDate
    """Last month, inclusive."""
    people: People
    """How many there are in each of these months, instead of the usual number."""

    @property
    def first(self) -> MonthIndex:
        """The first month."""
        whole_year = self.start.precision is Precision.FISCAL_YEAR
        return self.start.month - _MARCH_AFTER_APRIL if whole_year else self.start.month

    @property
    def last(self) -> MonthIndex:
        """The last month."""
        return self.end.month


class VendorCapacity(Frozen):
    """What a vendor can do for this body at the same time: projects, engineers or both."""

    vendor: Name
    parallel_projects: Annotated[int, Field(ge=1, le=1000)] | None = None
    """Most projects at the same time; left out: no limit but the engineers."""
    engineers: People | None = None
    """Engineers who work for this body in a month; left out: not limited."""
    changes: tuple[CapacityChange, ...] = ()
    """Months with another number of engineers."""
    source: Text | None = None


class StaffCapacity(Frozen):
    """How many of the body's own staff work on migrations."""

    people: People
    """In every month that no change names."""
    changes: tuple[CapacityChange, ...] = ()
    """Months with another number, such as those of an election or of the yearly transfers."""
    source: Text | None = None


class Precedence(Frozen):
    """One system must not cut over before another; only where somebody says so."""

    before: Id
    after: Id
    lag_months: Months = 0
    """Least number of calendar months between the two cutovers."""
    reason: Text = ""

    @property
    def key(self) -> str:
        """What tells it from other precedences; two that are alike are one."""
        return f"{self.before}>{self.after}+{self.lag_months}"


class PriceChange(Frozen):
    """A unit price that replaces the catalogue's."""

    key: str
    low: Annotated[float, Field(ge=0)]
    typical: Annotated[float, Field(ge=0)]
    high: Annotated[float, Field(ge=0)]
    source: Text = ""


class Policy(Frozen):
    """Slots, seasons, limits and prices of a plan."""

    as_of: Day | None = None
    """The day the plan is made for: "today" everywhere in it."""
    horizon_end: RoughDate | None = None
    """Last month in which a cutover may be planned."""
    lead_months: Months | None = None
    """Least number of months from the as-of date to a cutover that is not pinned."""
    slots: tuple[Day, ...] = ()
    """First operating days to use instead of the generated slots."""
    seasons: tuple[Season, ...] = ()
    """The body's own busy seasons, added to the catalogue's."""
    default_seasons: bool = True
    """False: the catalogue's seasons do not apply."""
    load_limit: Annotated[int, Field(ge=1)] | None = None
    """Most cutovers in one slot; left out: no limit."""
    parallel_projects: Annotated[int, Field(ge=1)] | None = None
    """Most projects of the body at the same time; left out: no limit."""
    vendors: tuple[VendorCapacity, ...] = ()
    staff: StaffCapacity | None = None
    """The body's own staff for migrations; left out: not limited."""
    phase_slack_months: Months | None = None
    """Most idle months after each phase but the last; left out: as the catalogue has it."""
    non_residents_checked: Day | None = None
    """Day by which numbers of non-residents are free of duplicates (住登外者の突合)."""
    packages_move_together: bool = True
    move_together: tuple[tuple[Id, ...], ...] = ()
    precedences: tuple[Precedence, ...] = ()
    deadlines: Literal["soft", "hard"] = "soft"
    """Soft: lateness is priced. Hard: a plan that misses a deadline is not allowed."""
    propose_linkages: Proposal = Proposal.AUTO
    prices: tuple[PriceChange, ...] = ()
    seed: Annotated[int, Field(ge=0, le=2**31 - 1)] = 1
