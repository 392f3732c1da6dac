import re
import zlib
from pathlib import Path

import pytest

from tests.report.plans import (
    empty_plan,
    hostile_plan,
    invented_plan,
    large_plan,
    realistic_plan,
    tiny_plan,
)

pytestmark = pytest.mark.browser

PLANS = [realistic_plan, invented_plan, tiny_plan, empty_plan, hostile_plan, large_plan]
IN_LANGUAGES = [*((make, "ja") for make in PLANS), (realistic_plan, "en"), (hostile_plan, "en")]
A3_LANDSCAPE = (1191, 842)
"""Points."""


def pages_of(pdf: bytes) -> list[tuple[int, int]]:
    """Sizes of the pages of a PDF, in points."""
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", pdf)
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            boxes += re.findall(
                rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", zlib.decompress(stream)
            )
        except zlib.error:
            continue
    return [(round(float(width)), round(float(height))) for width, height in boxes]


@pytest.mark.parametrize(("make", "lang"), IN_LANGUAGES)
def test_the_page_says_nothing_to_the_console_and_asks_for_nothing(open_report, make, lang: str):
    opened = open_report(make(), lang=lang)

    assert opened.messages == []
    assert opened.asked_for == []
    assert opened.page.locator("h1").count() == 1


def test_the_drawing_of_an_engine_fits_into_the_page(open_report):
    opened = open_report(hostile_plan(), engines=None)

    assert opened.messages == []
    assert "pygraphviz" in opened.page.locator("#domains .by").inner_text()
    assert opened.page.locator("#domains svg text").count() > 0
    assert opened.asked_for == []


def test_no_hostile_text_acts(open_report):
    opened = open_report(hostile_plan())
    opened.page.on("dialog", lambda dialog: opened.messages.append(dialog.message))
    opened.page.wait_for_timeout(200)

    assert opened.messages == []
    assert (
        opened.page.evaluate("document.querySelectorAll('img, iframe, object, [onerror]').length")
        == 0
    )


def test_a_table_is_filtered_by_words_however_they_are_typed(open_report):
    page = open_report(realistic_plan()).page
    box = page.locator("#gaps .tablebox").first
    rows = box.locator("tbody tr")
    count = rows.count()
    box.locator("input").fill("ｒｐａ　画面転記")

    left = box.locator("tbody tr:visible").count()
    assert 0 < left < count
    assert box.locator("output").inner_text() == f"{left} / {count}"

    box.locator("input").fill("どこにも無い語")
    assert box.locator("tbody tr:visible").count() == 0
    assert box.locator(".empty").is_visible()


def test_gaps_are_filtered_by_severity(open_report):
    page = open_report(realistic_plan()).page
    box = page.locator("#gaps .tablebox")
    box.locator("select").first.select_option("severity-high")

    shown = box.locator("tbody tr:visible .sev").all_inner_texts()
    assert set(shown) == {"高"}
    assert len(shown) == sum(1 for gap in realistic_plan().gaps if gap.severity == "high")


def test_bridges_are_filtered_by_a_wave_of_either_end(open_report):
    page = open_report(realistic_plan()).page
    box = page.locator("#bridges .tablebox").first
    box.locator("select").first.select_option("5")

    rows = box.locator("tbody tr:visible").all_inner_texts()
    assert rows
    assert all("第5波" in row for row in rows)


def test_a_column_of_yen_sorts_by_amount_in_both_directions(open_report):
    page = open_report(realistic_plan()).page
    button = page.locator("#bridge-table thead th button", has_text="費用")
    cells = "#bridge-table tbody tr td:nth-child(10)"

    def amounts() -> list[int]:
        return [int(text.replace(",", "")) for text in page.locator(cells).all_inner_texts()]

    button.click()
    assert amounts() == sorted(amounts())
    assert page.locator("#bridge-table thead th[aria-sort=ascending]").count() == 1
    button.press("Enter")
    assert amounts() == sorted(amounts(), reverse=True)


def test_a_chosen_system_shows_its_linkages_and_its_reasons(open_report):
    page = open_report(realistic_plan()).page
    node = page.locator("#map .node[aria-label='住民基本台帳']")
    node.click()

    mine = page.locator(
        "#map .edge[data-a='n_S_resident_record'], #map .edge[data-b='n_S_resident_record']"
    )
    assert page.locator("#map .edge.on").count() == mine.count() > 0
    assert page.locator("#map .edge.more.on").first.is_visible()
    assert page.locator("#panel").is_visible()
    assert "住民基本台帳" in page.locator("#panel h3").inner_text()

    page.keyboard.press("Escape")
    assert not page.locator("#panel").is_visible()
    assert page.locator("#map .edge.on").count() == 0


