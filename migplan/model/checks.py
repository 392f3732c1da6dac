"""Checks between the records of an inventory: what no single value can tell.

Pure: a problem is a code, a route to the value and what fills the sentence; whoever read the
inventory knows the address.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from migplan.model.contract import Contract
from migplan.model.linkage import Linkage
from migplan.model.municipality import Municipality
from migplan.model.partner import Partner
from migplan.model.placement_price import PERIOD_KEY
from migplan.model.placement_row import JUDGED, Choice, PlacementRow
from migplan.model.policy import CapacityChange, Policy, Precedence, VendorCapacity
from migplan.model.season import Season, is_month_day
from migplan.model.system import (
    ABSENT_STATES,
    MIGRATED_STATES,
    Disposition,
    System,
    SystemKind,
)

Route = tuple[str | int, ...]

_CODE_WEIGHTS = (6, 5, 4, 3, 2)
_CODE_MODULUS = 11
_LAST_DAY = 31
_FIRST_YEAR, _LAST_YEAR = 2011, 2059
"""Years whose holidays are known, with room on both sides."""
_HIGHEST_YEN, _HIGHEST_WORK = 10**9, 10**4
_HIGHEST_OF = {"parallel_running": 60, PERIOD_KEY: 600}
"""Months."""
_WORK = ("bridge_setup.", "rework.", "contract_extension", "crossing_method.")
"""The model's limit of a price."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that does not fit together."""

    code: str
    route: Route
    values: dict[str, str] = field(default_factory=dict[str, str])
    first: Route | None = None
    """Where the same thing was said before."""


@dataclass(frozen=True, slots=True)
class Known:
    """Ids of the catalogue that an inventory may use without declaring them."""

    partners: frozenset[str] = frozenset()
    prices: frozenset[str] = frozenset()
    hostings: frozenset[str] = frozenset()
    local_kinds: frozenset[str] = frozenset()
    is_closed: Callable[[date], bool] = lambda _: False
    """Whether the office is closed on a day."""


class Records(Protocol):
    """An inventory, or as much of one as could be read."""

    @property
    def municipality(self) -> Municipality | None:
        """The body."""
        ...

    @property
    def systems(self) -> Sequence[System]:
        """Its systems."""
        ...

    @property
    def linkages(self) -> Sequence[Linkage]:
        """Its linkages; all have ids."""
        ...

    @property
    def contracts(self) -> Sequence[Contract]:
        """Its contracts."""
        ...

    @property
    def partners(self) -> Sequence[Partner]:
        """The partners it states."""
        ...

    @property
    def placements(self) -> Sequence[PlacementRow]:
        """What it says about where local systems may go."""
        ...

    @property
    def policy(self) -> Policy:
        """What it wants of a plan."""
        ...


def problems(records: Records, known: Known) -> Iterator[Problem]:
    """Find all that does not fit together; routes begin with the name of a section."""
    if records.municipality is not None and records.municipality.code is not None:
        yield from _municipality_code(records.municipality.code)
    yield from _duplicate_ids(records)
    for number, system in enumerate(records.systems):
        yield from _system(("systems", number), system, known)
    yield from _references(records, known)
    yield from _absorbed_in_circles(records.systems)
    for number, contract in enumerate(records.contracts):
        yield from _contract(("contracts", number), contract)
    yield from _placements(records)
    yield from _policy(records.policy, known)
    yield from _pins_and_vendors(records)


def shared_problems(vendors: Sequence[VendorCapacity]) -> Iterator[Problem]:
    """What is wrong with vendors that several bodies share."""
    yield from _repeated([(("vendors", n, "vendor"), x.vendor) for n, x in enumerate(vendors)])
    for number, limit in enumerate(vendors):
        yield from _vendor(("vendors", number), limit)


