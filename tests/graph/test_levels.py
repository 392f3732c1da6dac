from itertools import pairwise

from hypothesis import given

from migplan.graph.build import essential
from migplan.graph.knots import knots
from migplan.graph.levels import levels, unit_levels
from migplan.model.case import Case, Role
from migplan.model.linkage import Criticality
from migplan.model.system import State
from tests.graph.cases import cases, law
from tests.make import a_case, a_linkage, a_partner, a_system


def _systems(text: str):
    return [a_system(key) for key in text]


def test_a_system_stands_one_level_after_the_last_of_its_providers():
    links = [a_linkage("a", "b"), a_linkage("b", "c"), a_linkage("a", "c"), a_linkage("d", "c")]

    assert levels(a_case(*_systems("abcd"), *links)) == (("a", "d"), ("b",), ("c",))


def test_members_of_a_knot_share_a_level():
    links = [a_linkage("a", "b"), a_linkage("b", "c"), a_linkage("c", "b"), a_linkage("c", "d")]

    assert levels(a_case(*_systems("abcd"), *links)) == (("a",), ("b", "c"), ("d",))


def test_only_essential_linkages_make_levels():
    optional = a_linkage("a", "b", criticality=Criticality.IMPORTANT)

    assert levels(a_case(*_systems("ab"), optional)) == (("a", "b"),)


def test_partners_and_absent_systems_have_no_level():
    case = a_case(
        a_system("a"),
        a_system("gone", state=State.RETIRED),
        a_partner("eltax"),
        a_linkage("eltax", "a"),
        a_linkage("gone", "a"),
    )

    assert levels(case) == (("a",),)


def test_a_case_without_systems_has_no_levels():
    assert levels(a_case()) == ()


def test_systems_that_move_together_are_one_step_of_the_topological_waves():
    links = [a_linkage("a", "b"), a_linkage("c", "d"), a_linkage("a", "d"), a_linkage("e", "e2")]
    case = a_case(*_systems("abcd"), a_system("e"), a_system("e2"), *links)
    units = (("b", "c"), ("a",), ("d",), ("e", "e2"))

    assert unit_levels(case, units) == ((("a",), ("e", "e2")), (("b", "c"),), (("d",),))


def test_units_that_need_each_other_share_a_wave():
    links = [a_linkage("a", "b"), a_linkage("b2", "a")]
    case = a_case(a_system("a"), a_system("b"), a_system("b2"), *links)

    assert unit_levels(case, (("a",), ("b", "b2"))) == ((("a",), ("b", "b2")),)


def test_linkages_with_systems_that_do_not_move_put_no_unit_later():
    case = a_case(
        a_system("live", state=State.LIVE), a_system("a"), a_system("b"),
        a_linkage("a", "live"), a_linkage("live", "b"),
    )  # fmt: skip

    assert unit_levels(case, case.units) == ((("a",), ("b",)),)


@law
@given(cases())
def test_every_essential_linkage_leads_to_a_later_level_or_stays_in_its_knot(case: Case):
    level_of = {key: number for number, level in enumerate(levels(case)) for key in level}
    links = [x for x in essential(case.linkages) if {x.provider, x.consumer} <= set(level_of)]
    knot_of = {key: knot.name for knot in knots(links) for key in knot.members}

    for link in links:
        one_knot = link.provider in knot_of and knot_of[link.provider] == knot_of.get(link.consumer)
        if one_knot:
            assert level_of[link.provider] == level_of[link.consumer]
        else:
            assert level_of[link.provider] < level_of[link.consumer]


@law
@given(cases())
def test_each_system_that_takes_part_is_in_one_level(case: Case):
    found = [key for level in levels(case) for key in level]
    present = [s.id for s in case.systems if case.roles[s.id] is not Role.ABSENT]

    assert sorted(found) == sorted(present)


@law
@given(cases())
def test_no_level_is_empty_and_none_can_be_reached_earlier(case: Case):
    found = levels(case)
    links = essential(case.linkages)
    together = {key: {key} for level in found for key in level}
    present = [link for link in links if {link.provider, link.consumer} <= set(together)]
    together |= {key: set(knot.members) for knot in knots(present) for key in knot.members}

    assert all(found)
    for before, level in pairwise(found):
        for key in level:
            fed_by = {link.provider for link in links if link.consumer in together[key]}
            assert fed_by & set(before)


@law
@given(cases())
def test_units_of_one_system_each_have_the_levels_of_the_moving_systems_alone(case: Case):
    moving = {key for key, role in case.roles.items() if role is Role.MOVING}
    alone = case.model_copy(
        update={"systems": tuple(system for system in case.systems if system.id in moving)}
    )

    flat = tuple(tuple(key for (key,) in level) for level in unit_levels(case, case.units))

    assert flat == levels(alone)
