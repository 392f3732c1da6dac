"""Running costs before and after: what the contracts say, and what new systems may cost.

None of it enters the objective: a plan chooses dates, not products. It is told beside the plan's
own cost because whoever decides has to find all of the money.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from migplan.model.case import Case
from migplan.model.contract import Contract, replaced
from migplan.model.dates import MonthIndex, fiscal_year_of_month, month_index
from migplan.model.gap import YenRange
from migplan.model.outlook import Running, RunningYear
from migplan.model.plan import Cutover
from migplan.model.price import RUNNING_KEY, Level, PriceList
from migplan.model.system import SystemKind
from migplan.planning.charges import contract_share

_APRIL, _MONTHS = 3, 12


def running(case: Case, cutovers: tuple[Cutover, ...]) -> Running | None:
    """What the moving systems cost to run, month by month, put together by fiscal year.

    A system without a contract costs the assumed monthly price, as it does in the plan's own
    parallel running. ``None`` when nothing moves, or when the case is one of an older plan that
    has no price for new systems.
    """
    if not cutovers or all(price.key != RUNNING_KEY for price in case.prices):
        return None
    works = [_Work(case, c.system, month_index(c.date)) for c in cutovers]
    first = month_index(case.as_of)
    last_year = fiscal_year_of_month(max(work.cutover for work in works)) + 1
    by_year: dict[int, list[MonthIndex]] = {}
    for month in range(first, last_year * _MONTHS + _APRIL + _MONTHS):
        by_year.setdefault(fiscal_year_of_month(month), []).append(month)
    levels = [PriceList(case.prices, level) for level in Level]
    return Running(
        today_monthly=_range(sum(work.monthly(prices) for work in works) for prices in levels),
        after_monthly=_range(sum(work.new_monthly(prices) for work in works) for prices in levels),
        years=tuple(
            RunningYear(
                year=year,
                months=len(months),
                today=_range(
                    sum(work.today(month, prices) for work in works for month in months)
                    for prices in levels
                ),
                after=_range(
                    sum(work.after(month, prices) for work in works for month in months)
                    for prices in levels
                ),
            )
            for year, months in by_year.items()
        ),
        assumed=tuple(sorted(work.key for work in works if work.assumed)),
    )


@dataclass(frozen=True, slots=True)
class Monthly:
    """What one system costs a month; nothing of it depends on when it cuts over."""

    today: YenRange
    after: YenRange
    assumed: bool
    """Whether the price today is a planning assumption."""


def monthly(case: Case, key: str) -> Monthly:
    """What a moving system costs a month, today and as a new system.

    Raises:
        KeyError: If the case has no price for new systems, as that of an older plan.
    """
    work = _Work(case, key, month_index(case.as_of))
    levels = [PriceList(case.prices, level) for level in Level]
    return Monthly(
        _range(work.monthly(prices) for prices in levels),
        _range(work.new_monthly(prices) for prices in levels),
        work.assumed,
    )


class _Work:
    """One system: its contracts today and its cutover."""

    def __init__(self, case: Case, key: str, cutover: MonthIndex) -> None:
        self.key, self.cutover = key, cutover
        system = case.system(key)
        self.absorbed = system is not None and system.absorbed_by is not None
        self.standard = system is None or system.kind is not SystemKind.LOCAL
        every = [contract for contract in case.contracts if self.key in contract.systems]
        today = month_index(case.as_of)
        gone = replaced(every, today)
        self.contracts = [contract for contract in every if contract not in gone]
        begun = [c for c in self.contracts if c.start is None or c.start.month <= today]
        self.current = begun or self.contracts
        self.assumed = not every or any(c.monthly_yen is None for c in self.current)

    def monthly(self, prices: PriceList) -> int:
        """Yen a month today; contracts that begin later count only where none has begun."""
        return self._sum(self.current, prices)

    def new_monthly(self, prices: PriceList) -> int:
        """Yen a month of the new system; what is absorbed costs nothing of its own."""
        if self.absorbed:
            return 0
        now = self.monthly(prices)
        return prices.running_after(now) if self.standard else now

    def today(self, month: MonthIndex, prices: PriceList) -> int:
        """Yen of the old system in a month, as far as a contract covers it."""
        if month > self.cutover:
            return 0
        if not self.contracts:
            return prices.contract_monthly()
        return self._sum((c for c in self.contracts if _covers(c, month)), prices, none=0)

    def after(self, month: MonthIndex, prices: PriceList) -> int:
        """Yen of the new system in a month."""
        return self.new_monthly(prices) if month >= self.cutover else 0

    def _sum(
        self, contracts: Iterable[Contract], prices: PriceList, none: int | None = None
    ) -> int:
        found = list(contracts)
        if not found:
            return prices.contract_monthly() if none is None else none
        unknown = prices.contract_monthly()
        return sum(
            contract_share(c, self.key, unknown if c.monthly_yen is None else c.monthly_yen)
            for c in found
        )


def _covers(contract: Contract, month: MonthIndex) -> bool:
    begun = contract.start is None or contract.start.month <= month
    return begun and (contract.end is None or month <= contract.end.month)


def _range(levels: Iterable[int]) -> YenRange:
    low, typical, high = levels
    return YenRange(low=low, typical=typical, high=high)
