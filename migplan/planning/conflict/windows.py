"""Statements that close slots: dates, deadlines, contracts, busy seasons, the frame of the plan."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from migplan.model.addresses import season_key
from migplan.model.case import Case, Slot
from migplan.model.dates import month_index
from migplan.model.season import Season, Severity
from migplan.model.system import Pin, System
from migplan.model.text import Bilingual
from migplan.planning.conflict import words
from migplan.planning.conflict.ground import Ground
from migplan.planning.conflict.rules import Window
from migplan.planning.conflict.statement import (
    ASSUMED,
    CATALOGUE,
    MONTH,
    PIN,
    SEASON,
    STATED,
    Demand,
    Level,
    Levels,
    Statement,
)

MOST_STEPS = 36
"""Weaker forms of one statement that are tried: three years, for one slot a month."""

Said = Callable[[date, int], Bilingual]
"""The change that opens a day, which lies so many months away."""


def pins(ground: Ground) -> Iterator[Demand]:
    """The date of a system that somebody decided."""
    for system in ground.moving:
        pin = system.pin
        if pin is None:
            continue
        closed = _where(ground, lambda slot, day=pin.date: slot.day != day)
        yield Demand(
            Statement(
                "pin",
                system.id,
                str(pin.date),
                words.said(
                    "pin", name=system.name, day=pin.date, owner=pin.owner, reason=pin.reason
                ),
                (f"system:{system.id}",),
            ),
            Window({system.id: closed}),
            _pin_levels(ground, system, pin),
        )


def _pin_levels(ground: Ground, system: System, pin: Pin) -> Callable[[], Levels]:
    """Other days after the lead time, the nearest first; of two as near, the later.

    A pin may lie within the lead time; nobody is asked for that. So each day can be had without
    any pin, too.
    """

    def levels() -> Levels:
        def distance(slot: int) -> tuple[int, int]:
            days = (ground.slots[slot].day - pin.date).days
            return abs(days), -days

        lead = max(ground.case.lead_months, system.project_months or 0)
        first = month_index(ground.case.as_of) + lead
        others = [n for n in sorted(ground.usable, key=distance) if distance(n)[0]]
        closed, found, weight = set(others), list[Level](), 0
        for slot in [n for n in others if ground.slots[n].month >= first][:MOST_STEPS]:
            closed.discard(slot)
            day = ground.slots[slot].day
            # the weight must rise even where two days are as near
            weight = max(weight + 1, PIN + distance(slot)[0])
            said = words.said("pin_moved", name=system.name, day=day)
            rule = Window({system.id: frozenset(closed)})
            found.append(Level(rule, weight, said, _repinned(system.id, day)))
        return tuple(found)

    return levels


def _repinned(key: str, day: date) -> Callable[[Case], Case]:
    def edit(case: Case) -> Case:
        systems = tuple(
            system.model_copy(update={"pin": system.pin.model_copy(update={"date": day})})
            if system.id == key and system.pin is not None
            else system
            for system in case.systems
        )
        return case.model_copy(update={"systems": systems})

    return edit


def starts(ground: Ground) -> Iterator[Demand]:
    """The first day on which a new system may operate."""
    for system in ground.moving:
        first = system.not_before
        if first is None:
            continue
        closed = _where(ground, lambda slot, day=first: slot.day < day)
        yield _one(
            ground,
            Statement(
                "not_before",
                system.id,
                str(first),
                words.said("not_before", name=system.name, day=first),
                (f"system:{system.id}",),
            ),
            closed,
            sorted(closed, reverse=True),
            first,
            lambda day, _, name=system.name: words.said("not_before_moved", name=name, day=day),
        )


def deadlines(ground: Ground) -> Iterator[Demand]:
    """Deadlines, where the policy calls them hard."""
    case = ground.case
    for system in ground.moving:
        last = case.deadlines.get(system.id)
        if not case.hard_deadlines or last is None:
            continue
        stated = system.deadline is not None
        closed = _where(ground, lambda slot, day=last: slot.day > day)
        yield _one(
            ground,
            Statement(
                "deadline",
                system.id,
                str(last),
                words.said("deadline", name=system.name, day=last),
                (f"system:{system.id}",) if stated else (),
                STATED if stated else ASSUMED,
            ),
            closed,
            sorted(closed),
            last,
            lambda day, months, name=system.name: words.said(
                "deadline_moved", name=name, day=day, months=words.months(months)
            ),
        )


def contracts(ground: Ground) -> Iterator[Demand]:
    """Contracts that cannot be extended, with the moving systems that run on them."""
    moving = {system.id: system.name for system in ground.moving}
    for contract in ground.case.contracts:
        keys = [key for key in contract.systems if key in moving]
        if contract.extendable is not False or contract.end is None or not keys:
            continue
        last, title = contract.end.day, contract.name or contract.id
        names = words.listed([moving[key] for key in keys])
        closed = _where(ground, lambda slot, day=last: slot.day > day)
        yield _many(
            ground,
            Statement(
                "contract",
                contract.id,
                str(last),
                words.said("contract", names=names, title=title, day=last),
                (f"contract:{contract.id}",),
            ),
            keys,
            closed,
            sorted(closed),
            last,
            lambda day, months, title=title: words.said(
                "contract_moved", title=title, day=day, months=words.months(months)
            ),
        )


def seasons(ground: Ground) -> Iterator[Demand]:
    """Hard busy seasons, for each system of the business."""
    for system in ground.moving:
        for season in ground.case.seasons:
            if season.severity is not Severity.HARD:
                continue
            if season.business not in ("*", *system.businesses):
                continue
            closed = _met(ground, season)
            if not closed:
                continue
            said = words.said("season_ignored", name=system.name, reason=season.reason)
            yield Demand(
                Statement(
                    "season",
                    system.id,
                    f"{season.business} {season.start} {season.end} {season.reason.ja}",
                    words.said(
                        "season",
                        name=system.name,
                        reason=season.reason,
                        period=words.period(season),
                    ),
                    (season_key(season),),
                    CATALOGUE,
                ),
                Window({system.id: closed}),
                lambda said=said: (Level(None, SEASON, said),),
            )


def _met(ground: Ground, season: Season) -> frozenset[int]:
    return _where(ground, lambda slot: season.meets(slot.closed_from, slot.day))


def leads(ground: Ground) -> Iterator[Demand]:
    """The lead time of everything that is not pinned, and projects that take longer than that."""
    case = ground.case
    today = month_index(case.as_of)
    free = [system for system in ground.moving if system.pin is None]
    yield Demand(
        Statement(
            "lead",
            "",
            str(case.lead_months),
            words.said("lead", day=case.as_of, months=words.months(case.lead_months)),
            *_frame(ground, "policy:lead_months"),
        ),
        _not_before_month(ground, free, today + case.lead_months),
        _shorter(
            ground,
            free,
            case.lead_months,
            lambda n: words.said("lead_shortened", months=words.months(n)),
        ),
    )
    for system in free:
        months = system.project_months or 0
        if months:
            yield Demand(
                Statement(
                    "preparation",
                    system.id,
                    str(months),
                    words.said("preparation", name=system.name, months=words.months(months)),
                    (f"system:{system.id}",),
                ),
                _not_before_month(ground, [system], today + months),
                _shorter(
                    ground,
                    [system],
                    months,
                    lambda n, name=system.name: words.said(
                        "preparation_shortened", name=name, months=words.months(n)
                    ),
                ),
            )


def _shorter(
    ground: Ground, systems: Sequence[System], months: int, said: Callable[[int], Bilingual]
) -> Callable[[], Levels]:
    today = month_index(ground.case.as_of)
    return lambda: tuple(
        Level(_not_before_month(ground, systems, today + n), MONTH * (months - n), said(n))
        for n in range(months - 1, max(-1, months - 1 - MOST_STEPS), -1)
    )


def _not_before_month(ground: Ground, systems: Iterable[System], month: int) -> Window:
    closed = _where(ground, lambda slot: slot.month < month)
    return Window({system.id: closed for system in systems})


def horizon(ground: Ground) -> Iterator[Demand]:
    """The end of the time that is planned."""
    last = ground.case.horizon_end
    closed = _where(ground, lambda slot: slot.day > last)
    keys, origin = _frame(ground, "policy:horizon_end")
    yield _many(
        ground,
        Statement("horizon", "", str(last), words.said("horizon", day=last), keys, origin),
        [system.id for system in ground.moving],
        closed,
        sorted(closed),
        last,
        lambda day, _: words.said("horizon_moved", day=day),
    )


def past(ground: Ground) -> Iterator[Demand]:
    """Cutovers lie ahead: a fact."""
    today = ground.case.as_of
    closed = _where(ground, lambda slot: slot.day <= today)
    keys, origin = _frame(ground, "policy:as_of")
    yield Demand(
        Statement("as_of", "", str(today), words.said("as_of", day=today), keys, origin),
        Window({system.id: closed for system in ground.moving}),
    )


def _frame(ground: Ground, key: str) -> tuple[tuple[str, ...], Bilingual]:
    """Address and origin of a value of the policy that may be assumed."""
    return ((), ASSUMED) if ground.is_assumed(key) else ((key,), STATED)


def _where(ground: Ground, closed: Callable[[Slot], bool]) -> frozenset[int]:
    return frozenset(n for n in ground.usable if closed(ground.slots[n]))


def _one(
    ground: Ground,
    statement: Statement,
    closed: frozenset[int],
    order: Sequence[int],
    edge: date,
    said: Said,
) -> Demand:
    return _many(ground, statement, [statement.subject], closed, order, edge, said)


def _many(
    ground: Ground,
    statement: Statement,
    keys: Sequence[str],
    closed: frozenset[int],
    order: Sequence[int],
    edge: date,
    said: Said,
) -> Demand:
    """A statement that closes the same slots for some systems and can give way slot by slot."""

    def levels() -> Levels:
        shut, found, weight = set(closed), list[Level](), 0
        for slot in order[:MOST_STEPS]:
            shut.discard(slot)
            day = ground.slots[slot].day
            months = max(1, abs(month_index(day) - month_index(edge)))
            # two slots of one month: the farther one weighs a little more
            weight = max(weight + 1, MONTH * months)
            rule = Window(dict.fromkeys(keys, frozenset(shut)))
            found.append(Level(rule, weight, said(day, months)))
        return tuple(found)

    return Demand(statement, Window(dict.fromkeys(keys, closed)), levels)
