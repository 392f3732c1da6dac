from hypothesis import given

from migplan.graph.knots import Knot, knots
from migplan.model.case import Case
from tests.graph.cases import cases, law
from tests.make import a_linkage


def test_systems_that_feed_each_other_are_a_knot():
    links = [a_linkage("zei", "shuno"), a_linkage("shuno", "zei"), a_linkage("juki", "zei")]

    (knot,) = knots(links)

    assert knot == Knot(("shuno", "zei"), ("shuno>zei", "zei>shuno"))
    assert knot.name == "shuno + zei"


def test_a_circle_by_way_of_a_third_system_is_a_knot_too():
    links = [a_linkage("a", "b"), a_linkage("b", "c"), a_linkage("c", "a")]

    assert [knot.members for knot in knots(links)] == [("a", "b", "c")]


def test_a_chain_has_no_knot():
    assert knots([a_linkage("a", "b"), a_linkage("b", "c")]) == ()


def test_knots_come_sorted_by_their_members():
    links = [a_linkage(a, b) for a, b in ("zy", "yz", "ba", "ab")]

    assert [knot.name for knot in knots(links)] == ["a + b", "y + z"]


@law
@given(cases())
def test_in_a_knot_each_member_provides_to_another_and_consumes_from_another(case: Case):
    by_id = {link.id: link for link in case.linkages}
    for knot in knots(case.linkages):
        inside = [by_id[key] for key in knot.linkages]
        assert len(knot.members) > 1
        assert {link.provider for link in inside} == set(knot.members)
        assert {link.consumer for link in inside} == set(knot.members)


@law
@given(cases())
def test_no_system_is_in_two_knots(case: Case):
    members = [member for knot in knots(case.linkages) for member in knot.members]

    assert len(members) == len(set(members))
