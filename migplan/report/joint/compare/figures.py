"""The figures of all members in one table, and their money by fiscal year; both with sums."""

from collections.abc import Callable

from migplan.model.comparison import Figures, MemberFacts, Money, MoneyYear
from migplan.report.joint.compare.told import DASH, Told
from migplan.report.joint.page import Part
from migplan.report.shown import shown
from migplan.report.views.table import Cell, Column, Row, Table

_TOPIC = {
    "gaps": "gaps",
    "severe": "gaps",
    "short_contracts": "contracts",
    "double_months": "contracts",
}
"""What has to be shared for a figure to be known."""


def figures(told: Told) -> Part:
    """The part of page one."""
    tables = [figure_table(told)]
    if (years := extra_table(told)) is not None:
        tables.append(years)
    notes = [told.word("figures_note")]
    if any(member.withheld for member in told.members):
        notes.append(told.word("sharing_note"))
    return Part("figures", told.word("figures"), tables=tuple(tables), notes=tuple(notes))


def figure_table(told: Told) -> Table:
    """A row for each member, and the sums."""
    number, short = {"number": True}, {"short": True}
    columns = (
        told.first_column(),
        *told.head("systems", **number),
        *told.head("first", "last", **short),
        *told.head("waves", "peak", "late", "near", "bridges", "bridge_months", **number),
        *told.head("gaps", "severe", "contracts", "double", "decisions", **number),
        *told.head("next", **short),
    )
    rows = tuple(
        Row((Cell(shown(member.label)), *_cells(told, member.figures, total=False)))
        for member in told.members
    )
    total = told.comparison.total
    foot = (
        ()
        if total is None
        else (Row((Cell(told.word("total")), *_cells(told, total, total=True))),)
    )
    return Table("figures-table", told.word("figure_table"), columns, rows, foot=foot)


def _cells(told: Told, figures: Figures, *, total: bool) -> tuple[Cell, ...]:
    def count(key: str) -> Cell:
        value = getattr(figures, key)
        note = told.of_sharing(_TOPIC[key]) if total and key in _TOPIC and value is not None else ""
        return told.count(value, note)

    late = "▲" if figures.late_systems and not total else ""
    return (
        count("systems"),
        told.day(figures.first),
        told.day(figures.last),
        count("waves"),
        count("peak"),
        Cell(
            str(figures.late_systems),
            sort=str(figures.late_systems),
            badge=late,
            badge_class="bad" if late else "",
        ),
        count("near_systems"),
        count("bridges"),
        count("bridge_months"),
        *map(count, ("gaps", "severe", "short_contracts", "double_months")),
        count("decisions"),
        told.day(figures.next_decision),
    )


def extra_table(told: Told) -> Table | None:
    """Extra cost by fiscal year, to the yen; ``None`` when nobody shares any."""
    return _by_year(told, "extra-years", "extra_years", lambda row: row.extra, zero=False)


def running_table(told: Told) -> Table | None:
    """Running cost by fiscal year, old and new together."""

    def both(row: MoneyYear) -> int | None:
        return None if row.today is None or row.after is None else row.today + row.after

    def parts(row: MoneyYear) -> str:
        if not row.today or not row.after:
            return ""
        money = told.formats.money
        return told.word("running_note", today=money(row.today), after=money(row.after))

    return _by_year(told, "running-years", "running_years", both, parts, zero=True)


