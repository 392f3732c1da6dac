"""Statements about work and people: how long it takes, breaks, engineers of vendors, own staff."""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from migplan.model.addresses import vendor_key
from migplan.model.case import Case
from migplan.model.dates import month_index
from migplan.model.phase import PhaseId, SystemPhase
from migplan.model.policy import CapacityChange
from migplan.model.text import Bilingual
from migplan.planning.conflict import words
from migplan.planning.conflict.chain import Chain
from migplan.planning.conflict.closing import MOST_STEPS, where_closed
from migplan.planning.conflict.ground import Ground
from migplan.planning.conflict.rules import Window
from migplan.planning.conflict.statement import (
    ASSUMED,
    MONTH,
    PERSON,
    STATED,
    Demand,
    Level,
    Levels,
    Statement,
)
from migplan.planning.conflict.work import Breaks, People, Takes

MOST_IDLE = 12
"""Idle months after a phase that are offered at most."""


def takes_of(ground: Ground, amount: Callable[[Mapping[str, SystemPhase]], int]) -> Takes:
    """What each phase of each project binds; without those that bind nothing."""
    found = {
        key: tuple(amount(stretch.work) for stretch in one.stretches)
        for key, one in ground.work.chains.items()
    }
    return {key: amounts for key, amounts in found.items() if any(amounts)}


def lengths(ground: Ground) -> Iterator[Demand]:
    """Work that nobody pinned begins in the month of the as-of date at the earliest."""
    for key, one in ground.work.chains.items():
        if one.pinned:
            continue
        first = ground.work.today + one.months - 1
        closed = where_closed(ground, lambda slot, first=first: slot.month < first)
        names = [ground.case.name(member) for member in one.unit]
        parts = [(stretch.id, stretch.months) for stretch in one.stretches]
        yield Demand(
            Statement(
                "work",
                one.unit[0],
                f"{one.months} {' '.join(one.unit)}",
                words.said(
                    "work",
                    names=words.listed(names),
                    months=words.months(one.months),
                    phases=words.phases(parts),
                ),
                tuple(f"system:{member}" for member in one.unit),
            ),
            Window({key: closed}),
        )


def engineers(ground: Ground) -> Iterator[Demand]:
    """The engineers of each vendor with a limit."""
    for limit in ground.case.vendors:
        mine = {system.id for system in ground.moving if system.vendor == limit.vendor}
        takes = takes_of(
            ground,
            lambda work, mine=mine: sum(p.engineers for key, p in work.items() if key in mine),
        )
        if limit.engineers is not None and takes:
            yield _people(
                ground, "engineers", limit.vendor, limit.engineers, limit.changes, takes,
                vendor_key(limit),
            )  # fmt: skip


def staff(ground: Ground) -> Iterator[Demand]:
    """The body's own staff."""
    limit = ground.case.staff
    takes = takes_of(ground, lambda work: sum(part.staff for part in work.values()))
    if limit is not None and takes:
        yield _people(ground, "staff", "", limit.people, limit.changes, takes, "policy:staff")


def breaks(ground: Ground) -> Iterator[Demand]:
    """Idle months between phases, and between the last one and the cutover."""
    chains = ground.work.chains
    if not chains:
        return
    slack = {key: tuple(s.slack for s in one.stretches) for key, one in chains.items()}
    usual = max((s.slack for s in _between(chains)), default=0)

    def levels() -> Levels:
        return tuple(
            Level(
                Breaks({key: _raised(one, most) for key, one in chains.items()}),
                MONTH * (most - usual),
                words.said("breaks_raised", months=words.months(most)),
                _with_breaks(most),
            )
            for most in range(usual + 1, MOST_IDLE + 1)
        )

    assumed = ground.is_assumed("policy:phase_slack_months")
    yield Demand(
        Statement(
            "breaks",
            "",
            str(usual),
            words.said("breaks", months=words.months(usual))
            if usual
            else words.said("breaks_none"),
            () if assumed else ("policy:phase_slack_months",),
            ASSUMED if assumed else STATED,
        ),
        Breaks(slack),
        levels,
    )


def _people(
    ground: Ground,
    kind: str,
    name: str,
    most: int,
    changes: tuple[CapacityChange, ...],
    takes: Takes,
    address: str,
) -> Demand:
    case, chains = ground.case, ground.work.chains
    stretches = tuple((c.first, c.last, c.people - most) for c in changes)
    rule = People(takes, most, stretches)
    months = range(month_index(case.as_of), month_index(case.horizon_end) + 1)
    needed = {
        key: sum(a * s.months for a, s in zip(amounts, chains[key].stretches, strict=True))
        for key, amounts in takes.items()
    }
    work = [
        ("・".join(case.name(member) for member in chains[key].unit), needed[key], max(takes[key]))
        for key in sorted(takes, key=lambda key: (-needed[key], key))
    ]
    told = [(change.first, change.last, change.people) for change in changes]

    def levels() -> Levels:
        return tuple(
            Level(
                People(takes, most + more, stretches) if most + more < rule.enough else None,
                PERSON * more,
                words.said(f"{kind}_raised", name=name, more=more, most=most + more),
            )
            for more in range(1, min(max(1, rule.enough - most), MOST_STEPS) + 1)
        )

    return Demand(
        Statement(
            kind,
            name,
            str(most),
            words.said(
                kind,
                name=name,
                most=words.counted(most, f"{most} 人", "engineer")
                if kind == "engineers"
                else Bilingual(ja=f"{most} 人", en=str(most)),
                changes=words.changes(told),
                work=words.person_months(work),
            ),
            (address,),
        ),
        rule,
        levels,
        sum(needed.values()) / max(1, sum(map(rule.at, months))),
    )


def _between(chains: Mapping[str, Chain]) -> Iterator[SystemPhase]:
    """All work in phases that may be followed by a break, as the policy has it."""
    stretches = chain.from_iterable(one.stretches for one in chains.values())
    for stretch in stretches:
        if stretch.id is not PhaseId.SWITCH:
            yield from stretch.work.values()


def _raised(one: Chain, most: int) -> tuple[int, ...]:
    return tuple(
        stretch.slack if stretch.id is PhaseId.SWITCH else most for stretch in one.stretches
    )


def _with_breaks(most: int) -> Callable[[Case], Case]:
    """The case with other idle months after each phase but the last."""

    def edit(case: Case) -> Case:
        phases = {
            key: tuple(
                part if part.id is PhaseId.SWITCH else part.model_copy(update={"slack": most})
                for part in parts
            )
            for key, parts in case.phases.items()
        }
        return case.model_copy(update={"phases": phases})

    return edit
