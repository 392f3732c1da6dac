"""How each linkage goes through the migration: old or new at its two ends, day by day.

What is left out, and what crosses between old and new, follows the rules by which a plan charges
bridges (docs/cost-rules.md), so that what crosses on a day is what a bridge is alive for.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from migplan.model.case import Role
from migplan.model.linkage import Linkage
from migplan.model.plan import Plan
from migplan.model.system import SystemKind


class Mix(StrEnum):
    """What stands at the two ends of a linkage on one day."""

    OLD_OLD = "old_old"
    OLD_NEW = "old_new"
    """The provider is old, the consumer new."""
    NEW_OLD = "new_old"
    """The provider is new, the consumer old."""
    NEW_NEW = "new_new"
    BEFORE = "before"
    """One end takes no part and has not been adapted yet: the other is still old."""
    AFTER = "after"
    """One end takes no part and has been adapted: the other is new."""


CROSSING = (Mix.OLD_NEW, Mix.NEW_OLD)
"""Between old and new: a bridge is alive."""


class LeftOut(StrEnum):
    """Why a linkage is not counted at all."""

    UNIT = "unit"
    """Both ends cut over as one: it is never between old and new."""
    ABSORBED = "absorbed"
    """One end becomes part of the other: nothing travels afterwards."""
    ABSENT = "absent"
    OUTSIDE = "outside"
    """Neither end takes part in the migration."""


@dataclass(frozen=True, slots=True)
class Course:
    """What one linkage is, from which day on."""

    linkage: str
    days: tuple[date, ...]
    """First days of the stretches, rising; the first is before all others."""
    states: tuple[Mix | None, ...]
    """What it is in each stretch; ``None`` once an end has been switched off."""

    def at(self, day: date) -> Mix | None:
        """What it is on a day."""
        return self.states[bisect_right(self.days, day) - 1]


def courses(plan: Plan) -> Iterator[Course | LeftOut]:
    """The course of every linkage of a plan's case in its order, or why it is left out."""
    reader = _Reader(plan)
    return (reader.course(linkage) for linkage in plan.case.linkages)


class _Reader:
    def __init__(self, plan: Plan) -> None:
        self._roles = plan.case.roles
        self.systems = {system.id: system for system in plan.case.systems}
        self.on = {cutover.system: cutover.date for cutover in plan.cutovers}
        self.unit = {key: unit[0] for unit in plan.case.units for key in unit}

    def role(self, key: str) -> Role:
        """What a node does in the plan; an unknown one stays."""
        return self._roles.get(key, Role.STAYING)

    def course(self, link: Linkage) -> Course | LeftOut:
        """What a linkage is from which day on, or why it is left out."""
        ends = (link.provider, link.consumer)
        roles = [self.role(end) for end in ends]
        if Role.ABSENT in roles:
            return LeftOut.ABSENT
        if not {Role.MOVING, Role.MIGRATED} & set(roles):
            return LeftOut.OUTSIDE
        match roles.count(Role.MOVING):
            case 0:
                both = roles.count(Role.MIGRATED) > 1
                return self._made(link, (date.min, Mix.NEW_NEW if both else Mix.AFTER))
            case 1:
                mover = roles.index(Role.MOVING)
                return self._one(link, ends[mover], ends[1 - mover])
            case _:
                return self._both(link)

    def _one(self, link: Linkage, mover: str, other: str) -> Course | LeftOut:
        if self.systems[mover].absorbed_by == other:
            return LeftOut.ABSORBED
        day = self._day(mover)
        # today's local system works with its new neighbour already: it is adapted, not bridged
        if self.systems[mover].kind is SystemKind.LOCAL or self.role(other) is not Role.MIGRATED:
            return self._made(link, (date.min, Mix.BEFORE), (day, Mix.AFTER))
        mixed = Mix.OLD_NEW if mover == link.provider else Mix.NEW_OLD
        return self._made(link, (date.min, mixed), (day, Mix.NEW_NEW))

    def _both(self, link: Linkage) -> Course | LeftOut:
        provider, consumer = (self.unit.get(end, end) for end in (link.provider, link.consumer))
        if provider == consumer:
            return LeftOut.UNIT
        days = (self._day(link.provider), self._day(link.consumer))
        mixed = Mix.NEW_OLD if days[0] < days[1] else Mix.OLD_NEW
        first, last = sorted(days)
        return self._made(link, (date.min, Mix.OLD_OLD), (first, mixed), (last, Mix.NEW_NEW))

    def _day(self, key: str) -> date:
        """First operating day on the new system; a plan that does not say leaves it old."""
        return self.on.get(key, date.max)

    def _made(self, link: Linkage, *stretches: tuple[date, Mix]) -> Course:
        """A course of these stretches, cut where an end is switched off."""
        gone = min(self._gone(end) for end in (link.provider, link.consumer))
        # of two that begin on one day the later one holds: both ends switched at once
        kept: dict[date, Mix | None] = {day: mix for day, mix in stretches if day < gone}
        if gone < date.max:
            kept[gone] = None
        return Course(str(link.id), tuple(kept), tuple(kept.values()))

    def _gone(self, key: str) -> date:
        """The first day without a system that is switched off."""
        system = self.systems.get(key)
        if system is None or self.role(key) is not Role.RETIRING or system.retire_on is None:
            return date.max
        return system.retire_on.day + timedelta(days=1)