def test_the_picture_works_from_the_keyboard(open_report):
    page = open_report(realistic_plan()).page
    page.locator("#find").focus()
    page.keyboard.type("国民健康")
    assert page.locator("#map .node.on").count() == 1
    page.keyboard.press("Enter")

    assert "国民健康保険" in page.locator("#panel h3").inner_text()
    page.locator("#panel button").press("Enter")
    assert not page.locator("#panel").is_visible()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "国民健康保険"


def test_the_skip_link_leads_to_the_answer(open_report):
    page = open_report(tiny_plan()).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_without_script_everything_is_there_and_nothing_pretends_to_work(open_report):
    page = open_report(realistic_plan(), script=False).page

    assert page.locator("#gap-table tbody tr").count() == len(realistic_plan().gaps)
    assert not page.locator(".tools").first.is_visible()
    assert page.locator("thead button").count() == 0
    page.locator("#map .node[aria-label='住民基本台帳']").click()
    assert page.url.endswith("#n_S_resident_record")


@pytest.mark.parametrize("make", PLANS)
@pytest.mark.parametrize("width", [1440, 768, 390])
def test_no_width_of_window_makes_the_page_scroll_sideways(open_report, make, width: int):
    page = open_report(make(), width=width).page

    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("make", PLANS)
def test_no_text_of_a_picture_leaves_it(open_report, make):
    page = open_report(make()).page

    out = page.evaluate(
        """() => Array.from(document.querySelectorAll('.one svg text, #systems svg text, #lanes svg text')).filter(text => {
            const box = text.getBBox(), view = text.ownerSVGElement.viewBox.baseVal;
            return box.x < -1 || box.y < -4 || box.x + box.width > view.width + 1 || box.y + box.height > view.height + 4;
        }).map(text => text.textContent)"""
    )
    assert out == []


@pytest.mark.parametrize("make", PLANS)
def test_boxes_hold_their_text(open_report, make):
    page = open_report(make()).page

    out = page.evaluate(
        """() => Array.from(document.querySelectorAll('#map .node')).flatMap(node => {
            const box = node.querySelector('rect').getBBox();
            return Array.from(node.querySelectorAll('text:not(.bad)')).filter(text => {
                const mine = text.getBBox();
                return mine.x < box.x || mine.x + mine.width > box.x + box.width;
            }).map(text => text.textContent);
        })"""
    )
    assert out == []


@pytest.mark.parametrize(("make", "lang"), IN_LANGUAGES)
def test_page_one_is_one_sheet_of_a3(open_report, make, lang: str, tmp_path: Path):
    page = open_report(make(), lang=lang).page

    # With all that follows page one taken away, one sheet must be left.
    page.evaluate("document.querySelectorAll('.rest, nav, footer').forEach(part => part.remove())")
    assert pages_of(page.pdf(prefer_css_page_size=True)) == [A3_LANDSCAPE]


def test_every_sheet_is_an_a3(open_report):
    page = open_report(realistic_plan()).page

    assert set(pages_of(page.pdf(prefer_css_page_size=True))) == {A3_LANDSCAPE}


@pytest.mark.parametrize("make", PLANS)
def test_nothing_on_page_one_is_clipped(open_report, make):
    page = open_report(make()).page
    page.set_viewport_size({"width": 1496, "height": 1030})
    page.emulate_media(media="print")

    out = page.evaluate(
        """() => {
            const sheet = document.querySelector('.one').getBoundingClientRect();
            return Array.from(document.querySelectorAll('.one *')).filter(part => {
                const box = part.getBoundingClientRect();
                return box.height && box.bottom > sheet.bottom + 2 && !part.closest('svg');
            }).map(part => part.tagName + ' ' + part.textContent.slice(0, 40));
        }"""
    )
    assert out == []


def test_the_a4_option_prints_on_a4(open_report):
    page = open_report(realistic_plan(), paper="a4").page

    assert set(pages_of(page.pdf(prefer_css_page_size=True))) == {(842, 595)}
