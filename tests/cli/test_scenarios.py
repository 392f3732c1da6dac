"""``scenarios`` as a user runs it: files, ranking, plans without a solution, problems, Ctrl-C."""

import io
import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from migplan.commands.scenarios import scenarios
from migplan.diagnostics.errors import InventoryError
from migplan.grouping.scenarios import run_scenarios, scenario_files
from migplan.pipeline import open_inventory
from tests.cli.test_commands import migplan

TOWN = """\
municipality: {name: ちいさな町}
policy: {as_of: 2026-10-01, slots: [2027-05-06, 2027-09-21, 2028-05-08], lead_months: 6}
systems:
  - {id: juki, name: "<b>住民記録", businesses: [住民基本台帳], state: in_extension, vendor: 甲システム社}
  - {id: zei, name: 税, businesses: [個人住民税], state: in_extension, vendor: 乙社}
  - {id: chizu, name: 地図}
linkages:
  - {id: L1, provider: juki, consumer: zei, data: 住民情報}
contracts:
  - {id: K1, name: 賃貸借, systems: [juki], end: 2027-06-30, monthly_yen: 500000}
"""
OKURE = "name: 甲システム社が遅れる\nvendor_slips: [{vendor: 甲システム社, months: 3}]\n"
KIGEN = "name: 期限を守る\ndeadlines: [{system: zei, date: 2026-12-31}]\ndeadline_rule: hard\n"
TANKA = "name: 単価\nprices: [{key: lateness, percent: 110}]\n"
FILES = ("scenarios.html", "scenarios.xlsx", "scenarios.json")


@pytest.fixture
def town(tmp_path: Path) -> Path:
    folder = tmp_path / "town"
    (folder / "scenarios").mkdir(parents=True)
    (folder / "inventory.yaml").write_text(TOWN, encoding="utf-8")
    for name, text in (("okure", OKURE), ("kigen", KIGEN), ("tanka", TANKA)):
        (folder / "scenarios" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def test_scenarios_are_ranked_and_written_with_their_plans(town: Path, tmp_path: Path):
    out = tmp_path / "out"
    done = CliRunner().invoke(scenarios, [str(town), "-o", str(out)])
    assert done.exit_code == 0, done.output
    document = json.loads((out / "scenarios.json").read_text(encoding="utf-8"))
    page = (out / "scenarios.html").read_text(encoding="utf-8")

    assert [row["key"] for row in document["scenarios"]] == ["kigen", "okure", "tanka"]
    without, slipped, same = document["scenarios"]
    assert without["figures"] is None
    assert "移行期限は令和8年12月31日" in without["why_not"]["ja"]
    assert "kigen.yaml" in without["why_not"]["ja"]
    assert [row["system"] for row in slipped["moved"]] == ["juki"]
    assert same["figures"] == document["base"]
    assert "<b>住民記録" not in page
    assert "結果を最も左右するのは「甲システム社が遅れる」で" in done.output
    assert {path.parent.name for path in out.glob("plans/*/plan.json")} == {
        "base",
        "okure",
        "tanka",
    }
    book = openpyxl.load_workbook(io.BytesIO((out / "scenarios.xlsx").read_bytes()))
    assert book.sheetnames[0] == "要約"
    first = {name: (out / name).read_bytes() for name in FILES}
    english = CliRunner().invoke(scenarios, [str(town), "-o", str(out), "--lang", "en"])
    assert "What matters most is 甲システム社が遅れる" in english.output
    CliRunner().invoke(scenarios, [str(town), "-o", str(out)])
    assert {name: (out / name).read_bytes() for name in FILES} == first


def test_the_plan_of_a_scenario_differs_from_the_base_by_what_it_says(town: Path, tmp_path: Path):
    plans = tmp_path / "out" / "plans"
    CliRunner().invoke(scenarios, [str(town), "-o", str(tmp_path / "out")])
    done = migplan("diff", plans / "base", plans / "okure", "--format", "json")

    said = [row["what"]["ja"] for row in json.loads(done.stdout)["premises"]]
    assert said == ["<b>住民記録の切替ができる最初の日"]


def test_all_problems_of_all_files_are_told_with_the_nearest_names(town: Path):
    folder = town / "scenarios"
    wrong = (
        "name: だめ\n"
        "vendor_slips: [{vendor: 甲システム杜, months: 0}]\n"
        "pins: [{system: juuki, date: 2027-05-06, owner: 課, reason: 決定}]\n"
    )
    (folder / "okure.yaml").write_text(wrong, encoding="utf-8")
    (folder / "kigen.yaml").write_text("name: 空\n", encoding="utf-8")
    (folder / "tanka.yaml").write_text(
        "name: 単価\nprices: [{key: latenes, percent: 110, low: 1}]\n", encoding="utf-8"
    )
    opened = open_inventory(town)
    with pytest.raises(InventoryError) as first:
        scenario_files(town, [], opened)
    assert [d.code for d in first.value.diagnostics] == ["MIG444", "MIG126", "MIG446"]

    (folder / "okure.yaml").write_text(wrong.replace("months: 0", "months: 1"), encoding="utf-8")
    (folder / "kigen.yaml").write_text(
        "name: 期限\ndeadlines: [{system: chizu, date: 2027-12-31}]\n", encoding="utf-8"
    )
    (folder / "tanka.yaml").write_text(
        "name: 単価\nprices: [{key: latenes, percent: 110}]\n", encoding="utf-8"
    )
    with pytest.raises(InventoryError) as second:
        scenario_files(town, [], opened)
    assert {d.code: d.values.get("nearest") for d in second.value.diagnostics} == {
        "MIG441": "juki",
        "MIG442": "甲システム社",
        "MIG443": "lateness",
        "MIG445": None,
    }


def test_a_stop_leaves_out_what_was_not_finished(town: Path):
    opened = open_inventory(town)
    files = scenario_files(town, [], opened)
    started: list[int] = []
    ran = run_scenarios(
        opened, files, told=lambda n, _, __: started.append(n), stop=lambda: len(started) > 2
    )

    assert started == [0, 1, 2]
    assert list(ran.table.left_out) == ["甲システム社が遅れる", "単価"]
    assert [row.key for row in ran.table.scenarios] == ["kigen"]


def test_without_scenarios_the_folder_is_named(tmp_path: Path):
    (tmp_path / "tiny.yaml").write_text(TOWN, encoding="utf-8")
    done = migplan("scenarios", tmp_path / "tiny.yaml", "-o", tmp_path / "out")

    assert done.returncode == 3
    assert "MIG448" in done.stderr
    assert not (tmp_path / "out").exists()
