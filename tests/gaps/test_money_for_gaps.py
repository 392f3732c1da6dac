"""What gaps cost on top of a plan, and in which year."""

from datetime import date

from migplan.gaps.costing import with_costs
from migplan.gaps.facts import Facts
from migplan.gaps.find import find_gaps
from migplan.gaps.yearly import remedies_by_year
from migplan.model.gap import CostBasis, Gap, GapDecision, Remedy, Verdict, YenRange
from migplan.model.linkage import Method
from migplan.model.price import Level, PriceList
from migplan.planning.due import decisions_due
from tests.gaps.examples import some_facts
from tests.make import a_linkage, a_local, a_plan, a_system, said
from tests.planning.cases import plan_of


def a_gap(code: str = "GAP003", subject: str = "gakudo>zei", **fields: object) -> Gap:
    return Gap.model_validate(
        {
            "key": f"{code}@{subject}",
            "code": code,
            "kind": "direct_db",
            "title": said(),
            "subject": subject,
            "systems": ("gakudo", "zei"),
            "finding": said(),
            "severity": "high",
            "confidence": "high",
            "remedies": (
                Remedy(ja="作り替える", en="rebuild", low_yen=9, typical_yen=9, high_yen=9),
            ),
            "cost_basis": CostBasis.REMEDY,
            **fields,
        }
    )


def facts_with_a_rework() -> Facts:
    parts = (a_system("zei"), a_local("gakudo"), a_linkage("gakudo", "zei", method=Method.MEDIA))
    facts = some_facts(*parts)
    return Facts(facts.case, facts.catalogue, facts.graph, plan_of(facts.case))


def typical(*gaps: Gap) -> list[int | None]:
    facts = facts_with_a_rework()
    priced = with_costs(gaps, facts.case, facts.plan)
    return [gap.cost.typical if gap.cost else None for gap in priced]


def test_what_the_plan_pays_for_adapting_a_linkage_is_not_paid_again():
    facts = facts_with_a_rework()
    paid = PriceList(facts.case.prices, Level.TYPICAL).rework(Method.MEDIA)
    dear = Remedy(ja="作る", en="build", low_yen=0, typical_yen=paid + 5, high_yen=paid * 9)

    gaps = [a_gap(cost_basis=CostBasis.WAY, remedies=(dear,))]
    (gap,) = with_costs(gaps, facts.case, facts.plan)

    assert paid > 0
    assert gap.cost is not None
    assert (gap.cost.low, gap.cost.typical) == (0, 5)


def test_two_gaps_that_both_build_the_way_of_one_linkage_pay_for_it_once():
    way = {"cost_basis": CostBasis.WAY, "subject": "a--b"}

    assert typical(a_gap(**way), a_gap("GAP001", **way)) == [9, 0]


def test_a_gap_of_the_plan_or_one_that_was_accepted_costs_nothing_more():
    decision = GapDecision(
        gap="GAP003@gakudo>zei",
        verdict=Verdict.ACCEPTED,
        who="課長",
        when=date(2026, 5, 1),
        why="量が少ない",
    )
    planned = decision.model_copy(update={"verdict": Verdict.PLANNED})

    assert typical(a_gap(cost_basis=CostBasis.PLAN)) == [0]
    assert typical(a_gap(decision=decision)) == [0]
    assert typical(a_gap(decision=planned)) == [9]


def test_a_gap_without_an_assumed_price_stays_without_one():
    assert typical(a_gap(remedies=(Remedy(ja="相談する", en="ask"),))) == [None]


def test_money_falls_into_the_year_in_which_the_way_has_to_work():
    nine = YenRange(low=9, typical=9, high=9)
    gaps = (
        a_gap(subject="a", cost=nine, needed_by=date(2027, 3, 31)),
        a_gap(subject="b", cost=nine, needed_by=date(2027, 4, 1)),
        a_gap(subject="c", needed_by=date(2027, 4, 1)),
        a_gap(subject="d", cost=nine, needed_by=date(2020, 1, 1)),
        a_gap(subject="e", cost=YenRange(low=0, typical=0, high=0)),
    )

    rows = remedies_by_year(gaps, date(2026, 4, 1))

    told = [(row.year, row.cost.typical, row.gaps, row.unpriced) for row in rows]
    assert told == [(2026, 18, 2, 0), (2027, 9, 1, 1)]


def test_the_way_is_needed_by_the_first_cutover_of_the_systems_concerned():
    case = some_facts(
        a_system("zei"), a_local("gakudo"), a_linkage("zei", "gakudo", method=Method.DIRECT_DB)
    )
    plan = a_plan(case.case, {"zei": "2027-01-04"})

    (gap,) = [
        gap
        for gap in find_gaps(Facts(case.case, case.catalogue, case.graph, plan))
        if gap.code == "GAP003"
    ]

    assert gap.needed_by == date(2027, 1, 4)


def test_a_budget_asks_for_the_gaps_too_and_for_those_of_a_year_without_other_costs():
    facts = facts_with_a_rework()
    assert facts.plan is not None
    yen = YenRange(low=1_000_000, typical=2_000_000, high=3_000_000)
    gaps = tuple(
        a_gap(subject=day, needed_by=day, cost=yen) for day in ("2027-05-01", "2028-05-01")
    )
    yearly = {"2027": {"rework": 5_000_000}}
    due = decisions_due(facts.case, facts.plan.cutovers, yearly, gaps)
    said_of = {row.key: row.what.ja for row in due if row.key.startswith("budget")}

    assert "追加費用500万円と連携ギャップへの対応費用200万円" in said_of["budget:2027"]
    assert "に連携ギャップへの対応費用200万円" in said_of["budget:2028"]
