"""Capacity prices, changes to an agreed plan, and interrupted plans on the page."""

from datetime import date

import pytest

from migplan.catalogue.keep import keep
from migplan.model.plan import Capacity, CapacityPrice, Plan
from migplan.model.policy import VendorCapacity
from migplan.planning.verify import violations
from migplan.report.drawings import draw
from migplan.report.html import render_html
from migplan.report.views.capacity_table import capacity_table
from migplan.report.views.context import Context
from migplan.report.views.moved_table import moved_table
from tests.make import a_case, a_plan, a_system
from tests.planning.cases import plan_of


def a_case_of_two(**fields: object):
    return a_case(
        a_system("juki", name="住民記録", vendor="甲社"),
        a_system("zei", name="税", vendor="乙社"),
        slots=["2026-10-01", "2026-12-01"],
        **fields,
    )


def html(plan: Plan, lang: str) -> str:
    return render_html(plan, lang=lang, drawings=draw(plan, lang=lang, engines=()))


def with_prices() -> Plan:
    plan = plan_of(
        a_case_of_two(vendors=(VendorCapacity(vendor="甲社", engineers=2),), load_limit=2)
    )
    prices = (
        CapacityPrice(
            kind=Capacity.ENGINEERS, vendor="甲社", month=date(2026, 9, 1), yen=1_200_000
        ),
        CapacityPrice(kind=Capacity.LOAD, month=date(2026, 10, 1), yen=3_000_000),
    )
    return plan.model_copy(update={"capacity_prices": prices})


def test_capacity_prices_stand_in_a_table_the_dearest_first():
    table = capacity_table(Context.of(with_prices(), "ja"))

    assert table is not None
    assert [tuple(cell.text for cell in row.cells) for row in table.rows] == [
        ("切替枠の上限 1", "当団体", "R8.10", "3,000,000"),
        ("技術者 1 人", "甲社", "R8.9", "1,200,000"),
    ]
    assert violations(with_prices()) == ()


def test_without_capacity_prices_and_agreed_dates_the_page_says_nothing_of_them():
    plan = plan_of(a_case_of_two())
    page = html(plan, "ja")

    assert capacity_table(Context.of(plan, "ja")) is None
    assert 'id="capacity"' not in page
    assert 'id="moved"' not in page


def test_a_price_of_what_is_not_limited_is_found():
    plan = with_prices()
    other = plan.capacity_prices[0].model_copy(update={"vendor": "丙社"})

    assert violations(plan.model_copy(update={"capacity_prices": (other,)}))


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("ja", "前の計画で切替日を合意した2システムのうち、1システムの日が変わります。"),
        ("en", "Of 2 systems with an agreed date, 1 system on another date."),
    ],
)
def test_changes_to_the_agreed_plan_are_told_with_their_reasons(lang: str, said: str):
    old = a_plan(a_case_of_two(), {"juki": "2026-10-01", "zei": "2026-10-01"})
    plan = plan_of(keep(a_case_of_two(load_limit=1), old).case)
    table = moved_table(Context.of(plan, lang))

    assert table is not None
    assert len(table.rows) == 1
    assert said in html(plan, lang)


@pytest.mark.parametrize(
    ("lang", "mark"), [("ja", "計算を途中で止めた計画"), ("en", "Search interrupted")]
)
def test_an_interrupted_plan_without_comparisons_is_rendered_and_marked(lang: str, mark: str):
    plan = plan_of(a_case_of_two())
    origin = plan.provenance.model_copy(update={"status": "interrupted"})
    cut = plan.model_copy(update={"baselines": (), "robustness": (), "provenance": origin})

    assert violations(cut) == ()
    assert mark in html(cut, lang)
    assert mark not in html(plan, lang)
