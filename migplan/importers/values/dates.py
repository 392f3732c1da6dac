"""Dates as municipal lists write them: every era and precision, ranges, and words instead.

A single date, the end of a range and a date followed by まで are ``rough``; the start of a range
and a date followed by から, 以降 or ~ are ``start``. Two different dates without a word between
them are not read: which one is meant is not for us to guess.
"""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from migplan.importers.grid import Value
from migplan.importers.values.date_range import judged, merged, one_date, two_dates
from migplan.importers.values.date_reading import DateReading, DateStatus, first_day
from migplan.importers.values.date_text import ERA, NoDateError, Stretch, find_dates, month_days
from migplan.importers.values.date_words import LOOKS_DATED, NOTHING, OPEN, TRIM
from migplan.importers.values.eras import western
from migplan.importers.values.plain import normal, plain
from migplan.importers.values.repair import Repair
from migplan.model.dates import Precision

__all__ = ["DateReading", "DateStatus", "first_day", "read_date"]

_SERIAL_START = date(1899, 12, 30)
_SERIALS = range(32_874, 58_806)
"""1990 to 2060; other numbers are no dates."""
_COMPACT = re.compile(r"(19\d{2}|20\d{2})(\d{2})(\d{2})?")
_ERA_COMPACT = re.compile(r"([RHSTM])(\d{2})(\d{2})(\d{2})", re.IGNORECASE)
_FULL_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ．／－㍻㍼㍽㍾㋿]")
_KANJI = re.compile(r"[〇一二三四五六七八九十]+(?=\s*[年月日])")
_BOTH_YEARS = re.compile(
    rf"(?P<era>{ERA})\.?\s*(?P<ey>元|\d{{1,2}})\s*年?\s*\(\s*(?:西暦)?\s*(?P<wy>\d{{4}})\s*年?\s*\)\s*年?"
    rf"|(?<!\d)(?P<wy2>\d{{4}})\s*年?\s*\(\s*(?P<era2>{ERA})\.?\s*(?P<ey2>元|\d{{1,2}})\s*年?\s*\)\s*年?"
)
"""令和8(2026)年 and 2026年(令和8年), when more of the date follows."""
_MORE_FOLLOWS = re.compile(r"\s*(?:\d{1,2}\s*月|度)")
_LONGEST = 300
"""A longer text is a remark, not a date."""


_NOTHING = DateReading(DateStatus.EMPTY)


def read_date(value: Value, *, serial: bool = True) -> DateReading:
    """Read a cell of a column of dates.

    Args:
        value: As it stood in the cell.
        serial: Whether a plain number may be the serial number of a day. No for columns that
            may hold amounts.
    """
    if value is None:
        return _NOTHING
    if isinstance(value, str):
        return _read_text(value, serial)
    if isinstance(value, bool):
        return DateReading(DateStatus.UNREADABLE, rest=str(value).upper())
    if isinstance(value, (int, float)):
        return _read_number(value, serial)
    if isinstance(value, datetime):
        clock = value.time()
        reading = _of_day(value.date(), ())
        if any((clock.hour, clock.minute, clock.second)) and reading.rough is not None:
            return DateReading(DateStatus.KNOWN, reading.rough, None, (Repair.TIME,))
        return reading
    if isinstance(value, date):
        return _of_day(value, ())
    return DateReading(DateStatus.UNREADABLE, rest=str(value))


def _of_day(day: date, repairs: tuple[Repair, ...]) -> DateReading:
    stretch = Stretch(day, day, Precision.DAY, repairs, 0, 0)
    return judged(None, stretch, repairs, "", day.isoformat())


def _read_number(value: float, serial: bool) -> DateReading:
    shown = f"{value:.10g}"
    whole = int(value) if abs(value) < 1e9 else 0  # noqa: PLR2004
    if serial and whole in _SERIALS:
        return _of_day(_SERIAL_START + timedelta(days=whole), (Repair.SERIAL,))
    if value == whole and (match := _COMPACT.fullmatch(shown)):
        return _read_compact(match, shown)
    return DateReading(DateStatus.UNREADABLE, rest=shown)


