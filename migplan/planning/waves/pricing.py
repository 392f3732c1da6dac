"""The best wave of every slot for given profits, by dynamic programming over a narrow order.

The activities take their turns; a state says which of the open ones are in the wave and how much
room is left (see ``rooms``) (frontier or path-decomposition dynamic programming; Arnborg, Proskurowski, Discrete
Applied Mathematics 1989). One table holds all slots at once, and the best value is exact, because
profits are whole numbers of grains.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np

from migplan.planning.waves.arrays import Arrays, Bools, Floats, Wave
from migplan.planning.waves.order import Order

_THREADED = 1 << 24
"""Cells of a table from which two threads are worth their while."""

NEVER = -(2.0**52)
"""Profit of what must not be: far below any sum of profits, and still exact."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One step of the table.

    Attributes:
        activity: Whose turn it is; it becomes the first axis.
        opened: Open activities including its own, in the order of the axes.
        closing: Axes that are maximised away afterwards, one after the other.
        meets: Pair and axis of every open neighbour.
        staying: Activities that are still open afterwards.
    """

    activity: int
    opened: tuple[int, ...]
    closing: tuple[tuple[int, int], ...]
    meets: tuple[tuple[int, int], ...]
    staying: tuple[int, ...]


def cells_of(arrays: Arrays, order: Order) -> int:
    """Cells that one pricing in an order fills: the work of it."""
    return order.states * arrays.rooms.size * len(arrays.slots)


class Pricing:
    """Tables for one problem."""

    def __init__(self, arrays: Arrays, order: Order) -> None:
        """Prepare the turns.

        Args:
            arrays: The problem.
            order: Of the activities, made for its whole pairs.
        """
        self.arrays = arrays
        self.order = order
        self._near: list[dict[int, int]] = [{} for _ in range(arrays.count)]
        for number in np.flatnonzero(arrays.whole).tolist():
            a, b = int(arrays.first[number]), int(arrays.second[number])
            self._near[a][b] = self._near[b][a] = number
        self.turns = tuple(self._turns())
        self.room = arrays.rooms.size - 1
        """Index of an empty wave on the axis of the rooms; 0 when nothing limits waves."""

    def _turns(self) -> Iterator[Turn]:
        done: set[int] = set()
        opened: list[int] = []
        for activity in self.order.turns:
            done.add(activity)
            opened.insert(0, activity)
            meets = tuple(
                (self._near[activity][other], axis)
                for axis, other in enumerate(opened)
                if other in self._near[activity]
            )
            here = tuple(opened)
            closing: list[tuple[int, int]] = []
            for other in here:
                if all(n in done for n in self._near[other]):
                    closing.append((other, opened.index(other)))
                    opened.remove(other)
            yield Turn(activity, here, tuple(closing), meets, tuple(opened))

    @property
    def work(self) -> int:
        """Cells that one pricing fills."""
        return cells_of(self.arrays, self.order)

    def load(self, activity: int) -> int:
        """How much nearer to 0 an activity brings the room."""
        return self.arrays.rooms.shifts[activity]

    def best(
        self, profit: Floats, pair_profit: Floats, *, keep: bool = True, keep_all: bool = False
    ) -> "Table":
        """Fill the table; large ones in two threads, which changes no number.

        Args:
            profit: Of each activity in each slot, shape (n, k); :data:`NEVER` where not allowed.
            pair_profit: Of each pair inside a wave, shape (m,).
            keep: Whether to keep the choices, which :meth:`Table.wave` needs.
            keep_all: Whether to keep the values of all turns too, which listing waves needs.
        """
        slots = profit.shape[1]
        gains = [self.together(turn, pair_profit) for turn in self.turns]
        if keep_all or self.work < _THREADED:
            return Table(self, *self._fill(profit, gains, keep=keep, keep_all=keep_all))
        middle = slots // 2

        def half(part: Floats) -> tuple[Floats, list[Bools], list[Floats]]:
            return self._fill(part, gains, keep=keep, keep_all=False)

        with ThreadPoolExecutor(2) as pool:
            halves = list(pool.map(half, (profit[:, :middle], profit[:, middle:])))
        (first, first_choices, _), (second, second_choices, _) = halves
        choices = [np.concatenate(both) for both in zip(first_choices, second_choices, strict=True)]
        return Table(self, np.concatenate([first, second]), choices, [])

    def _fill(
        self, profit: Floats, gains: list[Floats], *, keep: bool, keep_all: bool
    ) -> tuple[Floats, list[Bools], list[Floats]]:
        """Values at the end, choices, and the values of all turns."""
        values: Floats = np.zeros((profit.shape[1], self.room + 1))
        choices: list[Bools] = []
        wide: list[Floats] = []
        for turn, together in zip(self.turns, gains, strict=True):
            values = self._open(values, turn, profit[turn.activity], together)
            if keep_all:
                wide.append(values)
            for _, axis in turn.closing:
                before: list[Any] = [slice(None)] * (2 + axis)
                out, inside = values[(*before, 0)], values[(*before, 1)]
                if keep:
                    choices.append(inside > out)
                values = np.maximum(out, inside)
        return values, choices, wide

    def _open(self, values: Floats, turn: Turn, gain: Floats, together: Floats) -> Floats:
        """One more axis: the activity stays out, or comes in with its profits."""
        load, room = self.load(turn.activity), self.room
        wide = np.empty((*values.shape[:2], 2, *values.shape[2:]))
        wide[:, :, 0] = values
        if load > room:
            wide[:, :, 1] = NEVER
            return wide
        shape = (len(gain), 1, *(1,) * together.ndim)
        wide[:, :load, 1] = NEVER
        np.add(values[:, : room + 1 - load], together + gain.reshape(shape), out=wide[:, load:, 1])
        if len(self.arrays.rooms.limits) > 1:
            wide[:, self.arrays.rooms.closed[turn.activity], 1] = NEVER
        return wide

    def together(self, turn: Turn, pair_profit: Floats) -> Floats:
        """Profit of the pairs that an activity closes with the open ones, over their axes."""
        together = np.zeros((2,) * (len(turn.opened) - 1))
        for number, axis in turn.meets:
            inside: list[Any] = [slice(None)] * together.ndim
            inside[axis - 1] = 1
            together[tuple(inside)] += pair_profit[number]
        return together


class Table:
    """What one pricing found."""

    def __init__(
        self,
        pricing: Pricing,
        values: Floats,
        choices: list[Bools],
        wide: list[Floats],
    ) -> None:
        self.pricing = pricing
        self.values = values
        """Best profit by slot and room, shape (k, rooms); the empty wave has 0."""
        self.wide = wide
        """Values of every turn before anything closes; empty unless they were kept."""
        self._choices = choices

    def wave(self, slot: int, room: int) -> Wave:
        """The wave that has the best profit of a slot within some room."""
        chosen: dict[int, int] = {}
        wave: list[int] = []
        number = len(self._choices)
        for turn in reversed(self.pricing.turns):
            opened = list(turn.staying)
            for other, axis in reversed(turn.closing):
                number -= 1
                at = tuple(chosen[n] for n in opened)
                chosen[other] = int(self._choices[number][(slot, room, *at)])
                opened.insert(axis, other)
            if chosen[turn.activity]:
                wave.append(turn.activity)
                room -= self.pricing.load(turn.activity)
        return tuple(sorted(wave))

    def waves(self, worth: Floats, most: int) -> Iterator[tuple[Wave, int]]:
        """Good waves of every slot: for less and less room, while their profit exceeds ``worth``."""
        for slot in range(self.values.shape[0]):
            last, found = np.inf, 0
            for room in range(self.values.shape[1] - 1, -1, -1):
                value = self.values[slot, room]
                if value <= worth[slot] or found == most:
                    break
                if value < last:
                    last = value
                    wave = self.wave(slot, room)
                    if wave:
                        found += 1
                        yield wave, slot
