"""Page one: where systems stand, all the money, what residents notice, and what changed."""

from datetime import date

from migplan.model.plan import Plan
from migplan.report.views.budget import budget
from migplan.report.views.cards import cards
from migplan.report.views.context import Context
from migplan.report.views.headline import headline
from migplan.report.views.money import money
from migplan.report.views.residents import residents
from migplan.report.views.since import since, since_sentence
from migplan.report.views.standing import Standing, standings
from tests.report.plans import realistic_plan, tiny_plan


def later(plan: Plan, key: str, day: date) -> Plan:
    """The plan with one system on another date; the rest of it stays."""
    rows = tuple(
        row.model_copy(update={"date": day}) if row.system == key else row for row in plan.cutovers
    )
    return plan.model_copy(update={"cutovers": rows})


def test_a_system_is_on_schedule_under_review_or_not_settled():
    plan = tiny_plan()
    first, second = (row.system for row in plan.cutovers)
    on_time = Context.of(plan, "ja")
    assert standings(on_time)[first] is Standing.ON_SCHEDULE

    moved = Context.of(later(plan, first, date(2027, 9, 1)), "ja", before=plan)
    assert standings(moved)[first] is Standing.REVISED

    unsettled = plan.model_copy(update={"unsettled": (second,)})
    assert standings(Context.of(unsettled, "ja"))[second] is Standing.OPEN


def test_the_first_card_counts_the_three_states_in_neutral_words():
    (card, *_) = cards(Context.of(realistic_plan(), "ja"))

    assert "予定どおり" in card.notes[0]
    assert "計画見直し中" in card.notes[0]
    assert "未定" in card.notes[0]


def test_the_money_of_page_one_adds_up_to_the_plan_its_gaps_and_running():
    plan = realistic_plan()
    found = budget(Context.of(plan, "ja"))

    assert found is not None
    assert plan.running is not None
    running = sum(row.today.typical + row.after.typical for row in plan.running.years)
    settled = sum(row.cost.typical for row in plan.remedies)
    assert sum(found.of(year) for year in found.years) == plan.cost.cash_yen + settled + running
    extra = sum(row.total for row in found.rows if row.extra)
    assert extra == plan.cost.cash_yen


def test_the_table_of_the_money_says_what_the_bars_show():
    context = Context.of(realistic_plan(), "ja")
    found = money(context)

    assert found is not None
    sums = [cell.text for cell in found.table.foot[-1].cells]
    expected = budget(context)
    assert expected is not None
    assert sums[1 : 1 + len(expected.years)] == [
        f"{expected.of(year):,}" for year in expected.years
    ]
    assert [bar.label for bar in found.bars] == [
        column.label for column in found.table.columns[1 : 1 + len(expected.years)]
    ]


def test_residents_read_when_the_office_is_closed_and_what_changes():
    found = residents(Context.of(realistic_plan(), "ja"))

    assert found is not None
    assert found.rows
    assert "納付書" in "".join(row.what for row in found.rows)


def test_without_an_earlier_version_nothing_is_said_of_one():
    context = Context.of(realistic_plan(), "ja")

    assert since(context) is None
    assert since_sentence(context) == ""
    assert "前の版" not in [word for word, _ in headline(context).points]


def test_what_changed_since_the_last_version_stands_on_page_one_and_in_a_table():
    plan = tiny_plan()
    key = plan.cutovers[0].system
    before = later(plan, key, date(2027, 9, 1))
    context = Context.of(plan, "ja", before=before)
    found = since(context)

    assert "1システムの切替日が変わりました" in since_sentence(context)
    assert found is not None
    assert found.moved is not None
    assert [row.cells[0].text for row in found.moved.rows] == [context.name(key)]
    assert found.moved.rows[0].cells[3].text.endswith("か月早く")


def test_a_plan_beside_itself_has_not_changed():
    plan = tiny_plan()
    context = Context.of(plan, "ja", before=plan)

    assert "変更はありません" in since_sentence(context)
    assert since(context).sentences == ("違いはありません。",)  # pyright: ignore[reportOptionalMemberAccess]
