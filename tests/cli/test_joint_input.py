"""Several bodies on the command line: what people hand in wrong, keep to themselves, or have edited."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.test_commands import migplan

BODY = """\
municipality: {{name: {name}, population: {people}}}
policy: {{as_of: {as_of}, horizon_end: 2028-12}}
systems:
  - {{id: juki, name: 住民記録, businesses: [住民基本台帳], vendor: 甲社, package: P1}}
contracts:
  - {{id: K1, name: 保守, systems: [juki], kind: maintenance, end: 2027-03-31, monthly_yen: {yen}}}
"""


def a_group(folder: Path, lots: str = "{}", withholds: str = "", as_of: str = "2026-10-01") -> Path:
    bodies = (("a", "東市", 317717, as_of), ("b", "西町", 250000, "2026-10-01"))
    folder.mkdir(exist_ok=True)
    for number, (file, name, yen, day) in enumerate(bodies, start=1):
        text = BODY.format(name=name, yen=yen, as_of=day, people=number * 1000)
        (folder / f"{file}.yaml").write_text(text, encoding="utf-8")
    (folder / "group.yaml").write_text(
        f"name: 試験\nlots: {lots}\nmembers:\n"
        f"  - {{inventory: a.yaml, withholds: [{withholds}]}}\n  - {{inventory: b.yaml}}\n",
        encoding="utf-8",
    )
    return folder


def test_wrong_rules_of_scale_are_all_told_at_once(tmp_path: Path):
    rules = (
        "{key: nonsense, low: 1, typical: 2, high: 3}",
        "{key: common_share, low: 30, typical: 20, high: 101}",
        "{key: procurement, low: 3, typical: 2, high: 1}",
        "{key: procurement, low: 1, typical: 2, high: 3}",
    )
    done = migplan("check", a_group(tmp_path / "g", lots=f"{{rules: [{', '.join(rules)}]}}"))

    assert done.returncode == 3
    assert re.findall(r"\[(MIG\d+)\]", done.stderr) == ["MIG450", "MIG126", "MIG213", "MIG451"]
    assert "common_share" in done.stderr.splitlines()[1]


def test_a_member_no_system_could_hold_is_one_problem_among_others(tmp_path: Path):
    folder = a_group(tmp_path / "g")
    members = f"members: [{{inventory: {'x' * 300}}}, {{inventory: nowhere}}]"
    (folder / "group.yaml").write_text(f"name: 試験\n{members}\n", encoding="utf-8")
    done = migplan("check", folder)

    assert done.returncode == 3
    assert re.findall(r"\[(MIG\d+)\]", done.stderr) == ["MIG432", "MIG432"]


def test_one_body_cannot_form_a_lot_with_itself(tmp_path: Path):
    folder = a_group(tmp_path / "g")
    done = migplan("lots", folder / "a.yaml", folder / "a.yaml", "-o", tmp_path / "out")

    assert done.returncode == 2
    assert "東市" in done.stderr
    assert not (tmp_path / "out").exists()


@pytest.fixture(scope="module")
def lots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lots")
    done = migplan("lots", a_group(folder / "g", as_of="2026-09-01"), "-o", folder / "out")
    assert done.returncode == 0, done.stderr
    assert "MIG452" in done.stderr  # the bodies have different as-of dates
    return folder


def test_the_dates_of_a_lot_can_be_planned_with(lots: Path, tmp_path: Path):
    done = migplan(
        *("plan", lots / "g" / "a.yaml", "--pins", lots / "out" / "pins" / "東市.yaml"),
        *("-o", tmp_path, "--no-report"),
    )

    assert done.returncode == 0, done.stderr
    assert json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))["case"]["systems"]


def test_dates_in_which_somebody_put_a_decision_are_not_written_over(lots: Path):
    file = lots / "out" / "pins" / "西町.yaml"
    decided = file.read_text(encoding="utf-8").replace("（案）", "町長")
    file.write_text(decided, encoding="utf-8")
    done = migplan("lots", lots / "g", "-o", lots / "out")

    assert done.returncode == 2
    assert "西町.yaml" in done.stderr
    assert file.read_text(encoding="utf-8") == decided


def test_no_amount_of_who_keeps_contracts_is_told_to_the_group(tmp_path: Path):
    group = a_group(tmp_path / "g", withholds="contracts")
    done = migplan(
        *("compare", group, "--audience", "group", "--format", "json", "-o", tmp_path / "out")
    )
    text = (tmp_path / "out" / "compare.json").read_text("utf-8")
    members = {member["key"]: member for member in json.loads(text)["members"]}

    assert done.returncode == 0, done.stderr
    assert "円" not in done.stderr
    assert members["東市"]["money"] is None
    assert members["西町"]["money"]["extra"]["typical"]
