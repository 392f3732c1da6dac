"""``migplan gaps``: the register in its formats, decisions around it, and exit codes."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from migplan.commands.folding import folded
from migplan.commands.gaps_filled import filled_in
from migplan.commands.main import group
from migplan.commands.planning import plan_text
from migplan.diagnostics.errors import InventoryError, MigplanError
from migplan.pipeline import gaps_of, open_inventory, with_findings
from migplan.report.registered import Registered
from tests.make import a_plan

BODY = """\
municipality: {name: 甲市}
policy: {as_of: 2026-10-01, propose_linkages: never}
systems:
  - {id: juki, name: 住民記録, businesses: [住民基本台帳], owner: 市民課}
  - {id: gakudo, name: 学童保育, owner: こども課, local_kind: null}
linkages:
  - {id: L1, provider: juki, consumer: gakudo, data: 住民情報, method: direct_db}
  - {id: L2, provider: gakudo, consumer: juki, data: =1+1, standard: false}
"""
KEY, OTHER = "GAP003@L1", "GAP001@L2"
ACCEPTED = f"- {{gap: {KEY}, verdict: 許容する, who: 課長, when: 2026-09-01, why: 更改まで}}\n"
ORPHAN = "- {gap: GAP003@L9, verdict: accepted, who: 課長, when: 2026-09-01, why: 更改まで}\n"


@pytest.fixture
def body(tmp_path: Path) -> Path:
    folder = tmp_path / "甲市"
    folder.mkdir()
    (folder / "inventory.yaml").write_text(BODY, encoding="utf-8")
    return folder


def decide(body: Path, text: str) -> None:
    (body / "decisions.yaml").write_text(text, encoding="utf-8")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(group, [*map(str, arguments)])


def document(*arguments: object) -> dict[str, Any]:
    return json.loads(run(*arguments).stdout)


def registered(body: Path) -> Registered:
    opened = open_inventory(body)
    return Registered(opened.case, gaps_of(opened), opened.addresses)


def test_the_text_says_what_to_do_who_and_what_was_passed_over(body: Path):
    told = run("gaps", body)

    assert told.exit_code == 0
    for part in ("すること:", "担当: こども課", KEY, "inventory.yaml:7", "GAP007", "migplan plan"):
        assert part in told.stdout


def test_a_decided_gap_stays_listed_and_fails_nothing(body: Path):
    before = run("gaps", body, "--fail-on", "high")
    decide(body, ACCEPTED + ACCEPTED.replace(KEY, OTHER))
    after = run("gaps", body, "--fail-on", "high")

    assert (before.exit_code, after.exit_code) == (1, 0)
    assert run("check", body, "--fail-on", "high").exit_code == 0
    assert "判断済み 2 件" in after.stdout
    assert "更改まで" in after.stdout


def test_an_orphaned_decision_is_told_by_check_and_gaps_with_its_place(body: Path):
    decide(body, ORPHAN)

    assert "decisions.yaml:1: 注意[MIG387]" in run("check", body).stderr
    assert "decisions.yaml:1: 注意[MIG387]" in run("gaps", body).stdout


def test_problems_of_the_inventory_and_of_the_decisions_are_told_at_once(body: Path):
    decide(body, "- {gap: x}\n")
    (body / "inventory.yaml").write_text(BODY + "oops: 1\n", encoding="utf-8")

    with pytest.raises(InventoryError) as error:
        open_inventory(body)
    assert {d.location.path.name for d in error.value.diagnostics} == {
        "inventory.yaml",
        "decisions.yaml",
    }


def test_the_json_document_holds_rows_counts_and_decisions(body: Path):
    decide(body, ACCEPTED + ORPHAN)
    found = document("gaps", body, "--format", "json")

    rows = {row["key"]: row for row in found["rows"]}
    assert found["schema_version"] == 1
    assert "GAP007" in found["passed_over"]
    assert found["counts"]["decided"] == 1
    assert rows[KEY]["decision"]["why"] == "更改まで"
    assert [told["state"] for told in found["decisions_to_look_at"]] == ["orphaned"]


def test_the_sarif_document_is_one_that_its_readers_know(body: Path):
    decide(body, ACCEPTED)
    found = document("gaps", body, "--format", "sarif")

    assert found["version"] == "2.1.0"
    assert set(found) == {"properties", "$schema", "version", "runs"}
    (made,) = found["runs"]
    rules = made["tool"]["driver"]["rules"]
    assert all(rule["help"]["text"] and rule["shortDescription"]["text"] for rule in rules)
    for result in made["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["message"]["text"]
        assert len(result["partialFingerprints"]) == 1
        for place in (*result["locations"], *result.get("relatedLocations", ())):
            physical = place["physicalLocation"]
            assert physical["artifactLocation"]["uri"] == "inventory.yaml"
            assert physical["region"]["startLine"] > 0
    suppressed = [row for row in made["results"] if "suppressions" in row]
    assert [row["properties"]["key"] for row in suppressed] == [KEY]
    assert suppressed[0]["suppressions"][0]["kind"] == "external"
    assert suppressed[0]["suppressions"][0]["justification"] == "更改まで"


def test_a_register_that_was_filled_in_becomes_the_file_of_decisions(body: Path, tmp_path: Path):
    decide(body, ORPHAN)
    book, file = tmp_path / "台帳.xlsx", tmp_path / "new.yaml"
    assert run("gaps", body, "-o", book).exit_code == 0
    made = openpyxl.load_workbook(book)
    sheet = made["ギャップ台帳"]
    assert "=1+1" not in [cell.value for row in sheet for cell in row if cell.data_type == "f"]
    header = next(row for row in sheet if "番号" in [cell.value for cell in row])
    place = {cell.value: cell.column for cell in header}
    row = next(r[0].row for r in sheet if KEY in [cell.value for cell in r])
    for title, value in (
        ("判断", "許容する"),
        ("判断した人", "課長"),
        ("判断日", "令和8年9月1日"),
        ("理由", "更改まで"),
    ):
        sheet.cell(row, place[title]).value = value
    made.save(book)

    done = run("gaps", body, "--read-decisions", book, "-o", file)

    assert done.exit_code == 0, done.output
    found = document("gaps", body, "--decisions", file, "--format", "json")
    decision = next(row["decision"] for row in found["rows"] if row["key"] == KEY)
    assert (decision["verdict"], decision["when"]) == ("accepted", "2026-09-01")
    assert len(found["decisions_to_look_at"]) == 1  # what the register has no row for was kept
    assert run("gaps", body, "--read-decisions", book, "-o", file).exit_code != 0  # not over it


def test_nothing_that_was_filled_in_is_lost_silently(body: Path, tmp_path: Path):
    book, file = tmp_path / "台帳.xlsx", tmp_path / "new.yaml"
    run("gaps", body, "-o", book)
    made = openpyxl.load_workbook(book)
    sheet = made["ギャップ台帳"]
    top = next(row[0].row for row in sheet if "番号" in [cell.value for cell in row])
    place = {cell.value: cell.column for cell in sheet[top]}
    other = made.copy_worksheet(sheet)  # one for each division

    def fill(at: Any, row: int, verdict: str) -> None:
        for title, value in (
            ("判断", verdict),
            ("判断した人", "課長"),
            ("判断日", "令和8年9月1日"),
            ("理由", "更改まで"),
        ):
            at.cell(row, place[title]).value = value

    fill(other, top + 1, "許容する")
    made.save(book)
    later = next(row.value for row in sheet[top + 2] if str(row.value).startswith("GAP"))
    decide(body, ACCEPTED.replace(KEY, str(later)))  # after the register was made
    done = run("gaps", body, "--read-decisions", book, "-o", file)
    assert (done.exit_code, f"書き戻してください: {later}" in done.stderr) == (0, True)
    assert "verdict: accepted" in file.read_text(encoding="utf-8")

    fill(sheet, top + 2, '=IF(A1="","許容する","")')  # of which no program saved the result
    sheet.cell(top + 3, place["判断"]).value = "対応する"  # a row without a key
    made.save(book)
    with pytest.raises(InventoryError) as error:
        filled_in(book, registered(body))
    found = {(wrong.code, wrong.location.line - top) for wrong in error.value.diagnostics}
    assert {("MIG173", 2), ("MIG120", 3)} <= found


def test_nothing_is_written_over_what_was_read_or_under_a_wrong_name(body: Path, tmp_path: Path):
    opened = open_inventory(body)
    plan = with_findings(opened, a_plan(opened.case, {"juki": opened.case.slots[0].day}))
    out = tmp_path / "out"
    out.mkdir()
    (out / "plan.json").write_text(plan_text(plan), encoding="utf-8")
    for source in (out, out / "plan.json"):
        done = run("gaps", source, "-o", out / "plan.json", "--force")
        assert isinstance(done.exception, MigplanError)
        assert "読み取ったファイルそのもの" in done.exception.text("ja")
    book = tmp_path / "台帳.xlsx"
    run("gaps", body, "-o", book)
    inventory = body / "inventory.yaml"
    done = run("gaps", body, "--read-decisions", book, "-o", inventory, "--force")
    assert isinstance(done.exception, MigplanError)
    assert inventory.read_text(encoding="utf-8") == BODY
    for wrong in (
        ("-o", out / "report.html"),
        ("-o", tmp_path / "a.xlsx", "--format", "json"),
        ("-o", tmp_path / "a.xlsx", "--read-decisions", book),
    ):
        assert run("gaps", body, *wrong).exit_code == 2
    assert sorted(path.name for path in tmp_path.rglob("*.*")) == [
        "inventory.yaml",
        "plan.json",
        "台帳.xlsx",
    ]


def test_a_plan_carries_its_decisions_and_takes_others(body: Path, tmp_path: Path):
    decide(body, ACCEPTED)
    opened = open_inventory(body)
    plan = with_findings(opened, a_plan(opened.case, {"juki": opened.case.slots[0].day}))
    assert [decision.gap for decision in plan.decisions] == [KEY]
    assert plan.addresses[f"decision:{KEY}"] == "decisions.yaml:1"
    assert type(plan).model_validate_json(plan_text(plan).replace('"generator":"migplan",', "", 1))

    other = tmp_path / "other.yaml"
    other.write_text(ORPHAN, encoding="utf-8")
    from migplan.importers.decisions import read_decisions
    from migplan.pipeline import decide_again

    again = decide_again(plan, read_decisions(other))
    assert next(gap for gap in again.gaps if gap.key == KEY).counts
    assert [remark.state for remark in again.decision_remarks] == ["orphaned"]
    assert f"decision:{KEY}" not in again.addresses


def test_lines_are_folded_without_losing_a_character():
    text = "「甲」から「乙」へ渡す「データ」は、標準仕様に取り込み口がありません。(abc def)" * 3
    lines = [*folded(text, 40, "1. ", "   ")]

    assert "".join(line[3:] for line in lines).replace(" ", "") == text.replace(" ", "")
    assert not any(line[3] in "、。」" for line in lines)
