"""The walk over the slots that finds the best plan within a margin above the bound, or that none is.

Against given multipliers a plan costs the bound plus remains that are all >= 0 (see ``duals``). So
the slots are walked in order; a state is the set of activities that have moved, with the least
remains paid to reach it. States above the margin are dropped, as are those whose waiting activities
cannot all be fetched within it. An empty end proves that no plan costs less than bound plus margin.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from migplan.planning.waves.arrays import Arrays, Bools, Floats, Ints
from migplan.planning.waves.duals import Standing
from migplan.planning.waves.layers import layer
from migplan.planning.waves.priced import Priced

_WORD = 64
_BLOCK = 1 << 21
"""Combinations of states and waves that are looked at together."""

_PART = 1 << 16
"""States whose waiting activities are looked at together."""


@dataclass(frozen=True, slots=True)
class Swept:
    """The end of a walk.

    Attributes:
        margin: Grains above the bound that were looked at.
        plan: Place of the slot of each activity, of the best plan within the margin.
        extra: Grains of that plan above the bound.
        complete: Whether no state was dropped for lack of room; only then is an end a proof.
    """

    margin: float
    plan: tuple[int, ...] | None
    extra: float
    complete: bool


def sweep(
    arrays: Arrays,
    standing: Standing,
    waves: list[Priced],
    margin: float,
    *,
    room: int,
) -> Swept:
    """Walk the slots with a list of waves.

    Args:
        arrays: The problem.
        standing: Multipliers, what they leave, and the bound they prove.
        waves: All waves that leave at most the margin, for a proof; some, for a plan.
        margin: Grains.
        room: States kept at most after each slot.
    """
    return _Walk(arrays, standing, waves, margin, room).to_the_end()


class _Walk:
    def __init__(
        self,
        arrays: Arrays,
        standing: Standing,
        waves: list[Priced],
        margin: float,
        room: int,
    ) -> None:
        self.arrays, self.standing = arrays, standing
        self.margin, self.room = margin, room
        self.members, self.costs = self._by_slot(waves)
        self.future = self._future()
        self.complete = True
        self.history: list[tuple[Ints, Ints]] = []

    def _by_slot(self, waves: list[Priced]) -> tuple[list[Bools], list[Floats]]:
        """Members and remains of the waves of each slot; the last wave of each is the empty one."""
        found: list[list[Priced]] = [[] for _ in self.arrays.slots]
        for item in waves:
            found[item[1]].append(item)
        members: list[Bools] = []
        costs: list[Floats] = []
        for here, idle in zip(found, self.standing.idle.tolist(), strict=True):
            table = np.zeros((len(here) + 1, self.arrays.count), dtype=bool)
            for number, (wave, _, _) in enumerate(here):
                table[number, list(wave)] = True
            members.append(table)
            costs.append(np.array([*(cost for _, _, cost in here), idle]))
        return members, costs

    def _future(self) -> Floats:
        """Least remains of a wave with each activity from each slot on, shape (k + 1, n)."""
        slots = len(self.arrays.slots)
        future = np.full((slots + 1, self.arrays.count), np.inf)
        for slot in range(slots - 1, -1, -1):
            table = np.where(self.members[slot], self.costs[slot][:, None], np.inf)
            future[slot] = np.minimum(future[slot + 1], table.min(axis=0))
        return future

    def to_the_end(self) -> Swept:
        """Walk all slots, then follow the best end back."""
        moved: Bools = np.zeros((1, self.arrays.count), dtype=bool)
        paid = np.zeros(1)
        for slot in range(len(self.arrays.slots)):
            moved, paid = self._step(slot, moved, paid)
            if not len(paid):
                return Swept(self.margin, None, np.inf, self.complete)
        # after the last slot nothing waits any more, so a single state is left
        return Swept(self.margin, self._back(), float(paid[0]), self.complete)

    def _step(self, slot: int, moved: Bools, paid: Floats) -> tuple[Bools, Floats]:
        """States after a slot, cheapest first; parents and waves go into the history."""
        members = self.members[slot]
        alone, single, both = layer(self.arrays, self.standing, slot)
        waves = members.astype(np.float64)
        wave_cost = self.costs[slot] + single.of(waves)
        crossing = both @ waves.T
        parents: list[Ints] = []
        taken: list[Ints] = []
        prices: list[Floats] = []
        block = max(1, _BLOCK // len(members))
        for start in range(0, len(paid), block):
            states = moved[start : start + block].astype(np.float64)
            cost = (paid[start : start + block] + alone.of(states))[:, None] + wave_cost
            cost -= states @ crossing
            cost[(states @ waves.T) > 0] = np.inf
            if slot == self.arrays.layers:
                # behind the last slot nobody may wait
                size = states.sum(axis=1)[:, None] + waves.sum(axis=1)
                cost[size < self.arrays.count] = np.inf
            rows, columns = np.nonzero(cost <= self.margin)
            price = cost[rows, columns]
            after = moved[start + rows] | members[columns]
            kept = (price + self._waiting(slot, after) <= self.margin) & self._ordered(slot, after)
            parents.append(start + rows[kept])
            taken.append(columns[kept])
            prices.append(price[kept])
        parent, wave = np.concatenate(parents), np.concatenate(taken)
        cost = np.concatenate(prices)
        after = moved[parent] | members[wave]
        first = _cheapest_of_equal(after, cost)
        if len(first) > self.room:
            self.complete = False
            order = np.argsort(cost[first] + self._waiting(slot, after[first]), kind="stable")
            first = first[np.sort(order[: self.room])]
        self.history.append((parent[first], wave[first]))
        return after[first], cost[first]

    def _ordered(self, slot: int, after: Bools) -> Bools:
        """States that keep all precedences; with a lag only the final check can tell."""
        ordered: Bools = np.ones(len(after), dtype=np.bool_)
        for first, second, latest in self.arrays.precedences:
            if slot < self.arrays.layers and latest[slot] == slot:
                ordered &= after[:, first] | ~after[:, second]
        return ordered

    def _waiting(self, slot: int, after: Bools) -> Floats:
        """Remains that the dearest activity still waiting will cost at least."""
        future = self.future[slot + 1]
        # in parts: a million states of eighty activities are too much to hold as doubles
        parts = np.array_split(after, len(after) // _PART + 1)
        dearest = [np.where(part, 0.0, future).max(axis=1, initial=0.0) for part in parts]
        return np.concatenate(dearest)

    def _back(self) -> tuple[int, ...]:
        plan = np.zeros(self.arrays.count, dtype=np.int64)
        end = 0
        for slot in range(len(self.arrays.slots) - 1, -1, -1):
            parent, wave = self.history[slot]
            plan[self.members[slot][wave[end]]] = slot
            end = int(parent[end])
        return tuple(plan.tolist())


def _packed(rows: Bools) -> NDArray[np.uint64]:
    """Rows of truth values as words of 64 bits, shape (rows, words)."""
    width = -(-rows.shape[1] // _WORD) * _WORD
    padded = np.zeros((len(rows), width), dtype=bool)
    padded[:, : rows.shape[1]] = rows
    return np.packbits(padded, axis=1).view(np.uint64)


def _cheapest_of_equal(states: Bools, cost: Floats) -> Ints:
    """One row of each distinct state, the cheapest; cheapest states first."""
    if not len(cost):
        return np.zeros(0, dtype=np.int64)
    words = _packed(states)
    order = np.lexsort((cost, *(words[:, n] for n in range(words.shape[1]))))
    ranked = words[order]
    new = np.ones(len(order), dtype=bool)
    new[1:] = (ranked[1:] != ranked[:-1]).any(axis=1)
    first = order[new]
    return first[np.argsort(cost[first], kind="stable")]
