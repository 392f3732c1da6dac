"""Tiny cases full of demands, what their statements mean, and everything by trying."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import product

from hypothesis import strategies as st

from migplan.model.case import Bond, Case, Group, Slot, SlotKind, parted
from migplan.model.dates import month_index
from migplan.model.phase import PhaseDates, PhaseId, SystemPhase
from migplan.model.policy import CapacityChange, Precedence, StaffCapacity, VendorCapacity
from migplan.model.season import Severity
from migplan.model.system import Pin
from migplan.planning.chains import chain_of, phase_dates
from migplan.planning.conflict.finding import Change
from migplan.planning.conflict.statement import Statement
from migplan.planning.constraints import Constraints
from tests.make import a_case, a_contract, a_season, a_slot, a_system

DAYS = ("2026-11-02", "2027-01-04", "2027-02-01", "2027-04-19", "2027-07-05")
AS_OF = date(2026, 10, 1)

PEOPLE_DAYS = ("2026-11-02", "2026-12-07", "2027-02-01")
"""Few months, so that everything can be tried."""

On = Mapping[str, Slot]
Takes = Callable[[list[tuple[str, SystemPhase]]], int]


def stated(*days: str) -> list[Slot]:
    """Slots that are all there are."""
    return [a_slot(day).model_copy(update={"kind": SlotKind.STATED}) for day in days]


def a_pin(day: str | date) -> Pin:
    return Pin(date=date.fromisoformat(str(day)), owner="市長", reason="決定")


@st.composite
def tight_cases(draw: st.DrawFn) -> Case:
    """Up to three movers and few slots, with statements of every kind."""
    day = st.sampled_from(DAYS)
    maybe = st.one_of(st.none(), day)
    movers = [
        a_system(
            f"m{n}",
            businesses=(draw(st.sampled_from(["tax", "care"])),),
            vendor=draw(st.sampled_from(["V", None])),
            pin=a_pin(draw(day)) if draw(st.booleans()) else None,
            not_before=draw(maybe),
            deadline=draw(maybe),
            project_months=draw(st.sampled_from([None, 1, 4])),
            load=draw(st.integers(1, 2)),
        )
        for n in range(draw(st.integers(1, 3)))
    ]
    ids = [system.id for system in movers]
    contracts = (
        [
            a_contract(
                "k", *sorted(draw(st.sets(st.sampled_from(ids), min_size=1))), end=draw(day)
            ).model_copy(update={"extendable": False})
        ]
        if draw(st.booleans())
        else []
    )
    seasons = [
        a_season("tax", "01-01", "03-31", severity=draw(st.sampled_from(list(Severity)))),
        a_season("care", "monthly:04", "monthly:05"),
    ]
    rules = tuple(
        Precedence(before=a, after=b, lag_months=draw(st.integers(0, 3)))
        for a in ids
        for b in ids
        if a != b and draw(st.integers(0, 3)) == 0
    )
    groups = ()
    if len(ids) > 1 and draw(st.booleans()):
        members = tuple(sorted(draw(st.sets(st.sampled_from(ids), min_size=2))))
        groups = (Group(members=members, bond=draw(st.sampled_from(list(Bond)))),)
    return a_case(
        *movers,
        *contracts,
        *seasons,
        as_of=AS_OF,
        slots=stated(*DAYS),
        horizon_end=date.fromisoformat(draw(st.sampled_from(DAYS[2:]))),
        lead_months=draw(st.integers(0, 4)),
        precedences=rules,
        groups=groups,
        units=parted(ids, (group.members for group in groups)),
        vendors=(VendorCapacity(vendor="V", parallel_projects=1),) if draw(st.booleans()) else (),
        parallel_projects=draw(st.sampled_from([None, 1])),
        load_limit=draw(st.sampled_from([None, 2])),
        hard_deadlines=draw(st.booleans()),
        project_months={system.id: system.project_months or 2 for system in movers},
    )


@st.composite
def people_tight_cases(draw: st.DrawFn) -> Case:
    """Two movers at most and three slots, with phases, engineers and staff."""
    day = st.sampled_from(PEOPLE_DAYS)
    phase = st.builds(
        SystemPhase,
        id=st.just(PhaseId.TEST),
        months=st.integers(0, 2),
        engineers=st.integers(0, 2),
        staff=st.integers(0, 2),
        slack=st.integers(0, 1),
    )
    movers = [
        a_system(
            f"m{n}",
            vendor=draw(st.sampled_from(["V", None])),
            pin=a_pin(draw(day)) if draw(st.integers(0, 2)) == 0 else None,
            not_before=draw(st.one_of(st.none(), day)),
        )
        for n in range(draw(st.integers(1, 2)))
    ]
    ids = [system.id for system in movers]
    phases = {
        key: tuple(
            draw(phase).model_copy(update={"id": name}) for name in (PhaseId.TEST, PhaseId.SWITCH)
        )
        for key in ids
    }
    start = draw(st.sampled_from(["2026-10", "2026-12"]))
    fewer = CapacityChange.model_validate(
        {"start": start, "end": "2027-01", "people": draw(st.integers(0, 2))}
    )
    changes = (fewer,) if draw(st.booleans()) else ()
    people, projects = st.sampled_from([None, 1, 2]), st.sampled_from([None, 1])
    vendor = VendorCapacity(
        vendor="V", parallel_projects=draw(projects), engineers=draw(people), changes=changes
    )
    groups = ()
    if len(ids) > 1 and draw(st.booleans()):
        groups = (Group(members=tuple(ids), bond=draw(st.sampled_from(list(Bond)))),)
    few = draw(people)
    return a_case(
        *movers,
        as_of=AS_OF,
        slots=stated(*PEOPLE_DAYS),
        horizon_end=date.fromisoformat(draw(st.sampled_from(PEOPLE_DAYS[1:]))),
        lead_months=draw(st.integers(0, 2)),
        groups=groups,
        units=parted(ids, (group.members for group in groups)),
        vendors=(vendor,),
        staff=None
        if few is None and vendor.engineers is not None
        else StaffCapacity(people=few or 1, changes=changes),
        parallel_projects=draw(projects),
        load_limit=draw(st.sampled_from([None, 1])),
        phases=phases,
        project_months={key: sum(part.months for part in row) for key, row in phases.items()},
    )


Begins = Mapping[tuple[str, ...], tuple[int, ...]]
"""First month of every phase of every unit."""


@dataclass(frozen=True)
class World:
    """Dates of everything.

    ``ends`` says in which slot the project of a unit ends: that of one of its members. What it
    binds is a matter of that; so members that lie apart bind no more than when they lie together.
    """

    on: On
    ends: Mapping[tuple[str, ...], Slot]
    begins: Begins = field(default_factory=dict)


def choices(case: Case) -> Iterator[On]:
    """Every way to date the systems, each for itself."""
    keys = [key for unit in case.units for key in unit]
    for slots in product(case.slots, repeat=len(keys)):
        yield dict(zip(keys, slots, strict=True))


def worlds(case: Case, on: On) -> Iterator[World]:
    """Every way to date projects and phases besides."""
    ways = [{on[key].day: on[key] for key in unit}.values() for unit in case.units]
    for slots in product(*ways):
        ends = dict(zip(case.units, slots, strict=True))
        if not case.people_limited:
            yield World(on, ends)
            continue
        rows = [list(_begins(case, unit, ends[unit].month)) for unit in case.units]
        for begins in product(*rows):
            yield World(on, ends, dict(zip(case.units, begins, strict=True)))


def chain(case: Case, unit: tuple[str, ...]) -> list[tuple[PhaseId, int, int]]:
    """Phases of a unit, the months and the idle months of each."""
    found: list[tuple[PhaseId, int, int]] = []
    for phase in PhaseId:
        parts = [p for key in unit for p in case.phases[key] if p.id is phase and p.months]
        if parts:
            found.append((phase, max(p.months for p in parts), min(p.slack for p in parts)))
    return found


def _begins(case: Case, unit: tuple[str, ...], last: int) -> Iterator[tuple[int, ...]]:
    """Every way to do all phases in order until a month, from today or without any break."""
    months = [number for _, number, _ in chain(case, unit)]
    first = min(month_index(case.as_of), last - sum(months) + 1)
    for begins in product(range(first, last + 1), repeat=len(months)):
        follows = (*begins[1:], last + 1)
        if all(b + n <= f for b, n, f in zip(begins, months, follows, strict=False)):
            yield begins


def can_keep(case: Case, statements: Iterable[Statement]) -> bool:
    """Whether some dates keep all statements, each taken by itself."""
    every = tuple(statements)
    of_dates = [one for one in every if one.kind not in OF_PROJECTS]
    of_projects = [one for one in every if one.kind in OF_PROJECTS]
    return any(
        any(all(keeps_projects(case, one, w) for one in of_projects) for w in worlds(case, on))
        for on in choices(case)
        if all(keeps(case, one, on) for one in of_dates)
    )


def has_plan(case: Case) -> bool:
    """Whether the judge finds nothing wrong with some dates."""
    for on in choices(case):
        days = {key: slot.day for key, slot in on.items()}
        if any(len({days[key] for key in unit}) > 1 for unit in case.units):
            continue
        for phases in _phase_dates(case, days):
            if not any(Constraints(case, days, phases).broken()):
                return True
    return False


def _phase_dates(
    case: Case, days: Mapping[str, date]
) -> Iterator[dict[str, tuple[PhaseDates, ...]]]:
    """Every way to date the phases that are still ahead."""
    if not case.people_limited:
        yield {}
        return
    systems = {system.id: system for system in case.systems}
    rows: list[list[dict[str, tuple[PhaseDates, ...]]]] = []
    for unit in case.units:
        last, day = month_index(days[unit[0]]), days[unit[0]]
        left = [stretch.months for stretch in chain_of(case, unit, systems)]
        rows.append(
            [
                phase_dates(case, unit, begins, day)
                for begins in product(range(month_index(case.as_of), last + 1), repeat=len(left))
                if all(
                    b + n <= f
                    for b, n, f in zip(begins, left, (*begins[1:], last + 1), strict=False)
                )
            ]
        )
    for chosen in product(*rows):
        yield {key: dates for one in chosen for key, dates in one.items()}


OF_PROJECTS = ("vendor", "body", "work", "engineers", "staff", "breaks")


def keeps_projects(case: Case, one: Statement, world: World) -> bool:  # noqa: PLR0911  (one line a kind)
    """What a statement about the work of projects means, said a second time."""
    today = month_index(case.as_of)
    match one.kind:
        case "work":
            months, *members = one.detail.split()
            return world.ends[tuple(members)].month >= today + int(months) - 1
        case "breaks":
            for unit, begins in world.begins.items():
                follows = (*begins[1:], world.ends[unit].month + 1)
                for (_, months, slack), b, f in zip(
                    chain(case, unit), begins, follows, strict=False
                ):
                    if f - b - months > slack:
                        return False
            return True
        case "engineers":
            (limit,) = (limit for limit in case.vendors if limit.vendor == one.subject)
            mine = [s.id for s in case.systems if s.vendor == one.subject]
            return _enough(
                case,
                world,
                lambda parts: sum(p.engineers for key, p in parts if key in mine),
                lambda month: _people_at(limit, int(one.detail), month),
            )
        case "staff":
            return _enough(
                case,
                world,
                lambda parts: sum(p.staff for _, p in parts),
                lambda month: _people_at(case.staff, int(one.detail), month),
            )
    mine = [s.id for s in case.systems if one.subject in ("", s.vendor)]
    if case.people_limited:
        return _enough(
            case,
            world,
            lambda parts: int(any(key in mine for key, _ in parts)),
            lambda _: int(one.detail),
        )
    return _most_projects(case, mine, world) <= int(one.detail)


def _people_at(limit: VendorCapacity | StaffCapacity, usual: int, month: int) -> int:
    return next((c.people for c in limit.changes if c.first <= month <= c.last), usual)


def _enough(case: Case, world: World, takes: Takes, there: Callable[[int], int]) -> bool:
    """Whether no month binds more than is there, and no work on what is free begins too early."""
    today = month_index(case.as_of)
    used: dict[int, int] = {}
    for unit, begins in world.begins.items():
        pinned = any(case.system(key).pin is not None for key in unit)
        parts = [
            [(key, p) for key in unit for p in case.phases[key] if p.id is phase and p.months]
            for phase, _, _ in chain(case, unit)
        ]
        if any(map(takes, parts)) and begins[0] < today and not pinned:
            return False
        for (_, months, _), working, begin in zip(chain(case, unit), parts, begins, strict=True):
            for month in range(begin, begin + months):
                used[month] = used.get(month, 0) + takes(working)
    return all(n <= there(month) for month, n in used.items() if month >= today)


def keeps(case: Case, one: Statement, on: On) -> bool:  # noqa: PLR0911  (one line a kind)
    """What a statement about dates alone means, said a second time."""
    today = month_index(case.as_of)
    slot = on.get(one.subject)
    match one.kind:
        case "pin":
            return slot.day.isoformat() == one.detail
        case "not_before":
            return slot.day.isoformat() >= one.detail
        case "deadline":
            return slot.day.isoformat() <= one.detail
        case "contract":
            (contract,) = (c for c in case.contracts if c.id == one.subject)
            return all(on[key].day <= contract.end.day for key in contract.systems)
        case "season":
            (season,) = (s for s in case.seasons if s.business == one.detail.split()[0])
            return not season.meets(slot.closed_from, slot.day)
        case "preparation":
            return slot.month >= today + int(one.detail)
        case "precedence":
            after, lag = one.detail.split()
            return slot.day <= on[after].day and on[after].month - slot.month >= int(lag)
        case "together":
            _, *members = one.detail.split()
            return len({on[key].day for key in members}) == 1
        case "load":
            loads = [sum(case.system(k).load for k in on if on[k] == s) for s in case.slots]
            return max(loads) <= int(one.detail)
        case "lead":
            free = [key for key in on if case.system(key).pin is None]
            return all(on[key].month >= today + int(one.detail) for key in free)
        case "horizon":
            return all(s.day.isoformat() <= one.detail for s in on.values())
        case "as_of":
            return all(s.day.isoformat() > one.detail for s in on.values())
    raise AssertionError(one.kind)


def _most_projects(case: Case, mine: Iterable[str], world: World) -> int:
    busy: dict[int, set[tuple[str, ...]]] = {}
    for unit, slot in world.ends.items():
        for key in set(unit) & set(mine):
            for month in range(slot.month - case.project_months[key] + 1, slot.month + 1):
                busy.setdefault(month, set()).add(unit)
    return max(map(len, busy.values()), default=0)


def edited(case: Case, change: Change) -> Case:  # noqa: PLR0911, PLR0912  (one line a kind)
    """The case after a change, carried out as its English sentence says."""
    one, text = change.statement, change.said.en
    days = re.findall(r"\d{4}-\d\d-\d\d", text)
    # the last number in the sentence that is part of no name and no day
    numbers = [int(n) for n in re.findall(r"(?<![\w-])\d+(?![\w-])", text)]
    match one.kind:
        case "pin":
            return _system(case, one.subject, pin=a_pin(days[0]))
        case "not_before":
            return _system(case, one.subject, not_before=date.fromisoformat(days[0]))
        case "deadline":
            moved = {one.subject: date.fromisoformat(days[0])}
            return case.model_copy(update={"deadlines": case.deadlines | moved})
        case "contract":
            (old,) = (c for c in case.contracts if c.id == one.subject)
            moved = old.model_copy(update={"end": a_contract("x", "y", end=days[0]).end})
            rest = tuple(c for c in case.contracts if c.id != one.subject)
            return case.model_copy(update={"contracts": (*rest, moved)})
        case "season":
            return _system(case, one.subject, businesses=())
        case "preparation":
            return _system(case, one.subject, project_months=numbers[0])
        case "lead":
            return case.model_copy(update={"lead_months": numbers[0]})
        case "horizon":
            return case.model_copy(update={"horizon_end": date.fromisoformat(days[0])})
        case "vendor":
            (limit,) = (limit for limit in case.vendors if limit.vendor == one.subject)
            more = limit.model_copy(update={"parallel_projects": numbers[0]})
            return case.model_copy(update={"vendors": (more,)})
        case "engineers":
            (limit,) = (limit for limit in case.vendors if limit.vendor == one.subject)
            update = {"engineers": numbers[0], "changes": _more(limit, numbers[-1])}
            return case.model_copy(update={"vendors": (limit.model_copy(update=update),)})
        case "staff":
            update = {"people": numbers[0], "changes": _more(case.staff, numbers[-1])}
            return case.model_copy(update={"staff": case.staff.model_copy(update=update)})
        case "breaks":
            return case.model_copy(update={"phases": _with_slack(case, numbers[0])})
        case "body":
            return case.model_copy(update={"parallel_projects": numbers[0]})
        case "load":
            return case.model_copy(update={"load_limit": numbers[0]})
        case "precedence":
            return _without_precedence(case, one, text, numbers)
        case "together":
            kept = [g for g in case.groups if one.detail != f"{g.bond} {' '.join(g.members)}"]
            ids = [key for unit in case.units for key in unit]
            update = {"groups": tuple(kept), "units": parted(ids, (g.members for g in kept))}
            return case.model_copy(update=update)
    raise AssertionError(one.kind)


def _more(limit: VendorCapacity | StaffCapacity, more: int) -> tuple[CapacityChange, ...]:
    return tuple(c.model_copy(update={"people": c.people + more}) for c in limit.changes)


def _with_slack(case: Case, most: int) -> dict[str, tuple[SystemPhase, ...]]:
    return {
        key: tuple(
            part if part.id is PhaseId.SWITCH else part.model_copy(update={"slack": most})
            for part in row
        )
        for key, row in case.phases.items()
    }


def _without_precedence(case: Case, one: Statement, text: str, numbers: list[int]) -> Case:
    after, lag = one.detail.split()
    old = Precedence(before=one.subject, after=after, lag_months=int(lag))
    rest = tuple(rule for rule in case.precedences if rule != old)
    if not text.startswith("Give up"):
        shorter = numbers[0] if numbers else 0
        rest = (*rest, old.model_copy(update={"lag_months": shorter}))
    return case.model_copy(update={"precedences": rest})


def _system(case: Case, key: str, **fields: object) -> Case:
    systems = tuple(s.model_copy(update=fields) if s.id == key else s for s in case.systems)
    return case.model_copy(update={"systems": systems})
