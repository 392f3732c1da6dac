"""What is worth finding out: the answers are those of plans made by hand, and nothing else counts."""

from itertools import product
from typing import Any

import pytest

from migplan.catalogue.catalogue import load_catalogue
from migplan.catalogue.defaults import LEAD_MONTHS, PROJECT_MONTHS
from migplan.catalogue.entries import RangeUnit
from migplan.catalogue.fill import fill
from migplan.graph.levels import unit_levels
from migplan.model.case import Case
from migplan.model.inventory import Inventory
from migplan.model.plan import Plan
from migplan.model.price import Level
from migplan.planning.compile import compile_problem
from migplan.planning.conflict.finding import NoPlanError
from migplan.planning.matters.kind import Known
from migplan.planning.matters.questions import KINDS, questions
from migplan.planning.matters.rank import what_matters
from migplan.planning.matters.result import Matter, Matters
from migplan.planning.planner import Naming, make_plan
from migplan.planning.problem import faults, total_cost

CATALOGUE = load_catalogue()
SLOTS = ["2027-04-19", "2027-07-05", "2027-09-21", "2028-01-04", "2028-05-08", "2028-09-19"]
JUKI: dict[str, Any] = {
    "id": "juki",
    "name": "住民記録",
    "businesses": ["resident_record"],
    "state": "in_extension",
    "deadline": "2029-03-31",
    "vendor": "甲社",
    "package": "P1",
    "owner": "市民課",
    "project_months": 6,
}
ZEI: dict[str, Any] = {
    "id": "zei",
    "name": "税",
    "businesses": ["individual_resident_tax"],
    "state": "in_extension",
    "deadline": "2029-03-31",
    "vendor": "乙社",
    "package": "P2",
    "owner": "税務課",
    "project_months": 6,
}
LINK: dict[str, Any] = {"id": "L1", "provider": "juki", "consumer": "zei", "method": "file"}
LEASE: dict[str, Any] = {
    "id": "K1",
    "name": "住民記録の賃貸借",
    "systems": ["juki"],
    "kind": "lease",
    "vendor": "リース社",
    "end": "2028-03-31",
    "monthly_yen": 900_000,
    "extension_monthly_yen": 1_000_000,
    "extendable": True,
}
UPKEEP: dict[str, Any] = {
    "id": "K2",
    "systems": ["zei"],
    "kind": "use",
    "end": "2027-01-31",
    "monthly_yen": 700_000,
    "extension_monthly_yen": 800_000,
    "extendable": True,
}
POLICY: dict[str, Any] = {
    "as_of": "2026-10-01",
    "slots": SLOTS,
    "lead_months": 6,
    "horizon_end": "FY2028",
    "parallel_projects": 5,
    "load_limit": 5,
    "default_seasons": False,
    "vendors": [
        {"vendor": "甲社", "parallel_projects": 3},
        {"vendor": "乙社", "parallel_projects": 3},
    ],
    "propose_linkages": "never",
}


def without(record: dict[str, Any], *fields: str, **changes: Any) -> dict[str, Any]:
    return {key: value for key, value in record.items() if key not in fields} | changes


def inventory(**parts: Any) -> Inventory:
    document: dict[str, Any] = {
        "municipality": {"name": "見本市"},
        "systems": [JUKI, ZEI],
        "linkages": [LINK],
        "contracts": [LEASE, UPKEEP],
        "policy": POLICY,
        **parts,
    }
    return Inventory.model_validate(document)


def case_of(stated: Inventory) -> Case:
    return fill(stated, CATALOGUE)


def ranked(stated: Inventory, **options: Any) -> Matters:
    return what_matters(Known(stated, case_of(stated), CATALOGUE), **options)


def by_hand(stated: Inventory) -> Plan:
    case = case_of(stated)
    return make_plan(case, Naming({}, unit_levels(case, case.units)), version="0")


def row_of(found: Matters, key: str) -> Matter:
    return next(row for row in found.rows if row.key == key)


def dates(plan: Plan) -> dict[str, str]:
    return {cutover.system: str(cutover.date) for cutover in plan.cutovers}


def asked(stated: Inventory) -> set[str]:
    found = questions(Known(stated, case_of(stated), CATALOGUE))
    return {question.range.id for question in found}


