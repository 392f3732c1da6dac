"""The best dates of a few activities, by dynamic programming over the sets that have moved.

The slots are walked in order. A state is the set of activities that have moved by then, with the
least yen that lead to it; a step adds a *wave*, the set of activities that lie in the next slot. No
linear program and no relaxation is in it, so it is also what other methods are tested against. The
idea of exploring sets instead of orders is that of Held, Karp (Journal of SIAM 1962, section 2).
"""

from dataclasses import dataclass
from types import EllipsisType

import numpy as np
from numpy.typing import NDArray

from migplan.planning.problem import Problem

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Index = tuple[int | slice | EllipsisType, ...]

_MOST = 14
"""Activities at most."""

_STEPS = 1 << 27
"""Steps at most: slots times pairs of a set and a wave that could be its last."""

_NEVER = 1 << 62
"""Yen of what cannot be reached; a plan of half as much is refused, so sums stay in 64 bits."""


@dataclass(frozen=True, slots=True)
class BySets:
    """The best slots, or ``None`` when no choice of slots keeps all limits."""

    slots: tuple[int, ...] | None


def best_by_sets(problem: Problem) -> BySets | None:
    """Date all activities at least cost.

    Args:
        problem: At least one activity.

    Returns:
        ``None`` when the problem is not one for sets: it is too large, or has phases, or a
        precedence with a lag, which a set does not remember.

    Complexity: O(3 ** activities * slots) without a load limit, far less with a tight one.
    """
    if len(problem.names) > _MOST or problem.phases or any(r.lag for r in problem.precedences):
        return None
    if 4 * _largest(problem) > _NEVER:
        return None
    walk = _Walk(problem)
    return BySets(walk.best()) if walk.steps <= _STEPS else None


class _Walk:
    """All sets of n activities are arrays of shape (2,) * n; index 1 on an axis: it has moved."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        count = len(problem.names)
        self._shape = (2,) * count
        every = self._every(count)
        load = every @ np.array(problem.loads or (0,) * count, dtype=np.int64)
        fits = load <= (load.max() if problem.load_limit is None else problem.load_limit)
        self.waves = every[fits]
        """Members of each wave within the load limit, the empty one included; shape (w, n)."""
        self.steps = len(problem.positions) * int((1 << (count - self.waves.sum(axis=1))).sum())

    @staticmethod
    def _every(count: int) -> Ints:
        """All subsets in the order of the states, as rows of zeros and ones."""
        numbers: Ints = np.arange(1 << count, dtype=np.int64)
        return (numbers[:, None] >> np.arange(count - 1, -1, -1)) & 1

    def best(self) -> tuple[int, ...] | None:
        """Walk forward over the slots, then follow the waves back."""
        price, rate = self._prices(), self._rate()
        positions = self.problem.positions
        lasting = [b - a for a, b in zip(positions, (*positions[1:], positions[-1]), strict=True)]
        broken = self._broken()
        paid: Ints = np.full(self._shape, _NEVER, dtype=np.int64)
        paid[(0,) * paid.ndim] = 0
        before: list[Ints] = []
        for prices, step in zip(price, lasting, strict=True):
            before.append(paid)
            after: Ints = np.full(self._shape, _NEVER, dtype=np.int64)
            for wave in np.flatnonzero(prices < _NEVER).tolist():
                without, having = self._views(wave)
                best = after[having]
                np.minimum(best, paid[without] + prices[wave], out=best)
            # a negative price must not make a set look reachable that is not
            paid = np.where(broken | (after > _NEVER // 2), _NEVER, after + rate * step)
        if paid[(1,) * paid.ndim] >= _NEVER:
            return None
        return self._back(price, before)

    def _back(self, price: Ints, before: list[Ints]) -> tuple[int, ...]:
        """Slots of the cheapest way to the set of all; of equal waves the first."""
        slots = np.zeros(len(self._shape), dtype=np.int64)
        left = np.ones(len(self._shape), dtype=np.int64)
        for slot in range(len(price) - 1, -1, -1):
            inside = np.flatnonzero((self.waves <= left).all(axis=1) & (price[slot] < _NEVER))
            rest = left - self.waves[inside]
            wave = inside[np.argmin(before[slot][tuple(rest.T)] + price[slot, inside])]
            slots[self.waves[wave] == 1] = slot
            left = left - self.waves[wave]
        return tuple(slots.tolist())

    def _views(self, wave: int) -> tuple[Index, Index]:
        """Index of all sets without any activity of a wave, and of the same sets with all of it."""
        members = np.flatnonzero(self.waves[wave]).tolist()
        return self._where(dict.fromkeys(members, 0)), self._where(dict.fromkeys(members, 1))

    def _prices(self) -> Ints:
        """Yen of each wave in each slot, shape (k, w): its activities less the set-ups it saves."""
        inner = np.zeros(len(self.waves), dtype=np.int64)
        for pair in self.problem.pairs:
            inner += pair.setup * self.waves[:, pair.a] * self.waves[:, pair.b]
        rows: list[Ints] = []
        for column in zip(*self.problem.costs, strict=True):
            cost = np.array([c or 0 for c in column], dtype=np.int64)
            closed = np.array([c is None for c in column])
            rows.append(np.where(self.waves @ closed > 0, _NEVER, self.waves @ cost - inner))
        return np.array(rows)

    def _rate(self) -> Ints:
        """Yen per distance while exactly a set has moved, in the shape of the states."""
        rate: Ints = np.zeros(self._shape, dtype=np.int64)
        for pair in self.problem.pairs:
            rate[self._where({pair.a: 1, pair.b: 0})] += pair.later
            rate[self._where({pair.a: 0, pair.b: 1})] += pair.earlier
        return rate

    def _broken(self) -> Bools:
        """Sets in which somebody has moved before an activity that precedes it."""
        broken: Bools = np.zeros(self._shape, dtype=np.bool_)
        for rule in self.problem.precedences:
            broken[self._where({rule.before: 0, rule.after: 1})] = True
        return broken

    def _where(self, fixed: dict[int, int]) -> Index:
        """Index of all sets in which some activities have moved (1) or not (0); always a view."""
        return (*(fixed.get(n, slice(None)) for n in range(len(self._shape))), ...)


def _largest(problem: Problem) -> int:
    """More yen than any plan costs."""
    span = problem.positions[-1] - problem.positions[0]
    rows = sum(max((c for c in row if c is not None), default=0) for row in problem.costs)
    return rows + sum(p.setup + (p.later + p.earlier) * span for p in problem.pairs)
