"""What a reader is told when there is no plan: sentences, places, changes."""

import string
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import assume, given, settings

from migplan.model.case import Bond, Case, Group
from migplan.model.phase import PhaseId, SystemPhase
from migplan.model.policy import CapacityChange, Precedence, StaffCapacity, VendorCapacity
from migplan.planning.compile import compile_problem
from migplan.planning.conflict import words
from migplan.planning.conflict.explain import explain
from migplan.planning.conflict.families import demands_of
from migplan.planning.conflict.finding import NoPlanError
from migplan.planning.conflict.ground import ground_of
from migplan.planning.conflict.plan import as_plan
from migplan.planning.problem import Problem, Result, faults
from migplan.planning.solve import solve
from tests.make import a_case, a_chain, a_contract, a_season, a_system
from tests.planning.cases import people_cases, plan_of
from tests.planning.contradictions import a_pin, stated


def told(case: Case, lang: str = "en", **addresses: str) -> str:
    places = {key.replace("__", ":"): place for key, place in addresses.items()}
    return NoPlanError(explain(case, proven=True), places).text(lang)


def test_two_pins_in_a_slot_for_one():
    case = a_case(
        a_system("a", pin=a_pin("2027-01-01")),
        a_system("b", pin=a_pin("2027-01-01")),
        a_system("c"),
        load_limit=1,
    )
    assert told(case, "ja", system__a="s.yaml:3", policy__load_limit="p.yaml:2") == (
        "条件をすべて満たす切替日はありません。\n"
        "次の 3 件は同時に満たせません（矛盾する条件の最小の組）。\n"
        "  s.yaml:3: aの切替日は令和9年1月1日に指定されています（市長。決定）。\n"
        "  棚卸データ: bの切替日は令和9年1月1日に指定されています（市長。決定）。\n"
        "  p.yaml:2: 一つの切替枠で切り替えられるのは 1 システムまでです。\n"
        "次のいずれかで計画できます:\n"
        "  - s.yaml:3: aの切替日の指定を令和9年2月1日に改める（指定を外してもよい）。\n"
        "  - 棚卸データ: bの切替日の指定を令和9年2月1日に改める（指定を外してもよい）。\n"
        "  - p.yaml:2: 一つの切替枠の上限（load_limit）を 2 に増やす（1 増）。"
    )
    assert told(case, system__a="s.yaml:3", policy__load_limit="p.yaml:2") == (
        "No dates keep everything that was stated.\n"
        "These 3 contradict each other (no fewer statements contradict each other):\n"
        "  s.yaml:3: a is pinned to 2027-01-01 (市長; 決定).\n"
        "  inventory: b is pinned to 2027-01-01 (市長; 決定).\n"
        "  p.yaml:2: A slot takes no more than 1 system.\n"
        "Any one of these makes a plan possible:\n"
        "  - s.yaml:3: Pin a to 2027-02-01, or lift the pin.\n"
        "  - inventory: Pin b to 2027-02-01, or lift the pin.\n"
        "  - p.yaml:2: Raise the limit of a slot (load_limit) to 2 (1 more)."
    )


def test_the_vendor_with_one_team_and_two_pins_close_together():
    case = a_case(
        a_system("a", vendor="V", pin=a_pin("2027-04-01")),
        a_system("b", vendor="V", pin=a_pin("2027-05-01")),
        vendors=(VendorCapacity(vendor="V", parallel_projects=1),),
    )
    text = told(case)

    assert "V runs no more than 1 project at a time" in text
    assert "a 3 months, b 3 months" in text
    assert "Have V run 2 projects at a time (1 more)." in text
    assert "Pin a to 2027-02-01, or lift the pin." in text
    assert "Pin b to 2027-07-01, or lift the pin." in text


def test_a_precedence_against_pins():
    case = a_case(
        a_system("a", pin=a_pin("2027-05-01")),
        a_system("b", pin=a_pin("2027-04-01")),
        precedences=(Precedence(before="a", after="b", lag_months=2),),
    )
    text = told(case, "ja")

    assert "bは、aの切替から 2 か月後の月以降に切り替えます。" in text
    assert "aの切替日の指定を令和9年2月1日に改める" in text
    assert "aとbの前後関係の条件を外す。" in text


