"""CSV that is broken is told with the line and column of the cell."""

from pathlib import Path

import pytest

from tests.importers.written import problems_of, refused, told

GOOD = "id,name\na,甲\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("", ["MIG141 systems.csv"], id="empty"),
        pytest.param(",,\n", ["MIG110 systems.csv"], id="no header"),
        pytest.param("id,name\na,甲,x\n", ["MIG111 systems.csv:2:1"], id="long row"),
        pytest.param("id,name\na\n", ["MIG111 systems.csv:2:1"], id="short row"),
        pytest.param('id,name\na,"甲\n', ["MIG113 systems.csv:2:3"], id="open quote"),
        pytest.param('id,name\na,"甲"x\n', ["MIG113 systems.csv:2:3"], id="after the quote"),
        pytest.param("id,name,id\na,甲,b\n", ["MIG106 systems.csv:1:9"], id="column twice"),
        pytest.param("id,name,\na,甲,x\n", ["MIG121 systems.csv:1:9"], id="nameless column"),
        pytest.param("id,nmae\na,甲\n", ["MIG120 systems.csv:1:1", "MIG121 systems.csv:1:4"]),
        pytest.param("id,name\na,\x07\n", ["MIG114 systems.csv:2:3"], id="control character"),
        pytest.param("id,name\na\n\x00", ["MIG114 systems.csv:3:1"], id="NUL"),
        pytest.param(b"id,name\na,\x81\n", ["MIG103 systems.csv:2"], id="neither encoding"),
    ],
)
def test_a_broken_table_says_where(tmp_path: Path, text: str, found: list[str]):
    assert told(refused(tmp_path, systems_csv=text)) == found


def test_a_near_column_name_is_proposed(tmp_path: Path):
    found = refused(tmp_path, systems_csv="id,name,dead_line\na,甲,2027-03\n")

    assert "deadline" in found[0].hint("en")


def test_line_numbers_are_right_below_a_cell_of_several_lines(tmp_path: Path):
    text = 'id,name,deadline\na,"一\n二\n三",2027-03\nb,乙,soon\n'

    assert told(refused(tmp_path, systems_csv=text)) == ["MIG123 systems.csv:5:5"]


def test_a_value_inside_a_list_points_at_its_cell(tmp_path: Path):
    text = "id,name,businesses\na,甲,住民基本台帳;しらない業務\n"

    assert told(refused(tmp_path, systems_csv=text)) == ["MIG202 systems.csv:2:5"]


def test_a_pin_without_its_date_is_told_at_the_pin(tmp_path: Path):
    text = "id,name,pin_owner,pin_reason\na,甲,課,決定\n"

    assert told(refused(tmp_path, systems_csv=text)) == ["MIG120 systems.csv:2:5"]


def test_a_table_alone_lacks_its_municipality(tmp_path: Path):
    path = tmp_path / "systems.csv"
    path.write_text(GOOD, encoding="utf-8")

    assert told(problems_of(path)) == ["MIG120 systems.csv"]


def test_a_table_of_too_many_cells_is_stopped(tmp_path: Path):
    found = refused(tmp_path, systems_csv=GOOD + "," * 1_100_000)

    assert told(found) == ["MIG143 systems.csv:3:999997"]


def test_a_large_table_is_not_read(tmp_path: Path):
    assert told(refused(tmp_path, systems_csv=GOOD + "," * 5_000_000)) == ["MIG102 systems.csv"]
