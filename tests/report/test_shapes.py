import io
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from migplan import __version__
from migplan.diagnostics.errors import Exit, MigplanError
from migplan.model.plan import Plan
from migplan.report.shapes import browser, cascade
from migplan.report.shapes.job import Job, Options
from migplan.report.shapes.make import make, write_shapes
from migplan.report.shapes.markdown import plain
from migplan.report.shown import shown
from migplan.report.write import is_ours
from tests.report import golden, hostile, opened
from tests.report.plans import HOSTILE, empty_plan, hostile_plan, tiny_plan

EVIL = (*HOSTILE, *hostile.HOSTILE)
ATTRIBUTES = {"class", "style", "href", "id", "tabindex"}
"""What means nothing without the page."""


def a_job(plan: Plan, lang: str = "ja", **options: object) -> Job:
    return Job(plan, Options(lang=lang, engines=(), **options))  # pyright: ignore[reportArgumentType]


def made(plan: Plan, *shapes: str, lang: str = "ja") -> dict[str, str | bytes]:
    found = make(a_job(plan, lang), shapes)
    assert not found.failures
    return dict(found.files)


def as_bytes(plan: Plan, name: str, shape: str) -> bytes:
    content = made(plan, shape)[name]
    assert isinstance(content, bytes)
    return content


def figures(files: dict[str, str | bytes]) -> Iterator[tuple[str, str]]:
    return ((name, str(text)) for name, text in files.items() if name.endswith(".svg"))


def evil_plan() -> Plan:
    """Every name that breaks lists, pages or drawings, as the name of a system."""
    plan = hostile_plan()
    systems = tuple(
        system.model_copy(update={"name": EVIL[n % len(EVIL)]})
        for n, system in enumerate(plan.case.systems)
    )
    return plan.model_copy(update={"case": plan.case.model_copy(update={"systems": systems})})


def moving_names(plan: Plan) -> set[str]:
    names = {system.id: system.name for system in plan.case.systems}
    return {shown(names[cutover.system]) for cutover in plan.cutovers}


def test_cells_of_the_tiny_workbook():
    book = opened.workbook(as_bytes(tiny_plan(), "report.xlsx", "xlsx"))
    lines = [
        f"{sheet.title}!{cell.coordinate}={cell.value}"
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]

    golden.check("report/tiny.xlsx.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("name", ["summary.md", "roadmap.svg", "lanes.svg"])
def test_texts_of_the_tiny_plan(name: str):
    text = str(made(tiny_plan(), "md", "svg")[name])

    golden.check(f"report/tiny-{name}", text.replace(f"migplan {__version__}", "migplan VERSION"))


def test_the_same_plan_gives_the_same_bytes():
    pytest.importorskip("pptx")
    shapes = ("xlsx", "md", "svg", "pptx")

    assert made(tiny_plan(), *shapes) == made(tiny_plan(), *shapes)


def test_the_sums_of_the_budget_are_formulas_that_come_to_what_the_plan_spends():
    import openpyxl

    plan = hostile_plan()
    data = as_bytes(plan, "report.xlsx", "xlsx")
    formulas = openpyxl.load_workbook(io.BytesIO(data))["追加費用"]
    values = openpyxl.load_workbook(io.BytesIO(data), data_only=True)["追加費用"]
    total = next(row[0].row for row in formulas.iter_rows() if row[0].value == "合計")
    first, last = re.findall(r"\d+", str(formulas.cell(total, 2).value))
    kinds = [
        [int(str(values.cell(row, column).value or 0)) for column in range(2, values.max_column)]
        for row in range(int(first), int(last) + 1)
    ]

    assert (int(last), formulas.cell(total, 2).value) == (total - 1, f"=SUM(B{first}:B{last})")
    assert sum(map(sum, kinds)) == plan.cost.cash_yen
    assert values.cell(total, values.max_column).value == plan.cost.cash_yen


def test_hostile_names_are_whole_in_the_workbook_and_only_sums_are_computed():
    plan = evil_plan()
    data = as_bytes(plan, "report.xlsx", "xlsx")
    book = opened.workbook(data)
    computed = [
        str(cell.value)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]

    assert moving_names(plan) <= set(opened.texts(data))
    assert computed
    assert all(re.fullmatch(r"=(SUM\(|SUBTOTAL\(109,)[A-Z\d:]+\)", text) for text in computed)


def test_hostile_names_are_whole_and_mean_nothing_in_the_summary():
    plan = evil_plan()
    text = str(made(plan, "md")["summary.md"])
    rows = [line for line in text.splitlines() if line.startswith("|")]
    waves = [line for line in rows if re.match(r"\| \d+ \|", line)]

    assert all(plain(name) in text for name in moving_names(plan))
    assert not re.search(r"<(?!!-- by migplan)", text)
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in waves} == {7}


def test_hostile_names_are_whole_in_figures_that_stand_for_themselves():
    plan = evil_plan()
    files = made(plan, "svg")
    charts = {name: text for name, text in figures(files) if f"{name[:-4]}.dot" not in files}
    found = {text for chart in charts.values() for text in ET.fromstring(chart).itertext()}  # noqa: S314

    assert {
        "roadmap.svg",
        "money.svg",
        "mixed.svg",
        "lanes.svg",
        "systems.svg",
        "matrix.svg",
    } <= set(charts)
    assert moving_names(plan) <= found
    for name, text in charts.items():
        elements = list(ET.fromstring(text).iter())  # noqa: S314
        names = {key for element in elements for key in element.attrib}
        assert not names & ATTRIBUTES, name
        assert "var(" not in text, name
        assert {e.tag.rpartition("}")[2] for e in elements} <= {
            *("svg", "g", "title", "desc", "text", "tspan"),
            *("rect", "path", "circle", "polygon", "line"),
        }, name