HANDS: dict[str, tuple[Inventory, Inventory, Inventory]] = {
    "contract.end": (
        inventory(contracts=[without(LEASE, "end"), UPKEEP]),
        inventory(contracts=[without(LEASE, end="2027-04-30"), UPKEEP]),
        inventory(contracts=[without(LEASE, end="2030-10-31"), UPKEEP]),
    ),
    "contract.monthly_yen": (
        inventory(contracts=[without(LEASE, "monthly_yen"), UPKEEP]),
        inventory(contracts=[without(LEASE, monthly_yen=300_000), UPKEEP]),
        inventory(contracts=[without(LEASE, monthly_yen=2_000_000), UPKEEP]),
    ),
    "contract.extension_monthly_yen": (
        inventory(contracts=[LEASE, without(UPKEEP, "extension_monthly_yen")]),
        inventory(contracts=[LEASE, without(UPKEEP, extension_monthly_yen=700_000)]),
        inventory(contracts=[LEASE, without(UPKEEP, extension_monthly_yen=1_050_000)]),
    ),
    "contract.kind": (
        inventory(contracts=[without(LEASE, "kind"), UPKEEP]),
        inventory(contracts=[without(LEASE, kind="maintenance"), UPKEEP]),
        inventory(contracts=[LEASE, UPKEEP]),
    ),
    "system.project_months": (
        inventory(systems=[JUKI, without(ZEI, "project_months")]),
        inventory(systems=[JUKI, without(ZEI, project_months=3)]),
        inventory(systems=[JUKI, without(ZEI, project_months=12)]),
    ),
    "policy.lead_months": (
        inventory(policy=without(POLICY, "lead_months")),
        inventory(policy=without(POLICY, lead_months=3)),
        inventory(policy=without(POLICY, lead_months=12)),
    ),
    "linkage.method": (
        inventory(linkages=[without(LINK, "method")]),
        inventory(linkages=[without(LINK, method="media")]),
        inventory(linkages=[without(LINK, method="direct_db")]),
    ),
    "system.expected_live": (
        inventory(systems=[JUKI, without(ZEI, state="expected_live")]),
        inventory(systems=[JUKI, without(ZEI, state="live")]),
        inventory(systems=[JUKI, without(ZEI, state="legacy")]),
    ),
    "linkage.proposed": (
        inventory(linkages=[], policy=without(POLICY, "propose_linkages")),
        inventory(linkages=[]),
        inventory(linkages=[], policy=without(POLICY, propose_linkages="always")),
    ),
    "price.rework": (
        inventory(linkages=[LINK, {"id": "L2", "provider": "juki", "consumer": "ext_eltax"}]),
        inventory(
            linkages=[LINK, {"id": "L2", "provider": "juki", "consumer": "ext_eltax"}],
            policy=without(
                POLICY, prices=[{"key": "rework.file", "low": 0.5, "typical": 0.5, "high": 2}]
            ),
        ),
        inventory(
            linkages=[LINK, {"id": "L2", "provider": "juki", "consumer": "ext_eltax"}],
            policy=without(
                POLICY, prices=[{"key": "rework.file", "low": 0.5, "typical": 2, "high": 2}]
            ),
        ),
    ),
}
"""What is unknown, and the same with the low and the high answer written by hand."""


@pytest.mark.parametrize("key", sorted(HANDS))
def test_yen_and_dates_are_those_of_plans_made_by_hand(key: str):
    unknown, *answers = HANDS[key]
    base, low, high = by_hand(unknown), *(by_hand(stated) for stated in answers)
    found = ranked(unknown, top=30)
    row = row_of(found, key)
    yen = [plan.cost.cash_yen for plan in (base, low, high)]

    assert (found.cash_yen, row.low.cash_yen, row.high.cash_yen) == tuple(yen)
    assert row.difference_yen == max(yen) - min(yen)
    for outcome, plan in ((row.low, low), (row.high, high)):
        assert outcome.total_yen == plan.cost.total_yen
        moved = {s for s, day in dates(plan).items() if dates(base).get(s, day) != day}
        assert set(outcome.moved) == moved
        assert set(outcome.joined) == dates(plan).keys() ^ dates(base).keys()


@pytest.mark.parametrize("key", sorted(HANDS))
def test_the_plans_at_both_ends_are_the_best_there_are(key: str):
    unknown, *answers = HANDS[key]
    row = row_of(ranked(unknown, top=30), key)
    for outcome, stated in zip((row.low, row.high), answers, strict=True):
        problem = compile_problem(case_of(stated))
        every = product(*(problem.allowed(n) for n in range(len(problem.names))))
        best = min(total_cost(problem, slots) for slots in every if not faults(problem, slots))

        assert outcome.proven
        assert outcome.total_yen == best


def test_a_value_that_nothing_reads_is_not_asked_or_changes_nothing():
    local = {"id": "bbs", "name": "掲示板", "disposition": "stay"}
    idle = {"id": "K9", "systems": ["bbs"]}
    stated = inventory(
        systems=[without(JUKI, "vendor"), ZEI, local],
        contracts=[LEASE, UPKEEP, idle],
        policy=without(POLICY, "load_limit", vendors=[{"vendor": "乙社", "parallel_projects": 3}]),
    )
    found = ranked(stated, top=30)

    assert not asked(stated) & {"contract.end", "contract.monthly_yen"}
    assert {"policy.load_limit", "system.vendor"} <= asked(stated)
    assert {"policy.load_limit", "system.vendor"} <= {rest.key for rest in found.nothing}
    assert all(
        row.difference_yen or row.breaks or row.low.moved or row.high.moved for row in found.rows
    )


