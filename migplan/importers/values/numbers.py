"""Numbers as municipal lists write them: 約60業務, △500, 1,230千円, 月額12,300円（税込）."""

import math
import re
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from migplan.importers.grid import Value
from migplan.importers.values.date_words import NOTHING, OPEN, TRIM
from migplan.importers.values.plain import normal, plain
from migplan.importers.values.repair import Repair

PER_MONTH, PER_YEAR = "円/月", "円/年"
"""Units of 月額 and 年額: yen each month, yen each year."""
MONTHS, YEARS = "か月", "年"


class NumberStatus(StrEnum):
    """What became of a cell."""

    KNOWN = "known"
    OPEN = "open"
    """Known not to be decided: 未定, 調整中."""
    EMPTY = "empty"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class NumberReading:
    """What a cell says of an amount."""

    status: NumberStatus
    value: int | float | None = None
    """In whole units: yen, not thousands of yen. None unless ``status`` is known."""
    unit: str = ""
    """``円``, ``円/月``, ``円/年``, ``人``, ``人月``, ``か月``, ``年``, ...; empty when none stood there."""
    repairs: tuple[Repair, ...] = ()
    rest: str = ""
    """What was not used: （税込）, 一式; of what is not known all."""


_DIGITS = r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
_SCALES = {
    "十": 10,
    "百": 100,
    "千": 1000,
    "K": 1000,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "億": 10**8,
    "十億": 10**9,
}
_SCALE = r"十億|億|千万|百万|十万|万|千|百|十|K(?![A-Za-z])"
_ALIKE = {
    "名": "人",
    **dict.fromkeys(("ヶ月", "ケ月", "カ月", "ヵ月", "箇月", "个月"), MONTHS),
    "年間": YEARS,
    "週間": "週",
    "日間": "日",
}
_UNITS = (
    r"人月|人日|人年|人|名|円|(?:か|ヶ|ケ|カ|ヵ|箇|个)月間?|年間|年(?!度)|週間|週|日間|時間|分"
    r"|業務|システム|機能|帳票|画面|件|台|本|種類|種|団体|回|世帯|ファイル|枚|箇所|か所|部署|課|社|式|個|%|TB|GB|MB"
)
_NUMBER = re.compile(
    rf"""
    (?P<open>\()? \s*
    (?P<minus>[△▲▽▼\-‐−–])? \s* (?P<yen>¥|\\)? \s* (?P<minus2>[△▲\-−])? \s*
    (?P<number>{_DIGITS})(?![\d,]) \s* (?P<scale>{_SCALE})? \s*
    (?: (?P<number2>{_DIGITS})(?![\d,]) \s* (?P<scale2>{_SCALE})? )? \s*
    (?P<unit>{_UNITS})? \s* (?P<close>\))?
    """,
    re.VERBOSE,
)
_AND_MONTHS = re.compile(r"\s*と?\s*(\d+)\s*(?:か|ヶ|ケ|カ|ヵ|箇)月")
_BEFORE = re.compile(
    r"(?P<about>約|概ね|おおむね|およそ|凡そ|ほぼ)"
    r"|(?P<month>月額|毎月|1?か月(?:当たり|あたり)|月当たり)"
    r"|(?P<year>年額|年間(?!\d)|毎年|年当たり|年あたり)"
    r"|(?P<word>総額|合計|計|延べ|全|\((?:税込み?|税抜き?|税別)\)|税込み?|税抜き?|税別|[::、\s])"
)
_AFTER = re.compile(
    r"(?P<about>前後|程度|くらい|ぐらい|余り?|強|弱)|(?P<bound>以上|以下|以内|未満|超)"
    r"|/\s*(?:(?P<month>月|か月|ヶ月)|(?P<year>年))"
    r"|(?P<yen_end>-\Z|也)"
)
_NO_AMOUNT = re.compile(r"[月日時号位番第期度目:/\-~〜]|年度|\d")
"""Begins what makes the digits before it no amount: 3月, 5号, 10-20, 3/5."""
_FULL_WIDTH = re.compile("[０-９，．－]")
_BREAK_INSIDE = re.compile(r"(?<=[\d,])[ \t　]*[\r\n]+[ \t　]*(?=[\d,])")
_LONGEST = 200


def read_number(value: Value) -> NumberReading:
    """Read a cell of a column of amounts, counts or durations."""
    if value is None:
        return NumberReading(NumberStatus.EMPTY)
    if isinstance(value, str):
        return _read_text(value)
    if isinstance(value, (bool, date, time)):
        return NumberReading(NumberStatus.UNREADABLE, rest=str(value))
    if not math.isfinite(value):
        return NumberReading(NumberStatus.UNREADABLE, rest=str(value))
    return NumberReading(NumberStatus.KNOWN, int(value) if value == int(value) else value)


