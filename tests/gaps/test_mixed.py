"""Which linkages run between old and new: against an enumeration of days and linkages."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from migplan.gaps.course import CROSSING, LeftOut, Mix
from migplan.gaps.mixed import Mixed, mixed_state
from migplan.model.case import Case, Role
from migplan.model.linkage import Linkage
from migplan.model.plan import First, Plan
from migplan.model.system import SystemKind
from migplan.pipeline import open_inventory, plan_of
from migplan.planning.ledger import Ledger
from migplan.report.views.bridge_load import alive
from tests.inventories.folders import INVENTORIES
from tests.make import a_bridge, a_case, a_linkage, a_local, a_partner, a_plan, a_system
from tests.planning.cases import cases


def days_of(plan: Plan) -> list[date]:
    """Every day from the as-of date to some days after the last cutover."""
    last = max((cutover.date for cutover in plan.cutovers), default=plan.as_of)
    return [plan.as_of + timedelta(days=n) for n in range((last - plan.as_of).days + 3)]


def naive(plan: Plan) -> dict[date, set[str]]:
    """Linkages of which one end is new and one old, day by day, told without the code under test."""
    case, on = plan.case, {c.system: c.date for c in plan.cutovers}
    days = days_of(plan)
    systems = {system.id: system for system in case.systems}
    found: dict[date, set[str]] = {day: set() for day in days}
    for link in case.linkages:
        ends = (link.provider, link.consumer)
        if any(case.roles[end] not in (Role.MOVING, Role.MIGRATED) for end in ends):
            continue
        movers = [end for end in ends if case.roles[end] is Role.MOVING]
        if len(movers) == 1:
            mover = systems[movers[0]]
            if mover.kind is SystemKind.LOCAL or mover.absorbed_by in ends:
                continue
        for day in days:
            new = [end not in movers or on[end] <= day for end in ends]
            if new[0] != new[1]:
                found[day].add(str(link.id))
    return found


def agrees(plan: Plan, bridges: Iterable[tuple[str, date, date]]) -> Mixed:
    """Every day crosses what the enumeration crosses, and what the bridges are alive for."""
    mixed, by_day = mixed_state(plan), naive(plan)
    for period in mixed.periods:
        every = [key for keys in period.linkages.values() for key in keys]
        assert len(every) == len(set(every))
    crossing = {period.start: set(period.crossing) for period in mixed.periods}
    alive: dict[date, list[str]] = {day: [] for day in by_day}
    for linkage, start, end in bridges:
        for day in by_day:
            if start <= day < end:
                alive[day].append(linkage)
    begun = plan.as_of
    for day, expected in by_day.items():
        begun = day if day in crossing else begun
        assert crossing[begun] == expected, day
        assert sorted(alive[day]) == sorted(expected), day
    most = max(map(len, by_day.values()))
    assert (mixed.peak.number if mixed.peak else 0) == most
    if mixed.peak:
        assert mixed.peak.start == min(day for day, keys in by_day.items() if len(keys) == most)
    for month in mixed.months:
        own = [keys for d, keys in by_day.items() if d.year * 12 + d.month - 1 == month.month]
        assert month.most == max(map(len, own))
        assert month.crossing == len(own[-1])
    return mixed


def spans(plan: Plan) -> list[tuple[str, date, date]]:
    return [(bridge.linkage, bridge.start, bridge.end) for bridge in plan.bridges]


def a_small_plan() -> Plan:
    case = a_case(
        a_system("juki"),
        a_system("inkan"),
        a_system("zei"),
        a_system("fukushi"),
        a_system("live", state="live"),
        a_system("gone", state="not_applicable"),
        a_local("gakudo"),
        a_local("old", disposition="retire", retire_on="2027-01-20"),
        a_local("new", disposition="renew"),
        a_local("into", disposition="absorb", absorbed_by="live"),
        a_partner("bank"),
        *(a_linkage("juki", end) for end in ("inkan", "zei", "fukushi", "live", "gakudo", "old")),
        *(a_linkage("live", end) for end in ("zei", "new", "into", "gone", "bank", "gakudo")),
        a_linkage("gakudo", "bank"),
        a_linkage("zei", "new"),
        units=(("fukushi",), ("inkan", "juki"), ("into",), ("new",), ("zei",)),
    )
    dates = {"juki": "2027-01-04", "inkan": "2027-01-04", "zei": "2027-01-18"}
    dates |= {"fukushi": "2027-07-05", "new": "2027-07-05", "into": "2027-07-05"}
    return a_plan(
        case,
        dates,
        bridges=(
            a_bridge("juki", "zei", "2027-01-04", "2027-01-18"),
            a_bridge("juki", "fukushi", "2027-01-04", "2027-07-05"),
            a_bridge("juki", "live", "2026-04-01", "2027-01-04", first=First.CONSUMER),
            a_bridge("live", "zei", "2026-04-01", "2027-01-18"),
            a_bridge("zei", "new", "2027-01-18", "2027-07-05"),
        ),
    )


def test_each_period_tells_which_linkages_run_between_old_and_new():
    plan = a_small_plan()
    mixed = agrees(plan, spans(plan))
    first, second, third, last = mixed.periods

    assert (first.wave, last.wave, last.until) == (0, 3, None)
    assert first.linkages[Mix.OLD_NEW] == ("juki>live",)
    assert first.linkages[Mix.NEW_OLD] == ("live>zei",)
    assert first.linkages[Mix.OLD_OLD] == ("juki>fukushi", "juki>zei", "zei>new")
    assert first.linkages[Mix.BEFORE] == ("juki>gakudo", "juki>old", "live>new")
    assert first.linkages[Mix.AFTER] == ("live>bank", "live>gakudo")
    assert second.crossing == ("juki>fukushi", "juki>zei", "live>zei")
    assert "juki>old" in second.linkages[Mix.AFTER]
    assert third.crossing == ("juki>fukushi", "zei>new")
    assert last.count(*CROSSING) == 0
    assert last.linkages[Mix.AFTER] == ("juki>gakudo", "live>bank", "live>gakudo", "live>new")
    assert mixed.left_out == {
        LeftOut.UNIT: 1,
        LeftOut.ABSORBED: 1,
        LeftOut.ABSENT: 1,
        LeftOut.OUTSIDE: 1,
    }


def test_a_month_with_two_waves_shows_its_end_and_its_most():
    mixed = mixed_state(a_small_plan())
    january = next(month for month in mixed.months if month.month == 2027 * 12)

    assert january.waves == (1, 2)
    assert (january.crossing, january.most) == (2, 3)
    assert mixed.peak is not None
    assert (mixed.peak.number, mixed.peak.start, mixed.peak.until) == (
        3,
        date(2027, 1, 4),
        date(2027, 1, 18),
    )


def test_nothing_that_moves_has_one_state_and_no_peak():
    plan = a_plan(
        a_case(a_system("live", state="live"), a_partner("bank"), a_linkage("live", "bank")), {}
    )
    mixed = mixed_state(plan)

    assert mixed.peak is None
    assert [period.linkages[Mix.AFTER] for period in mixed.periods] == [("live>bank",)]


@settings(max_examples=25)
@given(st.data(), cases())
def test_what_crosses_is_what_is_charged_as_a_bridge(data: st.DataObject, case: Case):
    movers = tuple(sorted(case.project_months))
    if len(movers) > 1 and data.draw(st.booleans()):
        case = case.model_copy(update={"units": (movers[:2], *((key,) for key in movers[2:]))})
    dates = {
        k: s for unit in case.units for s in [data.draw(st.sampled_from(case.slots))] for k in unit
    }
    plan = a_plan(case, {key: slot.day for key, slot in dates.items()})
    ledger = Ledger(case, dates)
    charged = [
        (str(ends.linkage.id), *sorted(dates[end].day for end in ends_of(ends.linkage)))
        for ends in ledger.apart()
    ]
    charged += [
        (str(ends.linkage.id), case.as_of, dates[mover].day)
        for ends, mover in ledger.single()
        if ledger.tables.is_mixed(ends)
    ]
    mixed = agrees(plan, charged)

    gone = sum("gone" in ends_of(link) for link in case.linkages)
    for period in mixed.periods:
        counted = period.count(*Mix) + sum(mixed.left_out.values())
        assert len(case.linkages) - gone <= counted <= len(case.linkages)


def ends_of(linkage: Linkage) -> tuple[str, str]:
    return linkage.provider, linkage.consumer


@pytest.mark.parametrize("name", ["shimada", "mihon-shi"])
def test_the_samples_cross_exactly_what_they_build_bridges_for(name: str):
    # any plan will do: the search is stopped as soon as there is one
    plan = plan_of(open_inventory(INVENTORIES / name), stop=lambda: True)
    mixed = agrees(plan, spans(plan))

    begun = Counter(bridge.linkage for bridge in plan.bridges)
    assert set(begun.values()) == {1}
    assert {key for period in mixed.periods for key in period.crossing} == set(begun)
    crossing = set().union(*naive(plan).values())
    listed = Counter(gap.subject for gap in plan.gaps if gap.code == "GAP012")
    assert listed == dict.fromkeys(crossing, 1)
    assert mixed.peak is not None
    assert alive(plan.bridges, plan.as_of) == (mixed.peak.number, mixed.peak.start)
    for rework in plan.reworks:
        of = {
            p.start: mix for p in mixed.periods for mix in Mix if rework.linkage in p.linkages[mix]
        }
        assert all(
            mix is (Mix.BEFORE if day < rework.ready_by else Mix.AFTER) for day, mix in of.items()
        )
        assert of
