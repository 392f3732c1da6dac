"""What kind of body to invent, and who delivers in its region."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate
from random import Random
from typing import TypeVar

from migplan.model.dates import Precision, RoughDate, month_end

T = TypeVar("T")

AS_OF = date(2026, 11, 22)
_LOYALTY = 0.75
_MARCH = 3


@dataclass(frozen=True, slots=True)
class Shape:
    """Size and rules of a body.

    Attributes:
        systems: Standard and local ones together; the live platform comes on top.
        linkages: How many; fewer when the catalogue knows no more and ``dense`` is false.
        dense: Every system moves, no two linkages have the same two ends, and linkages are
            invented within the fields of business until there are enough.
        together: Packages move as a whole.
        vendor_limits: Vendors run two projects at a time.
        engineers: Vendors have few engineers, for a share of what their systems need at once.
        load_limit: Most cutovers in one slot.
    """

    systems: int
    linkages: int
    dense: bool = False
    together: bool = True
    vendor_limits: bool = False
    engineers: bool = False
    load_limit: int | None = None


@dataclass(frozen=True, slots=True)
class Market:
    """The vendors of a region, largest first; the n-th has 1/n of the first one's share.

    Attributes:
        vendors: Their names.
        favourites: Which vendor most bodies of the region take for a line of products.
    """

    vendors: tuple[str, ...]
    favourites: Mapping[str, str] = field(default_factory=dict[str, str])

    def pick(self, rng: Random, line: str) -> str:
        """A vendor for one line of products."""
        if line in self.favourites and rng.random() < _LOYALTY:
            return self.favourites[line]
        shares = [1 / rank for rank in range(1, len(self.vendors) + 1)]
        return rng.choices(self.vendors, shares)[0]


def one_of(rng: Random, shares: Mapping[T, float]) -> T:
    """A key, as often as its share says; the shares need not add up to one."""
    keys: Sequence[T] = tuple(shares)
    return rng.choices(keys, cum_weights=list(accumulate(shares.values())))[0]


def usual_end(rng: Random) -> date:
    """The last day of a contract: mostly of a fiscal year, sometimes of another month."""
    year = one_of(rng, {2027: 3, 2028: 4, 2029: 4, 2030: 3, 2031: 2})
    month = one_of(rng, {3: 70, 9: 12, 12: 10, 6: 4, 1: 2, 10: 2})
    return month_end(year * 12 + month - 1)


def as_known(rng: Random, day: date) -> RoughDate | None:
    """A day as people know it: to the day, the month, the fiscal year or not at all."""
    precision = one_of(
        rng,
        {
            Precision.DAY: 45,
            Precision.MONTH: 20,
            Precision.FISCAL_YEAR: 25 if day.month == _MARCH else 0,
            None: 10,
        },
    )
    return None if precision is None else RoughDate(day=day, precision=precision)
