"""What the rules tell apart that are about systems: packages, functions to come, hubs, robots."""

import pytest

from migplan.gaps.find import find_gaps
from migplan.gaps.rules.deferred_functions import deferred_functions
from migplan.gaps.rules.legacy_hub_life import legacy_hub_life
from migplan.gaps.rules.package_exception_ends import package_exception_ends
from migplan.gaps.rules.screen_scraping import screen_scraping
from migplan.model.linkage import Method
from migplan.model.system import DeferredFunction, Disposition, State
from tests.gaps.examples import GAKUDO, ZEI, some_facts
from tests.make import a_contract, a_linkage, a_local

LEAVING = ZEI.model_copy(update={"current_package": "旧税", "package": "新税"})
LINK = a_linkage("zei", "gakudo")


def _found(rule, *parts, **fields):
    return find_gaps(some_facts(*parts, **fields), [rule])


def _with(system, **fields: object):
    """A system with some fields replaced, read as an inventory is."""
    return type(system).model_validate({**system.model_dump(exclude_unset=True), **fields})


# GAP004


def test_scenarios_that_no_linkage_speaks_of_are_asked_for_once_for_the_system():
    robots = _with(ZEI, rpa_scenarios=14)
    by_robot = a_linkage("zei", "gakudo", method=Method.RPA)

    (alone,) = _found(screen_scraping, robots, GAKUDO)
    told = _found(screen_scraping, robots, GAKUDO, by_robot)
    live = _found(screen_scraping, _with(robots, state=State.LIVE), GAKUDO)

    assert alone.key == "GAP004@zei"
    assert "14件" in alone.finding.ja
    assert [gap.key for gap in told] == ["GAP004@zei>gakudo"]
    assert live == ()


# GAP009


@pytest.mark.parametrize(
    ("fields", "confidence"),
    [
        ({"current_package": "旧税"}, "low"),
        ({"current_package": "旧税", "package": "新税"}, None),
        ({"current_package": "別の製品"}, None),
        ({"current_package": "旧税", "disposition": Disposition.RETIRE}, None),
    ],
)
def test_one_package_means_shared_tables_even_where_nobody_listed_a_linkage(
    fields: dict[str, object], confidence: str | None
):
    found = _found(package_exception_ends, LEAVING, _with(GAKUDO, **fields))

    assert [gap.confidence for gap in found] == ([confidence] if confidence else [])


def test_a_way_inside_the_product_is_no_way_once_the_package_is_split():
    inside = _with(GAKUDO, current_package="旧税")
    link = a_linkage("zei", "gakudo", method_after=Method.INTERNAL)

    assert len(_found(package_exception_ends, LEAVING, inside, link)) == 1


@pytest.mark.parametrize(
    ("end", "severity", "needed_by"),
    [("2026-06-30", "high", "2026-06-30"), ("2027-03", "medium", "2027-03-31"),
     ("FY2029", "medium", "2027-07-01")],
)  # fmt: skip
def test_what_comes_first_ends_the_exception_and_it_presses_when_no_lead_time_is_left(
    end: str, severity: str, needed_by: str
):
    inside = _with(GAKUDO, current_package="旧税", exception_end=end)

    (gap,) = _found(package_exception_ends, LEAVING, inside, LINK, dates={"zei": "2027-07-01"})

    assert (gap.severity, str(gap.needed_by)) == (severity, needed_by)


def test_an_exception_inside_a_package_that_stays_ends_all_the_same():
    live = _with(ZEI, state=State.LIVE, package="新税")
    inside = _with(GAKUDO, package="新税", exception_end="2028-03-31")

    (gap,) = _found(package_exception_ends, live, inside, LINK)

    assert gap.systems == ("gakudo",)
    assert "令和10年3月31日" in gap.finding.ja


# GAP010


@pytest.mark.parametrize(
    ("due", "linkages", "expected"),
    [
        ("2027-03", ("zei>gakudo",), ("high", "high")),
        (None, ("zei>gakudo",), ("high", "high")),
        (None, (), ("medium", "low")),
        ("2026-03-31", ("zei>gakudo",), None),
        ("2027-03", ("elsewhere",), None),
    ],
)
def test_a_function_to_come_matters_as_far_as_an_essential_linkage_needs_it(
    due: str | None, linkages: tuple[str, ...], expected: tuple[str, str] | None
):
    function = DeferredFunction.model_validate({"name": "送信", "due": due, "linkages": linkages})
    live = ZEI.model_copy(update={"state": State.LIVE, "deferred_functions": (function,)})

    found = _found(deferred_functions, live, GAKUDO, LINK)

    assert [(gap.severity, gap.confidence) for gap in found] == ([expected] if expected else [])


# GAP013

TO_HUB = a_linkage("zei", "kyotsu")
DATES = {"zei": "2027-07-01"}


def _hub(**fields: object):
    return _with(a_local("kyotsu", name="共通基盤"), local_kind="shared_base_old", **fields)


def test_a_hub_without_an_end_gets_the_last_cutover_of_its_users_as_a_measure():
    (gap,) = _found(legacy_hub_life, ZEI, _hub(), TO_HUB, dates=DATES)

    assert (gap.severity, str(gap.needed_by)) == ("medium", "2027-07-01")
    assert "「総合税システム」の切替（令和9年7月1日）まで要ります" in gap.finding.ja


@pytest.mark.parametrize(
    ("fields", "severity"),
    [({}, "high"), ({"extendable": False}, "high"), ({"extendable": True}, "medium")],
)
def test_a_hub_whose_contract_ends_too_early_is_less_urgent_if_that_can_be_extended(
    fields: dict[str, object], severity: str
):
    hub = _hub(disposition=Disposition.RETIRE, retire_on="2028-03")
    contract = a_contract("lease", "kyotsu", end="2027-03", notice_months=3, **fields)

    (gap,) = _found(legacy_hub_life, ZEI, hub, TO_HUB, contract, dates=DATES)

    assert (gap.severity, str(gap.due)) == (severity, "2026-12-28")


def test_a_system_that_stays_needs_another_way_before_the_hub_goes():
    hub = _hub(disposition=Disposition.RETIRE, retire_on="2028-03")
    agreed = a_linkage("kyotsu", "gakudo", method_after=Method.FILE)

    (gap,) = _found(
        legacy_hub_life, ZEI, hub, GAKUDO, TO_HUB, a_linkage("kyotsu", "gakudo"), dates=DATES
    )

    assert gap.systems == ("kyotsu", "zei", "gakudo")
    assert str(gap.needed_by) == "2028-03-31"
    assert _found(legacy_hub_life, ZEI, hub, GAKUDO, TO_HUB, agreed, dates=DATES) == ()
