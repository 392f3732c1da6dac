"""Trying other dates: the tables say what the verifier says, to the yen and to the rule."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from migplan.model.case import Case, parted
from migplan.model.policy import StaffCapacity
from migplan.model.system import Pin
from migplan.pipeline import open_inventory
from migplan.planning.constraints import Constraints
from migplan.planning.whatif.closed import closed_slots
from migplan.planning.whatif.limits import Unchecked, limits_of
from migplan.planning.whatif.tables import cost_tables
from tests.inventories.folders import INVENTORIES
from tests.make import a_case, a_system
from tests.planning.cases import SLOTS, cases
from tests.planning.whatif_sum import added_up, days_of, recounted, refused


@st.composite
def tried(draw: st.DrawFn) -> tuple[Case, tuple[int, ...]]:
    """A case with pins and units of two, and any slot for each unit."""
    case = draw(cases())
    pins = {
        key: Pin(date=draw(st.sampled_from(SLOTS)), owner="課長", reason="理由")
        for unit in case.units
        for key in unit
        if draw(st.integers(0, 3)) == 0
    }
    together = [[key for unit in case.units[:2] for key in unit]] if draw(st.booleans()) else []
    systems = tuple(s.model_copy(update={"pin": pins.get(s.id)}) for s in case.systems)
    units = parted([key for unit in case.units for key in unit], together)
    changed = {"systems": systems, "units": units, "hard_deadlines": draw(st.booleans())}
    case = case.model_copy(update=changed)
    return case, tuple(draw(st.integers(0, len(SLOTS) - 1)) for _ in units)


def pinned(case: Case, at: tuple[int, ...]) -> Case:
    """The case with every moving system pinned to where it is tried."""
    days = days_of(case, cost_tables(case), at)
    return case.model_copy(
        update={
            "systems": tuple(
                s.model_copy(update={"pin": Pin(date=days[s.id], owner="課長", reason="理由")})
                if s.id in days
                else s
                for s in case.systems
            )
        }
    )


@settings(max_examples=60)
@given(tried())
def test_adding_up_the_tables_is_what_the_verifier_counts(trial):
    case, at = trial
    tables = cost_tables(case)

    assert added_up(tables, at) == recounted(case, days_of(case, tables, at))


@settings(max_examples=60)
@given(tried())
def test_a_firm_rule_is_broken_exactly_where_no_plan_could_be_pinned(trial):
    case, at = trial
    tables = cost_tables(case)
    days = days_of(case, tables, at)

    broken = [*Constraints(pinned(case, at), days, {}).broken()]
    assert refused(case, tables, at) == bool(broken), broken


def test_the_sample_adds_up_for_any_dates():
    case = open_inventory(INVENTORIES / "mihon-shi").case
    tables = cost_tables(case)
    chance = Random(5)  # noqa: S311
    for _ in range(40):
        at = [chance.randrange(len(tables.slots)) for _ in case.units]
        assert added_up(tables, at) == recounted(case, days_of(case, tables, at))


def test_what_a_new_pin_may_do_is_told_but_does_not_keep_it_away():
    pin = Pin(date="2027-03-01", owner="課長", reason="理由")
    case = a_case(a_system("a", pin=pin, deadline="2027-06-30"), a_system("b"), lead_months=8)
    tables = cost_tables(case)
    found = {(rule.system, rule.rule): rule for rule in closed_slots(case, tables.slots)}

    assert set(found) == {("a", "pin"), ("a", "late"), ("b", "lead")}
    assert not any(rule.firm for rule in found.values())
    assert str(found["a", "pin"].day) == "2027-03-01"
    first_late = tables.slots[found["a", "late"].slots[0]]
    assert str(first_late.day) == "2027-07-01"


def test_where_people_are_limited_the_tables_say_that_they_do_not_tell():
    case = a_case(a_system("a"), staff=StaffCapacity(people=2), parallel_projects=1)

    assert limits_of(case).unchecked == (Unchecked.PEOPLE,)
    assert limits_of(case).projects == ()
