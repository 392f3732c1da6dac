"""What does not fit together is told at the record that has to change."""

from pathlib import Path

import pytest

from tests.importers.written import loaded, refused, told

SYSTEMS = "- {id: a, name: 甲}\n- {id: b, name: 乙}\n- {id: c, name: 丙}\n"


def _with(line: str) -> str:
    return f"{SYSTEMS}- id: x\n  name: 丁\n  {line}\n"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("absorbed_by: nobody", "MIG204 systems.yaml:6:16"),
        ("absorbed_by: x", "MIG216 systems.yaml:6:16"),
        ("disposition: absorb", "MIG211 systems.yaml:6:16"),
        ("{}", ""),
    ],
)
def test_a_local_system_goes_where_there_is_a_system(tmp_path: Path, line: str, found: str):
    systems = SYSTEMS if not found else _with(line)
    if found:
        assert told(refused(tmp_path, systems_yaml=systems)) == [found]
    else:
        assert len(loaded(tmp_path, systems_yaml=systems).inventory.systems) == 3


@pytest.mark.parametrize("state", ["live", "live_deferred", "expected_live", "retired"])
def test_a_system_that_has_moved_cannot_be_pinned(tmp_path: Path, state: str):
    line = f"state: {state}\n  pin: {{date: 2027-01-04, owner: 課, reason: 決定}}"

    assert told(refused(tmp_path, systems_yaml=_with(line))) == ["MIG209 systems.yaml:7:8"]


@pytest.mark.parametrize("line", ["kind: standard", "businesses: [resident_record]"])
def test_only_local_systems_have_a_disposition(tmp_path: Path, line: str):
    systems = _with(f"{line}\n  disposition: stay")

    assert told(refused(tmp_path, systems_yaml=systems)) == ["MIG210 systems.yaml:7:16"]


def test_a_window_begins_before_it_ends(tmp_path: Path):
    systems = _with("deadline: 2026-12\n  not_before: 2027-01-01")

    (found,) = refused(tmp_path, systems_yaml=systems)

    assert (found.code, str(found.location)) == ("MIG208", "systems.yaml:7:15")
    assert "2026-12" in found.message("ja")


def test_an_id_is_used_once_among_systems_and_partners(tmp_path: Path):
    found = refused(
        tmp_path, systems_yaml=f"{SYSTEMS}- {{id: a, name: 戊}}\n", partners_csv="id,name\nb,機関\n"
    )

    assert told(found) == ["MIG201 partners.csv:2:1", "MIG201 systems.yaml:4:8"]
    assert found[0].values["first"] == "systems.yaml:2:8"
    assert found[1].values["first"] == "systems.yaml:1:8"


def test_linkages_and_contracts_have_namespaces_of_their_own(tmp_path: Path):
    read = loaded(
        tmp_path,
        systems_yaml=SYSTEMS,
        linkages_csv="id,provider,consumer\na,a,b\n",
        contracts_csv="id,systems\na,b;a\n",
    )

    assert read.inventory.contracts[0].systems == ("a", "b")


def test_a_linkage_joins_two_known_ends(tmp_path: Path):
    rows = "provider,consumer\na,bb\nunknown,b\na,a\na,ext_nobody\n"

    found = refused(tmp_path, systems_yaml=SYSTEMS, linkages_csv=rows)

    assert told(found) == [
        "MIG203 linkages.csv:2:3",
        "MIG203 linkages.csv:3:1",
        "MIG207 linkages.csv:4:3",
        "MIG203 linkages.csv:5:3",
    ]


def test_a_misspelt_end_is_recognised(tmp_path: Path):
    found = refused(
        tmp_path,
        systems_csv="id,name\njuki_01,住民記録\nzei,税\n",
        linkages_csv="provider,consumer\njuki_1,zei\n",
    )

    assert "juki_01" in found[0].hint("ja")


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("k,a;nobody,,", "MIG204 contracts.csv:2:3"),
        ("k,a,2027-04-01,FY2026", "MIG217 contracts.csv:2:5"),
        ("k,,,", "MIG120 contracts.csv:2:1"),
    ],
)
def test_a_contract_carries_known_systems_for_a_while(tmp_path: Path, row: str, found: str):
    contracts = f"id,systems,start,end\n{row}\n"

    assert told(refused(tmp_path, systems_yaml=SYSTEMS, contracts_csv=contracts)) == [found]


