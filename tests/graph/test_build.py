import networkx as nx
import pytest
from hypothesis import given

from migplan.graph.build import linkage_graph
from migplan.model.case import Case, Role
from migplan.model.system import State
from tests.graph.cases import cases, law
from tests.make import a_case, a_linkage, a_local, a_partner, a_system


def test_an_edge_says_that_data_flows_from_provider_to_consumer():
    case = a_case(a_system("juki"), a_local("gakudo"), a_linkage("juki", "gakudo", id="L1"))

    assert list(linkage_graph(case).edges(keys=True)) == [("juki", "gakudo", "L1")]


def test_a_node_knows_its_name_its_role_and_its_kind():
    case = a_case(a_system("juki", name="住民記録"), a_partner("eltax", name="eLTAX"))

    assert dict(linkage_graph(case).nodes(data=True)) == {
        "eltax": {"name": "eLTAX", "role": Role.PARTNER, "kind": "partner"},
        "juki": {"name": "住民記録", "role": Role.MOVING, "kind": "standard"},
    }


def test_two_linkages_between_the_same_systems_are_two_edges():
    links = (a_linkage("juki", "zei", id="L1"), a_linkage("juki", "zei", id="L2"))
    case = a_case(a_system("juki"), a_system("zei"), *links)

    assert linkage_graph(case).number_of_edges("juki", "zei") == 2


def test_an_absent_system_is_left_out_with_its_linkages():
    case = a_case(
        a_system("juki"),
        a_system("koseki", state=State.NOT_APPLICABLE),
        a_linkage("juki", "koseki"),
        a_linkage("koseki", "juki"),
    )

    graph = linkage_graph(case)

    assert list(graph) == ["juki"]
    assert graph.number_of_edges() == 0


def test_nobody_can_add_to_the_graph():
    with pytest.raises(nx.NetworkXError):
        linkage_graph(a_case(a_system("juki"))).add_node("zei")


def test_a_linkage_without_an_id_is_no_linkage_of_a_resolved_case():
    case = a_case(a_system("a"), a_system("b"), a_linkage("a", "b", id=None))

    with pytest.raises(ValueError, match="a -> b has no id"):
        linkage_graph(case)


@law
@given(cases())
def test_each_linkage_between_present_ends_is_one_edge(case: Case):
    graph = linkage_graph(case)

    present = {key for key, role in case.roles.items() if role is not Role.ABSENT}
    expected = {
        (link.provider, link.consumer, link.id)
        for link in case.linkages
        if {link.provider, link.consumer} <= present
    }
    assert set(graph) == present
    assert set(graph.edges(keys=True)) == expected
    assert graph.number_of_edges() == len(expected)


@law
@given(cases())
def test_the_order_of_rows_leaves_no_trace_in_the_graph(case: Case):
    turned = case.model_copy(
        update={"systems": case.systems[::-1], "linkages": case.linkages[::-1]}
    )

    first, second = linkage_graph(case), linkage_graph(turned)

    assert list(first.nodes(data=True)) == list(second.nodes(data=True))
    assert list(first.edges(keys=True, data=True)) == list(second.edges(keys=True, data=True))
