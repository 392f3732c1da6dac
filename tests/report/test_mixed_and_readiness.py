"""Old and new by month, and the readiness of the waves, on the page."""

import re
from datetime import date

import pytest

from migplan.catalogue.catalogue import load_catalogue
from migplan.gaps.course import Mix
from migplan.model.plan import Plan
from migplan.planning.readiness import readiness
from migplan.report.drawings import draw
from migplan.report.html import render_html
from migplan.report.views.context import Context
from migplan.report.views.mixed_view import mixed_view
from migplan.report.views.readiness_view import readiness_view
from tests.make import a_case, a_linkage, a_local, a_plan, a_system
from tests.report.reading import Reading

MONTHS = ("2027-01-04", "2027-01-18", "2027-05-06", "2031-03-31")


def ready(plan: Plan) -> Plan:
    return plan.model_copy(update={"readiness": readiness(plan, load_catalogue().readiness)})


def a_long_plan() -> Plan:
    """Four systems in four waves over sixty months; two waves fall in one month."""
    movers = [a_system(f"m{n}", owner=f"課{n}", vendor="甲社") for n in range(4)]
    links = [a_linkage(f"m{n}", f"m{n + 1}") for n in range(3)]
    case = a_case(*movers, a_local("stay"), *links, a_linkage("m0", "stay"), slots=MONTHS)
    dates = {f"m{n}": day for n, day in enumerate(MONTHS)}
    return ready(a_plan(case, dates))


def html(plan: Plan, lang: str) -> str:
    return render_html(plan, lang=lang, drawings=draw(plan, lang=lang, engines=()))


def test_the_bars_show_the_end_of_each_month_and_its_most():
    view = mixed_view(Context.of(a_long_plan(), "ja"))

    assert view is not None
    assert len(view.bars) == 60
    january = view.bars[9]
    assert (january.crossing, january.most, january.waves) == ("1", "", "1-2")
    assert [layer.kind for layer in january.layers] == ["new", "mix", "old"]
    assert view.bars[13].most == ""
    last = view.bars[-1]
    assert (last.crossing, last.most) == ("", "1")
    assert [layer.kind for layer in last.layers] == ["new"]
    assert view.said == "新旧の間で動く連携が最も多いのは、R9.1.4からR13.3.30までの1本です。"
    assert "1連携" in view.not_counted


def test_the_tables_count_and_name_what_lies_between_old_and_new():
    view = mixed_view(Context.of(a_long_plan(), "ja"))

    assert view is not None
    assert len(view.months.rows) == 60
    heads = [row.cells[0].text for row in view.periods.rows]
    assert heads[0] == "R8.4.1～R9.1.3"
    assert heads[-1] == "R13.3.31以後"
    second = view.periods.rows[1].cells
    assert [cell.text for cell in second[2 : 2 + len(Mix)]] == ["2", "0", "1", "0", "0", "1"]
    assert second[-1].fold == ("m0（新）→ m1（旧）：m0>m1",)


def test_the_list_names_wave_day_who_and_what():
    view = readiness_view(Context.of(a_long_plan(), "ja"))

    assert view is not None
    assert [value for value, _ in view.table.choices] == ["1", "2", "3", "4"]
    row = next(r for r in view.table.rows if r.cells[2].text.startswith("職員研修"))
    assert [cell.text for cell in row.cells[:2]] == ["第1波", "R8.12.21（月）"]
    assert row.cells[3].text == "課0、甲社、情報政策課"
    assert row.cells[5].badge == "前提"


def test_the_paper_has_two_waves_and_counts_the_others():
    view = readiness_view(Context.of(a_long_plan(), "ja"))

    assert view is not None
    later = {row.pick for row in view.table.rows if row.classes == "later"}
    assert later == {"3", "4"}
    assert "第3波" in view.not_printed
    assert "第4波" in view.not_printed
    assert "第2波" not in view.not_printed


def test_what_has_passed_is_marked_and_counted():
    plan = a_long_plan().model_copy(update={"readiness": ()})
    case = plan.case.model_copy(update={"as_of": date(2026, 12, 1)})
    view = readiness_view(
        Context.of(ready(plan.model_copy(update={"case": case, "as_of": case.as_of})), "ja")
    )

    assert view is not None
    past = [row for row in view.table.rows if row.cells[1].badge == "期日超過"]
    assert past
    assert f"{len(past)}件" in view.overdue


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_both_sections_stand_on_the_page_for_eyes_and_screen_readers(lang: str):
    page = html(a_long_plan(), lang)
    reading = Reading(page)

    assert {"mixed", "mixed-months", "mixed-periods", "readiness", "readiness-table"} <= set(
        reading.ids
    )
    assert re.search(r'<svg[^>]*aria-labelledby="mixed-said mixed-described"', page)
    assert '<desc id="mixed-described">' in page
    if lang == "en":
        section = page[page.index('id="readiness"') : page.index('id="systems"')]
        words = re.sub(r"課\d|甲社", "", Reading(section).text)
        assert not re.findall(r"[\u3041-\u30ff\u4e00-\u9fff]+", words)


def test_a_plan_without_waves_has_neither():
    plan = a_plan(a_case(a_system("live", state="live")), {})
    page = html(plan, "ja")

    assert 'id="mixed"' not in page
    assert 'id="readiness"' not in page
