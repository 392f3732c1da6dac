"""The cost rules of docs/cost-rules.md, one example each, in round figures."""

import pytest

from migplan.model.case import Case, Role
from migplan.model.plan import CostKind
from migplan.planning.assemble import dates_of
from migplan.planning.ledger import Ledger
from tests.make import (
    a_case,
    a_contract,
    a_linkage,
    a_local,
    a_partner,
    a_season,
    a_slot,
    a_system,
    some_prices,
)

MAN = 10_000


def ledger(case: Case, **days: str) -> Ledger:
    slots = {slot.day.isoformat(): slot for slot in case.slots}
    return Ledger(case, {key: slots[day] for key, day in days.items()})


def kinds(case: Case, **days: str) -> dict[str, int]:
    return {kind: yen for kind, yen in ledger(case, **days).by_kind().items() if yen}


def two_movers(**fields: object) -> Case:
    return a_case(
        a_system("a"),
        a_system("b"),
        a_linkage("a", "b"),
        prices=some_prices(parallel_running=0),
        **fields,
    )


def test_two_systems_in_one_slot_need_no_bridge():
    assert kinds(two_movers(), a="2026-12-01", b="2026-12-01") == {}


def test_a_bridge_costs_its_set_up_and_each_month_between():
    assert kinds(two_movers(), a="2026-12-01", b="2027-03-01") == {
        CostKind.BRIDGE_SETUP: 200 * MAN,
        CostKind.BRIDGE_RUNNING: 3 * 10 * MAN,
    }


def test_a_bridge_runs_dearer_when_the_consumer_goes_first():
    assert kinds(two_movers(), b="2026-12-01", a="2027-03-01") == {
        CostKind.BRIDGE_SETUP: 200 * MAN,
        CostKind.BRIDGE_RUNNING: 3 * 15 * MAN,
    }


def test_a_bridge_that_runs_already_costs_only_its_months_until_the_cutover():
    case = a_case(
        a_system("old"),
        a_system("new", state="live"),
        a_linkage("new", "old"),
        prices=some_prices(parallel_running=0),
    )

    assert kinds(case, old="2026-10-01") == {CostKind.MIXED_RUNNING: 6 * 10 * MAN}


@pytest.mark.parametrize("other", [a_local("x"), a_partner("x")])
def test_a_neighbour_that_stays_is_adapted_once(other: object):
    case = a_case(a_system("a"), other, a_linkage("a", "x"), prices=some_prices(parallel_running=0))

    assert kinds(case, a="2027-01-01") == {CostKind.REWORK: 100 * MAN}


def test_a_neighbour_switched_off_before_is_not_adapted():
    case = a_case(
        a_system("a"),
        a_local("x", disposition="retire", retire_on="2026-12"),
        a_linkage("a", "x"),
        prices=some_prices(parallel_running=0),
    )

    assert kinds(case, a="2026-12-01") == {CostKind.REWORK: 100 * MAN}
    assert kinds(case, a="2027-01-01") == {}


def test_a_contract_is_extended_up_to_the_month_of_the_cutover():
    case = a_case(
        a_system("a"),
        a_contract("k", "a", end="2026-11"),
        prices=some_prices(parallel_running=0),
    )

    assert kinds(case, a="2027-01-01") == {CostKind.CONTRACT_EXTENSION: 2 * 12 * MAN}


def test_the_rest_of_a_lease_is_paid_after_an_early_cutover():
    lease = a_contract("k", "a", end="FY2026", kind="lease")
    upkeep = a_contract("k", "a", end="FY2026", kind="maintenance")
    prices = some_prices(parallel_running=0)

    assert kinds(a_case(a_system("a"), lease, prices=prices), a="2026-12-01") == {
        CostKind.CONTRACT_LEFTOVER: 3 * 10 * MAN
    }
    assert kinds(a_case(a_system("a"), upkeep, prices=prices), a="2026-12-01") == {}


def test_parallel_running_is_free_while_the_lease_runs():
    lease = a_contract("k", "a", end="2027-01", kind="lease")
    case = a_case(a_system("a"), lease, prices=some_prices(parallel_running=3))

    assert kinds(case, a="2026-12-01") == {
        CostKind.CONTRACT_LEFTOVER: 10 * MAN,
        CostKind.PARALLEL_RUNNING: 2 * 10 * MAN,
    }


def test_a_contract_of_several_systems_is_shared_to_the_yen():
    contract = a_contract("k", "a", "b", "c", end="2026-11", monthly_yen=100)
    prices = some_prices(parallel_running=0, contract_extension=100)
    case = a_case(a_system("a"), a_system("b"), a_system("c"), contract, prices=prices)

    assert kinds(case, a="2026-12-01", b="2026-12-01", c="2026-12-01") == {
        CostKind.CONTRACT_EXTENSION: 100
    }


def test_lateness_counts_the_months_after_the_deadline():
    case = a_case(a_system("a", deadline="2026-12-31"), prices=some_prices(parallel_running=0))

    assert kinds(case, a="2026-12-01") == {}
    assert kinds(case, a="2027-02-01") == {CostKind.LATENESS: 2 * 50 * MAN}


def test_a_soft_season_is_charged_unless_a_window_beats_it():
    soft = a_season("tax", "10-01", "02-28", severity="soft")
    window = a_season("*", "12-29", "01-03", severity="window")
    slots = [a_slot("2026-12-01"), a_slot("2027-01-04", closed_days=6)]
    case = a_case(
        a_system("a", businesses=("tax",)),
        soft,
        window,
        slots=slots,
        prices=some_prices(parallel_running=0),
    )

    assert kinds(case, a="2026-12-01") == {CostKind.SEASON: 100 * MAN}
    assert kinds(case, a="2027-01-04") == {}


def test_yen_fall_into_the_fiscal_year_of_their_month():
    found = ledger(two_movers(), a="2027-03-01", b="2027-06-01").by_fiscal_year()

    assert found == {
        "2026": {"bridge_running": 10 * MAN, "bridge_setup": 200 * MAN},
        "2027": {"bridge_running": 20 * MAN},
    }


def test_weights_are_no_money():
    case = a_case(a_system("a", deadline="2026-12-31"), prices=some_prices(parallel_running=0))
    book = ledger(case, a="2027-02-01")

    assert book.total() == 100 * MAN
    assert book.cash() == 0
    assert book.by_fiscal_year() == {}


def test_linkages_of_one_unit_cost_nothing_between_them():
    case = two_movers(units=(("a", "b"),))

    assert ledger(case, a="2026-12-01", b="2026-12-01").total() == 0
    assert dates_of(case, (0,)).keys() == {"a", "b"}


def test_a_renewed_local_system_is_adapted_to_a_system_that_is_live():
    case = a_case(
        a_local("x", disposition="renew"),
        a_system("new", state="live"),
        a_linkage("new", "x"),
        roles={"x": Role.MOVING},
        units=(("x",),),
        project_months={"x": 3},
        prices=some_prices(parallel_running=0),
    )

    assert kinds(case, x="2026-12-01") == {CostKind.REWORK: 100 * MAN}