def test_a_shorter_distance_is_offered_before_none():
    case = a_case(
        a_system("a", pin=a_pin("2027-03-01")),
        a_system("b", pin=a_pin("2027-04-01")),
        precedences=(Precedence(before="a", after="b", lag_months=2),),
    )

    assert "Shorten the distance from a to b to 1 month." in told(case)


def test_a_start_after_the_hard_deadline_leaves_no_slot():
    case = a_case(
        a_system("a", not_before="2027-06-10", deadline="2027-04-30"), hard_deadlines=True
    )
    text = told(case, "ja", system__a="s.yaml:7")

    assert (
        "aを切り替えられる切替枠がありません。次の条件によります（矛盾する条件の最小の組）。"
        in text
    )
    assert "  s.yaml:7: aは令和9年6月10日より前には稼働を開始できません。" in text
    assert "  s.yaml:7: aの移行期限は令和9年4月30日です（厳守）。" in text
    assert "  - s.yaml:7: aの稼働開始を令和9年4月1日から可能にする。" in text
    assert "  - s.yaml:7: aの移行期限を令和9年7月1日まで延ばす（3 か月）。" in text
    assert "切替枠は月に 1 回です。" in text


def test_a_deadline_that_nobody_gave_is_called_an_assumption():
    case = a_case(a_system("a", not_before="2028-06-01"), hard_deadlines=True)
    text = told(case, "ja", system__a="s.yaml:7")

    assert "前提: aの移行期限は令和10年3月31日です（厳守）。" in text


def test_seasons_that_share_the_slots_out_among_themselves_are_all_named():
    case = a_case(
        a_system("a", businesses=("tax", "care"), not_before="2027-02-01", deadline="2027-04-30"),
        a_season("tax", "01-15", "03-15"),
        a_season("care", "03-20", "04-10"),
        a_season("tax", "08-01", "08-31"),
        hard_deadlines=True,
    )
    finding = explain(case, proven=True)
    (conflict,) = finding.conflicts

    assert [one.kind for one in conflict.statements] == ["not_before", "deadline"] + ["season"] * 2
    assert "8月1日" not in NoPlanError(finding).text()
    assert 'Let a cut over in the busy season "busy".' in NoPlanError(finding).text("en")


def test_work_for_longer_than_the_plan_lasts():
    case = a_case(
        *(a_system(key, vendor="V") for key in "abcd"),
        vendors=(VendorCapacity(vendor="V", parallel_projects=1),),
        project_months=dict.fromkeys("abcd", 6),
    )
    text = told(case)

    assert "These 2 contradict each other" in text
    assert "The plan ends on 2028-03-31." in text
    assert "Have V run 2 projects at a time (1 more)." in text
    assert "Extend the plan (horizon_end) to 2028-" in text


def test_systems_held_together_that_cannot_be():
    case = a_case(
        a_system("a", pin=a_pin("2027-01-01")),
        a_system("b", deadline="2026-12-31"),
        hard_deadlines=True,
        groups=(Group(members=("a", "b"), bond=Bond.PACKAGE, name="P"),),
        units=(("a", "b"),),
    )
    text = told(case, "ja")

    assert "aとb" not in text
    assert "a、bは、移行先が同じパッケージ「P」のため、一緒に切り替えます。" in text
    assert "a、bを一緒に切り替える条件を外す。" in text


def test_a_unit_whose_making_is_unknown_is_a_statement_too():
    case = a_case(
        a_system("a", pin=a_pin("2027-01-01")),
        a_system("b", pin=a_pin("2027-02-01")),
        units=(("a", "b"),),
    )

    assert "a and b move together." in told(case)


def test_a_pin_in_the_past_contradicts_the_day_of_the_plan():
    case = a_case(a_system("a", pin=a_pin("2026-03-01")), slots=stated("2026-03-01", "2027-01-04"))
    text = told(case, "ja")

    assert "切替日は基準日（令和8年4月1日）より後でなければなりません。" in text
    assert "  - 棚卸データ: aの切替日の指定を令和9年1月4日に改める" in text


