"""How heavy the page is: ``python benchmarks/page.py FOLDER`` or ``--made``; prints a table.

Reads every ``plan.json`` below FOLDER, or makes the pages of the invented plans of the tests, opens
each in the installed Chromium and measures bytes, elements, the first paint and how long it takes
until a touched system of the wave lanes is drawn. The limits are those the project promises.
"""

import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.machine import described, today
from migplan.commands.reading import read_sound_plan
from migplan.model.plan import Plan
from migplan.report.files import write_report

RUNS, HOVERS = 5, 24
BYTES_LIMIT, PAINT_LIMIT_MS, HOVER_LIMIT_MS = 2_000_000, 1000, 50
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
HOVER = """async count => {
    const times = [], nodes = [...document.querySelectorAll('#map .node')].slice(0, count);
    for (const node of nodes) {
        await new Promise(done => requestAnimationFrame(done));
        const begin = performance.now();
        node.dispatchEvent(new MouseEvent('mouseenter'));
        document.getElementById('map').getBoundingClientRect();
        times.push(performance.now() - begin);
        node.dispatchEvent(new MouseEvent('mouseleave'));
    }
    return times;
}"""
"""From the touch to the finished style and layout, the part the page is to blame for."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One page; times in milliseconds."""

    size: int
    elements: int
    paints: tuple[float, ...]
    hovers: tuple[float, ...]


def measured(browser: Any, page: Path) -> Measured:
    """Open a page several times."""
    paints: list[float] = []
    hovers: list[float] = []
    elements = 0
    for _ in range(RUNS):
        context = browser.new_context(viewport={"width": 1440, "height": 1000})
        opened = context.new_page()
        opened.goto(page.resolve().as_uri())
        opened.wait_for_function("performance.getEntriesByName('first-contentful-paint').length")
        paints.append(
            opened.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
        )
        elements = opened.evaluate("document.querySelectorAll('*').length")
        opened.evaluate("document.getElementById('map')?.scrollIntoView()")
        hovers += opened.evaluate(HOVER, HOVERS)
        context.close()
    return Measured(page.stat().st_size, elements, tuple(paints), tuple(hovers))


def made() -> Iterator[tuple[str, Plan]]:
    """The plans of the tests: small, usual and large."""
    from tests.report.plans import large_plan, realistic_plan, tiny_plan

    yield "tiny (2 systems)", tiny_plan()
    yield "usual (66 systems, 200 linkages)", realistic_plan()
    yield "large (150 systems, 800 linkages)", large_plan()


def found(folder: Path) -> Iterator[tuple[str, Plan]]:
    """The plans below a folder, by their folders' names."""
    for path in sorted(folder.rglob("plan.json")):
        plan = read_sound_plan(path)
        size = f"{len(plan.case.systems)} systems, {len(plan.case.linkages)} linkages"
        yield f"{path.parent.name} ({size})", plan


def main() -> None:
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    from playwright.sync_api import sync_playwright

    program = next((path for path in map(shutil.which, PROGRAMS) if path), None)
    if program is None:
        raise SystemExit(f"no Chromium found (looked for {', '.join(PROGRAMS)})")
    plans = made() if sys.argv[1] == "--made" else found(Path(sys.argv[1]))
    print(f"{today()}, {described()}, {RUNS} runs\n")
    print("| plan | bytes | elements | first paint ms, median (worst) | hover ms, median (worst) |")
    print("| --- | --- | --- | --- | --- |")
    too_much = False
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for number, (name, plan) in enumerate(plans):
            page = write_report(plan, Path(folder) / str(number), engines=())[0]
            row = measured(browser, page)
            paint, hover = statistics.median(row.paints), statistics.median(row.hovers or (0.0,))
            worst = max(row.hovers, default=0.0)
            print(
                f"| {name} | {row.size:,} | {row.elements:,} "
                f"| {paint:.0f} ({max(row.paints):.0f}) | {hover:.1f} ({worst:.1f}) |"
            )
            over = row.size > BYTES_LIMIT or paint > PAINT_LIMIT_MS or hover > HOVER_LIMIT_MS
            too_much = too_much or over
        browser.close()
    print(f"\nlimits: {BYTES_LIMIT:,} bytes, paint {PAINT_LIMIT_MS} ms, hover {HOVER_LIMIT_MS} ms")
    raise SystemExit(1 if too_much else 0)


if __name__ == "__main__":
    main()
