import pytest

from migplan.graph.build import linkage_graph
from migplan.graph.neighbourhood import Neighbour, Neighbourhood, neighbourhood
from tests.make import a_case, a_linkage, a_partner, a_system


def test_a_system_is_shown_between_its_providers_and_its_consumers():
    case = a_case(
        a_system("juki"), a_system("zei"), a_system("kokuho"), a_partner("eltax"),
        a_linkage("juki", "zei", id="L2"),
        a_linkage("juki", "zei", id="L1"),
        a_linkage("eltax", "zei", id="L3"),
        a_linkage("zei", "kokuho", id="L4"),
        a_linkage("zei", "juki", id="L5"),
        a_linkage("juki", "kokuho", id="L6"),
    )  # fmt: skip

    assert neighbourhood(linkage_graph(case), "zei") == Neighbourhood(
        node="zei",
        providers=(Neighbour("eltax", ("L3",)), Neighbour("juki", ("L1", "L2"))),
        consumers=(Neighbour("juki", ("L5",)), Neighbour("kokuho", ("L4",))),
    )


def test_who_is_not_in_the_graph_has_no_neighbourhood():
    with pytest.raises(KeyError):
        neighbourhood(linkage_graph(a_case(a_system("juki"))), "zei")
