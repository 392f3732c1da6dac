"""A group folder: who buys together, what they share with each other, and by which rules."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from migplan.model.base import Frozen, Months, Name, Text
from migplan.model.municipality import Reference
from migplan.model.policy import PriceChange, VendorCapacity

MonthOfYear = Annotated[int, Field(ge=1, le=12)]


class Withheld(StrEnum):
    """What a body may keep from the others of its group."""

    MONEY = "money"
    """Every yen of its own: prices, costs, gains."""
    CONTRACTS = "contracts"
    """Ends, prices and vendors of today's contracts."""
    VENDORS = "vendors"
    """Vendors and packages, today's and the new ones."""
    GAPS = "gaps"
    """How many gaps it has, and which."""
    NETWORK = "network"
    """Hostings, zones, lines and character sets."""


class MemberEntry(Frozen):
    """One body of a group folder."""

    inventory: Name
    """Its inventory, relative to the folder of the group."""
    contact: Text | None = None
    """Division that owns the inventory (情報政策課)."""
    withholds: tuple[Withheld, ...] = ()
    """What the others do not get to see."""
    councils: tuple[MonthOfYear, ...] = ()
    """Months of the regular sessions of its assembly; left out: those most bodies have."""
    note: Text | None = None


class LotPolicy(Frozen):
    """What makes bodies fit into one lot; every number has a default that the page shows."""

    window_months: Annotated[int, Field(ge=1, le=36)] = 12
    """Length of the common window in which all systems of a lot cut over."""
    contract_months: Months | None = None
    """Most months between the end of a system's contract and the window; left out: no limit."""
    most_members: Annotated[int, Field(ge=2, le=200)] = 10
    """Most bodies in one lot."""
    population_factor: Annotated[float, Field(ge=1)] | None = None
    """Most times that the largest member of a lot may be larger than the smallest."""
    years: Annotated[int, Field(ge=1, le=20)] = 5
    """Years of running cost that are compared."""
    all_in: bool = False
    """A body that joins a lot brings all systems that fit its package."""
    equal_share: Annotated[int, Field(ge=0, le=100)] = 10
    """Percent of the shared cost that the mixed split shares out equally, the rest per head."""
    rules: tuple[PriceChange, ...] = ()
    """Rules of scale that replace the catalogue's, by their keys."""


class JointGroup(Frozen):
    """A group of bodies that plan and buy together."""

    name: Name
    invented: bool = False
    """True for samples that nobody should take for a real group."""
    references: tuple[Reference, ...] = ()
    note: Text | None = None
    members: tuple[MemberEntry, ...]
    vendors: tuple[VendorCapacity, ...] = ()
    """What vendors can do for all members together."""
    lots: LotPolicy = LotPolicy()