def _read_compact(match: re.Match[str], shown: str) -> DateReading:
    year, month, day = match.groups()
    try:
        if day:
            only = date(int(year), int(month), int(day))
            return _of_day(only, (Repair.COMPACT,))
        first, last = month_days(int(year), int(month))
    except ValueError:
        return DateReading(DateStatus.UNREADABLE, repairs=(Repair.NOT_A_DAY,), rest=shown)
    stretch = Stretch(first, last, Precision.MONTH, (), 0, 0)
    return judged(None, stretch, (Repair.COMPACT,), "", shown)


@lru_cache(maxsize=8192)
def _read_text(text: str, serial: bool) -> DateReading:
    """Cached: a list repeats the same few dates."""
    shown = text.strip()
    if not shown:
        return _NOTHING
    if len(shown) > _LONGEST:
        return DateReading(DateStatus.UNREADABLE, rest=shown)
    repairs: list[Repair] = []
    wide = _FULL_WIDTH.search(shown) is not None
    words = normal(shown).strip()
    if words.isascii() and words.isdigit():
        return _with(_read_digits(words, serial), wide)
    if match := _ERA_COMPACT.fullmatch(words):
        era, *parts = match.groups()
        try:
            day = date(western(era, int(parts[0])), int(parts[1]), int(parts[2]))
        except ValueError:
            return DateReading(DateStatus.UNREADABLE, repairs=(Repair.NOT_A_DAY,), rest=shown)
        return _with(_of_day(day, (Repair.COMPACT,)), wide)
    if wide:
        repairs.append(Repair.FULL_WIDTH)
    if "年" in words and _KANJI.search(words):
        words = _KANJI.sub(lambda found: str(_kanji_number(found[0])), words)
        repairs.append(Repair.KANJI_DIGITS)
    words = _BOTH_YEARS.sub(_one_year, words)
    try:
        found = merged(words, list(find_dates(words)))
    except NoDateError as error:
        return DateReading(DateStatus.UNREADABLE, repairs=(error.reason,), rest=shown)
    original = shown if len(shown) == len(words) else words
    match found:
        case []:
            return _without_date(words, shown)
        case [only]:
            return one_date(only, words, original, repairs)
        case [first, second]:
            return two_dates(first, second, words, original, repairs)
        case _:
            return DateReading(DateStatus.UNREADABLE, repairs=(Repair.SEVERAL,), rest=shown)


def _with(reading: DateReading, wide: bool) -> DateReading:
    if not wide:
        return reading
    repairs = (Repair.FULL_WIDTH, *reading.repairs)
    return DateReading(reading.status, reading.rough, reading.start, repairs, reading.rest)


def _read_digits(words: str, serial: bool) -> DateReading:
    if match := _COMPACT.fullmatch(words):
        return _read_compact(match, words)
    if len(words) == 5:  # noqa: PLR2004 the serial numbers of 1927 to 2173
        return _read_number(int(words), serial)
    return DateReading(DateStatus.UNREADABLE, rest=words)


def _without_date(words: str, shown: str) -> DateReading:
    if plain(words) in NOTHING:
        return DateReading(DateStatus.EMPTY, rest=shown.strip(TRIM + "-‐−―ー–—─…/\\"))
    if OPEN.search(words) and not LOOKS_DATED.search(words):
        return DateReading(DateStatus.OPEN, rest=shown)
    return DateReading(DateStatus.UNREADABLE, rest=shown)


def _one_year(match: re.Match[str]) -> str:
    """令和8(2026)年 as 令和8年 when both mean the same year."""
    era, number = match["era"] or match["era2"], match["ey"] or match["ey2"]
    year = int(match["wy"] or match["wy2"])
    same = western(era, 1 if number == "元" else int(number)) == year
    if not same or not _MORE_FOLLOWS.match(match.string, match.end()):
        return match[0]
    return f"{era}{number}年"


def _kanji_number(text: str) -> int:
    """二十六, 二六 and 二〇二六."""
    digits = "〇一二三四五六七八九"
    if "十" not in text:
        return int("".join(str(digits.index(c)) for c in text))
    tens, _, ones = text.partition("十")
    if "十" in ones:
        return 10**9
    tens_value = int("".join(str(digits.index(c)) for c in tens) or "1")
    return tens_value * 10 + int("".join(str(digits.index(c)) for c in ones) or "0")