def test_an_answer_leaves_what_was_stated_alone():
    stated = inventory(contracts=[without(LEASE, "end", "monthly_yen"), UPKEEP])
    known = Known(stated, case_of(stated), CATALOGUE)
    for question in questions(known):
        for end in (Level.LOW, Level.HIGH):
            answered = question.answered(known, end)
            assert next(c for c in answered.contracts if c.id == "K2") == stated.contracts[1]
            assert answered.municipality == stated.municipality


def test_what_leaves_no_plan_comes_first_and_names_the_contract_that_does_it():
    pin = {"date": "2028-05-08", "owner": "市民課", "reason": "決定"}
    stated = inventory(
        systems=[without(JUKI, pin=pin), without(ZEI, "project_months")],
        contracts=[without(LEASE, "extendable"), without(UPKEEP, "extendable", end="2028-09-30")],
    )
    first = ranked(stated, top=30).rows[0]

    assert first.key == "contract.extendable"
    assert first.breaks
    assert first.low.feasible
    assert first.difference_yen is None
    assert first.lead is not None
    assert first.lead.name == "住民記録の賃貸借"
    assert not first.lead.high.feasible
    assert (
        first.ask.ja == "契約担当課（契約先: リース社、契約担当課）" or "リース社" in first.ask.ja
    )


def test_a_division_or_vendor_is_named_where_one_is_known():
    nobody = without(ZEI, "project_months", "vendor", "owner", "deadline", id="zei2", name="税2")
    stated = inventory(
        systems=[
            without(JUKI, "project_months"),
            without(ZEI, "deadline"),
            without(nobody, businesses=["fixed_asset_tax"]),
        ],
    )
    found = ranked(stated, top=30)
    every = {row.key: row.ask.ja for row in (*found.rows, *found.less, *found.nothing)}

    assert every["system.project_months"] == "甲社、情報政策課"
    assert every["system.deadline"] == "税務課、情報政策課"


def test_only_the_top_is_planned_again_and_the_rest_is_named():
    stated = HANDS["contract.end"][0]
    told: list[tuple[int, int]] = []
    found = ranked(stated, top=2, told=lambda number, count, _: told.append((number, count)))

    assert told == [(1, 2), (2, 2)]
    assert len(found.rows) <= 2
    keys = [r.key for r in (*found.rows, *found.less, *found.nothing)]
    assert sorted(keys) == sorted(asked(stated))


def test_equal_inventories_give_equal_rankings():
    stated = HANDS["contract.monthly_yen"][0]

    assert ranked(stated).model_dump_json() == ranked(stated).model_dump_json()


def test_a_wish_to_stop_keeps_what_was_measured():
    stated = HANDS["contract.end"][0]
    whole = ranked(stated, top=3)
    seen: list[int] = []
    found = ranked(
        stated, top=3, told=lambda number, *_: seen.append(number), stop=lambda: seen[-1:] == [2]
    )

    assert found.interrupted
    assert len(found.rows) == 1
    assert found.rows[0] in whole.rows


def test_a_wish_to_stop_before_anything_is_measured_ranks_nothing():
    found = ranked(HANDS["contract.end"][0], stop=lambda: True)

    assert found.interrupted
    assert found.rows == found.less == found.nothing == ()


def test_without_a_plan_there_is_no_ranking():
    pin = {"date": "2028-05-08", "owner": "市民課", "reason": "決定"}
    stated = inventory(
        systems=[without(JUKI, pin=pin), ZEI],
        contracts=[without(LEASE, extendable=False), UPKEEP],
    )
    with pytest.raises(NoPlanError):
        ranked(stated)


def test_a_body_with_nothing_left_to_move_has_no_question_that_matters():
    live = [without(system, "deadline", state="live") for system in (JUKI, ZEI)]
    found = ranked(inventory(systems=live))

    assert found.rows == ()
    assert found.less == ()


def test_every_kind_has_its_range_and_every_range_its_kind():
    assert {kind.id for kind in KINDS} == {row.id for row in CATALOGUE.ranges}


def test_the_words_of_a_range_say_its_numbers_and_today_s_defaults():
    for row in CATALOGUE.ranges:
        if row.unit in (RangeUnit.CHOICE, RangeUnit.PRICE):
            continue
        for value, words in ((row.low, row.low_words), (row.high, row.high_words)):
            assert value.lstrip("-") in words.ja, row.id
            assert value.lstrip("-") in words.en, row.id
    assumed = {row.id: row.assumed.ja for row in CATALOGUE.ranges}
    assert assumed["system.project_months"] == f"{PROJECT_MONTHS}か月"
    assert assumed["policy.lead_months"] == f"{LEAD_MONTHS}か月"
