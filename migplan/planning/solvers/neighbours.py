"""Large neighbourhood search: CP-SAT re-dates a few activities at a time, the others stay.

Which few is what matters (Shaw, CP 1998): activities that share a slot or a pair, or that need the
same resource at about the same time. The choice is random with a fixed seed and each try has a fixed
budget of steps, so equal problems give equal plans.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from migplan.planning.problem import Problem, Result, Starts, latest_starts, total_cost, usage
from migplan.planning.solvers.cpsat import solve_cpsat

_FEWEST, _MOST = 8, 24
"""Activities that are free in a try: it grows while tries are solved to the end."""


Near = list[list[tuple[int, int]]]
"""Of every activity: weight and number of those it is paired with."""


@dataclass(frozen=True, slots=True)
class _Place:
    """The plan whose neighbours are looked at."""

    problem: Problem
    near: Near
    slots: tuple[int, ...]
    starts: Starts


def improved(
    problem: Problem,
    slots: tuple[int, ...],
    starts: Starts,
    *,
    seed: int,
    tries: int,
    budget: float,
    stop: Callable[[], bool],
) -> Iterator[tuple[tuple[int, ...], Starts]]:
    """Yield better and better plans.

    Args:
        problem: At least one activity.
        slots: A feasible plan.
        starts: Start of its phases; left out, as late as they can.
        seed: Of the choice and of CP-SAT.
        tries: Neighbourhoods at most.
        budget: Deterministic time of CP-SAT for each.
        stop: Asked before each.
    """
    rng = random.Random(seed)  # noqa: S311 - no secret, the same choices every time
    value = total_cost(problem, slots)
    at = _Place(problem, _near(problem), slots, starts)
    size = _FEWEST
    for number in range(tries):
        if stop():
            return
        pick = (_by_pairs, _by_slots, _by_resource)[number % 3]
        free = frozenset(pick(at, size, rng))
        found: Result = solve_cpsat(
            problem, seed=seed, budget=budget, hint=at.slots, starts=at.starts, free=free
        )
        if found.slots is not None and found.total < value:
            at, value = replace(at, slots=found.slots, starts=found.starts), found.total
            yield at.slots, at.starts
        if found.status == "optimal":
            size = min(_MOST, size + 1, len(problem.names))
        else:
            size = max(_FEWEST // 2, size - 1)


def _near(problem: Problem) -> Near:
    """Of every activity: weight and number of those it is paired with, heaviest first."""
    near: Near = [[] for _ in problem.names]
    for pair in problem.pairs:
        weight = pair.setup + 12 * (pair.later + pair.earlier)
        near[pair.a].append((weight, pair.b))
        near[pair.b].append((weight, pair.a))
    return [sorted(row, reverse=True) for row in near]


def _by_pairs(at: _Place, size: int, rng: random.Random) -> list[int]:
    """Activities reached over pairs from a random one."""
    chosen = [rng.randrange(len(at.slots))]
    while len(chosen) < size:
        ways = [(w * rng.random(), n) for c in chosen for w, n in at.near[c] if n not in chosen]
        others = [n for n in range(len(at.slots)) if n not in chosen]
        if not others:
            break
        chosen.append(max(ways)[1] if ways else rng.choice(others))
    return chosen


def _by_slots(at: _Place, size: int, rng: random.Random) -> list[int]:
    """All activities of a few slots that are used."""
    used = sorted(set(at.slots))
    middle = rng.randrange(len(used))
    order = sorted(range(len(used)), key=lambda n: (abs(n - middle) + 2 * rng.random(), n))
    chosen: list[int] = []
    for place in order:
        here = [n for n, slot in enumerate(at.slots) if slot == used[place]]
        rng.shuffle(here)
        chosen += here[: size - len(chosen)]
        if len(chosen) >= size:
            break
    return chosen


def _by_resource(at: _Place, size: int, rng: random.Random) -> list[int]:
    """Activities that need the same resource around a unit of time in which it is scarce."""
    problem = at.problem
    when = at.starts or latest_starts(problem, at.slots)
    used = usage(problem, when) if problem.phases else ()
    tight = [
        (number, unit)
        for number, units in enumerate(used)
        for unit, amount in sorted(units.items())
        if 4 * amount >= 3 * problem.resources[number].at(unit)
    ]
    if not tight:
        return _by_pairs(at, size, rng)
    number, unit = rng.choice(tight)

    def distance(activity: int) -> float:
        gaps = [
            max(begin - unit, unit - begin - phase.duration + 1, 0)
            for phase, begin in zip(problem.work(activity), when[activity], strict=True)
            if number in dict(phase.demands)
        ]
        return min(gaps, default=len(problem.positions)) + 3 * rng.random()

    return sorted(range(len(at.slots)), key=lambda n: (distance(n), n))[:size]
