"""A scenario: a few premises of an inventory said otherwise, in a small file of its own."""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from migplan.model.base import Frozen, Id, Name, People, Text, Yen
from migplan.model.dates import RoughDate
from migplan.model.pinned import PinRow

_FY, _ALL = "FY", ".*"


def _year(value: object) -> object:
    """``FY2028`` is the year 2028."""
    text = value.strip() if isinstance(value, str) else ""
    digits = text.removeprefix(_FY)
    return int(digits) if text.startswith(_FY) and digits.isdecimal() else value


Amount = Annotated[float, Field(ge=0, le=1e12)]


class VendorSlip(Frozen):
    """All moving systems of one vendor cut over at least so many months after the plan's dates."""

    vendor: Name
    months: Annotated[int, Field(ge=1, le=120)]


class BudgetCap(Frozen):
    """A ceiling on what the plan spends in one fiscal year; one of the two is given."""

    fiscal_year: Annotated[int, Field(ge=2011, le=2100), BeforeValidator(_year)]
    """Also written ``FY2028``."""
    most_yen: Yen | None = None
    percent: Annotated[float, Field(ge=0, le=100)] | None = None
    """At most so many percent of what the base plan spends in that year."""


class PriceShift(Frozen):
    """Another unit price: three amounts, or a percentage of those of the base."""

    key: Text
    """Of one price, or of all that begin alike: ``bridge_setup.*``."""
    low: Amount | None = None
    typical: Amount | None = None
    high: Amount | None = None
    percent: Annotated[float, Field(ge=0, le=10_000)] | None = None
    """130: thirty percent dearer, at both ends of the range too."""
    source: Text = ""

    def among(self, keys: Iterable[str]) -> tuple[str, ...]:
        """The prices it is about."""
        if not self.key.endswith(_ALL):
            return tuple(key for key in keys if key == self.key)
        return tuple(key for key in keys if key.startswith(self.key[:-1]))


class CapacityRow(Frozen):
    """What a vendor can do at the same time, instead of what the policy says."""

    vendor: Name
    engineers: People | None = None
    parallel_projects: Annotated[int, Field(ge=1, le=1000)] | None = None


class DeadlineRow(Frozen):
    """The deadline of one system."""

    system: Id
    date: RoughDate


class Scenario(Frozen):
    """What is said otherwise; all that is left out is as in the base."""

    name: Name
    note: Text = ""
    vendor_slips: tuple[VendorSlip, ...] = ()
    budgets: tuple[BudgetCap, ...] = ()
    pins: tuple[PinRow, ...] = ()
    prices: tuple[PriceShift, ...] = ()
    capacity: tuple[CapacityRow, ...] = ()
    staff: People | None = None
    """The body's own staff for migrations in every month."""
    parallel_projects: Annotated[int, Field(ge=1, le=1000)] | None = None
    """Most projects of the body at the same time."""
    load_limit: Annotated[int, Field(ge=1, le=100_000)] | None = None
    """Most cutovers in one slot."""
    deadlines: tuple[DeadlineRow, ...] = ()
    deadline_rule: Literal["soft", "hard"] | None = None

    @property
    def changes(self) -> bool:
        """Whether anything is said otherwise at all."""
        return self.model_copy(update={"name": "-", "note": ""}) != Scenario(name="-")
