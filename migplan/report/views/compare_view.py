"""The plan, the naive ways and the price scenarios as bars of money, by fiscal year where known."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from migplan.model.case import Case
from migplan.model.dates import fiscal_year_of_month
from migplan.model.plan import WEIGHTS, Baseline
from migplan.model.price import Level
from migplan.planning.recount import Recount
from migplan.report.views.axis import px
from migplan.report.views.compare import late_systems
from migplan.report.views.context import Context
from migplan.report.views.spending import spending
from migplan.report.views.table import Cell, Column, Row, Table, money_cell
from migplan.report.width import cut, em_width

_WIDTH, _LEFT, _ROOM, _ROW, _BAR, _TOP = 1400.0, 330.0, 120.0, 50.0, 26.0, 6.0
_NAME, _NOTE, _INSIDE = 13.0, 11.0, 11.0
_HEAD = 30.0
_KEYS = 7


@dataclass(frozen=True, slots=True)
class Piece:
    """One fiscal year of a bar, or all of it."""

    x: str
    width: str
    classes: str
    label: str
    middle: str
    title: str


@dataclass(frozen=True, slots=True)
class Way:
    """One bar."""

    y: str
    name: str
    name_y: str
    full: str
    note: str
    note_y: str
    own: bool
    pieces: tuple[Piece, ...]
    total: str
    total_x: str
    total_y: str


@dataclass(frozen=True, slots=True)
class CompareView:
    """The picture; the tables below it say the same."""

    width: str
    height: str
    bar: str
    ways: tuple[Way, ...]
    head: str
    head_y: str
    legend: tuple[tuple[str, str], ...]
    label: str
    table: Table
    """The bars of the ways as numbers."""


def compare_view(context: Context) -> CompareView | None:
    """Lay out the bars; a plan without anything to compare with gives ``None``."""
    plan, words = context.plan, context.words
    if not plan.baselines or not plan.cutovers:
        return None
    mine = {year: sum(kinds.values()) for year, kinds in spending(context).items()}
    rows = [(words("compare.this"), mine, _facts(context, None), True)]
    rows += [
        (words.say(row.title), _by_year(context, row), _facts(context, row), False)
        for row in plan.baselines
    ]
    years = sorted({year for _, row, _, _ in rows for year in row if year})
    levels = _levels(context)
    most = max([*(sum(row.values()) for _, row, _, _ in rows), *(yen for _, yen, _ in levels), 1])
    scale = (_WIDTH - _LEFT - _ROOM) / most
    ways = [_way(context, _TOP + _ROW * n, row, years, scale) for n, row in enumerate(rows)]
    below = _TOP + _ROW * len(rows) + _HEAD
    ways += [
        _way(context, below + _ROW * n, (name, {0: yen}, note, False), years, scale)
        for n, (name, yen, note) in enumerate(levels)
    ]
    return CompareView(
        width=px(_WIDTH),
        height=px(below + _ROW * len(levels)),
        bar=px(_BAR),
        ways=tuple(ways),
        head=words("compare.prices") if levels else "",
        head_y=px(below - 10),
        legend=tuple((_key(years, year), context.formats.short_year(year)) for year in years),
        label=words("compare.alt"),
        table=_table(context, rows, years),
    )


def _table(
    context: Context, rows: Sequence[tuple[str, Mapping[int, int], str, bool]], years: list[int]
) -> Table:
    words, number = context.words, context.formats.number

    def cell(yen: int) -> Cell:
        return money_cell(number(yen) if yen else "―", yen)

    return Table(
        "compare-years",
        words("compare.by_year"),
        (
            Column(words("compare.way")),
            *(Column(context.formats.short_year(year), number=True) for year in years),
            Column(words("money.total"), number=True),
        ),
        tuple(
            Row(
                (
                    Cell(name),
                    *(cell(amounts.get(year, 0)) for year in years),
                    cell(sum(amounts.values())),
                ),
                classes="own" if own else "",
            )
            for name, amounts, _, own in rows
        ),
    )


def _way(
    context: Context,
    y: float,
    row: tuple[str, Mapping[int, int], str, bool],
    years: list[int],
    scale: float,
) -> Way:
    name, amounts, note, own = row
    pieces = tuple(_pieces(context, amounts, years, scale))
    total = sum(amounts.values())
    return Way(
        y=px(y),
        name=cut(name, (_LEFT - 12) / _NAME),
        name_y=px(y + 13),
        full=name,
        note=cut(note, (_LEFT - 12) / _NOTE),
        note_y=px(y + 30),
        own=own,
        pieces=pieces,
        total=context.formats.money(total) if amounts else context.words("compare.impossible"),
        total_x=px(_LEFT + total * scale + 6),
        total_y=px(y + _BAR / 2 + 4.5),
    )


def _pieces(
    context: Context, amounts: Mapping[int, int], years: list[int], scale: float
) -> Iterator[Piece]:
    x = _LEFT
    for year, yen in sorted(amounts.items()):
        width = yen * scale
        if width <= 0:
            continue
        text = context.formats.money(yen)
        named = context.formats.short_year(year) if year else ""
        yield Piece(
            px(x),
            px(width),
            _key(years, year) if year else "k1",
            text if year and em_width(text) * _INSIDE + 6 <= width else "",
            px(x + width / 2),
            f"{named} {context.formats.yen(yen)}".strip(),
        )
        x += width


def _key(years: list[int], year: int) -> str:
    return f"k{years.index(year) % _KEYS + 1}"


def _facts(context: Context, row: Baseline | None) -> str:
    """Bridges, late systems and the last cutover, or why a way is impossible."""
    words, plan = context.words, context.plan
    if row is not None and not row.feasible:
        return words.say(row.why_not)
    if row is None:
        bridges, last = len(plan.bridges), max(cutover.date for cutover in plan.cutovers)
        late = sum(1 for cutover in plan.cutovers if cutover.months_late)
    else:
        bridges, late, last = row.bridges or 0, late_systems(context, row), row.last
    return words(
        "compare.facts",
        bridges=words.count("bridge", bridges),
        late=words.count("system", late),
        last=context.formats.day(last) if last else "―",
    )


def _by_year(context: Context, row: Baseline) -> dict[int, int]:
    """What a naive way spends by fiscal year; under year 0 where that cannot be recounted."""
    if not row.feasible or row.cash_yen is None:
        return {}
    found = _recounted(context.plan.case, row.cutovers)
    known = sum(found.values()) == row.cash_yen
    return {year: yen for year, yen in found.items() if yen} if known else {0: row.cash_yen}


def _recounted(case: Case, on: Mapping[str, date]) -> dict[int, int]:
    """Spending by fiscal year on other dates; empty where prices or slots are not all there."""
    found: dict[int, int] = {}
    try:
        charges = Recount(case, on).charges(Level.TYPICAL)
    except KeyError:  # a plan of another version may lack a price
        return {}
    for kind, months in charges.items():
        if kind not in WEIGHTS:
            for month, yen in months.items():
                year = fiscal_year_of_month(month)
                found[year] = found.get(year, 0) + yen
    return found


def _levels(context: Context) -> list[tuple[str, int, str]]:
    """The dates of this plan at low, typical and high prices, and whether the order would hold."""
    plan, words = context.plan, context.words
    if not plan.robustness:
        return []
    told = {row.level: row for row in plan.robustness}
    amounts = (
        (Level.LOW, plan.cost.low_yen),
        (Level.TYPICAL, plan.cost.cash_yen),
        (Level.HIGH, plan.cost.high_yen),
    )
    rows: list[tuple[str, int, str]] = []
    for level, yen in amounts:
        row = told.get(level)
        if row is None:
            note = "" if level is not Level.TYPICAL else words("compare.this")
        elif row.same_order and not row.moved:
            note = words("compare.order_holds")
        else:
            note = words("compare.order_moves", n=words.count("system", len(row.moved)))
        rows.append((words.known("level", level), yen, note))
    return rows
