"""A valid bound from any multipliers, and what is left of every cost after they are paid.

Three kinds of columns describe a plan: which waves it uses, who has moved by each slot (``moved``),
and which pairs are apart in each layer between two slots. The multipliers price the rows that tie
them together; whatever they are, the bound below holds (Lagrangian duality; Geoffrion 1974). The
costs that remain are all >= 0, so a plan costs the bound plus the remains of the columns it uses;
that is what the sweep counts.
"""

from dataclasses import dataclass

import numpy as np

from migplan.planning.waves.arrays import Arrays, Bools, Floats
from migplan.planning.waves.pricing import NEVER, Table

_EXACT = 2.0**51
"""What all grains of multipliers must stay below, so that no sum of them is ever rounded."""


@dataclass(frozen=True, slots=True)
class Multipliers:
    """Prices of the rows, in whole grains.

    Attributes:
        joins: Of "an activity moves in the slot of its wave", shape (n, k); any sign.
        apart: Of "a pair is apart while one has moved", shape (m, k - 1), within the clip.
        share: Of "a pair is apart in some layer or shares a wave", shape (m,), >= 0.
        order: Of each precedence in each slot, shape (precedences, k), >= 0.
        spread: Set-up of a pair that waves do not know of, by layer, shape (m, k - 1), >= 0; at
            most the set-up in all layers together.
    """

    joins: Floats
    apart: Floats
    share: Floats
    order: Floats
    spread: Floats

    def mixed(self, other: "Multipliers", weight: float, arrays: Arrays) -> "Multipliers":
        """``weight`` of these and the rest of another, rounded to grains."""
        return clipped(
            arrays,
            *(
                weight * mine + (1 - weight) * yours
                for mine, yours in (
                    (self.joins, other.joins),
                    (self.apart, other.apart),
                    (self.share, other.share),
                    (self.order, other.order),
                    (self.spread, other.spread),
                )
            ),
        )


def clipped(
    arrays: Arrays, joins: Floats, apart: Floats, share: Floats, order: Floats, spread: Floats
) -> Multipliers:
    """Round multipliers to grains and bring them into their ranges.

    Being apart in a layer costs ``later`` or ``earlier`` times its step. What the two multipliers
    take of that must leave both remains >= 0, which gives the ranges of ``share`` and ``apart``.
    """
    # half of both rates: then some price of "apart" leaves both remains >= 0
    least = np.where(arrays.counts, arrays.step, np.inf).min(axis=1, initial=np.inf)
    least = np.where(np.isinf(least), 0, least)
    most = (arrays.later + arrays.earlier) * least / 2
    share = np.clip(np.rint(share), 0, np.floor(most)) * arrays.whole
    spread = np.maximum(spread, 0) * arrays.counts * ~arrays.whole[:, None]
    total = spread.sum(axis=1)
    shrink = np.where(total > arrays.setup, arrays.setup / np.maximum(total, 1), 1.0)
    # rounded down, so that no more than the set-up is charged
    spread = np.floor(spread * shrink[:, None])
    taken = share[:, None] * arrays.counts - spread
    later = arrays.later[:, None] * arrays.step - taken
    earlier = arrays.earlier[:, None] * arrays.step - taken
    apart = np.clip(np.rint(apart), -earlier, later)
    return Multipliers(np.rint(joins), apart, share, np.maximum(np.rint(order), 0), spread)


@dataclass(frozen=True, slots=True)
class Remains:
    """What multipliers leave of every cost, in grains.

    Attributes:
        fixed: Part of the bound that depends on no choice.
        moved: Remaining cost of "has moved by slot", shape (n, k - 1); any sign.
        least: Part of ``moved`` that is in the bound already, shape (n, k - 1).
        later: Remaining cost of "first moved, second not" in a layer, shape (m, k - 1), >= 0.
        earlier: The same the other way round.
        profit: Of each activity in a wave, shape (n, k); :data:`NEVER` where not allowed.
        pair_profit: Of each pair inside a wave, shape (m,).
    """

    fixed: float
    moved: Floats
    least: Floats
    later: Floats
    earlier: Floats
    profit: Floats
    pair_profit: Floats


