"""The lightest changes that make a plan possible, each checked on the changed case.

One statement alone: its weaker forms are a ladder of literals, of which CP-SAT passes as few as it
can. Where no statement alone is enough, a smallest weighted correction set is sought (Liffiton and
Sakallah, Journal of Automated Reasoning 2008, section 2) among all that can give way, and then the
least change of each of its members.
"""

from collections.abc import Sequence

from migplan.planning.conflict.families import demands_of
from migplan.planning.conflict.finding import Change, Repair
from migplan.planning.conflict.ground import changed
from migplan.planning.conflict.oracle import Oracle
from migplan.planning.conflict.rules import Rule
from migplan.planning.conflict.statement import Demand, Level

MOST_REPAIRS = 5

Weakened = Sequence[tuple[Demand, int, Level]]


def repairs_of(
    oracle: Oracle, demands: Sequence[Demand], conflicts: Sequence[Sequence[Demand]]
) -> tuple[Repair, ...]:
    """Find what would help.

    Args:
        oracle: Answers what can be kept.
        demands: All demands of the case.
        conflicts: Contradictions among them. What is enough alone has a part in each.

    Returns:
        The lightest single changes; where there is none, at most one repair of several changes.
    """
    shared = [d for d in demands if all(any(d is o for o in one) for one in conflicts)]
    single = [_weakened(oracle, demands, [demand]) for demand in shared]
    found = [repair for repair in single if repair is not None]
    if found:
        found.sort(key=lambda repair: repair.weight)
        return tuple(found[:MOST_REPAIRS])
    several = _several(oracle, demands)
    return () if several is None else (several,)


def _several(oracle: Oracle, demands: Sequence[Demand]) -> Repair | None:
    can_give = {n: demand for n, demand in enumerate(demands) if demand.levels()}
    fixed = [demand for n, demand in enumerate(demands) if n not in can_give]
    chosen = oracle.cheapest(fixed, can_give, whole=True)
    if chosen is None:
        return None
    given, sure = chosen
    repair = _weakened(oracle, demands, [demands[n] for n in sorted(given)])
    if repair is None or sure:
        return repair
    return Repair(repair.changes, least=False)


def _weakened(oracle: Oracle, demands: Sequence[Demand], giving: Sequence[Demand]) -> Repair | None:
    """The least change of some demands that makes the case possible, if any does."""
    can_give = {n: demand for n, demand in enumerate(giving) if demand.levels()}
    if not can_give:
        return None
    fixed = [d for d in demands if not any(d is other for other in can_give.values())]
    answer = oracle.cheapest(fixed, can_give)
    if answer is None:
        return None
    levels, least = answer
    weakened = [(giving[n], at, giving[n].levels()[at - 1]) for n, at in sorted(levels.items())]
    if not _possible(oracle, demands, weakened):
        return None
    changes = tuple(
        Change(demand.statement, level.said, level.weight, at) for demand, at, level in weakened
    )
    return Repair(changes, least)


def _possible(oracle: Oracle, demands: Sequence[Demand], weakened: Weakened) -> bool:
    """Check a repair: change the case, gather its demands anew and ask again."""
    case = oracle.ground.case
    for _, _, level in weakened:
        case = level.edit(case) if level.edit is not None else case
    ground, again = oracle.ground, demands
    if case is not oracle.ground.case:
        ground = changed(ground, case)
        again = demands_of(ground)
    weaker = {d.statement.identity: level.rule for d, _, level in weakened if level.edit is None}
    rules: list[Rule] = []
    for demand in again:
        rule = weaker.get(demand.statement.identity, demand.rule)
        if rule is not None:
            rules.append(rule)
    return oracle.on(ground).possible(rules) is True
