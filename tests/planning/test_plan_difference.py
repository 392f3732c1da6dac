"""Two versions of a plan as a document: what people said, and what follows from it."""

from datetime import date
from typing import Any

from migplan.model.case import Case, Slot, SlotKind
from migplan.model.gap import GapDecision, Verdict
from migplan.model.plan import DecisionDue, Plan
from migplan.model.system import Pin
from migplan.planning.difference.document import plan_difference
from tests.make import a_bridge, a_case, a_linkage, a_local, a_plan, a_slot, a_system, said

EARLY, LATER = "2027-01-04", "2027-07-01"


def a_town(*parts: Any, **fields: Any) -> Case:
    return a_case(*parts, **{"slots": [a_slot(EARLY), a_slot(LATER)], **fields})


def two_systems(**juki: Any) -> Case:
    return a_town(a_system("juki", **juki), a_system("zei"), a_linkage("juki", "zei"))


def lists_of(old: Plan, new: Plan) -> dict[str, Any]:
    return {
        key: rows for key, rows in plan_difference(old, new) if isinstance(rows, tuple) and rows
    }


def a_decision_due(key: str, what: str, day: str = "2026-10-01") -> DecisionDue:
    return DecisionDue(
        key=key, due=date.fromisoformat(day), who=said(), what=said(what, what), basis=said()
    )


def test_a_plan_and_itself_have_nothing_but_empty_lists():
    plan = a_plan(two_systems(), {"juki": EARLY, "zei": LATER}, bridges=(a_bridge("juki", "zei"),))

    assert not plan_difference(plan, plan).differs
    assert lists_of(plan, plan) == {}


def test_a_pin_with_a_slot_of_its_own_is_the_only_premise():
    pin = Pin(date=date(2027, 5, 6), owner="市民課長", reason="合意")
    extra = Slot(day=date(2027, 5, 6), closed_from=date(2027, 5, 1), kind=SlotKind.PINNED)
    new = a_town(
        a_system("juki", pin=pin),
        a_system("zei"),
        a_linkage("juki", "zei"),
        slots=[a_slot(EARLY), extra, a_slot(LATER)],
        agreed={"zei": EARLY},
    )
    found = plan_difference(
        a_plan(two_systems(), {"juki": EARLY, "zei": EARLY}),
        a_plan(new, {"juki": "2027-05-06", "zei": EARLY}),
    )

    assert [row.what.ja for row in found.premises] == ["jukiの人が決めた切替日"]
    assert found.new.kept == 1
    assert [(row.system, row.months) for row in found.moved] == [("juki", 4)]


def test_bridges_come_go_and_change_by_their_linkage():
    case, dates = two_systems(), {"juki": EARLY, "zei": LATER}
    old = (a_bridge("juki", "zei"), a_bridge("zei", "bank", cost_yen=100))
    new = (a_bridge("zei", "bank", cost_yen=300), a_bridge("zei", "juki"))
    found = lists_of(a_plan(case, dates, bridges=old), a_plan(case, dates, bridges=new))

    assert [row.linkage for row in found["bridges_went"]] == ["juki>zei"]
    assert [row.linkage for row in found["bridges_came"]] == ["zei>juki"]
    (changed,) = found["bridges_changed"]
    assert (changed.before.cost_yen, changed.after.cost_yen) == (100, 300)


def test_one_wave_more_does_not_rename_the_decisions_about_all_later_waves():
    case, dates = two_systems(), {"juki": EARLY, "zei": LATER}
    same, tax = "住民記録に着手する", "税に着手する"
    old = (a_decision_due("wave:001", same), a_decision_due("budget:2026", "100万円を計上する"))
    new = (
        a_decision_due("wave:001", tax),
        a_decision_due("wave:002", same, "2026-11-01"),
        a_decision_due("budget:2026", "300万円を計上する"),
    )
    found = lists_of(a_plan(case, dates, decisions_due=old), a_plan(case, dates, decisions_due=new))

    assert [row.what.ja for row in found["due_came"]] == [tax]
    assert "due_went" not in found
    assert [(row.before.due, row.after.due) for row in found["due_changed"]] == [
        (date(2026, 10, 1), date(2026, 10, 1)),
        (date(2026, 10, 1), date(2026, 11, 1)),
    ]


def test_a_decision_on_a_gap_and_a_system_that_stays_are_things_people_said():
    decided = GapDecision(
        gap="GAP001@x", verdict=Verdict.ACCEPTED, who="課長", when=date(2026, 9, 1), why="合意"
    )
    old = a_plan(two_systems(), {"juki": EARLY, "zei": EARLY})
    more = a_town(
        a_system("juki"), a_system("zei"), a_linkage("juki", "zei"), a_local("gis", name="地図")
    )
    found = lists_of(old, a_plan(more, {"juki": EARLY, "zei": EARLY}, decisions=(decided,)))

    assert [(row.before, row.after.who) for row in found["judgements"]] == [(None, "課長")]
    assert [(row.what.ja, row.after.ja) for row in found["premises"]] == [
        ("システム「地図」", "あり")
    ]
    assert set(found) == {"judgements", "premises"}
