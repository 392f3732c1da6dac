"""What every statement stands on: the moving systems, and the slots that are or could be."""

from dataclasses import dataclass
from datetime import date

from migplan.catalogue.calendar import monthly_slots
from migplan.model.case import Case, Slot, SlotKind
from migplan.model.dates import month_end, month_index, month_start
from migplan.model.season import Severity
from migplan.model.system import System
from migplan.planning.conflict.chain import Work, work_of

_LEAST_BEHIND, _MOST_BEHIND = 24, 120
"""Months behind the horizon that are looked at, so that the horizon itself can be in question."""
_ROOM = 12


@dataclass(frozen=True, slots=True)
class Ground:
    """A case and its slots.

    Attributes:
        case: The premises.
        slots: Those of the case and, where slots are not stated, the monthly ones behind the
            horizon; in order.
        usable: Numbers of the slots that exist: one that was there for a pin goes with the pin.
        moving: The moving systems, by unit.
        work: The phases of each unit; none where people are no limit.
    """

    case: Case
    slots: tuple[Slot, ...]
    usable: frozenset[int]
    moving: tuple[System, ...]
    work: Work

    @property
    def months(self) -> tuple[int, ...]:
        """Month of each slot."""
        return tuple(slot.month for slot in self.slots)

    def is_assumed(self, key: str) -> bool:
        """Whether a value of the policy is one that nobody gave."""
        return any(assumption.key == key for assumption in self.case.assumptions)


def ground_of(case: Case) -> Ground:
    """Gather the ground of a case."""
    days = {slot.day: slot for slot in (*_behind(case), *case.slots)}
    return _on(case, tuple(days[day] for day in sorted(days)))


def changed(ground: Ground, case: Case) -> Ground:
    """The ground of a changed case; the slots keep their numbers."""
    return _on(case, ground.slots)


def _on(case: Case, slots: tuple[Slot, ...]) -> Ground:
    moving = _moving(case)
    pinned = {system.pin.date for system in moving if system.pin is not None}
    usable = frozenset(
        n for n, slot in enumerate(slots) if slot.kind is not SlotKind.PINNED or slot.day in pinned
    )
    return Ground(case, slots, usable, moving, work_of(case))


def _moving(case: Case) -> tuple[System, ...]:
    systems = {system.id: system for system in case.systems}
    return tuple(systems[key] for unit in case.units for key in unit)


def _behind(case: Case) -> tuple[Slot, ...]:
    """Monthly slots behind the horizon: enough for all work one after the other, within reason."""
    if any(slot.kind is SlotKind.STATED for slot in case.slots):
        return ()  # slots that people chose are all there are
    last = month_index(case.horizon_end)
    work = sum(max(case.project_months[key] for key in unit) for unit in case.units)
    work += sum(rule.lag_months for rule in case.precedences)
    reach = last + min(max(work + _ROOM, _LEAST_BEHIND), _MOST_BEHIND)
    starts = [month_index(s.not_before) for s in _moving(case) if s.not_before is not None]
    reach = max(reach, *(start + _ROOM for start in starts)) if starts else reach
    names = {s.business for s in case.seasons if s.severity is Severity.HARD} - {"*"}
    return monthly_slots(month_start(last + 1), _before_2060(reach), case.seasons, names)


def _before_2060(month: int) -> date:
    """The end of a month, but not after the last year whose holidays are known."""
    return min(month_end(month), date(2059, 12, 31))
