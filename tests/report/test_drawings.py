import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from migplan.report import layout, layout_child
from migplan.report.dot import MARK, domains_dot, system_dot, waves_dot
from migplan.report.drawings import draw
from migplan.report.html import render_html
from migplan.report.layout import Drawn, Sheet, lay_out
from migplan.report.shown import shown
from migplan.report.views.context import Context
from tests.report import golden
from tests.report.plans import HOSTILE, empty_plan, hostile_plan, realistic_plan, tiny_plan
from tests.report.reading import svg_root

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>drawn</text></svg>'


def failing(sheets: Sequence[Sheet], timeout: float) -> Sequence[Drawn | None]:
    return [None] * len(sheets)


def drawing(sheets: Sequence[Sheet], timeout: float) -> Sequence[Drawn | None]:
    return [Drawn(SVG, "test engine 1.0")] * len(sheets)


def writing_nonsense(sheets: Sequence[Sheet], timeout: float) -> Sequence[Drawn | None]:
    return [Drawn("<svg", "test engine 1.0")] * len(sheets)


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("domains.dot", domains_dot),
        ("waves.dot", waves_dot),
        ("system.dot", lambda context: system_dot(context, "S_resident_record")),
    ],
)
def test_dot_of_the_tiny_plan(name, write):
    golden.check(
        f"report/{name}", write(Context.of(tiny_plan(), "ja")).replace(MARK, "// migplan VERSION")
    )


def test_equal_plans_give_equal_drawings():
    assert draw(realistic_plan(), engines=()) == draw(realistic_plan(), engines=())


def test_pygraphviz_draws_in_a_process_of_its_own():
    drawings = draw(tiny_plan(), timeout=60)

    assert [picture.by.partition(" ")[0] for picture in drawings.all] == [
        "pygraphviz",
        "pygraphviz",
    ]
    assert "Graphviz" in drawings.domains.by
    assert "pygraphviz" not in sys.modules


def test_a_hostile_name_is_shown_letter_by_letter_and_nothing_else():
    context = Context.of(hostile_plan(), "ja")
    names = {context.name(key) for key in ("S_resident_record", "X_library")}
    drawings = draw(hostile_plan(), timeout=60, systems=("S_resident_record", "X_library"))

    assert names <= {shown(text) for text in HOSTILE}
    for picture in drawings.all:
        assert picture.by.startswith("pygraphviz")
        root = svg_root(picture.svg)
        assert {element.tag.rpartition("}")[2] for element in root.iter()} <= {
            "svg",
            "g",
            "polygon",
            "path",
            "text",
            "polyline",
            "ellipse",
        }
    drawn = "".join(
        "".join(element.itertext())
        for picture in drawings.systems
        for element in svg_root(picture.svg).iter()
        if element.tag.endswith("text")
    ).replace(" ", "")
    for text in ("<b>太字</b>", "\\N \\G \\n &lt;b&gt; &amp; \\", "]]> --> <!-- ?>"):
        assert text.replace(" ", "") in drawn, text


def test_the_first_engine_that_can_draws():
    assert draw(tiny_plan(), engines=(failing, drawing)).domains.by == "test engine 1.0"


def test_without_any_engine_the_picture_is_our_own_and_the_report_says_so():
    plan = tiny_plan()
    drawings = draw(plan, engines=(failing,))
    page = render_html(plan, drawings=drawings)

    assert {picture.by for picture in drawings.all} == {""}
    assert "作図：migplan" in page
    assert "住民・戸籍" in drawings.domains.svg


def test_an_engine_that_writes_nonsense_loses_nothing():
    drawings = draw(tiny_plan(), engines=(writing_nonsense,))

    assert drawings.domains.by == ""
    assert "<svg" in drawings.domains.svg


def test_an_interpreter_that_is_not_there_is_no_engine(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "executable", str(Path("no") / "such" / "python"))

    assert layout.pygraphviz_child([Sheet("digraph{}")], 5.0) == [None]


@pytest.mark.parametrize(
    "program",
    [
        "import time; time.sleep(60)",
        "raise SystemExit(3)",
        "print('{')",
        "print('[]')",
        "print('{}')",
    ],
)
def test_a_child_that_hangs_dies_or_babbles_is_no_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str
):
    child = tmp_path / "child.py"
    child.write_text(program, encoding="utf-8")
    monkeypatch.setattr(layout_child, "__file__", str(child))

    assert layout.pygraphviz_child([Sheet("digraph{}"), Sheet("digraph{}")], 1.5) == [None, None]


def test_a_child_that_draws_only_some_sheets_leaves_the_rest_to_the_next_engine(
    monkeypatch: pytest.MonkeyPatch,
):
    found = lay_out(
        [Sheet("digraph{a}"), Sheet("this is no DOT {")], 60.0, (layout.pygraphviz_child, drawing)
    )

    assert found[0] is not None
    assert found[0].by.startswith("pygraphviz")
    assert found[1] == Drawn(SVG, "test engine 1.0")


def test_the_dot_of_the_system_comes_second_and_a_named_one_first(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv(layout.ENGINE_VARIABLE, raising=False)
    assert layout.engine_chain() == (layout.pygraphviz_child, layout.system_dot)

    monkeypatch.setenv(layout.ENGINE_VARIABLE, "somewhere/dot")
    assert layout.engine_chain() == (layout.system_dot, layout.pygraphviz_child)


def test_the_system_dot_says_its_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    program = tmp_path / "dot"
    program.write_text("", encoding="utf-8")
    asked: list[list[str]] = []

    def run(command: Sequence[str], given: bytes, timeout: float) -> bytes:
        asked.append(list(command))
        return b"<!-- Generated by graphviz version 2.42.2 (0) -->" + SVG.encode()

    monkeypatch.setenv(layout.ENGINE_VARIABLE, str(program))
    monkeypatch.setattr(layout, "_run", run)
    found = layout.system_dot([Sheet("digraph{}")], 5.0)

    assert [drawn.by for drawn in found if drawn] == ["dot (Graphviz 2.42.2)"]
    assert asked == [[str(program), "-Kdot", "-Tsvg", "-q1"]]


def test_a_dot_that_is_not_there_is_no_engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv(layout.ENGINE_VARIABLE, str(tmp_path / "missing"))

    assert layout.system_dot([Sheet("digraph{}")], 5.0) == [None]


def test_nothing_to_move_still_has_a_picture_of_the_linkages():
    drawings = draw(empty_plan(), engines=())

    assert drawings.waves is None
    assert "税・収納" in drawings.domains.svg


@pytest.mark.parametrize("make", [tiny_plan, hostile_plan, realistic_plan])
def test_our_own_drawings_are_well_formed(make):
    plan = make()
    for picture in draw(plan, engines=(), systems=("S_resident_record",)).all:
        svg_root(picture.svg)


def test_an_invented_sample_is_marked_in_every_drawing():
    for picture in draw(tiny_plan(), engines=(), systems=("S_resident_record",)).all:
        assert "架空の見本データ" in picture.svg
        assert "架空の見本データ" in picture.dot
