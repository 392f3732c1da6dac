"""YAML that is broken, surprising or hostile is told with its address, never with a traceback."""

from pathlib import Path

import pytest

from migplan.importers.yaml_file import resolve
from tests.importers.written import BODY, a_file, problems_of, refused, told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("municipality:\n\tname: x\n", "MIG105 inventory.yaml:2:1", id="tab"),
        pytest.param("a:\n  - id: a\n  \tname: b\n", "MIG105 inventory.yaml:3:1", id="later tab"),
        pytest.param('name: "x\n', "MIG113 inventory.yaml:1:7", id="open quote"),
        pytest.param("name: a: b\n", "MIG144 inventory.yaml:1:8", id="two colons"),
        pytest.param("name: - a\n", "MIG144 inventory.yaml:1:7", id="dash after a key"),
        pytest.param("- a\nb: 1\n", "MIG145 inventory.yaml:2:1", id="indentation"),
        pytest.param("name: x\nfoo\n", "MIG146 inventory.yaml:2:1", id="no colon"),
        pytest.param("name: @x\n", "MIG147 inventory.yaml:1:7", id="special character"),
        pytest.param("name: [1, 2\n", "MIG148 inventory.yaml:1:7", id="open bracket"),
        pytest.param("name: !x!y z\n", "MIG104 inventory.yaml:1:7", id="undefined tag handle"),
        pytest.param("name: *zz\n", "MIG136 inventory.yaml:1:7", id="undefined alias"),
        pytest.param("policy: &a [*a]\n", "MIG139 inventory.yaml:1:13", id="alias to itself"),
        pytest.param("name: x\n---\nname: y\n", "MIG115 inventory.yaml:2:1", id="two documents"),
        pytest.param("[" * 40 + "]" * 40, "MIG118 inventory.yaml:1:33", id="deep brackets"),
        pytest.param("[" * 200_000, "MIG118 inventory.yaml:1:33", id="very deep brackets"),
        pytest.param("", "MIG141 inventory.yaml", id="empty"),
        pytest.param("# nothing yet\n", "MIG141 inventory.yaml", id="comments only"),
        pytest.param("- id: a\n", "MIG108 inventory.yaml:1:1", id="list at the top"),
        pytest.param("just text\n", "MIG108 inventory.yaml:1:1", id="text at the top"),
        pytest.param("name: a\x00b\n", "MIG114 inventory.yaml:1:8", id="NUL"),
        pytest.param("name: a\n# \x1b[31m\n", "MIG114 inventory.yaml:2:3", id="escape"),
    ],
)
def test_a_file_that_cannot_be_read_says_where(tmp_path: Path, text: str, found: str):
    assert told(problems_of(a_file(tmp_path, text))) == [found]


def test_bytes_of_another_encoding_are_found_in_their_line(tmp_path: Path):
    data = b"municipality:\r\n  note: ascii\r\n  name: " + "島田市".encode("cp932")

    assert told(problems_of(a_file(tmp_path, data))) == ["MIG103 inventory.yaml:3"]


def test_utf16_is_no_utf8(tmp_path: Path):
    data = BODY.encode("utf-16")

    assert told(problems_of(a_file(tmp_path, data))) == ["MIG103 inventory.yaml:1"]


def test_a_file_of_more_than_five_megabytes_is_not_read(tmp_path: Path):
    path = a_file(tmp_path, BODY + "# " + "x" * 5_000_000)

    assert told(problems_of(path)) == ["MIG102 inventory.yaml"]


def test_a_bomb_of_aliases_is_stopped(tmp_path: Path):
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    for n in range(1, 20):
        lines.append(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]")

    found = problems_of(a_file(tmp_path, "\n".join(lines)))

    assert [problem.code for problem in found] == ["MIG107"]


def test_a_tower_of_aliases_is_stopped(tmp_path: Path):
    lines = ["a0: &a0 [x]", *(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 5000))]

    found = problems_of(a_file(tmp_path, "\n".join(lines)))

    assert [problem.code for problem in found] == ["MIG118"]


def test_a_file_of_too_many_values_is_stopped(tmp_path: Path):
    found = problems_of(a_file(tmp_path, "[" + "a," * 600_000 + "a]"))

    assert [problem.code for problem in found] == ["MIG143"]


def test_a_key_written_twice_names_both_lines(tmp_path: Path):
    (found,) = problems_of(a_file(tmp_path, "municipality:\n  name: a\n  name: b\n"))

    assert (found.code, str(found.location)) == ("MIG106", "inventory.yaml:3:3")
    assert found.values["first"] == "inventory.yaml:2:3"


def test_surprises_are_all_told_at_once(tmp_path: Path):
    systems = (
        "- &x {id: a, name: !secret 甲}\n"
        "- <<: *x\n  id: b\n  name: 乙\n"
        "- ? [q]\n  : r\n  id: c\n  name: 丙\n"
        '- {id: d, name: "\\x07"}\n'
    )

    assert told(refused(tmp_path, systems_yaml=systems)) == [
        "MIG117 systems.yaml:1:20",
        "MIG116 systems.yaml:2:3",
        "MIG119 systems.yaml:5:5",
        "MIG114 systems.yaml:9:17",
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("true", True),
        ("no", "no"),
        ("on", "on"),
        ("12", 12),
        ("-3", -3),
        ("010", "010"),
        ("0x1F", "0x1F"),
        ("1:30", "1:30"),
        ("1_000", "1_000"),
        ("2027-03-31", "2027-03-31"),
        ("1.5", 1.5),
        (".5", 0.5),
        ("1.", "1."),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("+", "+"),
        ("9" * 5000, "9" * 5000),
    ],
)
def test_only_plain_decimal_numbers_flags_and_null_are_no_text(text: str, value: object):
    assert resolve(text) == value
    assert type(resolve(text)) is type(value)
