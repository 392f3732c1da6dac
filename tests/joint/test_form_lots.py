"""From plans to lots: who moves when, what limits of a body do, delays, shared vendors."""

from pathlib import Path

from migplan.catalogue.catalogue import load_catalogue
from migplan.catalogue.fill import fill
from migplan.importers.pins import read_pins
from migplan.joint.lots.build import Formed, form_lots
from migplan.joint.lots.rules import rules_of
from migplan.joint.lots.standing import Standing
from migplan.model.inventory import Inventory
from migplan.model.joint_group import LotPolicy
from migplan.model.lots import CandidateKind, Lots, SplitRule
from migplan.model.plan import Plan
from migplan.model.policy import VendorCapacity
from migplan.planning.planner import Naming, make_plan
from migplan.report.joint.lot_pins import lot_pins

CATALOGUE = load_catalogue()


def a_body(name: str, systems: list[dict[str, object]], **more: object) -> Plan:
    """The plan of a body whose systems are given; all else is assumed."""
    told = {"vendor": "あるふぁ", "package": "パッケージ", "project_months": 3}
    inventory = Inventory.model_validate(
        {
            "municipality": {
                "name": name,
                "invented": True,
                "population": more.pop("people", 9000),
            },
            "systems": [{**told, "name": str(s["id"]), **s} for s in systems],
            "policy": {
                "as_of": "2026-11-22",
                "horizon_end": "2029-03",
                "propose_linkages": "never",
                "packages_move_together": False,
                **more,
            },
        }
    )
    case = fill(inventory, CATALOGUE)
    return make_plan(case, Naming({}, [case.units]), version="test", compared=False)


def formed(*plans: Plan, vendors: tuple[VendorCapacity, ...] = (), **policy: object) -> Formed:
    bodies = [Standing.of(f"b{n}", plan.municipality, plan) for n, plan in enumerate(plans)]
    return form_lots(
        bodies,
        LotPolicy.model_validate(policy),
        rules_of(CATALOGUE.joint_rules, ()),
        name="郡",
        version="test",
        vendors=vendors,
    )


TAX = {"id": "zei", "businesses": ["individual_resident_tax"]}
CARE = {"id": "kaigo", "businesses": ["long_term_care"]}


def two_alike() -> Lots:
    return formed(a_body("ア町", [TAX, CARE]), a_body("イ町", [TAX, CARE])).lots


def test_two_bodies_that_are_alike_form_one_lot_without_moving_anything():
    lots = two_alike()

    (lot,) = lots.lots
    assert [member.key for member in lot.members] == ["b0", "b1"]
    assert all(member.moving_yen == 0 for member in lot.members)
    assert all(system.months == 0 for member in lot.members for system in member.systems)
    assert lots.exact
    assert lots.alone == {"b0": (), "b1": ()}


def test_amounts_of_a_lot_add_up_to_the_yen():
    (lot,) = two_alike().lots

    together = sum((m.own_yen or 0) + (m.moving_yen or 0) for m in lot.members) + (
        lot.shared_yen or 0
    )
    assert lot.alone_yen is not None
    assert lot.joint_yen is not None
    assert lot.saving_yen is not None
    assert together == lot.joint_yen.typical
    assert sum(m.alone_yen or 0 for m in lot.members) == lot.alone_yen.typical
    assert lot.alone_yen.typical - lot.joint_yen.typical == lot.saving_yen.typical
    assert lot.saving_yen.low <= lot.saving_yen.typical <= lot.saving_yen.high
    for split in lot.splits:
        assert sum(split.shares.values()) == lot.shared_yen
        assert sum(split.gains.values()) == lot.saving_yen.typical
    assert all(row.leaver_yen is not None and row.leaver_yen >= 0 for row in lot.leaving)


def test_nobody_pays_more_than_alone_by_the_split_that_is_recommended():
    lots = formed(
        a_body("大町", [TAX, CARE], people=90_000), a_body("小村", [TAX, CARE], people=900)
    ).lots

    (lot,) = lots.lots
    splits = {split.rule: split for split in lot.splits}
    assert splits[SplitRule.PER_HEAD].worse_off == ("b0",)
    assert not splits[lot.recommended].worse_off


def test_the_date_of_one_body_brings_the_other_into_its_window():
    pin = {"date": "2028-06-26", "owner": "町長", "reason": "議決"}
    lots = formed(
        a_body("ア町", [{**TAX, "pin": pin}]), a_body("イ町", [TAX]), window_months=1
    ).lots

    (lot,) = lots.lots
    dates = {member.key: member.systems[0] for member in lot.members}
    assert dates["b0"].months == 0
    assert dates["b1"].months > 0
    assert (dates["b1"].date.year, dates["b1"].date.month) == (2028, 6)


def test_a_limit_of_its_own_keeps_a_body_from_a_window_that_is_too_narrow():
    """Two systems, one project at a time, three months each: both in one month cannot be."""
    narrow = a_body("ア町", [TAX, CARE], parallel_projects=1)
    lots = formed(narrow, a_body("イ町", [TAX, CARE]), window_months=1).lots

    inside = {
        (lot.first, system.system)
        for lot in lots.lots
        for member in lot.members
        if member.key == "b0"
        for system in member.systems
    }
    assert len({first for first, _ in inside}) == len(inside)


def test_a_slip_of_the_vendor_hits_both_bodies_in_the_same_month():
    lots = two_alike()

    slips = [row for row in lots.delays if row.vendor == "あるふぁ"]
    assert {row.months for row in slips} == {3, 6, 12}
    assert all({body.key for body in row.bodies} == {"b0", "b1"} for row in slips)
    assert all(row.same_month == 2 for row in slips)
    assert all(body.yen is not None and body.yen >= 0 for row in slips for body in row.bodies)


def test_a_shared_vendor_that_is_asked_for_too_much_is_told():
    plans = a_body("ア町", [TAX]), a_body("イ町", [TAX])
    one = VendorCapacity(vendor="あるふぁ", parallel_projects=1)

    (row,) = formed(*plans, vendors=(one,)).lots.crowded

    assert (row.capacity, row.most, row.bodies) == (1, 2, ("b0", "b1"))
    assert formed(*plans).lots.crowded == ()


def test_bodies_with_the_same_late_set_are_candidates():
    late = [c for c in two_alike().candidates if c.kind is CandidateKind.SAME_LATE_SET]

    assert [(c.members, c.businesses) for c in late] == [
        (("b0", "b1"), ("individual_resident_tax", "long_term_care"))
    ]


def test_bodies_without_a_common_business_form_no_lot_and_nothing_fails():
    lots = formed(a_body("ア町", [TAX]), a_body("イ町", [CARE]), a_body("ウ町", [])).lots

    assert lots.lots == ()
    assert lots.fits == ()
    assert lots.saving_yen == 0


def test_the_dates_of_a_lot_can_be_planned_with(tmp_path: Path):
    made = formed(a_body("ア町", [TAX]), a_body("イ町", [TAX]))

    pins = lot_pins(made.lots)

    assert set(pins) == set(made.plans) == {"b0", "b1"}
    file = tmp_path / "pins.yaml"
    file.write_text(pins["b0"], encoding="utf-8")
    assert [(row.system, row.date) for row in read_pins(file).rows] == [
        (cutover.system, cutover.date) for cutover in made.plans["b0"].cutovers
    ]
