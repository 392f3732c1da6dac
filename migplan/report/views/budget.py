"""All the money by fiscal year, before, during and after: what a budget has to find."""

from collections.abc import Callable
from dataclasses import dataclass

from migplan.model.gap import YenRange
from migplan.model.plan import BRIDGE_KINDS, CostKind
from migplan.report.views.context import Context
from migplan.report.views.spending import spending


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """One group of money; yen by fiscal year."""

    key: str
    """``today``, ``contracts``, ``parallel``, ``bridges``, ``reworks``, ``gaps`` or ``after``."""
    years: dict[int, int]
    span: YenRange | None
    """The range of the sum, where it is known for the group alone."""
    extra: bool
    """Whether the plan's dates cause it: part of the extra costs."""
    assumed: bool
    """Whether it rests on planning assumptions alone."""

    @property
    def total(self) -> int:
        """Yen of all years."""
        return sum(self.years.values())


@dataclass(frozen=True, slots=True)
class Budget:
    """The groups with anything in them, over the same years."""

    years: tuple[int, ...]
    rows: tuple[BudgetRow, ...]
    extra_span: YenRange
    """Extra costs of the plan, all groups together."""

    def of(self, year: int, pick: Callable[[BudgetRow], bool] = lambda _: True) -> int:
        """Yen of one year, of all rows or of some."""
        return sum(row.years.get(year, 0) for row in self.rows if pick(row))

    @property
    def span(self) -> YenRange:
        """Everything, from the low to the high end."""
        rest = (row.span for row in self.rows if not row.extra and row.span)
        return YenRange.total((self.extra_span, *rest))


_GROUPS: tuple[tuple[str, tuple[CostKind, ...]], ...] = (
    ("contracts", (CostKind.CONTRACT_EXTENSION, CostKind.CONTRACT_LEFTOVER)),
    ("parallel", (CostKind.PARALLEL_RUNNING,)),
    ("bridges", BRIDGE_KINDS),
    ("reworks", (CostKind.REWORK,)),
)


def budget(context: Context) -> Budget | None:
    """Put together what the plan charges, what its gaps cost and what running costs; or nothing."""
    plan = context.plan
    spent = spending(context)
    if not spent:
        return None
    running = plan.running.years if plan.running else ()
    years = sorted({*spent, *(row.year for row in running)})
    rows = [
        BudgetRow(
            key,
            {year: sum(kinds.get(kind, 0) for kind in group) for year, kinds in spent.items()},
            None,
            extra=True,
            assumed=False,
        )
        for key, group in _GROUPS
    ]
    settled = {row.year: row.cost.typical for row in plan.remedies}
    gaps = YenRange.total(row.cost for row in plan.remedies)
    rows.append(BudgetRow("gaps", settled, gaps, extra=False, assumed=True))
    if plan.running:
        today = {row.year: row.today.typical for row in running}
        after = {row.year: row.after.typical for row in running}
        whole = YenRange.total(row.today for row in running)
        rows.insert(0, BudgetRow("today", today, whole, extra=False, assumed=False))
        new = YenRange.total(row.after for row in running)
        rows.append(BudgetRow("after", after, new, extra=False, assumed=True))
    cost = plan.cost
    return Budget(
        years=tuple(range(min(years), max(years) + 1)),
        rows=tuple(row for row in rows if row.total),
        extra_span=YenRange(low=cost.low_yen, typical=cost.cash_yen, high=cost.high_yen),
    )
