"""Explanations and reasons: every figure is what moving the system and recounting gives."""

from datetime import date

import pytest
from hypothesis import given, settings

from migplan.diagnostics.errors import InfeasibleError
from migplan.model.case import Case
from migplan.model.plan import Capacity, CapacityPrice, CostKind, Plan
from migplan.model.policy import Precedence, StaffCapacity
from migplan.model.price import Level
from migplan.model.system import Pin
from migplan.planning.compile import compile_problem
from migplan.planning.explain import explain, moves_of
from migplan.planning.ledger import Ledger
from migplan.planning.problem import total_cost
from migplan.planning.recount import Recount
from tests.make import a_case, a_contract, a_linkage, a_local, a_slot, a_system, some_prices
from tests.planning.cases import cases, people_cases, plan_of


def recounted(case: Case, on: dict[str, date]) -> dict[str, int]:
    """Yen by kind of any dates, as the judge counts them."""
    sums = Recount(case, on).charges(Level.TYPICAL)
    return {str(kind): sum(months.values()) for kind, months in sums.items()}


def dates(plan: Plan) -> dict[str, date]:
    return {cutover.system: cutover.date for cutover in plan.cutovers}


def difference(plan: Plan, unit: tuple[str, ...], day: date) -> dict[str, int]:
    """What it changes when a unit alone moves to a day."""
    before = recounted(plan.case, dates(plan))
    after = recounted(plan.case, dates(plan) | dict.fromkeys(unit, day))
    return {kind: after[kind] - before[kind] for kind in before}


def a_family(**fields: object) -> Case:
    """Two neighbours, one of them pinned, and a system that stays."""
    return a_case(
        a_system("juki", name="住民記録", pin=a_pin("2027-01-04")),
        a_system("zei", name="税", not_before="2027-04-01", vendor="甲社"),
        a_local("gakudo", name="学童"),
        a_linkage("juki", "zei"),
        a_linkage("juki", "gakudo"),
        a_contract("k", "zei", end="2027-05"),
        slots=[a_slot(day) for day in ("2027-01-04", "2027-04-19", "2027-07-05")],
        **fields,
    )


def a_pin(day: str) -> Pin:
    return Pin(date=date.fromisoformat(day), owner="市民課", reason="窓口の都合")


@settings(max_examples=40, deadline=None)
@given(cases())
def test_every_figure_of_an_explanation_is_what_recounting_gives(case: Case):
    try:
        plan = plan_of(case)
    except InfeasibleError:
        return
    for cutover in plan.cutovers:
        found = explain(plan, cutover.system)
        for other in (found.earlier, found.later, found.next_best):
            if other is not None:
                kinds = difference(plan, found.together, other.date)
                assert other.by_kind == kinds
                assert other.yen == sum(kinds.values())
                bridges = sum(pull.after_yen - pull.before_yen for pull in other.pulls)
                assert bridges == kinds["bridge_setup"] + kinds["bridge_running"]
        for bridge in found.bridges:
            for way in bridge.ways:
                unit = next(unit for unit in case.units if way.system in unit)
                assert way.yen == sum(difference(plan, unit, way.date).values())


@settings(max_examples=25, deadline=None)
@given(people_cases())
def test_what_is_said_to_be_possible_keeps_the_judge_quiet(case: Case):
    try:
        plan = plan_of(case)
    except InfeasibleError:
        return
    moves = moves_of(plan)
    problem = compile_problem(case)
    for unit in range(len(case.units)):
        here = moves.slots[unit]
        assert moves.move(unit, here).possible
        assert moves.move(unit, here).yen == 0
        for slot in problem.allowed(unit):
            moved = (*moves.slots[:unit], slot, *moves.slots[unit + 1 :])
            more = total_cost(problem, moved) - total_cost(problem, moves.slots)
            assert moves.move(unit, slot).yen == more


