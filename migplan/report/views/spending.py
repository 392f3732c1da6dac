"""What a plan spends, by fiscal year and kind: exact yen, weights left out."""

from migplan.model.plan import WEIGHTS, CostKind
from migplan.report.views.context import Context
from migplan.report.views.table import Cell, Column, Row, Table, money_cell

KINDS = tuple(kind for kind in CostKind if kind not in WEIGHTS)
"""What money is spent on, in the order of the table; weights are never shown as money."""


def spending(context: Context) -> dict[int, dict[CostKind, int]]:
    """Real spending by fiscal year and kind; years without any stand between others."""
    found: dict[int, dict[CostKind, int]] = {}
    for text, kinds in context.plan.cost.by_fiscal_year.items():
        year = int(text.removeprefix("FY"))
        row = {
            CostKind(kind): yen
            for kind, yen in kinds.items()
            if CostKind(kind) not in WEIGHTS and yen
        }
        if row:
            found[year] = row
    if not found:
        return {}
    years = {*found, *(row.year for row in context.plan.remedies)}
    return {year: found.get(year, {}) for year in range(min(years), max(years) + 1)}


def spending_table(context: Context) -> Table | None:
    """What the plan charges, to the yen, by kind and fiscal year; ``None`` without spending."""
    years = spending(context)
    if not years:
        return None
    words, formats = context.words, context.formats
    kinds = [kind for kind in KINDS if any(row.get(kind, 0) for row in years.values())]
    columns = (
        Column(words("money.kind")),
        *(Column(formats.short_year(year), number=True) for year in years),
        Column(words("money.total"), number=True),
    )
    rows = tuple(
        Row(
            (
                Cell(words.known("cost", kind)),
                *(amount_cell(context, row.get(kind, 0)) for row in years.values()),
                amount_cell(context, sum(row.get(kind, 0) for row in years.values())),
            )
        )
        for kind in kinds
    )
    totals = [sum(row.values()) for row in years.values()]
    foot = Row(
        (
            Cell(words("money.total")),
            *(amount_cell(context, yen) for yen in totals),
            amount_cell(context, sum(totals)),
        )
    )
    return Table("spending-table", words("money.caption"), columns, rows, foot=(foot,))


def amount_cell(context: Context, yen: int) -> Cell:
    """Yen to the digit, or a dash for none."""
    return money_cell(context.formats.number(yen) if yen else "―", yen)
