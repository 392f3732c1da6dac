"""``diff`` as a user runs it: exit codes, formats, files, and two bodies."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from migplan.commands.differing import diff
from migplan.diagnostics.errors import MigplanError
from tests.cli.test_commands import TINY, migplan

PINS = "- {system: zei, date: 2030-01-04, owner: 税務課長, reason: 賦課の後}\n"


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plans")
    (folder / "tiny.yaml").write_text(TINY, encoding="utf-8")
    (folder / "other.yaml").write_text(TINY.replace("ちいさな町", "隣の町"), encoding="utf-8")
    (folder / "pins.yaml").write_text(PINS, encoding="utf-8")
    made = ("-o", folder / "old", "--no-report")
    assert migplan("plan", folder / "tiny.yaml", *made).returncode == 0
    pinned = ("-o", folder / "new", "--no-report", "--pins", folder / "pins.yaml")
    assert migplan("plan", folder / "tiny.yaml", *pinned).returncode == 0
    other = ("-o", folder / "other", "--no-report")
    assert migplan("plan", folder / "other.yaml", *other).returncode == 0
    return folder


def test_a_plan_has_no_difference_to_itself(plans: Path):
    done = migplan("diff", plans / "old", plans / "old" / "plan.json")
    document = json.loads(migplan("diff", plans / "old", plans / "old", "--format", "json").stdout)

    assert done.returncode == 0, done.stderr
    assert "違いはありません。" in done.stdout
    lists = ("premises", "moved", "figures", "by_fiscal_year", "bridges_changed", "due_changed")
    assert all(document[key] == [] for key in lists)


def test_a_pin_is_the_only_premise_and_comes_before_what_follows(plans: Path):
    done = migplan("diff", plans / "old", plans / "new")
    document = json.loads(migplan("diff", plans / "old", plans / "new", "--format", "json").stdout)

    assert done.returncode == 1
    said, follows = done.stdout.split("■ その結果")
    assert "変わった前提（1件）" in said
    assert "税務課長" in said
    assert "切替日の変わったシステム" in follows
    assert [row["what"]["ja"] for row in document["premises"]] == ["税の人が決めた切替日"]
    assert {row["system"]: row["decided_by"] for row in document["moved"]}["zei"] == "税務課長"


@pytest.mark.parametrize(
    ("form", "name"), [("text", "d.txt"), ("markdown", "d.md"), ("json", "d.json")]
)
def test_files_are_written_again_but_not_over_those_of_others(
    plans: Path, tmp_path: Path, form: str, name: str
):
    out = tmp_path / name
    arguments = [str(plans / "old"), str(plans / "new"), "--format", form, "-o", str(out)]
    assert CliRunner().invoke(diff, arguments).exit_code == 1
    first = out.read_bytes()
    assert CliRunner().invoke(diff, arguments).exit_code == 1
    assert out.read_bytes() == first
    out.write_text("mine", encoding="utf-8")
    assert isinstance(CliRunner().invoke(diff, arguments).exception, MigplanError)
    assert out.read_text(encoding="utf-8") == "mine"


def test_plans_of_two_bodies_are_refused_with_both_names(plans: Path):
    done = migplan("diff", plans / "old", plans / "other", "--lang", "en")

    assert done.returncode == 3
    assert done.stdout == ""
    assert "ちいさな町" in done.stderr
    assert "隣の町" in done.stderr
    assert "migplan compare" in done.stderr
