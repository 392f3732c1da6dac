"""Days, months and yen inside sentences, in both languages: 和暦 in Japanese, ISO in English."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from migplan.model.text import Bilingual

_ERAS = (
    (date(2019, 5, 1), "令和", "R"),
    (date(1989, 1, 8), "平成", "H"),
    (date(1926, 12, 25), "昭和", "S"),
)
_OKU, _MAN = 10**8, 10**4


def era(day: date) -> tuple[str, str, int]:
    """Name, initial and year of the era of a day; before 昭和 the western year without a name."""
    for begin, name, initial in _ERAS:
        if day >= begin:
            return name, initial, day.year - begin.year + 1
    return "", "", day.year


def short_day(day: date) -> str:
    """``R8.11.22``."""
    _, initial, year = era(day)
    return f"{initial}{year}.{day.month}.{day.day}"


def money(yen: int) -> Bilingual:
    """About so much: ``3,200万円`` or ``1.2億円``; ``32.0 million yen``."""
    if abs(yen) >= _OKU:
        ja = f"{_halves_up(yen, _OKU, 2)}億円"
    elif abs(yen) >= _MAN:
        ja = f"{_halves_up(yen, _MAN, 0)}万円"
    else:
        ja = f"{yen:,}円"
    return Bilingual(ja=ja, en=f"{_halves_up(yen, 10**6, 2)} million yen")


def _halves_up(value: int, unit: int, digits: int) -> str:
    step = Decimal(1).scaleb(-digits)
    return f"{(Decimal(value) / unit).quantize(step, rounding=ROUND_HALF_UP):,}"
