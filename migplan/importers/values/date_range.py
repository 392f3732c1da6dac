"""One or two dates of a text as a reading: which is the start, which the end, what is left over."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from migplan.importers.values.date_parts import NoDateError, month_days
from migplan.importers.values.date_reading import DateReading, DateStatus, unreadable
from migplan.importers.values.date_text import Stretch, find_dates
from migplan.importers.values.date_words import (
    ABOUT_AFTER,
    ABOUT_BEFORE,
    BEFORE_END,
    BEFORE_START,
    BETWEEN,
    FROM,
    SEASON,
    TRIM,
    UNTIL,
)
from migplan.importers.values.repair import Repair
from migplan.model.dates import Precision, RoughDate

_EARLIEST, _LATEST = date(1950, 1, 1), date(2100, 12, 31)
"""What an inventory can hold."""
_SHORTER = re.compile(
    r"(?:(?P<y>\d{1,2}|元)年(?P<fiscal>度)?)?(?:(?P<m>\d{1,2})月)?(?:(?P<d>\d{1,2})日)?"
    r"(?:(?<![年月日度])(?P<m2>\d{1,2})/(?P<d2>\d{1,2})(?![\d/]))?"
)
"""The end of a range that leaves out what it has in common with the start."""
_SHORTER_ENDS = re.compile(r"\s*(?:$|まで|迄|末|頃|[^\w])")
"""What follows it; anything else, such as 5年間, is no date."""


@dataclass(slots=True)
class _Margins:
    """What stands around the dates of a text; it shrinks as its words are understood."""

    words: str
    before: int
    after: int

    def starts_with(self, *patterns: re.Pattern[str]) -> bool:
        """Take words directly behind the dates; whether there were any."""
        found = [match for p in patterns if (match := p.match(self.words, self.after))]
        self.after = max([self.after, *(match.end() for match in found)])
        return bool(found)

    def ends_with(self, pattern: re.Pattern[str]) -> bool:
        """Take words directly in front of the dates; whether there were any."""
        match = pattern.search(self.words[: self.before])
        self.before = match.start() if match else self.before
        return match is not None


def one_date(only: Stretch, words: str, original: str, repairs: list[Repair]) -> DateReading:
    """A text with one date: the day itself, an end or a start, perhaps with a shortened end."""
    if only.begin == 0 and only.end == len(words):
        return judged(None, only, tuple(repairs), "", original)
    around = _Margins(words, only.begin, only.end)
    if Repair.WHOLE_YEAR in only.repairs and SEASON.match(words, only.end):
        raise NoDateError(Repair.PART_OF_YEAR)
    if around.starts_with(ABOUT_AFTER) or around.ends_with(ABOUT_BEFORE):
        repairs.append(Repair.APPROXIMATE)
    start, end = None, only
    own_word = around.ends_with(BEFORE_START)
    if around.starts_with(FROM) or own_word:
        start, end = only, _shortened_end(only, words, around.after)
        around.after = end.end if end else around.after
        around.starts_with(UNTIL)
    else:
        around.starts_with(UNTIL)
        around.ends_with(BEFORE_END)
    rest = _rest(original[: around.before], original[around.after :])
    return judged(start, end, tuple(repairs), rest, original)


def two_dates(
    first: Stretch, second: Stretch, words: str, original: str, repairs: list[Repair]
) -> DateReading:
    """A text with two dates: a range when a word between them says so.

    Raises:
        NoDateError: If nothing says which of the two is meant.
    """
    between = words[first.end : second.begin]
    for about in (ABOUT_AFTER.match(between), ABOUT_BEFORE.search(between)):
        if about:
            repairs.append(Repair.APPROXIMATE)
            between = between[: about.start()] + between[about.end() :]
    joined = BETWEEN.fullmatch(between)
    note = (joined["note"] if joined else None) or ""
    if joined is None or not between.replace(note, "").strip(" 、,"):
        raise NoDateError(Repair.SEVERAL)
    around = _Margins(words, first.begin, second.end)
    if around.starts_with(ABOUT_AFTER):
        repairs.append(Repair.APPROXIMATE)
    around.starts_with(UNTIL)
    around.ends_with(BEFORE_START)
    rest = _rest(original[: around.before], note, original[around.after :])
    return judged(first, second, tuple(repairs), rest, original)


def _shortened_end(start: Stretch, words: str, offset: int) -> Stretch | None:
    """The end of 令和8年1月~3月, with the year of its start; None when there is none."""
    match = _SHORTER.match(words, offset)
    if match is None or not match[0] or not _SHORTER_ENDS.match(words, match.end()):
        return None
    year, fiscal, month, day, month2, day2 = match.groups()
    if year and not (fiscal or month):
        return None  # 令和5年4月1日から5年 is a length of time
    if (fiscal is not None) != (start.precision is Precision.FISCAL_YEAR):
        raise NoDateError(Repair.NOT_A_DAY)
    if year and not start.era:
        raise NoDateError(Repair.TWO_DIGIT_YEAR)
    text = f"{start.era}{year}年" if year else f"{start.first.year}年"
    if fiscal:
        text += "度"
    elif month or month2:
        text += f"{month or month2}月" + (f"{day or day2}日" if day or day2 else "")
    elif day and not year:
        text += f"{start.first.month}月{day}日"
    found = find_dates(text)
    if len(found) != 1:
        raise NoDateError(Repair.NOT_A_DAY)
    end = found[0]
    return Stretch(end.first, end.last, end.precision, end.repairs, offset, match.end(), start.era)


def merged(words: str, found: list[Stretch]) -> list[Stretch]:
    """令和8年3月31日(2026/3/31) is one date, written twice."""
    if len(found) < 2:  # noqa: PLR2004
        return found
    merged: list[Stretch] = []
    for stretch in found:
        last = merged[-1] if merged else None
        doubled = (
            last is not None
            and words[last.end : stretch.begin].strip() in ("(", "=", "")
            and (last.holds(stretch) or stretch.holds(last))
        )
        if last is None or not doubled:
            merged.append(stretch)
            continue
        finer = stretch if last.holds(stretch) else last
        end = stretch.end
        if words[last.end : stretch.begin].strip() == "(" and words[end : end + 1] == ")":
            end += 1
        notes = tuple(dict.fromkeys((*last.repairs, *stretch.repairs)))
        if finer.precision is Precision.DAY:
            notes = tuple(note for note in notes if note is not Repair.WHOLE_YEAR)
        merged[-1] = Stretch(
            finer.first, finer.last, finer.precision, notes, last.begin, end, finer.era
        )
    return merged


def judged(
    start: Stretch | None,
    end: Stretch | None,
    repairs: tuple[Repair, ...],
    rest: str,
    original: str,
) -> DateReading:
    """The reading of a start, an end or both; dates that no inventory can hold are none."""
    if start is None and end is not None and _EARLIEST <= end.last <= _LATEST:
        rough = _rough(end.last, end.precision)
        return DateReading(DateStatus.KNOWN, rough, None, (*repairs, *end.repairs), rest)
    ends = [stretch for stretch in (start, end) if stretch is not None]
    notes = (*repairs, *(note for stretch in ends for note in stretch.repairs))
    if any(stretch.last < _EARLIEST for stretch in ends):
        return unreadable(original, Repair.OUT_OF_SPAN)
    if start is not None and end is not None and start.first > end.last:
        return unreadable(original, Repair.SEVERAL)
    if end is not None and end.last > _LATEST:
        notes, end = (*notes, Repair.NO_END), None
        if start is None:
            return DateReading(DateStatus.OPEN, None, None, tuple(dict.fromkeys(notes)), original)
    if start is not None and start.last > _LATEST:
        return unreadable(original, Repair.NO_END)
    return DateReading(
        DateStatus.KNOWN,
        _rough(end.last, end.precision) if end else None,
        _start(start) if start else None,
        tuple(dict.fromkeys(notes)),
        rest,
    )


def _start(start: Stretch) -> RoughDate:
    """The date whose ``first_day`` is the first day of a stretch."""
    if start.precision is Precision.DAY:
        return _rough(start.first, Precision.DAY)
    if start.precision is Precision.FISCAL_YEAR and start.first.month == 4:  # noqa: PLR2004
        return _rough(start.last, Precision.FISCAL_YEAR)
    _, last = month_days(start.first.year, start.first.month)
    return _rough(last, Precision.MONTH)


@lru_cache(maxsize=8192)
def _rough(day: date, precision: Precision) -> RoughDate:
    return RoughDate.model_validate({"day": day, "precision": precision})


def _rest(*parts: str) -> str:
    kept = [part.strip(TRIM) for part in parts]
    return " ".join(part for part in kept if part.strip("()（）[]「」"))
