"""The time axis of the roadmaps: fiscal years, months, and where a day lies."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from migplan.model.dates import MonthIndex, fiscal_year_of_month, month_index, month_start
from migplan.report.formats import Formats
from migplan.report.width import em_width

_MONTH_LABEL_PX, _YEAR = 30.0, 366
_LAST_MONTH_OF_FISCAL_YEAR = 3


def px(value: float) -> str:
    """A length for SVG: one digit, no trailing zero."""
    text = f"{value:.1f}"
    return text[:-2] if text.endswith(".0") else text


@dataclass(frozen=True, slots=True)
class Band:
    """One fiscal year of the axis."""

    x: str
    width: str
    middle: str
    label: str
    odd: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """One line of the grid; the label may be empty."""

    x: str
    text_x: str
    label: str
    strong: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """Days on a line: ``first`` at ``left``, the day after ``last`` at ``left + width``."""

    first: date
    last: date
    left: float
    width: float

    def x(self, day: date) -> float:
        """Where a day begins; days outside are put on the edge."""
        inside = min(max(day, self.first), self.last + timedelta(days=1))
        return self.left + self.width * (inside - self.first).days / self.days

    @property
    def days(self) -> int:
        """Days on the axis."""
        return (self.last - self.first).days + 1

    @property
    def right(self) -> float:
        """The end of the line."""
        return self.left + self.width

    @property
    def months(self) -> range:
        """Months on the axis."""
        return range(month_index(self.first), month_index(self.last) + 1)

    def holds(self, day: date) -> bool:
        """Whether a day lies on the axis."""
        return self.first <= day <= self.last

    def bands(self, formats: Formats) -> Iterator[Band]:
        """One band for each fiscal year, with the longest label that fits."""
        years = sorted({fiscal_year_of_month(month) for month in self.months})
        for year in years:
            begin, end = self.x(date(year, 4, 1)), self.x(date(year + 1, 4, 1))
            width = end - begin
            labels = (
                f"{formats.year(year)}（{year}）",
                formats.year(year),
                formats.short_year(year),
                str(year % 100),
                "",
            )
            if formats.year(year) == formats.short_year(year):
                labels = labels[1:]
            label = next(text for text in labels if em_width(text) * 13 + 8 <= width or not text)
            yield Band(px(begin), px(width), px((begin + end) / 2), label, bool(year % 2))

    def ticks(self, formats: Formats) -> Iterator[Tick]:
        """A line for each month; as many labels as there is room for."""
        every = self._label_every()
        for month in self.months:
            number = month % 12 + 1
            strong = number == _LAST_MONTH_OF_FISCAL_YEAR + 1
            shown = (number - 1) % every == 0
            if not shown and every > 1:
                continue
            x = self.x(month_start(month))
            room = self.right - x
            label = formats.month_name(number) if shown and room > _MONTH_LABEL_PX - 6 else ""
            yield Tick(px(x), px(x + 3), label, strong)

    def _label_every(self) -> int:
        month = self.width * 30 / self.days
        return next((n for n in (1, 3, 6) if month * n >= _MONTH_LABEL_PX), 12)


def axis_of(
    must: Iterable[date], may: Iterable[date], as_of: date, *, left: float, width: float
) -> Axis:
    """An axis from the month of ``as_of`` on, in whole quarters.

    It holds all of ``must``, and of ``may`` what lies within a year after that, or within as much
    time again: what is far away must not squeeze what is near.
    """
    near = max(must, default=as_of)
    latest = near + max(timedelta(days=_YEAR), near - as_of)
    last = max([near, *(day for day in may if day <= latest)])
    first_month: MonthIndex = month_index(as_of)
    last_month = month_index(last) + 1
    last_month += (2 - last_month) % 3
    last_month = max(last_month, first_month + 5)
    end = month_start(last_month + 1) - timedelta(days=1)
    return Axis(month_start(first_month), end, left, width)
