"""The judge: agrees with planning on sound plans and objects to every kind of fault."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings

from migplan.diagnostics.errors import InfeasibleError
from migplan.gaps.yearly import remedies_by_year
from migplan.model.case import Case
from migplan.model.gap import Confidence, Gap, GapSeverity, YenRange
from migplan.model.plan import Plan, RemedyYear
from migplan.model.policy import VendorCapacity
from migplan.model.system import Pin
from migplan.planning.verify import violations
from tests.make import a_case, a_contract, a_linkage, a_local, a_season, a_system, said
from tests.planning.cases import cases, plan_of


@settings(max_examples=100)
@given(cases())
def test_two_statements_of_the_cost_rules_agree_on_every_case(case: Case):
    try:
        plan = plan_of(case)
    except InfeasibleError:
        return

    assert violations(plan) == ()


def a_sound_plan(**fields: object) -> Plan:
    case = a_case(
        a_system("a"),
        a_system("b", not_before="2027-02-01"),
        a_system("new", state="live"),
        a_local("stay"),
        a_linkage("a", "b"),
        a_linkage("new", "a"),
        a_linkage("a", "stay"),
        a_contract("k", "a", end="2026-11", kind="lease"),
        load_limit=1,
        **fields,
    )
    return plan_of(case)


def with_cutover(plan: Plan, key: str, **fields: object) -> Plan:
    cutovers = tuple(c.model_copy(update=fields) if c.system == key else c for c in plan.cutovers)
    return plan.model_copy(update={"cutovers": cutovers})


def with_case(plan: Plan, **fields: object) -> Plan:
    return plan.model_copy(update={"case": plan.case.model_copy(update=fields)})


def more(plan: Plan, part: str, field: str) -> Plan:
    first, *rest = getattr(plan, part)
    changed = first.model_copy(update={field: getattr(first, field) + 1})
    return plan.model_copy(update={part: (changed, *rest)})


def with_first(plan: Plan, part: str, **fields: object) -> Plan:
    first, *rest = getattr(plan, part)
    return plan.model_copy(update={part: (first.model_copy(update=fields), *rest)})


def with_last_baseline(plan: Plan, **fields: object) -> Plan:
    *rest, last = plan.baselines
    assert last.feasible
    return plan.model_copy(update={"baselines": (*rest, last.model_copy(update=fields))})


def costing(plan: Plan, **fields: object) -> Plan:
    return plan.model_copy(update={"cost": plan.cost.model_copy(update=fields)})


def with_gap(plan: Plan, cost: YenRange) -> Plan:
    """A plan with one gap whose remedies have no price, and whatever follows from ``cost``."""
    gap = Gap(
        key="GAP003@a>b",
        code="GAP003",
        kind="direct_db",
        title=said(),
        subject="a>b",
        systems=("a", "b"),
        finding=said(),
        severity=GapSeverity.HIGH,
        confidence=Confidence.HIGH,
        cost=cost,
    )
    remedies = remedies_by_year([gap], plan.as_of)
    return plan.model_copy(update={"gaps": (gap,), "remedies": remedies})


FAULTS: dict[str, Callable[[Plan], Plan]] = {
    "a system is missing": lambda p: p.model_copy(update={"cutovers": p.cutovers[:-1]}),
    "a date is no slot": lambda p: with_cutover(p, "a", date=p.cutovers[0].date.replace(day=9)),
    "before the lead time": lambda p: with_case(p, lead_months=99),
    "before it may start": lambda p: with_cutover(p, "b", date=p.case.slots[0].day),
    "after the horizon": lambda p: with_case(p, horizon_end=p.as_of),
    "after a hard deadline": lambda p: with_case(
        p, hard_deadlines=True, deadlines={"a": p.as_of, "b": p.as_of}
    ),
    "in a hard season": lambda p: with_case(p, seasons=(a_season("*", "01-01", "12-31"),)),
    "units torn apart": lambda p: with_case(p, units=(("a", "b"),)),
    "units forgotten": lambda p: with_case(p, units=(("a",),)),
    "too many at once": lambda p: with_case(p, load_limit=0),
    "too many projects": lambda p: with_case(p, parallel_projects=0),
    "a bridge is missing": lambda p: p.model_copy(update={"bridges": p.bridges[1:]}),
    "a bridge twice": lambda p: p.model_copy(update={"bridges": (*p.bridges, p.bridges[0])}),
    "a bridge too long": lambda p: more(p, "bridges", "months"),
    "a bridge too dear": lambda p: more(p, "bridges", "running_yen"),
    "a bridge that does not add up": lambda p: more(p, "bridges", "cost_yen"),
    "a rework too dear": lambda p: more(p, "reworks", "cost_yen"),
    "a rework missing": lambda p: p.model_copy(update={"reworks": ()}),
    "an adaptation that begins late": lambda p: with_first(p, "adaptations", start=p.as_of),
    "an adaptation too dear": lambda p: more(p, "adaptations", "cost_yen"),
    "an adaptation missing": lambda p: p.model_copy(update={"adaptations": ()}),
    "money for gaps that nobody found": lambda p: p.model_copy(
        update={
            "remedies": (
                RemedyYear(year=2027, cost=YenRange(low=1, typical=2, high=3), gaps=1, unpriced=0),
            )
        }
    ),
    "a gap priced by nobody": lambda p: with_gap(p, YenRange(low=1, typical=2, high=3)),
    "a rework of a system that nobody knows": lambda p: with_first(p, "reworks", mover="nobody"),
    "a wave with a wrong number": lambda p: more(p, "waves", "number"),
    "a lateness that is none": lambda p: with_cutover(p, "a", months_late=3),
    "a total too low": lambda p: costing(p, total_yen=p.cost.total_yen - 1),
    "a cash sum too low": lambda p: costing(p, cash_yen=p.cost.cash_yen - 1),
    "a low end too low": lambda p: costing(p, low_yen=p.cost.low_yen - 1),
    "a high end too high": lambda p: costing(p, high_yen=p.cost.high_yen + 1),
    "a fiscal year left out": lambda p: costing(p, by_fiscal_year={}),
    "a kind left out": lambda p: costing(p, by_kind={}),
    "a bound above the total": lambda p: p.model_copy(update={"bound_yen": p.cost.total_yen + 1}),
    "another body": lambda p: p.model_copy(update={"municipality": "隣の市"}),
    "another as-of date": lambda p: p.model_copy(update={"as_of": p.case.slots[0].day}),
    "a bridge between others": lambda p: with_first(p, "bridges", provider="b"),
    "a wave with other closed days": lambda p: with_first(p, "waves", closed_from=p.as_of),
    "a pin that is none": lambda p: with_cutover(p, "a", pinned=True),
    "an assumption made up": lambda p: p.model_copy(update={"assumptions": ("x",)}),
    "a baseline too dear": lambda p: with_last_baseline(p, total_yen=1),
    "a baseline with cheaper bridges": lambda p: with_last_baseline(p, bridge_yen=0),
    "a baseline on forbidden dates": lambda p: with_last_baseline(
        p, cutovers={"a": p.as_of, "b": p.as_of}
    ),
    "an optimum that is none": lambda p: p.model_copy(
        update={"bound_yen": 0, "optimality_gap": 1.0}
    ),
    "a bound below nothing": lambda p: p.model_copy(update={"bound_yen": -1}),
    "another case": lambda p: with_case(p, lead_months=p.case.lead_months - 1),
    "a price missing": lambda p: with_case(p, prices=p.case.prices[1:]),
    "a linkage twice": lambda p: with_case(p, linkages=(*p.case.linkages, p.case.linkages[0])),
    "another seed": lambda p: p.model_copy(
        update={"provenance": p.provenance.model_copy(update={"seed": 7})}
    ),
    "a gap too small": lambda p: p.model_copy(update={"bound_yen": p.bound_yen // 2}),
}


def test_a_sound_plan_passes():
    assert violations(a_sound_plan()) == ()


@pytest.mark.parametrize("name", FAULTS)
def test_the_judge_objects_when_there_is(name: str):
    assert violations(FAULTS[name](a_sound_plan())) != ()


def test_the_judge_objects_to_a_vendor_with_too_many_projects():
    case = a_case(a_system("a", vendor="V"), a_system("b", vendor="V"))
    busy = with_case(plan_of(case), vendors=(VendorCapacity(vendor="V", parallel_projects=1),))

    assert any("parallel" in fault for fault in violations(busy))


def test_stated_project_months_hold_back_the_cutover():
    free, slow = a_case(a_system("a")), a_case(a_system("a", project_months=9))

    assert plan_of(free).cutovers[0].date.isoformat() == "2026-10-01"
    assert plan_of(slow).cutovers[0].date.isoformat() == "2027-01-01"


def test_the_judge_objects_to_a_missed_pin():
    plan = a_sound_plan()
    pinned = [
        s.model_copy(update={"pin": Pin(date="2027-05-01", owner="x", reason="y")})
        if s.id == "a"
        else s
        for s in plan.case.systems
    ]
    case = Case.model_validate(
        {**plan.case.model_dump(), "systems": [s.model_dump() for s in pinned]}
    )

    assert violations(plan.model_copy(update={"case": case})) != ()


def test_reasons_do_not_matter_to_the_judge():
    plan = with_cutover(a_sound_plan(), "a", reason=said("別の理由"))

    assert violations(plan) == ()
