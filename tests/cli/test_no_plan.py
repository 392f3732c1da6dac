"""``migplan plan`` when statements contradict each other: places, sentences, exit code."""

import re
from pathlib import Path

import pytest

from migplan.pipeline import open_inventory, plan_of
from migplan.planning.conflict.finding import NoPlanError
from tests.cli.test_commands import migplan

SYSTEMS = """\
- id: juki
  name: 住民記録システム
  businesses: [住民基本台帳]
  vendor: みほん情報
  project_months: 6
  pin: {date: 2027-05-06, owner: 情報政策課, reason: 庁議で決定}
- id: seiho
  name: 生活保護システム
  businesses: [生活保護]
  vendor: みほん情報
  project_months: 6
  pin: {date: %s, owner: 福祉課, reason: 事業者と合意}
- {id: gakudo, name: 学童保育システム}
"""


@pytest.fixture
def inventory(tmp_path: Path) -> Path:
    folder = tmp_path / "city"
    folder.mkdir()
    (folder / "municipality.yaml").write_text("name: みほん市\n", encoding="utf-8")
    return folder


def write(folder: Path, policy: str, pin: str = "2027-05-06") -> Path:
    (folder / "systems.yaml").write_text(SYSTEMS % pin, encoding="utf-8")
    write_policy(folder, policy)
    return folder


def write_policy(folder: Path, policy: str) -> None:
    (folder / "policy.yaml").write_text(f"as_of: 2026-10-01\n{policy}", encoding="utf-8")


def no_plan(folder: Path, lang: str = "ja") -> str:
    with pytest.raises(NoPlanError) as raised:
        plan_of(open_inventory(folder))
    return raised.value.text(lang)


def test_two_pins_in_a_slot_for_one_end_in_code_4_with_their_places(
    inventory: Path, tmp_path: Path
):
    write(inventory, "load_limit: 1\n")
    done = migplan("plan", inventory, "-o", tmp_path / "out")

    assert done.returncode == 4
    assert (
        "次の 3 件は同時に満たせません（矛盾する条件の最小の組）。\n"
        "  systems.yaml:1: 住民記録システムの切替日は令和9年5月6日に指定されています（情報政策課。庁議で決定）。\n"
        "  systems.yaml:7: 生活保護システムの切替日は令和9年5月6日に指定されています（福祉課。事業者と合意）。\n"
        "  policy.yaml:2: 一つの切替枠で切り替えられるのは 1 システムまでです。\n"
        "次のいずれかで計画できます:\n"
    ) in done.stderr
    assert (
        "  - policy.yaml:2: 一つの切替枠の上限（load_limit）を 2 に増やす（1 増）。" in done.stderr
    )
    assert not (tmp_path / "out").exists()

    english = migplan("plan", inventory, "-o", tmp_path / "out", "--lang", "en")

    assert english.returncode == 4
    assert "  policy.yaml:2: A slot takes no more than 1 system.\n" in english.stderr
    assert "Any one of these makes a plan possible:\n" in english.stderr


def test_the_vendor_is_found_in_its_line(inventory: Path):
    vendors = "vendors:\n- {vendor: ほか, parallel_projects: 1}\n- {vendor: みほん情報, parallel_projects: 1}\n"
    write(inventory, vendors, pin="2027-07-05")
    # a vendor that delivers nothing is refused, so another system is its own
    systems = inventory / "systems.yaml"
    text = systems.read_text(encoding="utf-8") + "- {id: zei, name: 税, vendor: ほか}\n"
    systems.write_text(text, encoding="utf-8")

    told = no_plan(inventory)

    assert "  policy.yaml:4: みほん情報が同時に進められる案件は 1 件までです" in told
    assert "  - policy.yaml:4: みほん情報が同時に進められる案件を 2 件に増やす（1 件増）。" in told


def test_a_precedence_and_a_season_of_the_body_are_found_in_their_lines(inventory: Path):
    write(
        inventory,
        "precedences:\n- {before: gakudo, after: juki}\n"
        "- {before: juki, after: seiho, lag_months: 2}\n",
        pin="2027-05-31",
    )

    assert (
        "  - policy.yaml:4: Let 生活保護システム cut over in the month of 住民記録システム"
        in no_plan(inventory, "en")
    )

    write(
        inventory,
        "seasons:\n- {business: '*', start: 05-01, end: 05-10, severity: hard, reason: {ja: 祭り, en: fair}}\n",
    )
    told = no_plan(inventory)

    assert (
        "  policy.yaml:3: 住民記録システムは、繁忙期「祭り」（5月1日〜5月10日）には切り替えられません。"
        in told
    )


def test_a_start_after_the_horizon(inventory: Path):
    write(inventory, "horizon_end: 2027-12\nmove_together:\n- [juki, seiho]\n")
    systems = inventory / "systems.yaml"
    text = systems.read_text(encoding="utf-8").replace(
        "- {id: gakudo, name: 学童保育システム}",
        "- {id: kaigo, name: 介護, businesses: [介護保険], not_before: 2028-02-10}",
    )
    systems.write_text(text, encoding="utf-8")

    told = no_plan(inventory)

    assert "介護を切り替えられる切替枠がありません。" in told
    assert "  systems.yaml:13: 介護は令和10年2月10日より前には稼働を開始できません。" in told
    assert "  policy.yaml:2: 計画の対象期間は令和9年12月31日までです。" in told
    assert "  - policy.yaml:2: 計画の対象期間（horizon_end）を令和10年2月" in told

    offered = re.search(r"Extend the plan \(horizon_end\) to (\S+)\.", no_plan(inventory, "en"))
    assert offered is not None
    write_policy(inventory, f"horizon_end: {offered[1]}\nmove_together:\n- [juki, seiho]\n")

    assert offered[1] in {str(c.date) for c in plan_of(open_inventory(inventory)).cutovers}


def test_systems_that_were_said_to_move_together_are_found_in_their_line(inventory: Path):
    write(inventory, "move_together:\n- [seiho, juki]\n", pin="2027-07-05")

    assert "  policy.yaml:3: 住民記録システム、生活保護システムは一緒に切り替えます。" in no_plan(
        inventory
    )


def test_too_few_engineers_are_found_in_their_line_and_more_of_them_are_enough(inventory: Path):
    vendors = "horizon_end: 2030-03\nvendors:\n- {vendor: みほん情報, engineers: %d}\n"
    write(inventory, vendors % 3)
    told = no_plan(inventory)

    assert "  policy.yaml:4: みほん情報の技術者は毎月 3 人までです。" in told
    assert "  - policy.yaml:4: みほん情報の技術者を毎月 3 人増やす（ふだんは 6 人になる）。" in told

    write_policy(inventory, vendors % 6)

    assert plan_of(open_inventory(inventory)).cutovers


def test_too_few_of_the_staff_are_found_in_their_line(inventory: Path):
    write(inventory, "staff: {people: 1}\n", pin="2027-07-05")

    assert "  policy.yaml:2: 移行作業に当たれる職員は毎月 1 人までです。" in no_plan(inventory)
