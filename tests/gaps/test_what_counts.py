"""Which linkages the rules look at, and which they leave alone."""

import pytest

from migplan.gaps.find import find_gaps
from migplan.gaps.rule import Rule
from migplan.gaps.rules import BUILTIN
from migplan.model.linkage import Method
from migplan.model.system import Disposition, State, SystemKind
from tests.gaps.examples import EXAMPLES, GAKUDO, ZEI, some_facts
from tests.make import a_linkage, a_local, a_partner, a_system

ABOUT_LINKAGES = [
    known for known in BUILTIN if known.code < "GAP007" or known.code in ("GAP020", "GAP027")
]


def _changed(known: Rule, **fields: object):
    """The broken example of a rule with some fields of all its systems replaced."""
    case = EXAMPLES[known.code].broken.case
    systems = [system.model_copy(update=fields) for system in case.systems]
    return some_facts(*systems, *case.linkages)


@pytest.mark.parametrize("known", ABOUT_LINKAGES, ids=lambda known: known.code)
def test_a_linkage_inside_one_package_is_its_vendors_affair(known: Rule):
    assert find_gaps(_changed(known, package="総合パッケージ")) == ()


def test_two_systems_whose_packages_nobody_knows_are_not_one_package():
    facts = _changed(ABOUT_LINKAGES[0], package=None)

    assert [gap.code for gap in find_gaps(facts)] == ["GAP001"]


@pytest.mark.parametrize("known", ABOUT_LINKAGES, ids=lambda known: known.code)
def test_linkages_among_systems_that_stay_are_out_of_scope(known: Rule):
    case = EXAMPLES[known.code].broken.case
    outside = {"kind": SystemKind.LOCAL, "state": None}
    local = [system.model_copy(update=outside) for system in case.systems]

    assert find_gaps(some_facts(*local, *case.linkages)) == ()


@pytest.mark.parametrize("known", ABOUT_LINKAGES, ids=lambda known: known.code)
def test_linkages_of_absent_systems_are_out_of_scope(known: Rule):
    case = EXAMPLES[known.code].broken.case
    gone = [
        system.model_copy(update={"state": State.RETIRED}) if system.id == "zei" else system
        for system in case.systems
    ]

    assert find_gaps(some_facts(*gone, *case.linkages)) == ()


def test_a_linkage_with_the_system_that_absorbs_the_other_end_goes_away():
    absorbed = a_local("gakudo", disposition=Disposition.ABSORB, absorbed_by="zei")
    link = a_linkage("gakudo", "zei", standard=False)

    assert find_gaps(some_facts(ZEI, absorbed, link)) == ()


def test_a_linkage_that_is_live_at_both_ends_works_in_todays_way():
    live = ZEI.model_copy(update={"state": State.LIVE})
    link = a_linkage("gakudo", "zei", standard=False)

    assert find_gaps(some_facts(live, GAKUDO, link)) == ()


def test_a_live_standard_system_still_must_not_be_read_directly():
    live = ZEI.model_copy(update={"state": State.LIVE})
    link = a_linkage("zei", "gakudo", method=Method.DIRECT_DB)

    assert [gap.code for gap in find_gaps(some_facts(live, GAKUDO, link))] == ["GAP003"]


def test_where_a_system_is_only_expected_to_be_live_the_finding_is_less_sure():
    expected = ZEI.model_copy(update={"state": State.EXPECTED_LIVE})
    link = a_linkage("gakudo", "zei", standard=False)

    (gap,) = find_gaps(some_facts(expected, GAKUDO, link))

    assert (gap.code, gap.confidence) == ("GAP001", "low")


def test_a_local_system_that_is_renewed_beside_a_live_one_needs_a_new_way():
    live = ZEI.model_copy(update={"state": State.LIVE})
    renewed = a_local("gakudo", disposition=Disposition.RENEW)
    link = a_linkage("gakudo", "zei", standard=False)

    facts = some_facts(live, renewed, link, dates={"gakudo": "2027-05-01"})
    (gap,) = find_gaps(facts)

    assert (gap.code, str(gap.due)) == ("GAP001", "2027-02-01")


def _retiring(last: str, **plan: object):
    old = a_local("gakudo", disposition=Disposition.RETIRE, retire_on=last)
    return some_facts(ZEI, old, a_linkage("gakudo", "zei", standard=False), **plan)


def test_a_system_switched_off_before_its_neighbour_cuts_over_needs_no_new_way():
    assert find_gaps(_retiring("2026-12", dates={"zei": "2027-01-01"})) == ()


def test_a_system_that_outlives_the_cutover_of_its_neighbour_needs_a_way_until_its_end():
    found = find_gaps(_retiring("2027-01", dates={"zei": "2027-01-01"}))

    assert [gap.key for gap in found] == ["GAP001@gakudo>zei"]


def test_without_a_plan_nobody_knows_whether_a_retiring_system_outlives_the_cutover():
    assert find_gaps(_retiring("2027-01")) == ()


def test_a_partner_that_sends_data_is_no_local_system():
    link = a_linkage("eltax", "zei", standard=False)

    assert find_gaps(some_facts(ZEI, a_partner("eltax"), link)) == ()


def test_a_common_function_counts_as_the_standard_side():
    shuno = a_system("shuno", kind="common_function", businesses=("integrated_collection",))

    found = find_gaps(some_facts(shuno, GAKUDO, a_linkage("gakudo", "shuno", standard=False)))

    assert [gap.key for gap in found] == ["GAP001@gakudo>shuno"]
