"""The judge of running costs: contracts and prices walked month by month a second time."""

from collections.abc import Iterator

from migplan.model.case import Case
from migplan.model.contract import Contract, replaced
from migplan.model.dates import fiscal_year_of_month, month_index
from migplan.model.gap import YenRange
from migplan.model.plan import Cutover, Plan
from migplan.model.price import Level, PriceList
from migplan.model.system import SystemKind

Sums = dict[int, list[int]]
"""Yen by fiscal year, at each level of prices."""


def wrong_running(plan: Plan) -> Iterator[str]:
    """Everything wrong with what running the systems is said to cost; nothing said is not wrong."""
    if plan.running is None:
        return
    today: Sums = {}
    after: Sums = {}
    monthly = [[0, 0], [0, 0], [0, 0]]
    last = max((fiscal_year_of_month(month_index(c.date)) for c in plan.cutovers), default=0) + 1
    first = month_index(plan.as_of)
    for level_at, level in enumerate(Level):
        prices = PriceList(plan.case.prices, level)
        for cutover in plan.cutovers:
            old, new = _monthly(plan.case, cutover, prices)
            monthly[level_at][0] += old
            monthly[level_at][1] += new
            month = first
            while fiscal_year_of_month(month) <= last:
                year = fiscal_year_of_month(month)
                paid = _paid(plan.case, cutover, month, prices)
                today.setdefault(year, [0, 0, 0])[level_at] += paid
                due = new if month >= month_index(cutover.date) else 0
                after.setdefault(year, [0, 0, 0])[level_at] += due
                month += 1
    told = {row.year: (_ends(row.today), _ends(row.after)) for row in plan.running.years}
    if told != {year: (today[year], after[year]) for year in today}:
        yield "the running costs by year do not add up"
    stated = [_ends(plan.running.today_monthly), _ends(plan.running.after_monthly)]
    if stated != [[row[0] for row in monthly], [row[1] for row in monthly]]:
        yield "the monthly running costs do not add up"


def _ends(yen: YenRange) -> list[int]:
    return [yen.low, yen.typical, yen.high]


def _contracts(case: Case, key: str) -> list[Contract]:
    mine = [contract for contract in case.contracts if key in contract.systems]
    gone = replaced(mine, month_index(case.as_of))
    return [contract for contract in mine if contract not in gone]


def _part(contract: Contract, key: str, prices: PriceList) -> int:
    yen = prices.contract_monthly() if contract.monthly_yen is None else contract.monthly_yen
    members = sorted(contract.systems)
    return yen // len(members) + (members.index(key) < yen % len(members))


def _monthly(case: Case, cutover: Cutover, prices: PriceList) -> tuple[int, int]:
    """Yen a month of one system, old and new."""
    key, now = cutover.system, month_index(case.as_of)
    contracts = _contracts(case, key)
    begun = [c for c in contracts if c.start is None or c.start.month <= now] or contracts
    old = sum(_part(c, key, prices) for c in begun) if begun else prices.contract_monthly()
    system = case.system(key)
    if system is not None and system.absorbed_by is not None:
        return old, 0
    local = system is not None and system.kind is SystemKind.LOCAL
    return old, old if local else prices.running_after(old)


def _paid(case: Case, cutover: Cutover, month: int, prices: PriceList) -> int:
    """Yen of the old system in one month, under contracts that cover it."""
    if month > month_index(cutover.date):
        return 0
    contracts = _contracts(case, cutover.system)
    if not contracts:
        return prices.contract_monthly()
    covering = (
        c
        for c in contracts
        if (c.start is None or c.start.month <= month) and (c.end is None or month <= c.end.month)
    )
    return sum(_part(c, cutover.system, prices) for c in covering)
