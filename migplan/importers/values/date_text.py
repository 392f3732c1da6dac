"""Dates inside a text: each as the stretch of days it names, and where it stands."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from migplan.importers.values.eras import begins, ends, western
from migplan.importers.values.repair import Repair
from migplan.model.dates import Precision


class NoDateError(ValueError):
    """Something looks like a date and is none that can be told."""

    def __init__(self, reason: Repair) -> None:
        super().__init__(reason)
        self.reason = reason


_LAST_YEAR = 2100
"""What lies behind it stands for "no end"."""
_SHORT_YEARS = range(20, 61)
"""Two digits that are read as a western year: 13-19 may as well be a coming year of 令和."""
_MARCH, _APRIL, _DECEMBER = 3, 4, 12

ERA = r"(?:令和|平成|昭和|大正|明治|(?<![A-Za-z])[RHSTMrhstm]|(?<![一-龠])[令平昭](?=\s*[\d元]))"
_YEAR = rf"(?:(?P<era>{ERA})\.?\s*(?P<ey>元|\d{{1,2}})(?!\d)|(?<!\d)(?P<wy>\d{{4}})(?!\d))"
_SEP = r"[./\-‐−・]"
_HALF = r"上半期|下半期|上期|下期|前期|後期|前半|後半"
_QUARTER = r"第?\s*[1-4一二三四]\s*・?四半期|[1-4]Q|Q[1-4]"
_YEAR_PART = rf"末日?|当初|初め|初|{_HALF}|{_QUARTER}|[中内](?![止断])"
_MONTH_PART = r"末日?|上旬|初旬|中旬|下旬|初め|初|前半|後半|半ば|[中内](?![止断])"
_DATE = re.compile(
    rf"""
    {_YEAR} \s* (?:
      年\s*度 \s* (?P<fpart>{_YEAR_PART})?
    | 年\s*(?P<m1>\d{{1,2}})(?!\d)\s*(?:
        /\s*(?P<d1>\d{{1,2}})(?!\d)
      | 月\s*(?:
          (?P<d2>\d{{1,2}})(?!\d)\s*(?:日|(?=\s*(?:$|\W|[かまよ])))
        | (?P<mpart1>{_MONTH_PART})
        )?
      )
    | (?P<sep>{_SEP})\s*(?P<m2>\d{{1,2}})(?!\d)\s*(?:
        (?P=sep)\s*(?P<d3>\d{{1,2}})(?!\d)日?
      | 月?\s*(?P<mpart2>{_MONTH_PART})?
      )(?!\s*[./]\s*\d)
    | 年(?!\s*(?:度|\d|間|目|次))\s*(?P<ypart>{_YEAR_PART})?
    )
    | (?<![A-Za-z])FY\s*'?(?P<fy>\d{{4}}|\d{{2}})(?!\d)\s*(?P<fypart>{_YEAR_PART})?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SHORT = re.compile(
    r"(?<![\d.])'?(?P<y>\d{2})(?:"
    r"\s*年\s*(?P<m1>\d{1,2})\s*月(?:\s*(?P<d1>\d{1,2})\s*日|\s*(?P<part>末))?"
    r"|(?P<sep>[./\-])(?P<m2>\d{1,2})(?P=sep)(?P<d2>\d{1,2})(?!\s*[./\-]?\d))"
)
_AFTER_A_DAY = re.compile(
    r"(?:\s*(?:\(\s*[月火水木金土日](?:曜日?)?(?:\s*[・,、/]?\s*(?:祝日?|休日?))?\s*\)"
    r"|[月火水木金土日]曜日?))?"
    r"(?:[T\s]*(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?Z?)?"
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A date as it was written: the days from ``first`` to ``last``, both inclusive."""

    first: date
    last: date
    precision: Precision
    repairs: tuple[Repair, ...]
    begin: int
    """Offset of its first character."""
    end: int
    """Offset behind its last character."""
    era: str = ""

    def holds(self, other: "Stretch") -> bool:
        """Whether another date lies within this one, so that both can mean the same."""
        return self.first <= other.first and other.last <= self.last


def find_dates(text: str) -> Iterator[Stretch]:
    """All dates of a text (NFKC), in the order they stand.

    Raises:
        NoDateError: If something looks like a date and is none, such as 令和8年13月.
    """
    try:
        yield from _dates(text)
    except NoDateError:
        raise
    except ValueError:
        raise NoDateError(Repair.NOT_A_DAY) from None


def _dates(text: str) -> Iterator[Stretch]:
    found = False
    for match in _DATE.finditer(text):
        found = True
        yield _stretch(match, text)
    if not found:
        for match in _SHORT.finditer(text):
            yield _short(match, text)


def _stretch(match: re.Match[str], text: str) -> Stretch:
    part = match.groupdict()
    notes: list[Repair] = []
    if part["fy"] is not None:
        year = int(part["fy"])
        if len(part["fy"]) == 2:  # noqa: PLR2004
            year += 2000
            notes.append(Repair.TWO_DIGIT_YEAR)
        first, last, precision = _fiscal(year, part["fypart"], notes)
        return _made(match, text, first, last, precision, notes)
    era, year = part["era"] or "", 0
    if era:
        number = 1 if part["ey"] == "元" else int(part["ey"])
        if number == 0:
            raise ValueError("no year 0")
        year = western(era, number)
    else:
        year = int(part["wy"])
    if year > _LAST_YEAR:
        notes.append(Repair.NO_END)
        return _made(match, text, date.max, date.max, Precision.DAY, notes)
    month = part["m1"] or part["m2"]
    if month is None:
        if "度" in match[0]:
            first, last, precision = _fiscal(year, part["fpart"], notes)
        else:
            first, last, precision = _calendar(year, part["ypart"], notes)
        passed = first > ends(era) if era else False
    else:
        day = part["d1"] or part["d2"] or part["d3"]
        first, last, precision = _in_month(year, int(month), day)
        if (part["mpart1"] or part["mpart2"] or "末")[0] not in "末中内" or "旬" in match[0]:
            notes.append(Repair.PART_OF_MONTH)
        passed = first > ends(era) if era else False
        if era and last < begins(era):
            notes.append(Repair.ERA_NOT_BEGUN)
    if passed:
        notes.append(Repair.ERA_PASSED)
    return _made(match, text, first, last, precision, notes, era)


def _short(match: re.Match[str], text: str) -> Stretch:
    if int(match["y"]) not in _SHORT_YEARS:
        raise NoDateError(Repair.TWO_DIGIT_YEAR)
    day = match["d1"] or match["d2"]
    month = int(match["m1"] or match["m2"])
    first, last, precision = _in_month(2000 + int(match["y"]), month, day)
    return _made(match, text, first, last, precision, [Repair.TWO_DIGIT_YEAR])


def _made(
    match: re.Match[str],
    text: str,
    first: date,
    last: date,
    precision: Precision,
    notes: list[Repair],
    era: str = "",
) -> Stretch:
    end = match.end()
    written = match[0].strip()
    if "\n" in written:
        notes.append(Repair.LINE_BREAK)
    elif any(c.isspace() for c in written):
        notes.append(Repair.BLANKS)
    if precision is Precision.DAY and (after := _AFTER_A_DAY.match(text, end)):
        end = after.end()
        if any(int(clock) for clock in after.groups() if clock):
            notes.append(Repair.TIME)
    return Stretch(first, last, precision, tuple(notes), match.start(), end, era)


def month_days(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _in_month(year: int, month: int, day: str | None) -> tuple[date, date, Precision]:
    if not 1 <= month <= _DECEMBER:
        raise ValueError("no such month")
    if day is None:
        return *month_days(year, month), Precision.MONTH
    only = date(year, month, int(day))
    return only, only, Precision.DAY


def _fiscal(year: int, part: str | None, notes: list[Repair]) -> tuple[date, date, Precision]:
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


def _calendar(year: int, part: str | None, notes: list[Repair]) -> tuple[date, date, Precision]:
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
