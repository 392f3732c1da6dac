"""Money by fiscal year on page one: bars for the eye, exact yen in the table."""

from collections.abc import Callable
from dataclasses import dataclass

from migplan.report.views.axis import px
from migplan.report.views.budget import Budget, BudgetRow, budget
from migplan.report.views.context import Context
from migplan.report.views.spending import amount_cell
from migplan.report.views.table import Cell, Column, Row, Table
from migplan.report.width import em_width

_COLOURS = {
    "today": "k3",
    "contracts": "k5",
    "parallel": "k6",
    "bridges": "k1",
    "reworks": "k4",
    "gaps": "k8",
    "after": "k7",
}
"""Class of each group; a number never stands for one alone."""

_WIDTH, _LEFT, _ROW, _BAR, _TOP, _TEXT = 460.0, 74.0, 34.0, 22.0, 4.0, 11.0
_WHOLE_YEAR = 12


@dataclass(frozen=True, slots=True)
class Piece:
    """One group of money in one year."""

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
    bar: str
    bars: tuple[YearBar, ...]
    table: Table
    legend: tuple[tuple[str, str], ...]
    """Class and name of each group, for pictures without the table."""
    label: str
    notes: tuple[str, ...]
    """What the first year leaves out, and until when there is a subsidy."""


def money(context: Context) -> Money | None:
    """Lay out the years; no spending gives ``None``."""
    found = budget(context)
    if found is None:
        return None
    formats = context.formats
    most = max(found.of(year) for year in found.years) or 1
    room = max(em_width(formats.money(found.of(year))) for year in found.years) * 13 + 12
    scale = (_WIDTH - _LEFT - room) / most
    return Money(
        width=px(_WIDTH),
        height=px(_TOP * 2 + _ROW * len(found.years)),
        bar=px(_BAR),
        bars=tuple(_bar(context, found, n, year, scale) for n, year in enumerate(found.years)),
        table=_table(context, found),
        legend=tuple((_COLOURS[row.key], context.words(f"money.{row.key}")) for row in found.rows),
        label=context.words("money.alt"),
        notes=tuple(_notes(context)),
    )


def _bar(context: Context, found: Budget, n: int, year: int, scale: float) -> YearBar:
    formats = context.formats
    y, x = _TOP + n * _ROW, _LEFT
    pieces: list[Piece] = []
    for row in found.rows:
        yen = row.years.get(year, 0)
        width = yen * scale
        if width:
            text = formats.money(yen)
            name = context.words(f"money.{row.key}")
            pieces.append(
                Piece(
                    px(x),
                    px(width),
                    _COLOURS[row.key],
                    f"{formats.year(year)} {name} {formats.yen(yen)}",
                    text if em_width(text) * _TEXT + 6 <= width else "",
                    px(x + width / 2),
                )
            )
        x += width
    return YearBar(
        px(y),
        px(y + _BAR / 2 + 4),
        formats.short_year(year),
        tuple(pieces),
        formats.money(found.of(year)),
        px(x + 6),
    )


def _table(context: Context, found: Budget) -> Table:
    words, formats = context.words, context.formats
    columns = (
        Column(words("money.kind")),
        *(Column(formats.short_year(year), number=True) for year in found.years),
        Column(words("money.total"), number=True),
        Column(words("money.span"), short=True),
    )
    extra = found.extra_span
    sums = _sums(context, found, words("money.group_extra"), lambda row: row.extra)
    whole = _sums(context, found, words("money.all"), lambda _: True)
    return Table(
        "money-table",
        words("money.budget"),
        columns,
        tuple(_row(context, found, row) for row in found.rows),
        foot=(
            Row((*sums, Cell(formats.span(extra.low, extra.high)))),
            Row((*whole, Cell(formats.span(found.span.low, found.span.high)))),
        ),
    )


def _row(context: Context, found: Budget, row: BudgetRow) -> Row:
    words, formats = context.words, context.formats
    unpriced = sum(year.unpriced for year in context.plan.remedies) if row.key == "gaps" else 0
    span = formats.span(row.span.low, row.span.high) if row.span else "―"
    note = words("money.unpriced_short", n=words.count("gap", unpriced)) if unpriced else ""
    return Row(
        (
            Cell(
                words(f"money.{row.key}") + (words("money.assumed_mark") if row.assumed else ""),
                badge="■",
                badge_class=f"key {_COLOURS[row.key]}",
            ),
            *(amount_cell(context, row.years.get(year, 0)) for year in found.years),
            amount_cell(context, row.total),
            Cell(span + note),
        ),
        classes="part" if row.extra else "",
    )


def _sums(
    context: Context, found: Budget, name: str, pick: Callable[[BudgetRow], bool]
) -> tuple[Cell, ...]:
    years = [found.of(year, pick) for year in found.years]
    return (Cell(name), *(amount_cell(context, yen) for yen in (*years, sum(years))))


def _notes(context: Context) -> list[str]:
    plan, words, formats = context.plan, context.words, context.formats
    notes: list[str] = []
    if plan.running and plan.running.years[0].months < _WHOLE_YEAR:
        first = plan.running.years[0]
        notes.append(
            words("money.first_year", year=formats.short_year(first.year), n=str(first.months))
        )
    for window in plan.funding:
        key = "money.window_outside" if window.outside else "money.window"
        notes.append(
            words(
                key,
                name=words.say(window.name),
                until=formats.day(window.until),
                n=words.count("system", len(window.outside)),
                confidence=words.known("confidence", window.confidence),
            )
        )
    return notes
