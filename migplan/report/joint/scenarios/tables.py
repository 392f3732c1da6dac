"""The tables: ranking, what was changed, waves, money, ceilings, systems on another date."""

from migplan.joint.scenario.effects import months_between
from migplan.model.scenario_result import Figures, ScenarioOutcome, ScenarioTable
from migplan.report.difference.consequences import shift
from migplan.report.difference.grid import signed
from migplan.report.joint.speech import Speech
from migplan.report.shown import shown
from migplan.report.views.table import Cell, Column, Row, Table, money_cell

MOST_MOVES = 8
"""Systems of one scenario in the table of those on another date."""


def within_gap(table: ScenarioTable, row: ScenarioOutcome) -> bool:
    """Whether the difference is too small to be told from what the search left unproven."""
    if row.figures is None or row.figures.total_yen == table.base.total_yen:
        return False
    open_yen = max(
        figures.optimality_gap * figures.total_yen for figures in (row.figures, table.base)
    )
    return abs(row.figures.total_yen - table.base.total_yen) <= open_yen


def ranking(speech: Speech, table: ScenarioTable) -> Table:
    """One row per scenario, as differences to the base."""
    words = speech.words
    columns = (
        Column(words("scen.scenario"), wide=True),
        *(Column(words(f"scen.{key}"), number=True) for key in ("cash", "total")),
        *(Column(words(f"scen.{key}"), number=True) for key in ("bridges", "late", "moved")),
        Column(words("scen.gaps"), number=True),
        Column(words("scen.last"), short=True),
    )
    rows = tuple(_ranked(speech, table, row) for row in table.scenarios)
    return Table("scenario-ranking", words("scen.ranking"), columns, rows)


def base_said(speech: Speech, table: ScenarioTable) -> str:
    """The amounts that the differences of the ranking are taken from."""
    words, formats, base = speech.words, speech.formats, table.base
    return words(
        "scen.base_row",
        cash=formats.yen(base.cash_yen),
        total=formats.yen(base.total_yen),
        bridges=words.count("bridge", base.bridges),
        late=words.count("month", base.months_late),
        gaps=words.count("gap", base.gaps),
        last=formats.day(base.last) if base.last else "―",
    )


def _number(value: int) -> Cell:
    return money_cell(f"{value:,}", value)


def _change(now: int, was: int) -> Cell:
    return money_cell(signed(now - was), now - was)


def _ranked(speech: Speech, table: ScenarioTable, row: ScenarioOutcome) -> Row:
    words, found, base = speech.words, row.figures, table.base
    name = shown(row.name)
    if found is None:
        badge = Cell(name, badge=words("scen.no_plan_badge"), badge_class="bad")
        return Row((badge, *(Cell("―") for _ in range(7))))
    note = words("scen.within") if within_gap(table, row) else ""
    return Row(
        (
            Cell(name, note=note),
            _change(found.cash_yen, base.cash_yen),
            _change(found.total_yen, base.total_yen),
            _change(found.bridges, base.bridges),
            _change(found.months_late, base.months_late),
            _number(len(row.moved)),
            _change(found.gaps, base.gaps),
            _last(speech, found, base),
        )
    )


def _last(speech: Speech, found: Figures, base: Figures) -> Cell:
    if found.last is None:
        return Cell("―")
    months = months_between(base.last, found.last)
    note = shift(speech, months) if months else ""
    return Cell(speech.formats.day(found.last), sort=found.last.isoformat(), note=note)


def changed(speech: Speech, table: ScenarioTable) -> Table:
    """One row per premise that a scenario changes."""
    words = speech.words
    columns = (
        Column(words("scen.scenario")),
        Column(words("scen.premise"), wide=True),
        Column(words("scen.note")),
        Column(words("scen.file"), short=True),
    )
    rows = tuple(
        Row(
            (
                Cell(shown(row.name)),
                Cell(words.say(said)),
                Cell(shown(row.note)),
                Cell(shown(row.key)),
            )
        )
        for row in table.scenarios
        for said in row.said
    )
    return Table("scenario-changes", words("scen.changed_table"), columns, rows)


