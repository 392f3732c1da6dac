"""From one version of a plan to the next."""

from datetime import date

from migplan.model.case import Assumption, Case
from migplan.model.policy import VendorCapacity
from migplan.model.system import Pin
from migplan.planning.difference import difference
from tests.make import a_case, a_contract, a_linkage, a_plan, a_slot, a_system, said

EARLY, LATER = "2027-01-04", "2027-07-01"


def a_town(*parts: object, **fields: object) -> Case:
    return a_case(
        *parts,  # pyright: ignore[reportArgumentType]
        slots=[a_slot(EARLY), a_slot(LATER)],
        **fields,
    )


def test_a_plan_differs_in_nothing_from_itself():
    case = a_town(a_system("juki"), a_system("zei"), a_linkage("juki", "zei"))
    plan = a_plan(case, {"juki": EARLY, "zei": LATER})

    assert not difference(plan, plan).any


def test_a_pinned_variant_names_the_pin_and_what_moved():
    old = a_town(a_system("juki"), a_system("zei"))
    pin = Pin(date=date(2027, 7, 1), owner="市民課長", reason="合意")
    new = a_town(a_system("juki", pin=pin), a_system("zei"))
    found = difference(
        a_plan(old, {"juki": EARLY, "zei": EARLY}),
        a_plan(new, {"juki": LATER, "zei": EARLY}),
    )

    (moved,) = found.moved
    assert (moved.system, moved.before, moved.after) == (
        "juki",
        date(2027, 1, 4),
        date(2027, 7, 1),
    )
    (premise,) = found.premises
    assert moved.causes == (premise,)
    assert premise.what.ja == "jukiの人が決めた切替日"
    assert (premise.before.ja, premise.after.ja) == ("なし", "R9.7.1（市民課長）")
    assert {f.key: f.after - f.before for f in found.figures}["waves"] == 1


def test_causes_come_from_the_system_then_its_neighbours_then_the_whole_plan():
    lease = {"monthly_yen": 100_000}
    old = a_town(
        a_system("juki"),
        a_system("zei"),
        a_system("far"),
        a_linkage("juki", "zei"),
        a_contract("lease", "zei", end="2026-09", **lease),
        a_contract("other", "far", end="2026-09", **lease),
        parallel_projects=5,
    )
    new = a_town(
        a_system("juki", deadline="2027-09-30"),
        a_system("zei"),
        a_system("far"),
        a_linkage("juki", "zei"),
        a_contract("lease", "zei", end="2027-03", **lease),
        a_contract("other", "far", end="2027-03", **lease),
        parallel_projects=3,
    )
    dates = {"juki": EARLY, "zei": EARLY, "far": EARLY}
    found = difference(a_plan(old, dates), a_plan(new, {**dates, "juki": LATER}))

    assert [cause.what.ja for cause in found.moved[0].causes] == [
        "jukiの移行期限",
        "leaseの満了日",
        "同時に進める件数の上限",
    ]
    assert len(found.premises) == 4


def test_systems_come_go_and_finish():
    old = a_town(a_system("juki"), a_system("zei"))
    new = a_town(a_system("juki", state="live"), a_system("kaigo"))
    found = difference(a_plan(old, {"juki": EARLY, "zei": EARLY}), a_plan(new, {"kaigo": EARLY}))

    assert (found.done, found.dropped, found.added) == (("juki",), ("zei",), ("kaigo",))


def test_what_a_vendor_can_do_is_told_in_words():
    old = a_town(a_system("juki", vendor="甲社"))
    limit = VendorCapacity(vendor="甲社", parallel_projects=2)
    new = a_town(a_system("juki", vendor="甲社"), vendors=[limit])
    (premise,) = difference(a_plan(old, {"juki": EARLY}), a_plan(new, {"juki": EARLY})).premises

    assert (premise.before.ja, premise.after.ja) == ("上限なし", "同時に2件")
    assert premise.systems == ("juki",)


def test_an_assumed_end_of_the_horizon_that_moves_with_the_as_of_date_is_no_cause():
    def town(end: date, *assumed: Assumption) -> Case:
        return a_town(a_system("juki"), horizon_end=end, assumptions=assumed)

    def causes(*assumed: Assumption) -> int:
        old = a_plan(town(date(2031, 3, 31), *assumed), {"juki": EARLY})
        new = a_plan(town(date(2032, 3, 31), *assumed), {"juki": LATER})
        return len(difference(old, new).moved[0].causes)

    assert causes(Assumption(key="policy:horizon_end", statement=said())) == 0
    assert causes() == 1


def test_a_system_that_joins_changes_nothing_about_what_moves_together():
    old = a_plan(a_town(a_system("juki")), {"juki": EARLY})
    new = a_plan(a_town(a_system("juki"), a_system("zei")), {"juki": LATER, "zei": LATER})

    assert difference(old, new).premises == ()
