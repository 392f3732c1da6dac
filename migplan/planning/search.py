"""Local search: from any dates downhill to dates that no single change improves.

Three changes are tried in a fixed order: one activity to another slot, all activities of a slot to
another slot, and an activity together with a neighbour. Nothing is random, so equal problems give
equal plans. The costs of a change to every slot are one vector, which makes a change cheap.
"""

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from migplan.planning.limits import Limits
from migplan.planning.problem import Problem, faults

_FORBIDDEN = 1 << 56
"""Stands for a slot that must not be used; a hundred of them still fit 64 bits."""

_STARTS = 8

_TRIES = 12
"""Slots tried for one group: under limits each try is a check of all of them."""

Vector = NDArray[np.int64]


class Search:
    """Downhill steps on one problem.

    Args:
        problem: Any problem.
        stop: Asked before each change; true ends a descent where it is.
    """

    def __init__(self, problem: Problem, stop: Callable[[], bool] = lambda: False) -> None:
        self.problem, self._stop = problem, stop
        self._allowed = [problem.allowed(n) for n in range(len(problem.names))]
        self._rows: Vector = np.array(
            [[_FORBIDDEN if c is None else c for c in row] for row in problem.costs],
            dtype=np.int64,
        )
        self._tables = [self._table(n) for n in range(len(problem.pairs))]
        self._pairs: list[list[int]] = [[] for _ in problem.names]
        for number, pair in enumerate(problem.pairs):
            self._pairs[pair.a].append(number)
            self._pairs[pair.b].append(number)
        self._limited = bool(
            problem.precedences or problem.phases or problem.load_limit is not None
        )
        self._limits = Limits(problem)

    def starts(self) -> Iterator[tuple[int, ...]]:
        """Dates to start from: each at its cheapest, then all as near to one slot as they may."""
        yield tuple(int(slot) for slot in self._rows.argmin(axis=1))
        slots = len(self.problem.positions)
        for slot in range(0, slots, max(1, slots // _STARTS)):
            yield tuple(
                min(row, key=lambda s, near=slot: (abs(s - near), s)) for row in self._allowed
            )

    def descend(self, slots: tuple[int, ...]) -> tuple[int, ...]:
        """Improve until no change helps; limits exceeded by less always come before fewer yen."""
        current = list(slots)
        wrong = self._limits.place_all(current) if self._limited else 0
        better = True
        while better:
            better = False
            for group in self._groups(current):
                if self._stop():
                    return tuple(current)
                found = self._best_change(current, wrong, group)
                if found is not None:
                    current, wrong = found
                    better = True
        return tuple(current)

    def feasible(self, slots: tuple[int, ...]) -> bool:
        """Whether nothing is violated."""
        return not faults(self.problem, slots)

    def _best_change(
        self, current: list[int], wrong: int, group: tuple[int, ...]
    ) -> tuple[list[int], int] | None:
        """The cheapest slot for a group that improves the plan, if there is one."""
        gains = self._together(current, group) - self._cost(current, group)
        order = np.argsort(gains, kind="stable")[: _TRIES if self._limited else 1].tolist()
        if wrong == 0 and gains[order[0]] >= 0:
            return None
        without = wrong - self._lift(current, group)
        for slot in order:
            if gains[slot] >= _FORBIDDEN // 2 or (wrong == 0 and gains[slot] >= 0):
                break
            after = without + self._put(group, slot)
            # slots come in order of yen, so the first that improves is the cheapest that does
            if after < wrong or (after == wrong and gains[slot] < 0):
                moved = list(current)
                for n in group:
                    moved[n] = slot
                return moved, after
            self._lift_all(group)
        self._put_back(current, group)
        return None

    def _lift(self, current: list[int], group: tuple[int, ...]) -> int:
        """Take a group out; by how much the limits were exceeded because of it."""
        if not self._limited:
            return 0
        self._lift_all(group)
        over = self._put_back(current, group)
        self._lift_all(group)
        return over

    def _lift_all(self, group: tuple[int, ...]) -> None:
        if self._limited:
            for n in group:
                self._limits.take(n)

    def _put(self, group: tuple[int, ...], slot: int) -> int:
        return sum(self._limits.place(n, slot) for n in group) if self._limited else 0

    def _put_back(self, current: list[int], group: tuple[int, ...]) -> int:
        return sum(self._limits.place(n, current[n]) for n in group) if self._limited else 0

    def _groups(self, current: list[int]) -> Iterator[tuple[int, ...]]:
        for n in range(len(current)):
            yield (n,)
        for slot in sorted(set(current)):
            group = tuple(n for n, s in enumerate(current) if s == slot)
            if len(group) > 1:
                yield group
        for pair in self.problem.pairs:
            yield (pair.a, pair.b)

    def _together(self, current: list[int], group: tuple[int, ...]) -> Vector:
        """Yen of a whole group in each slot, all others staying where they are."""
        members = set(group)
        total: Vector = self._rows[list(group)].sum(axis=0)
        for n in group:
            for number in self._pairs[n]:
                pair, table = self.problem.pairs[number], self._tables[number]
                other = pair.b if pair.a == n else pair.a
                if other not in members:
                    total = total + (
                        table[:, current[other]] if pair.a == n else table[current[other], :]
                    )
        return total

    def _cost(self, current: list[int], group: tuple[int, ...]) -> int:
        """Yen that depend on where a group lies now."""
        numbers = {number for n in group for number in self._pairs[n]}
        total = sum(int(self._rows[n, current[n]]) for n in group)
        for number in numbers:
            pair = self.problem.pairs[number]
            total += int(self._tables[number][current[pair.a], current[pair.b]])
        return total

    def _table(self, number: int) -> Vector:
        """Yen of a pair for every slot of ``a`` (rows) and of ``b`` (columns)."""
        pair = self.problem.pairs[number]
        at = np.array(self.problem.positions, dtype=np.int64)
        ahead = at[None, :] - at[:, None]
        yen = np.where(ahead > 0, pair.later * ahead, -pair.earlier * ahead) + pair.setup
        np.fill_diagonal(yen, 0)
        return yen
