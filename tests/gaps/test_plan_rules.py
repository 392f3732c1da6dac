"""What the rules tell apart that compare a plan with contracts and seasons."""

from datetime import date

import pytest

from migplan.gaps.find import find_gaps
from migplan.gaps.rules.contract_ends_before_cutover import contract_ends_before_cutover
from migplan.gaps.rules.season_conflict import season_conflict
from migplan.model.linkage import Criticality
from migplan.model.season import Severity
from migplan.model.system import Disposition, State
from tests.gaps.examples import GAKUDO, ZEI, some_facts
from tests.make import a_contract, a_linkage, a_local, a_season, a_system, said

TAX = "individual_resident_tax"


def _contract_gaps(*parts, **dates: str):
    return find_gaps(some_facts(*parts, dates=dates), [contract_ends_before_cutover])


def _season_gaps(*parts, **dates: str):
    return find_gaps(some_facts(*parts, dates=dates), [season_conflict])


# GAP007


@pytest.mark.parametrize(
    ("fields", "severity"),
    [
        ({}, "high"),
        ({"extendable": False}, "high"),
        ({"extendable": False, "extension_monthly_yen": 1}, "high"),
        ({"extendable": True}, "medium"),
        ({"extension_monthly_yen": 120_000}, "medium"),
    ],
)
def test_a_contract_that_can_be_extended_is_less_urgent(fields: dict[str, object], severity: str):
    contract = a_contract("lease", "zei", end="2027-03", **fields)

    (gap,) = _contract_gaps(ZEI, contract, zei="2027-05-01")

    assert gap.severity == severity


def test_a_contract_that_ends_in_the_month_of_the_cutover_lasts_long_enough():
    contract = a_contract("lease", "zei", end="2027-05-10")

    assert _contract_gaps(ZEI, contract, zei="2027-05-17") == ()


def test_a_contract_whose_end_nobody_knows_is_not_said_to_end():
    assert _contract_gaps(ZEI, a_contract("lease", "zei"), zei="2027-05-01") == ()


def test_a_contract_of_a_system_that_stays_may_end_when_it_likes():
    contract = a_contract("lease", "gakudo", end="2026-12")

    assert _contract_gaps(ZEI, GAKUDO, contract, zei="2027-05-01") == ()


def test_one_contract_of_several_late_systems_is_one_gap_about_those_that_are_late():
    kaigo, koseki = a_system("kaigo", name="介護保険"), a_system("koseki", name="戸籍")
    contract = a_contract("lease", "zei", "kaigo", "koseki", end="FY2026")

    (gap,) = _contract_gaps(
        ZEI, kaigo, koseki, contract, zei="2027-05-01", kaigo="2027-07-01", koseki="2027-03-01"
    )

    assert gap.systems == ("kaigo", "zei")
    assert "令和8年度末に満了します" in gap.finding.ja
    assert (
        "「介護保険」「総合税システム」の切替は最も遅いもので令和9年7月1日の予定" in gap.finding.ja
    )
    assert "4か月の延長" in gap.finding.ja
    assert "at the end of fiscal 2026" in gap.finding.en


def test_an_extension_is_due_to_be_announced_before_its_notice_runs_out():
    contract = a_contract("lease", "zei", end="2027-03-31", notice_months=3)

    (gap,) = _contract_gaps(ZEI, contract, zei="2027-05-01")

    assert str(gap.due) == "2026-12-28"  # the last open day of the year


def test_notice_that_should_have_been_given_is_due_today():
    contract = a_contract("lease", "zei", end="2026-06-30", notice_months=6)

    (gap,) = _contract_gaps(ZEI, contract, zei="2027-05-01")

    assert str(gap.due) == "2026-04-01"


def test_a_contract_that_has_ended_is_spoken_of_in_the_past():
    contract = a_contract("lease", "zei", end="2026-02")

    (gap,) = _contract_gaps(ZEI, contract, zei="2026-10-01")

    assert "令和8年2月末に満了しましたが" in gap.finding.ja
    assert "ended at the end of 2026-02" in gap.finding.en


# GAP008


def test_a_good_window_beats_a_soft_season():
    soft = a_season(TAX, "04-20", "05-31", severity=Severity.SOFT)
    window = a_season("*", "05-03", "05-06", severity=Severity.WINDOW)

    assert _season_gaps(ZEI, soft, window, zei="2027-05-07") == ()
    assert len(_season_gaps(ZEI, soft, window, zei="2027-05-20")) == 1


def test_the_soft_season_of_another_business_does_not_matter():
    soft = a_season("long_term_care", "04-20", "05-31", severity=Severity.SOFT)

    assert _season_gaps(ZEI, soft, zei="2027-05-01") == ()


def _neighbours(criticality: Criticality, **fields: object):
    kaigo = a_system("kaigo", name="介護保険", businesses=("long_term_care",), **fields)
    hard = a_season("long_term_care", "06-01", "08-31", reason=said("本算定", "assessment"))
    return ZEI, kaigo, hard, a_linkage("zei", "kaigo", criticality=criticality)


def test_the_hard_season_of_an_essential_neighbour_is_a_conflict():
    (gap,) = _season_gaps(*_neighbours(Criticality.ESSENTIAL), zei="2027-07-01", kaigo="2027-10-01")

    assert gap.systems == ("zei", "kaigo")
    assert "必須の連携の相手「介護保険」（本算定）の繁忙期" in gap.finding.ja


def test_a_neighbour_that_is_live_has_its_busy_season_too():
    parts = _neighbours(Criticality.ESSENTIAL, state=State.LIVE)

    assert [gap.key for gap in _season_gaps(*parts, zei="2027-07-01")] == ["GAP008@zei"]


def test_a_conflict_is_settled_before_its_own_cutover_and_not_that_of_the_neighbour():
    parts = _neighbours(Criticality.ESSENTIAL)
    (gap,) = _season_gaps(*parts, zei="2027-07-01", kaigo="2027-03-01")

    assert gap.needed_by == date(2027, 7, 1)


def test_a_neighbour_that_can_do_without_the_data_does_not_matter():
    parts = _neighbours(Criticality.IMPORTANT)

    assert _season_gaps(*parts, zei="2027-07-01", kaigo="2027-10-01") == ()


def test_the_season_of_a_system_that_is_switched_off_does_not_matter():
    old = a_local(
        "old",
        businesses=("long_term_care",),
        disposition=Disposition.RETIRE,
        retire_on="2027-12",
    )
    hard = a_season("long_term_care", "06-01", "08-31")

    assert _season_gaps(ZEI, old, hard, a_linkage("zei", "old"), zei="2027-07-01") == ()


def test_the_switch_days_before_the_first_operating_day_can_meet_a_neighbours_season():
    parts = _neighbours(Criticality.ESSENTIAL)

    assert len(_season_gaps(*parts, zei="2027-09-01", kaigo="2027-10-01")) == 1
    assert _season_gaps(*parts, zei="2027-09-10", kaigo="2027-10-01") == ()


def test_many_neighbours_are_counted_and_not_all_listed():
    keys = [f"k{number}" for number in range(5)]
    neighbours = [a_system(key, businesses=("long_term_care",)) for key in keys]
    links = [a_linkage("zei", key) for key in keys]
    hard = a_season("long_term_care", "06-01", "08-31")

    (gap,) = _season_gaps(ZEI, *neighbours, *links, hard, zei="2027-07-01")

    assert gap.systems == ("zei", *keys)
    assert "ほか2件" in gap.finding.ja
    assert "and 2 more" in gap.finding.en
