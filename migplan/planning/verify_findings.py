"""The judge of what follows from a plan: work on systems that stay, money for gaps.

Stated a second time from the model alone, like the rest of the verifier.
"""

from collections.abc import Iterator
from datetime import date
from math import ceil

from migplan.model.dates import fiscal_year
from migplan.model.gap import CostBasis, Gap, Verdict
from migplan.model.plan import ADAPTING_PEOPLE, Plan
from migplan.model.price import Level, PriceList

_NOTHING = (0, 0, 0)


def wrong_findings(plan: Plan) -> Iterator[str]:
    """Everything wrong with the adaptations and the money for gaps; of reworks, others judge."""
    yield from _adaptations(plan)
    yield from _costs(plan)
    yield from _remedies(plan)


def _adaptations(plan: Plan) -> Iterator[str]:
    wave = {cutover.system: cutover.wave for cutover in plan.cutovers}
    rows = {rework.linkage: rework for rework in plan.reworks}
    told = [key for work in plan.adaptations for key in work.linkages]
    if sorted(told) != sorted(rows):
        yield "the adaptations are not those of the reworks"
        return
    effort, ways = PriceList(plan.case.prices), {str(x.id): x.way for x in plan.case.linkages}
    if any(row.mover not in wave or row.linkage not in ways for row in plan.reworks):
        return  # said of the reworks already
    bundles = {(work.stayer, work.wave) for work in plan.adaptations}
    if len(bundles) != len(plan.adaptations):
        yield "a system is adapted twice for one wave"
    for work in plan.adaptations:
        mine = [rows[key] for key in work.linkages]
        ends = {(row.stayer, wave[row.mover], row.ready_by) for row in mine}
        months = sum(effort.rework_months(ways[row.linkage]) for row in mine)
        expected = max(1, ceil(round(months / ADAPTING_PEOPLE, 6)))
        if ends != {(work.stayer, work.wave, work.ready_by)}:
            yield f"the adapting of {work.stayer} mixes reworks of others"
        if work.months != expected or work.start != _months_before(work.ready_by, expected):
            yield f"the adapting of {work.stayer} should take the {expected} months before"
        if work.cost_yen != sum(row.cost_yen for row in mine):
            yield f"the adapting of {work.stayer} does not add up"


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, 1)


def _costs(plan: Plan) -> Iterator[str]:
    """A gap costs its first remedy with a price; the way of one linkage is built once.

    Taken as given: which remedies there are, and the yen of each.
    """
    levels = [PriceList(plan.case.prices, level) for level in Level]
    ways = {str(linkage.id): linkage.way for linkage in plan.case.linkages}
    adapted = {row.linkage for row in plan.reworks}
    built: set[str] = set()
    for gap in plan.gaps:
        expected = _price(gap)
        if expected is not None and gap.cost_basis is CostBasis.WAY and not _let_go(gap):
            if gap.subject in built:
                expected = _NOTHING
            elif gap.subject in adapted & set(ways):
                paid = (prices.rework(ways[gap.subject]) for prices in levels)
                expected = tuple(max(0, a - b) for a, b in zip(expected, paid, strict=True))
            built.add(gap.subject)
        stated = gap.cost and (gap.cost.low, gap.cost.typical, gap.cost.high)
        if stated != expected:
            yield f"{gap.key} should cost {expected} yen on top of the plan"


def _price(gap: Gap) -> tuple[int, ...] | None:
    """What its first remedy with a price costs; ``None`` where none has one."""
    if gap.cost_basis in (CostBasis.PLAN, CostBasis.NONE) or _let_go(gap):
        return _NOTHING
    for remedy in gap.remedies:
        yen = (remedy.low_yen, remedy.typical_yen, remedy.high_yen)
        if None not in yen:
            return tuple(amount or 0 for amount in yen)
    return None


def _let_go(gap: Gap) -> bool:
    return gap.decision is not None and gap.decision.verdict is not Verdict.PLANNED


def _remedies(plan: Plan) -> Iterator[str]:
    expected: dict[int, list[int]] = {}
    for gap in plan.gaps:
        if gap.cost is not None and not gap.cost.high:
            continue
        day = plan.as_of if gap.needed_by is None else max(gap.needed_by, plan.as_of)
        year = expected.setdefault(fiscal_year(day), [0] * 5)
        if gap.cost is None:
            year[4] += 1
            continue
        amounts = (gap.cost.low, gap.cost.typical, gap.cost.high, 1)
        year[:4] = [old + new for old, new in zip(year, amounts, strict=False)]
    stated = {
        row.year: [row.cost.low, row.cost.typical, row.cost.high, row.gaps, row.unpriced]
        for row in plan.remedies
    }
    if stated != expected or len(stated) != len(plan.remedies):
        yield f"the cost of gaps by year should be {expected}"
