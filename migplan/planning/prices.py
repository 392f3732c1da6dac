"""Prices of scarce resources: what one more of each would be worth, unit of time by unit.

The limits are relaxed and paid for instead (Lagrangian relaxation; Fisher, Management Science 1981;
for project scheduling Moehring, Schulz, Stork, Uetz, Management Science 2003, section 4). At given
prices an activity takes for every slot the cheapest way to lay its phases, slack included. Whatever
the prices, the optimum of the priced problem less what all capacity is worth is a bound.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from migplan.planning.needs import capacities
from migplan.planning.problem import Problem

Yen = NDArray[np.int64]
_NEVER = 1 << 56
"""Stands for a chain that cannot be laid; sums of a few still fit 64 bits."""


class Prices:
    """Whole yen for each resource and unit of time, all >= 0; nil at first."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        units = problem.units
        self.first = units[0]
        """The unit of time that the first column stands for."""
        self.capacity: Yen = capacities(problem, units)
        self.yen: Yen = np.zeros_like(self.capacity)
        self._ends = np.array(problem.positions, dtype=np.int64) - self.first

    def worth(self) -> int:
        """Yen of all capacity at these prices."""
        return int((self.yen * self.capacity).sum())

    def table(self) -> Yen:
        """Least yen of the work on each activity for each slot, shape (activities, slots)."""
        total = self._running()
        rows = [self._chain(n, total)[-1] for n in range(len(self.problem.names))]
        return np.array(rows, dtype=np.int64)[:, self._ends]

    def used(self, slots: Sequence[int]) -> Yen:
        """What the cheapest work for these slots binds, in the shape of the prices."""
        total = self._running()
        used: Yen = np.zeros_like(self.yen)
        for activity, slot in enumerate(slots):
            chain = self.problem.work(activity)
            levels = self._chain(activity, total)
            end = int(self._ends[slot])
            for number in range(len(chain) - 1, -1, -1):
                phase = chain[number]
                # the latest of the cheapest ends within the slack
                ends = range(max(end - phase.slack, 0), end + 1)
                end = min(reversed(ends), key=lambda e, row=levels[2 * number]: int(row[e]))
                for resource, amount in phase.demands:
                    used[resource, max(0, end + 1 - phase.duration) : end + 1] += amount
                end -= phase.duration
        return used

    def _running(self) -> Yen:
        """Yen of one of each resource from the first unit up to each, shape (resources, units + 1)."""
        return np.pad(np.cumsum(self.yen, axis=1), ((0, 0), (1, 0)))

    def _chain(self, activity: int, total: Yen) -> list[Yen]:
        """Least yen by unit of time, two rows a phase: it ends there exactly; there at the latest.

        The second row of a phase allows for its slack.
        """
        units: int = self.yen.shape[1]
        problem = self.problem
        release = problem.releases[activity] - self.first if problem.releases else 0
        # before any work: free from the unit before the release on; one place before all units
        before: Yen = np.full(units + 1, _NEVER, dtype=np.int64)
        before[max(release, 0) :] = 0
        levels: list[Yen] = []
        for phase in problem.work(activity):
            work: Yen = np.zeros(units + 1 - phase.duration, dtype=np.int64)
            for number, amount in phase.demands:
                later, sooner = total[number, phase.duration :], total[number, : -phase.duration]
                work += amount * (later - sooner)
            exact: Yen = np.full(units, _NEVER, dtype=np.int64)
            exact[phase.duration - 1 :] = before[: len(work)] + work
            relaxed: Yen = np.array(exact, dtype=np.int64)
            for idle in range(1, phase.slack + 1):
                relaxed[idle:] = np.minimum(relaxed[idle:], exact[:-idle])
            levels += [exact, relaxed]
            before = np.full(units + 1, _NEVER, dtype=np.int64)
            before[1:] = relaxed
        return levels or [np.zeros(units, dtype=np.int64)]