@lru_cache(maxsize=8192)
def _read_text(text: str) -> NumberReading:
    shown = text.strip()
    if not shown:
        return NumberReading(NumberStatus.EMPTY)
    if plain(shown) in NOTHING:
        return NumberReading(NumberStatus.EMPTY, rest=shown.strip(TRIM + "-‐−―ー–—─…/\\－／"))
    if len(shown) > _LONGEST:
        return NumberReading(NumberStatus.UNREADABLE, rest=shown)
    repairs = [Repair.FULL_WIDTH] if _FULL_WIDTH.search(shown) else []
    words, breaks = _BREAK_INSIDE.subn("", normal(shown))
    if breaks:
        repairs.append(Repair.LINE_BREAK)
    reading = _read_words(words, shown if len(words) == len(shown) else words, repairs)
    if reading is not None:
        return reading
    status = NumberStatus.OPEN if OPEN.search(words) else NumberStatus.UNREADABLE
    if status is NumberStatus.OPEN and any(c.isdigit() for c in words):
        status = NumberStatus.UNREADABLE
    return NumberReading(status, rest=shown)


@dataclass(slots=True)
class _Around:
    """What the words in front of and behind a number say, and what is left of them."""

    words: str
    original: str
    """The same characters as they were written."""
    repairs: list[Repair]
    offset: int = 0
    per: str = ""
    rest: list[str] = field(default_factory=list[str])

    def take(self, pattern: re.Pattern[str]) -> None:
        """Understand the words at the offset, one after the other."""
        while match := pattern.match(self.words, self.offset):
            self.offset = match.end()
            kind = match.lastgroup or ""
            if kind in ("about", "bound"):
                self.repairs.append(Repair.APPROXIMATE)
            if kind in ("bound", "word"):
                self.rest.append(self.original[match.start() : match.end()].strip(TRIM))
            self.per = {"month": PER_MONTH, "year": PER_YEAR}.get(kind, self.per)


def _read_words(words: str, original: str, repairs: list[Repair]) -> NumberReading | None:
    """The reading of NFKC text; None when it holds no single amount."""
    around = _Around(words, original, repairs)
    around.take(_BEFORE)
    number = _NUMBER.match(words, around.offset)
    amount = _amount(number, repairs) if number else None
    if number is None or amount is None:
        return None
    # a bracket that closes without having been opened belongs to the words behind
    around.offset = number.end() - (1 if number["close"] and not number["open"] else 0)
    unit = number["unit"] or ("円" if number["yen"] else "")
    unit = _ALIKE.get(unit.removesuffix("間") if unit.endswith("月間") else unit, unit)
    if unit == YEARS and (months := _AND_MONTHS.match(words, around.offset)):
        amount, unit, around.offset = amount * 12 + int(months[1]), MONTHS, months.end()
        repairs.append(Repair.SCALED)
    around.take(_AFTER)
    left = words[around.offset :]
    if _is_more(left):
        return None
    per = around.per or _per_in_brackets(left)
    if per and unit in ("", "円"):
        unit = per
    elif per:
        around.rest.insert(0, per)
    value = int(amount) if amount == int(amount) else float(amount)
    rest = " ".join(filter(None, [*around.rest, original[around.offset :].strip(TRIM)]))
    return NumberReading(NumberStatus.KNOWN, value, unit, tuple(dict.fromkeys(repairs)), rest)


def _is_more(left: str) -> bool:
    """Whether what follows shows that the digits were no amount, or not the only one."""
    outside = re.sub(r"\([^()]*\)", "", left).strip()
    return _NO_AMOUNT.match(outside) is not None or any(c.isdigit() for c in outside)


def _per_in_brackets(left: str) -> str:
    if ("月額" in left) == ("年額" in left):
        return ""
    return PER_MONTH if "月額" in left else PER_YEAR


def _amount(number: re.Match[str], repairs: list[Repair]) -> Decimal | None:
    if number["open"] and not number["close"]:
        return None
    amount = Decimal(number["number"].replace(",", ""))
    if scale := number["scale"]:
        amount *= _SCALES[scale]
        repairs.append(Repair.SCALED)
    if second := number["number2"]:
        more = Decimal(second.replace(",", "")) * _SCALES.get(number["scale2"] or "", 1)
        if not number["scale"] or more >= _SCALES[number["scale"]]:
            return None
        amount += more
    if number["minus"] or number["minus2"]:
        amount = -amount
        if (number["minus"] or number["minus2"]) in "△▲▽▼":
            repairs.append(Repair.NEGATIVE)
    elif number["open"]:
        amount = -amount
        repairs.append(Repair.NEGATIVE)
    return amount
