"""An order of the activities in which few are open at a time.

An activity is open from its own turn until the turn of its last neighbour. The work of pricing
doubles with each open activity, so the order is what decides whether waves can be priced exactly
(path-width of the graph of pairs; vertex separation, Kinnersley, IPL 1992). Found greedily from
several tie-breaks, then improved by moving one activity at a time.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass

_TRIES = 24
_MOVES = 40
"""Moves tried for each activity."""


@dataclass(frozen=True, slots=True)
class Order:
    """Activities in the order of their turns.

    Attributes:
        turns: Every activity once.
        states: Sum over all turns of 2 to the number of open activities: the work of one pricing,
            load and slots apart.
    """

    turns: tuple[int, ...]
    states: int


def narrow_order(
    count: int, pairs: Sequence[tuple[int, int]], *, seed: int = 1, moves: int = _MOVES
) -> Order:
    """Find an order with a small sum of states; deterministic for a seed."""
    near = [0] * count
    for a, b in pairs:
        near[a] |= 1 << b
        near[b] |= 1 << a
    rng = random.Random(seed)  # noqa: S311 - no secret, the same order every time
    best = Order((), 1 << 62)
    for number in range(_TRIES):
        turns = _greedy(near, rng, spread=2.0 if number else 0.0)
        states = _states(near, turns, best.states)
        if states < best.states:
            best = Order(tuple(turns), states)
    turns = list(best.turns)
    states = best.states
    for _ in range(moves * count):
        source, target = rng.randrange(count), rng.randrange(count)
        moved = turns.copy()
        moved.insert(target, moved.pop(source))
        found = _states(near, moved, states)
        if found <= states:
            turns, states = moved, found
    return Order(tuple(turns), states)


def _greedy(near: list[int], rng: random.Random, spread: float) -> list[int]:
    """Take next what leaves the fewest open; among equals, what closes most."""
    left = set(range(len(near)))
    done = opened = 0
    turns: list[int] = []
    while left:
        keys = {
            n: (
                _after(near, done | 1 << n, opened | 1 << n, near[n] | 1 << n).bit_count(),
                -0.5 * (near[n] & opened).bit_count() + spread * rng.random(),
                n,
            )
            for n in sorted(left)
        }
        chosen = min(left, key=keys.__getitem__)
        left.remove(chosen)
        done |= 1 << chosen
        opened = _after(near, done, opened | 1 << chosen, near[chosen] | 1 << chosen)
        turns.append(chosen)
    return turns


def _after(near: list[int], done: int, opened: int, touched: int) -> int:
    """Who stays open when all of ``done`` had their turn; only ``touched`` can have closed."""
    doubtful = opened & touched
    still = opened & ~touched
    while doubtful:
        bit = doubtful & -doubtful
        doubtful ^= bit
        if near[bit.bit_length() - 1] & ~done:
            still |= bit
    return still


def _states(near: list[int], turns: Sequence[int], stop: int) -> int:
    """Work of an order; counting stops above ``stop``."""
    done = opened = total = 0
    for n in turns:
        done |= 1 << n
        # the table is at its widest before anything closes
        total += 1 << (opened | 1 << n).bit_count()
        opened = _after(near, done, opened | 1 << n, near[n] | 1 << n)
        if total > stop:
            break
    return total
