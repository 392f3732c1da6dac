"""The problem in arrays, over the slots that somebody may use."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from migplan.planning.problem import Problem, all_charges, latest_before
from migplan.planning.waves.rooms import Limit, Rooms, all_limits

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

Wave = tuple[int, ...]
"""Activities that share a slot, in order."""

Rule = tuple[int, int, Ints]
"""Before, after, and for each slot of the second the latest slot of the first; -1: none."""

_EXACT_BITS = 50
"""Sums of whole numbers below 2 to the 53rd are exact in doubles; three bits stay in reserve."""

_SPARE_BITS = 3
"""Not used up by finer grains: multipliers may come to several times the costs."""


@dataclass(frozen=True, slots=True)
class Arrays:
    """A problem without resources; n activities, k slots, m pairs.

    All money is in whole *grains*: yen times ``grain``, a power of two, kept in doubles that add up
    without any rounding. Multipliers are rounded to grains too, so that every bound is exact.

    Attributes:
        slots: Number of each slot in the problem; slots nobody may use are left out.
        cost: Grains, shape (n, k); 0 where not allowed.
        allowed: Shape (n, k).
        counts: Layers between two slots in which a pair can be apart, shape (m, k - 1). Stretches in
            which neither of the two can move are charged at once, in their first layer.
        step: Distance charged to each pair in each layer, shape (m, k - 1); 0 where not counted.
        first: First activity of each pair, shape (m,).
        second: Second activity of each pair, shape (m,).
        setup: Grains for lying apart at all, shape (m,).
        whole: Pairs whose set-up waves know of, shape (m,). The set-up of the others is spread over
            the layers in which they are apart, which charges too little and never too much.
        later: Grains per distance while the first has moved and the second has not, shape (m,).
        earlier: Grains per distance while the second has moved and the first has not, shape (m,).
        rooms: What the members of a wave share.
        precedences: (before, after, latest): ``latest[k]`` is the last slot in which ``before`` may
            lie when ``after`` lies in slot k; -1 when there is none.
        grain: Grains in a yen.
        positions: Of each slot, shape (k,).
    """

    slots: tuple[int, ...]
    cost: Floats
    allowed: Bools
    counts: Bools
    step: Floats
    first: Ints
    second: Ints
    setup: Floats
    whole: Bools
    later: Floats
    earlier: Floats
    rooms: Rooms
    precedences: tuple[Rule, ...]
    grain: int
    positions: Ints

    @property
    def count(self) -> int:
        """Number of activities."""
        return len(self.cost)

    @property
    def layers(self) -> int:
        """Number of stretches between two slots."""
        return len(self.slots) - 1

    def inner(self, wave: Wave) -> Ints:
        """Numbers of the whole pairs inside a wave."""
        inside = np.zeros(self.count, dtype=bool)
        inside[list(wave)] = True
        return np.flatnonzero(inside[self.first] & inside[self.second] & self.whole)

    def ends(self) -> list[tuple[int, int]]:
        """Both activities of every whole pair."""
        pairs = np.flatnonzero(self.whole)
        return list(zip(self.first[pairs].tolist(), self.second[pairs].tolist(), strict=True))


def arrays_of(problem: Problem, limits: Sequence[Limit] = ()) -> Arrays | None:
    """Turn a problem into arrays; its resources are left out, which only lowers the optimum.

    Args:
        problem: Any problem.
        limits: What waves must keep beside its load limit.

    Returns:
        ``None`` when its yen are too large for exact doubles, or an activity has no slot.
    """
    count = len(problem.names)
    positions = np.array(problem.positions, dtype=np.int64)
    allowed: Bools = np.array([[c is not None for c in row] for row in problem.costs], dtype=bool)
    rules = tuple(
        (rule.before, rule.after, _latest(problem.positions, rule.lag))
        for rule in problem.precedences
    )
    allowed = _in_order(allowed, rules)
    if not count or not allowed.any(axis=1).all():
        return None
    grain = _grain(problem)
    if grain == 0:
        return None
    cost = np.array([[c or 0 for c in row] for row in problem.costs], dtype=np.float64)
    pairs = problem.pairs
    whole = Arrays(
        slots=tuple(range(len(positions))),
        cost=np.where(allowed, cost, 0) * grain,
        allowed=allowed,
        counts=np.zeros((0, 0), dtype=bool),
        step=np.zeros((0, 0)),
        first=np.array([pair.a for pair in pairs], dtype=np.int64),
        second=np.array([pair.b for pair in pairs], dtype=np.int64),
        setup=np.array([pair.setup for pair in pairs], dtype=np.float64) * grain,
        whole=np.ones(len(pairs), dtype=bool),
        later=np.array([pair.later for pair in pairs], dtype=np.float64) * grain,
        earlier=np.array([pair.earlier for pair in pairs], dtype=np.float64) * grain,
        rooms=all_limits(problem, limits),
        precedences=rules,
        grain=grain,
        positions=positions,
    )
    return narrowed(whole, allowed)


def spread(arrays: Arrays, number: int) -> Arrays:
    """The same problem with the set-ups of the cheapest pairs spread over the layers."""
    whole = arrays.whole.copy()
    whole[np.argsort(arrays.setup, kind="stable")[:number]] = False
    return replace(arrays, whole=whole)


def dearest(arrays: Arrays) -> float:
    """Grains that no plan exceeds."""
    rates = np.maximum(arrays.later, arrays.earlier)
    span = float(arrays.positions[-1] - arrays.positions[0])
    return float(arrays.cost.max(axis=1).sum() + arrays.setup.sum() + rates.sum() * span)


def narrowed(arrays: Arrays, allowed: Bools) -> Arrays:
    """The same problem with fewer cells; every activity must keep one."""
    used = np.flatnonzero(allowed.any(axis=0))
    place = np.searchsorted(used, np.arange(len(arrays.slots)), side="right") - 1
    cells = allowed[:, used]
    positions = arrays.positions[used]
    counts, step = _steps(cells, positions, arrays.first, arrays.second)
    return replace(
        arrays,
        slots=tuple(arrays.slots[k] for k in used.tolist()),
        cost=np.where(cells, arrays.cost[:, used], 0),
        allowed=cells,
        counts=counts,
        step=step,
        positions=positions,
        precedences=tuple(
            (before, after, np.where(last[used] >= 0, place[last[used]], -1))
            for before, after, last in arrays.precedences
        ),
    )


def _steps(cells: Bools, positions: Ints, first: Ints, second: Ints) -> tuple[Bools, Floats]:
    """Layers in which pairs can be apart, and the distances charged there."""
    can_move = cells[first] | cells[second]
    slots: Ints = np.arange(cells.shape[1], dtype=np.int64)
    # the next slot in which one of the two can move; none after the last
    last = cells.shape[1]
    ahead = np.where(can_move, slots, last)[:, ::-1]
    next_move = np.minimum.accumulate(ahead, axis=1)[:, ::-1][:, 1:]
    counts = can_move[:, :-1] & (next_move < last)
    step = np.where(counts, positions[np.minimum(next_move, last - 1)] - positions[:-1], 0)
    return counts, step.astype(np.float64)


def _in_order(allowed: Bools, rules: Sequence[Rule]) -> Bools:
    """Cells that every precedence leaves open; what is closed by one may close more by another.

    A cell that no plan uses would leave multipliers without a limit.
    """
    cells = allowed.copy()
    while True:
        before = int(cells.sum())
        for first, second, latest in rules:
            begun = np.logical_or.accumulate(cells[first])
            cells[second] &= (latest >= 0) & begun[latest]
            last = latest[cells[second]].max(initial=-1)
            cells[first, last + 1 :] = False
        if int(cells.sum()) == before:
            return cells


def _latest(positions: tuple[int, ...], lag: int) -> Ints:
    """For each slot, the last slot that lies at least ``lag`` before it; -1 when there is none."""
    found = [latest_before(positions, slot, lag) for slot in range(len(positions))]
    return np.array([-1 if slot is None else slot for slot in found], dtype=np.int64)


def _grain(problem: Problem) -> int:
    """The largest power of two by which all yen of the problem stay exact; 0 when none does."""
    spare = _EXACT_BITS - (1 + all_charges(problem)).bit_length()
    return 1 << max(0, min(spare - _SPARE_BITS, 16)) if spare >= 0 else 0
