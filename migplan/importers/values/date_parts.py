"""Years, half years, quarters and months as stretches of days."""

from calendar import monthrange
from datetime import date

from migplan.importers.values.repair import Repair
from migplan.model.dates import Precision

Days = tuple[date, date, Precision]
"""First and last day, and how exactly they are known."""
_MARCH, _APRIL, _DECEMBER = 3, 4, 12


class NoDateError(ValueError):
    """Something looks like a date and is none that can be told."""

    def __init__(self, reason: Repair) -> None:
        super().__init__(reason)
        self.reason = reason


def month_days(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def in_month(year: int, month: int, day: str | None, part: str | None, notes: list[Repair]) -> Days:
    """A month, the named part of it, or a day."""
    if not 1 <= month <= _DECEMBER:
        raise NoDateError(Repair.NOT_A_DAY)
    if part and (part[0] not in "末中内" or part == "中旬"):
        notes.append(Repair.PART_OF_MONTH)
    if day is None:
        return *month_days(year, month), Precision.MONTH
    only = date(year, month, int(day))
    return only, only, Precision.DAY


def in_fiscal_year(year: int, part: str | None, notes: list[Repair]) -> Days:
    """A fiscal year or the named part of it."""
    first, last = 0, 11
    if part and part[0] == "末":
        notes.append(Repair.YEAR_END)
        return date(year + 1, _MARCH, 1), date(year + 1, _MARCH, 31), Precision.FISCAL_YEAR
    if part and part[0] not in "中内":
        notes.append(Repair.PART_OF_YEAR)
        first, last = _months(part)
    begin, _ = month_days(*_month_of(year, _APRIL + first))
    _, end = month_days(*_month_of(year, _APRIL + last))
    whole = (first, last) == (0, 11)
    return begin, end, Precision.FISCAL_YEAR if whole else Precision.MONTH


def in_calendar_year(year: int, part: str | None, notes: list[Repair]) -> Days:
    """A calendar year or the named part of it; known to the month at best."""
    if part is None or part[0] in "中内":
        notes.append(Repair.WHOLE_YEAR)
        return date(year, 1, 1), date(year, _DECEMBER, 31), Precision.MONTH
    if part[0] == "末":
        notes.append(Repair.YEAR_END)
        return date(year, _DECEMBER, 1), date(year, _DECEMBER, 31), Precision.MONTH
    if "四半期" in part or "Q" in part.upper():
        raise NoDateError(Repair.PART_OF_YEAR)
    notes.append(Repair.PART_OF_YEAR)
    first, last = _months(part)
    return month_days(year, 1 + first)[0], month_days(year, 1 + last)[1], Precision.MONTH


def _months(part: str) -> tuple[int, int]:
    """First and last month of a part of a year, counted from 0."""
    if "四半期" in part or "Q" in part.upper():
        digit = next(c for c in part if c in "1234一二三四")
        quarter = ("1234".find(digit) + 1 or "一二三四".find(digit) + 1) - 1
        return 3 * quarter, 3 * quarter + 2
    if part.startswith(("当初", "初")):
        return 0, 0
    return (6, 11) if part[0] in "下後" else (0, 5)


def _month_of(year: int, month: int) -> tuple[int, int]:
    return year + (month - 1) // 12, (month - 1) % 12 + 1
