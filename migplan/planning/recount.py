"""Recounting a plan for its judge: what dates cost, by the cost rules stated a second time.

Like the judge it knows the model alone; nothing of what planning computes is used here.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from migplan.model.case import Case, Role, Slot
from migplan.model.contract import Contract, ContractKind
from migplan.model.dates import month_index
from migplan.model.linkage import Linkage
from migplan.model.plan import CostKind, First
from migplan.model.price import Level, PriceList
from migplan.model.season import Season, Severity
from migplan.model.system import System, SystemKind

Sums = dict[CostKind, dict[int, int]]
"""Yen by kind and month."""


class Recount:
    """What a case costs when its moving systems cut over on given days.

    Args:
        case: The premises.
        on: First operating day of every moving system; each is the day of a slot.
    """

    def __init__(self, case: Case, on: Mapping[str, date]) -> None:
        self.case, self.on = case, on
        self.systems = {system.id: system for system in case.systems}
        self.slots = {slot.day: slot for slot in case.slots}
        self.today = month_index(case.as_of)

    def span(self, link: Linkage) -> tuple[date | None, date | None, First | None]:
        """From, to and first end of the bridge that a linkage needs; all ``None`` without one."""
        provider, consumer = self.on.get(link.provider), self.on.get(link.consumer)
        if provider is not None and consumer is not None:
            if provider == consumer:
                return None, None, None
            first = First.PROVIDER if provider < consumer else First.CONSUMER
            return min(provider, consumer), max(provider, consumer), first
        mover, other = (
            (link.provider, link.consumer) if provider else (link.consumer, link.provider)
        )
        if mover not in self.on or self.case.roles.get(other) is not Role.MIGRATED:
            return None, None, None
        if self.systems[mover].kind is SystemKind.LOCAL or self.systems[mover].absorbed_by == other:
            return None, None, None
        first = First.CONSUMER if mover == link.provider else First.PROVIDER
        return self.case.as_of, self.on[mover], first

    def adapted(self) -> Iterator[tuple[Linkage, str, str]]:
        """Linkages whose other end stays, is outside, or has not been switched off in time."""
        for link in self.case.linkages:
            ends = (link.provider, link.consumer)
            moving = [end for end in ends if end in self.on]
            if len(moving) != 1 or self.span(link)[0] is not None:
                continue
            mover = moving[0]
            stayer = ends[1] if ends[0] == mover else ends[0]
            if self.systems[mover].absorbed_by == stayer:
                continue
            if self.case.roles[stayer] is Role.RETIRING:
                gone = self.systems[stayer].retire_on
                if gone is not None and gone.month < month_index(self.on[mover]):
                    continue
            yield link, mover, stayer

    def charges(self, level: Level) -> Sums:
        """All yen by kind and month; every kind is named."""
        prices = PriceList(self.case.prices, level)
        sums: Sums = {kind: {} for kind in CostKind}

        def charge(kind: CostKind, month: int, yen: int) -> None:
            sums[kind][month] = sums[kind].get(month, 0) + yen

        for link in self.case.linkages:
            start, end, first = self.span(link)
            if start is None or end is None:
                continue
            both = link.provider in self.on and link.consumer in self.on
            if both:
                setup = prices.bridge_setup(link.way)
                charge(CostKind.BRIDGE_SETUP, month_index(start), setup)
            kind = CostKind.BRIDGE_RUNNING if both else CostKind.MIXED_RUNNING
            monthly = prices.bridge_running(link.way, provider_first=first is First.PROVIDER)
            for month in range(month_index(start), month_index(end)):
                charge(kind, month, monthly)
        for link, mover, _ in self.adapted():
            charge(CostKind.REWORK, month_index(self.on[mover]), prices.rework(link.way))
        for key, day in self.on.items():
            month = month_index(day)
            for kind, other, yen in self._old_system(key, month, prices):
                charge(kind, other, yen)
            deadline = self.case.deadlines.get(key)
            if deadline is not None:
                past = max(month - max(month_index(deadline), self.today), 0)
                if day > deadline and month_index(deadline) == month:
                    past = min(1, month - self.today)
                for late in range(month - past + 1, month + 1):
                    charge(CostKind.LATENESS, late, prices.lateness())
            if self._in_soft_season(self.systems[key], self.slots[day]):
                charge(CostKind.SEASON, month, prices.season())
            if key in self.case.agreed and day != self.case.agreed[key]:
                charge(CostKind.CHANGE, month, prices.change())
        return sums

    def _old_system(
        self, key: str, cutover: int, prices: PriceList
    ) -> Iterator[tuple[CostKind, int, int]]:
        """Months in which the old system is paid outside its contracts or for nothing."""
        contracts = [c for c in self.case.contracts if key in c.systems]
        contracts = [c for c in contracts if not self._replaced(c, contracts)]
        keep = prices.parallel_months()
        if not contracts:
            for month in range(cutover + 1, cutover + keep + 1):
                yield CostKind.PARALLEL_RUNNING, month, prices.contract_monthly()
        for contract in contracts:
            stated = contract.monthly_yen
            monthly = _part(contract, key, prices.contract_monthly() if stated is None else stated)
            covered = cutover
            if contract.end is not None:
                end = contract.end.month
                stated = contract.extension_monthly_yen
                extra = (
                    prices.extension_of(monthly) if stated is None else _part(contract, key, stated)
                )
                for month in range(max(end + 1, self.today), cutover + 1):
                    yield CostKind.CONTRACT_EXTENSION, month, extra
                if contract.kind is None or contract.kind is ContractKind.LEASE:
                    covered = max(end, cutover)
                    for month in range(cutover + 1, end + 1):
                        if contract.start is None or contract.start.month <= month:
                            yield CostKind.CONTRACT_LEFTOVER, month, monthly
            if contract.start is not None and contract.start.month > cutover:
                continue
            for month in range(covered + 1, cutover + keep + 1):
                yield CostKind.PARALLEL_RUNNING, month, monthly

    def _replaced(self, contract: Contract, others: list[Contract]) -> bool:
        """Whether a contract had ended at the as-of date and one of its kind runs on."""
        if contract.end is None or contract.end.month >= self.today:
            return False
        for other in others:
            same = contract.kind is other.kind or contract.kind is None or other.kind is None
            if same and (other.end is None or other.end.month >= self.today):
                return True
        return False

    def _in_soft_season(self, system: System, slot: Slot) -> bool:
        good = self.seasons(system, Severity.WINDOW)
        if any(season.meets(slot.closed_from, slot.day) for season in good):
            return False
        return any(season.covers(slot.day) for season in self.seasons(system, Severity.SOFT))

    def seasons(self, system: System, severity: Severity) -> Iterator[Season]:
        """Seasons of one severity that concern a system."""
        return (
            season
            for season in self.case.seasons
            if season.severity is severity and season.business in ("*", *system.businesses)
        )


def _part(contract: Contract, key: str, monthly: int) -> int:
    """An equal share; the odd yen go to the first ids."""
    place = sorted(contract.systems).index(key)
    members = len(contract.systems)
    return monthly // members + (1 if place < monthly % members else 0)
