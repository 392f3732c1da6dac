"""How far a choice of slots exceeds the limits, kept up to date while single activities move.

The phases of an activity lie in one piece before its slot, as late as they can; a plan that uses the
slack of its phases may keep limits that this one exceeds, never the other way round.
"""

from collections.abc import Sequence

import numpy as np

from migplan.planning.needs import Counts, capacities, needs_of
from migplan.planning.problem import Precedence, Problem


class Limits:
    """Loads, resources and precedences of one problem, with the activities placed so far."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.slots: dict[int, int] = {}
        self._load = [0] * len(problem.positions)
        units = problem.units if problem.phases else range(0)
        self._first = problem.units[0]
        self._capacity = capacities(problem, units)
        self._used: Counts = np.zeros_like(self._capacity)
        self._needs = [needs_of(problem, n) for n in range(len(problem.names))]
        self._rules: list[list[Precedence]] = [[] for _ in problem.names]
        for rule in problem.precedences:
            self._rules[rule.before].append(rule)
            if rule.after != rule.before:
                self._rules[rule.after].append(rule)

    def place(self, activity: int, slot: int) -> int:
        """Put an activity into a slot.

        Returns:
            By how much that exceeds the limits: amounts over a capacity, summed over units of time
            and slots, and one for each broken precedence.
        """
        over = self._broken(activity, slot)
        self.slots[activity] = slot
        limit = self.problem.load_limit
        if limit is not None:
            load = self.problem.loads[activity]
            before = self._load[slot]
            self._load[slot] = before + load
            over += max(0, before + load - limit) - max(0, before - limit)
        for number, need in self._needs[activity]:
            used, capacity = self._window(number, slot, len(need))
            before_over = np.maximum(used - capacity, 0).sum()
            used += need
            over += int(np.maximum(used - capacity, 0).sum() - before_over)
        return over

    def take(self, activity: int) -> None:
        """Take an activity out again."""
        slot = self.slots.pop(activity)
        if self.problem.load_limit is not None:
            self._load[slot] -= self.problem.loads[activity]
        for number, need in self._needs[activity]:
            used, _ = self._window(number, slot, len(need))
            used -= need

    def place_all(self, slots: Sequence[int]) -> int:
        """Put every activity into its slot, after taking out what there is."""
        for activity in list(self.slots):
            self.take(activity)
        return sum(self.place(activity, slot) for activity, slot in enumerate(slots))

    def _window(self, number: int, slot: int, length: int) -> tuple[Counts, Counts]:
        """What is used and what there is of a resource in the units up to a slot."""
        end = self.problem.positions[slot] - self._first + 1
        return self._used[number, end - length : end], self._capacity[number, end - length : end]

    def _broken(self, activity: int, slot: int) -> int:
        """Precedences with what is placed that an activity in a slot breaks."""
        positions = self.problem.positions
        count = 0
        for rule in self._rules[activity]:
            first = slot if rule.before == activity else self.slots.get(rule.before)
            second = slot if rule.after == activity else self.slots.get(rule.after)
            if first is not None and second is not None:
                distance = positions[second] - positions[first]
                count += second < first or distance < rule.lag
        return count
