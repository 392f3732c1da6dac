"""A value the model refuses is told in the reader's words, at its own place."""

from pathlib import Path

import pytest

from tests.importers.written import a_file, problems_of, refused, told


def _system(line: str) -> str:
    return f"- id: a\n  name: 甲\n  {line}\n"


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("deadline: soon", "MIG123", 13),
        ("deadline: 2031-13", "MIG123", 13),
        ("deadline: 2031", "MIG123", 13),
        ("deadline: 2031-02-30", "MIG123", 13),
        ("not_before: 2031-04", "MIG122", 15),
        ("pin: {date: 令和9年, owner: 課, reason: 決定}", "MIG122", 15),
        ("pin: soon", "MIG131", 8),
        ("state: legaci", "MIG124", 10),
        ("state: [legacy]", "MIG138", 10),
        ("extracts: twelve", "MIG125", 13),
        ("extracts: 1.5", "MIG125", 13),
        ("extracts: true", "MIG125", 13),
        ("extracts: [1]", "MIG138", 13),
        ("extracts: -1", "MIG126", 13),
        ("project_months: 601", "MIG126", 19),
        ("personal_number: maybe", "MIG127", 20),
        ("spec_version: 1.10", "MIG128", 17),
        ("note: {a: b}", "MIG138", 9),
        ("absorbed_by: 住民記録", "MIG129", 16),
        (f"note: {'x' * 2001}", "MIG130", 9),
        ("businesses: 住民基本台帳", "MIG132", 15),
        ("businesses: [1]", "MIG128", 16),
        ("businesses: [[a]]", "MIG138", 16),
        ("naem: x", "MIG121", 3),
        ("hosting: onpremm", "MIG206", 12),
        ("local_kind: libary", "MIG205", 15),
        ("businesses: [住民基本台張]", "MIG202", 16),
    ],
)
def test_a_wrong_value_has_a_code_and_an_address(tmp_path: Path, line: str, code: str, column: int):
    found = refused(tmp_path, systems_yaml=_system(line))

    assert told(found) == [f"{code} systems.yaml:3:{column}"]


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("naem: x", "name"),
        ("state: legaci", "legacy"),
        ("hosting: onpremm", "onprem"),
        ("local_kind: libary", "library"),
        ("businesses: [住民基本台張]", "住民基本台帳"),
    ],
)
def test_the_nearest_known_name_is_proposed(tmp_path: Path, line: str, meant: str):
    (found,) = refused(tmp_path, systems_yaml=_system(line))

    assert meant in found.hint("ja")
    assert meant in found.hint("en")


def test_what_is_missing_is_asked_for_where_it_belongs(tmp_path: Path):
    systems = "- id: a\n- name: 乙\n- id: c\n  name:\n- 丁\n- id: e\n  name: ''\n"

    assert told(refused(tmp_path, systems_yaml=systems)) == [
        "MIG120 systems.yaml:1:3",
        "MIG120 systems.yaml:2:3",
        "MIG120 systems.yaml:4:8",
        "MIG131 systems.yaml:5:3",
        "MIG120 systems.yaml:7:9",
    ]


def test_a_code_without_quotes_is_asked_for_in_quotes(tmp_path: Path):
    (found,) = problems_of(a_file(tmp_path, "municipality:\n  code: 222097\n  name: 島田市\n"))

    assert (found.code, str(found.location)) == ("MIG134", "inventory.yaml:2:9")
    assert '"222097"' in found.hint("ja")


@pytest.mark.parametrize("code", ["22209", "2220971", "22209x", "２２２０９７"])
def test_a_code_has_six_digits(tmp_path: Path, code: str):
    (found,) = problems_of(a_file(tmp_path, f'municipality: {{code: "{code}", name: x}}\n'))

    assert found.code == "MIG134"


def test_a_wrong_check_digit_says_the_right_one(tmp_path: Path):
    (found,) = problems_of(a_file(tmp_path, 'municipality: {code: "222098", name: x}\n'))

    assert (found.code, found.values["expected"]) == ("MIG135", "7")


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("as_of: today", "MIG122 policy.yaml:1:8"),
        ("deadlines: firm", "MIG124 policy.yaml:1:12"),
        ("load_limit: 0", "MIG126 policy.yaml:1:13"),
        ("seed: false", "MIG125 policy.yaml:1:7"),
        ("slots: [2027-01-04, later]", "MIG122 policy.yaml:1:21"),
        ("prices:\n- {key: lateness, low: a, typical: 2, high: 3}", "MIG137 policy.yaml:2:24"),
        ("prices:\n- {key: lateness, low: inf, typical: 2, high: 3}", "MIG126 policy.yaml:2:24"),
        ("prices:\n- {key: lateness, low: nan, typical: 2, high: 3}", "MIG126 policy.yaml:2:24"),
    ],
)
def test_a_wrong_value_of_the_policy_is_told_too(tmp_path: Path, policy: str, expected: str):
    assert told(refused(tmp_path, policy_yaml=policy + "\n")) == [expected]


def test_a_hostile_value_is_shown_on_one_line(tmp_path: Path):
    line = 'state: "<script>}{0}\\n%s\\u202e' + "x" * 300 + '"'

    (found,) = refused(tmp_path, systems_yaml=_system(line))

    assert "\n" not in found.message("ja")
    assert "\u202e" not in found.message("ja")
    assert len(found.message("ja")) < 200