def _by_year(
    told: Told,
    key: str,
    caption: str,
    look: Callable[[MoneyYear], int | None],
    note: Callable[[MoneyYear], str] = lambda _: "",
    *,
    zero: bool,
) -> Table | None:
    every = [member.money for member in told.members if member.money is not None]
    years = sorted({row.year for money in every for row in money.years if zero or look(row)})
    if not years:
        return None
    span = range(years[0], years[-1] + 1)
    columns = (
        told.first_column(),
        *(Column(told.formats.short_year(year), number=True) for year in span),
        *told.head("total", number=True),
    )

    def row_of(name: str, money: Money | None, aside: str = "") -> Row:
        if money is None:
            return Row((Cell(name), *(told.not_shared() for _ in (*span, 0))))
        known = {row.year: row for row in money.years}
        values = [look(known[year]) if year in known else 0 for year in span]
        notes = [note(known[year]) if year in known else "" for year in span]
        cells = [told.yen(value, text) for value, text in zip(values, notes, strict=True)]
        shared = [value for value in values if value is not None]
        whole = sum(shared) if len(shared) == len(values) else None
        return Row((Cell(name, note=aside), *cells, told.yen(whole)))

    rows = tuple(row_of(shown(member.label), member.money) for member in told.members)
    foot: tuple[Row, ...] = ()
    if not told.versions:
        foot = (row_of(told.word("total"), told.comparison.money, told.of_sharing("money")),)
    return Table(key, told.word(caption), columns, rows, foot=foot)


def money(told: Told) -> Part:
    """What the extra cost is made of, and the running costs."""
    columns = (
        told.first_column(),
        *told.head("extra", number=True),
        *told.head("span", short=True),
        *told.head("bridge_yen", "extension_yen", "today", "after_monthly", number=True),
    )
    rows = tuple(_money_row(told, shown(m.label), m.money) for m in told.members)
    foot: tuple[Row, ...] = ()
    if not told.versions:
        aside = told.of_sharing("money")
        foot = (_money_row(told, told.word("total"), told.comparison.money, aside),)
    kinds = Table("money-kinds", told.word("money_kinds"), columns, rows, foot=foot)
    years = running_table(told)
    notes = [told.word("money_note")]
    if len({member.as_of for member in told.members}) > 1:
        notes.append(told.word("as_of_differ"))
    return Part(
        "money-parts",
        told.word("money"),
        lead=told.word("money_lead"),
        tables=(kinds, years) if years else (kinds,),
        notes=tuple(notes),
    )


def _money_row(told: Told, name: str, money: Money | None, aside: str = "") -> Row:
    if money is None:
        return Row((Cell(name), *(told.not_shared() for _ in range(6))))
    span = told.formats.span(money.extra.low, money.extra.high) if money.extra.high else DASH
    return Row(
        (
            Cell(name, note=aside),
            told.yen(money.extra.typical),
            Cell(span, sort=str(money.extra.typical)),
            told.yen(money.bridges),
            told.yen(money.extensions),
            told.yen(money.today_monthly),
            told.yen(money.after_monthly),
        )
    )


def premises(told: Told) -> Part:
    """What the plans rest on."""
    columns = (
        told.first_column(),
        *told.head("as_of", short=True),
        *told.head("population", "gap", "assumptions", "assumed", number=True),
    )
    rows = tuple(_premise_row(told, member) for member in told.members)
    table = Table("premise-table", told.word("premise_table"), columns, rows)
    notes = [told.word("assumed_note"), told.word("alignment_note")]
    notes += [
        f"{shown(member.label)}: {told.words.say(note)}"
        for member in told.members
        for note in member.notes
    ]
    return Part(
        "premises",
        told.word("premises"),
        lead=told.word("premises_lead"),
        tables=(table,),
        notes=tuple(notes),
    )


def _premise_row(told: Told, member: MemberFacts) -> Row:
    figures, formats = member.figures, told.formats
    share = figures.assumed / figures.asked if figures.asked else 0.0
    of = told.word("assumed_of", n=str(figures.assumed), asked=str(figures.asked))
    return Row(
        (
            Cell(shown(member.label)),
            told.day(member.as_of),
            told.count(member.population) if member.population else Cell(DASH),
            Cell(formats.percent(figures.optimality_gap), sort=str(figures.optimality_gap)),
            told.count(figures.assumptions),
            Cell(formats.percent(share), sort=f"{share:.4f}", note=of),
        )
    )
