"""Dates inside a text: each as the stretch of days it names, and where it stands."""

import re
from datetime import date
from typing import NamedTuple

from migplan.importers.values.date_parts import (
    Days,
    NoDateError,
    in_calendar_year,
    in_fiscal_year,
    in_month,
)
from migplan.importers.values.eras import begins, ends, western
from migplan.importers.values.repair import Repair
from migplan.model.dates import Precision

_LAST_YEAR = 2100
"""What lies behind it stands for "no end"."""
_SHORT_YEARS = range(20, 61)
"""Two digits that are read as a western year: 13-19 may as well be a coming year of 令和."""

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


class Stretch(NamedTuple):
    """A date as it was written: the days from ``first`` to ``last``, both inclusive.

    A tuple, because one is made for each of some hundred thousand cells.
    """

    first: date
    last: date
    precision: Precision
    repairs: tuple[Repair, ...]
    begin: int = 0
    """Offset of its first character."""
    end: int = 0
    """Offset behind its last character."""
    era: str = ""

    def holds(self, other: "Stretch") -> bool:
        """Whether another date lies within this one, so that both can mean the same."""
        return self.first <= other.first and other.last <= self.last


def find_dates(text: str) -> list[Stretch]:
    """All dates of a text (NFKC), in the order they stand.

    Raises:
        NoDateError: If something looks like a date and is none, such as 令和8年13月.
    """
    try:
        found = [_stretch(match, text) for match in _DATE.finditer(text)]
        return found or [_short(match, text) for match in _SHORT.finditer(text)]
    except NoDateError:
        raise
    except ValueError:
        raise NoDateError(Repair.NOT_A_DAY) from None


def _stretch(match: re.Match[str], text: str) -> Stretch:
    notes: list[Repair] = []
    era, year = match["era"] or "", _year(match, notes)
    if year > _LAST_YEAR:
        notes.append(Repair.NO_END)
        return _made(match, text, (date.max, date.max, Precision.DAY), notes)
    days = _days(year, match, notes)
    if era and days[0] > ends(era):
        notes.append(Repair.ERA_PASSED)
    if era and days[1] < begins(era):
        notes.append(Repair.ERA_NOT_BEGUN)
    return _made(match, text, days, notes, era)


def _year(part: re.Match[str], notes: list[Repair]) -> int:
    if era := part["era"]:
        number = 1 if part["ey"] == "元" else int(part["ey"] or 0)
        if number == 0:
            raise NoDateError(Repair.NOT_A_DAY)
        return western(era, number)
    year = part["wy"] or part["fy"] or ""
    if len(year) == 2:  # noqa: PLR2004
        notes.append(Repair.TWO_DIGIT_YEAR)
        return 2000 + int(year)
    return int(year)


def _days(year: int, part: re.Match[str], notes: list[Repair]) -> Days:
    if month := part["m1"] or part["m2"]:
        day = part["d1"] or part["d2"] or part["d3"]
        return in_month(year, int(month), day, part["mpart1"] or part["mpart2"], notes)
    if part["fy"] or "度" in part[0]:
        return in_fiscal_year(year, part["fypart"] or part["fpart"], notes)
    return in_calendar_year(year, part["ypart"], notes)


def _short(match: re.Match[str], text: str) -> Stretch:
    if int(match["y"]) not in _SHORT_YEARS:
        raise NoDateError(Repair.TWO_DIGIT_YEAR)
    day = match["d1"] or match["d2"]
    month = int(match["m1"] or match["m2"])
    days = in_month(2000 + int(match["y"]), month, day, None, [])
    return _made(match, text, days, [Repair.TWO_DIGIT_YEAR])


def _made(
    match: re.Match[str], text: str, days: Days, notes: list[Repair], era: str = ""
) -> Stretch:
    first, last, precision = days
    end = match.end()
    written = match[0].strip()
    if "\n" in written:
        notes.append(Repair.LINE_BREAK)
    elif len(written.split()) > 1:
        notes.append(Repair.BLANKS)
    if end < len(text) and precision is Precision.DAY and (after := _AFTER_A_DAY.match(text, end)):
        end = after.end()
        if any(int(clock) for clock in after.groups() if clock):
            notes.append(Repair.TIME)
    return Stretch(first, last, precision, tuple(notes), match.start(), end, era)
