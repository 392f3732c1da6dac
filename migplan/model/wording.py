"""Days and yen inside sentences: 和暦 and 万円 in Japanese, ISO and million yen in English."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from migplan.model.text import Bilingual

_ERAS = (
    (date(2019, 5, 1), "令和", "R"),
    (date(1989, 1, 8), "平成", "H"),
    (date(1926, 12, 25), "昭和", "S"),
)
_OKU, _MAN = 10**8, 10**4
_MILLION, _BILLION = 10**6, 10**9
_ROUNDED = {
    "ja": (
        (100 * _OKU, _OKU, 0, "億円"),
        # from what would round up to 10,000万円
        (_OKU - _MAN // 2, _OKU, 2, "億円"),
        (_MAN, _MAN, 0, "万円"),
    ),
    "en": ((_BILLION, _BILLION, 2, " billion yen"), (_MILLION, _MILLION, 1, " million yen")),
}
"""From which amount on, divided by what, with how many digits, and the name."""


def era(day: date) -> tuple[str, str, int]:
    """Name, initial and year of the era of a day; before 昭和 the western year without a name."""
    for begin, name, initial in _ERAS:
        if day >= begin:
            return name, initial, day.year - begin.year + 1
    return "", "", day.year


def era_year(day: date) -> str:
    """``令和8``, ``令和元``."""
    name, _, year = era(day)
    return f"{name}{'元' if name and year == 1 else year}"


def short_day(day: date) -> str:
    """``R8.11.22``."""
    _, initial, year = era(day)
    return f"{initial}{year}.{day.month}.{day.day}"


def long_day(day: date) -> str:
    """``令和8年11月22日``."""
    return f"{era_year(day)}年{day.month}月{day.day}日"


def rounded(yen: int, lang: str) -> str:
    """About so much: ``3,200万円``, ``1.20億円``; ``32.0 million yen``. The sign is kept."""
    sign, size = ("−" if yen < 0 else ""), abs(yen)
    for least, unit, digits, name in _ROUNDED[lang]:
        if size >= least:
            step = Decimal(1).scaleb(-digits)
            shown = (Decimal(size) / unit).quantize(step, rounding=ROUND_HALF_UP)
            return f"{sign}{shown:,}{name}"
    return f"{sign}{size:,}円" if lang == "ja" else f"{sign}{size:,} yen"


def money(yen: int) -> Bilingual:
    """``rounded`` in both languages."""
    return Bilingual(ja=rounded(yen, "ja"), en=rounded(yen, "en"))
