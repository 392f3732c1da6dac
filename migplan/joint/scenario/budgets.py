"""A ceiling on what is spent in a fiscal year: kept by putting systems off past that year.

The planner knows no such limit, so the ceiling is searched for: one after the other, the systems
that spend most in the year may not cut over before the next one, as long as that lowers what the
year costs. What is found keeps every other limit; nothing says that it is the cheapest way.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from migplan.catalogue.catalogue import Catalogue
from migplan.catalogue.fill import fill
from migplan.joint.scenario.change import Ground
from migplan.model.case import Case
from migplan.model.dates import fiscal_year, fiscal_year_of_month
from migplan.model.inventory import Inventory
from migplan.model.plan import WEIGHTS
from migplan.model.scenario import BudgetCap, Scenario
from migplan.model.text import Bilingual
from migplan.model.wording import era_year, rounded
from migplan.planning.assemble import dates_of
from migplan.planning.charges import Charge
from migplan.planning.compile import compile_problem
from migplan.planning.ledger import Ledger
from migplan.planning.solve import solve

_MOST_TRIES = 40
"""Plans that are made for one ceiling."""
_HUNDRED = 100
_APRIL, _MAY = 4, 5


@dataclass(frozen=True, slots=True)
class Budgeted:
    """An inventory whose plan keeps the ceilings as far as was found, and who was put off."""

    inventory: Inventory
    ceilings: dict[int, int]
    """Yen by fiscal year."""
    postponed: dict[int, tuple[str, ...]]
    """Ids by the fiscal year past which they were put."""


@dataclass(frozen=True, slots=True)
class _Dated:
    inventory: Inventory
    case: Case
    ledger: Ledger

    def spent(self, year: int) -> int:
        """Yen of one fiscal year."""
        return sum(_cash(self.ledger.charges(), year))


def said_of(cap: BudgetCap, ground: Ground) -> Bilingual:
    """The ceiling in words."""
    most = ceiling(cap, ground)
    name = f"{era_year(date(cap.fiscal_year, _MAY, 1))}年度"
    share_ja = "" if cap.percent is None else f"（いまの計画の{cap.percent:g}％）"
    share_en = "" if cap.percent is None else f" ({cap.percent:g} % of the base plan)"
    return Bilingual(
        ja=f"{name}の追加費用を{rounded(most, 'ja')}以内にする{share_ja}",
        en=f"extra costs of fiscal {cap.fiscal_year} within {rounded(most, 'en')}{share_en}",
    )


def ceiling(cap: BudgetCap, ground: Ground) -> int:
    """Yen that may be spent in the year."""
    if cap.most_yen is not None:
        return cap.most_yen
    base = sum(ground.plan.cost.by_fiscal_year.get(str(cap.fiscal_year), {}).values())
    return int(base * (cap.percent or 0) / _HUNDRED)


def within_budgets(
    inventory: Inventory,
    scenario: Scenario,
    ground: Ground,
    catalogue: Catalogue,
    stop: Callable[[], bool],
) -> Budgeted:
    """Put systems off until the ceilings hold, or nothing is left to put off.

    Systems with a pin stay where people put them. Complexity: one plan for each system tried.
    """
    ceilings = {cap.fiscal_year: ceiling(cap, ground) for cap in scenario.budgets}
    postponed: dict[int, tuple[str, ...]] = {}
    found = _dated(inventory, ground, catalogue, stop)
    for year in sorted(ceilings):
        tried: set[tuple[str, ...]] = set()
        while found is not None and found.spent(year) > ceilings[year] and not stop():
            unit = next((u for u in _dearest(found, year) if u not in tried), None)
            if unit is None or len(tried) >= _MOST_TRIES:
                break
            tried.add(unit)
            later = _dated(_put_off(found.inventory, unit, year), ground, catalogue, stop)
            if later is not None and _better(found, later, year, ceilings):
                found = later
                postponed[year] = (*postponed.get(year, ()), *unit)
    kept = inventory if found is None else found.inventory
    return Budgeted(kept, ceilings, postponed)


def _better(found: _Dated, later: _Dated, year: int, ceilings: dict[int, int]) -> bool:
    """Whether the year costs less, and no year before it breaks its ceiling by it."""
    before = (y for y in ceilings if y < year)
    unbroken = all(later.spent(y) <= max(ceilings[y], found.spent(y)) for y in before)
    return unbroken and later.spent(year) < found.spent(year)


def _dated(
    inventory: Inventory, ground: Ground, catalogue: Catalogue, stop: Callable[[], bool]
) -> _Dated | None:
    """Dates and yen alone; ``None`` where no dates are found."""
    case = fill(inventory, catalogue, as_of=ground.case.as_of)
    result = solve(compile_problem(case), seed=case.seed, stop=stop)
    if result.slots is None:
        return None
    return _Dated(inventory, case, Ledger(case, dates_of(case, result.slots)))


def _dearest(found: _Dated, year: int) -> Iterator[tuple[str, ...]]:
    """Units without a pin that cut over in the year or before, by what they spend in it."""
    pinned = {system.id for system in found.case.systems if system.pin is not None}
    spending: list[tuple[int, tuple[str, ...]]] = []
    for unit in found.case.units:
        day = found.ledger.dates[unit[0]].day
        yen = sum(_cash(_charges(found, unit), year))
        if not pinned & set(unit) and fiscal_year(day) <= year and yen:
            spending.append((-yen, unit))
    yield from (unit for _, unit in sorted(spending))


def _charges(found: _Dated, unit: tuple[str, ...]) -> Iterator[Charge]:
    """What a unit costs, the bridges at its linkages included."""
    for key in unit:
        yield from found.ledger.of_system[key]
    for ends in found.ledger.apart():
        if {ends.linkage.provider, ends.linkage.consumer} & set(unit):
            yield from found.ledger.of_bridge[str(ends.linkage.id)]


def _cash(charges: Iterator[Charge] | tuple[Charge, ...], year: int) -> Iterator[int]:
    return (
        charge.yen
        for charge in charges
        if charge.kind not in WEIGHTS and fiscal_year_of_month(charge.month) == year
    )


def _put_off(inventory: Inventory, unit: tuple[str, ...], year: int) -> Inventory:
    first = date(year + 1, _APRIL, 1)
    systems = tuple(
        system.model_copy(update={"not_before": max(first, system.not_before or first)})
        if system.id in unit
        else system
        for system in inventory.systems
    )
    return inventory.model_copy(update={"systems": systems})
