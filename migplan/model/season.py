"""Busy seasons and good windows of the yearly calendar."""

import re
from datetime import date, timedelta
from enum import StrEnum
from functools import cache, lru_cache
from typing import Annotated

from pydantic import Field, StringConstraints

from migplan.model.base import Frozen, Text
from migplan.model.text import Bilingual

_LEAP_YEAR = 2000


class Severity(StrEnum):
    """What a season means for a cutover."""

    HARD = "hard"
    """No cutover inside."""
    SOFT = "soft"
    """Better not: each cutover inside is priced."""
    WINDOW = "window"
    """A good time: it beats a soft season, never a hard one."""


SeasonDay = Annotated[str, StringConstraints(pattern=r"^(\d{2}-\d{2}|monthly:\d{2}|variable)$")]


class Season(Frozen):
    """A stretch of the year, for one business or, with ``*``, for all.

    ``start`` and ``end`` are ``MM-DD`` and both inside; a season may run over the end of the year.
    ``monthly:DD`` repeats every month and may run over its end. ``variable`` has no date: it is a
    risk to name, not a constraint.
    """

    business: str
    start: SeasonDay
    end: SeasonDay
    severity: Severity
    reason: Bilingual
    every_years: Annotated[int, Field(ge=1)] = 1
    base_year: int = 2000
    """A year in which a season of every n-th year begins."""
    source: Text = ""
    confidence: Text = ""
    note: Text = ""

    @property
    def has_dates(self) -> bool:
        """Whether it can be found on a calendar."""
        return _has_dates(self.start, self.end)

    def covers(self, day: date) -> bool:
        """Whether ``day`` lies inside."""
        return _covers(self.start, self.end, self.every_years, self.base_year, day)

    def meets(self, first: date, last: date) -> bool:
        """Whether any day from ``first`` to ``last``, both inside, is covered."""
        return _meets(self.start, self.end, self.every_years, self.base_year, first, last)


# the bodies of a prefecture ask about the same seasons and slots again and again
@lru_cache(maxsize=65_536)
def _meets(start: str, end: str, every_years: int, base_year: int, first: date, last: date) -> bool:
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return any(_covers(start, end, every_years, base_year, day) for day in days)


def _covers(start: str, end: str, every_years: int, base_year: int, day: date) -> bool:
    if not _has_dates(start, end):
        return False
    if day.month * 100 + day.day not in _days_between(start, end):
        return False
    if every_years == 1:
        return True
    over_new_year = start > end and f"{day:%m-%d}" <= end
    begins = day.year - 1 if over_new_year else day.year
    return (begins - base_year) % every_years == 0


def _has_dates(start: str, end: str) -> bool:
    monthly = [day.startswith("monthly:") for day in (start, end)]
    return "variable" not in (start, end) and monthly[0] == monthly[1]


@cache
def _days_between(start: str, end: str) -> frozenset[int]:
    """Days of the year inside a season, written as month times 100 plus day."""
    if start.startswith("monthly:"):
        first, last = int(start[8:]), int(end[8:])
        days = range(1, 32)
        inside = [
            d for d in days if (first <= d <= last if first <= last else d >= first or d <= last)
        ]
        return frozenset(month * 100 + d for month in range(1, 13) for d in inside)
    first, last = int(start[:2] + start[3:]), int(end[:2] + end[3:])
    every = (month * 100 + d for month in range(1, 13) for d in range(1, 32))
    return frozenset(
        d for d in every if (first <= d <= last if first <= last else d >= first or d <= last)
    )


def is_month_day(text: str) -> bool:
    """Whether ``MM-DD`` is a day of some year."""
    match = re.fullmatch(r"(\d{2})-(\d{2})", text)
    if match is None:
        return False
    try:
        date(_LEAP_YEAR, int(match[1]), int(match[2]))
    except ValueError:
        return False
    return True
