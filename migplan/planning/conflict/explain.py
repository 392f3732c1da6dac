"""Why there is no plan: the way from a case to what is told about it."""

from collections.abc import Sequence
from dataclasses import dataclass

from migplan.model.case import Case, SlotKind
from migplan.planning.conflict import words
from migplan.planning.conflict.emptied import emptied
from migplan.planning.conflict.families import demands_of
from migplan.planning.conflict.finding import Conflict, Finding
from migplan.planning.conflict.ground import Ground, ground_of
from migplan.planning.conflict.oracle import Oracle, Stop, never
from migplan.planning.conflict.relax import repairs_of
from migplan.planning.conflict.rules import Window
from migplan.planning.conflict.statement import ASSUMED, STATED, Demand, Statement
from migplan.planning.conflict.subset import contradiction

MOST_CONFLICTS = 5
MOST_TIGHT = 5


@dataclass(slots=True)
class _Found:
    """A contradiction, and the systems that it leaves without any slot."""

    demands: list[Demand]
    size: str
    systems: list[str]


def explain(case: Case, *, proven: bool, stop: Stop = never) -> Finding:
    """Find a smallest contradiction of a case and what would resolve it.

    Args:
        case: A case without a plan.
        proven: Whether that is certain; otherwise no plan was found within the budget.
        stop: Asked now and then; true ends the search with what was found.

    Returns:
        The finding, or dates that keep everything where no plan was found before. Units without
        any slot are explained by their own statements, before any solver runs; otherwise CP-SAT is
        asked, within a budget of steps.
    """
    ground = ground_of(case)
    demands = demands_of(ground)
    found = _stuck(ground, demands)
    told = found[:MOST_CONFLICTS]
    if not found:
        oracle = Oracle(ground, seed=case.seed, stop=stop)
        possible = oracle.possible([demand.rule for demand in demands])
        if possible is not False:
            dates = oracle.found if possible else None
            return Finding(proven, tight=_tightest(demands), dates=dates)
        found = told = [_Found(*contradiction(oracle, demands), [])]
    oracle = Oracle(ground, seed=case.seed, stop=stop)
    repairs = repairs_of(oracle, demands, [one.demands for one in found])
    conflicts = tuple(_conflict(ground, one) for one in told)
    return Finding(True, conflicts, len(found) - len(told), repairs)


def _stuck(ground: Ground, demands: Sequence[Demand]) -> list[_Found]:
    """The contradictions of units without any slot, each once, small ones first."""
    found: dict[tuple[int, ...], _Found] = {}
    for unit in ground.case.units:
        closers = emptied(ground, demands, unit)
        if closers is not None:
            same = tuple(id(demand) for demand in closers[0])
            found.setdefault(same, _Found(*closers, [])).systems.extend(unit)
    return sorted(found.values(), key=lambda one: len(one.demands))


def _conflict(ground: Ground, one: _Found) -> Conflict:
    names = [ground.case.name(key) for key in one.systems]
    return Conflict(
        tuple(demand.statement for demand in one.demands),
        one.size,
        words.listed(names) if names else None,
        _fact(ground, one.demands),
    )


def _fact(ground: Ground, one: Sequence[Demand]) -> Statement | None:
    """Which slots there are, where a contradiction of dates alone rests on it."""
    if any(slot.kind is SlotKind.STATED for slot in ground.case.slots):
        said = words.said("slots_stated", number=len(ground.usable))
        return Statement("slots", "", "", said, ("policy:slots",), STATED)
    closed = [
        slots
        for demand in one
        if isinstance(demand.rule, Window)
        for slots in list(demand.rule.closed.values())[:1]
    ]
    if len(closed) < len(one) or any(demand.statement.kind == "pin" for demand in one):
        return None
    if len(ground.usable) < 2:  # noqa: PLR2004
        return None
    near = sorted(ground.usable, key=lambda n: (sum(n in slots for slots in closed), n))[:2]
    first, second = (ground.slots[n].day for n in sorted(near))
    said = words.said("slots_monthly", first=first, second=second)
    return Statement("slots", "", "", said, (), ASSUMED)


def _tightest(demands: Sequence[Demand]) -> tuple[tuple[Statement, float], ...]:
    used = [(demand.statement, demand.use) for demand in demands if demand.use is not None]
    return tuple(sorted(used, key=lambda item: -item[1])[:MOST_TIGHT])
