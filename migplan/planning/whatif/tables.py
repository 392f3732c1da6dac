"""The yen of all dates that a plan could have, as tables: whoever tries other dates only adds up.

A pure function of the case, so that no plan has to carry them. Most systems cost alike but for a
factor, month by month; what differs by a factor only is stored once, as a *shape*.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import gcd

from migplan.model.case import Case, Slot
from migplan.model.dates import fiscal_year_of_month
from migplan.model.linkage import Linkage, Method
from migplan.model.plan import WEIGHTS, CostKind
from migplan.planning.charges import Charge, Charges

Shape = tuple[tuple[int, tuple[int, ...]], ...]
"""Fiscal year, and yen for each slot in which the cutover may lie; years without any are left out."""


@dataclass(frozen=True, slots=True)
class Term:
    """Real spending of one kind that depends on the slot of one unit."""

    kind: CostKind
    shape: int
    """Number of the shape."""
    times: int
    """Each value of the shape counts so many times."""


@dataclass(frozen=True, slots=True)
class Way:
    """Yen of the bridge of one linkage between two units."""

    setup: int
    """Once, in the month of the first cutover."""
    provider_first: int
    """In each month from the first cutover up to, not including, the second."""
    consumer_first: int


@dataclass(frozen=True, slots=True)
class Link:
    """A linkage between two units: without a bridge only while both lie in one slot."""

    linkage: Linkage
    provider: int
    """Number of the unit of the provider."""
    consumer: int


@dataclass(frozen=True, slots=True)
class CostTables:
    """All yen that depend on dates, weights aside, at typical prices.

    Attributes:
        slots: Where a cutover may be tried: after the as-of date, within the horizon.
        shapes: See :data:`Shape`.
        terms: For each unit of the case, what it costs by itself.
        ways: What a bridge costs, by the way of its linkage.
        links: The linkages between two units.
        running: Bridges that run at the as-of date already; there is one whatever the dates.
    """

    slots: tuple[Slot, ...]
    shapes: tuple[Shape, ...]
    terms: tuple[tuple[Term, ...], ...]
    ways: dict[Method, Way]
    links: tuple[Link, ...]
    running: int


def cost_tables(case: Case) -> CostTables:
    """Make the tables of a case.

    Complexity: O(systems * slots * charges of one cutover), as compiling the case has.
    """
    charges = Charges(case)
    slots = tuple(slot for slot in case.slots if case.as_of < slot.day <= case.horizon_end)
    numbers: dict[Shape, int] = {}
    terms = tuple(tuple(_terms(charges, unit, slots, numbers)) for unit in case.units)
    prices = charges.prices
    unit_of = {key: n for n, unit in enumerate(case.units) for key in unit}
    moving = [ends for ends in charges.ends if ends.both_move]
    return CostTables(
        slots=slots,
        shapes=tuple(numbers),
        terms=terms,
        ways={
            method: Way(
                prices.bridge_setup(method),
                prices.bridge_running(method, provider_first=True),
                prices.bridge_running(method, provider_first=False),
            )
            for method in sorted({ends.method for ends in moving})
        },
        links=tuple(
            Link(ends.linkage, unit_of[ends.linkage.provider], unit_of[ends.linkage.consumer])
            for ends in moving
            if unit_of[ends.linkage.provider] != unit_of[ends.linkage.consumer]
        ),
        running=sum(1 for ends in charges.ends if charges.is_mixed(ends)),
    )


def _terms(
    charges: Charges, unit: tuple[str, ...], slots: tuple[Slot, ...], numbers: dict[Shape, int]
) -> Iterable[Term]:
    """What a unit costs by itself; shapes that are new get a number."""
    sums: dict[CostKind, dict[int, list[int]]] = {}
    for n, slot in enumerate(slots):
        for charge in _spending(charges, unit, slot):
            years = sums.setdefault(charge.kind, {})
            row = years.setdefault(fiscal_year_of_month(charge.month), [0] * len(slots))
            row[n] += charge.yen
    for kind in CostKind:
        years = sums.get(kind, {})
        times = gcd(*(yen for row in years.values() for yen in row))
        if times:
            shape = tuple(
                (year, tuple(yen // times for yen in years[year])) for year in sorted(years)
            )
            yield Term(kind, numbers.setdefault(shape, len(numbers)), times)


def _spending(charges: Charges, unit: tuple[str, ...], slot: Slot) -> Iterable[Charge]:
    return (
        charge
        for key in unit
        for charge in charges.of_cutover(key, slot)
        if charge.kind not in WEIGHTS
    )
