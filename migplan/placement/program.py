"""The exact optimum as a mixed-integer program, solved by HiGHS.

Each label of an item is a binary variable, each pair of labels of two items that cost together a
continuous one, and both are held together on the local marginal polytope (Schlesinger 1976;
Wainwright, Jordan 2008, section 4.1): so tight that its relaxation is mostly integral here.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from migplan.placement.problem import NEVER, Pair, Problem, Yen

_SWEEPS = 20
_HALF = 0.5
"""Costs are whole yen: a bound less than one below a solution proves it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A solution with its proof."""

    labels: tuple[int, ...]
    cost: int
    bound: int
    """No solution costs less."""

    @property
    def proved(self) -> bool:
        """Whether it is the best one."""
        return self.bound >= self.cost


def optimum(problem: Problem) -> Answer | None:
    """Solve a problem to optimality; ``None`` when nothing is open or the solver gives up."""
    keep = _not_dominated(problem)
    if any(not len(kept) for kept in keep):
        return None
    if all(len(kept) == 1 for kept in keep):
        labels = tuple(int(kept[0]) for kept in keep)
        cost = problem.value(labels)
        closed = any(x.closed[labels[x.a], labels[x.b]] for x in problem.pairs)
        return None if closed else Answer(labels, cost, cost)
    return _by_highs(problem, keep)


def _not_dominated(problem: Problem) -> list[Yen]:
    """Labels that may be best: another one is cheaper whatever the neighbours choose (Goldstein,
    Biophysical Journal 1994)."""
    around: list[list[Yen]] = [[] for _ in problem.costs]
    ends: list[list[int]] = [[] for _ in problem.costs]
    for pair in problem.pairs:
        table = pair.table
        around[pair.a].append(table)
        around[pair.b].append(table.T)
        ends[pair.a].append(pair.b)
        ends[pair.b].append(pair.a)
    keep: list[Yen] = [np.flatnonzero(cost < NEVER) for cost in problem.costs]
    waiting = set(range(len(keep)))
    while waiting:
        item = min(waiting)
        waiting.remove(item)
        labels = keep[item]
        if len(labels) < 2:  # noqa: PLR2004
            continue
        # how much dearer label c is than d, at least: rows c, columns d
        dearer = problem.costs[item][labels][:, None] - problem.costs[item][labels][None, :]
        for table, other in zip(around[item], ends[item], strict=True):
            part = table[np.ix_(labels, keep[other])]
            dearer = dearer + (part[:, None, :] - part[None, :, :]).min(axis=2)
        good = ~(dearer > 0).any(axis=1)
        if not good.all():
            keep[item] = labels[good]
            waiting |= set(ends[item])
    return keep


def _by_highs(problem: Problem, keep: list[Yen]) -> Answer | None:
    optimize = _optimize()
    model = _model(problem, keep)
    binary = np.zeros(len(model.cost))
    binary[: model.first[-1]] = 1
    found: Any = optimize.milp(
        model.cost,
        integrality=binary,
        bounds=optimize.Bounds(0, model.upper),
        constraints=optimize.LinearConstraint(model.matrix, model.sides, model.sides),
        options={"mip_rel_gap": 0.0},
    )
    if found.status != 0:
        return None
    labels = tuple(
        int(kept[np.argmax(found.x[model.first[n] : model.first[n + 1]])])
        for n, kept in enumerate(keep)
    )
    return Answer(labels, problem.value(labels), int(np.ceil(found.mip_dual_bound - _HALF)))


@dataclass(frozen=True, slots=True)
class Relaxed:
    """A lower bound, and by how much it grows with each label; both exact, in whole yen."""

    bound: int
    excess: tuple[Yen, ...]
    """By item and label; the excess of labels of different items adds up."""


def relaxed(problem: Problem) -> Relaxed | None:
    """Solve the relaxation and move its multipliers, rounded, between items and pairs.

    Whatever the multipliers, the costs so moved are the same problem, so that the sum of the least
    costs of all items and pairs is a bound; the solver's tolerances do not touch that.
    """
    optimize = _optimize()
    keep: list[Yen] = [np.flatnonzero(cost < NEVER) for cost in problem.costs]
    model = _model(problem, keep)
    found: Any = optimize.linprog(
        model.cost,
        A_eq=model.matrix,
        b_eq=model.sides,
        bounds=np.column_stack((np.zeros(len(model.cost)), model.upper)),
        method="highs",
    )
    if found.status != 0:
        return None
    moved = np.rint(found.eqlin.marginals).astype(np.int64)
    costs = [cost[kept] for cost, kept in zip(problem.costs, keep, strict=True)]
    tables: list[Yen] = []
    row = len(keep)
    for pair in problem.pairs:
        high, wide = len(keep[pair.a]), len(keep[pair.b])
        of_a, of_b = moved[row : row + high], moved[row + high : row + high + wide]
        row += high + wide
        costs[pair.a] = costs[pair.a] + of_a
        costs[pair.b] = costs[pair.b] + of_b
        table = pair.table[np.ix_(keep[pair.a], keep[pair.b])]
        tables.append(table - of_a[:, None] - of_b[None, :])
    _spread_evenly(problem, costs, tables)
    bound = sum(int(table.min()) for table in tables) + sum(int(cost.min()) for cost in costs)
    excess: list[Yen] = []
    for cost, kept, own in zip(costs, keep, problem.costs, strict=True):
        row_of = np.full_like(own, NEVER)
        row_of[kept] = cost - cost.min()
        excess.append(row_of)
    return Relaxed(bound, tuple(excess))


def _spread_evenly(problem: Problem, costs: list[Yen], tables: list[Yen]) -> None:
    """Move what labels cost at least in each pair to the labels themselves, and share it out.

    A vertex of the relaxation leaves most of it in a few places. In sweeps, each item collects from
    its pairs and gives every pair an equal part back (min-sum diffusion; Kovalevsky, Koval 1975).
    """
    near: list[list[tuple[int, bool]]] = [[] for _ in costs]
    for number, pair in enumerate(problem.pairs):
        near[pair.a].append((number, True))
        near[pair.b].append((number, False))
    for sweep in range(_SWEEPS):
        last = sweep == _SWEEPS - 1
        for item, pairs in enumerate(near):
            own = costs[item]
            for number, first in pairs:
                least = tables[number].min(axis=1 if first else 0)
                tables[number] -= least[:, None] if first else least[None, :]
                own = own + least
            share = np.zeros_like(own) if last else (own - own.min()) // (len(pairs) + 1)
            for number, first in pairs:
                tables[number] += share[:, None] if first else share[None, :]
            costs[item] = own - share * len(pairs)


@dataclass(frozen=True, slots=True)
class _Model:
    """Columns: labels of all items, then pairs of labels. Rows: one label each, then the pairs'."""

    cost: Any
    upper: Any
    matrix: Any
    sides: Any
    first: Any
    """Column of the first label of each item, and of the first pair."""


