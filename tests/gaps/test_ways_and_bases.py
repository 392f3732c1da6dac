"""What the rules tell apart that are about how data travel, over which lines, and between whom."""

import pytest

from migplan.gaps.find import find_gaps
from migplan.gaps.rules.cross_cloud import cross_cloud
from migplan.gaps.rules.double_entry import double_entry
from migplan.gaps.rules.interim_old_new import interim_old_new
from migplan.gaps.rules.media_transfer import media_transfer
from migplan.gaps.rules.multi_vendor_cost import multi_vendor_cost
from migplan.gaps.rules.spec_version_mismatch import spec_version_mismatch
from migplan.gaps.rules.specific_communication import specific_communication
from migplan.gaps.rules.zone_crossing import zone_crossing
from migplan.model.linkage import Criticality, Method
from migplan.model.plan import First
from migplan.model.system import State, System, Zone
from tests.gaps.examples import GAKUDO, ZEI, some_facts
from tests.make import a_bridge, a_linkage, a_local, a_partner, a_system

LINK = a_linkage("zei", "gakudo", method_after=Method.FILE)


def _found(rule, *parts, **fields):
    return find_gaps(some_facts(*parts, **fields), [rule])


def _with(system: System, **fields: object) -> System:
    return system.model_copy(update=fields)


# GAP011


@pytest.mark.parametrize(
    ("theirs", "business", "confidence"),
    [
        ("第6.1版", "resident_record", None),
        ("第6.1版", "individual_resident_tax", "high"),
        ("連携要件 3.1版", "resident_record", "high"),
        ("2026-04-01", "resident_record", None),
    ],
)
def test_versions_are_compared_only_where_they_are_of_one_specification(
    theirs: str, business: str, confidence: str | None
):
    zei = _with(ZEI, spec_version="連携要件 3.0版" if "連携" in theirs else "第10.0版")
    other = a_system("other", businesses=(business,), spec_version=theirs)

    found = _found(spec_version_mismatch, zei, other, a_linkage("zei", "other"))

    assert [gap.confidence for gap in found] == ([confidence] if confidence else [])


@pytest.mark.parametrize(("theirs", "hits"), [("第10.0版", 0), ("１０．０", 0), ("9.1", 1)])
def test_a_local_system_reads_the_version_of_its_neighbour_however_it_is_written(
    theirs: str, hits: int
):
    found = _found(
        spec_version_mismatch,
        _with(ZEI, spec_version="10.0版"),
        _with(GAKUDO, spec_version=theirs),
        LINK,
    )

    assert [gap.confidence for gap in found] == ["low"] * hits


# GAP012


@pytest.mark.parametrize(
    ("old", "running", "criticality", "severity"),
    [
        ({"vendor": "甲社"}, False, Criticality.ESSENTIAL, "medium"),
        ({}, False, Criticality.ESSENTIAL, "high"),
        ({}, False, Criticality.OPTIONAL, "medium"),
        ({"vendor": "甲社", "state": State.WITHDRAWN}, False, Criticality.ESSENTIAL, "high"),
        ({}, True, Criticality.ESSENTIAL, "low"),
    ],
)
def test_a_bridge_presses_where_nobody_may_be_there_to_build_its_old_side(
    old: dict[str, object], running: bool, criticality: Criticality, severity: str
):
    link = a_linkage("zei", "kaigo", criticality=criticality)
    bridge = a_bridge("zei", "kaigo", running_at_as_of=running)
    dates = {"zei": "2027-07-01", "kaigo": "2027-10-01"}
    new = _with(ZEI, vendor="乙社")

    (gap,) = _found(
        interim_old_new, new, a_system("kaigo", **old), link, dates=dates, bridges=(bridge,)
    )

    assert (gap.severity, gap.period, gap.cost_basis) == (severity, "during", "plan")
    assert str(gap.needed_by) == "2027-07-01"


def test_every_bridge_of_the_plan_is_told_once_and_no_other_linkage():
    links = [a_linkage("zei", "kaigo", id=key) for key in ("a", "b", "c")]
    bridges = tuple(
        a_bridge("zei", "kaigo", linkage=key, first=First.CONSUMER) for key in ("c", "a")
    )
    dates = {"zei": "2027-10-01", "kaigo": "2027-07-01"}

    found = _found(interim_old_new, ZEI, a_system("kaigo"), *links, dates=dates, bridges=bridges)

    assert [gap.subject for gap in found] == ["a", "c"]
    assert "利用側が令和9年7月1日に先に新しくなり" in found[0].finding.ja


