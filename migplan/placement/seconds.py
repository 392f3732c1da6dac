"""The second best for each item where elimination would need too much memory.

One relaxation bounds what every label costs at least (reduced-cost fixing; Dantzig, Fulkerson,
Johnson 1954). Seen from one item that has to leave its label, nearly all labels of the others then
cost too much, and what is left falls into small parts.
"""

from collections.abc import Sequence

import numpy as np

from migplan.placement.eliminate import eliminate
from migplan.placement.problem import NEVER, Pair, Problem, Yen, added, components
from migplan.placement.program import Relaxed, optimum, relaxed


def seconds(problem: Problem, labels: Sequence[int], cost: int) -> tuple[Yen, ...]:
    """By item: nothing for its own label, for the best other one what it costs more.

    Args:
        problem: Items that hang together.
        labels: The optimum.
        cost: Its yen.

    Returns:
        ``NEVER`` for all other labels, and where the solver gives up.
    """
    floor = relaxed(problem)
    near: list[list[Pair]] = [[] for _ in labels]
    for pair in problem.pairs:
        near[pair.a].append(pair)
        near[pair.b].append(pair)
    found: list[Yen] = []
    for item, label in enumerate(labels):
        row = np.full_like(problem.costs[item], NEVER)
        row[label] = 0
        second = _second(problem, labels, item, floor, near) if floor else None
        if second is not None:
            row[second[0]] = second[1] - cost
        found.append(row)
    return tuple(found)


def _second(
    problem: Problem,
    labels: Sequence[int],
    item: int,
    floor: Relaxed,
    near: Sequence[Sequence[Pair]],
) -> tuple[int, int] | None:
    """The best other label of one item, and what the whole costs with it."""
    others = problem.costs[item].copy()
    others[labels[item]] = NEVER
    if not (others < NEVER).any():
        return None
    ceiling = min(
        _settled(problem, labels, item, int(label), near)
        for label in np.flatnonzero(others < NEVER)
    )
    away = floor.excess[item].copy()
    away[labels[item]] = NEVER
    room = ceiling - floor.bound - int(away.min())
    changes = {
        n: np.where(excess > room, NEVER, own)
        for n, (excess, own) in enumerate(zip(floor.excess, problem.costs, strict=True))
    }
    changes[item] = np.where(away > ceiling - floor.bound, NEVER, others)
    return _best(problem.with_costs(changes), item)


def _settled(
    problem: Problem,
    labels: Sequence[int],
    item: int,
    label: int,
    near: Sequence[Sequence[Pair]],
) -> int:
    """What the whole costs when one item takes a label and the others follow one by one."""
    own = list(labels)
    own[item] = label
    waiting = sorted({x.a + x.b - item for x in near[item]})
    for _ in range(len(own)):
        if not waiting:
            break
        here = waiting.pop(0)
        row = problem.costs[here]
        for pair in near[here]:
            table = pair.table
            row = added(row, table[:, own[pair.b]] if pair.a == here else table[own[pair.a]])
        best = int(np.argmin(row))
        if row[best] < row[own[here]]:
            own[here] = best
            waiting += [y for x in near[here] if (y := x.a + x.b - here) not in (item, *waiting)]
    if any(x.closed[own[x.a], own[x.b]] for x in problem.pairs):
        return NEVER
    return problem.value(own)


def _best(problem: Problem, item: int) -> tuple[int, int] | None:
    """Label of one item in the optimum, and the cost: what is settled is folded in first."""
    open_labels = [np.flatnonzero(cost < NEVER) for cost in problem.costs]
    free = [n for n, kept in enumerate(open_labels) if len(kept) > 1 or n == item]
    if any(not len(kept) for kept in open_labels):
        return None
    place = {old: new for new, old in enumerate(free)}
    costs = [problem.costs[n][open_labels[n]] for n in free]
    total = sum(
        int(problem.costs[n][kept[0]]) for n, kept in enumerate(open_labels) if n not in place
    )
    pairs: list[Pair] = []
    for pair in problem.pairs:
        grid = np.ix_(open_labels[pair.a], open_labels[pair.b])
        table, shut = pair.table[grid], pair.closed[grid]
        if pair.a in place and pair.b in place:
            pairs.append(Pair(place[pair.a], place[pair.b], pair.cost[grid], shut))
        elif pair.a in place:
            costs[place[pair.a]] = added(costs[place[pair.a]], table[:, 0])
        elif pair.b in place:
            costs[place[pair.b]] = added(costs[place[pair.b]], table[0])
        else:
            total += int(table[0, 0])
    small = Problem(tuple(costs), tuple(pairs), tuple(tuple(range(len(c))) for c in costs))
    label = -1
    for items in components(len(costs), pairs):
        part = small.part(items)
        exact = eliminate(part) or optimum(part)
        if exact is None or exact.cost >= NEVER:
            return None
        total += exact.cost
        if place[item] in items:
            label = int(open_labels[item][exact.labels[items.index(place[item])]])
    return None if total >= NEVER else (label, total)
