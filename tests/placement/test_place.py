"""Where systems are put, why not elsewhere, and what is left to judge."""

from itertools import pairwise
from typing import Any

import pytest

from migplan.catalogue.catalogue import load_catalogue
from migplan.model.case import Case
from migplan.model.linkage import Method
from migplan.model.placement import Bar, Option, Placed, Placement
from migplan.model.placement_price import Border
from migplan.model.placement_row import PLACES, Choice, PlacementRow
from migplan.model.system import Disposition, Zone
from migplan.placement.place import place
from migplan.planning.verify_placement import placement_violations
from tests.make import a_case, a_linkage, a_local, a_partner, a_price, a_system

JUKI = a_system("juki", hosting_after="gov_cloud_shared", zone=Zone.MYNUMBER)


def placed(*parts: Any, **fields: Any) -> Placement:
    """The placement of a case, which has passed the check."""
    case = a_case(*parts, **fields)
    found = place(case, load_catalogue())
    assert found is not None
    assert [*placement_violations(case, found)] == []
    return found


def of(placement: Placement, key: str) -> Placed:
    return next(x for x in placement.systems if x.system == key)


def option(placement: Placement, key: str, choice: Choice) -> Option:
    return next(x for x in of(placement, key).options if x.choice is choice)


def bars(placement: Placement, key: str, choice: Choice) -> set[Bar]:
    return {reason.bar for reason in option(placement, key, choice).reasons}


def a_row(choice: Choice, **fields: Any) -> PlacementRow:
    return PlacementRow(system="gakudo", choice=choice, **fields)


def test_a_system_stays_where_moving_pays_nothing_back():
    found = placed(JUKI, a_local("gakudo", hosting="lgwan_asp", zone=Zone.LGWAN))

    assert of(found, "gakudo").choice is Choice.LGWAN_ASP
    assert (found.move_yen, found.setup_yen) == (0, 0)
    assert found.total_yen == found.stay_yen == 100_000 * 60
    assert found.proved


def test_a_body_without_local_systems_has_no_placement():
    assert place(a_case(JUKI), load_catalogue()) is None


def test_a_stated_price_replaces_the_assumed_one():
    dear = a_price("hosting_monthly.lgwan_asp", 900_000, stated=True)
    local = a_local("gakudo", hosting="lgwan_asp", zone=Zone.LGWAN)

    found = placed(JUKI, local, placement_prices=(dear,))

    assert of(found, "gakudo").choice is Choice.SAAS_INTERNET
    assert dear in found.premises.prices


def test_a_stated_amount_of_one_system_counts_for_it_alone():
    row = a_row(Choice.REGIONAL_CLOUD, allowed=True, monthly_yen=1_000, move_yen=10)
    others = [a_local(key, hosting="onprem", zone=Zone.MYNUMBER) for key in ("gakudo", "dog")]

    found = placed(*others, placements=(row,))

    assert of(found, "gakudo").choice is Choice.REGIONAL_CLOUD
    assert of(found, "gakudo").total_yen == 60_010
    assert of(found, "dog").choice is not Choice.REGIONAL_CLOUD


def test_individual_numbers_stay_in_their_zone():
    found = placed(JUKI, a_local("gakudo", hosting="onprem", personal_number=True))

    assert bars(found, "gakudo", Choice.LGWAN_ASP) == {Bar.PERSONAL_NUMBER}
    assert bars(found, "gakudo", Choice.SAAS_INTERNET) == {Bar.PERSONAL_NUMBER}
    assert bars(found, "gakudo", Choice.REGIONAL_CLOUD) == set()


@pytest.mark.parametrize(
    ("fields", "closed"),
    [
        ({}, True),
        ({"zone_path": "特定通信"}, False),
        ({"method": Method.MEDIA}, False),
    ],
)
def test_data_pass_between_zones_on_an_agreed_path_only(fields: dict[str, Any], closed: bool):
    local = a_local("gakudo", hosting="onprem", zone=Zone.MYNUMBER)
    link = a_linkage("juki", "gakudo", **fields)

    found = placed(JUKI, local, link)

    assert bars(found, "gakudo", Choice.LGWAN_ASP) == ({Bar.ZONE} if closed else set())
    assert bars(found, "gakudo", Choice.REGIONAL_CLOUD) == set()


