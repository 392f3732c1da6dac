"""``check --what-matters`` and ``check -o`` as a user runs them, and ``schema``."""

import io
import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli.test_commands import migplan

TINY = """\
municipality: {name: ちいさな町}
policy: {as_of: 2026-10-01, slots: [2027-04-19, 2027-09-21, 2028-01-04], lead_months: 6}
systems:
  - {id: juki, name: 住民記録, businesses: [住民基本台帳], state: in_extension, vendor: 甲社, owner: 市民課}
  - {id: zei, name: 税, businesses: [個人住民税], state: in_extension, vendor: 乙社}
linkages:
  - {id: L1, provider: juki, consumer: zei, data: 住民情報}
contracts:
  - {id: K1, name: "=賃貸借", systems: [juki], end: 2027-06-30, monthly_yen: 500000}
"""


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    file = tmp_path / "tiny.yaml"
    file.write_text(TINY, encoding="utf-8")
    return file


def test_the_ranking_says_what_to_find_out_and_whom_to_ask(tiny: Path):
    done = migplan("check", tiny, "--what-matters", "--top", "3")
    english = migplan("check", tiny, "--what-matters", "--top", "3", "--lang", "en")

    assert done.returncode == 0, done.stderr
    ranking = done.stdout[done.stdout.index("分かると効く項目") :]
    assert "  1. " in ranking
    assert "聞く相手: " in ranking
    assert "追加費用" in ranking
    assert "計画を立て直しています 3/3" in done.stderr
    assert "What is worth finding out" in english.stdout
    assert english.stdout.count("ask: ") == ranking.count("聞く相手: ")


def test_without_the_option_nothing_is_planned(tiny: Path):
    done = migplan("check", tiny)

    assert "分かると効く項目" not in done.stdout
    assert done.stderr == ""


def test_the_ranking_speaks_json(tiny: Path):
    done = migplan("check", tiny, "--what-matters", "--format", "json")
    document = json.loads(done.stdout)

    found = document["what_matters"]
    assert {"cash_yen", "rows", "less", "nothing", "interrupted"} <= set(found)
    assert {"what", "ask", "low", "high", "difference_yen", "source"} <= set(found["rows"][0])
    assert {"section", "key", "label", "known", "assumed", "unknown", "ask"} == set(
        document["completeness"][0]
    )
    assert "what_matters" not in json.loads(migplan("check", tiny, "--format", "json").stdout)


def test_a_workbook_holds_what_was_found_with_the_same_bytes(tiny: Path, tmp_path: Path):
    out = tmp_path / "点検.xlsx"
    done = migplan("check", tiny, "--what-matters", "-o", out)

    assert done.returncode == 0, done.stderr
    first = out.read_bytes()
    assert migplan("check", tiny, "--what-matters", "-o", out).returncode == 0
    assert out.read_bytes() == first
    book = openpyxl.load_workbook(io.BytesIO(first))
    assert book.sheetnames == ["記入状況", "置いた前提", "分かると効く項目"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    migplan("check", tiny, "-o", out, "--lang", "en")
    assert openpyxl.load_workbook(out).sheetnames == ["Completeness", "Assumptions"]


def test_a_workbook_of_somebody_else_stays_as_it_is(tiny: Path, tmp_path: Path):
    out = tmp_path / "list.xlsx"
    out.write_bytes(b"PK somebody's own")
    done = migplan("check", tiny, "-o", out)

    assert done.returncode == 2
    assert done.stdout == ""
    assert out.read_bytes() == b"PK somebody's own"
    assert migplan("check", tiny, "-o", tmp_path / "list.csv").returncode == 2


def test_without_a_plan_the_report_is_shown_and_the_reason_told(tiny: Path):
    pin = "pin: {date: 2028-01-04, owner: 課, reason: 決定}, name: 住民記録"
    text = TINY.replace("name: 住民記録", pin).replace(
        "monthly_yen", "extendable: false, monthly_yen"
    )
    tiny.write_text(text, encoding="utf-8")
    done = migplan("check", tiny, "--what-matters")

    assert done.returncode == 4
    assert "項目ごとの記入状況" in done.stdout
    assert "tiny.yaml:" in done.stderr


def test_the_schema_is_written_and_written_again_but_not_over_a_file_of_others(tmp_path: Path):
    out = tmp_path / "inventory.schema.json"
    printed = migplan("schema")

    assert json.loads(printed.stdout)["title"] == "migplan inventory"
    assert migplan("schema", "-o", out).returncode == 0
    assert migplan("schema", "-o", out).returncode == 0
    assert out.read_text(encoding="utf-8") == printed.stdout
    out.write_text('{"title": "mine"}', encoding="utf-8")
    assert migplan("schema", "-o", out).returncode == 2
    assert json.loads(out.read_text(encoding="utf-8")) == {"title": "mine"}
