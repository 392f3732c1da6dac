"""Why there is no plan: the way from a case to what is told about it."""

from collections.abc import Sequence

from migplan.model.case import Case, SlotKind
from migplan.planning.conflict import words
from migplan.planning.conflict.emptied import emptied
from migplan.planning.conflict.families import demands_of
from migplan.planning.conflict.finding import Conflict, Finding
from migplan.planning.conflict.ground import Ground, ground_of
from migplan.planning.conflict.oracle import Oracle
from migplan.planning.conflict.relax import repairs_of
from migplan.planning.conflict.rules import Window
from migplan.planning.conflict.statement import ASSUMED, STATED, Demand, Statement
from migplan.planning.conflict.subset import contradiction

MOST_CONFLICTS = 5
MOST_TIGHT = 5

Found = tuple[list[Demand], str]


def explain(case: Case, *, proven: bool) -> Finding:
    """Find a smallest contradiction of a case and what would resolve it.

    Args:
        case: A case without a plan.
        proven: Whether that is certain; otherwise no plan was found within the budget.

    Returns:
        The finding. Units without any slot are explained by their own statements, before any
        solver runs; otherwise CP-SAT is asked, within a budget of steps.
    """
    ground = ground_of(case)
    demands = demands_of(ground)
    found = _stuck(ground, demands)
    told = found[:MOST_CONFLICTS]
    if not found:
        oracle = Oracle(ground, seed=case.seed)
        if oracle.possible([demand.rule for demand in demands]) is not False:
            return Finding(proven, tight=_tightest(demands))
        found = told = [contradiction(oracle, demands)]
    repairs = repairs_of(Oracle(ground, seed=case.seed), demands, [one for one, _ in found])
    conflicts = tuple(
        Conflict(tuple(d.statement for d in one), size, _fact(ground, one)) for one, size in told
    )
    return Finding(True, conflicts, len(found) - len(told), repairs)


def _stuck(ground: Ground, demands: Sequence[Demand]) -> list[Found]:
    """The contradictions of units without any slot, each once, small ones first."""
    found: dict[tuple[int, ...], Found] = {}
    for unit in ground.case.units:
        one = emptied(ground, demands, unit)
        if one is not None:
            found.setdefault(tuple(id(demand) for demand in one[0]), one)
    return sorted(found.values(), key=lambda one: len(one[0]))


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
