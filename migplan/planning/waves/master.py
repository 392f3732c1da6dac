"""The linear program over waves, in the reduced form that leaves out all cells that are closed.

Rows say that an activity moves in the slot of its wave, that a slot has one wave, how far a pair is
apart, and what precedes what. Multipliers go out rounded and clipped; nothing else is trusted.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from migplan.planning.waves.arrays import Arrays, Bools, Floats, Ints, Wave, dearest
from migplan.planning.waves.duals import Multipliers, clipped
from migplan.planning.waves.program import Program

_COST_UNIT = 100.0
"""Mean set-up, or mean activity without any, in the units the solver sees: near one it is at ease."""


@dataclass(frozen=True, slots=True)
class Solved:
    """One solution of the program.

    Attributes:
        value: Its optimum in grains; only a hint, for it is not exact.
        multipliers: Rounded and clipped.
    """

    value: float
    multipliers: Multipliers


class Master:
    """The program of one problem; waves are added, rows stay."""

    def __init__(self, arrays: Arrays) -> None:
        self.arrays = arrays
        self.waves: dict[tuple[Wave, int], int] = {}
        mean = arrays.setup.mean() if arrays.setup.any() else dearest(arrays) / arrays.count
        self._unit = max(float(mean) / _COST_UNIT, 1.0)
        self._rows: list[Ints] = []
        self._cols: list[Ints] = []
        self._vals: list[Floats] = []
        self._lay_out()

    def add(self, wave: Wave, slot: int) -> bool:
        """Add a wave; ``False`` when it is there already or not allowed."""
        arrays = self.arrays
        key = (wave, slot)
        if key in self.waves or not arrays.allowed[list(wave), slot].all():
            return False
        self.waves[key] = len(self.waves)
        inner = arrays.inner(wave)
        rows = np.concatenate(
            [self._join[list(wave), slot], [self._one + slot], self._share[inner]]
        )
        values = np.concatenate([-np.ones(len(wave)), [1.0], np.ones(len(inner))])
        self._rows.append(rows)
        self._cols.append(np.full(len(rows), self._fixed + len(self.waves) - 1))
        self._vals.append(values)
        self._cost.append(self.cost(wave, slot) / self._unit)
        return True

    def cost(self, wave: Wave, slot: int) -> float:
        """Grains of a wave: its activities, less the set-ups it saves."""
        arrays = self.arrays
        return float(arrays.cost[list(wave), slot].sum() - arrays.setup[arrays.inner(wave)].sum())

    def solve(self) -> Solved | None:
        """Optimise over the waves at hand; ``None`` when the solver gives up."""
        program = self._program()
        found = program.duals(crossover=False) or program.duals(crossover=True)
        if found is None:
            return None
        saved = float(self.arrays.setup[self.arrays.whole].sum())
        return Solved(
            value=found.value * self._unit + saved,
            multipliers=self._multipliers(found.rows * self._unit),
        )

    # rows and fixed columns

    def _lay_out(self) -> None:
        """Number the columns and rows that do not change, and write their entries."""
        arrays = self.arrays
        cells, counts = arrays.allowed, arrays.counts
        count, slots = cells.shape
        # the last open cell of an activity needs no column: by then it has moved
        last = slots - 1 - np.argmax(cells[:, ::-1], axis=1)
        free = cells.copy()
        free[np.arange(count), last] = False
        self._moved = np.full((count, slots), -1)
        self._moved[free] = np.arange(free.sum())
        apart = int(counts.sum())
        first_u = int(free.sum())
        first_excess = first_u + 2 * apart
        # one "apart" for each pair whose set-up is spread, and one row for each of its layers
        spread = np.flatnonzero(~arrays.whole)
        first_z = first_excess + slots
        self._fixed = first_z + len(spread)
        self._join = np.full((count, slots), -1)
        self._join[cells] = np.arange(cells.sum())
        self._one = int(cells.sum())
        self._apart = np.full(counts.shape, -1)
        self._apart[counts] = self._one + slots + np.arange(apart)
        self._share = self._one + slots + apart + np.arange(len(arrays.first))
        first_spread = self._one + slots + apart + len(arrays.first)
        layers = counts & ~arrays.whole[:, None]
        self._spread = np.full(counts.shape, -1)
        self._spread[layers] = first_spread + np.arange(layers.sum())
        self._order_first = first_spread + int(layers.sum())
        low = [
            np.zeros(self._one),
            np.full(slots, -np.inf),
            np.zeros(apart),
            # a pair that cannot be apart asks nothing of the waves: its row would have no column yet
            np.where(arrays.whole & counts.any(axis=1), 1.0, -np.inf),
            np.zeros(layers.sum()),
        ]
        high = [
            np.zeros(self._one),
            np.ones(slots),
            np.zeros(apart),
            np.full(len(arrays.first), np.inf),
            np.full(layers.sum(), np.inf),
        ]
        constant = np.zeros(self._order_first)
        state = _state_by_slot(cells, self._moved, last)
        before = np.concatenate([np.full((count, 1), _NOT_YET), state[:, :-1]], axis=1)
        self._entries(constant, self._join[cells], state[cells], 1.0)
        self._entries(constant, self._join[cells], before[cells], -1.0)
        rows = self._apart[counts]
        self._put_apart(counts, first_u + np.arange(apart))
        self._entries(constant, rows, state[arrays.first][:, :-1][counts], -1.0)
        self._entries(constant, rows, state[arrays.second][:, :-1][counts], 1.0)
        self._low = np.concatenate(low) - constant
        self._high = np.concatenate(high) - constant
        self._orders(state)
        # waves too many in a slot: so dear that they only help while the waves at hand make no plan
        places: Ints = np.arange(slots, dtype=np.int64)
        self._put(self._one + places, first_excess + places, -1.0)
        excess = np.full(slots, dearest(arrays))
        place = np.full(len(arrays.first), -1)
        place[spread] = first_z + np.arange(len(spread))
        self._put(self._spread[layers], np.broadcast_to(place[:, None], counts.shape)[layers], 1.0)
        rates = np.concatenate(
            [(rate[:, None] * arrays.step)[counts] for rate in (arrays.later, arrays.earlier)]
        )
        setups = arrays.setup[spread]
        cost = np.concatenate([np.zeros(first_u), rates, excess, setups]) / self._unit
        self._cost: list[float] = cost.tolist()

    def _put_apart(self, counts: Bools, first_ahead: Ints) -> None:
        """Columns "the first alone has moved" and, as many further on, "the second alone"."""
        rows, spread_rows = self._apart[counts], self._spread[counts]
        share_rows = np.broadcast_to(self._share[:, None], counts.shape)[counts]
        split = spread_rows >= 0
        for columns, sign in ((first_ahead, 1.0), (first_ahead + len(rows), -1.0)):
            self._put(rows, columns, sign)
            self._put(share_rows, columns, 1.0)
            self._put(spread_rows[split], columns[split], -1.0)

    def _orders(self, state: Ints) -> None:
        """Rows of the precedences: who comes after has moved only if who comes before has."""
        self._order = np.full((len(self.arrays.precedences), len(self.arrays.slots)), -1)
        row = self._order_first
        low: list[float] = []
        for number, (before, after, latest) in enumerate(self.arrays.precedences):
            for slot in range(self.arrays.layers):
                first = _NOT_YET if latest[slot] < 0 else int(state[before, latest[slot]])
                second = int(state[after, slot])
                if first == _DONE or second == _NOT_YET:
                    continue
                self._order[number, slot] = row
                floor = 0.0
                for column, sign in ((first, 1.0), (second, -1.0)):
                    if column >= 0:
                        self._put(np.array([row]), np.array([column]), sign)
                    elif column == _DONE:
                        floor -= sign
                low.append(floor)
                row += 1
        self._low = np.concatenate([self._low, np.array(low)])
        self._high = np.concatenate([self._high, np.full(len(low), np.inf)])

    def _entries(self, constant: Floats, rows: Ints, columns: Ints, sign: float) -> None:
        """Entries of "has moved": a column, or the constants 0 and 1."""
        real = columns >= 0
        self._put(rows[real], columns[real], sign)
        np.add.at(constant, rows[columns == _DONE], sign)

    def _put(self, rows: Ints, columns: Ints, value: float) -> None:
        self._rows.append(rows)
        self._cols.append(columns)
        self._vals.append(np.full(len(rows), value))

    def _multipliers(self, dual: Floats) -> Multipliers:
        def laid(rows: Ints) -> Floats:
            return np.where(rows >= 0, dual[np.maximum(rows, 0)], 0.0)

        return clipped(
            self.arrays,
            laid(self._join),
            laid(self._apart),
            dual[self._share],
            laid(self._order),
            laid(self._spread),
        )

    def _program(self) -> Program:
        columns = self._fixed + len(self.waves)
        upper = np.full(columns, np.inf)
        upper[: int(self._moved.max(initial=-1)) + 1] = 1.0
        return Program(np.array(self._cost), upper, self._low, self._high, *self._matrix())

    def _matrix(self) -> tuple[Ints, Ints, Floats]:
        at, to = np.concatenate(self._rows), np.concatenate(self._cols)
        order = np.lexsort((to, at))
        return at[order], to[order], np.concatenate(self._vals)[order]


_NOT_YET, _DONE = -1, -2
"""Stand for "has moved" where it is no question: before the first open cell and from the last."""


def _state_by_slot(cells: NDArray[np.bool_], moved: Ints, last: Ints) -> Ints:
    """Column that says "has moved by this slot", for every activity and slot."""
    slots: Ints = np.arange(cells.shape[1], dtype=np.int64)
    recent = np.maximum.accumulate(np.where(cells, slots, -1), axis=1)
    state = np.where(recent >= 0, np.take_along_axis(moved, np.maximum(recent, 0), 1), _NOT_YET)
    return np.where(slots >= last[:, None], _DONE, state)
