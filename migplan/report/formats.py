"""Dates, money and shares as people write them: 和暦 and 万円 in Japanese, ISO and yen in English."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from migplan.model.dates import MonthIndex, Precision, RoughDate, fiscal_year, month_start
from migplan.model.wording import era, long_day, rounded, short_day

_WEEKDAYS = {"ja": "月火水木金土日", "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Formats:
    """How one language writes values."""

    def __init__(self, lang: str) -> None:
        self._ja = lang == "ja"

    def day(self, day: date) -> str:
        """``R8.11.22`` or ``2026-11-22``."""
        if not self._ja:
            return day.isoformat()
        return short_day(day)

    def long_day(self, day: date) -> str:
        """``令和8年11月22日`` or ``2026-11-22``."""
        if not self._ja:
            return day.isoformat()
        return long_day(day)

    def weekday(self, day: date) -> str:
        """``R9.1.4（月）`` or ``2027-01-04 (Mon)``."""
        name = _WEEKDAYS["ja" if self._ja else "en"][day.weekday()]
        return f"{self.day(day)}（{name}）" if self._ja else f"{self.day(day)} ({name})"

    def month(self, month: MonthIndex) -> str:
        """``R9.1`` or ``2027-01``."""
        first = month_start(month)
        if not self._ja:
            return f"{first:%Y-%m}"
        _, initial, year = era(first)
        return f"{initial}{year}.{first.month}"

    def month_name(self, number: int) -> str:
        """The name of a month of the year: ``4月``, ``Apr``."""
        return f"{number}月" if self._ja else _MONTHS[number - 1]

    def rough(self, value: RoughDate) -> str:
        """A date as exactly as it is known: ``R9.3.31``, ``R9.3``, ``R8年度末``."""
        match value.precision:
            case Precision.DAY:
                return self.day(value.day)
            case Precision.MONTH:
                return self.month(value.month)
            case Precision.FISCAL_YEAR:
                year = self.short_year(fiscal_year(value.day))
                return f"{year}末" if self._ja else f"end of {year}"

    def year(self, fiscal: int) -> str:
        """``令和8年度`` or ``FY2026``."""
        if not self._ja:
            return f"FY{fiscal}"
        name, _, year = era(date(fiscal, 5, 1))
        return f"{name}{'元' if name and year == 1 else year}年度"

    def short_year(self, fiscal: int) -> str:
        """``R8年度`` or ``FY2026``."""
        if not self._ja:
            return f"FY{fiscal}"
        _, initial, year = era(date(fiscal, 5, 1))
        return f"{initial}{year}年度"

    def number(self, value: int) -> str:
        """``1,234``."""
        return f"{value:,}"

    def yen(self, value: int) -> str:
        """The exact amount with its unit: ``57,000,000円``, ``¥57,000,000``."""
        sign = "−" if value < 0 else ""
        return f"{sign}{abs(value):,}円" if self._ja else f"{sign}¥{abs(value):,}"

    def money(self, value: int) -> str:
        """A rounded amount for reading: ``2.40億円``, ``5,700万円``, ``57.0 million yen``."""
        return rounded(value, "ja" if self._ja else "en")

    def signed_money(self, value: int) -> str:
        """A difference: ``+1.2億円``, ``−300万円``, ``±0円``."""
        if value == 0:
            return "±0円" if self._ja else "±0 yen"
        return f"+{self.money(value)}" if value > 0 else self.money(value)

    def span(self, low: int, high: int) -> str:
        """A range of amounts: ``1.6億円～3.9億円``."""
        return (
            f"{self.money(low)}～{self.money(high)}"
            if self._ja
            else f"{self.money(low)} to {self.money(high)}"
        )

    def percent(self, share: float) -> str:
        """A share with one digit: ``1.0％``; a share above 0 never becomes 0."""
        per_mille = (Decimal(str(share)) * 100).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
        sign = "％" if self._ja else " %"
        if share > 0 and per_mille == 0:
            return f"0.1{sign}未満" if self._ja else f"less than 0.1{sign}"
        return f"{per_mille}{sign}"

    def amount(self, value: float) -> str:
        """A number of a price: digits after the point only where there are some."""
        text = f"{Decimal(str(value)):,.4f}".rstrip("0").rstrip(".")
        return text or "0"

    def people(self, names: tuple[str, ...] | list[str]) -> str:
        """Names in a row: ``A、B``, ``A, B``; names themselves may hold a middle dot."""
        return ("、" if self._ja else ", ").join(names)
