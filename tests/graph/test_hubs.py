from hypothesis import given
from hypothesis import strategies as st

from migplan.graph.build import linkage_graph
from migplan.graph.hubs import Hub, hubs
from migplan.model.case import Case
from tests.graph.cases import cases, law
from tests.make import a_case, a_linkage, a_system


def _star() -> Case:
    return a_case(
        *(a_system(key) for key in ("juki", "zei", "kokuho", "kaigo", "kodoku")),
        a_linkage("juki", "zei"),
        a_linkage("juki", "kokuho"),
        a_linkage("juki", "kaigo", id="L1"),
        a_linkage("juki", "kaigo", id="L2"),
        a_linkage("kaigo", "juki"),
    )


def test_the_system_with_most_neighbours_is_the_first_hub():
    (first, *_) = hubs(linkage_graph(_star()), 1)

    assert first == Hub("juki", providers=1, consumers=3, neighbours=3, linkages=5)


def test_hubs_that_tie_with_the_last_one_wanted_are_named_too():
    found = hubs(linkage_graph(_star()), 2)

    assert [hub.node for hub in found] == ["juki", "kaigo", "kokuho", "zei"]


def test_a_system_without_neighbours_is_no_hub():
    assert "kodoku" not in {hub.node for hub in hubs(linkage_graph(_star()), 9)}


def test_who_wants_no_hub_gets_none():
    assert hubs(linkage_graph(_star()), 0) == ()


@law
@given(cases(), st.integers(1, 5))
def test_no_other_node_has_more_neighbours_than_a_hub(case: Case, top: int):
    graph = linkage_graph(case)
    found = hubs(graph, top)
    everybody = hubs(graph, len(graph))

    left = [hub.neighbours for hub in everybody if hub not in found]
    assert found == everybody[: len(found)]
    assert max(left, default=0) < min((hub.neighbours for hub in found), default=1)
    assert sum(hub.linkages for hub in everybody) == 2 * graph.number_of_edges()
