"""Column generation: waves are added until no wave would improve the linear program.

Each round solves the program over the waves at hand, prices at several points between its
multipliers and the best ones known (Wentges, ITOR 1997), and adds what is worth adding: the best
waves of every slot and, where that is cheap, the best wave of every slot with each activity in it.
Before each pricing a minimum cut betters the multipliers that waves do not see (see ``flows``), and
where a program takes long, the bound climbs on its own first (see ``climb``). The bound is the best
that any of the pricings proved.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from migplan.planning.waves.arrays import Arrays, Floats, Wave
from migplan.planning.waves.climb import climb, priced
from migplan.planning.waves.duals import Multipliers, Standing, remains_of
from migplan.planning.waves.flows import Flows
from migplan.planning.waves.master import Master
from migplan.planning.waves.pricing import NEVER, Pricing, Table

_POINTS = (0.8, 0.6, 0.4, 0.2, 0.0)
_NEAR_POINTS = (0.9, 0.7, 0.5)
"""Weights of the best multipliers known at which a round prices; near them after a climb."""

_CLIMB = 25
"""Pricings of a climb."""

_NEARBY = 2
"""Slots from its own in which the neighbours of a wave are looked at."""

_EACH = 8
"""Waves taken from a slot and pricing."""

_FORCED = 2.0**51
"""Profit that no wave can miss; with any other profit it stays exact."""

_CLOSE = 1e-4
"""Share of the program's value by which the bound may miss it in the end."""


@dataclass
class Generated:
    """What the generation knows.

    Attributes:
        master: The program with all waves.
        standing: The best bound proved, with the multipliers that prove it.
        value: Optimum of the last program, in grains: what the bound is heading for.
    """

    master: Master
    standing: Standing | None = None
    value: float = np.inf

    @property
    def bound(self) -> float:
        """Grains of the best bound; minus infinity before there is one."""
        return -np.inf if self.standing is None else self.standing.bound

    def offer(self, standing: Standing) -> None:
        """Take a bound if it is better."""
        if standing.bound > self.bound:
            self.standing = standing


def generate(
    arrays: Arrays,
    pricing: Pricing,
    plans: Iterable[Sequence[int]],
    *,
    rounds: int,
    forced: bool,
    target: float | None = None,
    enough: Callable[[Generated], bool] = lambda _: False,
) -> Generated:
    """Add waves until the bound meets the program.

    Args:
        arrays: The problem.
        pricing: Its exact pricing.
        plans: Plans whose waves are there from the start; slots by their place in ``arrays``.
        rounds: Programs solved at most.
        forced: Whether to price with each activity forced in too; where that would take too long,
            the waves beside those of the plans are there from the start.
        target: Grains of a known plan, which a climb aims at; without one there is no climb.
        enough: Asked before each program whether to stop.
    """
    known = Generated(Master(arrays))
    flows = Flows(arrays)
    plans = list(plans)
    for wave, slot in _first_waves(arrays, plans):
        known.master.add(wave, slot)
    if not forced:
        for wave, slot in _beside(arrays, plans):
            known.master.add(wave, slot)
    if target is not None:
        _climb(known, pricing, flows, target, enough)
    for _ in range(rounds):
        solved = None if enough(known) else known.master.solve()
        if solved is None:
            break
        known.value = solved.value
        center = known.standing.multipliers if known.standing else solved.multipliers
        added = 0
        for weight in _POINTS if forced else _NEAR_POINTS:
            given = center.mixed(solved.multipliers, weight, arrays)
            eased = flows.ease(given)
            standing, table = priced(pricing, eased.multipliers if eased else given)
            known.offer(standing)
            added += _add(known.master, table, np.zeros(len(arrays.slots)), _EACH)
        if known.value - known.bound < _CLOSE * known.value:
            break
        if forced and known.standing is not None:
            between = known.standing.multipliers.mixed(solved.multipliers, 0.5, arrays)
            added += sum(_add(known.master, *found, 1) for found in _forced(pricing, between))
        if not added:
            break
    enough(known)
    return known


def _climb(
    known: Generated,
    pricing: Pricing,
    flows: Flows,
    target: float,
    enough: Callable[[Generated], bool],
) -> None:
    for standing, waves in climb(pricing, flows, target, _CLIMB):
        known.offer(standing)
        for wave, slot in waves:
            known.master.add(wave, slot)
        if enough(known):
            break


def _first_waves(arrays: Arrays, plans: Iterable[Sequence[int]]) -> Iterator[tuple[Wave, int]]:
    """Every activity alone, and the waves of the plans in every slot, as far as allowed."""
    slots = range(len(arrays.slots))
    for activity in range(arrays.count):
        yield from (((activity,), slot) for slot in slots)
    for plan in plans:
        for used in sorted(set(plan)):
            wave = [n for n, slot in enumerate(plan) if slot == used]
            for slot in slots:
                fits = tuple(n for n in wave if arrays.allowed[n, slot])
                if fits:
                    yield fits, slot


def _beside(arrays: Arrays, plans: Iterable[Sequence[int]]) -> Iterator[tuple[Wave, int]]:
    """The waves of the plans in slots nearby, with one activity less or one of a pair more."""
    near: list[set[int]] = [set() for _ in range(arrays.count)]
    for a, b in arrays.ends():
        near[a].add(b)
        near[b].add(a)
    for plan in plans:
        for used in sorted(set(plan)):
            wave = {n for n, slot in enumerate(plan) if slot == used}
            for slot in range(max(0, used - _NEARBY), min(len(arrays.slots), used + _NEARBY + 1)):
                here = {n for n in wave if arrays.allowed[n, slot]}
                for n in sorted(here):
                    if len(here) > 1:
                        yield tuple(sorted(here - {n})), slot
                for n in sorted({other for member in here for other in near[member]} - here):
                    if arrays.allowed[n, slot] and arrays.rooms.hold(here | {n}):
                        yield tuple(sorted(here | {n})), slot


def _add(master: Master, table: Table, worth: Floats, most: int) -> int:
    return sum(master.add(wave, slot) for wave, slot in table.waves(worth, most))


def _forced(pricing: Pricing, given: Multipliers) -> Iterator[tuple[Table, Floats]]:
    """Tables with one activity forced in, and what their waves must exceed to be any good."""
    arrays = pricing.arrays
    remains = remains_of(arrays, given)
    for activity in range(arrays.count):
        profit = remains.profit.copy()
        profit[activity] += np.where(arrays.allowed[activity], _FORCED, 0)
        table = pricing.best(profit, remains.pair_profit)
        yield table, np.where(arrays.allowed[activity], _FORCED, -NEVER)
