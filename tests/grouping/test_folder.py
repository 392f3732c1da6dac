"""The folder of a group is read as a whole: its members, what they share, every problem at once."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from migplan.commands.check import check
from migplan.commands.planning import plan
from migplan.commands.starting import init
from migplan.diagnostics.errors import InventoryError, MigplanError
from migplan.grouping.folder import group_among, open_group_folder
from migplan.grouping.together import plan_group
from migplan.importers.load import load
from migplan.model.addresses import vendor_key
from migplan.model.joint_group import Withheld
from migplan.model.municipality import Municipality
from migplan.model.system import MOVING_STATES, State
from tests.inventories.folders import INVENTORIES

BODY = """\
municipality: {{name: {name}}}
policy: {{as_of: 2026-10-01, horizon_end: 2028-12}}
systems:
  - {{id: juki, name: 住民記録, businesses: [住民基本台帳], vendor: 甲社, package: 甲住民, project_months: 9}}
  - {{id: senkyo, name: 選挙, businesses: [選挙人名簿管理], vendor: 甲社, package: 甲住民, project_months: 2}}
linkages:
  - {{id: L1, provider: juki, consumer: senkyo, data: 住民情報}}
"""
GROUP = (
    "name: 試し協議会\nmembers: [{members}]\nvendors: [{{vendor: 甲社, parallel_projects: 1}}]\n"
)


def a_group(folder: Path, *members: str, file: str = GROUP, **bodies: str) -> Path:
    for name, content in bodies.items():
        (folder / name).mkdir()
        (folder / name / "inventory.yaml").write_text(content, encoding="utf-8")
    listed = ", ".join(f"{{inventory: {member}}}" for member in members)
    path = folder / "group.yaml"
    path.write_text(file.format(members=listed), encoding="utf-8")
    return path


def codes(error: InventoryError) -> list[tuple[str, str]]:
    return [(problem.code, problem.location.path.name) for problem in error.diagnostics]


def test_problems_of_the_file_and_of_all_members_are_told_at_once(tmp_path: Path):
    bad = BODY.format(name="東市").replace("2028-12", "いつか")
    file = a_group(tmp_path, "east", "west", "nowhere", ".", "east", east=bad, west="systems: 3\n")

    with pytest.raises(InventoryError) as failed:
        open_group_folder(file)

    found = codes(failed.value)
    assert [code for code, name in found if name == "group.yaml"] == ["MIG432", "MIG437", "MIG433"]
    assert {name for _, name in found} == {"group.yaml", "inventory.yaml"}
    parents = {p.location.path.parent.name for p in failed.value.diagnostics}
    assert {"east", "west"} <= parents


def test_what_is_shared_binds_each_member_and_the_order_of_members_leaves_no_trace(tmp_path: Path):
    file = a_group(tmp_path, "a", "b", a=BODY.format(name="東市"), b=BODY.format(name="西町"))
    read, together = open_group_folder(file)
    again = open_group_folder(a_group(tmp_path, "b", "a"))[1]

    assert together.folders == again.folders == ("東市", "西町")
    assert [path.name for path in together.paths] == [path.name for path in again.paths]
    assert [limit.parallel_projects for limit in read.group.vendors] == [1]
    for body in together.bodies:
        assert [limit.parallel_projects for limit in body.case.vendors] == [1]
        assert body.addresses[vendor_key(body.case.vendors[0])].startswith("group.yaml")


def test_who_is_waited_for_is_only_what_is_at_work_in_those_months(tmp_path: Path):
    # the unit is at work from January, but on the roll of voters only in August and September
    pin = "project_months: 9, pin: {date: 2027-09-21, owner: 町長, reason: 決定}"
    long = BODY.format(name="西町").replace("project_months: 9", pin)
    short = BODY.format(name="東市").replace(
        "project_months: 9", "project_months: 2, not_before: 2027-02-01, deadline: 2027-03-31"
    )
    file = a_group(tmp_path, "a", "b", a=short, b=long)

    group, _ = plan_group(open_group_folder(file)[1])  # the judge would refuse a wrong ground

    grounds = [ground for wait in group.waits for ground in wait.grounds]
    assert grounds
    assert {keys for ground in grounds for keys in ground.taken_by.values()} == {("juki",)}


def test_a_group_given_for_one_body_is_named_and_cannot_stand_beside_others(tmp_path: Path):
    file = a_group(tmp_path, "a", "b", a=BODY.format(name="東市"), b=BODY.format(name="西町"))

    for path in (tmp_path, file):
        with pytest.raises(InventoryError) as failed:
            load(path)
        assert [code for code, _ in codes(failed.value)] == ["MIG436"]
    with pytest.raises(InventoryError) as failed:
        group_among((tmp_path / "a", tmp_path))
    assert [code for code, _ in codes(failed.value)] == ["MIG435"]
    assert group_among((tmp_path / "a",)) is None


def test_check_tells_of_every_member_and_plan_takes_the_limits_from_the_group_alone(tmp_path: Path):
    file = a_group(tmp_path, "a", "b", a=BODY.format(name="東市"), b=BODY.format(name="西町"))

    shown = CliRunner().invoke(check, [str(tmp_path)])
    as_json = CliRunner().invoke(check, [str(tmp_path), "--format", "json"])
    refused = CliRunner().invoke(plan, [str(tmp_path), "--shared", str(file)])

    assert "試し協議会  2 団体" in shown.output
    assert "甲社 (東市、西町)" in shown.output
    assert [m["municipality"] for m in json.loads(as_json.output)["members"]] == ["東市", "西町"]
    assert refused.exit_code == 2
    assert "--shared" in refused.output


def test_a_group_can_be_started_and_is_never_written_over(tmp_path: Path):
    asked = [str(tmp_path / "g"), "--group", "--name", "試し協議会"]
    members = ["--member", "東市", "--member", "西町"]

    assert CliRunner().invoke(init, [*asked, "--member", "東市"]).exit_code == 2
    assert CliRunner().invoke(init, [*asked, *members]).exit_code == 0
    read, together = open_group_folder(tmp_path / "g" / "group.yaml")
    again = CliRunner().invoke(init, [*asked, *members])

    assert read.group.name == "試し協議会"
    assert together.folders == ("東市", "西町")
    assert isinstance(again.exception, MigplanError)


def test_the_invented_county_has_members_that_differ_and_one_that_withholds():
    read, together = open_group_folder(INVENTORIES / "mitsuba-gun" / "group.yaml")
    bodies = [body.stated.municipality for body in together.bodies]
    by_name = {body.stated.municipality.name: body.stated for body in together.bodies}
    residents = {
        name: next(s for s in stated.systems if "resident_record" in s.businesses)
        for name, stated in by_name.items()
    }

    assert read.group.invented
    assert all(body.invented for body in bodies)
    assert not together.warnings
    assert sorted(body.population or 0 for body in bodies) == [2400, 8600, 14800, 31000]
    assert residents["あおば町"].package is not None
    assert residents["あおば町"].package == residents["ふたば村"].package
    assert residents["わかば町"].package not in (None, residents["あおば町"].package)
    assert residents["みどり町"].package is None
    withheld = [entry.withholds for entry in read.group.members if entry.withholds]
    assert withheld == [(Withheld.MONEY, Withheld.CONTRACTS)]


def test_the_four_of_nishitama_say_what_was_published_and_nothing_more():
    read, together = open_group_folder(INVENTORIES / "nishitama" / "group.yaml")
    stated = [body.stated for body in together.bodies]
    late = {
        tuple(sorted(s.id for s in each.systems if s.state in MOVING_STATES)) for each in stated
    }

    assert not read.group.invented
    assert all(ref.url and ref.date for ref in read.group.references)
    assert late == {
        ("child_allowance", "childcare_support", "common_functions", "disability_welfare")
    }
    for each in stated:
        assert not each.linkages
        assert not each.contracts
        assert isinstance(each.municipality, Municipality)
        assert each.municipality.population is None
        assert all("https://" in (system.source or "") for system in each.systems)
        assert {s.state for s in each.systems} == {State.IN_EXTENSION, State.EXPECTED_LIVE}
        assert all(s.vendor is s.package is s.deadline is None for s in each.systems)
