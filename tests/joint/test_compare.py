"""Several plans side by side: alignment, sums, causes, and what a body keeps to itself."""

from datetime import date
from typing import Any

from migplan.catalogue.catalogue import load_catalogue
from migplan.joint.compare import Side, compare, shared
from migplan.model.comparison import Comparison, Mode, Sameness, Standing
from migplan.model.dates import RoughDate
from migplan.model.joint_group import Withheld
from migplan.model.municipality import Municipality
from migplan.model.plan import Cost, Plan
from migplan.model.system import State
from tests.make import a_case, a_contract, a_local, a_plan, a_system

CATALOGUE = load_catalogue()


def a_body(name: str, *parts: Any, dates: dict[str, str] | None = None, **fields: Any) -> Plan:
    """The plan of a body; every moving system cuts over on 1 April 2027 unless ``dates`` says so."""
    case = a_case(*parts, municipality=Municipality(name=name))
    moving = {key for unit in case.units for key in unit}
    days = {key: (dates or {}).get(key, "2027-04-01") for key in sorted(moving)}
    return a_plan(case, days, **fields)


def compared(*plans: Plan, **withholds: tuple[Withheld, ...]) -> tuple[Comparison, list[Side]]:
    """The comparison of plans with the keys ``a``, ``b``, ..."""
    sides = [
        Side(key, plan.municipality, plan, withholds.get(key, ()))
        for key, plan in zip("abcdef", plans, strict=False)
    ]
    return compare(sides, CATALOGUE), sides


def row(comparison: Comparison, key: str) -> Any:
    return next(row for row in comparison.rows if row.key == key)


def spending(**years: int) -> Cost:
    """A plan that spends these yen, all on bridges."""
    total = sum(years.values())
    return Cost(
        total_yen=total,
        cash_yen=total,
        low_yen=total // 2,
        high_yen=total * 2,
        by_kind={"bridge_setup": total},
        by_fiscal_year={
            year.removeprefix("y"): {"bridge_setup": yen} for year, yen in years.items()
        },
    )


def test_systems_of_other_names_and_scopes_stand_under_the_businesses_they_cover():
    whole = a_system(
        "sogo",
        name="総合行政システム",
        businesses=("resident_record", "fixed_asset_tax", "long_term_care"),
        package="甲 総合",
    )
    east = a_body(
        "東市",
        a_system("juki", businesses=("001",), package="甲総合"),
        a_system("zei", businesses=("fixed_asset_tax",), package="乙税"),
        a_system("kaigo", businesses=("long_term_care",), state=State.EXPECTED_LIVE),
        dates={"juki": "2027-07-01"},
    )
    found, _ = compared(east, a_body("西町", whole))

    assert found.mode is Mode.BODIES
    resident, tax = row(found, "resident_record"), row(found, "fixed_asset_tax")
    assert resident.systems == {"a": ("juki",), "b": ("sogo",)}
    assert (resident.months_apart, resident.package) == (3, Sameness.SAME)
    assert (tax.same_day, tax.package) == (True, Sameness.DIFFERENT)
    care = row(found, "long_term_care")
    assert (care.moving, care.months_apart) == (1, None)
    east_care, west = found.members[0].system("kaigo"), found.members[1].system("sogo")
    assert east_care is not None
    assert east_care.standing is Standing.EXPECTED
    assert west is not None
    assert west.businesses == 3
    assert row(found, "national_pension").systems == {}


def test_local_systems_meet_by_kind_or_by_name_and_the_rest_is_shown_as_unmatched():
    east = a_body(
        "東市",
        a_local("gakudo", name="学童保育", local_kind="after_school_care"),
        a_local("hato", name="防災無線管理システム"),
        a_local("taka", name="鷹狩台帳"),
    )
    west = a_body(
        "西町",
        a_local("g2", name="放課後クラブ", local_kind="after_school_care"),
        a_local("bosai", name="防災無線管理"),
    )
    found, _ = compared(east, west)

    assert row(found, "local:after_school_care").systems == {"a": ("gakudo",), "b": ("g2",)}
    named = [r for r in found.rows if r.key.startswith("name:")]
    assert [r.systems for r in named] == [{"a": ("hato",), "b": ("bosai",)}]
    assert found.unmatched == {"a": ("taka",)}


