"""Slots: the days on which a municipality can switch systems."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from itertools import groupby

from migplan.assets import read_table
from migplan.model.case import Slot, SlotKind
from migplan.model.season import Season, Severity

_NEW_YEAR_CLOSING = ((12, 29), (1, 3))
_LONG = 3
_SHORTEST = 2
_SATURDAY = 5
_DECEMBER = 12
_DAYS_TO_SETTLE = 4
_RANK = {SlotKind.NEW_YEAR: 0, SlotKind.LONG_WEEKEND: 1, SlotKind.WEEKEND: 2}


@cache
def is_closed(day: date) -> bool:
    """Whether the office is closed: weekends, national holidays, 29 December to 3 January."""
    key = (day.month, day.day)
    new_year = key >= _NEW_YEAR_CLOSING[0] or key <= _NEW_YEAR_CLOSING[1]
    return new_year or day.weekday() >= _SATURDAY or day.isoformat() in _holidays()


def open_day_before(day: date) -> date:
    """The day itself, or the last one before it on which the office is open."""
    while is_closed(day):
        day -= timedelta(days=1)
    return day


@cache
def _holidays() -> frozenset[str]:
    """National holidays from 2010 to 2060; equinox days of the future are computed ones."""
    return frozenset(row["day"] for row in read_table("holidays.csv"))


def slot_before(day: date) -> Slot:
    """The slot of a stated first operating day: the closed days just before it, if any."""
    closed_from = day
    while is_closed(closed_from - timedelta(days=1)):
        closed_from -= timedelta(days=1)
    return Slot(day=day, closed_from=closed_from, kind=SlotKind.STATED)


def monthly_slots(
    first: date, last: date, seasons: Sequence[Season], businesses: Iterable[str]
) -> tuple[Slot, ...]:
    """One slot a month: the best closure whose first operating day lies in that month.

    Best is, in this order: hard seasons of the fewest businesses; New Year before a long weekend
    before a weekend; the longest; the latest. All businesses count, not only those of one body,
    so that neighbours get the same slots and their plans can be compared.

    Args:
        first: No first operating day before this one.
        last: None after this one.
        seasons: Busy seasons; only hard ones matter here.
        businesses: Catalogue ids of all businesses.
    """
    hard = [season for season in seasons if season.severity is Severity.HARD]
    names = frozenset(businesses)

    def worth(slot: Slot) -> tuple[int, int, int, int]:
        length = (slot.day - slot.closed_from).days
        met = {season.business for season in hard if season.meets(slot.closed_from, slot.day)}
        blocked = len(names) if "*" in met else len(names & met)
        return (blocked, _RANK[slot.kind], -length, -slot.day.toordinal())

    by_month = groupby(_closures(first, last), key=lambda slot: slot.month)
    return tuple(min(slots, key=worth) for _, slots in by_month)


def _closures(first: date, last: date) -> Iterator[Slot]:
    day = first
    while day <= last:
        if not is_closed(day) and is_closed(day - timedelta(days=1)):
            slot = slot_before(day)
            length = (slot.day - slot.closed_from).days
            if length >= _SHORTEST and not _just_before_new_year(slot.day):
                yield slot.model_copy(update={"kind": _kind(slot, length)})
        day += timedelta(days=1)


def _just_before_new_year(day: date) -> bool:
    # a system should have some working days behind it before the office closes for a week
    return day.month == _DECEMBER and any(
        (day + timedelta(days=n)).day >= _NEW_YEAR_CLOSING[0][1] for n in range(_DAYS_TO_SETTLE)
    )


def _kind(slot: Slot, length: int) -> SlotKind:
    if slot.closed_from.year < slot.day.year:
        return SlotKind.NEW_YEAR
    return SlotKind.LONG_WEEKEND if length >= _LONG else SlotKind.WEEKEND
