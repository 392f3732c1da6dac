"""Everything about a plan that a person may choose."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from migplan.model.base import Frozen, Id, Months, Name, Text
from migplan.model.dates import Day, RoughDate
from migplan.model.season import Season


class Proposal(StrEnum):
    """When the catalogue's standard linkages are added to an inventory."""

    AUTO = "auto"
    """When the inventory states no linkage between two standard systems."""
    ALWAYS = "always"
    NEVER = "never"


class VendorCapacity(Frozen):
    """How many projects a vendor can run for this body at the same time."""

    vendor: Name
    parallel_projects: Annotated[int, Field(ge=1, le=1000)]
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
    packages_move_together: bool = True
    move_together: tuple[tuple[Id, ...], ...] = ()
    precedences: tuple[Precedence, ...] = ()
    deadlines: Literal["soft", "hard"] = "soft"
    """Soft: lateness is priced. Hard: a plan that misses a deadline is not allowed."""
    propose_linkages: Proposal = Proposal.AUTO
    prices: tuple[PriceChange, ...] = ()
    seed: Annotated[int, Field(ge=0, le=2**31 - 1)] = 1
