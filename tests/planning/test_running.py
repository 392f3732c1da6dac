"""Running costs before and after, the window of a subsidy, and what residents notice."""

from datetime import date

from migplan.catalogue.catalogue import load_catalogue
from migplan.model.plan import Plan
from migplan.model.price import RUNNING_KEY, PriceUnit
from migplan.planning.outlook import funding_windows, resident_notices, unsettled
from migplan.planning.running import running
from migplan.planning.verify_running import wrong_running
from tests.make import a_case, a_contract, a_local, a_plan, a_price, a_slot, a_system

CUTOVER = "2027-01-04"


def a_running_plan(**dates: str) -> Plan:
    """A standard system under two contracts and a local one without any, from April 2026."""
    case = a_case(
        a_system("juki", businesses=("resident_record",), resident_facing=True),
        a_system("zei", businesses=("individual_resident_tax",)),
        a_local("gakudo", disposition="renew", businesses=()),
        a_contract("use", "juki", "zei", end="2026-09"),
        a_contract("keep", "juki"),
        slots=[a_slot(CUTOVER, 6), a_slot("2031-05-07")],
        prices=[
            a_price("contract_monthly", 10_000, PriceUnit.YEN_PER_MONTH),
            a_price(RUNNING_KEY, 200, PriceUnit.PERCENT),
        ],
    )
    return a_plan(case, {"juki": CUTOVER, "zei": CUTOVER, **dates})


def test_today_is_paid_while_a_contract_covers_it_and_the_new_system_from_its_month():
    plan = a_running_plan()
    found = running(plan.case, plan.cutovers)

    assert found is not None
    by_year = {row.year: (row.months, row.today.typical, row.after.typical) for row in found.years}
    # the lease of both to September; what keeps on to the month of the cutover
    assert by_year[2026] == (12, 6 * 100_000 + 10 * 100_000, 3 * 2 * (150_000 + 50_000))
    assert by_year[2027] == (12, 0, 12 * 2 * 200_000)
    assert set(by_year) == {2026, 2027}
    assert found.assumed == ()


def test_a_system_without_a_contract_costs_the_assumed_price_and_is_named():
    case = a_case(
        a_system("juki"),
        slots=[a_slot(CUTOVER, 6)],
        prices=[
            a_price("contract_monthly", 10_000, PriceUnit.YEN_PER_MONTH),
            a_price(RUNNING_KEY, 200, PriceUnit.PERCENT),
        ],
    )
    found = running(case, a_plan(case, {"juki": CUTOVER}).cutovers)

    assert found is not None
    assert found.assumed == ("juki",)
    assert (found.today_monthly.typical, found.after_monthly.typical) == (10_000, 20_000)
    assert (found.after_monthly.low, found.after_monthly.high) == (5_000, 80_000)


def test_the_judge_finds_a_yen_too_many():
    plan = a_running_plan()
    found = running(plan.case, plan.cutovers)
    assert found is not None

    assert not [*wrong_running(plan.model_copy(update={"running": found}))]
    first = found.years[0]
    more = first.today.model_copy(update={"typical": first.today.typical + 1})
    years = (first.model_copy(update={"today": more}), *found.years[1:])
    wrong = plan.model_copy(update={"running": found.model_copy(update={"years": years})})
    assert [*wrong_running(wrong)] == ["the running costs by year do not add up"]


def test_an_older_case_without_the_price_says_nothing_of_running():
    case = a_case(a_system("juki"), slots=[a_slot(CUTOVER, 6)])

    assert running(case, a_plan(case, {"juki": CUTOVER}).cutovers) is None


def test_a_system_after_the_window_of_the_subsidy_is_outside_it():
    plan = a_running_plan(zei="2031-05-07")
    (window,) = funding_windows(plan.case, plan.cutovers, load_catalogue().funding)

    assert window.until == date(2031, 3, 31)
    assert (window.inside, window.outside) == (("juki",), ("zei",))


def test_residents_notice_what_the_businesses_of_a_wave_print_and_what_stops():
    plan = a_running_plan(zei="2031-05-07")
    first, second = resident_notices(plan.case, plan.waves, load_catalogue().residents)

    assert first.stops == ("juki",)
    assert [change.en for change in first.changes] == [
        "certificates",
        "the shapes of characters in names and addresses",
    ]
    assert second.maybe == ("zei",)
    assert "payment slips and tax notices" in [change.en for change in second.changes]


def test_a_date_nobody_decided_for_a_product_nobody_knows_is_not_settled():
    case = a_case(a_system("juki", vendor="甲社"), a_system("zei"), slots=[a_slot(CUTOVER, 6)])
    plan = a_plan(case, {"juki": CUTOVER, "zei": CUTOVER})

    assert unsettled(case, plan.cutovers) == ("zei",)
    pinned = tuple(row.model_copy(update={"pinned": True}) for row in plan.cutovers)
    assert unsettled(case, pinned) == ()
