"""What settling gaps costs in which fiscal year."""

from collections.abc import Iterable
from datetime import date

from migplan.model.dates import fiscal_year
from migplan.model.gap import Gap, YenRange
from migplan.model.plan import RemedyYear


def remedies_by_year(gaps: Iterable[Gap], as_of: date) -> tuple[RemedyYear, ...]:
    """Add up the gaps by the year in which the way has to work; what is overdue counts today.

    Gaps that cost nothing on top of the plan are left out, and so are years without any.
    """
    years: dict[int, list[Gap]] = {}
    for gap in gaps:
        if gap.cost is None or gap.cost.high:
            years.setdefault(fiscal_year(max(gap.needed_by or as_of, as_of)), []).append(gap)
    return tuple(_year(year, found) for year, found in sorted(years.items()))


def _year(year: int, gaps: list[Gap]) -> RemedyYear:
    costs = [gap.cost for gap in gaps if gap.cost is not None]
    return RemedyYear(
        year=year,
        cost=YenRange.total(costs),
        gaps=len(costs),
        unpriced=len(gaps) - len(costs),
    )
