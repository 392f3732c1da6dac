"""Templates of an office that work without end, or make what no page holds: told, and the page is made."""

from pathlib import Path

import pytest

import migplan.report.bounded
from tests.report.test_office import made, standard


@pytest.mark.parametrize(
    "text",
    [
        "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
        "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(40) }}",
        "{{ 'a' * 10**9 }}",
        "{{ 9**(9**9) }}",
        "{{ '%0999999999d' % 1 }}",
        "{{ 'a'|center(999999999) }}",
        "{{ 'a'.center(999999999) }}",
        "{{ '\\ud800' }}",
        "{% include '../migplan/__init__.py' %}",
        "{% include 'a\\0b' %}",
        "{% include '/etc/hosts' %}",
    ],
)
def test_a_template_that_does_too_much_gives_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
):
    monkeypatch.setattr(migplan.report.bounded, "MOST_STEPS", 1000)
    page, faults = made(tmp_path, header_j2=text)

    assert page == standard()
    assert [fault.code for fault in faults] == ["MIG424"]
    assert "Error" not in faults[0].text("ja")


def test_an_ordinary_loop_is_no_fault(tmp_path: Path):
    _, faults = made(tmp_path, footer_j2="{% for n in range(900) %}{{ n * 2 }}{% endfor %}")

    assert faults == []


def test_a_page_without_policy_or_mark_gives_way_since_it_could_not_be_replaced_again(
    tmp_path: Path,
):
    page, faults = made(tmp_path, report_j2="<p>{{ page.municipality }}</p>")

    assert page == standard()
    assert [(fault.code, fault.location.path.name) for fault in faults] == [
        ("MIG424", "report.html.j2")
    ]


def test_control_characters_and_names_that_are_no_text_are_told(tmp_path: Path):
    messages = 'wave.name: {ja: "\\e{n}", en: "x"}\n? {a: b}\n: {ja: x, en: y}\n'
    (tmp_path / "messages.yaml").write_text(messages, encoding="utf-8")
    page, faults = made(tmp_path, footer_j2="<footer>\x00</footer>")

    assert page == standard()
    assert [fault.code for fault in faults] == ["MIG420", "MIG428", "MIG428"]
    assert "Node" not in faults[2].text("ja")
