"""What each kind of change does to an inventory, and how a ceiling is kept."""

from datetime import date
from typing import Any

from migplan.catalogue.catalogue import load_catalogue
from migplan.catalogue.fill import fill
from migplan.joint.scenario import laid_over
from migplan.joint.scenario.budgets import Budgeted, within_budgets
from migplan.joint.scenario.change import Ground
from migplan.model.contract import Contract
from migplan.model.dates import RoughDate
from migplan.model.inventory import Inventory
from migplan.model.municipality import Municipality
from migplan.model.pinned import PinRow
from migplan.model.policy import Policy, VendorCapacity
from migplan.model.scenario import (
    BudgetCap,
    CapacityRow,
    DeadlineRow,
    PriceShift,
    Scenario,
    VendorSlip,
)
from migplan.model.system import Pin, State, System
from migplan.planning.planner import Naming, make_plan


def an_inventory(**policy: Any) -> Inventory:
    pin = Pin(date=date(2027, 5, 6), owner="課長", reason="決定")
    systems = (
        System(id="juki", name="住民記録", vendor="甲社", state=State.LEGACY, pin=pin),
        System(id="zei", name="税", vendor="乙社", state=State.LEGACY),
    )
    filled: dict[str, Any] = {
        "as_of": date(2026, 10, 1),
        "slots": (date(2027, 5, 6), date(2027, 9, 21), date(2028, 5, 8)),
        "vendors": (VendorCapacity(vendor="甲社", parallel_projects=2),),
        **policy,
    }
    standard = tuple(
        system.model_copy(update={"businesses": (business,)})
        for system, business in zip(systems, ("resident_record", "individual_tax"), strict=True)
    )
    return Inventory(
        municipality=Municipality(name="見本町"),
        systems=standard,
        linkages=(),
        contracts=(),
        partners=(),
        placements=(),
        policy=Policy(**filled),
    )


def ground_of(inventory: Inventory) -> Ground:
    case = fill(inventory, load_catalogue())
    return Ground(case, make_plan(case, Naming({}, ()), version="0", compared=False))


def test_a_scenario_that_says_nothing_leaves_everything_as_it_is():
    inventory = an_inventory()
    made = laid_over(inventory, Scenario(name="空"), ground_of(inventory))

    assert made.inventory == inventory
    assert made.said == ()
    assert not Scenario(name="空", note="説明").changes


def test_a_slipping_vendor_takes_its_pins_away_but_not_those_of_the_scenario():
    inventory = an_inventory()
    slip = VendorSlip(vendor="甲社", months=5)
    pinned = PinRow(system="juki", date=date(2028, 5, 8), owner="部長", reason="合意")
    late = laid_over(inventory, Scenario(name="遅れ", vendor_slips=(slip,)), ground_of(inventory))
    both = laid_over(
        inventory, Scenario(name="遅れ", vendor_slips=(slip,), pins=(pinned,)), ground_of(inventory)
    )

    juki, zei = late.inventory.systems
    assert (juki.pin, juki.not_before) == (None, date(2027, 10, 1))
    assert zei == inventory.systems[1]
    assert "切替日の指定を外したもの：住民記録" in late.said[0].ja
    kept = both.inventory.systems[0].pin
    assert kept is not None
    assert kept.date == date(2028, 5, 8)


def test_prices_capacities_and_deadlines_are_replaced_and_told():
    inventory = an_inventory()
    scenario = Scenario(
        name="いろいろ",
        prices=(PriceShift(key="bridge_setup.*", percent=130),),
        capacity=(CapacityRow(vendor="甲社", engineers=3),),
        staff=4,
        parallel_projects=5,
        deadlines=(DeadlineRow(system="zei", date=RoughDate.model_validate("2027-12")),),
        deadline_rule="hard",
    )
    ground = ground_of(inventory)
    made = laid_over(inventory, scenario, ground)
    policy = made.inventory.policy

    was = {price.key: price.typical for price in ground.case.prices}
    assert len(policy.prices) > 1
    assert all(abs(p.typical - was[p.key] * 1.3) < 1 for p in policy.prices)
    assert policy.vendors == (VendorCapacity(vendor="甲社", parallel_projects=2, engineers=3),)
    assert (policy.staff and policy.staff.people, policy.parallel_projects) == (4, 5)
    assert (str(made.inventory.systems[1].deadline), policy.deadlines) == ("2027-12", "hard")
    assert len(made.said) == 6


def test_a_ceiling_is_kept_by_putting_off_what_nobody_pinned():
    lease = Contract(id="k", systems=("zei",), monthly_yen=100_000)
    inventory = an_inventory().model_copy(update={"contracts": (lease,)})
    ground = ground_of(inventory)
    spent = sum(ground.plan.cost.by_fiscal_year["2027"].values())

    def tried(most_yen: int) -> Budgeted:
        scenario = Scenario(name="枠", budgets=(BudgetCap(fiscal_year=2027, most_yen=most_yen),))
        return within_budgets(inventory, scenario, ground, load_catalogue(), lambda: False)

    assert tried(spent).inventory == inventory
    lowered = tried(spent - 1)
    assert lowered.postponed == {2027: ("zei",)}
    assert lowered.inventory.systems[1].not_before == date(2028, 4, 1)
    assert lowered.inventory.systems[0] == inventory.systems[0]
    assert tried(0).postponed == {2027: ("zei",)}
