"""Exact costs by elimination of one item after the other, in whole yen.

Nonserial dynamic programming (Bertelè, Brioschi, 1972), up and down the tree of buckets, so that
one run tells for every label of every item what the best choice with it costs. Time and memory grow
with the largest bucket: linkages among local systems form trees and small knots, where it is quick.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import prod

import numpy as np

from migplan.placement.problem import Problem, Yen, added

LARGEST = 1 << 21
"""Entries of the largest bucket that is still laid out: 16 MiB."""

Scope = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Exact:
    """The optimum and what every label costs at best."""

    labels: tuple[int, ...]
    cost: int
    best: tuple[Yen, ...]
    """By item: the least cost of the whole with each of its labels."""


@dataclass(slots=True)
class _Bucket:
    """An item, the items it meets when it is taken out, and what is summed there."""

    item: int
    scope: Scope
    """Sorted; the item among them."""
    own: Yen
    children: list[tuple[Scope, Yen]] = field(default_factory=list[tuple[Scope, Yen]])
    numbers: list[int] = field(default_factory=list[int])
    """Places of the buckets that the children's sums came from."""

    @property
    def rest(self) -> Scope:
        return tuple(x for x in self.scope if x != self.item)


def eliminate(problem: Problem) -> Exact | None:
    """Solve a problem whose items hang together.

    Returns:
        The optimum, in which ties are broken by rank; ``None`` when a bucket would grow too large.
    """
    sizes = [len(cost) for cost in problem.costs]
    order = _order(problem, sizes)
    if order is None:
        return None
    buckets = [_bucket(problem, item, scope, sizes) for item, scope in order]
    place = {bucket.item: number for number, bucket in enumerate(buckets)}
    _give_pairs(problem, buckets, place, sizes)
    full: list[Yen] = []
    for number, bucket in enumerate(buckets):
        total = bucket.own
        for scope, table in bucket.children:
            total = added(total, _spread(table, scope, bucket.scope, sizes))
        full.append(total)
        if bucket.rest:
            parent = buckets[min(place[x] for x in bucket.rest)]
            table: Yen = total.min(axis=bucket.scope.index(bucket.item))
            parent.children.append((bucket.rest, table))
            parent.numbers.append(number)
    labels = _labels(problem, buckets, full)
    best = _best(buckets, full, sizes)
    cost = int(min(best[0]))
    return Exact(labels, cost, best)


def _order(problem: Problem, sizes: Sequence[int]) -> list[tuple[int, Scope]] | None:
    """Items as they are taken out, each with what it meets: always the smallest bucket next."""
    near: list[set[int]] = [set() for _ in sizes]
    for pair in problem.pairs:
        near[pair.a].add(pair.b)
        near[pair.b].add(pair.a)
    weight = {item: prod(sizes[x] for x in (item, *near[item])) for item in range(len(sizes))}
    order: list[tuple[int, Scope]] = []
    while weight:
        item = min(weight, key=lambda x: (weight[x], x))
        if weight.pop(item) > LARGEST:
            return None
        around = near[item]
        order.append((item, tuple(sorted((item, *around)))))
        for other in around:
            near[other] |= around
            near[other] -= {item, other}
        for other in around:
            weight[other] = prod(sizes[x] for x in (other, *near[other]))
    return order


def _bucket(problem: Problem, item: int, scope: Scope, sizes: Sequence[int]) -> _Bucket:
    own = np.zeros([sizes[x] for x in scope], dtype=np.int64)
    return _Bucket(item, scope, added(own, _spread(problem.costs[item], (item,), scope, sizes)))


def _give_pairs(
    problem: Problem, buckets: Sequence[_Bucket], place: dict[int, int], sizes: Sequence[int]
) -> None:
    """Each pair goes into the bucket of the item that is taken out first."""
    for pair in problem.pairs:
        bucket = buckets[min(place[pair.a], place[pair.b])]
        table = _spread(pair.table, (pair.a, pair.b), bucket.scope, sizes)
        bucket.own = added(bucket.own, table)


def _spread(table: Yen, scope: Scope, to: Scope, sizes: Sequence[int]) -> Yen:
    """A table over some items as one over more; both scopes are sorted."""
    return table.reshape([sizes[x] if x in scope else 1 for x in to])


def _labels(problem: Problem, buckets: Sequence[_Bucket], full: Sequence[Yen]) -> tuple[int, ...]:
    """Choose backwards: each item the cheapest label for those chosen, and of these the first."""
    chosen: dict[int, int] = {}
    for bucket, total in zip(reversed(buckets), reversed(full), strict=True):
        at = tuple(slice(None) if x == bucket.item else chosen[x] for x in bucket.scope)
        row = total[at]
        rank = problem.rank[bucket.item]
        chosen[bucket.item] = min(
            range(len(row)), key=lambda n, row=row, rank=rank: (row[n], rank[n])
        )
    return tuple(chosen[item] for item in range(len(problem.costs)))


def _best(buckets: Sequence[_Bucket], full: Sequence[Yen], sizes: Sequence[int]) -> tuple[Yen, ...]:
    """Pass down to each bucket what all the others cost; sums only, for nothing closed can be
    taken back."""
    above: list[Yen | None] = [None] * len(buckets)
    found: dict[int, Yen] = {}
    for number in range(len(buckets) - 1, -1, -1):
        bucket, down = buckets[number], above[number]
        total = full[number]
        if down is not None:
            total = added(total, _spread(down, bucket.rest, bucket.scope, sizes))
        axes = tuple(n for n, x in enumerate(bucket.scope) if x != bucket.item)
        found[bucket.item] = total.min(axis=axes)
        for child, (scope, _) in zip(bucket.numbers, bucket.children, strict=True):
            rest = bucket.own
            if down is not None:
                rest = added(rest, _spread(down, bucket.rest, bucket.scope, sizes))
            for sibling, (other, table) in zip(bucket.numbers, bucket.children, strict=True):
                if sibling != child:
                    rest = added(rest, _spread(table, other, bucket.scope, sizes))
            gone = tuple(n for n, x in enumerate(bucket.scope) if x not in scope)
            above[child] = rest.min(axis=gone)
    return tuple(found[item] for item in range(len(buckets)))