def test_an_answer_must_be_back_in_time():
    local = a_local("gakudo", hosting="onprem", zone=Zone.MYNUMBER)
    link = a_linkage("juki", "gakudo", zone_path="特定通信", latency_ms=20)

    found = placed(JUKI, local, link)

    assert bars(found, "gakudo", Choice.LGWAN_ASP) == {Bar.LATENCY}
    assert bars(found, "gakudo", Choice.ONPREM) == set()


def test_unusual_places_open_when_the_body_allows_them_and_usual_ones_close_when_it_does_not():
    local = a_local("gakudo", hosting="onprem", zone=Zone.MYNUMBER, local_kind="dog_registry")
    rows = (
        a_row(Choice.OTHER_CLOUD, allowed=True),
        a_row(Choice.LGWAN_ASP, allowed=False, reason="方針"),
    )

    found = placed(local, placements=rows)

    assert bars(found, "gakudo", Choice.OTHER_CLOUD) == set()
    assert bars(found, "gakudo", Choice.REGIONAL_CLOUD) == {Bar.KIND}
    assert bars(found, "gakudo", Choice.LGWAN_ASP) == {Bar.EXCLUDED}
    assert "方針" in option(found, "gakudo", Choice.LGWAN_ASP).reasons[0].said.ja


def test_what_law_has_to_allow_waits_for_a_judgement_and_tells_what_it_would_save():
    local = a_local("gakudo", hosting="onprem", zone=Zone.MYNUMBER)
    cheap = {"monthly_yen": 0, "move_yen": 0}
    open_question = a_row(Choice.GOV_CLOUD_RELATED, **cheap)
    judged = a_row(Choice.GOV_CLOUD_RELATED, allowed=True, reason="条例に基づく", **cheap)

    before = placed(JUKI, local, placements=(open_question,))
    after = placed(JUKI, local, placements=(judged,))

    assert bars(before, "gakudo", Choice.GOV_CLOUD_RELATED) == {Bar.JUDGEMENT}
    assert [x.choice for x in before.judgements] == [Choice.GOV_CLOUD_RELATED]
    saves = before.judgements[0].saves_yen
    assert of(after, "gakudo").choice is Choice.GOV_CLOUD_RELATED
    assert saves == before.total_yen - after.total_yen == before.all_allowed_saves_yen
    assert after.judgements == ()


def test_what_is_absorbed_has_no_linkage_to_what_absorbs_it():
    local = a_local("gakudo", hosting="onprem", zone=Zone.MYNUMBER)
    absorb = a_row(Choice.ABSORB, allowed=True, reason="標準機能で足りる", into="juki", move_yen=0)

    found = placed(JUKI, local, a_linkage("juki", "gakudo"), placements=(absorb,))

    assert (of(found, "gakudo").choice, of(found, "gakudo").into) == (Choice.ABSORB, "juki")
    assert (found.total_yen, found.crossings) == (0, ())


def test_what_is_decided_is_kept_and_its_linkages_go_with_it():
    gone = a_local("gone", disposition=Disposition.RETIRE)
    inside = a_local("inside", disposition=Disposition.ABSORB, absorbed_by="juki")
    local = a_local("gakudo", hosting="onprem", zone=Zone.MYNUMBER)
    links = [a_linkage("gone", "gakudo"), a_linkage("inside", "gakudo")]

    found = placed(JUKI, gone, inside, local, *links)

    assert (of(found, "gone").choice, of(found, "gone").fixed) == (Choice.RETIRE, True)
    assert (of(found, "inside").choice, of(found, "inside").into) == (Choice.ABSORB, "juki")
    assert [x.linkage for x in found.crossings] == ["inside>gakudo"]


def test_a_system_without_an_open_choice_is_told_with_its_reasons():
    local = a_local(
        "gakudo", hosting="lgwan_asp", zone=Zone.LGWAN, personal_number=True, local_kind="ai_ocr"
    )
    rows = (a_row(Choice.ONPREM, allowed=False),)

    found = placed(local, placements=rows)

    assert of(found, "gakudo").choice is None
    assert all(x.reasons for x in of(found, "gakudo").options)


