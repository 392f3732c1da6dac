"""Folders and files as an office names and saves them: Japanese, blanks, line ends, marks."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from migplan.importers import load

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path("令和８年度 計画") / "みほん 市（案）"

FILES = {
    "municipality.yaml": "# 団体\nname: みほん市\nnote: |\n  一行目\n  二行目\n",
    "policy.yaml": "as_of: 2026-10-01\n",
    "systems.csv": (
        "id,name,businesses,owner\n"
        "juki,住民記録　システム,住民基本台帳;印鑑登録,市民課\n"
        'zei,"税 ""総合""",個人住民税,"税務課\n収納課"\n'
    ),
    "linkages.yaml": "- {id: L1, provider: juki, consumer: zei, data: 住民情報}\n",
}
LINE_ENDS = {"LF": "\n", "CRLF": "\r\n", "CR": "\r"}


def an_office_folder(
    folder: Path, line_end: str = "\n", encoding: str = "utf-8", *, csv: str = ""
) -> Path:
    """The same inventory, saved by one program or another."""
    folder.mkdir(parents=True)
    for name, text in FILES.items():
        chosen = csv if csv and name.endswith(".csv") else encoding
        (folder / name).write_bytes(text.replace("\n", line_end).encode(chosen))
    return folder


def migplan(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "migplan", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )


@pytest.mark.parametrize("line_end", LINE_ENDS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_every_line_end_and_mark_reads_as_the_same_inventory(
    tmp_path: Path, line_end: str, encoding: str
):
    plain = load(an_office_folder(tmp_path / "plain"))
    other = load(an_office_folder(tmp_path / FOLDER, LINE_ENDS[line_end], encoding))

    assert other.inventory == plain.inventory
    assert other.inventory.systems[0].name == "住民記録　システム"
    assert other.inventory.systems[1].owner == "税務課\n収納課"


@pytest.mark.parametrize("line_end", LINE_ENDS)
def test_an_address_counts_the_same_lines(tmp_path: Path, line_end: str):
    plain = load(an_office_folder(tmp_path / "plain"))
    other = load(an_office_folder(tmp_path / "other", LINE_ENDS[line_end]))

    assert other.addresses == plain.addresses
    assert other.addresses["system:zei"] == "systems.csv:3"


def test_a_table_saved_by_excel_reads_as_the_same_inventory(tmp_path: Path):
    plain = load(an_office_folder(tmp_path / "plain"))
    other = load(an_office_folder(tmp_path / FOLDER, "\r\n", csv="cp932"))

    assert other.inventory == plain.inventory


def test_names_of_files_in_capitals_are_those_of_windows(tmp_path: Path):
    folder = an_office_folder(tmp_path / FOLDER)
    for name in FILES:
        (folder / name).rename(folder / name.upper())

    assert len(load(folder).inventory.systems) == 2


def test_full_width_names_of_files_are_reported_and_not_passed_over(tmp_path: Path):
    folder = an_office_folder(tmp_path / FOLDER)
    (folder / "ｓｙｓｔｅｍｓ.csv").write_text("id,name\na,b\n", encoding="utf-8")

    done = migplan("check", folder)
    assert done.returncode == 3
    assert "ｓｙｓｔｅｍｓ.csv: エラー[MIG140]" in done.stderr


def test_a_plan_is_made_and_read_back_in_folders_with_blanks_and_japanese(tmp_path: Path):
    folder = an_office_folder(tmp_path / FOLDER, "\r\n", "utf-8-sig")
    out = tmp_path / "令和８年度 計画" / "計画 第１版～確定"

    made = migplan("plan", folder, "-o", out)
    assert made.returncode == 0, made.stderr
    assert json.loads((out / "plan.json").read_text(encoding="utf-8"))["municipality"] == "みほん市"
    assert str(out / "report.html") in made.stdout
    assert migplan("verify", out).returncode == 0
    drawn = migplan("graph", out / "plan.json", "--system", "juki", "-o", tmp_path / "図 面")
    assert drawn.returncode == 0, drawn.stderr
    assert (tmp_path / "図 面" / "system-juki.svg").is_file()


def test_the_line_ends_of_an_inventory_leave_no_trace_in_the_plan(tmp_path: Path):
    plans: set[bytes] = set()
    for name, line_end in LINE_ENDS.items():
        folder, out = tmp_path / name, tmp_path / f"out {name}"
        an_office_folder(folder, line_end)
        assert migplan("plan", folder, "--no-report", "-o", out).returncode == 0
        plans.add((out / "plan.json").read_bytes())

    assert len(plans) == 1
