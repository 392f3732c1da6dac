"""What the rules tell apart that are about a system, its papers and its people: GAP019 to GAP027."""

from datetime import date

import pytest

from migplan.gaps.find import find_gaps
from migplan.gaps.rules.downtime_notice import downtime_notice
from migplan.gaps.rules.id_registration import id_registration
from migplan.gaps.rules.non_resident_numbers import non_resident_numbers
from migplan.gaps.rules.optional_function_missing import optional_function_missing
from migplan.gaps.rules.pia_pending import pia_pending
from migplan.gaps.rules.purpose_limit import purpose_limit
from migplan.gaps.rules.spec_drift import spec_drift
from migplan.gaps.rules.vendor_exit import vendor_exit
from migplan.model.linkage import Method
from migplan.model.system import State, System
from tests.gaps.examples import GAKUDO, KOKUHO, KONBINI, ZEI, some_facts, with_
from tests.make import a_linkage, a_local, a_partner, a_system

HOLDERS = (with_(ZEI, non_residents=True), with_(KOKUHO, non_residents=True))


def test_a_check_that_nobody_dated_is_asked_for_with_less_confidence():
    (gap,) = find_gaps(some_facts(*HOLDERS), [non_resident_numbers])

    assert (gap.severity, gap.confidence, gap.systems) == ("high", "medium", ("kokuho", "zei"))


@pytest.mark.parametrize(
    "other",
    [
        with_(KOKUHO, non_residents=None),
        with_(KOKUHO, non_residents=True, state=State.RETIRED),
        a_system("renkei", non_residents=True, businesses=("non_resident_number",)),
    ],
)
def test_one_system_with_non_residents_has_no_duplicates(other: System):
    assert find_gaps(some_facts(HOLDERS[0], other), [non_resident_numbers]) == ()


def test_numbers_of_systems_that_have_all_moved_are_settled():
    live = [with_(system, state=State.LIVE) for system in HOLDERS]

    assert find_gaps(some_facts(*live), [non_resident_numbers]) == ()


def test_an_api_that_works_between_two_live_ends_has_its_id():
    live, link = with_(ZEI, state=State.LIVE), a_linkage("zei", "gakudo", method=Method.REST)

    assert find_gaps(some_facts(live, GAKUDO, link), [id_registration]) == ()
    assert len(find_gaps(some_facts(ZEI, GAKUDO, link), [id_registration])) == 1


def test_an_assessment_begins_half_a_year_before_the_cutover_when_nobody_dated_it():
    facts = some_facts(with_(ZEI, personal_number=True), dates={"zei": "2027-05-01"})

    (gap,) = find_gaps(facts, [pia_pending])

    assert (gap.severity, gap.due, gap.needed_by) == (
        "medium",
        date(2026, 11, 1),
        date(2027, 5, 1),
    )


@pytest.mark.parametrize(("proposed", "found"), [((), ["kokuho", "zei"]), (("zei>kokuho",), [])])
def test_numbers_count_when_somebody_stated_the_linkage_and_not_when_it_was_proposed(
    proposed: tuple[str, ...], found: list[str]
):
    link = a_linkage("zei", "kokuho", personal_number=True)

    gaps = find_gaps(some_facts(ZEI, KOKUHO, link, proposed=proposed), [pia_pending])

    assert [gap.subject for gap in gaps] == found


def test_a_tool_of_the_tax_office_is_less_likely_to_need_an_ordinance():
    tool = a_local("shinkoku", local_kind="tax_filing_support")
    links = [a_linkage("zei", key, personal_number=True) for key in ("shinkoku", "gakudo")]

    gaps = find_gaps(some_facts(ZEI, tool, GAKUDO, *links), [purpose_limit])

    assert {gap.subject: gap.severity for gap in gaps} == {"gakudo": "medium", "shinkoku": "low"}


def test_a_missing_function_says_whether_it_is_in_use():
    lacks = {"functions_missing": ("名寄せ", "公印省略")}
    used = some_facts(with_(ZEI, functions_used=("名寄せ",), **lacks))

    (gap,) = find_gaps(used, [optional_function_missing])

    assert "うち「名寄せ」は使用中" in gap.finding.ja
    (gap,) = find_gaps(some_facts(with_(ZEI, **lacks)), [optional_function_missing])
    assert "使用中" not in gap.finding.ja


@pytest.mark.parametrize(
    ("fields", "method", "found"),
    [
        ({}, Method.REST, True),
        ({}, None, True),
        ({}, Method.MEDIA, False),
        ({"resident_facing": False}, Method.REST, False),
        ({"local_kind": "gis_tax"}, Method.REST, False),
        ({"local_kind": None, "resident_facing": True}, Method.REST, True),
    ],
)
def test_only_what_residents_use_and_what_cannot_wait_is_announced(
    fields: dict[str, object], method: Method | None, found: bool
):
    facts = some_facts(ZEI, with_(KONBINI, **fields), a_linkage("zei", "konbini", method=method))

    assert bool(find_gaps(facts, [downtime_notice])) == found


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"state": State.RETIRED}, False),
        ({"disposition": "retire", "retire_on": "2027-04-30"}, False),
        ({"disposition": "retire", "retire_on": "2027-06-30"}, True),
    ],
)
def test_a_service_that_is_no_more_by_then_is_not_announced(fields: dict[str, str], found: bool):
    gone = a_local("konbini", local_kind="convenience_store", **fields)
    facts = some_facts(ZEI, gone, a_linkage("zei", "konbini"), dates={"zei": "2027-05-01"})

    assert bool(find_gaps(facts, [downtime_notice])) == found


def test_the_national_portal_is_a_service_for_residents_too():
    facts = some_facts(
        a_system("shinsei", kind="common_function", name="申請管理"),
        a_partner("ext_myna_portal", name="マイナポータル"),
        a_linkage("ext_myna_portal", "shinsei"),
        dates={"shinsei": "2027-05-31"},
        proposed=("ext_myna_portal>shinsei",),
    )

    (gap,) = find_gaps(facts, [downtime_notice])

    assert (gap.subject, gap.confidence) == ("ext_myna_portal", "low")
    assert gap.needed_by == date(2027, 4, 29)  # a month before the work begins on 29 May


@pytest.mark.parametrize(
    ("vendor", "package", "severity"),
    [(None, None, "high"), ("甲", "甲の新製品", "high"), ("乙", None, "low"), ("乙", "乙の", None)],
)
def test_a_successor_without_a_product_is_less_urgent_than_none(
    vendor: str | None, package: str | None, severity: str | None
):
    fields = {"state": State.WITHDRAWN, "current_vendor": "甲"}
    system = with_(ZEI, vendor=vendor, package=package, **fields)

    gaps = find_gaps(some_facts(system), [vendor_exit])

    assert [gap.severity for gap in gaps] == ([severity] if severity else [])


def test_a_tool_that_will_use_an_api_reads_no_columns_any_more():
    tool = with_(GAKUDO, home_made=True)
    links = {after: a_linkage("zei", "gakudo", method_after=after) for after in (None, Method.REST)}

    assert len(find_gaps(some_facts(ZEI, tool, links[None]), [spec_drift])) == 1
    assert find_gaps(some_facts(ZEI, tool, links[Method.REST]), [spec_drift]) == ()
