"""Contradictions against complete enumeration: real, irreducible, smallest, and resolved."""

from dataclasses import replace
from functools import reduce
from itertools import combinations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from migplan.model.case import Case
from migplan.planning.conflict.emptied import emptied
from migplan.planning.conflict.explain import explain
from migplan.planning.conflict.families import demands_of
from migplan.planning.conflict.ground import ground_of
from migplan.planning.conflict.hitting import smallest_hitting
from migplan.planning.conflict.oracle import Oracle
from migplan.planning.conflict.rules import Rule, Together, Window
from tests.planning.contradictions import (
    can_keep,
    edited,
    has_plan,
    people_tight_cases,
    tight_cases,
)


@settings(max_examples=120)
@given(st.one_of(tight_cases(), people_tight_cases()))
def test_the_statements_of_a_case_are_all_that_the_judge_demands(case: Case):
    statements = [demand.statement for demand in demands_of(ground_of(case))]

    assert can_keep(case, statements) == has_plan(case)


@settings(max_examples=60)
@given(st.one_of(tight_cases(), people_tight_cases()))
def test_a_contradiction_is_real_and_none_of_its_statements_is_idle(case: Case):
    assume(not has_plan(case))
    every = [demand.statement for demand in demands_of(ground_of(case))]
    finding = explain(case, proven=True)

    assert finding.conflicts
    for conflict in finding.conflicts:
        named = conflict.statements
        assert not can_keep(case, named)
        for one in named:
            assert can_keep(case, [other for other in named if other is not one])
        assert conflict.size == "smallest"
        if conflict.about is None and len(named) <= 3:
            for fewer in combinations(every, len(named) - 1):
                assert can_keep(case, fewer)


@settings(max_examples=60)
@given(st.one_of(tight_cases(), people_tight_cases()))
def test_the_statements_that_leave_no_slot_are_the_fewest_of_the_unit(case: Case):
    ground = ground_of(case)
    demands = demands_of(ground)
    for unit in case.units:
        found = emptied(ground, demands, unit)
        if found is None:
            continue
        own = [d.statement for d in demands if _closes(d.rule, unit)]
        for fewer in combinations(own, len(found[0]) - 1):
            assert can_keep(case, fewer)


def _closes(rule: Rule, unit: tuple[str, ...]) -> bool:
    """Whether a rule alone can take slots from a unit."""
    if isinstance(rule, Together):
        return set(rule.members) <= set(unit)
    return isinstance(rule, Window) and bool(set(rule.closed) & set(unit))


@settings(max_examples=60)
@given(st.one_of(tight_cases(), people_tight_cases()))
def test_every_change_that_is_offered_makes_a_plan_possible(case: Case):
    assume(not has_plan(case))

    for repair in explain(case, proven=True).repairs:
        assert has_plan(reduce(edited, repair.changes, case))


@settings(max_examples=60)
@given(st.one_of(tight_cases(), people_tight_cases()))
def test_no_weaker_change_of_the_same_statement_is_enough(case: Case):
    assume(not has_plan(case))
    demands = {d.statement: d for d in demands_of(ground_of(case))}

    for repair in explain(case, proven=True).repairs:
        assert repair.least
        if len(repair.changes) == 1:
            (change,) = repair.changes
            for level in demands[change.statement].levels()[: change.level - 1]:
                assert not has_plan(edited(case, replace(change, said=level.said)))


@settings(max_examples=60)
@given(st.one_of(tight_cases(), people_tight_cases()))
def test_what_is_possible_is_not_called_a_contradiction(case: Case):
    ground = ground_of(case)
    demands = demands_of(ground)
    answer = Oracle(ground, seed=1).possible([demand.rule for demand in demands])

    assert answer is has_plan(case)
    if answer:
        assert all(emptied(ground, demands, unit) is None for unit in case.units)


sets_of_numbers = st.lists(st.frozensets(st.integers(0, 7), min_size=1, max_size=4), max_size=8)


@given(sets_of_numbers)
def test_a_smallest_hitting_set_hits_all_and_is_the_smallest(sets: list[frozenset[int]]):
    found = smallest_hitting(sets)

    assert found is not None
    chosen, exact = found
    assert exact
    assert all(chosen & one for one in sets)
    for fewer in combinations(range(8), max(0, len(chosen) - 1)):
        assert not sets or not all(set(fewer) & one for one in sets)


def test_nothing_hits_an_empty_set():
    assert smallest_hitting([frozenset({1}), frozenset()]) is None


@settings(max_examples=20)
@given(st.one_of(tight_cases(), people_tight_cases()))
def test_explaining_twice_says_the_same(case: Case):
    assume(not has_plan(case))

    assert explain(case, proven=True) == explain(case, proven=True)