def test_money_and_counts_add_up_to_the_yen():
    juki = a_system("juki", businesses=("resident_record",))
    plans = (
        a_body("東市", juki, cost=spending(y2026=1_000_001, y2028=7)),
        a_body("西町", juki, cost=spending(y2027=333)),
    )
    found, _ = compared(*plans)

    assert found.money is not None
    assert found.total is not None
    by_year = {year.year: year.extra for year in found.money.years}
    assert by_year == {2026: 1_000_001, 2027: 333, 2028: 7}
    assert found.money.extra.typical == sum(by_year.values()) == 1_000_341
    assert found.money.bridges == 1_000_341
    assert (found.total.systems, found.total.peak) == (2, 2)
    assert [slot.systems for slot in found.shared_slots] == [{"a": 1, "b": 1}]
    assert [group.members for group in found.late_sets] == [("a", "b")]


def test_a_contract_that_ends_first_is_priced_as_the_plan_prices_it():
    contract = a_contract("hoshu", "juki", end=RoughDate.model_validate("2026-12"))
    east = a_body("東市", a_system("juki", businesses=("resident_record",)), contract)
    found, _ = compared(east, a_body("西町", a_system("juki")))

    (short,) = list(found.members[0].contracts or ())
    assert (short.months, short.yen) == (4, 4 * 120_000)  # January to April, 120 %
    assert found.total is not None
    assert found.total.short_contracts == 1


def test_a_premise_in_the_order_of_the_dates_comes_first():
    def body(name: str, deadline: str, months: int, day: str) -> Plan:
        juki = a_system(
            "juki",
            businesses=("resident_record",),
            deadline=RoughDate.model_validate(deadline),
            project_months=months,
        )
        made = a_body(name, juki, dates={"juki": day})
        case = made.case.model_copy(update={"project_months": {"juki": months}})
        return made.model_copy(update={"case": case})

    found, _ = compared(
        body("東市", "2027-12-31", 9, "2027-04-01"), body("西町", "2027-06-30", 12, "2027-10-01")
    )

    (why,) = found.why
    assert [(p.key, p.agrees) for p in why.premises] == [("work", True), ("deadline", False)]
    assert {m: v.ja for m, v in why.premises[0].values.items()} == {"a": "9か月", "b": "12か月"}


def test_one_vendor_in_one_month_counts_its_bodies_together():
    def body(name: str, day: str) -> Plan:
        return a_body(name, a_system("juki", vendor="甲社"), dates={"juki": day})

    found, _ = compared(
        body("東市", "2027-04-01"), body("西町", "2027-04-20"), body("南村", "2027-08-01")
    )

    (vendor,) = found.vendors
    assert vendor.busiest == date(2027, 4, 1)
    assert vendor.busiest_members == ("a", "b")
    assert set(vendor.members) == {"a", "b", "c"}


def test_versions_are_held_against_the_first_and_never_added_up():
    def version(day: str) -> Plan:
        return a_body("東市", a_system("juki"), dates={"juki": day}, cost=spending(y2027=10))

    same, _ = compared(version("2027-04-01"), version("2027-04-01"))
    other, _ = compared(version("2027-04-01"), version("2027-07-01"))

    assert same.mode is Mode.VERSIONS
    assert (same.total, same.money) == (None, None)
    (against,) = same.versus
    assert not (against.moved)
    assert not (against.premises)
    assert not (against.added)
    assert not (against.dropped)
    assert [moved.after for moved in other.versus[0].moved] == [date(2027, 7, 1)]


def test_what_two_bodies_keep_back_is_in_no_sum_and_nothing_of_one_is_left_over():
    juki = a_system("juki", businesses=("resident_record",), vendor="甲社")
    plans = [
        a_body(n, juki, cost=spending(y2027=yen)) for n, yen in (("東", 5), ("西", 70), ("南", 900))
    ]
    money = (Withheld.MONEY,)
    full, sides = compared(*plans, b=money)
    one = shared(full, sides, CATALOGUE)
    two = shared(*compared(*plans, a=money, b=(*money, Withheld.VENDORS)), CATALOGUE)

    assert full.money is not None
    assert full.money.extra.typical == 975
    assert one.money is not None
    assert one.money.extra.typical == 905
    assert one.sharing["money"] == 2
    assert one.members[1].money is None
    assert two.money is None, "the sum of one is its own figure"
    assert set(two.vendors[0].members) == {"a", "c"}