def check_digit(code: str) -> str:
    """The sixth digit of a 団体コード, from the first five.

    Source: 総務省「全国地方公共団体コード」の検査数字: the weighted sum (6, 5, 4, 3, 2) taken from
    the next multiple of 11; below 11, the sum taken from 11; the last digit of the result.
    """
    total = sum(int(digit) * weight for digit, weight in zip(code[:5], _CODE_WEIGHTS, strict=True))
    return str(_CODE_MODULUS - total % _CODE_MODULUS)[-1]


def _municipality_code(code: str) -> Iterator[Problem]:
    route = ("municipality", "code")
    if not code.isascii():
        yield Problem("MIG134", route, {"value": code})
    elif code[5] != check_digit(code):
        yield Problem("MIG135", route, {"value": code, "expected": check_digit(code)})


def _duplicate_ids(records: Records) -> Iterator[Problem]:
    nodes = [(("systems", n, "id"), item.id) for n, item in enumerate(records.systems)]
    nodes += [(("partners", n, "id"), item.id) for n, item in enumerate(records.partners)]
    linkages = [(("linkages", n, "id"), str(x.id)) for n, x in enumerate(records.linkages)]
    contracts = [(("contracts", n, "id"), item.id) for n, item in enumerate(records.contracts)]
    policy = records.policy
    vendors = [(("policy", "vendors", n, "vendor"), x.vendor) for n, x in enumerate(policy.vendors)]
    prices = [(("policy", "prices", n, "key"), item.key) for n, item in enumerate(policy.prices)]
    for group in (nodes, linkages, contracts, vendors, prices):
        yield from _repeated(group)


def _repeated(group: Iterable[tuple[Route, str]]) -> Iterator[Problem]:
    first: dict[str, Route] = {}
    for route, key in group:
        if key in first:
            yield Problem("MIG201", route, {"id": key}, first[key])
        else:
            first[key] = route


def _system(at: Route, system: System, known: Known) -> Iterator[Problem]:
    if system.not_before and system.deadline and system.not_before > system.deadline.day:
        values = {"start": system.not_before.isoformat(), "end": str(system.deadline)}
        yield Problem("MIG208", (*at, "not_before"), values)
    if system.pin and system.state in MIGRATED_STATES | ABSENT_STATES:
        yield Problem("MIG209", (*at, "pin"))
    if system.pin and known.is_closed(system.pin.date):
        yield Problem("MIG218", (*at, "pin", "date"), {"value": system.pin.date.isoformat()})
    if system.disposition is not None and not _is_local(system):
        yield Problem("MIG210", (*at, "disposition"))
    if system.disposition is Disposition.ABSORB and system.absorbed_by is None:
        yield Problem("MIG211", (*at, "disposition"))
    if system.local_kind is not None and system.local_kind not in known.local_kinds:
        yield Problem("MIG205", (*at, "local_kind"), {"value": system.local_kind})
    for name, hosting in (("hosting", system.hosting), ("hosting_after", system.hosting_after)):
        if hosting is not None and hosting not in known.hostings:
            yield Problem("MIG206", (*at, name), {"value": hosting})


def _references(records: Records, known: Known) -> Iterator[Problem]:
    systems = {system.id for system in records.systems}
    nodes = systems | {partner.id for partner in records.partners} | known.partners
    for number, linkage in enumerate(records.linkages):
        at: Route = ("linkages", number)
        for name, end in (("provider", linkage.provider), ("consumer", linkage.consumer)):
            if end not in nodes:
                yield Problem("MIG203", (*at, name), {"value": end})
        if linkage.provider == linkage.consumer:
            yield Problem("MIG207", (*at, "consumer"), {"value": linkage.consumer})
    for route, key in _named_systems(records):
        if key not in systems:
            yield Problem("MIG204", route, {"value": key})


