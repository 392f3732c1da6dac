"""Money by fiscal year: bars for the eye, exact yen in the table."""

from dataclasses import dataclass

from migplan.model.gap import YenRange
from migplan.model.plan import WEIGHTS, CostKind
from migplan.report.views.axis import px
from migplan.report.views.context import Context
from migplan.report.views.table import Cell, Column, Row, Table, money_cell
from migplan.report.width import em_width

KINDS = tuple(kind for kind in CostKind if kind not in WEIGHTS)
"""What money is spent on, in the order of bars and tables; weights are never shown as money."""

_WIDTH, _LEFT, _ROW, _BAR, _TOP, _TEXT = 560.0, 84.0, 40.0, 24.0, 6.0, 11.0


@dataclass(frozen=True, slots=True)
class Piece:
    """One kind of money in one year."""

    x: str
    width: str
    classes: str
    title: str
    label: str
    middle: str


@dataclass(frozen=True, slots=True)
class YearBar:
    """One fiscal year."""

    y: str
    text_y: str
    label: str
    pieces: tuple[Piece, ...]
    total: str
    total_x: str


@dataclass(frozen=True, slots=True)
class Money:
    """Bars and table."""

    width: str
    height: str
    left: str
    bar: str
    bars: tuple[YearBar, ...]
    legend: tuple[tuple[str, str], ...]
    table: Table
    label: str


def money(context: Context) -> Money | None:
    """Lay out the years; no spending gives ``None``."""
    years = spending(context)
    if not years:
        return None
    words, formats = context.words, context.formats
    kinds = [kind for kind in KINDS if any(row.get(kind, 0) for row in years.values())]
    most = max(sum(row.values()) for row in years.values()) or 1
    room = max(em_width(formats.money(sum(row.values()))) for row in years.values()) * 13 + 14
    scale = (_WIDTH - _LEFT - room) / most
    bars: list[YearBar] = []
    for n, (year, row) in enumerate(years.items()):
        y, x = _TOP + n * _ROW, _LEFT
        pieces: list[Piece] = []
        for kind in kinds:
            width = row.get(kind, 0) * scale
            if width:
                text = formats.money(row[kind])
                title = f"{formats.year(year)} {words.known('cost', kind)} {formats.yen(row[kind])}"
                label = text if em_width(text) * _TEXT + 6 <= width else ""
                pieces.append(
                    Piece(
                        px(x),
                        px(width),
                        f"k{KINDS.index(kind) + 1}",
                        title,
                        label,
                        px(x + width / 2),
                    )
                )
            x += width
        total = formats.money(sum(row.values()))
        bars.append(
            YearBar(
                px(y),
                px(y + _BAR / 2 + 4),
                formats.short_year(year),
                tuple(pieces),
                total,
                px(x + 6),
            )
        )
    return Money(
        width=px(_WIDTH),
        height=px(_TOP * 2 + _ROW * len(bars)),
        left=px(_LEFT),
        bar=px(_BAR),
        bars=tuple(bars),
        legend=tuple((f"k{KINDS.index(kind) + 1}", words.known("cost", kind)) for kind in kinds),
        table=_table(context, years, kinds),
        label=words("money.alt"),
    )


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


def _table(context: Context, years: dict[int, dict[CostKind, int]], kinds: list[CostKind]) -> Table:
    words, formats = context.words, context.formats
    columns = (
        Column(words("money.kind")),
        *(Column(formats.short_year(year), number=True) for year in years),
        Column(words("money.total"), number=True),
    )
    rows = tuple(
        Row(
            (
                Cell(
                    words.known("cost", kind),
                    badge="■",
                    badge_class=f"key k{KINDS.index(kind) + 1}",
                ),
                *(_amount(context, row.get(kind, 0)) for row in years.values()),
                _amount(context, sum(row.get(kind, 0) for row in years.values())),
            )
        )
        for kind in kinds
    )
    totals = [sum(row.values()) for row in years.values()]
    foot = Row(
        (
            Cell(words("money.total")),
            *(_amount(context, yen) for yen in totals),
            _amount(context, sum(totals)),
        )
    )
    more = _remedies(context, dict(zip(years, totals, strict=True)))
    return Table("money-table", words("money.caption"), columns, rows, foot=(foot, *more))


def _remedies(context: Context, totals: dict[int, int]) -> tuple[Row, ...]:
    """What settling the gaps costs on top, and both together; nothing without such gaps."""
    words, formats, plan = context.words, context.formats, context.plan
    if not plan.remedies:
        return ()
    extra = dict.fromkeys(totals, 0) | {row.year: row.cost.typical for row in plan.remedies}
    every = YenRange.total(row.cost for row in plan.remedies)
    unpriced = sum(row.unpriced for row in plan.remedies)
    note = formats.span(every.low, every.high) + (
        words("money.unpriced", n=words.count("gap", unpriced)) if unpriced else ""
    )
    both = {year: yen + extra[year] for year, yen in totals.items()}
    return (
        Row(
            (
                Cell(
                    words("money.remedies"),
                    note=note,
                    badge=words("money.assumed"),
                    badge_class="assumed",
                ),
                *(_amount(context, yen) for yen in extra.values()),
                _amount(context, sum(extra.values())),
            )
        ),
        Row(
            (
                Cell(words("money.both")),
                *(_amount(context, yen) for yen in both.values()),
                _amount(context, sum(both.values())),
            )
        ),
    )


def _amount(context: Context, yen: int) -> Cell:
    return money_cell(context.formats.number(yen) if yen else "―", yen)
