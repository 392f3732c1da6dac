"""Covering all cycles of a component at least weight: linear program, then integer program."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import ceil, gcd, inf, isfinite
from typing import Any

import numpy as np
from numpy.typing import NDArray

from migplan.graph.feedback_cycles import Cycles
from migplan.graph.feedback_order import against
from migplan.graph.feedback_part import Part

Point = NDArray[np.float64]

_EXACT, _RELATIVE = 1e-6, 1e-9
"""What a solver's bound may be too high by, absolutely and as a share of it."""
_HALF = 0.5
_INFEASIBLE = 2
"""SciPy's status of a program without any solution."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Steps at most, so that a faster machine finds no other answer."""

    rounds: int = 100
    """Linear and integer programs together."""
    nodes: int = 5_000
    """Nodes of the search tree of one integer program; the first that needs more is the last."""
    cycles: int = 300
    """Cycles found in one round."""


@dataclass(frozen=True, slots=True)
class Cover:
    """Numbers of the arcs to remove, and what no such set can weigh less than."""

    removed: tuple[int, ...]
    bound: int


def cover(part: Part, limits: Limits, left: Callable[[], float] | None = None) -> Cover:
    """Find arcs of least weight that meet every cycle of a component with a strict arc."""
    search = _Search(part, limits, left or (lambda: inf))
    search.run()
    removed = part.needed(search.best)
    return Cover(removed, min(search.bound * search.unit, part.weight(removed)))


class _Search:
    """The rows found so far, the best set and the best bound; weights in their common unit."""

    def __init__(self, part: Part, limits: Limits, left: Callable[[], float]) -> None:
        self.part, self.limits, self.left = part, limits, left
        self.unit = gcd(*part.weights) or 1
        self.costs: Point = np.array(part.weights, dtype=np.float64) / self.unit
        self.bound = 0
        self.best: tuple[int, ...] = ()
        self.total: float = inf
        self.fixed = np.ones(len(part.tails), dtype=np.float64)
        """Upper bound of each arc: 0 where a removal is known not to pay."""
        self._cycles = Cycles(part)
        self._rows: dict[tuple[int, ...], None] = {}
        self._rounds = limits.rounds

    def run(self) -> None:
        """Take rounds until the best set is proven or the steps are used up."""
        nothing = np.zeros(len(self.part.tails), dtype=np.float64)
        self._round(nothing)
        self._add(self._cycles.open(nothing, self.limits.cycles))
        while self._goes_on():
            point = self._linear()
            if point is None:
                return
            found = self._cycles.open(point, self.limits.cycles)
            if not found:
                self._complete(point)
                break
            self._add(found)
        while self._goes_on():
            point = self._integer()
            if point is None:
                return
            self._complete(point)

    def _goes_on(self) -> bool:
        self._rounds -= 1
        return self._rounds >= 0 and self.bound < self.total and self.left() > 0

    def _add(self, cycles: Iterable[tuple[int, ...]]) -> None:
        self._rows |= dict.fromkeys(cycles)

    def _offer(self, arcs: tuple[int, ...]) -> None:
        """Keep a set that breaks all cycles when it is the best so far, and its cycles as rows."""
        needed = self.part.needed(arcs)
        total = self.part.weight(needed) // self.unit
        if total < self.total:
            self.best, self.total = needed, total
            self._add(tuple(sorted(cycle)) for cycle in self.part.breaks(needed))

    def _linear(self) -> Point | None:
        answer: Any = _optimize().linprog(
            self.costs,
            A_ub=-self._matrix(),
            b_ub=-np.ones(len(self._rows)),
            bounds=np.column_stack([np.zeros_like(self.fixed), self.fixed]),
            method="highs",
            options=self._time(),
        )
        if answer.status == _INFEASIBLE:
            self._raise(self.total)
        if answer.status != 0:
            return None
        point: Point = np.asarray(answer.x)
        self._raise(float(answer.fun))
        self._round(point)
        reduced: Point = np.asarray(answer.lower.marginals)
        # an arc whose removal would cost more than the best set stays
        self.fixed[(float(answer.fun) + reduced > self.total - 1 + _slack(self.total))] = 0
        return point

    def _integer(self) -> Point | None:
        scipy = _optimize()
        answer: Any = scipy.milp(
            self.costs,
            integrality=np.ones_like(self.costs),
            bounds=scipy.Bounds(np.zeros_like(self.fixed), self.fixed),
            constraints=scipy.LinearConstraint(self._matrix(), lb=1),
            options={"mip_rel_gap": 0.0, "node_limit": self.limits.nodes} | self._time(),
        )
        if answer.status == _INFEASIBLE:
            self._raise(self.total)
            return None
        if answer.mip_dual_bound is not None:
            self._raise(float(answer.mip_dual_bound))
        if answer.x is None:
            return None
        point: Point = np.asarray(answer.x)
        self._round(point)
        return point if answer.status == 0 else None

    def _complete(self, point: Point) -> None:
        """Cut the cycles that a whole point leaves open, one after the other, and keep them all.

        The next integer program then knows what this one would have run into.
        """
        point = np.where(point > _HALF, 1.0, 0.0)
        while found := self._cycles.open(point, self.limits.cycles):
            self._add(found)
            for cycle in found:
                if not any(point[arc] for arc in cycle):
                    point[min(cycle, key=lambda arc: (self.costs[arc], arc))] = 1
        self._offer(tuple(int(arc) for arc in np.flatnonzero(point)))

    def _round(self, point: Point) -> None:
        """A set that leans on a point: arcs it would cut cost little to have against an order."""
        leaning: list[float] = (self.costs * (1 - np.clip(point, 0, 1))).tolist()
        for arcs in against(self.part, leaning):
            self._offer(arcs)

    def _raise(self, bound: float) -> None:
        """Take a solver's bound when it is better.

        The arcs that were fixed rule out sets that are no better than the best one, and nothing
        else: so a bound under them holds up to the best weight, and where nothing is left, the
        best one is the optimum.
        """
        if isfinite(bound):
            self.bound = max(self.bound, ceil(min(bound - _slack(bound), self.total)))

    def _matrix(self) -> Any:
        from scipy.sparse import csr_array

        columns = np.fromiter((arc for row in self._rows for arc in row), dtype=np.int32)
        ends = np.cumsum([0, *(len(row) for row in self._rows)])
        shape = (len(self._rows), len(self.costs))
        return csr_array((np.ones(len(columns)), columns, ends), shape=shape)

    def _time(self) -> dict[str, float]:
        left = self.left()
        return {} if left == inf else {"time_limit": max(left, 0.01)}


def _optimize() -> Any:
    """SciPy's optimizers; importing them takes a third of a second, so not before there is need."""
    from scipy import optimize

    return optimize


def _slack(value: float) -> float:
    return _EXACT + _RELATIVE * abs(value)
