"""The page against WCAG 2.2 AA, as far as axe can tell, and texts of its pictures that overlap."""

import pytest

from tests.browser.test_whatif import town
from tests.report.plans import large_plan, realistic_plan, tiny_plan

pytestmark = pytest.mark.browser

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OVERLAPS = """() => {
    const found = [], pictures = document.querySelectorAll('section svg');
    pictures.forEach(svg => {
        const boxes = [...svg.querySelectorAll('text')].map(text => [text.getBoundingClientRect(), text.textContent.trim()])
            .filter(([box, said]) => said && box.width && box.height).sort((a, b) => a[0].top - b[0].top);
        boxes.forEach(([a, said], n) => {
            for (let m = n + 1; m < boxes.length && boxes[m][0].top < a.bottom; m++) {
                const b = boxes[m][0];
                const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left), high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
                // The box of a line of text is taller than its letters.
                if (wide > 1.5 && high > Math.min(a.height, b.height) * 0.4) {
                    found.push(svg.closest('section').id + ': ' + said + ' | ' + boxes[m][1]);
                }
            }
        });
    });
    return found;
}"""


@pytest.mark.parametrize(("make", "lang"), [(realistic_plan, "en"), (town, "ja")])
def test_axe_finds_no_violation_of_wcag_2_2_aa(open_report, make, lang: str):
    from axe_playwright_python.sync_playwright import Axe

    page = open_report(make(), lang=lang).page
    page.locator("details.near summary").first.click()
    for shut in page.locator("#whatif details > summary").all():
        shut.click()

    found = Axe().run(
        page,
        options={
            "runOnly": {"type": "tag", "values": LEVELS},
            "resultTypes": ["violations"],
        },
    )
    assert [
        (rule["id"], node["html"][:160])
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ] == []


@pytest.mark.parametrize("make", [tiny_plan, realistic_plan, large_plan])
def test_no_two_texts_of_a_picture_overlap(open_report, make):
    page = open_report(make()).page

    assert page.evaluate(OVERLAPS) == []
