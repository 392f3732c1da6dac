"""Where the work on one activity costs least at given prices."""

from collections.abc import Sequence

from migplan.planning.prices import Yen
from migplan.planning.problem import Phase, Problem


def laid(
    problem: Problem, activity: int, slot: int, yen: Sequence[Yen], first: int
) -> tuple[int, ...]:
    """Starts of the phases that together cost least; of equal ones the latest.

    Args:
        problem: The limits; its resources are not looked at.
        activity: Whose work.
        slot: Where it lies.
        yen: Price of each resource by unit of time.
        first: The unit that the first price stands for.

    Complexity: O(phases * slack ** 2 * duration * resources).
    """
    end = problem.positions[slot] + 1
    # start of what is laid so far, from the back: yen and all starts
    ways: dict[int, tuple[int, tuple[int, ...]]] = {end: (0, ())}
    for phase in reversed(problem.work(activity)):
        before: dict[int, tuple[int, tuple[int, ...]]] = {}
        for follows in sorted(ways, reverse=True):
            spent, starts = ways[follows]
            for idle in range(phase.slack + 1):
                start = follows - idle - phase.duration
                total = spent + _price(phase, start, yen, first)
                if start not in before or total < before[start][0]:
                    before[start] = (total, (start, *starts))
        ways = before
    release = problem.releases[activity] if problem.releases else min(ways)
    possible = [start for start in sorted(ways, reverse=True) if start >= release]
    return ways[min(possible, key=lambda start: ways[start][0])][1]


def _price(phase: Phase, start: int, yen: Sequence[Yen], first: int) -> int:
    begin = start - first
    return sum(
        amount * int(yen[number][begin : begin + phase.duration].sum())
        for number, amount in phase.demands
    )
