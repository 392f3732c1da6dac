"""Stated precedences that lead back: what is possible, what is not, and what is said of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from migplan.diagnostics.errors import InfeasibleError
from migplan.model.case import Case
from migplan.model.policy import Precedence
from migplan.planning.compile import compile_problem
from migplan.planning.cycles import circles, demand_order, impossible, one_slot
from migplan.planning.planner import Naming, make_plan
from migplan.planning.solve import solve
from tests.make import a_case, a_system

NAMES = {"a": "住民記録", "b": "税", "c": "国保", "d": "介護"}


def a_body(*rules: tuple[str, str, int], **fields: object) -> Case:
    precedences = tuple(
        Precedence(before=before, after=after, lag_months=lag) for before, after, lag in rules
    )
    systems = (a_system(key, name=name) for key, name in NAMES.items())
    return a_case(*systems, precedences=precedences, **fields)


def test_before_each_other_without_a_lag_is_possible_in_one_slot():
    case = a_body(("a", "b", 0), ("b", "a", 0))
    (circle,) = circles(case)

    assert circle.possible
    demand_order(case)
    slots = solve(compile_problem(case)).slots
    assert slots is not None
    assert slots[0] == slots[1]


def test_a_lag_on_the_way_round_is_refused_before_any_solver_runs():
    case = a_body(("a", "b", 3), ("b", "c", 0), ("c", "a", 0))

    with pytest.raises(InfeasibleError, match="住民記録"):
        make_plan(case, Naming({}, ()), version="0")


def test_one_precedence_on_two_circles_is_the_one_to_give_up():
    case = a_body(("a", "b", 1), ("b", "c", 0), ("c", "a", 0), ("b", "d", 0), ("d", "a", 0))
    (circle,) = circles(case)

    assert [rule.key for rule in circle.relaxed] == ["a>b+1"]
    assert circle.proven
    assert len(circle.rules) == 5


def test_of_equally_few_those_without_a_reason_are_given_up_and_then_the_first():
    rules = (
        Precedence(before="a", after="b", lag_months=1, reason="合意済み"),
        Precedence(before="b", after="c", lag_months=1),
        Precedence(before="c", after="a", lag_months=1),
    )
    (circle,) = circles(a_body().model_copy(update={"precedences": rules}))

    assert circle.relaxed == (rules[1],)


def test_a_circle_without_a_lag_beside_it_may_stay():
    case = a_body(("a", "b", 0), ("b", "a", 0), ("b", "c", 2), ("c", "a", 0))
    (circle,) = circles(case)

    assert len(circle.relaxed) == 1
    left = tuple(rule for rule in case.precedences if rule not in circle.relaxed)
    assert all(other.possible for other in circles(case.model_copy(update={"precedences": left})))


def test_what_moves_together_closes_a_circle():
    case = a_body(("a", "b", 1), ("c", "a", 0), units=(("a",), ("b", "c"), ("d",)))
    (circle,) = circles(case)

    assert circle.units == (("a",), ("b", "c"))
    assert "税、国保は同時に切り替える" in impossible(case, circle, {}).ja


def test_a_lag_between_systems_that_move_together_cannot_be_kept():
    case = a_body(("b", "c", 2), units=(("a",), ("b", "c"), ("d",)))
    (circle,) = circles(case)

    assert not circle.possible
    assert [rule.key for rule in circle.relaxed] == ["b>c+2"]


def test_an_order_without_a_lag_inside_a_unit_is_no_circle():
    assert circles(a_body(("b", "c", 0), units=(("a",), ("b", "c"), ("d",)))) == ()


def test_precedences_of_systems_that_do_not_move_are_left_alone():
    case = a_body(("a", "b", 1), ("b", "a", 1), units=(("a",), ("c",), ("d",)))

    assert circles(case) == ()


def test_the_message_names_members_reasons_addresses_and_what_to_give_up():
    reason = "宛名番号が先に決まるため"
    rules = (
        Precedence(before="a", after="b", lag_months=3, reason=reason),
        Precedence(before="b", after="a"),
    )
    case = a_body().model_copy(update={"precedences": rules})
    places = {"precedence:a>b+3": "policy.yaml:4", "precedence:b>a+0": "policy.yaml:5"}

    with pytest.raises(InfeasibleError) as caught:
        demand_order(case, places)

    assert caught.value.text("ja").splitlines() == [
        "policy.yaml:5: エラー[MIG214]: 前後関係が輪になっています: 税 → 住民記録 → 税",
        "  輪の上には間隔（lag_months）があるため、次の前後関係すべてを守る切替日はありません。",
        f"    - 税は住民記録の 3 か月以上後（policy.yaml:4、理由: {reason}）",
        "    - 住民記録は税より後、または同じ切替枠（policy.yaml:5）",
        "  次の 1 件を外せば、残りの前後関係は互いに矛盾しません（これより少なくはできません）。",
        "    - 住民記録は税より後、または同じ切替枠  ← 外さないと残る輪: 税 → 住民記録 → 税",
        "  間隔をすべて 0 か月にする直し方もあります。そのときは全てを同じ切替枠で切り替えます。",
    ]
    english = caught.value.text("en")
    assert english.startswith("policy.yaml:5: error[MIG214]: the stated precedences form a cycle")
    assert "税 comes 3 months or more after 住民記録 (policy.yaml:4, reason: " in english
    assert "Give up this one to keep the others (no fewer will do):" in english


def test_a_circle_in_one_slot_is_a_remark_with_its_address():
    case = a_body(("a", "b", 0), ("b", "a", 0))
    said = one_slot(case, circles(case)[0], {"precedence:a>b+0": "policy.yaml:4"})

    assert said.ja.startswith("policy.yaml:4: 注意[MIG226]: ")
    assert "住民記録、税" in said.ja
    assert said.en.startswith("policy.yaml:4: warning[MIG226]: ")


def test_a_name_cannot_break_the_message():
    case = a_body(("a", "b", 1), ("b", "a", 0))
    systems = tuple(
        s.model_copy(update={"name": "税\n\x1b[31m"}) if s.id == "b" else s for s in case.systems
    )
    (circle,) = circles(case)
    said = impossible(case.model_copy(update={"systems": systems}), circle, {})

    assert "\x1b" not in said.ja + said.en
    assert len(said.ja.splitlines()) == len(impossible(case, circle, {}).ja.splitlines())


@settings(max_examples=20)
@given(
    st.lists(
        st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd"), st.integers(0, 2)).filter(
            lambda rule: rule[0] != rule[1]
        ),
        max_size=7,
    )
)
def test_only_what_no_dates_can_keep_is_refused(rules: list[tuple[str, str, int]]):
    """With twelve months and nothing else in the way, a lag on a cycle is all that can go wrong."""
    case = a_body(*rules)
    refused = any(not circle.possible for circle in circles(case))

    assert refused == (solve(compile_problem(case)).slots is None)


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd"), st.integers(0, 1)).filter(
            lambda rule: rule[0] != rule[1]
        ),
        max_size=8,
    )
)
def test_without_those_given_up_no_dates_are_ruled_out(rules: list[tuple[str, str, int]]):
    case = a_body(*rules)
    gone = [rule for circle in circles(case) for rule in circle.relaxed]
    left = tuple(rule for rule in case.precedences if rule not in gone)

    assert all(c.possible for c in circles(case.model_copy(update={"precedences": left})))
