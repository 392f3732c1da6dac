"""Decisions on gaps: when they hold, what they change, and which to look at again."""

from datetime import date

import pytest

from migplan.gaps.costing import with_costs
from migplan.gaps.decide import decision_remarks
from migplan.gaps.facts import Facts
from migplan.gaps.find import find_gaps
from migplan.model.gap import (
    CostBasis,
    DecisionState,
    Gap,
    GapDecision,
    Remedy,
    Verdict,
    YenRange,
)
from migplan.model.linkage import Method
from migplan.planning.due import decisions_due
from tests.gaps.examples import GAKUDO, ZEI, some_facts
from tests.make import a_linkage

KEY = "GAP003@zei>gakudo"
DATES = {"zei": "2027-01-01"}
"""The as-of date of the cases is 2026-04-01."""


def a_decision(gap: str = KEY, **fields: object) -> GapDecision:
    filled = {"verdict": "accepted", "who": "課長", "when": "2026-03-01", "why": "理由", **fields}
    return GapDecision.model_validate({"gap": gap, **filled})


def the_facts(*decisions: GapDecision) -> Facts:
    view = a_linkage("zei", "gakudo", data="所得", method=Method.DIRECT_DB)
    facts = some_facts(ZEI, GAKUDO, view, dates=DATES)
    return Facts(facts.case, facts.catalogue, facts.graph, facts.plan, decisions)


def the_gap(*decisions: GapDecision) -> Gap:
    return next(gap for gap in find_gaps(the_facts(*decisions)) if gap.key == KEY)


def test_a_decision_in_force_is_attached_and_the_gap_counts_no_more():
    decision = a_decision(until="2026-04-01")

    assert the_gap(decision).decision == decision
    assert not the_gap(decision).counts
    assert the_gap().counts


def test_after_its_last_day_the_gap_is_open_again_and_says_so():
    decision = a_decision(until="2026-03-31")

    assert the_gap(decision).counts
    assert the_gap(decision).lapsed == decision


def test_a_decision_made_after_the_as_of_date_does_not_hold_yet():
    gap = the_gap(a_decision(when="2026-04-02"))

    assert gap.counts
    assert gap.lapsed is None


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({}, None),
        ({"until": "2026-03-31"}, DecisionState.EXPIRED),
        ({"until": "2026-07-01"}, DecisionState.EXPIRING),
        ({"until": "2026-07-02"}, None),
        ({"when": "2026-04-02"}, DecisionState.EARLY),
        ({"gap": "GAP003@nowhere", "until": "2026-03-31"}, DecisionState.ORPHANED),
        ({"gap": "GAP007@nowhere"}, DecisionState.ORPHANED),
    ],
)
def test_decisions_to_look_at_again(fields: dict[str, str], state: DecisionState | None):
    remarks = decision_remarks(
        [a_decision(**fields)], [the_gap()], date(2026, 4, 1), with_plan=True
    )

    assert [remark.state for remark in remarks] == ([state] if state else [])


def test_without_a_plan_nobody_knows_whether_a_gap_that_needs_one_is_gone():
    # GAP007 has nothing to say without dates; GAP021 would not see that an assessment ends too late
    decisions = [a_decision(f"{code}@K1") for code in ("GAP003", "GAP007", "GAP021")]
    remarks = decision_remarks(decisions, [], date(2026, 4, 1), with_plan=False)

    assert [remark.decision.gap for remark in remarks] == ["GAP003@K1"]


def test_severe_gaps_are_decisions_due_unless_decided_or_told_as_contracts():
    def due(*decisions: GapDecision, **fields: object) -> list[str]:
        facts = the_facts(*decisions)
        assert facts.plan
        found_ones = (gap for gap in find_gaps(facts) if gap.key == KEY)
        gaps = tuple(gap.model_copy(update=fields) for gap in found_ones)
        found = decisions_due(facts.case, facts.plan.cutovers, {}, gaps)
        return [row.key for row in found if row.key == "gaps:high"]

    assert due() == ["gaps:high"]
    assert due(kind="legacy_hub_life", needs_plan=True) == ["gaps:high"]
    assert due(kind="contract_ends_before_cutover", needs_plan=True) == []
    assert due(a_decision(verdict=Verdict.PLANNED)) == []


def test_a_way_that_is_not_built_for_one_gap_is_not_free_for_another():
    facts = the_facts()
    yen = YenRange(low=1, typical=2, high=3)
    ways = [
        the_gap().model_copy(
            update={
                "key": f"GAP00{n}@L",
                "subject": "L",
                "cost_basis": CostBasis.WAY,
                "remedies": (Remedy(ja="", en="", low_yen=1, typical_yen=2, high_yen=3),),
                "decision": decision,
            }
        )
        for n, decision in enumerate((a_decision(), None))
    ]

    dropped, built = with_costs(ways, facts.case, facts.plan)
    assert dropped.cost == YenRange(low=0, typical=0, high=0)
    assert built.cost == yen