def _model(problem: Problem, keep: list[Yen]) -> _Model:
    from scipy import sparse

    first = np.concatenate(([0], np.cumsum([len(kept) for kept in keep])))
    costs: list[Any] = [
        cost[kept].astype(float) for cost, kept in zip(problem.costs, keep, strict=True)
    ]
    upper: list[Any] = [np.ones(len(kept)) for kept in keep]
    at: list[Any] = [np.repeat(np.arange(len(keep)), np.diff(first))]
    to: list[Any] = [np.arange(first[-1])]
    value: list[Any] = [np.ones(first[-1])]
    right: list[Any] = [np.ones(len(keep))]
    rows, columns = len(keep), int(first[-1])
    for pair in problem.pairs:
        entries = _pair(pair, keep, first, rows, columns)
        costs.append(entries.cost)
        upper.append(entries.upper)
        at.append(entries.at)
        to.append(entries.to)
        value.append(entries.value)
        rows, columns = rows + entries.rows, columns + len(entries.cost)
        right.append(np.zeros(entries.rows))
    matrix = sparse.csr_array(
        (np.concatenate(value), (np.concatenate(at), np.concatenate(to))), shape=(rows, columns)
    )
    return _Model(
        np.concatenate(costs), np.concatenate(upper), matrix, np.concatenate(right), first
    )


def _optimize() -> Any:
    from scipy import optimize

    return optimize


@dataclass(frozen=True, slots=True)
class _Entries:
    """Columns and rows of one pair."""

    cost: Any
    upper: Any
    at: Any
    to: Any
    value: Any
    rows: int


def _pair(pair: Pair, keep: list[Yen], first: Any, rows: int, columns: int) -> _Entries:
    """One column for each pair of labels; their sums over one end are the label of the other."""
    grid = np.ix_(keep[pair.a], keep[pair.b])
    high, wide = len(keep[pair.a]), len(keep[pair.b])
    here = columns + np.arange(high * wide)
    row_of = rows + np.repeat(np.arange(high), wide)
    column_of = rows + high + np.tile(np.arange(wide), high)
    return _Entries(
        cost=np.where(pair.closed[grid], 0, pair.cost[grid]).ravel().astype(float),
        upper=np.where(pair.closed[grid], 0.0, 1.0).ravel(),
        at=np.concatenate((row_of, column_of, rows + np.arange(high + wide))),
        to=np.concatenate(
            (
                here,
                here,
                first[pair.a] + np.arange(high),
                first[pair.b] + np.arange(wide),
            )
        ),
        value=np.concatenate((np.ones(2 * high * wide), -np.ones(high + wide))),
        rows=high + wide,
    )
