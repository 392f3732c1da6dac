"""The plan beside the naive ways: what the order is worth."""

from dataclasses import dataclass

from migplan.model.plan import Baseline
from migplan.report.views.context import Context
from migplan.report.views.table import Cell, Column, Row, Table, money_cell


@dataclass(frozen=True, slots=True)
class Difference:
    """How much more cash a naive way that is possible needs, and how many systems it makes late."""

    baseline: Baseline
    title: str
    yen: int
    late: int


def differences(context: Context) -> tuple[Difference, ...]:
    """The naive ways that are possible, the cheapest first."""
    plan = context.plan
    rows = (
        Difference(
            row,
            context.words.say(row.title),
            row.cash_yen - plan.cost.cash_yen,
            late_systems(context, row),
        )
        for row in plan.baselines
        if row.feasible and row.cash_yen is not None
    )
    return tuple(sorted(rows, key=lambda row: (row.yen, row.title)))


def late_systems(context: Context, baseline: Baseline) -> int:
    """Systems that miss their deadline in a naive plan."""
    deadlines = context.plan.case.deadlines
    return sum(
        1 for key, day in baseline.cutovers.items() if key in deadlines and day > deadlines[key]
    )


def baseline_table(context: Context) -> Table | None:
    """The plan in the first row, then the naive ways."""
    plan, words, formats = context.plan, context.words, context.formats
    if not plan.baselines:
        return None
    bridge_yen = sum(bridge.cost_yen for bridge in plan.bridges)
    most = max([bridge_yen, *(row.bridge_yen or 0 for row in plan.baselines)]) or 1
    late = sum(1 for row in plan.cutovers if row.months_late)
    last = max(row.date for row in plan.cutovers)
    mine = Row(
        (
            Cell(words("compare.this")),
            Cell(words("compare.this_spacing")),
            Cell(words("compare.possible")),
            money_cell(formats.number(len(plan.waves)), len(plan.waves)),
            Cell(formats.day(last), sort=last.isoformat()),
            money_cell(formats.number(late), late),
            money_cell(formats.number(len(plan.bridges)), len(plan.bridges)),
            Cell(formats.yen(bridge_yen), sort=str(bridge_yen), bar=f"{bridge_yen / most:.1%}"),
            money_cell(formats.yen(plan.cost.cash_yen), plan.cost.cash_yen),
            Cell("―", sort="0"),
        ),
        classes="own",
    )
    rows = tuple(_row(context, row, most) for row in plan.baselines)
    columns = (
        Column(words("compare.way")),
        Column(words("compare.spacing"), wide=True),
        Column(words("compare.feasible")),
        Column(words("compare.waves"), number=True),
        Column(words("compare.last"), short=True),
        Column(words("compare.late"), number=True),
        Column(words("compare.bridges"), number=True),
        Column(words("compare.bridge_yen"), number=True),
        Column(words("compare.cash"), number=True),
        Column(words("compare.difference"), number=True),
    )
    return Table("baselines", words("compare.caption"), columns, (mine, *rows))


def _row(context: Context, row: Baseline, most: int) -> Row:
    words, formats = context.words, context.formats
    head = (Cell(words.say(row.title)), Cell(words.say(row.spacing)))
    if not row.feasible:
        return Row(
            (
                *head,
                Cell(words("compare.impossible"), note=words.say(row.why_not)),
                *(Cell("―"),) * 7,
            ),
            classes="off",
        )
    late = late_systems(context, row)
    difference = (row.cash_yen or 0) - context.plan.cost.cash_yen
    return Row(
        (
            *head,
            Cell(words("compare.possible")),
            _number(context, row.waves),
            Cell(formats.day(row.last), sort=row.last.isoformat()) if row.last else Cell("―"),
            Cell(
                formats.number(late), sort=str(late), badge="▲" if late else "", badge_class="bad"
            ),
            _number(context, row.bridges),
            Cell(
                formats.yen(row.bridge_yen),
                sort=str(row.bridge_yen),
                bar=f"{row.bridge_yen / most:.1%}",
            )
            if row.bridge_yen is not None
            else Cell("―"),
            money_cell(formats.yen(row.cash_yen), row.cash_yen)
            if row.cash_yen is not None
            else Cell("―"),
            money_cell(formats.signed_money(difference), difference)
            if row.cash_yen is not None
            else Cell("―"),
        )
    )


def _number(context: Context, value: int | None) -> Cell:
    return Cell("―") if value is None else money_cell(context.formats.number(value), value)


def robustness_table(context: Context) -> Table | None:
    """Whether the order survives other prices."""
    plan, words = context.plan, context.words
    if not plan.robustness:
        return None
    rows = tuple(
        Row(
            (
                Cell(words.known("level", row.level)),
                Cell(words("robust.same") if row.same_order else words("robust.other")),
                Cell(
                    words.count("system", len(row.moved)),
                    sort=str(len(row.moved)),
                    note=context.formats.people(context.names(row.moved)),
                ),
            )
        )
        for row in plan.robustness
    )
    columns = (
        Column(words("robust.level")),
        Column(words("robust.order")),
        Column(words("robust.moved"), wide=True),
    )
    return Table("robustness", words("robust.caption"), columns, rows)
