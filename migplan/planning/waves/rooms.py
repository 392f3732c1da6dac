"""What the members of a wave share: the load limit, and resources that all of them need at once.

The last phases of a wave's members end in its slot. What they need of a resource there cannot exceed
what there is, however the other phases lie, so each scarce resource limits every wave. Paying for
resources alone does not see that: a large wave used by a sixth needs a sixth of the people.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from migplan.planning.problem import Problem

_MOST = 100
"""Rooms that pricing tells apart at most; with more, too many set-ups would have to be spread."""


@dataclass(frozen=True, slots=True)
class Limit:
    """Loads of all activities, and how much of them fits into one wave."""

    loads: tuple[int, ...]
    most: int

    @property
    def binds(self) -> bool:
        """Whether not everything fits together."""
        return self.most < sum(self.loads)

    @property
    def small(self) -> "Limit":
        """The same in the largest unit that keeps all loads whole: pricing counts it out."""
        unit = max(math.gcd(*self.loads), 1)
        return Limit(tuple(load // unit for load in self.loads), self.most // unit)


class Rooms:
    """All limits as one axis: the digits of an index say how much of each limit is left."""

    def __init__(self, count: int, limits: Iterable[Limit]) -> None:
        self.limits = tuple(limit.small for limit in limits if limit.binds)
        lengths = [limit.most + 1 for limit in self.limits]
        self.size = math.prod(lengths)
        """Number of indices; the last one stands for an empty wave."""
        digits = np.indices(lengths).reshape(len(lengths), self.size)
        strides = [math.prod(lengths[n + 1 :]) for n in range(len(lengths))]
        self.shifts: list[int] = []
        """How far each activity moves the index; ``size`` for what never fits."""
        self.closed: list[NDArray[np.bool_]] = []
        """Indices in which each activity does not fit any more."""
        for n in range(count):
            loads = [limit.loads[n] for limit in self.limits]
            closed = np.zeros(self.size, dtype=np.bool_)
            for load, row in zip(loads, digits, strict=True):
                closed |= row < load
            shift = sum(load * stride for load, stride in zip(loads, strides, strict=True))
            self.closed.append(closed)
            self.shifts.append(self.size if closed.all() else shift)

    def hold(self, wave: Iterable[int]) -> bool:
        """Whether a wave keeps all limits."""
        members = list(wave)
        return all(sum(limit.loads[n] for n in members) <= limit.most for limit in self.limits)


def load_limit(problem: Problem) -> Iterator[Limit]:
    """The limit that the problem states for every slot, if it does."""
    if problem.load_limit is not None:
        yield Limit(problem.loads or (0,) * len(problem.names), problem.load_limit)


def work_limits(problem: Problem) -> tuple[Limit, ...]:
    """Resources that limit how many may move at once, those that part most activities first."""
    found = sorted(
        filter(lambda limit: limit.binds, _at_the_end(problem)), key=_worth, reverse=True
    )
    rooms = math.prod(limit.small.most + 1 for limit in load_limit(problem) if limit.binds)
    chosen: list[Limit] = []
    for limit in found:
        if rooms * (limit.small.most + 1) <= _MOST:
            rooms *= limit.small.most + 1
            chosen.append(limit)
    return tuple(chosen)


def _at_the_end(problem: Problem) -> Iterator[Limit]:
    """What every activity needs of each resource in the unit of its slot."""
    chains = [problem.work(n) for n in range(len(problem.names))]
    # a phase with slack may be done before
    last = [dict(chain[-1].demands) if chain and not chain[-1].slack else {} for chain in chains]
    for number, resource in enumerate(problem.resources):
        most = max(resource.at(unit) for unit in problem.positions)
        yield Limit(tuple(needs.get(number, 0) for needs in last), most)


def _worth(limit: Limit) -> float:
    """Pairs of activities that a limit keeps apart at least, for each doubling of the rooms."""
    small = limit.small
    users = sum(load > 0 for load in small.loads)
    waves = sum(small.loads) / max(small.most, 0.5)
    return users**2 * (1 - 1 / waves) / math.log2(small.most + 2)


def all_limits(problem: Problem, others: Sequence[Limit] = ()) -> Rooms:
    """Rooms of a problem with further limits."""
    return Rooms(len(problem.names), [*load_limit(problem), *others])
