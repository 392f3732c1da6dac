"""The adapting of systems that stay, as work with dates."""

from collections.abc import Iterable, Mapping
from math import ceil

from migplan.model.case import Case
from migplan.model.dates import month_index, month_start
from migplan.model.plan import ADAPTING_PEOPLE, Adaptation, Rework
from migplan.model.price import PriceList


def adaptations_of(
    case: Case, reworks: Iterable[Rework], waves: Mapping[str, int]
) -> tuple[Adaptation, ...]:
    """Bundle the reworks of each system that stays by the wave they have to be ready for.

    Args:
        case: Prices and linkages; the typical effort of a rework gives the length of the work.
        reworks: Those of the plan.
        waves: Number of the wave of every moving system.
    """
    bundles: dict[tuple[int, str], list[Rework]] = {}
    for rework in reworks:
        bundles.setdefault((waves[rework.mover], rework.stayer), []).append(rework)
    prices = PriceList(case.prices)
    ways = {str(linkage.id): linkage.way for linkage in case.linkages}
    found: list[Adaptation] = []
    for (wave, stayer), rows in bundles.items():
        keys = sorted(row.linkage for row in rows)
        effort = sum(prices.rework_months(ways[key]) for key in keys)
        # rounded: person-months are decimal fractions, and 0.1 + 0.2 is no 0.3 in binary
        months = max(1, ceil(round(effort / ADAPTING_PEOPLE, 6)))
        ready = rows[0].ready_by
        found.append(
            Adaptation(
                stayer=stayer,
                wave=wave,
                start=month_start(month_index(ready) - months),
                ready_by=ready,
                months=months,
                linkages=tuple(keys),
                cost_yen=sum(row.cost_yen for row in rows),
            )
        )
    return tuple(sorted(found, key=lambda work: (work.start, work.stayer, work.wave)))
