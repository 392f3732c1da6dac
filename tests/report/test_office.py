from pathlib import Path

import pytest

from migplan.diagnostics.diagnostic import Diagnostic
from migplan.report.files import report_files
from migplan.report.office_reading import read_office
from tests.report.plans import tiny_plan


def made(folder: Path, **texts: str) -> tuple[str, list[Diagnostic]]:
    """The page with the office's files (``__`` is ``/``, ``_`` before the ending a dot), and all faults."""
    for name, text in texts.items():
        path = folder.joinpath(*name.replace("_j2", ".html.j2").replace("_css", ".css").split("__"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    office, faults = read_office(folder)
    found = list(faults)
    page = report_files(tiny_plan(), office=office, tell=found.append, engines=())["report.html"]
    return page, found


def standard() -> str:
    return report_files(tiny_plan(), engines=())["report.html"]


def test_an_office_puts_its_own_head_style_and_words_into_the_page(tmp_path: Path):
    (tmp_path / "messages.yaml").write_text(
        'section.roadmap: {ja: "移行時期", en: "Periods"}\nwave.name: {ja: "第{n}期", en: "Period {n}"}\n',
        encoding="utf-8",
    )
    page, faults = made(
        tmp_path,
        header_j2="<header><h1>{{ page.municipality }}</h1><p>デジタル推進課 {{ 1 < 2 }}</p></header>\n",
        css__office_css=":root{--navy:#3b2f63}",
    )

    assert faults == []
    assert "<p>デジタル推進課 True</p>" in page
    assert ":root{--navy:#3b2f63}" in page
    assert "移行時期" in page
    assert "第1期" in page
    assert "第1波" not in page


def test_without_a_folder_the_page_is_as_delivered(tmp_path: Path):
    assert made(tmp_path) == (standard(), [])


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("<p>\n{{ page.nix }}</p>", "MIG424", 2),
        ("\n\n{{ t('no.such.key') }}", "MIG424", 3),
        ("{% if %}", "MIG423", 1),
        ("{{ page|nofilter }}", "MIG423", 1),
        ("x\n{% include 'header.html.j2' %}", "MIG424", 2),
        ("{% include 'nowhere.html.j2' %}", "MIG424", 1),
        ("\n{{ 1 // 0 }}", "MIG424", 2),
        ("{{ page.__class__.__mro__ }}", "MIG424", 1),
        ("{{ t._table }}", "MIG424", 1),
    ],
)
def test_a_faulty_template_is_told_with_its_line_and_the_standard_one_takes_its_place(
    tmp_path: Path, text: str, code: str, line: int
):
    page, faults = made(tmp_path, header_j2=text)

    assert page == standard()
    assert [(fault.code, fault.location.line) for fault in faults] == [(code, line)]
    assert "header.html.j2" in faults[0].text("ja")
    assert "migplan." not in faults[0].text("en")


def test_every_faulty_template_is_told_and_the_good_ones_stay(tmp_path: Path):
    page, faults = made(
        tmp_path,
        header_j2="{{ nix }}",
        footer_j2="<footer>よい</footer>",
        sections__money_j2="\n{{ s.total }}",
        css__office_css="a{}\n</style><script>",
    )

    assert "<footer>よい</footer>" in page
    assert "</style><script>\n" not in page
    assert sorted((fault.code, fault.location.line) for fault in faults) == [
        ("MIG424", 1),
        ("MIG424", 2),
        ("MIG429", 2),
    ]


def test_what_a_block_of_another_file_lacks_gives_the_standard_page(tmp_path: Path):
    page, faults = made(tmp_path, figures_j2="{% macro axis() %}{% endmacro %}")

    assert page == standard()
    assert [fault.code for fault in faults] == ["MIG424"]


def test_every_faulty_message_is_told_with_its_line_and_the_good_ones_stay(tmp_path: Path):
    (tmp_path / "messages.yaml").write_text(
        "\n".join(
            [
                'page.h1: {ja: "計画書", en: "Plan"}',
                'page.h2: {ja: "a", en: "b"}',
                'page.end: {ja: "おわり"}',
                'page.as_of: {ja: "{date.year}", en: "{date}"}',
                'page.foot: {ja: "{name}{extra}", en: "x"}',
                'page.skip: {ja: "{", en: "x"}',
                "page.contents: 目次",
            ]
        ),
        encoding="utf-8",
    )
    page, faults = made(tmp_path)

    assert [(fault.code, fault.location.line) for fault in faults] == [
        ("MIG425", 2),
        ("MIG426", 3),
        ("MIG427", 4),
        ("MIG427", 5),
        ("MIG427", 6),
        ("MIG428", 7),
    ]
    assert "計画書" in page
    assert "page.h1" in faults[0].text("ja")


def test_files_that_are_no_blocks_are_told(tmp_path: Path):
    for name in (
        "header.html",
        "joint.html.j2",
        "css/lots.css",
        "js/lanes.js",
        "own.svg.j2",
        "README.md",
        ".git/x",
        "messages.yaml",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"- a" if name == "messages.yaml" else b"x")
    (tmp_path / "table.html.j2").write_bytes("表".encode("cp932"))
    _, faults = read_office(tmp_path)

    assert [(fault.location.path.name, fault.code) for fault in faults] == [
        ("lots.css", "MIG422"),
        ("header.html", "MIG421"),
        ("joint.html.j2", "MIG422"),
        ("lanes.js", "MIG422"),
        ("messages.yaml", "MIG428"),
        ("own.svg.j2", "MIG422"),
        ("table.html.j2", "MIG420"),
    ]
    for fault in faults:
        for lang in ("ja", "en"):
            assert "?" not in fault.text(lang).replace("did you mean 'header.html.j2'?", "")