def _pins_and_vendors(records: Records) -> Iterator[Problem]:
    today = records.policy.as_of
    for number, system in enumerate(records.systems):
        if today is not None and system.pin is not None and system.pin.date <= today:
            values = {"value": system.pin.date.isoformat(), "start": today.isoformat()}
            yield Problem("MIG220", ("systems", number, "pin", "date"), values)
    vendors = {system.vendor for system in records.systems}
    for number, capacity in enumerate(records.policy.vendors):
        if capacity.vendor not in vendors:
            route = ("policy", "vendors", number, "vendor")
            yield Problem("MIG221", route, {"value": capacity.vendor})


def _named_systems(records: Records) -> Iterator[tuple[Route, str]]:
    for number, system in enumerate(records.systems):
        if system.absorbed_by is not None:
            yield ("systems", number, "absorbed_by"), system.absorbed_by
    for number, row in enumerate(records.placements):
        yield ("placements", number, "system"), row.system
        if row.into is not None:
            yield ("placements", number, "into"), row.into
    for number, contract in enumerate(records.contracts):
        for place, key in enumerate(contract.systems):
            yield ("contracts", number, "systems", place), key
    for number, group in enumerate(records.policy.move_together):
        for place, key in enumerate(group):
            yield ("policy", "move_together", number, place), key
    for number, precedence in enumerate(records.policy.precedences):
        yield ("policy", "precedences", number, "before"), precedence.before
        yield ("policy", "precedences", number, "after"), precedence.after


def _absorbed_in_circles(systems: Sequence[System]) -> Iterator[Problem]:
    goes_to = {system.id: system.absorbed_by for system in systems if system.absorbed_by}
    number_of = {system.id: number for number, system in reversed([*enumerate(systems)])}
    done: set[str] = set()
    for start in sorted(goes_to):
        path: list[str] = []
        here: str | None = start
        while here is not None and here not in done:
            done.add(here)
            path.append(here)
            here = goes_to.get(here)
        if here in path:
            circle = _from_smallest(path[path.index(here) :])
            route = ("systems", number_of[circle[0]], "absorbed_by")
            yield Problem("MIG216", route, {"value": _chain(circle)})


def _contract(at: Route, contract: Contract) -> Iterator[Problem]:
    if not contract.systems:
        yield Problem("MIG120", (*at, "systems"), {"field": "systems"})
    if contract.start and contract.end and contract.start.day > contract.end.day:
        values = {"start": str(contract.start), "end": str(contract.end)}
        yield Problem("MIG217", (*at, "start"), values)


def _is_local(system: System) -> bool:
    return system.kind is SystemKind.LOCAL or (system.kind is None and not system.businesses)


def _placements(records: Records) -> Iterator[Problem]:
    local = {system.id: _is_local(system) for system in records.systems}
    first: dict[str, Route] = {}
    for number, row in enumerate(records.placements):
        at: Route = ("placements", number)
        if row.key in first:
            yield Problem("MIG390", (*at, "choice"), {"value": row.choice}, first[row.key])
        first.setdefault(row.key, at)
        if not local.get(row.system, True):
            yield Problem("MIG391", (*at, "system"), {"value": row.system})
        if row.allowed and row.choice in JUDGED and not (row.reason or "").strip():
            yield Problem("MIG392", (*at, "allowed"), {"value": row.choice})
        if row.choice is Choice.ABSORB:
            if row.allowed and row.into is None:
                yield Problem("MIG393", (*at, "choice"))
            elif row.into is not None and local.get(row.into, False):
                yield Problem("MIG394", (*at, "into"), {"value": row.into})
        elif row.into is not None:
            yield Problem("MIG395", (*at, "into"), {"value": row.into})