def test_the_linkage_that_tips_the_choice_is_named():
    local = a_local("gakudo", hosting="lgwan_asp", zone=Zone.LGWAN)
    bank = a_partner("bank", zone=Zone.INTERNET)
    link = a_linkage("bank", "gakudo", method=Method.DEDICATED)

    alone, linked = placed(local, bank), placed(local, bank, link)

    assert of(alone, "gakudo").choice is Choice.LGWAN_ASP
    assert (of(linked, "gakudo").choice, of(linked, "gakudo").second) == (
        Choice.SAAS_INTERNET,
        Choice.LGWAN_ASP,
    )
    assert of(linked, "gakudo").deciding == ("bank>gakudo",)


def test_a_price_that_flips_a_choice_is_named():
    found = placed(a_local("gakudo", hosting="lgwan_asp", zone=Zone.LGWAN))

    flips = {(x.key, str(x.level)): x.changes[0].choice for x in found.sensitivity}
    assert flips["hosting_monthly.saas_internet", "low"] is Choice.SAAS_INTERNET


def test_order_leaves_no_trace():
    keys = ("a", "b", "c", "d")
    locals_ = [a_local(key, hosting="onprem", zone=Zone.MYNUMBER) for key in keys]
    links = [
        a_linkage("juki", "a"),
        *(a_linkage(x, y) for x, y in pairwise(keys)),
    ]
    case = a_case(JUKI, *locals_, *links)
    turned = case.model_copy(
        update={
            "systems": case.systems[::-1],
            "linkages": case.linkages[::-1],
            "roles": dict(reversed(case.roles.items())),
        }
    )

    one, other = (place(x, load_catalogue()) for x in (case, turned))

    assert one is not None
    assert other is not None
    assert one.model_dump_json() == other.model_dump_json()


@pytest.mark.parametrize("field", ["total_yen", "hosting_yen", "bound_yen"])
def test_a_placement_with_another_sum_is_refused(field: str):
    case, found = _sample()

    wrong = found.model_copy(update={field: getattr(found, field) + 1})

    assert [*placement_violations(case, wrong)]


def test_a_placement_against_the_rules_is_refused():
    case, found = _sample()
    systems = [x.model_copy(update={"choice": Choice.GOV_CLOUD_RELATED}) for x in found.systems]

    wrong = found.model_copy(update={"systems": tuple(systems)})

    assert any("without a judgement" in line for line in placement_violations(case, wrong))


def _sample() -> tuple[Case, Placement]:
    case = a_case(
        JUKI, a_local("gakudo", hosting="onprem", zone=Zone.MYNUMBER), a_linkage("juki", "gakudo")
    )
    found = place(case, load_catalogue())
    assert found is not None
    return case, found


def test_a_path_that_the_body_has_judged_keeps_individual_numbers_where_they_are():
    system = a_local("gakudo", hosting="lgwan_asp", zone=Zone.LGWAN, personal_number=True)
    row = a_row(Choice.LGWAN_ASP, allowed=True, reason="特定通信を設定済み")

    silent = placed(JUKI, system, placements=(row.model_copy(update={"reason": None}),))
    judged = placed(JUKI, system, placements=(row,))

    assert Bar.PERSONAL_NUMBER in bars(silent, "gakudo", Choice.LGWAN_ASP)
    assert of(judged, "gakudo").choice is Choice.LGWAN_ASP


def test_one_place_is_one_place_though_the_zone_of_an_end_is_unknown():
    own = a_system("juki", hosting="onprem", hosting_after="onprem", zone=Zone.MYNUMBER)
    found = placed(own, a_local("gakudo", hosting="onprem"), a_linkage("juki", "gakudo"))

    (crossing,) = found.crossings
    assert crossing.border is Border.SAME


def test_a_linkage_with_a_system_that_has_no_open_choice_may_break_a_rule_and_is_named():
    stuck = a_local("stuck", hosting="regional_cloud", personal_number=True)
    rows = [PlacementRow(system="stuck", choice=c, allowed=False) for c in Choice if c in PLACES]
    found = placed(
        stuck,
        a_local("gakudo", hosting="lgwan_asp", zone=Zone.LGWAN),
        a_linkage("stuck", "gakudo", method=Method.DEDICATED, latency_ms=1),
        placements=tuple(rows),
    )

    assert of(found, "stuck").choice is None
    assert [x.rule_broken for x in found.crossings] == [True]