def test_a_contract_without_systems_is_no_contract(tmp_path: Path):
    contracts = "- {id: k, systems: []}\n"

    found = refused(tmp_path, systems_yaml=SYSTEMS, contracts_yaml=contracts)

    assert told(found) == ["MIG120 contracts.yaml:1:20"]


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("move_together: [[a, nobody]]", "MIG204 policy.yaml:1:21"),
        ("precedences: [{before: a, after: nobody}]", "MIG204 policy.yaml:1:34"),
        ("precedences: [{before: a, after: a}]", "MIG214 policy.yaml:1:15"),
        ("prices: [{key: latenes, low: 1, typical: 2, high: 3}]", "MIG212 policy.yaml:1:16"),
        ("prices: [{key: lateness, low: 3, typical: 2, high: 1}]", "MIG213 policy.yaml:1:31"),
        ("prices: [{key: lateness, low: 1, typical: 2, high: 1000000000001}]", "MIG126"),
        ("vendors: [{vendor: 甲社, parallel_projects: 1}]", "MIG221 policy.yaml:1:20"),
        ("staff: {people: 1, changes: [{start: 2027-05, end: 2027-04, people: 0}]}", "MIG224"),
        ("staff: {people: 1, changes: [{start: 2027-05, end: 2027-05, people: 0},"
         " {start: FY2027, end: FY2027, people: 2}]}", "MIG225"),
    ],
)  # fmt: skip
def test_a_policy_speaks_of_what_there_is(tmp_path: Path, policy: str, expected: str):
    (found,) = told(refused(tmp_path, systems_yaml=SYSTEMS, policy_yaml=policy + "\n"))

    assert found.startswith(expected)


def test_a_vendor_is_limited_once(tmp_path: Path):
    systems = "systems:\n- {id: a, name: 甲, vendor: 甲社}\n"
    twice = "{vendor: 甲社, parallel_projects: 1}, {vendor: 甲社, parallel_projects: 2}"

    (found,) = told(refused(tmp_path, systems_yaml=systems, policy_yaml=f"vendors: [{twice}]\n"))

    assert found.startswith("MIG201")


@pytest.mark.parametrize(
    ("limit", "codes"),
    [
        ("parallel_projects: 2", []),
        ("engineers: 0", []),
        ("source: 聞き取り", ["MIG222"]),
        ("changes: [{start: 2027-04, end: 2027-06, people: 1}]", ["MIG223"]),
        ("engineers: 2, changes: [{start: 2027-04, end: 2027-06, people: 1}]", []),
        ("engineers: 2, changes: [{start: 2027-04, end: 2027-06, people: -1}]", ["MIG126"]),
        ("engineers: 2.5", ["MIG125"]),
    ],
)
def test_a_vendor_is_limited_by_projects_or_engineers(tmp_path: Path, limit: str, codes: list[str]):
    systems = "systems:\n- {id: a, name: 甲, vendor: 甲社}\n"
    policy = f"vendors: [{{vendor: 甲社, {limit}}}]\n"

    if codes:
        found = refused(tmp_path, systems_yaml=systems, policy_yaml=policy)
        assert [problem.code for problem in found] == codes
    else:
        loaded(tmp_path, systems_yaml=systems, policy_yaml=policy)


def test_a_change_in_fiscal_years_lasts_from_april_to_march(tmp_path: Path):
    policy = "staff: {people: 1, changes: [{start: FY2027, end: FY2028, people: 0}]}\n"

    staff = loaded(tmp_path, policy_yaml=policy).inventory.policy.staff

    assert staff is not None
    (change,) = staff.changes
    assert (change.first, change.last) == (2027 * 12 + 3, 2029 * 12 + 2)


