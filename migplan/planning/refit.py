"""Where the phases of one activity fit when it alone is moved."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from migplan.planning.problem import Phase, Problem, Resource, Starts, latest_starts, usage

T = TypeVar("T")


def refitted(problem: Problem, starts: Starts, activity: int, slot: int) -> Starts:
    """The starts of a plan with one activity moved to another slot, the others staying.

    Its phases run as late as they fit beside the others; where they do not fit at all, as late as
    they can, so that what is in the way shows.

    Args:
        problem: The limits.
        starts: First unit of every phase of the plan.
        activity: Which one moves.
        slot: Where it moves to.

    Complexity: O(phases * slack ** 2 * duration * resources).
    """
    chain = problem.work(activity)
    if not chain:
        return starts
    others = replace(problem, phases=_with(problem.phases, activity, ()))
    used = usage(others, _with(starts, activity, ()))
    end = problem.positions[slot] + 1
    found = _placed(chain, end, problem.resources, used, _release(problem, activity))
    slots = [slot] * len(problem.names)
    latest = latest_starts(problem, slots)[activity]
    return _with(starts, activity, latest if found is None else found)


def _placed(
    chain: Sequence[Phase],
    end: int,
    resources: Sequence[Resource],
    used: Sequence[Mapping[int, int]],
    release: int | None,
) -> tuple[int, ...] | None:
    """Latest starts that keep the limits, backwards from the last phase; ``None``: there are none."""
    ways: dict[int, tuple[int, ...]] = {end: ()}
    for phase in reversed(chain):
        before: dict[int, tuple[int, ...]] = {}
        for follows in sorted(ways, reverse=True):
            for idle in range(phase.slack + 1):
                start = follows - idle - phase.duration
                if start not in before and _fits(phase, start, resources, used):
                    before[start] = (start, *ways[follows])
        ways = before
    possible = [start for start in ways if release is None or start >= release]
    return ways[max(possible)] if possible else None


def _fits(
    phase: Phase, start: int, resources: Sequence[Resource], used: Sequence[Mapping[int, int]]
) -> bool:
    return all(
        used[number].get(unit, 0) + amount <= resources[number].at(unit)
        for number, amount in phase.demands
        for unit in range(start, start + phase.duration)
    )


def _release(problem: Problem, activity: int) -> int | None:
    return problem.releases[activity] if problem.releases else None


def _with(rows: tuple[T, ...], place: int, row: T) -> tuple[T, ...]:
    return (*rows[:place], row, *rows[place + 1 :])
