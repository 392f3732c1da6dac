"""Dates of systems that somebody decided."""

from collections.abc import Callable, Iterator
from datetime import date

from migplan.model.case import Case
from migplan.model.dates import month_index
from migplan.model.system import Pin, System
from migplan.planning.compile import lead_of
from migplan.planning.conflict import words
from migplan.planning.conflict.closing import MOST_STEPS, where_closed
from migplan.planning.conflict.ground import Ground
from migplan.planning.conflict.rules import Window
from migplan.planning.conflict.statement import PIN, Demand, Level, Levels, Statement


def pins(ground: Ground) -> Iterator[Demand]:
    """The date of a system that somebody decided."""
    for system in ground.moving:
        pin = system.pin
        if pin is None:
            continue
        closed = where_closed(ground, lambda slot, day=pin.date: slot.day != day)
        yield Demand(
            Statement(
                "pin",
                system.id,
                str(pin.date),
                words.said(
                    "pin", name=system.name, day=pin.date, owner=pin.owner, reason=pin.reason
                ),
                (f"pin:{system.id}", f"system:{system.id}"),
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

        reach = max(
            (c.months - 1 for c in ground.work.chains.values() if system.id in c.unit), default=0
        )
        first = month_index(ground.case.as_of) + max(reach, lead_of(ground.case, system))
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
