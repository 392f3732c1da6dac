"""Hand-overs and the repair file as a user runs them."""

import os
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from tests.cli.test_commands import SAMPLES, TINY, migplan
from tests.report.opened import formulas

BAD = TINY.replace("method: direct_db", "method: 伝書鳩")


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    file = tmp_path / "tiny.yaml"
    file.write_text(TINY, encoding="utf-8")
    return file


@pytest.mark.parametrize("what", ["linkages", "rfi"])
@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_an_inventory_is_handed_over(what: str, ending: str, tiny: Path, tmp_path: Path):
    out = tmp_path / "渡す 資料" / f"一覧{ending}"
    done = migplan("export", what, tiny, "-o", out)

    assert done.returncode == 0, done.stderr
    assert out.is_file()
    assert "計画（plan.json）を指定" in done.stdout


@pytest.mark.parametrize("what", ["linkages", "rfi"])
def test_a_plan_is_handed_over_with_its_dates(what: str, tiny: Path, tmp_path: Path):
    assert migplan("plan", tiny, "-o", tmp_path / "out").returncode == 0
    done = migplan("export", what, tmp_path / "out", "-o", tmp_path / "a.csv", "--lang", "en")

    assert done.returncode == 0, done.stderr
    assert "Made from the plan" in done.stdout
    assert "2027" in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")


def test_a_folder_gets_one_questionnaire_for_each_system(tiny: Path, tmp_path: Path):
    done = migplan("export", "rfi", tiny, "-o", tmp_path / "rfi")

    assert done.returncode == 0, done.stderr
    assert {x.name for x in (tmp_path / "rfi").iterdir()} == {
        "rfi-index.xlsx",
        "rfi-gakudo-学童.xlsx",
    }


@pytest.mark.parametrize("what", ["linkages", "rfi"])
def test_a_list_that_somebody_worked_on_is_not_overwritten(what: str, tiny: Path, tmp_path: Path):
    out = tmp_path / "list.xlsx"
    assert migplan("export", what, tiny, "-o", out).returncode == 0
    assert migplan("export", what, tiny, "-o", out).returncode == 0
    book = openpyxl.load_workbook(out)
    book.save(out)
    before = out.read_bytes()

    assert migplan("export", what, tiny, "-o", out).returncode == 2
    assert out.read_bytes() == before
    assert migplan("export", what, tiny, "-o", out, "--force").returncode == 0


def test_an_ending_that_is_no_table_is_refused(tiny: Path, tmp_path: Path):
    assert migplan("export", "linkages", tiny, "-o", tmp_path / "a.pdf").returncode == 2
    assert migplan("export", "rfi", tiny, "-o", tmp_path / "a.pdf").returncode == 2
    assert not (tmp_path / "a.pdf").exists()


def test_the_inventory_itself_is_never_overwritten(tmp_path: Path):
    folder = tmp_path / "inventory"
    shutil.copytree(SAMPLES / "mihon-shi", folder)
    before = (folder / "linkages.csv").read_bytes()
    os.link(folder / "linkages.csv", tmp_path / "other.csv")

    for out in (
        folder / "linkages.csv",
        folder / ".." / "inventory" / "linkages.csv",
        tmp_path / "other.csv",
    ):
        assert migplan("export", "linkages", folder, "-o", out, "--force").returncode == 2
    assert (folder / "linkages.csv").read_bytes() == before


def test_a_broken_inventory_comes_back_with_comments(tmp_path: Path):
    file, out = tmp_path / "bad.yaml", tmp_path / "naoshi.xlsx"
    file.write_text(BAD, encoding="utf-8")
    done = migplan("check", file, "--annotate", out)

    assert done.returncode == 3
    assert "naoshi.xlsx" in done.stderr
    assert "何も書き出していません" not in done.stderr
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["問題一覧", "bad.yaml"]
    comments = [cell.comment.text for cell in book["bad.yaml"]["B"] if cell.comment]
    assert len(comments) == 1
    assert "伝書鳩" in comments[0]
    assert file.read_text(encoding="utf-8") == BAD


def test_a_sound_inventory_is_annotated_with_what_is_worth_a_look(tiny: Path, tmp_path: Path):
    done = migplan("check", tiny, "--annotate", tmp_path / "a.xlsx", "--lang", "en")

    assert done.returncode == 0, done.stderr
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert str(book["Problems"]["A2"].value).startswith("0 errors")
    assert "GAP003@L2" in [cell.value for cell in book["Problems"]["F"]]


def _own_workbook(folder: Path) -> Path:
    """A workbook that carries the mark, as one does that migplan made for filling in."""
    from migplan.report.book import Book, Column, Sheet
    from migplan.report.xlsx import xlsx_bytes
    from tests.report.test_annotate import DAY

    file = folder / "台帳.xlsx"
    file.write_bytes(xlsx_bytes(Book("t", (Sheet("s", (Column("a"),), [["x"]]),), DAY)))
    return file


def test_the_copy_never_takes_the_place_of_the_users_workbook(tmp_path: Path):
    file = _own_workbook(tmp_path)
    before = file.read_bytes()
    (tmp_path / "link.xlsx").symlink_to(file)
    os.link(file, tmp_path / "hard.xlsx")
    (tmp_path / "in").mkdir()

    for out in (
        file,
        tmp_path / "in" / ".." / "台帳.xlsx",
        tmp_path / "link.xlsx",
        tmp_path / "hard.xlsx",
    ):
        done = migplan("check", file, "--annotate", out)
        assert done.returncode == 2, done.stderr
        assert "読み取ったファイルそのもの" in done.stderr
    assert file.read_bytes() == before
    assert (tmp_path / "link.xlsx").is_symlink()


def test_the_copy_overwrites_nobodys_file(tmp_path: Path):
    file, out = tmp_path / "bad.yaml", tmp_path / "mine.xlsx"
    file.write_text(BAD, encoding="utf-8")
    openpyxl.Workbook().save(out)
    before = out.read_bytes()

    assert migplan("check", file, "--annotate", out).returncode == 2
    assert migplan("check", file, "--annotate", tmp_path / "a.csv").returncode == 2
    assert out.read_bytes() == before


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("what", ["linkages", "rfi"])
def test_libreoffice_reads_what_was_written(what: str, tmp_path: Path):
    file, back = tmp_path / "list.xlsx", tmp_path / "back"
    inventory = tmp_path / "tiny.yaml"
    hostile = TINY.replace("name: 学童", 'name: "=HYPERLINK(1)"').replace(
        "data: 住民情報", 'data: "+1"', 1
    )
    inventory.write_text(hostile, encoding="utf-8")
    assert migplan("plan", inventory, "-o", tmp_path / "out").returncode == 0
    assert migplan("export", what, tmp_path / "out", "-o", file).returncode == 0
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            str(back),
            str(file),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )

    ours, theirs = openpyxl.load_workbook(file), openpyxl.load_workbook(back / "list.xlsx")
    assert ours.sheetnames == theirs.sheetnames
    for sheet in ours.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.value == theirs[sheet.title][cell.coordinate].value
    assert not formulas((back / "list.xlsx").read_bytes())


@pytest.mark.parametrize("command", [["export"], ["export", "linkages"], ["export", "rfi"]])
def test_the_hand_overs_explain_themselves(command: list[str]):
    done = migplan(*command, "--help")

    assert done.returncode == 0
    assert any(ord(letter) > 0x3000 for letter in done.stdout)
