"""The mixed state of a plan: which linkages run between old and new, period by period.

A period lies between two waves: within it nothing cuts over, so what is told of it is true on
each of its days. Months are told beside it for the reader's calendar: what a month leaves behind,
and the most bridges alive on any of its days, for several waves may fall in one month.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from migplan.gaps.course import CROSSING, Course, LeftOut, Mix, courses
from migplan.model.dates import MonthIndex, month_end, month_index, month_start
from migplan.model.plan import Plan


@dataclass(frozen=True, slots=True)
class MixedPeriod:
    """From one wave to the next."""

    start: date
    """The as-of date, or the date of the wave that opens it."""
    until: date | None
    """First day of the next period; ``None``: for good."""
    wave: int
    """Number of the wave that opens it; 0 before the first one."""
    linkages: dict[Mix, tuple[str, ...]]
    """Ids of linkages by what they are, sorted; every class is named.

    As on the first day; a linkage whose end is switched off leaves with the next period.
    """

    @property
    def crossing(self) -> tuple[str, ...]:
        """Ids of the linkages between old and new, sorted."""
        return tuple(sorted(key for mix in CROSSING for key in self.linkages[mix]))

    def count(self, *mixes: Mix) -> int:
        """How many linkages are of these classes."""
        return sum(len(self.linkages[mix]) for mix in mixes)


@dataclass(frozen=True, slots=True)
class MixedMonth:
    """One calendar month."""

    month: MonthIndex
    waves: tuple[int, ...]
    """Numbers of the waves that fall in it."""
    counts: dict[Mix, int]
    """Linkages by what they are at the end of its last day; every class is named."""
    most: int
    """The most bridges alive on one of its days, from the as-of date on."""

    @property
    def crossing(self) -> int:
        """Linkages between old and new at its end."""
        return sum(self.counts[mix] for mix in CROSSING)


@dataclass(frozen=True, slots=True)
class Peak:
    """When the most bridges are alive."""

    number: int
    start: date
    """The first day of the first such stretch."""
    until: date
    """The first day on which there are fewer, or more."""


@dataclass(frozen=True, slots=True)
class Mixed:
    """The mixed state from the as-of date to the last cutover."""

    periods: tuple[MixedPeriod, ...]
    months: tuple[MixedMonth, ...]
    peak: Peak | None
    """``None`` when nothing is ever between old and new."""
    left_out: dict[LeftOut, int]
    """Linkages that are not counted, by reason; every reason is named."""


def mixed_state(plan: Plan) -> Mixed:
    """What runs between old and new, by period and by month.

    Complexity: linkages times months.
    """
    found = tuple(courses(plan))
    known = tuple(course for course in found if isinstance(course, Course))
    dropped = Counter(reason for reason in found if isinstance(reason, LeftOut))
    periods = _periods(plan, known)
    return Mixed(
        periods,
        _months(plan, known, periods),
        _peak(periods),
        {reason: dropped[reason] for reason in LeftOut},
    )


def _periods(plan: Plan, known: Sequence[Course]) -> tuple[MixedPeriod, ...]:
    waves = {wave.date: wave.number for wave in plan.waves}
    starts = sorted({plan.as_of, *(day for day in waves if day > plan.as_of)})
    return tuple(
        MixedPeriod(start, until, waves.get(start, 0), _linkages(known, start))
        for start, until in zip(starts, [*starts[1:], None], strict=True)
    )


def _linkages(known: Sequence[Course], day: date) -> dict[Mix, tuple[str, ...]]:
    found: dict[Mix, list[str]] = {mix: [] for mix in Mix}
    for course in known:
        mix = course.at(day)
        if mix is not None:
            found[mix].append(course.linkage)
    return {mix: tuple(sorted(keys)) for mix, keys in found.items()}


def _months(
    plan: Plan, known: Sequence[Course], periods: Sequence[MixedPeriod]
) -> tuple[MixedMonth, ...]:
    last = max((wave.date for wave in plan.waves), default=plan.as_of)
    months = range(month_index(plan.as_of), month_index(max(last, plan.as_of)) + 1)
    return tuple(_month(plan, known, periods, month) for month in months)


def _month(
    plan: Plan, known: Sequence[Course], periods: Sequence[MixedPeriod], month: MonthIndex
) -> MixedMonth:
    begin, end = month_start(month), month_end(month)
    counts = Counter(course.at(end) for course in known)
    alive = [
        period.count(*CROSSING)
        for period in periods
        if period.start <= end and (period.until is None or period.until > begin)
    ]
    return MixedMonth(
        month,
        tuple(wave.number for wave in plan.waves if begin <= wave.date <= end),
        {mix: counts[mix] for mix in Mix},
        max(alive, default=0),
    )


def _peak(periods: Sequence[MixedPeriod]) -> Peak | None:
    numbers = [period.count(*CROSSING) for period in periods]
    most = max(numbers, default=0)
    if not most:
        return None
    first = numbers.index(most)
    later = zip(periods[first:], numbers[first:], strict=True)
    after = next((period for period, number in later if number != most), periods[-1])
    return Peak(most, periods[first].start, after.start)