def test_hostile_names_are_whole_in_the_notes_of_the_slide_and_bars_can_be_moved():
    pptx = pytest.importorskip("pptx")
    plan = evil_plan()
    slide = pptx.Presentation(io.BytesIO(as_bytes(plan, "roadmap.pptx", "pptx"))).slides[0]
    notes = slide.notes_slide.notes_text_frame.text
    bars = [
        shape
        for shape in slide.shapes
        if "ROUNDED" in str(shape.shape_type)
        or (shape.shape_type is not None and shape.shape_type == 1 and shape.auto_shape_type == 5)
    ]

    assert all(name in notes for name in moving_names(plan))
    assert len(bars) == len(plan.waves)


def test_what_does_not_fit_on_the_slide_is_counted():
    pptx = pytest.importorskip("pptx")
    plan = tiny_plan()
    waves = tuple(plan.waves[0].model_copy(update={"number": n}) for n in range(1, 31))
    data = as_bytes(plan.model_copy(update={"waves": waves}), "roadmap.pptx", "pptx")
    slide = pptx.Presentation(io.BytesIO(data)).slides[0]
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    rest = next(found for text in texts if (found := re.match(r"第(\d+)波～第30波", text)))

    assert f"第{int(rest[1]) - 1}波" in "".join(texts)
    assert all(shape.top >= 0 and shape.top + shape.height <= 6858000 for shape in slide.shapes)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_plan_without_cutovers_has_every_shape(lang: str):
    pytest.importorskip("pptx")

    assert {"report.xlsx", "summary.md", "roadmap.pptx"} < set(
        made(empty_plan(), "xlsx", "md", "svg", "pptx", lang=lang)
    )


def test_our_files_are_replaced_and_those_of_others_are_not(tmp_path: Path):
    pytest.importorskip("pptx")
    shapes = ("xlsx", "md", "svg", "pptx")
    written = write_shapes(a_job(tiny_plan()), shapes, tmp_path)

    assert all(is_ours(path) for path in written)
    assert write_shapes(a_job(tiny_plan()), shapes, tmp_path) == written
    summary = tmp_path / "summary.md"
    summary.write_text(summary.read_text(encoding="utf-8") + "追記", encoding="utf-8")
    with pytest.raises(MigplanError, match="上書きしません"):
        write_shapes(a_job(tiny_plan()), shapes, tmp_path)


def test_without_a_browser_the_rest_is_written_and_the_message_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(browser, "_places", lambda: iter(()))
    with pytest.raises(MigplanError, match="--browser") as caught:
        write_shapes(a_job(tiny_plan()), ("md", "pdf"), tmp_path)

    assert caught.value.exit_code is Exit.FINDINGS
    assert "no Chrome" in caught.value.en
    assert [path.name for path in tmp_path.iterdir()] == ["summary.md"]


def test_a_program_that_is_no_browser_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("migplan.report.shapes.paper.check_font", lambda: None)
    found = make(a_job(tiny_plan(), browser=Path(sys.executable)), ["pdf"])

    assert not found.files
    assert shown(sys.executable) in found.failures[0].ja


def test_without_a_japanese_font_there_is_no_pdf_of_empty_boxes(monkeypatch: pytest.MonkeyPatch):
    class Done:
        returncode, stdout = 0, b"\n"

    monkeypatch.setattr(browser.platform, "system", lambda: "Linux")
    monkeypatch.setattr(browser.shutil, "which", lambda name: name)
    monkeypatch.setattr(browser.subprocess, "run", lambda *_, **__: Done())
    with pytest.raises(MigplanError, match="フォント"):
        browser.check_font()


def test_without_the_library_for_slides_the_message_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setitem(sys.modules, "pptx", None)
    found = make(a_job(tiny_plan()), ["pptx"])

    assert "migplan[pptx]" in found.failures[0].ja


def test_the_stronger_rule_wins_and_rules_for_paper_are_left_out():
    rules = tuple(
        cascade.rules(
            ".a{fill:red} svg .a{fill:blue} #m .b rect{fill:green!important}"
            "@media print{.a{fill:black} .b{x:y}} a:hover .a{fill:white} .b rect.a{fill:pink}"
        )
    )
    svg = cascade.Element("svg", "m", frozenset())
    group = cascade.Element("g", "", frozenset({"b"}))
    rect = cascade.Element("rect", "", frozenset({"a"}))

    assert cascade.computed((svg, rect), rules) == {"fill": "blue"}
    assert cascade.computed((svg, group, rect), rules) == {"fill": "green"}
    assert cascade.resolved("var(--x)", {"--x": "var(--y)", "--y": "1"}) == "1"


def test_the_first_part_of_a_slide_carries_our_mark():
    pytest.importorskip("pptx")
    data = as_bytes(tiny_plan(), "roadmap.pptx", "pptx")
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()

    assert names[0] == "docProps/app.xml"
    assert not [name for name in names if "thumbnail" in name]
