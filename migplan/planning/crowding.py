"""How much more than there is of each resource a move would take, for every activity and slot.

The phases of an activity lie in one piece before its slot, as in ``limits``, which says the same of
one change at a time; here one table answers for all changes, and each move repairs what it touches.
"""

import numpy as np
from numpy.typing import NDArray

from migplan.planning.needs import capacities, needs_of
from migplan.planning.problem import Problem

Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]


class Needs:
    """What every activity needs of every resource, and what there is."""

    def __init__(self, problem: Problem) -> None:
        units = problem.units if problem.phases else range(0)
        self.ends: Ints = np.array(problem.positions, dtype=np.int64) + 1 - problem.units[0]
        """Of each slot, the column of the use after its own."""
        self.capacity: Ints = capacities(problem, units)
        self.of = [dict(needs_of(problem, n)) for n in range(len(problem.names))]
        self.users: list[list[int]] = [[] for _ in problem.resources]
        for n, needs in enumerate(self.of):
            for number in needs:
                self.users[number].append(n)
        self.alike: Bools = self._alike()
        """Pairs that need the same, shape (n, n): to exchange them changes no use."""

    def used(self, slots: Ints) -> Ints:
        """Use of each resource by a plan, shape (resources, units)."""
        used = np.zeros_like(self.capacity)
        for n, slot in enumerate(slots.tolist()):
            self.bind(used, n, slot, 1)
        return used

    def excess(self, used: Ints) -> int:
        """Use above the capacities, summed over all units of time."""
        return int(np.maximum(used - self.capacity, 0).sum())

    def bind(self, used: Ints, activity: int, slot: int, sign: int) -> None:
        """Add or take away the use of an activity."""
        end = int(self.ends[slot])
        for number, need in self.of[activity].items():
            used[number, end - len(need) : end] += sign * need

    def _alike(self) -> Bools:
        kinds: dict[tuple[tuple[int, bytes], ...], int] = {}
        keys = [tuple((n, need.tobytes()) for n, need in needs.items()) for needs in self.of]
        kind = np.array([kinds.setdefault(key, len(kinds)) for key in keys])
        return kind[:, None] == kind[None, :]


class Crowding:
    """The use of all resources by a plan that changes.

    Args:
        needs: Of the problem.
        slots: Slot of each activity.
    """

    def __init__(self, needs: Needs, slots: Ints) -> None:
        self._needs, self._slots = needs, slots.copy()
        self._used = needs.used(slots)
        self.table: Ints = np.zeros((len(slots), len(needs.ends)), dtype=np.int64)
        """Use above the capacity that each activity adds in each slot, all others staying."""
        for n in range(len(slots)):
            self._repair(n)

    def move(self, activity: int, slot: int) -> None:
        """Put an activity into another slot."""
        needs = self._needs
        needs.bind(self._used, activity, int(self._slots[activity]), -1)
        needs.bind(self._used, activity, slot, 1)
        self._slots[activity] = slot
        for n in sorted({n for number in needs.of[activity] for n in needs.users[number]}):
            self._repair(n)

    def excess(self) -> int:
        """Use above the capacities, summed over all units of time."""
        return self._needs.excess(self._used)

    def _repair(self, activity: int) -> None:
        """Look once more at what an activity would add."""
        needs = self._needs
        row: Ints = np.zeros(len(needs.ends), dtype=np.int64)
        own = int(needs.ends[self._slots[activity]])
        for number, need in needs.of[activity].items():
            free = needs.capacity[number] - self._used[number]
            free[own - len(need) : own] += need
            there = free[needs.ends[:, None] + np.arange(-len(need), 0)]
            row += (np.maximum(need - there, 0) - np.maximum(-there, 0)).sum(axis=1)
        self.table[activity] = row
