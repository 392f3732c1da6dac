"""Several bodies on the command line: files, words, order, and a judge that cannot be deceived."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_commands import a_slow_inventory, interrupted, migplan

BODY = """\
municipality: {{name: {name}}}
policy: {{as_of: 2026-10-01, horizon_end: 2028-12}}
systems:
  - {{id: juki, name: 住民記録, businesses: [住民基本台帳], vendor: 甲社, deadline: 2027-09-30}}
  - {{id: zei, name: 税, businesses: [個人住民税], vendor: 甲社, deadline: 2027-09-30}}
linkages:
  - {{id: L1, provider: juki, consumer: zei, data: 住民情報}}
"""
SHARED = (
    "vendors:\n  - {vendor: 甲社, engineers: 6, source: 見積書}\n  - {vendor: 甲杜, engineers: 9}\n"
)


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inputs")
    for file, name in (("a", "東市"), ("b", "西町")):
        (folder / f"{file}.yaml").write_text(BODY.format(name=name), encoding="utf-8")
    (folder / "shared.yaml").write_text(SHARED, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def planned(inputs: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any]:
    out = tmp_path_factory.mktemp("out")
    done = migplan(
        *("plan", inputs / "a.yaml", inputs / "b.yaml", "--shared", inputs / "shared.yaml"),
        *("-o", out),
    )
    assert done.returncode == 0, done.stderr
    return out, done


def test_each_body_gets_its_plan_and_the_group_a_summary(planned: tuple[Path, Any]):
    out, done = planned
    group = json.loads((out / "group.json").read_text(encoding="utf-8"))

    assert [body["name"] for body in group["bodies"]] == ["東市", "西町"]
    for body in group["bodies"]:
        plan = json.loads((out / body["folder"] / "plan.json").read_text(encoding="utf-8"))
        assert plan["cost"]["total_yen"] == body["total_yen"]
        assert any(key == "shared:甲社" for key in plan["assumptions"])
        assert (out / body["folder"] / "report.html").exists()
    assert group["bound_yen"] == group["total_yen"] > group["alone_yen"]
    assert max(row["used"] for row in group["use"]) <= 6
    assert group["prices"]
    assert {wait["system"] for wait in group["waits"]} == {"juki", "zei"}
    assert "誰が誰を待つか" in done.stdout
    assert "甲社は 2027-" in done.stdout
    assert "甲杜" in done.stderr
    assert migplan("verify", out / "group.json").returncode == 0


def test_english_and_another_order_write_the_same_group(
    inputs: Path, planned: tuple[Path, Any], tmp_path: Path
):
    out, _ = planned
    done = migplan(
        *("plan", inputs / "b.yaml", inputs / "a.yaml", "--shared", inputs / "shared.yaml"),
        *("-o", tmp_path, "--no-report", "--lang", "en"),
        PYTHONHASHSEED="7",
    )

    assert "who waits for whom" in done.stdout
    assert "is taken in 2027-" in done.stdout
    for name in ("group.json", "東市/plan.json", "西町/plan.json"):
        assert (tmp_path / name).read_bytes() == (out / name).read_bytes()


def test_nothing_is_shared_without_a_file(inputs: Path, tmp_path: Path):
    arguments = ("plan", inputs / "a.yaml", inputs / "b.yaml", "-o", tmp_path, "--no-report")
    done = migplan(*arguments)
    group = json.loads((tmp_path / "group.json").read_text(encoding="utf-8"))

    assert "団体ごとに独立して計画します" in done.stderr
    assert (group["vendors"], group["waits"]) == ([], [])
    assert group["total_yen"] == group["alone_yen"]
    assert migplan("verify", tmp_path / "group.json", "--lang", "en").returncode == 0


def test_files_of_others_are_not_overwritten(inputs: Path, tmp_path: Path):
    (tmp_path / "西町").mkdir()
    (tmp_path / "西町" / "plan.json").write_text("mine", encoding="utf-8")
    arguments = ("plan", inputs / "a.yaml", inputs / "b.yaml", "-o", tmp_path, "--no-report")
    done = migplan(*arguments)

    assert done.returncode == 2
    assert (tmp_path / "西町" / "plan.json").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "group.json").exists()
    assert migplan(*arguments, "--force").returncode == 0


def test_one_body_twice_is_refused(inputs: Path, tmp_path: Path):
    done = migplan("plan", inputs / "a.yaml", inputs / "a.yaml", "-o", tmp_path / "out")

    assert done.returncode == 2
    assert "東市" in done.stderr


def test_without_enough_engineers_the_vendor_is_named(inputs: Path, tmp_path: Path):
    pinned = BODY.replace(
        "deadline: 2027-09-30", "pin: {{date: 2027-06-28, owner: 課長, reason: 決定}}"
    )
    for file, name in (("a", "東市"), ("b", "西町")):
        (tmp_path / f"{file}.yaml").write_text(pinned.format(name=name), encoding="utf-8")
    done = migplan(
        *("plan", tmp_path / "a.yaml", tmp_path / "b.yaml"),
        *("--shared", inputs / "shared.yaml", "-o", tmp_path / "out"),
    )

    assert done.returncode == 4, done.stderr
    assert "甲社の技術者が足りない月: 2027-0" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_body_that_cannot_be_planned_alone_is_named_with_the_places(inputs: Path, tmp_path: Path):
    (tmp_path / "few.yaml").write_text(
        "vendors:\n  - {vendor: 甲社, engineers: 1}\n", encoding="utf-8"
    )
    done = migplan(
        *("plan", inputs / "a.yaml", inputs / "b.yaml"),
        *("--shared", tmp_path / "few.yaml", "-o", tmp_path / "out"),
    )

    assert done.returncode == 4, done.stderr
    assert "東市: 条件をすべて満たす切替日はありません" in done.stderr
    assert "few.yaml:2: 甲社" in done.stderr
    assert not (tmp_path / "out").exists()


def test_keeping_dates_is_for_one_body(inputs: Path, planned: tuple[Path, Any], tmp_path: Path):
    done = migplan(
        *("plan", inputs / "a.yaml", inputs / "b.yaml", "-o", tmp_path / "out"),
        *("--keep", planned[0] / "東市"),
    )

    assert done.returncode == 2
    assert "--keep" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="signals are sent the POSIX way")
@pytest.mark.parametrize(
    ("until", "codes"),
    [("棚卸データを読みました", (0, 2, 130)), ("共有する上限に収まる計画", (0,))],
)
def test_ctrl_c_writes_the_whole_group_or_nothing(
    tmp_path: Path, until: str, codes: tuple[int, ...]
):
    lines = a_slow_inventory(6).splitlines(keepends=True)
    body = "".join(line for line in lines if "load_limit" not in line and "parallel" not in line)
    for file in ("a", "b"):
        text = body.replace("渋滞市", f"渋滞市{file}").replace("kind:", "vendor: 甲社, kind:")
        (tmp_path / f"{file}.yaml").write_text(text, encoding="utf-8")
    shared, out = tmp_path / "shared.yaml", tmp_path / "out"
    shared.write_text("vendors:\n  - {vendor: 甲社, engineers: 12}\n", encoding="utf-8")
    done = interrupted(
        *(until, "plan", tmp_path / "a.yaml", tmp_path / "b.yaml", "--shared", shared),
        *("-o", out, "--no-report"),
    )

    assert "Traceback" not in done.stderr
    assert done.returncode in codes, done.stderr
    assert out.exists() == (done.returncode == 0)
    if done.returncode == 0:
        assert "interrupted" in done.stdout
        group = json.loads((out / "group.json").read_text(encoding="utf-8"))
        assert group["provenance"]["status"] == "interrupted"
        assert migplan("verify", out / "group.json").returncode == 0


def _set(document: Any, value: Any, *route: Any) -> None:
    for step in route[:-1]:
        document = document[step]
    document[route[-1]] = value


@pytest.mark.parametrize(
    ("route", "value"),
    [
        (("total_yen",), 1),
        (("bound_yen",), -1),
        (("vendors", 1, "engineers"), 5),
        (("use", 0, "used"), 1),
        (("use", 0, "by_body"), {}),
        (("waits",), []),
        (("waits", 0, "alone"), "2027-01-04"),
        (("bodies", 0, "plan_sha256"), "0" * 64),
        (("bodies", 0, "name"), "北村"),
        (("bodies", 0, "alone_yen"), 0),
    ],
)
def test_the_judge_refuses_what_was_tampered_with(
    planned: tuple[Path, Any], tmp_path: Path, route: tuple[Any, ...], value: Any
):
    from migplan.commands.reading_group import read_group
    from migplan.planning.verify_group import group_violations

    shutil.copytree(planned[0], tmp_path / "copy")
    file = tmp_path / "copy" / "group.json"
    document = json.loads(file.read_text(encoding="utf-8"))
    assert group_violations(*read_group(file)) == ()
    _set(document, value, *route)
    file.write_text(json.dumps(document), encoding="utf-8")

    assert group_violations(*read_group(file))


def test_plans_in_the_wrong_folders_are_refused(planned: tuple[Path, Any], tmp_path: Path):
    from migplan.commands.reading_group import read_group
    from migplan.planning.verify_group import group_violations

    group, plans = read_group(planned[0] / "group.json")
    east, west = plans["東市"], plans["西町"]

    assert group_violations(group, {"東市": west, "西町": east})


@pytest.mark.parametrize(
    ("route", "value"),
    [
        (("bodies", 0, "alone"), {}),
        (("bodies", 1, "alone"), {}),
        (("provenance", "status"), "bogus"),
        (("bound_yen",), 0),
        (("waits", 0, "name"), "無"),
    ],
)
def test_the_judge_names_faults_and_never_stumbles(
    planned: tuple[Path, Any], tmp_path: Path, route: tuple[Any, ...], value: Any
):
    from migplan.commands.reading_group import read_group
    from migplan.planning.verify_group import group_violations

    shutil.copytree(planned[0], tmp_path / "copy")
    file = tmp_path / "copy" / "group.json"
    document = json.loads(file.read_text(encoding="utf-8"))
    _set(document, value, *route)
    file.write_text(json.dumps(document), encoding="utf-8")

    assert group_violations(*read_group(file))


def test_a_group_is_no_plan_of_one_body(planned: tuple[Path, Any]):
    whole = migplan("explain", planned[0] / "group.json", "juki")
    folder = migplan("explain", planned[0], "juki")

    assert (whole.returncode, folder.returncode) == (3, 3)
    assert "共同計画" in whole.stderr
    assert "東市" in folder.stderr


def test_an_explanation_says_that_the_plan_is_one_of_several(planned: tuple[Path, Any]):
    system = json.loads((planned[0] / "東市" / "plan.json").read_text(encoding="utf-8"))
    first = system["cutovers"][0]["system"]

    done = migplan("explain", planned[0] / "東市", first)

    assert "複数の団体の共同計画" in done.stdout


def test_names_that_differ_in_case_only_are_two_inventories_of_one(tmp_path: Path):
    for file, name in (("a", "Mihon"), ("b", "mihon")):
        (tmp_path / f"{file}.yaml").write_text(BODY.format(name=name), encoding="utf-8")

    done = migplan("plan", tmp_path / "a.yaml", tmp_path / "b.yaml", "-o", tmp_path / "out")

    assert done.returncode == 2
    assert "二つあります" in done.stderr


def test_a_folder_in_the_place_of_a_file_is_seen_before_planning(inputs: Path, tmp_path: Path):
    (tmp_path / "東市" / "plan.json").mkdir(parents=True)

    done = migplan("plan", inputs / "a.yaml", inputs / "b.yaml", "-o", tmp_path, "--force")

    assert done.returncode == 2
    assert "フォルダーなので" in done.stderr
    assert not (tmp_path / "西町").exists()


def test_both_places_of_a_limit_are_named(tmp_path: Path):
    stated = BODY.format(name="東市").replace(
        "horizon_end: 2028-12", "horizon_end: 2028-12, vendors: [{vendor: 甲社, engineers: 12}]"
    )
    (tmp_path / "a.yaml").write_text(stated, encoding="utf-8")
    (tmp_path / "s.yaml").write_text("vendors:\n\n  - {vendor: 甲社, engineers: 1}\n", "utf-8")

    done = migplan(
        *("plan", tmp_path / "a.yaml", "--shared", tmp_path / "s.yaml", "-o", tmp_path / "out")
    )

    assert done.returncode == 4
    assert "a.yaml:2, s.yaml:3" in done.stderr


def test_a_plan_that_uses_too_much_is_refused(planned: tuple[Path, Any]):
    from migplan.commands.reading_group import read_group
    from migplan.planning.verify_group import group_violations

    group, plans = read_group(planned[0] / "group.json")
    early = plans["西町"] if not group.bodies[1].moved else plans["東市"]
    greedy = {
        folder: early.model_copy(update={"municipality": plan.municipality})
        for folder, plan in plans.items()
    }

    assert any("limit 6" in fault for fault in group_violations(group, greedy))


def test_one_body_with_scarce_engineers_is_planned(tmp_path: Path):
    scarce = BODY.format(name="東市").replace(
        "horizon_end: 2028-12", "horizon_end: 2028-12, vendors: [{vendor: 甲社, engineers: 3}]"
    )
    (tmp_path / "a.yaml").write_text(scarce, encoding="utf-8")

    done = migplan("plan", tmp_path / "a.yaml", "-o", tmp_path / "out", "--no-report")

    assert done.returncode == 0, done.stderr
    assert migplan("verify", tmp_path / "out" / "plan.json").returncode == 0