# GAP014, GAP015


def test_what_is_typed_in_or_carried_between_live_systems_is_no_matter_of_the_migration():
    live = _with(ZEI, state=State.LIVE)

    assert _found(double_entry, live, GAKUDO, a_linkage("zei", "gakudo", method="manual")) == ()
    (gap,) = _found(media_transfer, live, GAKUDO, a_linkage("zei", "gakudo", method="media"))
    assert gap.severity == "low"


def test_a_way_that_only_the_catalogue_knows_is_less_sure():
    link = a_linkage("zei", "gakudo", method="media")

    (gap,) = _found(media_transfer, ZEI, GAKUDO, link, proposed=("zei>gakudo",))

    assert gap.confidence == "low"


# GAP016

MOVED = _with(ZEI, zone=Zone.MYNUMBER, hosting="onprem", hosting_after="gov_cloud_shared")


def test_all_partners_of_a_system_that_moves_are_one_application():
    partners = [a_partner(key, zone=zone) for key, zone in (("juki", "mynumber"), ("eltax", None))]
    links = [a_linkage("zei", p.id, method=Method.DEDICATED) for p in partners]
    known = a_linkage("zei", "bank", method=Method.DEDICATED, zone_path="特定通信")

    (gap,) = _found(specific_communication, MOVED, *partners, a_partner("bank"), *links, known)

    assert gap.systems == ("zei", "eltax", "juki")


@pytest.mark.parametrize("method", sorted(Method))
def test_no_linkage_is_told_both_as_a_crossing_and_as_a_line_to_apply_for(method: Method):
    parts = (MOVED, a_partner("bank", zone=Zone.LGWAN), a_linkage("zei", "bank", method=method))

    assert len(_found(specific_communication, *parts)) + len(_found(zone_crossing, *parts)) == 1


# GAP017


@pytest.mark.parametrize(
    ("fields", "hits"),
    [
        ({"hosting": "onprem"}, 1),
        ({"hosting": "onprem", "line": "専用線"}, 0),
        ({"hosting": "onprem", "line": "　"}, 1),
        ({"hosting": None}, 0),
        ({"hosting": "gov_cloud_related"}, 0),
        ({"hosting": "gov_cloud_related", "cloud_after": "ａｗｓ "}, 0),
        ({"hosting": "gov_cloud_related", "cloud_after": " "}, 0),
        ({"hosting": "gov_cloud_related", "cloud_after": "OCI"}, 1),
        ({"hosting": "saas_internet", "zone": Zone.INTERNET}, 0),
    ],
)
def test_two_bases_are_apart_unless_they_are_one_cloud_joined_or_in_other_zones(
    fields: dict[str, object], hits: int
):
    cloud = "AWS" if fields.get("cloud_after") else None

    found = _found(cross_cloud, _with(MOVED, cloud_after=cloud), _with(GAKUDO, **fields), LINK)

    assert [gap.subject for gap in found] == ["gakudo"] * hits


def test_a_moving_system_whose_new_base_nobody_knows_is_not_said_to_stay_where_it_is():
    unknown = _with(MOVED, hosting_after=None)
    cellar = a_local("gakudo", hosting="regional_cloud")

    assert _found(cross_cloud, unknown, cellar, LINK) == ()


# GAP018


def test_ten_linkages_between_two_vendors_are_one_gap_and_no_small_one():
    links = [a_linkage("zei", "gakudo", id=f"l{number}") for number in range(10)]
    parts = (_with(ZEI, vendor="甲社"), _with(GAKUDO, vendor="乙社"))

    (few,) = _found(multi_vendor_cost, *parts, *links[:9])
    (many,) = _found(multi_vendor_cost, *parts, *links)

    assert (few.severity, many.severity) == ("low", "medium")
    assert "連携10件" in many.finding.ja
    assert many.owner is None


def test_a_system_that_moves_is_in_the_hands_of_its_new_vendor():
    parts = (
        _with(ZEI, vendor="甲社", current_vendor="乙社"),
        a_local("gakudo", vendor="丙社", current_vendor="甲社"),
    )

    assert _found(multi_vendor_cost, *parts, LINK) == ()
    assert _found(multi_vendor_cost, _with(ZEI, current_vendor="乙社"), parts[1], LINK) == ()
