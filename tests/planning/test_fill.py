"""Filling an inventory: roles, units, proposed linkages, and every filling listed."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migplan.catalogue.catalogue import load_catalogue
from migplan.catalogue.defaults import PROJECT_MONTHS
from migplan.catalogue.fill import fill
from migplan.catalogue.phases import bound_phases, scaled
from migplan.model.case import Case, Role
from migplan.model.inventory import Inventory

CATALOGUE = load_catalogue()


def filled(as_of: date | None = None, **parts: Any) -> Case:
    policy = {"as_of": "2026-10-01", **parts.pop("policy", {})}
    document = {"municipality": {"name": "見本市"}, "policy": policy, **parts}
    return fill(Inventory.model_validate(document), CATALOGUE, as_of=as_of)


def system(key: str, **fields: Any) -> dict[str, Any]:
    return {"id": key, "name": key, **fields}


def keys(case: Case) -> set[str]:
    return {assumption.key for assumption in case.assumptions}


RESIDENTS = system("juki", businesses=["resident_record"])
TAX = system("zei", businesses=["individual_resident_tax"])


def test_an_inventory_of_names_alone_gets_its_standard_linkages():
    case = filled(systems=[RESIDENTS, TAX])

    pairs = {(link.provider, link.consumer) for link in case.linkages}
    assert ("juki", "zei") in pairs
    assert set(case.proposed) == {link.id for link in case.linkages}
    assert "linkage:proposed" in keys(case)


def test_stated_linkages_between_standard_systems_stand_alone():
    link = {"id": "L1", "provider": "juki", "consumer": "zei"}
    case = filled(systems=[RESIDENTS, TAX], linkages=[link])

    assert [link.id for link in case.linkages] == ["L1"]
    assert case.proposed == ()


def test_proposals_can_be_asked_for_and_never_repeat_a_stated_pair():
    link = {"id": "L1", "provider": "juki", "consumer": "zei"}
    case = filled(systems=[RESIDENTS, TAX], linkages=[link], policy={"propose_linkages": "always"})

    same = [x for x in case.linkages if (x.provider, x.consumer) == ("juki", "zei")]
    assert [x.id for x in same] == ["L1"]
    assert case.proposed != ()


def test_unknown_values_become_assumptions_and_no_errors():
    case = filled(systems=[RESIDENTS])

    assert {"policy:lead_months", "system:contract", "system:vendor", "price:*"} <= keys(case)
    assert case.deadlines["juki"] == date(2031, 3, 31)


def test_a_legacy_system_of_the_first_period_has_its_deadline():
    case = filled(systems=[RESIDENTS], policy={"as_of": "2025-06-01"})

    assert case.deadlines["juki"] == date(2026, 3, 31)


def test_roles_follow_from_states_and_dispositions():
    case = filled(
        systems=[
            RESIDENTS,
            system("live", businesses=["national_pension"], state="expected_live"),
            system("gone", businesses=["electoral_roll"], state="not_applicable"),
            system("local"),
            system("renewed", disposition="renew"),
            system("off", disposition="retire", retire_on="2027-03"),
        ]
    )

    assert {
        key: case.roles[key] for key in ("juki", "live", "gone", "local", "renewed", "off")
    } == {
        "juki": Role.MOVING,
        "live": Role.MIGRATED,
        "gone": Role.ABSENT,
        "local": Role.STAYING,
        "renewed": Role.MOVING,
        "off": Role.RETIRING,
    }


def test_systems_of_one_package_move_together_unless_the_policy_says_otherwise():
    systems = [{**RESIDENTS, "package": "P"}, {**TAX, "package": "P"}]

    assert filled(systems=systems).units == (("juki", "zei"),)
    apart = filled(systems=systems, policy={"packages_move_together": False})
    assert apart.units == (("juki",), ("zei",))


def test_an_absorbed_system_moves_with_the_one_that_takes_it_in():
    local = system("enjo", disposition="absorb", absorbed_by="zei")

    assert filled(systems=[TAX, local]).units == (("enjo", "zei"),)


def test_a_past_as_of_date_takes_later_cutovers_back():
    live = {**RESIDENTS, "state": "live", "live_since": "2024-12-23"}
    case = filled(systems=[live], as_of=date(2023, 4, 1))

    assert case.backtest
    assert case.roles["juki"] is Role.MOVING
    assert not filled(systems=[live]).backtest


def test_a_pin_adds_its_date_to_the_slots():
    pin = {"date": "2027-09-07", "owner": "x", "reason": "y"}
    case = filled(systems=[{**RESIDENTS, "pin": pin}])

    assert date(2027, 9, 7) in {slot.day for slot in case.slots}


def test_stated_slots_replace_the_generated_ones():
    case = filled(systems=[RESIDENTS], policy={"slots": ["2027-06-01", "2028-06-01"]})

    assert [str(slot.day) for slot in case.slots] == ["2027-06-01", "2028-06-01"]


def test_a_stated_price_replaces_the_assumption_and_says_so():
    change = {"key": "person_month", "low": 1, "typical": 2, "high": 3, "source": "見積書"}
    case = filled(systems=[RESIDENTS], policy={"prices": [change]})

    price = next(p for p in case.prices if p.key == "person_month")
    assert (price.typical, price.stated, price.source) == (2, True, "見積書")


def months(case: Case, key: str) -> dict[str, int]:
    return {str(phase.id): phase.months for phase in case.phases[key]}


def test_the_usual_work_is_the_catalogues_phases_that_bind_a_vendor():
    case = filled(systems=[RESIDENTS])

    assert months(case, "juki") == {"configure": 1, "migrate_data": 2, "test": 2, "switch": 1}
    assert case.project_months == {"juki": PROJECT_MONTHS}


@given(st.integers(0, 600))
def test_stated_work_is_parted_among_the_phases_without_a_rest(months: int):
    rows = bound_phases(CATALOGUE)
    shares = scaled(months, rows)

    assert sum(shares) == months
    for share, row in zip(shares, rows, strict=True):
        assert abs(share - months * row.typical_months / PROJECT_MONTHS) < 1


@pytest.mark.parametrize(
    ("whole", "shares"),
    [(1, (0, 1, 0, 0)), (3, (1, 1, 1, 0)), (6, (1, 2, 2, 1)), (18, (3, 6, 6, 3))],
)
def test_of_equal_claims_the_earlier_phase_gets_the_month(whole: int, shares: tuple[int, ...]):
    assert scaled(whole, bound_phases(CATALOGUE)) == shares


def test_finished_phases_are_left_out():
    case = filled(systems=[{**RESIDENTS, "phase_done": "migrate_data", "project_months": 12}])

    assert months(case, "juki") == {"test": 4, "switch": 2}
    assert case.project_months == {"juki": 6}


def test_a_finished_selection_leaves_all_that_binds_the_vendor():
    case = filled(systems=[{**RESIDENTS, "phase_done": "select"}])

    assert case.project_months == {"juki": PROJECT_MONTHS}


def test_progress_is_forgotten_for_a_day_before_it_was_stated():
    case = filled(systems=[{**RESIDENTS, "phase_done": "test"}], as_of=date(2026, 4, 1))

    assert case.project_months == {"juki": PROJECT_MONTHS}
    assert not case.backtest


def test_stated_people_are_those_of_the_busiest_phase():
    case = filled(systems=[{**RESIDENTS, "engineers": 4, "staff": 0}])

    assert [phase.engineers for phase in case.phases["juki"]] == [3, 4, 3, 4]
    assert [phase.staff for phase in case.phases["juki"]] == [0, 0, 0, 0]


def test_slack_can_be_stated_but_nothing_is_idle_after_the_switch():
    usual = filled(systems=[RESIDENTS]).phases["juki"]
    stated = filled(systems=[RESIDENTS], policy={"phase_slack_months": 3}).phases["juki"]

    assert [phase.slack for phase in usual] == [1, 1, 1, 0]
    assert [phase.slack for phase in stated] == [3, 3, 3, 0]


def test_phases_are_assumptions_only_where_people_are_limited():
    about = {"system:phase_done", "system:engineers", "system:staff", "policy:phases"}
    about.add("policy:phase_slack_months")
    systems = [{**RESIDENTS, "vendor": "V"}, {**TAX, "vendor": "W"}]
    vendors = {"vendors": [{"vendor": "V", "engineers": 3}]}
    projects = {"vendors": [{"vendor": "V", "parallel_projects": 3}]}

    assert not about & keys(filled(systems=systems, policy=projects))
    assert about & keys(filled(systems=systems, policy=vendors)) == about - {"system:staff"}
    assert about <= keys(filled(systems=systems, policy={**vendors, "staff": {"people": 2}}))
    said = filled(
        systems=[{**s, "phase_done": "select", "engineers": 2, "staff": 1} for s in systems],
        policy={**vendors, "staff": {"people": 2}, "phase_slack_months": 0},
    )
    assert about & keys(said) == {"policy:phases"}
