"""What yen a case charges for dates: the cost rules of docs/cost-rules.md, as tables.

The verifier states the same rules a second time, from dates to yen, and trusts nothing here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from migplan.model.case import Case, Role, Slot
from migplan.model.contract import Contract, ContractKind, replaced
from migplan.model.dates import MonthIndex, month_index, months_late
from migplan.model.linkage import Linkage, Method
from migplan.model.plan import CostKind
from migplan.model.price import Level, PriceList
from migplan.model.season import Season, Severity
from migplan.model.system import System, SystemKind


@dataclass(frozen=True, slots=True)
class Charge:
    """Yen of one kind in one month."""

    kind: CostKind
    month: MonthIndex
    yen: int


@dataclass(frozen=True, slots=True)
class Ends:
    """The two ends of a linkage as far as planning is concerned."""

    linkage: Linkage
    provider: Role
    consumer: Role

    @property
    def both_move(self) -> bool:
        """Whether its bridge depends on two cutovers."""
        return self.provider is Role.MOVING and self.consumer is Role.MOVING

    @property
    def method(self) -> Method:
        """What its bridge or rework is priced by."""
        return self.linkage.way


class Charges:
    """All that a cutover of one system costs by itself, and what a bridge costs."""

    def __init__(self, case: Case, level: Level = Level.TYPICAL) -> None:
        self.case = case
        self.prices = PriceList(case.prices, level)
        self._systems = {system.id: system for system in case.systems}
        self._today = month_index(case.as_of)
        self._contracts = _by_system(case)
        self._soft = _by_business(case, Severity.SOFT)
        self._windows = _by_business(case, Severity.WINDOW)
        self.ends = tuple(
            Ends(linkage, case.roles[linkage.provider], case.roles[linkage.consumer])
            for linkage in case.linkages
        )
        self._single: dict[str, list[Ends]] = {}
        for ends in self.ends:
            mover = self.mover_of(ends)
            if mover is not None:
                self._single.setdefault(mover, []).append(ends)

    def of_cutover(self, key: str, slot: Slot) -> tuple[Charge, ...]:
        """Everything the cutover of one system in one slot costs, bridges between movers aside."""
        found: list[Charge] = []
        month = slot.month
        for ends in self._single.get(key, ()):
            found += self.of_single_end(ends, month)
        found += self._contract_charges(key, month)
        deadline = self.case.deadlines.get(key)
        if deadline is not None:
            late = min(months_late(slot.day, deadline), month - self._today)
            found += _each(CostKind.LATENESS, month + 1 - late, month + 1, self.prices.lateness())
        if self.in_soft_season(key, slot):
            found.append(Charge(CostKind.SEASON, month, self.prices.season()))
        if self.case.agreed.get(key, slot.day) != slot.day:
            found.append(Charge(CostKind.CHANGE, month, self.prices.change()))
        return tuple(found)

    def mover_of(self, ends: Ends) -> str | None:
        """The one moving end of a linkage; ``None`` when none or both move, or one absorbs it."""
        link = ends.linkage
        if ends.both_move or Role.MOVING not in (ends.provider, ends.consumer):
            return None
        mover, other = link.provider, link.consumer
        if ends.consumer is Role.MOVING:
            mover, other = other, mover
        # what is taken in by its neighbour has no linkage with it any more
        return None if self._systems[mover].absorbed_by == other else mover

    def is_mixed(self, ends: Ends) -> bool:
        """Whether a bridge runs at the as-of date: one end is new, the other has yet to move."""
        mover = self._systems.get(self.mover_of(ends) or "")
        if mover is None or mover.kind is SystemKind.LOCAL:
            return False
        return Role.MIGRATED in (ends.provider, ends.consumer)

    def of_single_end(self, ends: Ends, month: MonthIndex) -> tuple[Charge, ...]:
        """Charges of a linkage with one moving end, when that end cuts over in ``month``."""
        link, mover = ends.linkage, self.mover_of(ends)
        if self.is_mixed(ends):
            # the other end is new already: the bridge stands and runs until this cutover
            running = self.prices.bridge_running(ends.method, provider_first=link.consumer == mover)
            return _each(CostKind.MIXED_RUNNING, self._today, month, running)
        other = self._systems.get(link.consumer if link.provider == mover else link.provider)
        gone = other.retire_on if other and self.case.roles[other.id] is Role.RETIRING else None
        if gone is not None and gone.month < month:
            return ()
        return (Charge(CostKind.REWORK, month, self.prices.rework(ends.method)),)

    def of_bridge(
        self, ends: Ends, provider: MonthIndex, consumer: MonthIndex
    ) -> tuple[Charge, ...]:
        """Charges of a linkage whose ends cut over in different slots of these months."""
        first, last = min(provider, consumer), max(provider, consumer)
        running = self.prices.bridge_running(ends.method, provider_first=provider <= consumer)
        setup = Charge(CostKind.BRIDGE_SETUP, first, self.prices.bridge_setup(ends.method))
        return (setup, *_each(CostKind.BRIDGE_RUNNING, first, last, running))

    def in_soft_season(self, key: str, slot: Slot) -> bool:
        """Whether a cutover meets a soft busy season that no good window beats."""
        system = self._systems[key]
        if any(s.meets(slot.closed_from, slot.day) for s in _seasons_of(system, self._windows)):
            return False
        return any(s.covers(slot.day) for s in _seasons_of(system, self._soft))

    def _contract_charges(self, key: str, month: MonthIndex) -> list[Charge]:
        found: list[Charge] = []
        keep = self.prices.parallel_months()
        every = self._contracts.get(key, ())
        over = replaced(every, self._today)
        contracts = [contract for contract in every if contract not in over]
        for contract in contracts:
            monthly = contract_share(contract, key, self._monthly(contract))
            paid = 0
            if contract.end is not None:
                last = contract.end.month
                extra = contract.extension_monthly_yen
                per_month = (
                    self.prices.extension_of(monthly)
                    if extra is None
                    else contract_share(contract, key, extra)
                )
                first_extra = max(last + 1, self._today)
                found += _each(CostKind.CONTRACT_EXTENSION, first_extra, month + 1, per_month)
                if contract.kind in (None, ContractKind.LEASE):
                    paid = max(0, last - month)
                    first = max(month + 1, contract.start.month if contract.start else 0)
                    found += _each(CostKind.CONTRACT_LEFTOVER, first, last + 1, monthly)
            if contract.start is None or contract.start.month <= month:
                first = month + 1 + paid
                found += _each(CostKind.PARALLEL_RUNNING, first, month + 1 + keep, monthly)
        if not contracts:
            monthly = self.prices.contract_monthly()
            found += _each(CostKind.PARALLEL_RUNNING, month + 1, month + 1 + keep, monthly)
        return found

    def _monthly(self, contract: Contract) -> int:
        known = contract.monthly_yen
        return self.prices.contract_monthly() if known is None else known


@lru_cache(maxsize=16_384)
def _each(kind: CostKind, first: MonthIndex, end: MonthIndex, yen: int) -> tuple[Charge, ...]:
    """The same yen in every month from ``first`` up to, not including, ``end``.

    Kept, as the linkages of a system and the bodies of a prefecture ask for the same months again.
    """
    return tuple(Charge(kind, month, yen) for month in range(first, end)) if yen else ()


def contract_share(contract: Contract, key: str, monthly: int) -> int:
    """One system's equal share of a contract; odd yen go to the first ids."""
    members = sorted(contract.systems)
    share, odd = divmod(monthly, len(members))
    return share + (1 if members.index(key) < odd else 0)


def _by_system(case: Case) -> Mapping[str, tuple[Contract, ...]]:
    found: dict[str, list[Contract]] = {}
    for contract in case.contracts:
        for key in contract.systems:
            found.setdefault(key, []).append(contract)
    return {key: tuple(contracts) for key, contracts in found.items()}


def _by_business(case: Case, severity: Severity) -> Mapping[str, tuple[Season, ...]]:
    found: dict[str, list[Season]] = {}
    for season in case.seasons:
        if season.severity is severity and season.has_dates:
            found.setdefault(season.business, []).append(season)
    return {key: tuple(seasons) for key, seasons in found.items()}


def _seasons_of(system: System, table: Mapping[str, tuple[Season, ...]]) -> tuple[Season, ...]:
    return tuple(season for key in ("*", *system.businesses) for season in table.get(key, ()))
