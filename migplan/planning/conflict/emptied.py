"""Units without any slot: which statements close them all, before any solver runs.

Every slot has to be closed by a statement about some member, so a smallest set of statements is a
smallest hitting set of the slots' closers, together with the bonds that hold the members together.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from migplan.model.case import parted
from migplan.planning.conflict.chain import project_key
from migplan.planning.conflict.ground import Ground
from migplan.planning.conflict.hitting import smallest_hitting
from migplan.planning.conflict.rules import Together, Window
from migplan.planning.conflict.statement import Demand

_MOST_BONDS = 8
"""Bonds of one unit of which every subset is looked at."""


def emptied(
    ground: Ground, demands: Sequence[Demand], unit: tuple[str, ...]
) -> tuple[list[Demand], str] | None:
    """The fewest statements that leave a unit without a slot.

    Returns:
        The demands, and ``smallest`` or ``irreducible``; ``None`` when a slot is left.
    """
    bonds = [
        n
        for n, demand in enumerate(demands)
        if isinstance(demand.rule, Together) and set(demand.rule.members) <= set(unit)
    ]
    held_together = parted(unit, [_members(demands[n]) for n in bonds])
    if not any(all(_closers(ground, demands, part)) for part in held_together):
        return None
    # what closes a slot to all members closes it to their project, bonds or none
    project = smallest_hitting(_closers(ground, demands, unit, project=True))
    best: frozenset[int] | None = None if project is None else project[0]
    exact = len(bonds) <= _MOST_BONDS and (project is None or project[1])
    for held in _subsets(bonds):
        if best is not None and len(held) >= len(best):
            break
        for part in parted(unit, [_members(demands[n]) for n in held]):
            found = smallest_hitting(_closers(ground, demands, part))
            if found is None:
                continue
            exact = exact and found[1]
            # bonds of other parts are not needed, and a subset without them came before
            whole = found[0] | held
            if best is None or len(whole) < len(best):
                best = whole
    if best is None:
        return None
    return [demands[n] for n in sorted(best)], "smallest" if exact else "irreducible"


def _subsets(bonds: list[int]) -> Iterator[frozenset[int]]:
    """Subsets of the bonds, small ones first; of very many bonds, none and all."""
    sizes = range(len(bonds) + 1) if len(bonds) <= _MOST_BONDS else (0, len(bonds))
    for size in sizes:
        for chosen in combinations(bonds, size):
            yield frozenset(chosen)


def _closers(
    ground: Ground, demands: Sequence[Demand], part: tuple[str, ...], *, project: bool = False
) -> Iterator[frozenset[int]]:
    """For each slot, the statements that close it to a member of the part, or to its project."""
    rules = [(n, d.rule.closed) for n, d in enumerate(demands) if isinstance(d.rule, Window)]
    # where no member lies apart, what holds for the project holds for all
    name, none = project_key(part), frozenset[int]()
    windows = [(n, closed[name]) for n, closed in rules if name in closed]
    if project:
        windows += [
            (n, frozenset(slot for slot in closed[part[0]] if all(slot in closed[k] for k in part)))
            for n, closed in rules
            if all(key in closed for key in part)
        ]
    else:
        windows += [(n, closed.get(key, none)) for n, closed in rules for key in part]
    for slot in sorted(ground.usable):
        yield frozenset(n for n, closed in windows if slot in closed)


def _members(demand: Demand) -> tuple[str, ...]:
    return demand.rule.members if isinstance(demand.rule, Together) else ()
