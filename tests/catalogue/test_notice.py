"""The day of notice is one day, whoever asks for it."""

from datetime import date

import pytest

from migplan.catalogue.notice import notice_day
from migplan.gaps.rules.contract_ends_before_cutover import contract_ends_before_cutover
from migplan.planning.due import decisions_due
from tests.gaps.examples import ZEI, some_facts
from tests.make import a_contract


@pytest.mark.parametrize(
    ("end", "months", "day"),
    [
        ("2027-02", 6, "2026-08-31"),  # the end of a month, not its 28th
        # half a year where nobody said, and not the month's end
        ("2027-03-15", None, "2026-09-15"),
        # 28 February is a Sunday
        ("2027-08-31", 6, "2027-02-26"),
        ("2027-03-15", 0, "2027-03-15"),
    ],
)
def test_notice_is_counted_from_the_day_a_contract_ends(end: str, months: int | None, day: str):
    contract = a_contract("lease", "zei", end=end, notice_months=months)

    assert contract.end is not None
    assert notice_day(contract, contract.end.day) == date.fromisoformat(day)


def test_the_gap_and_the_decision_name_the_same_day():
    facts = some_facts(
        ZEI, a_contract("lease", "zei", end="2027-03-16"), dates={"zei": "2027-07-01"}
    )
    (hit,) = contract_ends_before_cutover.find(facts)
    assert facts.plan is not None
    due = {row.key: row.due for row in decisions_due(facts.case, facts.plan.cutovers, {}, ())}

    assert hit.due == date(2026, 9, 16)
    assert due["contracts:2026-09-16"] == hit.due