def waves(speech: Speech, table: ScenarioTable) -> Table:
    """The twin of the lines of waves."""
    words = speech.words
    columns = (
        Column(words("scen.scenario")),
        Column(words("scen.wave_count"), number=True),
        Column(words("scen.wave_days"), wide=True),
    )
    every: list[tuple[str, Figures | None]] = [(words("scen.base"), table.base)]
    every += [(shown(row.name), row.figures) for row in table.scenarios]
    rows = tuple(
        Row((Cell(name), _number(len(found.waves)), Cell(_days(speech, found))))
        if found
        else Row((Cell(name), Cell("―"), Cell(words("scen.no_plan"))))
        for name, found in every
    )
    return Table("scenario-waves", words("scen.waves_table"), columns, rows)


def _days(speech: Speech, found: Figures) -> str:
    day = speech.formats.day
    return speech.formats.people(
        [speech.words("scen.wave_day", day=day(w.date), n=str(w.systems)) for w in found.waves]
    )


def money(speech: Speech, table: ScenarioTable) -> Table | None:
    """Change of extra costs in each fiscal year; none where nothing changes."""
    words = speech.words
    planned = [row for row in table.scenarios if row.figures]
    years = sorted({change.key for row in planned for change in row.by_fiscal_year})
    if not years:
        return None
    columns = (
        Column(words("scen.scenario")),
        *(Column(speech.formats.short_year(int(year)), number=True) for year in years),
        Column(words("scen.all_years"), number=True),
    )
    rows: list[Row] = []
    for row in planned:
        by_year = {change.key: change.change for change in row.by_fiscal_year}
        values = [by_year.get(year, 0) for year in years]
        cells = (money_cell(signed(value), value) for value in (*values, sum(values)))
        rows.append(Row((Cell(shown(row.name)), *cells)))
    return Table("scenario-money", words("scen.money_table"), columns, tuple(rows))


def budgets(speech: Speech, table: ScenarioTable) -> Table | None:
    """Ceilings, and whether they hold; none without any."""
    words = speech.words
    found = [(row, budget) for row in table.scenarios for budget in row.budgets]
    if not found:
        return None
    names = {move.system: move.name for row in table.scenarios for move in row.moved}
    columns = (
        Column(words("scen.scenario")),
        Column(words("scen.year"), short=True),
        Column(words("scen.most"), number=True),
        Column(words("scen.spent"), number=True),
        Column(words("scen.held"), short=True),
        Column(words("scen.postponed"), wide=True),
    )
    rows = tuple(
        Row(
            (
                Cell(shown(row.name)),
                Cell(speech.formats.short_year(budget.fiscal_year)),
                _number(budget.most_yen),
                _number(budget.spent_yen),
                Cell(words("scen.held_yes"))
                if budget.met
                else Cell(f"▲ {words('scen.held_no')}", note=words("scen.held_no_note")),
                Cell(
                    shown(speech.formats.people([names.get(k, k) for k in budget.postponed])) or "―"
                ),
            )
        )
        for row, budget in found
    )
    return Table("scenario-budgets", words("scen.budgets_table"), columns, rows)


def moves(speech: Speech, table: ScenarioTable) -> Table | None:
    """The largest shifts of each scenario; none where no date changes."""
    words, day = speech.words, speech.formats.day
    columns = (
        Column(words("scen.scenario")),
        Column(words("scen.system")),
        Column(words("scen.before"), short=True),
        Column(words("scen.after"), short=True),
        Column(words("scen.shift"), short=True),
    )
    rows = tuple(
        Row(
            (
                Cell(shown(row.name)),
                Cell(shown(move.name)),
                Cell(day(move.before), sort=move.before.isoformat()),
                Cell(day(move.after), sort=move.after.isoformat()),
                Cell(shift(speech, move.months), sort=str((move.after - move.before).days)),
            )
        )
        for row in table.scenarios
        for move in row.moved[:MOST_MOVES]
    )
    if not rows:
        return None
    return Table("scenario-moves", words("scen.moves_table"), columns, rows, search=True)
