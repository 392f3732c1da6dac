"""The solver against all choices tried one by one, and against a minimum cut."""

from itertools import product

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from migplan.placement import eliminate, solve
from migplan.placement.problem import NEVER, Pair, Problem, array
from migplan.placement.solve import quick

LABELS = 3


@st.composite
def problems(draw: st.DrawFn, most: int = 6, highest: int = 20) -> Problem:
    size = draw(st.integers(1, most))
    yen = st.integers(0, highest)
    costs: list[list[int]] = []
    for _ in range(size):
        closed = draw(st.lists(st.integers(1, LABELS - 1), max_size=LABELS - 1))
        costs.append([NEVER if n in closed else draw(yen) for n in range(LABELS)])
    pairs: list[Pair] = []
    for a in range(size):
        for b in range(a + 1, size):
            if draw(st.booleans()):
                table = [[draw(yen) for _ in range(LABELS)] for _ in range(LABELS)]
                shut = [
                    [draw(st.integers(0, 9)) == 0 for _ in range(LABELS)] for _ in range(LABELS)
                ]
                pairs.append(Pair(a, b, array(table), np.array(shut)))
    rank = tuple(tuple(draw(st.permutations(range(LABELS)))) for _ in range(size))
    return Problem(tuple(map(array, costs)), tuple(pairs), rank)


def all_of(problem: Problem) -> dict[tuple[int, ...], tuple[int, int]]:
    """Broken rules and yen of every choice that is open."""
    found: dict[tuple[int, ...], tuple[int, int]] = {}
    for labels in product(range(LABELS), repeat=len(problem.costs)):
        if all(cost[label] < NEVER for cost, label in zip(problem.costs, labels, strict=True)):
            broken = sum(bool(x.closed[labels[x.a], labels[x.b]]) for x in problem.pairs)
            found[labels] = (broken, problem.value(labels))
    return found


@given(problems())
@settings(max_examples=40, deadline=None)
def test_no_choice_is_better_and_every_other_one_costs_what_is_said(problem: Problem):
    solution, tried = solve.solve(problem), all_of(problem)
    broken, least = min(tried.values())

    assert tried[solution.labels] == (broken, least)
    assert solution.cost == least
    assert solution.proved
    assert tried[quick(problem)] == (broken, least)
    if not broken:
        for item, row in enumerate(solution.more):
            for label, more in enumerate(row):
                kept = [y for x, (b, y) in tried.items() if x[item] == label and not b]
                assert (int(more) if more < NEVER else None) == (
                    min(kept) - least if kept else None
                )


@given(problems(most=5))
@settings(max_examples=25, deadline=None)
def test_the_second_best_is_the_same_where_elimination_is_given_up(problem: Problem):
    exact = solve.solve(problem)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(eliminate, "LARGEST", 0)
        other = solve.solve(problem)

    assert other.cost == exact.cost
    broken, _ = min(all_of(problem).values())
    if not broken:
        for one, two in zip(exact.more, other.more, strict=True):
            assert sorted(one.tolist())[:2] == sorted(two.tolist())[:2]


@given(st.data())
@settings(max_examples=25, deadline=None)
def test_two_platforms_cost_a_minimum_cut(data: st.DataObject):
    size, yen = data.draw(st.integers(2, 8)), st.integers(0, 50)
    graph: nx.DiGraph[object] = nx.DiGraph()
    costs, pairs = [], []
    for item in range(size):
        here, there = data.draw(yen), data.draw(yen)
        costs.append(array([here, there]))
        graph.add_edge("here", item, capacity=there)
        graph.add_edge(item, "there", capacity=here)
    for a in range(size):
        for b in range(a + 1, size):
            apart = data.draw(yen)
            pairs.append(Pair(a, b, array([[0, apart], [apart, 0]]), np.zeros((2, 2), dtype=bool)))
            graph.add_edge(a, b, capacity=apart)
            graph.add_edge(b, a, capacity=apart)
    problem = Problem(tuple(costs), tuple(pairs), ((0, 1),) * size)

    assert solve.solve(problem).cost == nx.minimum_cut(graph, "here", "there")[0]


def test_of_equally_cheap_labels_the_first_in_rank_is_taken():
    problem = Problem((array([5, 5, 5]),), (), ((2, 0, 1),))

    assert solve.solve(problem).labels == (1,)
