"""Dates as municipal lists write them: every era and precision, ranges, and words instead.

A single date, the end of a range and a date followed by まで are ``rough``; the start of a range
and a date followed by から, 以降 or ~ are ``start``. Two different dates without a word between
them are not read: which one is meant is not for us to guess.
"""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from migplan.importers.grid import Value
from migplan.importers.values.date_parts import NoDateError, in_month
from migplan.importers.values.date_range import judged, merged, one_date, two_dates
from migplan.importers.values.date_reading import DateReading, DateStatus, first_day, unreadable
from migplan.importers.values.date_text import ERA, Stretch, find_dates
from migplan.importers.values.date_words import LOOKS_DATED, NOTHING, OPEN, TRIM
from migplan.importers.values.eras import western
from migplan.importers.values.plain import normal, plain
from migplan.importers.values.repair import Repair
from migplan.model.dates import Precision

__all__ = ["DateReading", "DateStatus", "first_day", "read_date"]

_SERIAL_START = date(1899, 12, 30)
_SERIALS = range(32_874, 58_806)
"""1990 to 2060; other numbers are no dates."""
_SERIAL_DIGITS, _TOO_LARGE = 5, 10**9
_COMPACT = re.compile(
    r"([RHSTM])(\d{2})(\d{2})(\d{2})|((?:19|20)\d{2}|2100)(\d{2})(\d{2})?", re.IGNORECASE
)
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
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _read_number(value, serial)
    if isinstance(value, date):
        return _read_day(value)
    return unreadable(str(value))


def _read_day(value: date) -> DateReading:
    if not isinstance(value, datetime):
        return _of_day(value)
    clock = (value.hour, value.minute, value.second)
    return _of_day(value.date(), *([Repair.TIME] if any(clock) else []))


def _of_day(day: date, *repairs: Repair) -> DateReading:
    return judged(None, Stretch(day, day, Precision.DAY, repairs), (), "", day.isoformat())


def _read_number(value: float, serial: bool) -> DateReading:
    shown = f"{value:.10g}"
    whole = int(value) if abs(value) < _TOO_LARGE else 0
    if serial and whole in _SERIALS:
        return _of_day(_SERIAL_START + timedelta(days=whole), Repair.SERIAL)
    try:
        reading = _read_compact(shown) if value == whole else None
    except NoDateError as error:
        return unreadable(shown, error.reason)
    except ValueError:
        return unreadable(shown, Repair.NOT_A_DAY)
    return reading or unreadable(shown)


@lru_cache(maxsize=8192)
def _read_text(text: str, serial: bool) -> DateReading:
    """Cached: a list repeats the same few dates."""
    shown = text.strip()
    if not shown:
        return _NOTHING
    words = normal(shown).strip()
    try:
        if len(words) > _LONGEST:
            reading = unreadable(shown)
        elif words.isascii() and words.isdigit():
            reading = _read_digits(words, serial)
        else:
            reading = _read_compact(words) or _read_words(words, shown)
    except NoDateError as error:
        return unreadable(shown, error.reason)
    except ValueError:
        return unreadable(shown, Repair.NOT_A_DAY)
    if reading.status is DateStatus.KNOWN and _FULL_WIDTH.search(shown):
        return replace(reading, repairs=(Repair.FULL_WIDTH, *reading.repairs))
    return reading


def _read_digits(words: str, serial: bool) -> DateReading:
    if len(words) == _SERIAL_DIGITS:
        return _read_number(int(words), serial)
    return _read_compact(words) or unreadable(words)


def _read_compact(words: str) -> DateReading | None:
    """20260331, 202603 or R080331; None when the digits stand otherwise."""
    match = _COMPACT.fullmatch(words)
    if match is None:
        return None
    era, number, month, day, year, month2, day2 = match.groups()
    if int(month or month2) > 12 and day2 is None:  # noqa: PLR2004
        return None  # six digits are hardly meant as a month then
    days = in_month(
        western(era, int(number)) if era else int(year), int(month or month2), day or day2, None, []
    )
    return judged(None, Stretch(*days, (Repair.COMPACT,)), (), "", words)


def _read_words(words: str, shown: str) -> DateReading:
    repairs: list[Repair] = []
    if "年" in words and _KANJI.search(words):
        words = _KANJI.sub(lambda found: str(_kanji_number(found[0])), words)
        repairs.append(Repair.KANJI_DIGITS)
    if "(" in words:
        words = _BOTH_YEARS.sub(_one_year, words)
    found = merged(words, find_dates(words))
    original = shown if len(shown) == len(words) else words
    match found:
        case []:
            return _without_date(words, shown)
        case [only]:
            return one_date(only, words, original, repairs)
        case [first, second]:
            return two_dates(first, second, words, original, repairs)
        case _:
            raise NoDateError(Repair.SEVERAL)


def _without_date(words: str, shown: str) -> DateReading:
    if plain(words) in NOTHING:
        return DateReading(DateStatus.EMPTY, rest=shown.strip(TRIM + "-‐−―ー–—─…/\\－／"))
    if OPEN.search(words) and not LOOKS_DATED.search(words):
        return DateReading(DateStatus.OPEN, rest=shown)
    return unreadable(shown)


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
