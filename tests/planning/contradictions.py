"""Tiny cases full of demands, what their statements mean, and everything by trying."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import product

from hypothesis import strategies as st

from migplan.model.case import Bond, Case, Group, Slot, SlotKind, parted
from migplan.model.dates import month_index
from migplan.model.policy import Precedence, VendorCapacity
from migplan.model.season import Severity
from migplan.model.system import Pin
from migplan.planning.conflict.finding import Change
from migplan.planning.conflict.statement import Statement
from migplan.planning.constraints import Constraints
from tests.make import a_case, a_contract, a_season, a_slot, a_system

DAYS = ("2026-11-02", "2027-01-04", "2027-02-01", "2027-04-19", "2027-07-05")
AS_OF = date(2026, 10, 1)

On = Mapping[str, Slot]


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


def choices(case: Case) -> Iterator[On]:
    """Every way to date the systems, each for itself."""
    keys = [key for unit in case.units for key in unit]
    for slots in product(case.slots, repeat=len(keys)):
        yield dict(zip(keys, slots, strict=True))


def can_keep(case: Case, statements: Iterable[Statement]) -> bool:
    """Whether some dates keep all statements, each taken by itself."""
    every = tuple(statements)
    return any(all(keeps(case, one, on) for one in every) for on in choices(case))


def has_plan(case: Case) -> bool:
    """Whether the judge finds nothing wrong with some dates."""
    days = ({key: slot.day for key, slot in on.items()} for on in choices(case))
    return any(not any(Constraints(case, on, {}).broken()) for on in days)


def keeps(case: Case, one: Statement, on: On) -> bool:  # noqa: PLR0911, PLR0912  (one line a kind)
    """What a statement means, said a second time."""
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
        case "vendor" | "body":
            return _most_projects(case, one.subject, on) <= int(one.detail)
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


def _most_projects(case: Case, vendor: str, on: On) -> int:
    busy: dict[int, set[tuple[str, ...]]] = {}
    for unit in case.units:
        for key in unit:
            if not vendor or case.system(key).vendor == vendor:
                last = on[key].month
                for month in range(last - case.project_months[key] + 1, last + 1):
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
            limit = VendorCapacity(vendor=one.subject, parallel_projects=numbers[0])
            return case.model_copy(update={"vendors": (limit,)})
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
