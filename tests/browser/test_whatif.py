"""Trying other dates in a real browser: by key, by mouse and by table, and what is exported."""

import json
import re
from functools import cache
from pathlib import Path
from random import Random

import pytest

from migplan.importers.pins import read_pins
from migplan.model.plan import WEIGHTS, Plan
from migplan.model.system import Pin
from migplan.pipeline import open_inventory, plan_of
from migplan.planning.planner import Naming, make_plan
from tests.inventories.folders import INVENTORIES
from tests.make import a_case, a_contract, a_linkage, a_local, a_system
from tests.planning.whatif_sum import recounted
from tests.report.plans import HOSTILE

pytestmark = pytest.mark.browser

SAMPLE = INVENTORIES / "mihon-shi"


@cache
def sample() -> Plan:
    """Any plan of the sample: the search is stopped as soon as there is one."""
    return plan_of(open_inventory(SAMPLE), stop=lambda: True)


@cache
def town(names: tuple[str, ...] = ("甲", "乙", "丙")) -> Plan:
    """Three systems with bridges between them; the first is pinned."""
    pin = Pin(date="2027-07-01", owner="課長「決」", reason="満了: 賃貸借 # 1")
    case = a_case(
        a_system("a", name=names[0], pin=pin),
        a_system("b", name=names[1], deadline="2027-09-30"),
        a_system("c", name=names[2], not_before="2027-04-01"),
        a_local("x", name=names[0]),
        a_linkage("a", "b", data=names[1]),
        a_linkage("b", "c", data=names[2]),
        a_linkage("c", "x"),
        a_contract("k", "a", "b", end="2027-06-30", kind="lease", extension_monthly_yen=70_001),
    )
    return make_plan(case, Naming({}, [[unit] for unit in case.units]), version="test")


def yen(text: str) -> int:
    return int(re.sub(r"[+±,円]", "", text).replace("−", "-"))


def column(page, table: str, cell: int) -> dict[str, int]:
    rows = page.evaluate(
        f"Array.from(document.querySelectorAll('#wi-{table} tbody tr'), r => Array.from(r.cells, c => c.textContent))"
    )
    return {row[0]: yen(row[cell]) for row in rows if yen(row[cell])}


def exported(page, folder: Path) -> Path:
    with page.expect_download() as saving:
        page.locator("#wi-save").click()
    file = folder / "pins.yaml"
    saving.value.save_as(file)
    return file


def test_the_export_of_any_open_dates_is_planned_to_the_yen_of_the_page(open_report, tmp_path):
    opened = open_report(sample())
    page, chance = opened.page, Random(8)  # noqa: S311
    page.locator("#wi-twin > summary").click()
    choices = page.locator("#wi-table select")
    for _ in range(3):
        page.evaluate("document.getElementById('wi-reset').click()")
        for n in chance.sample(range(choices.count()), 2):
            open_ones = choices.nth(n).evaluate(
                "s => Array.from(s.options).filter(o => !o.text.includes('反する')).map(o => o.value)"
            )
            choices.nth(n).select_option(chance.choice(open_ones))
        pins = read_pins(exported(page, tmp_path))
        sums = recounted(sample().case, {row.system: row.date for row in pins.rows})
        kinds: dict[str, int] = {}
        years: dict[int, int] = {}
        for (kind, year), amount in sums.items():
            kinds[kind] = kinds.get(kind, 0) + amount
            years[year] = years.get(year, 0) + amount
        assert sorted(column(page, "kinds", 2).values()) == sorted(kinds.values())
        assert [*column(page, "years", 2).values()] == [years[year] for year in sorted(years)]

    page.locator("#wi-reset").click()
    page.locator("#wi .wi-at").last.press("ArrowRight")
    line = page.locator("#wi .wi-row").last
    assert (
        line.locator(".wi-effect > span").first.inner_text()
        == page.locator("#wi-cash").inner_text()
    )
    made = plan_of(open_inventory(SAMPLE, pins=exported(page, tmp_path)), stop=lambda: True)
    assert made.cost.cash_yen == sum(column(page, "kinds", 2).values())
    assert sorted(column(page, "kinds", 2).values()) == sorted(
        amount for kind, amount in made.cost.by_kind.items() if kind not in WEIGHTS and amount
    )
    assert opened.messages == []
    assert opened.asked_for == []


