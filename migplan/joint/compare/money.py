"""Yen of one plan and of several, by fiscal year; every sum is that of its parts."""

from collections.abc import Iterable, Sequence

from migplan.model.comparison import Money, MoneyYear
from migplan.model.gap import YenRange
from migplan.model.plan import BRIDGE_KINDS, CostKind, Plan

_MONTHS = 12
FEWEST = 2
"""A sum over fewer members would be the figure of one."""


def money_of(plan: Plan) -> Money:
    """The yen of a plan; years without any stand between others."""
    spent = {int(year): sum(kinds.values()) for year, kinds in plan.cost.by_fiscal_year.items()}
    rows = plan.running.years if plan.running else ()
    today = {row.year: row.today.typical for row in rows}
    after = {row.year: row.after.typical for row in rows}
    years = {*spent, *today}
    kinds = plan.cost.by_kind
    return Money(
        extra=YenRange(low=plan.cost.low_yen, typical=sum(spent.values()), high=plan.cost.high_yen),
        bridges=sum(kinds.get(kind, 0) for kind in BRIDGE_KINDS),
        extensions=kinds.get(CostKind.CONTRACT_EXTENSION, 0),
        today_monthly=plan.running.today_monthly.typical if plan.running else 0,
        after_monthly=plan.running.after_monthly.typical if plan.running else 0,
        years=tuple(
            MoneyYear(
                year=year,
                extra=spent.get(year, 0),
                today=today.get(year, 0),
                after=after.get(year, 0),
            )
            for year in (range(min(years), max(years) + 1) if years else ())
        ),
    )


def to_the_same_end(every: Sequence[Money]) -> tuple[Money, ...]:
    """The same with as many years each: once all is moved, the new systems cost what they cost."""
    years = {row.year for money in every for row in money.years}
    if not years:
        return tuple(every)
    span = range(min(years), max(years) + 1)
    return tuple(_over(money, span) for money in every)


def _over(money: Money, span: range) -> Money:
    known = {row.year: row for row in money.years}
    last = max(known, default=span.stop)
    rows = (
        known.get(year)
        or MoneyYear(
            year=year,
            extra=0,
            today=0,
            after=(money.after_monthly or 0) * _MONTHS if year > last else 0,
        )
        for year in span
    )
    return money.model_copy(update={"years": tuple(rows)})


def summed(every: Iterable[Money]) -> Money:
    """The sum of several that have the same years; what fewer than two share has no sum."""
    all_of = tuple(every)
    years = sorted({row.year for money in all_of for row in money.years})
    return Money(
        extra=YenRange.total(money.extra for money in all_of),
        bridges=sum(money.bridges for money in all_of),
        extensions=shared_sum(money.extensions for money in all_of),
        today_monthly=shared_sum(money.today_monthly for money in all_of),
        after_monthly=shared_sum(money.after_monthly for money in all_of),
        years=tuple(_year(year, all_of) for year in years),
    )


def shared_sum(values: Iterable[int | None]) -> int | None:
    """The sum of what is shared; of a single value it would give that value away as a sum."""
    known = [value for value in values if value is not None]
    return sum(known) if len(known) >= FEWEST else None


def _year(year: int, every: Iterable[Money]) -> MoneyYear:
    rows = [row for money in every for row in money.years if row.year == year]
    return MoneyYear(
        year=year,
        extra=sum(row.extra for row in rows),
        today=shared_sum(row.today for row in rows),
        after=shared_sum(row.after for row in rows),
    )
