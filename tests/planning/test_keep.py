"""Keeping the dates of an agreed plan: what leaving them weighs, what moved, and why."""

from datetime import date

import pytest

from migplan.catalogue.keep import keep, same_body
from migplan.model.case import Case, Role
from migplan.model.municipality import Municipality
from migplan.model.plan import CostKind, Plan
from migplan.model.system import Pin
from migplan.planning.verify import violations
from tests.make import a_case, a_plan, a_slot, a_system, some_prices
from tests.planning.cases import plan_of

DAYS = ("2027-01-04", "2027-04-19", "2027-07-05")
MAN = 10_000


def two(**fields: object) -> Case:
    """Two systems that are the sooner the better: every month late is charged."""
    return a_case(
        a_system("a", deadline="2026-12-31"),
        a_system("b", deadline="2026-12-31"),
        slots=[a_slot(day) for day in DAYS],
        prices=some_prices(parallel_running=0),
        **fields,
    )


def old_plan(**dates: str) -> Plan:
    return a_plan(two(), dates)


def on(plan: Plan) -> dict[str, str]:
    return {cutover.system: cutover.date.isoformat() for cutover in plan.cutovers}


def test_agreed_dates_are_kept_when_leaving_them_weighs_more_than_it_saves():
    kept = keep(two(), old_plan(a="2027-04-19", b="2027-01-04")).case
    plan = plan_of(kept)

    assert on(plan) == {"a": "2027-04-19", "b": "2027-01-04"}
    assert plan.moved == ()
    assert plan.cost.by_kind[CostKind.CHANGE] == 0
    assert violations(plan) == ()


def test_a_small_weight_lets_a_system_move_and_the_result_says_why():
    kept = keep(two(), old_plan(a="2027-04-19", b="2027-01-04"), weight=100 * MAN).case
    plan = plan_of(kept)
    (moved,) = plan.moved

    assert on(plan) == {"a": "2027-01-04", "b": "2027-01-04"}
    assert (moved.system, moved.agreed, moved.date) == ("a", date(2027, 4, 19), date(2027, 1, 4))
    # three months more at 500,000, less the weight of 1,000,000
    assert moved.reason.ja == (
        "合意した R9.4.19 に戻すと、変更の重み 100万円が無くなっても、"
        "総額が 50万円増える（主に移行期限の超過）。"
    )
    assert plan.cost.by_kind[CostKind.CHANGE] == 100 * MAN
    assert plan.cost.cash_yen == 0
    assert violations(plan) == ()


def test_a_limit_that_came_later_is_the_reason_of_a_move():
    both = old_plan(a="2027-01-04", b="2027-01-04")
    plan = plan_of(keep(two(load_limit=1), both).case)
    (moved,) = plan.moved

    assert "切替枠の上限を超える" in moved.reason.ja
    assert "the slot is full" in moved.reason.en


def test_a_pin_outlives_what_was_agreed():
    pin = Pin(date=date(2027, 7, 5), owner="x", reason="y")
    case = two()
    systems = tuple(s.model_copy(update={"pin": pin}) if s.id == "a" else s for s in case.systems)
    case = case.model_copy(update={"systems": systems})
    plan = plan_of(keep(case, old_plan(a="2027-01-04", b="2027-01-04")).case)

    assert on(plan)["a"] == "2027-07-05"
    assert plan.moved[0].reason.ja == "aの切替日は 2027-07-05 と指定されている。"


def test_an_agreed_day_that_is_no_slot_any_more_becomes_one_again():
    case = two().model_copy(update={"slots": (a_slot("2027-01-04"), a_slot("2027-07-05"))})
    old = old_plan(a="2027-04-19", b="2027-01-04")

    assert on(plan_of(keep(case, old).case))["a"] == "2027-04-19"
    plan = plan_of(keep(case, old, add_slots=False).case)
    assert "切替枠ではなくなった" in plan.moved[0].reason.ja


def test_what_has_cut_over_since_is_frozen_and_named():
    case = two(roles={"a": Role.MIGRATED}, units=(("b",),))
    kept = keep(case, old_plan(a="2027-01-04", b="2027-01-04"))

    assert [system.id for system in kept.frozen] == ["a"]
    assert kept.case.agreed == {"b": date(2027, 1, 4)}
    assert {"policy:keep", "system:frozen"} <= {entry.key for entry in kept.case.assumptions}


def test_the_default_weight_is_an_assumption_and_a_stated_one_is_not():
    old = old_plan(a="2027-01-04", b="2027-01-04")
    prices = {p.key: p for p in keep(two(), old).case.prices}
    stated = {p.key: p for p in keep(two(), old, weight=1).case.prices}

    assert (prices["change"].typical, prices["change"].stated) == (5_000_000, False)
    assert (stated["change"].typical, stated["change"].stated) == (1, True)


@pytest.mark.parametrize(
    ("mine", "other", "same"),
    [
        (Municipality(name="甲市"), Municipality(name="甲市"), True),
        (Municipality(name="甲市"), Municipality(name="乙市"), False),
        (
            Municipality(name="甲市", code="139998"),
            Municipality(name="新甲市", code="139998"),
            True,
        ),
    ],
)
def test_a_body_is_known_by_its_code_or_its_name(
    mine: Municipality, other: Municipality, same: bool
):
    old = a_plan(two(municipality=other), {"a": DAYS[0], "b": DAYS[0]})

    assert same_body(two(municipality=mine), old) is same


def test_a_weight_or_a_move_that_was_tampered_with_is_found():
    plan = plan_of(keep(two(), old_plan(a="2027-04-19", b="2027-01-04"), weight=1).case)
    without = plan.model_copy(update={"moved": ()})

    assert violations(plan) == ()
    assert any("moved should be" in wrong for wrong in violations(without))
