"""Phases and people on the page, where a plan dates them."""

import re
from datetime import date
from typing import Any

import pytest

from migplan.model.plan import Plan
from migplan.model.policy import CapacityChange, StaffCapacity, VendorCapacity
from migplan.report.drawings import draw
from migplan.report.html import render_html
from migplan.report.views.context import Context
from migplan.report.views.gantt import gantt
from migplan.report.views.people_table import people_table
from migplan.report.views.table import Table
from tests.make import a_case, a_system
from tests.planning.cases import plan_of


def a_staffed_plan(**limits: Any) -> Plan:
    case = a_case(
        a_system("juki", vendor="甲社"),
        a_system("zei", vendor="乙社", not_before="2026-11-02"),
        slots=["2026-10-01", "2026-12-01"],
        **limits,
    )
    return plan_of(case)


def limited() -> Plan:
    away = CapacityChange.model_validate({"start": "2026-12", "end": "FY2026", "people": 1})
    return a_staffed_plan(
        vendors=(VendorCapacity(vendor="甲社", engineers=2),),
        staff=StaffCapacity(people=3, changes=(away,)),
    )


def html(plan: Plan, lang: str) -> str:
    return render_html(plan, lang=lang, drawings=draw(plan, lang=lang, engines=()))


def cells(table: Table) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row.cells) for row in table.rows]


def test_people_are_shown_against_how_many_there_are():
    table = people_table(Context.of(limited(), "ja"))

    assert table is not None
    assert [column.label for column in table.columns] == [
        "月",
        "甲社の技術者（人）",
        "庁内の職員（人）",
    ]
    assert cells(table) == [
        ("R8.8", "1／2", "1／3"),
        ("R8.9", "1／2", "1／3"),
        ("R8.10", "1／2", "2／3"),
        ("R8.11", "0／2", "1／3"),
        ("R8.12", "0／2", "1／1"),
    ]


def test_nothing_is_shown_of_people_whom_nobody_limited():
    plan = a_staffed_plan()

    assert people_table(Context.of(plan, "ja")) is None
    assert 'id="people"' not in html(plan, "ja")


@pytest.mark.parametrize(
    ("lang", "phase"), [("ja", "データ移行 R8.9"), ("en", "data migration 2026-09")]
)
def test_the_phases_stand_in_the_roadmap_by_system_and_in_its_table(lang: str, phase: str):
    page = html(limited(), lang)

    assert f"<title>{phase}</title>" in page
    assert len(re.findall(re.escape(phase), page)) >= 2
    assert 'href="#people"' in page


def test_work_begins_with_the_first_phase():
    plan = limited()
    chart = gantt(Context.of(plan, "ja"))

    assert chart is not None
    first = chart.table.rows[0].cells[6]
    assert first.sort == date(2026, 8, 1).isoformat()
    assert first.note.startswith("3か月")
