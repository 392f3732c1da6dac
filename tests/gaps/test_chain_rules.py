"""What the rules tell apart that look at more than a pair: GAP028 to GAP031."""

from datetime import date

import pytest

from migplan.gaps.find import find_gaps
from migplan.gaps.rules.borrowed_function import borrowed_function
from migplan.gaps.rules.single_point import single_point
from migplan.gaps.rules.split_chain import split_chain
from migplan.gaps.rules.yearly_flow import yearly_flow
from migplan.model.plan import Bridge
from migplan.model.system import Disposition, State, System
from tests.gaps.examples import GAKUDO, IRYO, KOKUHO, ZAIMU, ZEI, some_facts, with_
from tests.make import a_bridge, a_linkage, a_system

APART = {"zei": "2027-05-01", "kokuho": "2027-09-01"}
LINK = a_linkage("zei", "kokuho")


def _between(start: str, end: str, **fields: object) -> tuple[Bridge, ...]:
    return (a_bridge("zei", "kokuho", start, end, **fields),)


def test_a_chain_is_split_where_a_bridge_joins_two_waves():
    bridges = _between("2027-05-01", "2027-09-01")

    (gap,) = find_gaps(some_facts(ZEI, KOKUHO, LINK, dates=APART, bridges=bridges), [split_chain])

    assert (gap.subject, gap.systems) == ("insurance_premium_nhi", ("zei", "kokuho"))
    assert "令和9年5月1日から令和9年9月1日まで" in gap.finding.ja
    assert gap.needed_by == date(2027, 5, 1)


def test_without_a_bridge_nothing_is_handed_on_and_no_chain_is_split():
    assert find_gaps(some_facts(ZEI, KOKUHO, dates=APART), [split_chain]) == ()


def test_a_chain_that_runs_over_a_bridge_today_is_left_alone():
    live = with_(KOKUHO, state=State.LIVE)
    bridges = _between("2026-04-01", "2027-05-01", running_at_as_of=True)
    facts = some_facts(ZEI, live, LINK, dates={"zei": "2027-05-01"}, bridges=bridges)

    assert find_gaps(facts, [split_chain]) == ()


def test_a_step_in_between_that_nobody_linked_hands_nothing_on():
    dates = {"zei": "2027-05-01", "zaimu": "2027-09-01"}
    facts = some_facts(ZEI, IRYO, ZAIMU, a_linkage("zei", "iryo"), dates=dates)

    assert find_gaps(facts, [split_chain]) == ()


def _borrower(**fields: object) -> System:
    return with_(GAKUDO, shared_functions=("収納",), current_package="総合", **fields)


LENDER = with_(ZEI, current_package="総合")


@pytest.mark.parametrize(
    ("renewed", "found"), [("2027-03-01", 0), ("2027-05-01", 0), ("2027-09-01", 1)]
)
def test_who_leaves_no_later_than_the_lender_misses_nothing(renewed: str, found: int):
    dates = {"zei": "2027-05-01", "gakudo": renewed}
    facts = some_facts(LENDER, _borrower(disposition=Disposition.RENEW), dates=dates)

    assert len(find_gaps(facts, [borrowed_function])) == found


def test_an_unknown_lender_is_sought_among_those_it_exchanges_data_with():
    alone = _borrower().model_copy(update={"current_package": None})
    facts = some_facts(LENDER, KOKUHO, alone, a_linkage("zei", "gakudo"))

    (gap,) = find_gaps(facts, [borrowed_function])

    assert (gap.systems, gap.severity, gap.confidence) == (("zei", "gakudo"), "low", "low")


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2027-05-01", "2027-06-15", 0),
        ("2027-05-01", "2027-06-16", 1),
        ("2027-06-15", "2027-09-01", 1),
        ("2027-06-16", "2028-06-15", 0),
        ("2027-05-01", "2029-09-01", 1),
    ],
)
def test_a_yearly_flow_matters_between_the_two_cutovers_and_is_told_once(
    start: str, end: str, days: int
):
    facts = some_facts(
        ZEI, KOKUHO, LINK, dates={"zei": start, "kokuho": end}, bridges=_between(start, end)
    )

    assert len(find_gaps(facts, [yearly_flow])) == days


@pytest.mark.parametrize(("since", "found"), [("2025-05", 0), ("2026-01", 1), (None, 1)])
def test_what_a_bridge_has_carried_once_needs_no_rehearsal(since: str | None, found: int):
    live = System.model_validate(
        {**with_(KOKUHO, state=State.LIVE).model_dump(), "live_since": since}
    )
    bridges = _between("2026-04-01", "2027-05-01", running_at_as_of=True)
    facts = some_facts(ZEI, live, LINK, dates={"zei": "2027-05-01"}, bridges=bridges)

    assert len(find_gaps(facts, [yearly_flow])) == found


def test_several_linkages_between_two_systems_are_one_yearly_question():
    facts = some_facts(
        ZEI, KOKUHO, LINK, a_linkage("zei", "kokuho", id="more"),
        dates=APART, bridges=(*_between("2027-05-01", "2027-09-01"),
                              *_between("2027-05-01", "2027-09-01", linkage="more")),
    )  # fmt: skip

    (gap,) = find_gaps(facts, [yearly_flow])

    assert gap.subject == "zei>kokuho"
    assert (gap.needed_by, gap.due) == (date(2027, 6, 15), date(2027, 3, 15))


def test_one_package_in_two_waves_is_one_point_that_lists_both():
    keys = [f"s{number}" for number in range(6)]
    systems = [a_system(key, package="甲", line="県域回線") for key in keys]
    dates = {key: "2027-01-04" if key < "s3" else "2027-05-06" for key in keys}

    gaps = find_gaps(some_facts(*systems, dates=dates), [single_point])

    assert [gap.subject for gap in gaps] == ["line:県域回線", "package:甲"]
    assert "第1波（令和9年1月4日）第2波（令和9年5月6日）" in gaps[0].finding.ja
