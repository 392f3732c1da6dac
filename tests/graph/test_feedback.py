"""Least sets of arcs against complete enumeration, and laws that hold at any size."""

from itertools import chain, combinations, permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from migplan.graph.feedback import Arc, Feedback, minimum_feedback_arcs
from migplan.graph.feedback_cover import Limits
from tests.graph.cases import law

quick = settings(law, max_examples=60)


@st.composite
def digraphs(draw: st.DrawFn, *, weak: bool) -> tuple[Arc, ...]:
    """Up to six nodes and ten arcs, parallel ones and loops among them."""
    node = st.sampled_from("abcdef")
    arc = st.builds(
        Arc, node, node, st.integers(0, 5), weak=st.booleans() if weak else st.just(False)
    )
    return tuple(draw(st.lists(arc, max_size=10)))


def is_sound(arcs: tuple[Arc, ...]) -> bool:
    """Whether no arc that is not weak leads back to its tail, by closing the relation."""
    nodes = {end for arc in arcs for end in (arc.tail, arc.head)}
    reach = {(node, node) for node in nodes} | {(arc.tail, arc.head) for arc in arcs}
    for middle in nodes:
        reach |= {
            (a, b) for a in nodes for b in nodes if (a, middle) in reach and (middle, b) in reach
        }
    return not any((arc.head, arc.tail) in reach for arc in arcs if not arc.weak)


def least_by_trying(arcs: tuple[Arc, ...]) -> int:
    sets = chain.from_iterable(combinations(range(len(arcs)), n) for n in range(len(arcs) + 1))
    return min(
        sum(arcs[n].weight for n in gone)
        for gone in sets
        if is_sound(tuple(arc for n, arc in enumerate(arcs) if n not in gone))
    )


def kept(arcs: tuple[Arc, ...], removed: tuple[Arc, ...]) -> tuple[Arc, ...]:
    gone = {(arc.tail, arc.head, arc.weak) for arc in removed}
    return tuple(arc for arc in arcs if (arc.tail, arc.head, arc.weak) not in gone)


def a_random_graph(seed: int, nodes: int, count: int) -> tuple[Arc, ...]:
    draw = Random(seed)  # noqa: S311
    pairs = [(a, b) for a in range(nodes) for b in range(nodes) if a != b]
    return tuple(
        Arc(f"n{a:02}", f"n{b:02}", draw.randint(1, 9)) for a, b in draw.sample(pairs, count)
    )


def test_of_two_systems_that_wait_for_each_other_the_cheaper_linkage_is_cut():
    found = minimum_feedback_arcs([Arc("zei", "shuno", 3), Arc("shuno", "zei", 2)])

    assert found.removed == (Arc("shuno", "zei", 2),)
    assert found.breaks == ((Arc("shuno", "zei", 2), Arc("zei", "shuno", 3)),)
    assert (found.weight, found.bound, found.proven) == (2, 2, True)


def test_one_linkage_on_two_circles_is_cut_once():
    arcs = [Arc(*pair) for pair in ("ab", "bc", "ca", "bd", "da")]

    assert minimum_feedback_arcs(arcs).removed == (Arc("a", "b"),)


def test_a_chain_loses_nothing():
    assert minimum_feedback_arcs([Arc("a", "b"), Arc("b", "c")]) == Feedback((), (), 0, 0)


def test_nothing_has_no_circle():
    assert minimum_feedback_arcs([]) == Feedback((), (), 0, 0)


def test_what_leads_to_itself_always_goes():
    found = minimum_feedback_arcs([Arc("a", "a", 4), Arc("a", "b")])

    assert found.removed == (Arc("a", "a", 4),)
    assert found.breaks == ((Arc("a", "a", 4),),)
    assert found.proven


def test_linkages_side_by_side_weigh_together():
    arcs = [Arc("a", "b", 2), Arc("a", "b", 2), Arc("b", "a", 3)]

    assert minimum_feedback_arcs(arcs).removed == (Arc("b", "a", 3),)


def test_a_circle_of_weak_arcs_alone_may_stay():
    arcs = [Arc("a", "b", weak=True), Arc("b", "a", weak=True)]

    assert minimum_feedback_arcs(arcs).removed == ()


