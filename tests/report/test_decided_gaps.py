"""Decided gaps and what bridges close, in the report and in the linkage list."""

from migplan.model.gap import DecisionRemark, DecisionState, Gap, GapDecision, Verdict
from migplan.model.plan import Plan
from migplan.report.handover import Basis
from migplan.report.linkage_list import linkage_sheet
from migplan.report.views.cards import cards
from migplan.report.views.context import Context
from migplan.report.views.gap_table import again_table, bridges_said, gap_table
from tests.make import a_case, a_linkage, a_local, a_plan, a_system, said

DECISION = GapDecision.model_validate(
    {
        "gap": "GAP003@juki>x",
        "verdict": Verdict.ACCEPTED,
        "who": "市民課長",
        "when": "2026-03-01",
        "why": "更改まで続ける",
        "until": "2026-06-30",
    }
)


def a_gap(code: str, **fields: object) -> Gap:
    filled = {
        "key": f"{code}@juki>x",
        "code": code,
        "kind": "direct_db",
        "title": said(code, code),
        "subject": "juki>x",
        "systems": ("juki", "x"),
        "finding": said(),
        "severity": "high",
        "confidence": "high",
        **fields,
    }
    return Gap.model_validate(filled)


def the_plan() -> Plan:
    case = a_case(a_system("juki"), a_local("x"), a_linkage("juki", "x"))
    gaps = (
        a_gap("GAP001"),
        a_gap("GAP003", decision=DECISION),
        a_gap("GAP012", kind="interim_old_new", cost_basis="plan", period="during"),
    )
    remark = DecisionRemark(decision=DECISION, state=DecisionState.EXPIRING)
    return a_plan(
        case,
        {"juki": "2027-01-04"},
        gaps=gaps,
        decisions=(DECISION,),
        decision_remarks=(remark,),
        addresses={"decision:GAP003@juki>x": "decisions.yaml:1"},
    )


def test_the_table_shows_the_verdict_and_leaves_bridges_to_their_own_table():
    context = Context.of(the_plan(), "ja")
    table = gap_table(context)

    assert table
    assert [row.cells[-1].text for row in table.rows] == ["GAP001@juki>x", "GAP003@juki>x"]
    verdict = table.rows[1].cells[5]
    assert verdict.text == "許容する"
    assert verdict.note == "市民課長、R8.3.1、R8.6.30 まで。更改まで続ける"
    assert "1件" in bridges_said(context)
    again = again_table(context)
    assert again
    assert again.rows[0].cells[0].text == "decisions.yaml:1"


def test_the_card_counts_only_what_is_undecided():
    card = next(c for c in cards(Context.of(the_plan(), "ja")) if c.href == "#gaps")

    assert card.value == "1"


def test_the_linkage_list_keeps_the_decision_of_a_linkage_whose_gaps_are_all_decided():
    plan = the_plan()
    decided = plan.model_copy(update={"gaps": plan.gaps[1:]})
    some = {column.title: n for n, column in enumerate(linkage_sheet(Basis.of_plan(plan)).columns)}
    cells = [linkage_sheet(Basis.of_plan(p)).rows[0] for p in (plan, decided)]

    assert [row[some["判断"]] for row in cells] == [None, "許容する"]
    assert cells[1][some["備考"]] == "更改まで続ける"
    assert cells[1][some["連携ギャップ"]] == "GAP003"
