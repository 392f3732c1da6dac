"""What one more engineer, project or place in a slot is worth, month by month."""

from migplan.model.dates import month_index
from migplan.model.plan import Capacity, CapacityPrice
from migplan.report.shown import shown
from migplan.report.views.context import Context
from migplan.report.views.table import Cell, Column, Row, Table, money_cell


def capacity_table(context: Context) -> Table | None:
    """The dearest capacities first; without prices there is no table."""
    plan, words, formats = context.plan, context.words, context.formats
    if not plan.capacity_prices:
        return None
    kinds = list(Capacity)

    def order(price: CapacityPrice) -> tuple[int, int, str, str]:
        return -price.yen, kinds.index(price.kind), price.vendor, price.month.isoformat()

    rows = tuple(
        Row(
            (
                Cell(words.known("scarce", price.kind)),
                Cell(shown(price.vendor) or words("capacity.own")),
                Cell(formats.month(month_index(price.month)), sort=price.month.isoformat()),
                money_cell(formats.number(price.yen), price.yen),
            )
        )
        for price in sorted(plan.capacity_prices, key=order)
    )
    columns = (
        Column(words("capacity.kind")),
        Column(words("capacity.whose")),
        Column(words("people.month"), short=True),
        Column(words("capacity.yen"), number=True),
    )
    return Table("capacity-table", words("capacity.caption"), columns, rows)