def test_beside_a_strict_arc_a_weak_one_with_the_same_ends_may_stay():
    arcs = [Arc("a", "b", weak=True), Arc("a", "b"), Arc("b", "a", 2, weak=True)]

    assert minimum_feedback_arcs(arcs).removed == (Arc("a", "b"),)


def test_the_cycle_shown_is_the_cheapest_and_then_the_shortest():
    back = [
        Arc("b", "x", 3),
        Arc("x", "a", 3),
        Arc("b", "y", 1),
        Arc("y", "z", 2),
        Arc("z", "a", 2),
    ]
    found = minimum_feedback_arcs([Arc("a", "b", 1), *back])

    assert [arc.head for arc in found.breaks[0]] == ["b", "y", "z", "a"]


def test_a_weight_below_zero_is_refused():
    with pytest.raises(ValueError, match="a -> b"):
        minimum_feedback_arcs([Arc("a", "b", -1)])


@quick
@given(digraphs(weak=False))
def test_no_set_is_lighter_than_the_proven_one(arcs: tuple[Arc, ...]):
    found = minimum_feedback_arcs(arcs)

    assert found.weight == found.bound == least_by_trying(arcs)
    assert is_sound(kept(arcs, found.removed))


@quick
@given(digraphs(weak=True))
def test_with_weak_arcs_too_no_set_is_lighter(arcs: tuple[Arc, ...]):
    found = minimum_feedback_arcs(arcs)

    assert found.weight == found.bound == least_by_trying(arcs)
    assert is_sound(kept(arcs, found.removed))


@quick
@given(digraphs(weak=True))
def test_each_arc_breaks_a_cycle_that_the_others_leave(arcs: tuple[Arc, ...]):
    found = minimum_feedback_arcs(arcs)
    for arc, cycle in zip(found.removed, found.breaks, strict=True):
        heads = [step.head for step in cycle]
        assert cycle[0] == arc
        assert [step.tail for step in cycle] == [heads[-1], *heads[:-1]]
        assert len(set(heads)) == len(heads)
        assert not all(step.weak for step in cycle)
        assert not set(cycle[1:]) & set(found.removed)


@quick
@given(digraphs(weak=True), st.randoms(use_true_random=False))
def test_the_order_of_the_arcs_leaves_no_trace(arcs: tuple[Arc, ...], random: Random):
    shuffled = list(arcs)
    random.shuffle(shuffled)

    assert minimum_feedback_arcs(shuffled) == minimum_feedback_arcs(arcs)


@pytest.mark.parametrize("seed", range(4))
def test_on_seven_nodes_no_order_has_less_against_it(seed: int):
    arcs = a_random_graph(seed, 7, 24)
    least = min(
        sum(arc.weight for arc in arcs if place[arc.tail] > place[arc.head])
        for order in permutations(sorted({arc.tail for arc in arcs} | {a.head for a in arcs}))
        for place in [{node: n for n, node in enumerate(order)}]
    )

    assert minimum_feedback_arcs(arcs).weight == least


@pytest.mark.parametrize("seed", range(3))
def test_a_body_of_usual_size_is_proven(seed: int):
    arcs = a_random_graph(seed, 50, 140)
    found = minimum_feedback_arcs(arcs)

    assert found.proven
    assert is_sound(kept(arcs, found.removed))


@pytest.mark.parametrize("rounds", [0, 1, 2, 3])
def test_few_steps_give_a_sound_set_and_a_bound_below_the_optimum(rounds: int):
    arcs = a_random_graph(7, 30, 130)
    best = minimum_feedback_arcs(arcs)
    found = minimum_feedback_arcs(arcs, limits=Limits(rounds=rounds))

    assert best.proven
    assert is_sound(kept(arcs, found.removed))
    assert found.bound <= best.weight <= found.weight


def test_weights_in_yen_are_proven_to_the_yen():
    arcs = tuple(
        Arc(arc.tail, arc.head, arc.weight * 1_234_000 + n)
        for n, arc in enumerate(a_random_graph(3, 20, 60))
    )

    assert minimum_feedback_arcs(arcs).proven


def test_without_time_there_is_an_answer_without_a_proof():
    arcs = a_random_graph(7, 30, 130)
    found = minimum_feedback_arcs(arcs, left=lambda: 0.0)

    assert is_sound(kept(arcs, found.removed))
    assert not found.proven