@settings(max_examples=25, deadline=None)
@given(cases())
def test_moves_from_tables_agree_with_a_ledger_made_anew(case: Case):
    try:
        plan = plan_of(case)
    except InfeasibleError:
        return
    moves = moves_of(plan)
    before = moves.ledger.by_kind()
    for unit, members in enumerate(case.units):
        for slot, place in enumerate(case.slots):
            after = Ledger(case, dict(moves.ledger.dates) | dict.fromkeys(members, place)).by_kind()
            expected = {kind: after[kind] - before[kind] for kind in CostKind}
            assert moves.by_kind(unit, slot) == expected


def test_a_bridge_says_what_doing_without_it_takes():
    plan = plan_of(a_family())
    (bridge,) = plan.bridges
    (way, other) = explain(plan, "zei").bridges[0].ways

    assert "なくせない" in bridge.reason.ja
    assert not way.possible
    assert not other.possible
    assert {o.rule for w in (way, other) for o in w.obstacles} == {"pin", "not_before"}


def test_a_bridge_that_can_be_avoided_names_the_unit_the_day_and_the_yen():
    case = a_case(
        a_system("a", deadline="2026-12-31"),
        a_system("b", not_before="2027-03-01", deadline="2027-03-31"),
        a_linkage("a", "b"),
        slots=[a_slot("2026-12-01"), a_slot("2027-03-01")],
        prices=some_prices(lateness=5_000_000, parallel_running=0),
    )
    plan = plan_of(case)
    (bridge,) = plan.bridges

    # three months late at 5,000,000 each, less a bridge of 2,000,000 and 3 times 100,000
    assert bridge.cost_yen == 2_300_000
    assert bridge.reason.ja == (
        "この暫定連携（230万円）をなくすには、aを R9.3.1 に切り替える必要があり、"
        "総額が 1,270万円増える（うち期限超過・繁忙期などの重み 1,500万円）。"
    )
    assert "takes a on 2027-03-01, which costs 12.7 million yen more" in bridge.reason.en


def test_a_reason_names_the_neighbours_that_pull():
    case = a_case(
        a_system("a", pin=a_pin("2027-01-04")),
        a_system("b"),
        a_linkage("a", "b"),
        slots=[a_slot(day) for day in ("2026-12-01", "2027-01-04", "2027-03-01")],
    )
    plan = plan_of(case)
    b = next(cutover for cutover in plan.cutovers if cutover.system == "b")

    assert "遅らせるとaとの暫定連携の構築費が増える" in b.reason.ja
    assert "Later, building bridges to a costs more" in b.reason.en


def test_what_keeps_a_system_from_slots_is_counted():
    found = explain(plan_of(a_family()), "zei")

    assert found.slots == 3
    assert found.possible == (date(2027, 4, 19), date(2027, 7, 5))
    assert [(b.obstacle.rule, b.slots) for b in found.bounds] == [("not_before", 1)]


def test_a_precedence_is_named_as_an_obstacle():
    rule = Precedence(before="a", after="b", lag_months=1)
    case = a_case(
        a_system("a"),
        a_system("b"),
        slots=[a_slot("2026-12-01"), a_slot("2027-01-04")],
        precedences=(rule,),
    )
    found = explain(plan_of(case), "b")

    assert found.earlier is not None
    assert [o.rule for o in found.earlier.obstacles] == ["precedence"]


def test_a_system_that_stays_is_explained_without_a_date():
    found = explain(plan_of(a_family()), "gakudo")

    assert found.date is None
    assert found.earlier is None


def test_the_phases_and_the_prices_of_what_a_unit_uses_are_shown():
    plan = plan_of(a_family(staff=StaffCapacity(people=3)))
    zei = next(cutover for cutover in plan.cutovers if cutover.system == "zei")
    mine = CapacityPrice(
        kind=Capacity.STAFF, month=zei.phases[0].start.replace(day=1), yen=1_000_000
    )
    never = mine.model_copy(update={"month": date(2026, 4, 1)})
    found = explain(plan.model_copy(update={"capacity_prices": (never, mine)}), "zei")

    assert found.phases == zei.phases
    assert found.capacity_prices == (mine,)


def test_nobody_explains_what_the_plan_does_not_know():
    with pytest.raises(KeyError):
        explain(plan_of(a_family()), "nothing")