def _policy(policy: Policy, known: Known) -> Iterator[Problem]:
    for number, price in enumerate(policy.prices):
        at: Route = ("policy", "prices", number)
        if price.key not in known.prices:
            yield Problem("MIG212", (*at, "key"), {"value": price.key})
        levels = {"low": price.low, "typical": price.typical, "high": price.high}
        shown = {name: f"{level:g}" for name, level in levels.items()}
        highest = _highest(price.key)
        too_high = [name for name, level in levels.items() if level > highest]
        for name in too_high:
            values = {"value": shown[name], "limit": f"≦ {highest:,}"}
            yield Problem("MIG126", (*at, name), values)
        if not too_high and not price.low <= price.typical <= price.high:
            yield Problem("MIG213", (*at, "low"), shown)
    for number, day in enumerate(policy.slots):
        if known.is_closed(day):
            yield Problem("MIG218", ("policy", "slots", number), {"value": day.isoformat()})
    yield from _horizon(policy)
    for number, limit in enumerate(policy.vendors):
        yield from _vendor(("policy", "vendors", number), limit)
    if policy.staff is not None:
        yield from _changes(("policy", "staff", "changes"), policy.staff.changes)
    for number, season in enumerate(policy.seasons):
        yield from _season(("policy", "seasons", number), season)
    yield from _own_precedence(policy.precedences)


def _vendor(at: Route, limit: VendorCapacity) -> Iterator[Problem]:
    if limit.engineers is None and limit.changes:
        yield Problem("MIG223", (*at, "changes"))
    elif limit.engineers is None and limit.parallel_projects is None:
        yield Problem("MIG222", (*at, "vendor"), {"value": limit.vendor})
    yield from _changes((*at, "changes"), limit.changes)


def _changes(at: Route, changes: Sequence[CapacityChange]) -> Iterator[Problem]:
    taken: set[int] = set()
    for number, change in enumerate(changes):
        values = {"start": str(change.start), "end": str(change.end)}
        months = range(change.first, change.last + 1)
        if not months:
            yield Problem("MIG224", (*at, number, "start"), values)
        elif taken & set(months):
            yield Problem("MIG225", (*at, number, "start"), values)
        taken |= set(months)


def _highest(key: str) -> int:
    """The largest amount of a price: months, person-months and percent, or yen."""
    if key in _HIGHEST_OF:
        return _HIGHEST_OF[key]
    return _HIGHEST_WORK if key.startswith(_WORK) else _HIGHEST_YEN


def _horizon(policy: Policy) -> Iterator[Problem]:
    years = f"{_FIRST_YEAR}〜{_LAST_YEAR}"
    end = policy.horizon_end
    for name, day in (("as_of", policy.as_of), ("horizon_end", end.day if end else None)):
        if day is not None and not _FIRST_YEAR <= day.year <= _LAST_YEAR:
            yield Problem("MIG126", ("policy", name), {"value": day.isoformat(), "limit": years})
    if policy.as_of is not None and end is not None and end.day <= policy.as_of:
        values = {"start": policy.as_of.isoformat(), "end": str(end)}
        yield Problem("MIG219", ("policy", "horizon_end"), values)


def _season(at: Route, season: Season) -> Iterator[Problem]:
    for name, text in (("start", season.start), ("end", season.end)):
        monthly = text.startswith("monthly:")
        good = is_month_day(text) or text == "variable"
        good = good or (monthly and 1 <= int(text.removeprefix("monthly:")) <= _LAST_DAY)
        dated = "variable" not in (season.start, season.end)
        other = name == "end" and dated and monthly != season.start.startswith("monthly")
        if not good or not text.isascii() or other:
            yield Problem("MIG215", (*at, name), {"value": text})


def _own_precedence(precedences: Sequence[Precedence]) -> Iterator[Problem]:
    """A system that comes before itself; longer cycles are judged when it is known what moves."""
    for number, item in enumerate(precedences):
        if item.before == item.after:
            route = ("policy", "precedences", number)
            yield Problem("MIG214", route, {"value": _chain([item.before])})


def _from_smallest(cycle: list[str]) -> list[str]:
    turn = cycle.index(min(cycle))
    return cycle[turn:] + cycle[:turn]


def _chain(cycle: list[str]) -> str:
    return " → ".join([*cycle, cycle[0]])


__all__ = ["Known", "Problem", "Records", "Route", "check_digit", "problems"]
