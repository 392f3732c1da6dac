"""What settling a gap costs on top of what the plan charges already."""

from collections.abc import Iterable
from dataclasses import dataclass

from migplan.catalogue.entries import KindRemedy
from migplan.model.case import Case
from migplan.model.gap import CostBasis, Gap, Remedy, Verdict, YenRange
from migplan.model.plan import Plan
from migplan.model.price import Level, PriceList


@dataclass(frozen=True, slots=True)
class Levels:
    """The prices of a case at both ends of their ranges and in the middle."""

    low: PriceList
    typical: PriceList
    high: PriceList


def levels_of(case: Case) -> Levels:
    """Read the prices of a case once."""
    return Levels(*(PriceList(case.prices, level) for level in Level))


def priced(remedy: KindRemedy, levels: Levels) -> Remedy:
    """A remedy in yen: its person-months at the prices of the case, low with low, high with high."""
    low, typical, high = remedy.low, remedy.typical, remedy.high
    return Remedy(
        ja=remedy.ja,
        en=remedy.en,
        low_yen=None if low is None else levels.low.work(low),
        typical_yen=None if typical is None else levels.typical.work(typical),
        high_yen=None if high is None else levels.high.work(high),
    )


def with_costs(gaps: Iterable[Gap], case: Case, plan: Plan | None) -> tuple[Gap, ...]:
    """The gaps in their order, each with what it costs on top of the plan, if there is one.

    Building the way of a linkage anew is charged once, however many gaps ask for it, and only as
    far as it goes beyond the adapting that the plan charges for that linkage.
    """
    reworks = _reworks(case, plan)
    built: set[str] = set()
    found: list[Gap] = []
    for gap in gaps:
        cost = _cost(gap)
        # what is not built for one gap cannot serve another
        if cost is not None and gap.cost_basis is CostBasis.WAY and not _dropped(gap):
            paid = cost if gap.subject in built else reworks.get(gap.subject)
            built.add(gap.subject)
            cost = _beyond(cost, paid)
        found.append(gap.model_copy(update={"cost": cost}))
    return tuple(found)


def _cost(gap: Gap) -> YenRange | None:
    nothing = YenRange(low=0, typical=0, high=0)
    if gap.cost_basis in (CostBasis.PLAN, CostBasis.NONE):
        return nothing
    if _dropped(gap):
        return nothing
    for remedy in gap.remedies:
        low, typical, high = remedy.low_yen, remedy.typical_yen, remedy.high_yen
        if low is not None and typical is not None and high is not None:
            return YenRange(low=low, typical=typical, high=high)
    return None


def _dropped(gap: Gap) -> bool:
    """Whether people decided to do nothing about it."""
    return gap.decision is not None and gap.decision.verdict is not Verdict.PLANNED


def _beyond(cost: YenRange, paid: YenRange | None) -> YenRange:
    if paid is None:
        return cost
    return YenRange(
        low=max(0, cost.low - paid.low),
        typical=max(0, cost.typical - paid.typical),
        high=max(0, cost.high - paid.high),
    )


def _reworks(case: Case, plan: Plan | None) -> dict[str, YenRange]:
    """What the plan charges for adapting each linkage, at both ends of the prices too."""
    if plan is None:
        return {}
    levels = levels_of(case)
    ways = {str(linkage.id): linkage.way for linkage in case.linkages}
    return {
        rework.linkage: YenRange(
            low=levels.low.rework(ways[rework.linkage]),
            typical=levels.typical.rework(ways[rework.linkage]),
            high=levels.high.rework(ways[rework.linkage]),
        )
        for rework in plan.reworks
    }