def test_where_one_change_is_not_enough_the_smallest_combination_is_told():
    case = a_case(
        a_system("a", pin=a_pin("2026-12-01")),
        a_system("b", deadline="2027-02-01", not_before="2027-03-01"),
        a_contract("k", "a", end="2026-11-15", extendable=False),
        hard_deadlines=True,
    )
    finding = explain(case, proven=True)
    (repair,) = finding.repairs

    assert len(finding.conflicts) == 2
    assert len(repair.changes) == 2
    assert "次の 2 件を合わせて行えば計画できます:" in NoPlanError(finding).text()
    assert "These 2 together make a plan possible:" in NoPlanError(finding).text("en")


def test_dates_that_were_not_found_are_not_called_impossible():
    case = a_case(
        a_system("a", vendor="V"),
        a_system("b", vendor="V"),
        load_limit=1,
        vendors=(VendorCapacity(vendor="V", parallel_projects=1),),
    )
    finding = explain(case, proven=False)

    assert not finding.proven
    assert finding.conflicts == ()
    assert "無いと分かったわけではありません" in NoPlanError(finding).text()
    english = NoPlanError(finding).text("en")
    assert english.startswith("Within the budget no dates were found")
    assert english.index("V runs no more than") < english.index("A slot takes no more than")
    assert english.endswith("%")


def test_making_a_plan_raises_what_was_found():
    case = a_case(a_system("a", pin=a_pin("2027-01-01"), not_before="2027-02-01"))
    with pytest.raises(NoPlanError) as raised:
        plan_of(case)

    assert raised.value.exit_code == 4
    assert "s.yaml:1" in raised.value.at({"system:a": "s.yaml:1"}).text()


def test_every_sentence_speaks_both_languages_with_the_same_values():
    for ja, en in words.SENTENCES.values():
        names = [
            {field for _, field, _, _ in string.Formatter().parse(x) if field} for x in (ja, en)
        ]
        assert names[0] == names[1]
        assert ja.endswith("。")
        assert en.endswith(".")
        assert en.isascii()


def test_braces_in_names_mean_nothing():
    case = a_case(a_system("a", name="{day}", not_before=date(2027, 2, 1)))
    (statement,) = (
        d.statement for d in demands_of(ground_of(case)) if d.statement.kind == "not_before"
    )

    assert statement.said.en == "{day} may not start before 2027-02-01."


def test_long_lists_are_cut_and_say_so():
    names = words.listed([f"s{n}" for n in range(9)])

    assert names.ja == "s0、s1、s2、s3ほか 5 件"
    assert names.en == "s0, s1, s2, s3 and 5 more"
    assert words.listed(["a", "b", "c"]).en == "a, b and c"


def limited(engineers: int = 9, people: int = 9, **fields: Any) -> dict[str, Any]:
    """Limits of the people of vendor V and of the body."""
    vendor = VendorCapacity(vendor="V", engineers=engineers, changes=fields.pop("changes", ()))
    return {"vendors": (vendor,), "staff": StaffCapacity(people=people), **fields}


def fewer(start: str, end: str, people: int) -> CapacityChange:
    return CapacityChange.model_validate({"start": start, "end": end, "people": people})


def test_two_pins_and_the_engineers_of_a_vendor():
    case = a_case(
        a_system("a", vendor="V", pin=a_pin("2027-04-01")),
        a_system("b", vendor="V", pin=a_pin("2027-04-01")),
        **limited(1, changes=(fewer("2027-06", "2027-07", 0),)),
    )
    ja, en = told(case, "ja", policy__vendors__V="p.yaml:4"), told(case)

    assert "次の 4 件は同時に満たせません（矛盾する条件の最小の組）。" in ja
    assert (
        "  p.yaml:4: Vの技術者は毎月 1 人までです（令和9年6月〜令和9年7月は 0 人）。"
        "基準日の月から切替月までに必要なのは、a 延べ 3 人月（最大 1 人）、b 延べ 3 人月（最大 1 人）です。"
    ) in ja
    assert "  - p.yaml:4: Vの技術者を毎月 1 人増やす（ふだんは 2 人になる）。" in ja
    assert "V has no more than 1 engineer in a month (0 from 2027-06 to 2027-07)" in en
    assert "a 3 person-months, 1 at most; b 3 person-months, 1 at most." in en
    assert "Have V send more engineers, 2 as a rule; more in every month: 1." in en


