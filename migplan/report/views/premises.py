"""What was assumed, and what everything is priced with."""

from collections.abc import Iterable

from migplan.model.price import Price, PriceUnit
from migplan.report.audience import Topic
from migplan.report.shown import shown
from migplan.report.views.context import Context
from migplan.report.views.table import Cell, Column, Row, Table

_SOURCE, _KEY, _PRICE_SOURCE = 2, 4, 6
"""Columns that say where something was read or stands."""


def assumption_table(context: Context) -> Table | None:
    """Values nobody gave, in the order of the plan."""
    words, plan = context.words, context.plan
    known = {row.key: row for row in plan.case.assumptions}
    rows = [known[key] for key in plan.assumptions if key in known]
    if not rows:
        return None
    columns = (
        Column(words("premise.statement"), wide=True),
        Column(words("premise.kind"), short=True),
        Column(words("premise.source")),
        Column(words("premise.confidence"), short=True),
        Column(words("premise.key")),
    )
    kinds = sorted({row.key.partition(":")[0] for row in rows})
    table = Table(
        "assumption-table",
        words("premise.caption"),
        columns,
        tuple(
            Row(
                (
                    Cell(
                        words.say(row.statement), badge=words("mark.assumed"), badge_class="assumed"
                    ),
                    Cell(words.known("premise", row.key.partition(":")[0])),
                    Cell(shown(_in(row.source, context)) or "―"),
                    Cell(words.known("confidence", row.confidence) or "―"),
                    Cell(shown(row.key)),
                ),
                pick=row.key.partition(":")[0],
            )
            for row in rows
        ),
        search=True,
        choices=tuple((kind, words.known("premise", kind)) for kind in kinds),
        choice_label=words("premise.choice"),
        count=words.count("assumption", len(rows)),
    )
    return table if context.sees(Topic.PLACES) else table.without(_SOURCE, _KEY)


def price_table(context: Context) -> Table | None:
    """Unit prices with their ranges."""
    prices = context.plan.case.prices
    if not prices:
        return None
    return prices_as_table(context, prices, "price-table", context.words("price.caption"))


def prices_as_table(context: Context, prices: Iterable[Price], key: str, caption: str) -> Table:
    """Some prices with their ranges and where they come from."""
    words, formats = context.words, context.formats
    columns = (
        Column(words("price.name"), wide=True),
        Column(words("price.unit"), short=True),
        Column(words("price.low"), number=True),
        Column(words("price.typical"), number=True),
        Column(words("price.high"), number=True),
        Column(words("price.given"), short=True),
        Column(words("premise.source")),
        Column(words("premise.confidence"), short=True),
    )
    rows = tuple(
        Row(
            (
                Cell(words.say(price.name), note=price.key),
                Cell(words.known("unit", PriceUnit(price.unit))),
                *(
                    Cell(formats.amount(value), sort=str(value))
                    for value in (price.low, price.typical, price.high)
                ),
                Cell(words("price.stated"))
                if price.stated
                else Cell("", badge=words("mark.assumed"), badge_class="assumed"),
                Cell(shown(_in(price.source, context)) or "―"),
                Cell(words.known("confidence", price.confidence) or "―"),
            )
        )
        for price in prices
    )
    table = Table(key, caption, columns, rows)
    return table if context.sees(Topic.PLACES) else table.without(_PRICE_SOURCE)


def _in(source: str, context: Context) -> str:
    """A source whose parts may be written ``日本語／English``: the half to read."""
    side = 0 if context.words.lang == "ja" else -1
    return "; ".join(part.split("／")[side] for part in source.split("; "))
