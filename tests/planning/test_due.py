"""What has to be decided by when: budgets, council, commitments, subsidy, projects."""

from datetime import date
from typing import Any

import pytest

from migplan.catalogue.catalogue import load_catalogue
from migplan.model.contract import Contract
from migplan.model.plan import DecisionDue
from migplan.planning.due import decisions_due
from migplan.planning.due.days import next_session
from migplan.planning.outlook import funding_windows
from tests.make import a_case, a_contract, a_plan, a_slot, a_system

LATE = "2031-05-07"


def due_of(
    dates: dict[str, str], yearly: dict[str, dict[str, int]] | None = None, **fields: Any
) -> dict[str, DecisionDue]:
    systems = [a_system(key, businesses=("resident_record",)) for key in dates]
    slots = [a_slot(day, 2) for day in sorted(set(dates.values()))]
    case = a_case(*systems, slots=slots, **fields)
    plan = a_plan(case, dates)
    windows = funding_windows(case, plan.cutovers, load_catalogue().funding)
    found = decisions_due(case, plan.cutovers, yearly or {}, (), windows)
    return {row.key: row for row in found}


@pytest.mark.parametrize(
    ("as_of", "month", "request_day"),
    [
        (date(2026, 4, 1), 6, date(2026, 4, 30)),
        (date(2026, 5, 1), 9, date(2026, 7, 31)),
        (date(2026, 10, 1), 12, date(2026, 10, 31)),
        (date(2026, 11, 1), 3, date(2027, 1, 31)),
    ],
)
def test_a_supplementary_budget_is_asked_for_two_months_before_the_session(
    as_of: date, month: int, request_day: date
):
    session = next_session(as_of, 2026)

    assert session is not None
    assert (session.month % 12 + 1, session.request) == (month, request_day)


def test_after_january_no_session_of_the_year_is_left():
    assert next_session(date(2027, 2, 1), 2026) is None


def test_each_year_is_asked_for_in_the_budget_that_can_still_take_it():
    yearly = {str(year): {"rework": 1_000_000} for year in (2026, 2027, 2028)}
    found = due_of({"juki": "2028-07-03"}, yearly, as_of=date(2026, 12, 1))

    assert "3月補正予算" in found["budget:2026"].what.ja
    assert found["budget:2026"].due == date(2027, 1, 29)  # the 31st is a Sunday
    assert "当初予算（間に合わなければ6月補正予算）に" in found["budget:2027"].what.ja
    assert found["budget:2027"].due == date(2026, 12, 1)
    assert "令和10年度の当初予算に" in found["budget:2028"].what.ja
    assert found["budget:2028"].due == date(2027, 10, 29)


def test_what_no_budget_of_the_year_can_take_is_paid_by_transfers_or_the_reserve():
    found = due_of({"juki": "2028-07-03"}, {"2026": {"rework": 1_000_000}}, as_of=date(2027, 2, 1))

    said = found["budget:2026"].what.ja
    assert said == "追加費用100万円を、令和8年度の予算の流用又は予備費の充用で賄う"


def test_work_over_two_fiscal_years_needs_a_vote_before_its_contract():
    found = due_of(
        {"juki": "2028-07-03", "zei": "2028-01-04"}, project_months={"juki": 8, "zei": 6}
    )
    liability = {key: row for key, row in found.items() if key.startswith("liability")}

    assert set(liability) == {"liability:2027"}
    assert "令和9年度から令和10年度まで" in liability["liability:2027"].what.ja
    assert "juki" in liability["liability:2027"].what.ja
    assert "zei" not in liability["liability:2027"].what.ja


def test_work_that_has_begun_has_its_contract_already():
    found = due_of({"juki": "2027-07-01"}, project_months={"juki": 15})

    assert not [key for key in found if key.startswith("liability")]


def test_the_subsidy_is_asked_for_in_time_and_what_comes_later_needs_other_money():
    found = due_of({"juki": "2027-07-01", "zei": LATE}, horizon_end=date(2032, 3, 31))

    assert found["subsidy:2027"].due == date(2026, 10, 30)
    assert "R13.3.31" in found["subsidy:outside"].basis.ja
    assert "zei" in found["subsidy:outside"].what.ja


def test_the_ordinance_goes_to_the_last_session_in_time():
    found = due_of({"juki": "2027-09-21"})

    assert "令和9年6月定例会" in found["council:rules"].what.ja
    assert found["council:rules"].due == date(2027, 4, 30)


def test_waves_whose_work_begins_within_a_year_are_commissioned_and_at_least_the_first():
    dates = {"juki": "2027-09-21", "zei": "2028-01-04", "kaigo": LATE}
    found = due_of(dates, project_months={"juki": 12, "zei": 12, "kaigo": 12})

    assert [key for key in found if key.startswith("wave")] == ["wave:001", "wave:002"]
    only = due_of({"kaigo": LATE}, project_months={"kaigo": 12})
    assert [key for key in only if key.startswith("wave")] == ["wave:001"]


def test_a_vote_after_the_work_has_begun_does_not_allow_its_contract():
    april = {"juki": "2028-05-08"}
    begins = {"juki": 13}
    found = due_of(april, project_months=begins, as_of=date(2026, 11, 22))["liability:2027"]
    late = due_of(april, project_months=begins, as_of=date(2027, 2, 1))["liability:2027"]

    assert "3月定例会" in found.basis.ja  # requests for the initial budget closed in October
    assert found.due == date(2027, 1, 29)
    assert "直ちに" in late.basis.ja
    assert late.due == date(2027, 2, 1)


def test_a_contract_that_another_has_replaced_is_not_extended():
    old = a_contract("old", "juki", end="2025-03", monthly_yen=1)
    new = a_contract("new", "juki", start="2025-04", end="2030-03", monthly_yen=1)

    def named(*contracts: Contract) -> list[str]:
        case = a_case(a_system("juki"), *contracts, slots=[a_slot("2027-07-01", 2)])
        plan = a_plan(case, {"juki": "2027-07-01"})
        found = decisions_due(case, plan.cutovers, {}, ())
        return [row.key for row in found if row.key.startswith("contracts")]

    assert named(old) != []
    assert named(old, new) == []
