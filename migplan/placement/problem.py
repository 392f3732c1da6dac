"""The problem without its meaning: items choose one label each; labels and pairs of labels cost.

This is the energy of a pairwise graphical model, also known as weighted constraint satisfaction
with two-place constraints; with two labels an item and pairs that cost when they differ it is a
minimum cut (Ivanescu (Hammer), Operations Research 1965).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Yen = NDArray[np.int64]

NEVER: Final = 1 << 56
"""Stands for a label that is closed; the sum of two still fits 64 bits."""


def added(one: Yen, other: Yen) -> Yen:
    """The sum, in which what is closed stays closed and grows no further."""
    total: Yen = np.minimum(one + other, NEVER)
    return total


@dataclass(frozen=True, slots=True)
class Pair:
    """What two items cost together.

    Attributes:
        a: The item with the smaller number.
        b: The other one.
        cost: Yen by label of ``a`` and label of ``b``, closed pairs included.
        closed: Which pairs of labels break a rule, in the same shape.
    """

    a: int
    b: int
    cost: Yen
    closed: NDArray[np.bool_]

    @property
    def table(self) -> Yen:
        """Costs, ``NEVER`` where closed."""
        table: Yen = np.where(self.closed, NEVER, self.cost)
        return table


@dataclass(frozen=True, slots=True)
class Problem:
    """Choose one label for each item at the least sum of costs.

    Attributes:
        costs: Yen of each label of each item, ``NEVER`` where closed; every item has an open one.
        pairs: What items cost together; no two name the same items.
        rank: Place of each label in the order in which equally cheap ones are taken, by item.
    """

    costs: tuple[Yen, ...]
    pairs: tuple[Pair, ...]
    rank: tuple[tuple[int, ...], ...]

    def value(self, labels: Sequence[int]) -> int:
        """Yen of one choice for every item; pairs that break a rule cost like others."""
        own = sum(int(cost[label]) for cost, label in zip(self.costs, labels, strict=True))
        return own + sum(int(x.cost[labels[x.a], labels[x.b]]) for x in self.pairs)

    def part(self, items: Sequence[int]) -> "Problem":
        """The problem of some items alone, numbered anew in their order."""
        place = {item: number for number, item in enumerate(items)}
        pairs = (x for x in self.pairs if x.a in place and x.b in place)
        return Problem(
            tuple(self.costs[item] for item in items),
            tuple(Pair(place[x.a], place[x.b], x.cost, x.closed) for x in pairs),
            tuple(self.rank[item] for item in items),
        )

    def with_costs(self, changes: dict[int, Yen]) -> "Problem":
        """The same with other costs of the labels of some items."""
        costs = tuple(changes.get(n, cost) for n, cost in enumerate(self.costs))
        return Problem(costs, self.pairs, self.rank)

    def relaxed(self) -> tuple["Problem", int]:
        """The problem in which a broken rule costs more than all else together, and how much."""
        most = 1 + sum(int(cost[cost < NEVER].max(initial=0)) for cost in self.costs)
        most += sum(int(x.cost.max(initial=0)) for x in self.pairs)
        pairs = tuple(
            Pair(x.a, x.b, added(x.cost, x.closed * np.int64(most)), np.zeros_like(x.closed))
            for x in self.pairs
        )
        return Problem(self.costs, pairs, self.rank), most


def components(size: int, pairs: Sequence[Pair]) -> tuple[tuple[int, ...], ...]:
    """The items that hang together, each part sorted, the parts by their first item."""
    root = list(range(size))

    def find(item: int) -> int:
        while root[item] != item:
            root[item] = root[root[item]]
            item = root[item]
        return item

    for pair in pairs:
        one, other = sorted((find(pair.a), find(pair.b)))
        root[other] = one
    parts: dict[int, list[int]] = {}
    for item in range(size):
        parts.setdefault(find(item), []).append(item)
    return tuple(tuple(part) for part in parts.values())


def array(values: Any) -> Yen:
    """Whole yen as an array."""
    made: Yen = np.array(values, dtype=np.int64)
    return made