def remains_of(arrays: Arrays, given: Multipliers) -> Remains:
    """Charge all costs with the multipliers."""
    joins, apart = given.joins, given.apart * arrays.counts
    taken = given.share[:, None] * arrays.counts - given.spread
    layers = arrays.layers
    moved = joins[:, 1:] - joins[:, :-1]
    np.add.at(moved, arrays.first, apart)
    np.subtract.at(moved, arrays.second, apart)
    for number, (before, after, latest) in enumerate(arrays.precedences):
        for slot in range(layers):
            price = given.order[number, slot]
            moved[after, slot] += price
            if latest[slot] >= 0:
                moved[before, latest[slot]] -= price
    moved = _gathered(arrays, moved)
    waiting, done = _settled(arrays)
    # who cannot have moved yet pays nothing; who must have moved pays all
    least = np.where(waiting, 0, np.where(done, moved, np.minimum(moved, 0)))
    setup = arrays.setup * arrays.whole
    fixed = setup.sum() + given.share.sum() - joins[:, -1].sum() + least.sum()
    return Remains(
        fixed=float(fixed),
        moved=moved,
        least=least,
        later=arrays.later[:, None] * arrays.step - apart - taken,
        earlier=arrays.earlier[:, None] * arrays.step + apart - taken,
        profit=np.where(arrays.allowed, -arrays.cost - joins, NEVER),
        pair_profit=setup + given.share,
    )


def _gathered(arrays: Arrays, moved: Floats) -> Floats:
    """Charges of layers between which an activity cannot move, all in the first of them."""
    layers = np.arange(arrays.layers)
    starts = arrays.allowed[:, :-1]
    left = np.cumsum(moved[:, ::-1], axis=1)[:, ::-1]
    left = np.concatenate([left, np.zeros((arrays.count, 1))], axis=1)
    ahead = np.where(starts, layers, arrays.layers)[:, ::-1]
    following = np.minimum.accumulate(ahead, axis=1)[:, ::-1]
    # the stretch ends where the next one starts
    after = np.concatenate([following[:, 1:], np.full((arrays.count, 1), arrays.layers)], axis=1)
    whole = left[:, :-1] - np.take_along_axis(left, after, 1)
    _, done = _settled(arrays)
    return np.where(done, moved, np.where(starts, whole, 0))


def _settled(arrays: Arrays) -> tuple[Bools, Bools]:
    """Layers in which an activity cannot have moved yet, and in which it must have moved."""
    waiting = ~np.logical_or.accumulate(arrays.allowed, axis=1)[:, :-1]
    done = ~np.logical_or.accumulate(arrays.allowed[:, ::-1], axis=1)[:, ::-1][:, 1:]
    return waiting, done


@dataclass(frozen=True, slots=True)
class Standing:
    """What multipliers prove.

    Attributes:
        bound: Grains; no plan costs less.
        multipliers: Those that prove it.
        remains: What they leave.
        idle: Grains that each slot pays when it is not used, shape (k,): the profit of its best
            wave, which the bound counts on.
    """

    bound: float
    multipliers: Multipliers
    remains: Remains
    idle: Floats


def standing_of(remains: Remains, given: Multipliers, table: Table) -> Standing:
    """Put together what an exact pricing of these remains proves.

    Multipliers too large for exact sums prove nothing: then the bound is minus infinity. A program
    without a solution leads to such.
    """
    idle: Floats = np.maximum(table.values[:, -1], 0).astype(np.float64)
    exact = _size(given, remains) < _EXACT and float(idle.sum()) < _EXACT
    bound = remains.fixed - float(idle.sum()) if exact else -np.inf
    return Standing(bound, given, remains, idle)


def _size(given: Multipliers, remains: Remains) -> float:
    """At least as much as any sum of these grains comes to, signs aside."""
    joins = np.abs(given.joins[:, -1]).sum() + np.abs(np.diff(given.joins, axis=1)).sum()
    rows = np.abs(given.apart).sum() + given.share.sum() + given.order.sum() + given.spread.sum()
    open_profit = np.where(remains.profit == NEVER, 0, np.abs(remains.profit))
    waves = open_profit.max(axis=1).sum() + remains.pair_profit.sum()
    return float(joins + 2 * rows + waves)
