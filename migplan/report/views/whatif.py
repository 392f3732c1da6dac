"""Trying other dates on the page: the tables of the plan as one block of JSON.

The page adds up and compares; what a date costs and which rule closes a slot is decided here, by
the rules that the plan was made with. Texts are numbered and runs of slots are stored once: a body
of 150 systems must not make the page heavy.
"""

import json
import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from migplan.model.dates import fiscal_year_of_month
from migplan.model.plan import WEIGHTS, CostKind
from migplan.model.price import PRICE_KEYS
from migplan.planning.whatif.closed import GIVES_WAY, Closed, closed_slots
from migplan.planning.whatif.limits import Limits, limits_of
from migplan.planning.whatif.tables import CostTables, Shape, cost_tables
from migplan.report.shown import shown
from migplan.report.views.context import Context
from migplan.report.views.whatif_words import RULES, UNCHECKED, page_words

KINDS = tuple(kind for kind in CostKind if kind not in WEIGHTS)
"""What money is spent on; weights are never shown as money."""

_UNSAFE = re.compile(
    "[<>&\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""What could end a block of script, or is not seen."""


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What the section places."""

    data: str
    """JSON without markup: no name in it can end the block it stands in."""


def what_if(context: Context) -> WhatIf | None:
    """The data; ``None`` where nothing moves or the plan does not hold every price and slot."""
    case = context.plan.case
    if not context.plan.cutovers or not {price.key for price in case.prices} >= set(PRICE_KEYS):
        return None
    tables = cost_tables(case)
    days = {slot.day for slot in tables.slots}
    if any(row.date not in days for row in context.plan.cutovers):
        return None
    return WhatIf(as_json(_data(context, tables, limits_of(case))))


def as_json(data: object) -> str:
    """JSON that may stand inside a ``script`` element and shows all it holds."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


class _Numbers:
    """Values in the order in which they came, each once."""

    def __init__(self) -> None:
        self._number: dict[Hashable, int] = {}

    def of(self, value: Hashable) -> int:
        """The number of a value."""
        return self._number.setdefault(value, len(self._number))

    @property
    def all(self) -> list[Hashable]:
        """All values by their numbers."""
        return list(self._number)


def _data(context: Context, tables: CostTables, limits: Limits) -> dict[str, Any]:
    plan, words, formats = context.plan, context.words, context.formats
    order = [key for unit in plan.case.units for key in context.in_order(unit)]
    number = {key: n for n, key in enumerate(order)}
    pins = {key: pin for key in order if (pin := context.systems[key].pin) is not None}
    return {
        "slots": [
            [slot.day.isoformat(), formats.day(slot.day), formats.weekday(slot.day)]
            for slot in tables.slots
        ],
        "kinds": [words.known("cost", kind) for kind in KINDS],
        "bridgeKinds": [KINDS.index(CostKind.BRIDGE_SETUP), KINDS.index(CostKind.BRIDGE_RUNNING)],
        "systems": [[key, context.name(key)] for key in order],
        "pins": {str(number[key]): [pin.owner, pin.reason] for key, pin in pins.items()},
        **_yen(context, tables, number),
        **_links(tables, number),
        **_closed(context, tables, number),
        "after": [
            [number[rule.before], number[rule.after], rule.lag_months]
            for rule in limits.precedences
        ],
        "projects": [[shown(p.vendor), p.limit, p.months] for p in limits.projects],
        "load": None if limits.load_limit is None else [limits.load_limit, limits.loads],
        "months": _months(context, tables, limits),
        "unchecked": [words(UNCHECKED[kind]) for kind in limits.unchecked],
        "head": words(
            "whatif.file_head", name=shown(plan.municipality), date=formats.day(plan.as_of)
        ),
        "words": page_words(words),
    }


def _yen(context: Context, tables: CostTables, number: dict[str, int]) -> dict[str, Any]:
    """What units cost by themselves, by fiscal year; every year that may hold any spending."""
    days = {slot.day: n for n, slot in enumerate(tables.slots)}
    kinds = {kind: n for n, kind in enumerate(KINDS)}
    used = {year for shape in tables.shapes for year, _ in shape}
    used |= {fiscal_year_of_month(slot.month) for slot in tables.slots}
    years = range(min(used), max(used) + 1)
    return {
        "years": [[year, context.formats.short_year(year)] for year in years],
        "units": [
            [
                [number[key] for key in context.in_order(unit)],
                days[context.cutovers[unit[0]].date],
                [n for t in terms for n in (kinds[t.kind], t.shape, t.times)],
            ]
            for unit, terms in zip(context.plan.case.units, tables.terms, strict=True)
        ],
        "shapes": [_steps(shape, years.start) for shape in tables.shapes],
    }


def _steps(shape: Shape, first: int) -> list[list[int]]:
    """For each year its number, the first value, and then how often the value grows by how much."""
    found: list[list[int]] = []
    for year, row in shape:
        steps = [year - first, row[0]]
        for before, after in pairwise(row):
            if len(steps) > 3 and steps[-1] == after - before:  # noqa: PLR2004
                steps[-2] += 1
            else:
                steps += [1, after - before]
        found.append(steps)
    return found


def _links(tables: CostTables, number: dict[str, int]) -> dict[str, Any]:
    ways = {method: n for n, method in enumerate(tables.ways)}
    data = _Numbers()
    links = [
        [
            number[link.linkage.provider],
            number[link.linkage.consumer],
            ways[link.linkage.way],
            data.of(shown(link.linkage.data or "")),
        ]
        for link in tables.links
    ]
    prices = [[w.setup, w.provider_first, w.consumer_first] for w in tables.ways.values()]
    return {"ways": prices, "links": links, "data": data.all, "running": tables.running}


def _closed(context: Context, tables: CostTables, number: dict[str, int]) -> dict[str, Any]:
    """Which slots break which rule; of a run of slots the first and the last number."""
    rules = {rule: n for n, rule in enumerate(RULES)}
    details, runs = _Numbers(), _Numbers()
    closed = [
        [
            number[found.system],
            rules[found.rule],
            details.of(_detail(context, found)),
            runs.of(tuple(_runs(found.slots))),
        ]
        for found in closed_slots(context.plan.case, tables.slots)
    ]
    sentences = page_words(context.words, RULES.values())
    return {
        "closed": closed,
        "details": details.all,
        "runs": runs.all,
        "rules": list(sentences.values()),
        "firm": [int(rule not in GIVES_WAY) for rule in RULES],
    }


def _detail(context: Context, found: Closed) -> str:
    if found.day is not None:
        return context.formats.day(found.day)
    if found.rule == "contract":
        contracts = {contract.id: contract.name for contract in context.plan.case.contracts}
        return shown(contracts.get(found.detail) or found.detail)
    return shown(found.detail if context.words.lang == "ja" else found.detail_en)


def _runs(slots: tuple[int, ...]) -> Iterator[int]:
    for n, slot in enumerate(slots):
        if n == 0 or slots[n - 1] != slot - 1:
            yield slot
        if n == len(slots) - 1 or slots[n + 1] != slot + 1:
            yield slot


def _months(context: Context, tables: CostTables, limits: Limits) -> list[Any]:
    """The first month in which work may lie, and the names of all from there on."""
    longest = max((max(p.months, default=0) for p in limits.projects), default=0)
    first, last = tables.slots[0].month - longest, tables.slots[-1].month
    return [first, [context.formats.month(month) for month in range(first, last + 1)]]