def test_a_pinned_date_lies_ahead_and_on_an_operating_day(tmp_path: Path):
    systems = (
        "- {id: a, name: 甲, businesses: [住民基本台帳], pin: {date: 2026-05-01, owner: x, reason: y}}\n"
        "- {id: b, name: 乙, businesses: [国民年金], pin: {date: 2027-09-19, owner: x, reason: y}}\n"
    )
    found = refused(tmp_path, systems_yaml=systems, policy_yaml="as_of: 2026-10-01\n")

    assert sorted(problem.code for problem in found) == ["MIG218", "MIG220"]


def test_a_number_with_commas_in_a_flow_mapping_is_not_cut_short(tmp_path: Path):
    contract = "- {id: k, systems: [a], monthly_yen: 1,200,000}\n"
    found = refused(tmp_path, systems_yaml=SYSTEMS, contracts_yaml=contract)

    assert {problem.code for problem in found} == {"MIG121"}


def test_circles_of_precedences_are_read_and_every_precedence_has_its_address(tmp_path: Path):
    policy = (
        "precedences:\n- {before: b, after: c}\n- {before: c, after: a}\n"
        "- {before: a, after: b}\n- {before: x, after: y}\n- {before: y, after: x}\n"
    )
    systems = SYSTEMS + "- {id: x, name: 丁}\n- {id: y, name: 戊}\n"

    found = loaded(tmp_path, systems_yaml=systems, policy_yaml=policy)

    assert {k: v for k, v in found.addresses.items() if k.startswith("precedence:")} == {
        "precedence:a>b+0": "policy.yaml:4",
        "precedence:b>c+0": "policy.yaml:2",
        "precedence:c>a+0": "policy.yaml:3",
        "precedence:x>y+0": "policy.yaml:5",
        "precedence:y>x+0": "policy.yaml:6",
    }


@pytest.mark.parametrize(
    ("start", "end", "codes"),
    [
        ("03-10", "04-10", []),
        ("12-20", "01-10", []),
        ("02-29", "03-01", []),
        ("monthly:18", "monthly:05", []),
        ("variable", "variable", []),
        ("02-30", "03-01", ["MIG215"]),
        ("monthly:00", "monthly:32", ["MIG215", "MIG215"]),
        ("03-10", "monthly:05", ["MIG215"]),
        ("March", "04-10", ["MIG215"]),
        ("０３-10", "04-10", ["MIG215"]),
    ],
)
def test_a_season_is_a_stretch_of_the_year(tmp_path: Path, start: str, end: str, codes: list[str]):
    policy = (
        f"seasons:\n- business: 住民基本台帳\n  start: {start}\n  end: {end}\n"
        "  severity: hard\n  reason: {ja: 繁忙, en: busy}\n"
    )
    if codes:
        found = refused(tmp_path, policy_yaml=policy)
        assert [problem.code for problem in found] == codes
    else:
        (season,) = loaded(tmp_path, policy_yaml=policy).inventory.policy.seasons
        assert season.business == "resident_record"


def test_a_season_may_concern_every_business_but_no_unknown_one(tmp_path: Path):
    rest = "start: 03-10, end: 03-20, severity: soft, reason: {ja: 繁忙, en: busy}"
    policy = f"seasons:\n- {{business: '*', {rest}}}\n- {{business: 花見, {rest}}}\n"

    assert told(refused(tmp_path, policy_yaml=policy)) == ["MIG202 policy.yaml:3:14"]


def test_systems_absorbed_in_a_circle_are_named(tmp_path: Path):
    systems = (
        "- {id: a, name: 甲, absorbed_by: b}\n- {id: b, name: 乙, absorbed_by: a}\n"
        "- {id: c, name: 丙, absorbed_by: a}\n"
    )

    (found,) = refused(tmp_path, systems_yaml=systems)

    assert (found.code, found.values["value"]) == ("MIG216", "a → b → a")
