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

from migplan.planning.problem import Problem, all_charges

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Index = tuple[int | slice | EllipsisType, ...]

_MOST = 14
"""Activities at most."""

_WORK = 100_000_000
"""Steps at most; a step is a slot, a set, and a wave that could be its last. About a second: up to
that it was always faster than whole waves, with more steps only in some cases."""

_CALL = 600
"""Steps in the time that it takes to begin with a wave in a slot."""

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
    if 4 * all_charges(problem) > _NEVER:
        return None
    walk = _Walk(problem)
    return BySets(walk.best()) if walk.work <= _WORK else None


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
        self.prices = self._prices()
        """Yen of each wave in each slot, shape (k, w): its activities less the set-ups it saves."""
        rest: Ints = 1 << (count - self.waves.sum(axis=1))
        self.work = int(((self.prices < _NEVER) * (rest + _CALL)).sum())
        """Steps over all slots, and what each wave costs beside them."""

    @staticmethod
    def _every(count: int) -> Ints:
        """All subsets in the order of the states, as rows of zeros and ones."""
        numbers: Ints = np.arange(1 << count, dtype=np.int64)
        return (numbers[:, None] >> np.arange(count - 1, -1, -1)) & 1

    def best(self) -> tuple[int, ...] | None:
        """Walk forward over the slots, then follow the waves back."""
        rate, broken = self._rate(), self._broken()
        positions = self.problem.positions
        lasting = [b - a for a, b in zip(positions, (*positions[1:], positions[-1]), strict=True)]
        paid: Ints = np.full(self._shape, _NEVER, dtype=np.int64)
        paid[(0,) * paid.ndim] = 0
        after = np.empty_like(paid)
        views = [self._views(wave, paid, after) for wave in self.waves]
        before: list[Ints] = []
        for prices, step in zip(self.prices, lasting, strict=True):
            before.append(paid.copy())
            after.fill(_NEVER)
            for wave in np.flatnonzero(prices < _NEVER).tolist():
                without, having = views[wave]
                np.minimum(having, without + prices[wave], out=having)
            # a negative price must not make a set look reachable that is not
            paid[...] = np.where(broken | (after > _NEVER // 2), _NEVER, after + rate * step)
        if paid[(1,) * paid.ndim] >= _NEVER:
            return None
        return self._back(before)

    def _back(self, before: list[Ints]) -> tuple[int, ...]:
        """Slots of the cheapest way to the set of all; of equal waves the first."""
        slots = np.zeros(len(self._shape), dtype=np.int64)
        left = np.ones(len(self._shape), dtype=np.int64)
        for slot in range(len(before) - 1, -1, -1):
            price = self.prices[slot]
            inside = np.flatnonzero((self.waves <= left).all(axis=1) & (price < _NEVER))
            rest = left - self.waves[inside]
            wave = inside[np.argmin(before[slot][tuple(rest.T)] + price[inside])]
            slots[self.waves[wave] == 1] = slot
            left = left - self.waves[wave]
        return tuple(slots.tolist())

    def _views(self, wave: Ints, paid: Ints, after: Ints) -> tuple[Ints, Ints]:
        """What the sets without any activity of a wave have paid, and the same sets with all of it."""
        members = np.flatnonzero(wave).tolist()
        without, having = dict.fromkeys(members, 0), dict.fromkeys(members, 1)
        return paid[self._where(without)], after[self._where(having)]

    def _prices(self) -> Ints:
        """See :attr:`prices`."""
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
