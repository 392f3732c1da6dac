"""Days, months, fiscal years, and days that are known only roughly."""

import re
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, model_serializer, model_validator

from migplan.model.base import Frozen

MonthIndex = int
"""Months since year 0: ``year * 12 + month - 1``; differences are whole calendar months."""

_DAY = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")
"""Also with strokes and without leading zeros, as spreadsheets save it."""
_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})")
_FISCAL_YEAR = re.compile(r"FY(\d{4})")
_APRIL = 4
_FIRST_YEAR, _LAST_YEAR = 1950, 2100
"""Years that a municipal list can mean; 9999 stands for "no end" and is to be left empty."""


def month_index(day: date) -> MonthIndex:
    """The month a day lies in."""
    return day.year * 12 + day.month - 1


def month_start(month: MonthIndex) -> date:
    """The first day of a month."""
    return date(month // 12, month % 12 + 1, 1)


def month_end(month: MonthIndex) -> date:
    """The last day of a month."""
    return month_start(month + 1) - timedelta(days=1)


def fiscal_year(day: date) -> int:
    """The Japanese fiscal year (年度) of a day: it begins on 1 April."""
    return day.year if day.month >= _APRIL else day.year - 1


def fiscal_year_of_month(month: MonthIndex) -> int:
    """The fiscal year of a month."""
    return fiscal_year(month_start(month))


def months_before(day: date, months: int) -> date:
    """So many months earlier, or later where negative: the same day, or the last of a shorter month."""
    month = month_index(day) - months
    return month_start(month).replace(day=min(day.day, month_end(month).day))


def work_begins(cutover: date, months: int) -> date:
    """First day of the work before a cutover; the month of the cutover is the last of it."""
    return month_start(month_index(cutover) - max(months, 1) + 1)


def months_late(day: date, deadline: date) -> int:
    """Months that a day lies after a deadline; a day late in the month of the deadline is one."""
    if day <= deadline:
        return 0
    return max(1, month_index(day) - month_index(deadline))


def parse_day(text: object) -> date:
    """Read ``2027-03-31``; nothing else is a day.

    Raises:
        ValueError: ``not_a_day`` when the text is no day of the calendar.
    """
    if isinstance(text, date):
        return text
    match = _DAY.fullmatch(text.strip()) if isinstance(text, str) else None
    if match is None:
        raise ValueError("not_a_day")
    try:
        day = date(*(int(part) for part in match.groups()))
    except ValueError:
        raise ValueError("not_a_day") from None
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise ValueError("not_a_day")
    return day


Day = Annotated[date, BeforeValidator(parse_day), PlainSerializer(date.isoformat, return_type=str)]
"""A day of the calendar, written ``2027-03-31``."""


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    FISCAL_YEAR = "fiscal_year"


class RoughDate(Frozen):
    """A last day that may be known to the day, the month or the fiscal year only.

    Written ``2027-03-31``, ``2027-03`` or ``FY2026``. A month means its last day, a fiscal
    year its 31 March.
    """

    day: Day
    precision: Precision = Precision.DAY

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        if not isinstance(value, str):
            if isinstance(value, (dict, RoughDate)):
                return value  # pyright: ignore[reportUnknownVariableType]
            raise ValueError("not_a_rough_date")
        text = value.strip()
        match = _FISCAL_YEAR.fullmatch(text)
        if match and _FIRST_YEAR <= int(match[1]) < _LAST_YEAR:
            return {"day": date(int(match[1]) + 1, 3, 31), "precision": Precision.FISCAL_YEAR}
        if match := _MONTH.fullmatch(text):
            year, month = int(match[1]), int(match[2])
            if 1 <= month <= 12 and _FIRST_YEAR <= year <= _LAST_YEAR:  # noqa: PLR2004
                last = month_end(year * 12 + month - 1)
                return {"day": last, "precision": Precision.MONTH}
        if _DAY.fullmatch(text):
            return {"day": parse_day(text), "precision": Precision.DAY}
        raise ValueError("not_a_rough_date")

    @model_serializer
    def _write(self) -> str:
        return str(self)

    @property
    def month(self) -> MonthIndex:
        """The month the last day lies in."""
        return month_index(self.day)

    def __str__(self) -> str:
        match self.precision:
            case Precision.FISCAL_YEAR:
                return f"FY{fiscal_year(self.day)}"
            case Precision.MONTH:
                return f"{self.day:%Y-%m}"
            case Precision.DAY:
                return self.day.isoformat()
