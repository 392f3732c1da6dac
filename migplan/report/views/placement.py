"""Where the out-of-scope systems belong: the matrix of choices, the table, and what is open."""

from dataclasses import dataclass

from migplan.model.placement import Bar, Option, Placed, Placement
from migplan.model.placement_row import Choice
from migplan.report.placement_words import PlacementWords
from migplan.report.views.context import Context
from migplan.report.views.paper import on_paper
from migplan.report.views.premises import prices_as_table
from migplan.report.views.table import Cell, Column, Row, Table

_LAST = "9e18"
"""Sorts after every amount."""


@dataclass(frozen=True, slots=True)
class PlacementView:
    """The section of the page."""

    lead: str
    total: str
    counts: str
    broken: str
    matrix: Table
    legend: str
    table: Table
    waiting: tuple[str, ...]
    judgements: Table | None
    prices_lead: str
    prices: Table | None
    assumed: tuple[str, ...]
    price_list: Table


def placement(context: Context) -> PlacementView | None:
    """The section; ``None`` without local systems."""
    found = context.plan.placement
    if found is None or not found.systems:
        return None
    said = PlacementWords(context.plan.case, found, context.words.lang)
    said.words = words = context.words
    return PlacementView(
        lead=words("placement.lead", years=said.years()),
        total=said.total(),
        counts=said.counts(),
        broken=said.broken(),
        matrix=_on_paper(context, found, _matrix(said)),
        legend=words("placement.legend"),
        table=_on_paper(context, found, _table(said)),
        waiting=said.waiting(),
        judgements=_judgements(said),
        prices_lead=words(
            "placement.prices_lead" if found.sensitivity else "placement.prices_none"
        ),
        prices=_prices(said),
        assumed=tuple(words.say(x.statement) for x in found.premises.assumptions),
        price_list=prices_as_table(
            context,
            found.premises.prices,
            "placement-price-table",
            words("placement.price_caption"),
        ),
    )


def _on_paper(context: Context, found: Placement, table: Table) -> Table:
    """Paper has what is to be done: what simply stays where it is can be seen on the screen."""
    stays = {
        context.name(row.system)
        for row in found.systems
        if row.fixed or (row.choice is not None and row.choice is row.now)
    }
    shown = on_paper(context, table, "paper.changes", lambda _, row: row.cells[0].text not in stays)
    return shown or table


def _matrix(said: PlacementWords) -> Table:
    """One row per system that chooses, one column per choice that any of them has."""
    words = said.words
    rows = [placed for placed in said.rows() if not placed.fixed]
    used = [c for c in Choice if any(x.choice is c for placed in rows for x in placed.options)]
    columns = (
        Column(words("placement.system")),
        *(Column(said.choice(choice)) for choice in used),
    )
    return Table(
        "placement-matrix",
        words("placement.matrix", years=said.years()),
        columns,
        tuple(
            Row((Cell(said.name(placed.system)), *(_cell(said, placed, c) for c in used)))
            for placed in rows
        ),
    )


def _cell(said: PlacementWords, placed: Placed, choice: Choice) -> Cell:
    option = next((x for x in placed.options if x.choice is choice), None)
    if option is None:
        return Cell("")
    now = said.words("placement.today") if placed.now is choice else ""
    if placed.choice is choice:
        return Cell("", sort="0", badge=said.words("placement.here"), badge_class="best", note=now)
    text, sort = _open_or_not(said, option)
    return Cell(text, sort=sort, note=now)


def _open_or_not(said: PlacementWords, option: Option) -> tuple[str, str]:
    last = _LAST
    if option.reasons:
        waits = all(reason.bar is Bar.JUDGEMENT for reason in option.reasons)
        return said.words("placement.waits" if waits else "placement.shut"), last
    if option.more_yen is None:
        return said.words("placement.shut"), last
    if option.more_yen == 0:
        return said.words("placement.same"), "0"
    yen = said.formats.money(option.more_yen)
    return said.words("placement.more", yen=yen), str(option.more_yen)


def _table(said: PlacementWords) -> Table:
    words = said.words
    columns = (
        Column(words("placement.system")),
        Column(words("placement.now")),
        Column(words("placement.best")),
        Column(words("placement.yearly"), number=True),
        Column(words("placement.once"), number=True),
        Column(words("placement.second")),
        Column(words("placement.why"), wide=True),
    )
    rows = said.rows()
    return Table(
        "placement-table",
        words("placement.caption"),
        columns,
        tuple(_row(said, placed) for placed in rows),
        search=True,
        count=words.count("system", len(rows)),
    )


def _row(said: PlacementWords, placed: Placed) -> Row:
    yen = said.formats.money
    yearly, once = said.yearly(placed), said.once(placed)
    priced = not placed.fixed and placed.choice is not None
    planned = placed.planned and placed.planned is not placed.choice and not placed.fixed
    note = said.words("placement.planned", choice=said.choice(placed.planned)) if planned else ""
    closed = [] if placed.fixed else [*said.closed(placed), said.unusual(placed)]
    return Row(
        (
            Cell(said.name(placed.system)),
            Cell(said.choice(placed.now)),
            Cell(said.best(placed), badge=said.mark(placed), note=note)
            if placed.choice is not None
            else Cell("", badge=said.best(placed), badge_class="bad", note=note),
            Cell(yen(yearly) if priced else "―", sort=str(yearly)),
            Cell(yen(once) if priced else "―", sort=str(once)),
            Cell(
                said.second(placed) or "―",
                sort=_LAST if placed.second_more_yen is None else str(placed.second_more_yen),
            ),
            Cell(said.why(placed), note=" ".join(line for line in closed if line)),
        )
    )


def _judgements(said: PlacementWords) -> Table | None:
    rows = said.weighty()
    if not rows:
        return None
    words = said.words
    columns = (
        Column(words("placement.judgement"), wide=True),
        Column(words("placement.saves"), number=True),
    )
    last = _LAST
    return Table(
        "judgement-table",
        words("placement.judgements"),
        columns,
        tuple(
            Row(
                (
                    Cell(said.question(row)),
                    Cell(
                        said.saving(row),
                        sort=last if row.saves_yen is None else str(row.saves_yen),
                    ),
                )
            )
            for row in rows
        ),
    )


def _prices(said: PlacementWords) -> Table | None:
    rows = [*said.price_changes()]
    if not rows:
        return None
    words = said.words
    columns = (
        Column(words("placement.price")),
        Column(words("placement.amount"), number=True),
        Column(words("placement.changed"), wide=True),
    )
    return Table(
        "placement-sensitivity",
        words("placement.prices"),
        columns,
        tuple(
            Row((Cell(name), Cell(amount), Cell(said.formats.people(changes))))
            for name, amount, changes in rows
        ),
    )
