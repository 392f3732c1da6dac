"""Days by which money and council want to be asked; planning assumptions, said so wherever shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from migplan.model.case import Case
from migplan.model.dates import (
    MonthIndex,
    fiscal_year_of_month,
    month_end,
    month_index,
    month_start,
)
from migplan.model.plan import Cutover
from migplan.model.text import Bilingual
from migplan.model.wording import era_year
from migplan.planning.due_days import COUNCIL_MONTHS, working_day

_REQUEST_MONTH, _REQUEST_DAY, _MARCH, _MAY = 10, 31, 3, 5
_BEFORE_SESSION = 2
"""Months from the end of the month of the request to that of the session."""


def not_past(case: Case, day: date) -> date:
    """The last working day up to ``day``; the as-of date when that has passed."""
    return max(working_day(day), case.as_of)


def request_day(year: int) -> date:
    """When requests for the initial budget of a fiscal year close: the end of October before it."""
    return date(year - 1, _REQUEST_MONTH, _REQUEST_DAY)


def year_name(year: int) -> str:
    """``令和9年度``."""
    return f"{era_year(date(year, _MAY, 1))}年度"


@dataclass(frozen=True, slots=True)
class Session:
    """A regular session of the council, and by when a supplementary budget is asked for it."""

    month: MonthIndex
    request: date

    @property
    def name(self) -> Bilingual:
        """``12月定例会``."""
        day = month_start(self.month)
        return Bilingual(ja=f"{day.month}月定例会", en=f"session of {day:%B %Y}")


def next_session(as_of: date, year: int) -> Session | None:
    """The first session of a fiscal year for whose supplementary budget one can still ask."""
    found = _sessions(as_of, month_index(date(year + 1, _MARCH, 1)))
    return next((s for s in found if fiscal_year_of_month(s.month) == year), None)


def session_ahead(as_of: date, month: MonthIndex) -> Session | None:
    """The first session before a month for whose supplementary budget one can still ask."""
    return next(_sessions(as_of, month - 1), None)


def _sessions(as_of: date, last: MonthIndex) -> Iterator[Session]:
    """The sessions up to a month for whose supplementary budgets one can still ask."""
    for month in range(month_index(as_of), last + 1):
        request = month_end(month - _BEFORE_SESSION)
        if month % 12 + 1 in COUNCIL_MONTHS and request >= as_of:
            yield Session(month, request)


def work_start(case: Case, cutover: Cutover) -> MonthIndex:
    """The month in which the work on a system begins."""
    if cutover.phases:
        return month_index(cutover.phases[0].start)
    return month_index(cutover.date) - case.project_months[cutover.system]


def named(case: Case, keys: list[str]) -> Bilingual:
    """``住民記録システムほか3件``."""
    rest, name = len(keys) - 1, case.name(keys[0])
    if not rest:
        return Bilingual(ja=name, en=name)
    return Bilingual(ja=f"{name}ほか{rest}件", en=f"{name} and {rest} more")
