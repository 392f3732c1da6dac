"""Adds up and judges by the tables of trying other dates, as the script of the page does."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from migplan.model.case import Case
from migplan.model.dates import fiscal_year_of_month
from migplan.model.plan import WEIGHTS, CostKind
from migplan.model.price import Level
from migplan.planning.recount import Recount
from migplan.planning.whatif.closed import closed_slots
from migplan.planning.whatif.limits import limits_of
from migplan.planning.whatif.tables import CostTables

Sums = dict[tuple[CostKind, int], int]
"""Yen by kind and fiscal year; nothing for nothing."""


def added_up(tables: CostTables, at: Sequence[int]) -> Sums:
    """Real spending with each unit in its slot."""
    found: Counter[tuple[CostKind, int]] = Counter()
    for terms, slot in zip(tables.terms, at, strict=True):
        for term in terms:
            for year, row in tables.shapes[term.shape]:
                found[term.kind, year] += term.times * row[slot]
    for link in tables.links:
        provider, consumer = at[link.provider], at[link.consumer]
        if provider == consumer:
            continue
        way = tables.ways[link.linkage.way]
        first, last = (tables.slots[n].month for n in sorted((provider, consumer)))
        found[CostKind.BRIDGE_SETUP, fiscal_year_of_month(first)] += way.setup
        for month in range(first, last):
            rate = way.provider_first if provider < consumer else way.consumer_first
            found[CostKind.BRIDGE_RUNNING, fiscal_year_of_month(month)] += rate
    return {key: yen for key, yen in found.items() if yen}


def recounted(case: Case, on: dict[str, date]) -> Sums:
    """The same by the verifier's rules."""
    found: Counter[tuple[CostKind, int]] = Counter()
    for kind, months in Recount(case, on).charges(Level.TYPICAL).items():
        for month, yen in months.items():
            if kind not in WEIGHTS:
                found[kind, fiscal_year_of_month(month)] += yen
    return {key: yen for key, yen in found.items() if yen}


def refused(case: Case, tables: CostTables, at: Sequence[int]) -> bool:
    """Whether some firm rule is broken, as far as tables tell."""
    unit_of = {key: n for n, unit in enumerate(case.units) for key in unit}
    month = [slot.month for slot in tables.slots]
    limits = limits_of(case)
    closed = any(
        rule.firm and at[unit_of[rule.system]] in rule.slots
        for rule in closed_slots(case, tables.slots)
    )
    order = any(
        at[unit_of[rule.after]] < at[unit_of[rule.before]]
        or month[at[unit_of[rule.after]]] - month[at[unit_of[rule.before]]] < rule.lag_months
        for rule in limits.precedences
    )
    projects = False
    for limit in limits.projects:
        busy = Counter(
            m
            for length, slot in zip(limit.months, at, strict=True)
            for m in range(month[slot] - length + 1, month[slot] + 1)
        )
        projects |= max(busy.values(), default=0) > limit.limit
    loads: Counter[int] = Counter()
    for load, slot in zip(limits.loads, at, strict=True):
        loads[slot] += load
    full = limits.load_limit is not None and max(loads.values()) > limits.load_limit
    return closed or order or projects or full


def days_of(case: Case, tables: CostTables, at: Sequence[int]) -> dict[str, date]:
    """The first operating day of each moving system."""
    return {
        key: tables.slots[slot].day
        for unit, slot in zip(case.units, at, strict=True)
        for key in unit
    }