def test_staff_that_is_too_few_for_one_system_is_told_alone():
    case = a_case(a_system("a"), phases={"a": a_chain(staff=3)}, **limited(people=2))
    ja, en = told(case, "ja", policy__staff="p.yaml:9"), told(case)

    assert (
        "次の条件は、ほかの条件をすべて外しても満たせません。\n"
        "  p.yaml:9: 移行作業に当たれる職員は毎月 2 人までです。"
    ) in ja
    assert "  - p.yaml:9: 移行作業に当たれる職員を毎月 1 人増やす（ふだんは 3 人になる）。" in ja
    assert "This cannot be kept, even if everything else is given up:\n" in en
    assert "Let more of the staff work on migrations, 3 as a rule; more in every month: 1." in en


def test_work_that_is_longer_than_the_months_that_are_left():
    case = a_case(a_system("a", deadline="2026-05-31"), **limited(), lead_months=0,
                  hard_deadlines=True, slots=stated("2026-05-11", "2026-07-06"))  # fmt: skip
    ja, en = told(case, "ja", system__a="s.yaml:7"), told(case)

    assert "aを切り替えられる切替枠がありません。" in ja
    assert (
        "  s.yaml:7: aの作業には、基準日の月から数えて 3 か月かかります"
        "（設定 1 か月、データ移行 1 か月、テスト 1 か月）。"
    ) in ja
    assert "aの移行期限を令和8年7月6日まで延ばす" in ja
    assert "(settings 1 month, data migration 1 month, test 1 month)" in en


def test_a_break_between_phases_lets_two_pinned_systems_share_the_engineers():
    chain = [
        SystemPhase(id=phase, months=1, engineers=n, staff=0)
        for phase, n in ((PhaseId.CONFIGURE, 1), (PhaseId.TEST, 0), (PhaseId.SWITCH, 0))
    ]
    case = a_case(
        *(a_system(key, vendor="V", pin=a_pin("2027-04-01")) for key in "ab"),
        phases={key: tuple(chain) for key in "ab"},
        **limited(1),
    )
    ja, en = told(case, "ja", policy__phase_slack_months="p.yaml:2"), told(case)

    assert "  p.yaml:2: 作業のフェーズは、間を空けずに続けます。" in ja
    assert "phase_slack_months）を 1 か月に増やす。" in ja
    assert "Let 1 month pass idly between two phases of work (phase_slack_months)." in en


def test_what_is_left_of_work_that_has_begun_is_told_instead_of_the_lead_time():
    case = a_case(
        a_system("a", phase_done=PhaseId.CONFIGURE, deadline="2026-05-31"),
        hard_deadlines=True,
        slots=stated("2026-05-11", "2026-07-06"),
        project_months={"a": 2},
    )
    kinds = {one.kind for one in explain(case, proven=True).conflicts[0].statements}

    assert kinds == {"rest", "deadline"}
    assert "aの残りの作業には 2 か月かかります。" in told(case, "ja")


@settings(max_examples=25)
@given(people_cases())
def test_dates_that_are_found_on_the_way_are_a_plan_with_its_phases(case: Case):
    problem = compile_problem(case)
    found = explain(case, proven=False).dates
    assume(found is not None)

    plan = as_plan(case, problem, found)
    assert plan is not None
    assert not faults(problem, *plan)


def test_a_plan_is_made_of_dates_that_the_solver_did_not_find(monkeypatch: pytest.MonkeyPatch):
    case = a_case(*(a_system(key, vendor="V") for key in "abc"), **limited(1))
    hints: list[object] = []

    def unlucky(problem: Problem, **how: Any) -> Result:
        hints.append(how.get("hint"))
        found = solve(problem, **how)
        return found if how.get("hint") else replace(found, slots=None, status="unknown")

    monkeypatch.setattr("migplan.planning.planner.solve", unlucky)

    assert len(plan_of(case).cutovers) == 3
    assert hints[0] is None
    assert hints[1] is not None