def test_keys_move_undo_and_return(open_report):
    page = open_report(town()).page
    sliders = page.locator("#wi .wi-at")
    slider = sliders.nth(sliders.evaluate_all("all => all.findIndex(s => s.ariaLabel === '丙')"))
    before = slider.get_attribute("aria-valuetext")
    assert "計画の日" in before

    slider.press("ArrowRight")
    assert page.locator("#wi-cash").inner_text() != "計画と同じ"
    assert slider.get_attribute("aria-valuetext") != before
    slider.press("PageUp")
    page.locator("#wi-undo").click()
    page.locator("#wi-undo").click()
    assert slider.get_attribute("aria-valuetext") == before
    assert page.locator("#wi-undo").is_disabled()
    slider.press("ArrowLeft")
    slider.press("Home")
    assert page.locator("#wi-cash").inner_text() == "計画と同じ"


def test_arrow_keys_keep_to_open_slots_and_shift_leaves_them(open_report):
    page = open_report(town()).page
    sliders = page.locator("#wi .wi-at")
    slider = sliders.nth(sliders.evaluate_all("all => all.findIndex(s => s.ariaLabel === '丙')"))
    for _ in range(30):
        slider.press("ArrowLeft")
    assert "R9.4.1" in slider.get_attribute("aria-valuetext")
    assert page.locator("#wi-stops .wi-stop").count() == 0

    slider.press("Shift+ArrowLeft")
    assert page.locator("#wi-stops .wi-stop").all_inner_texts() == [
        "丙：開始できる日 R9.4.1 より前になる"
    ]


def test_a_handle_is_dragged_to_the_slot_below_the_pointer(open_report, tmp_path):
    page = open_report(town()).page
    line = page.locator("#wi .wi-row", has_text="甲")
    handle, track = line.locator(".wi-at"), line.locator(".wi-track")
    handle.scroll_into_view_if_needed()
    box, frame = handle.bounding_box(), track.bounding_box()
    page.mouse.move(box["x"] + 13, box["y"] + 13)
    page.mouse.down()
    page.mouse.move(frame["x"] + frame["width"] * 0.985, box["y"] + 20, steps=5)
    page.mouse.up()

    assert line.locator(".wi-day").inner_text() == "R10.3.1"
    assert "甲：指定された切替日 R9.7.1 から変わる" in page.locator("#wi-notes").inner_text()
    rows = {row.system: row for row in read_pins(exported(page, tmp_path)).rows}
    assert (str(rows["a"].date), rows["a"].changed) == ("2028-03-01", True)
    assert not rows["b"].changed
    page.locator("#wi-reset").click()
    kept = read_pins(exported(page, tmp_path)).rows[0]
    assert (kept.owner, kept.reason) == ("課長「決」", "満了: 賃貸借 # 1")


@pytest.mark.parametrize("shift", range(0, len(HOSTILE), 3))
def test_no_name_ends_the_block_of_data(open_report, tmp_path, shift: int):
    names = (*HOSTILE[shift : shift + 2], f"a\u2028b</script>{HOSTILE[shift + 2]}")
    opened = open_report(town(names))

    data = json.loads(opened.page.locator("#wi-data").text_content())
    assert len(data["systems"]) == 3
    assert opened.messages == []
    assert opened.page.locator("#wi .wi-at").count() == 3
    assert len(read_pins(exported(opened.page, tmp_path)).rows) == 3


def test_a_phone_and_paper_do_without_scrolling_sideways_and_without_the_tool(open_report):
    page = open_report(town(), width=390).page
    page.locator("#wi .wi-at").first.press("ArrowRight")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390

    page.emulate_media(media="print")
    assert not page.locator("#wi").is_visible()
    assert "印刷の対象外" in page.locator("#whatif").inner_text()


def test_the_english_page_says_it_in_english(open_report):
    page = open_report(town(("A", "B", "C")), lang="en").page
    page.locator("#wi .wi-at").last.press("ArrowRight")
    page.locator("#wi-twin > summary").click()

    assert not re.findall(r"[\u3041-\u30ff\u4e00-\u9fff]+", page.locator("#whatif").inner_text())
