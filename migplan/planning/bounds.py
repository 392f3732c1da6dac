"""A lower bound by minimum cuts, and the dates that the cuts suggest.

Without limits, and with set-ups left out, dating the activities is one minimum cut: node (i, t)
on the source side reads "i has not moved by slot t" (Moehring, Schulz, Stork, Uetz, Management
Science 2003, section 3). A set-up S of a pair is spread over the layers with weights that sum to
at most one, which never charges more than S; every spreading gives a valid bound, and the weights
move towards the layers where the cut parts the pair. Load limits are
relaxed, which only lowers the bound; resources are paid for (see ``prices``).

Weights and prices climb by deflected subgradients with Polyak's step (Polyak 1969; deflection: Camerini,
Fratta, Maffioli 1975), the weights projected onto "each >= 0,
sum <= 1" after every step.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from migplan.planning.prices import Prices
from migplan.planning.problem import Problem, dearest, latest_before

_LARGEST = 1 << 62
"""What all capacities together must stay below, so that no flow overflows 64 bits."""

# found by trying: on municipal instances the bound stops rising after 40 to 60 cuts
_PROGRESS = 1e-4
_PATIENCE = 6
_TIRED = 0.02


@dataclass(frozen=True, slots=True)
class Cut:
    """One evaluation: a bound, and the slots in which the cut lets the activities lie."""

    bound: int
    slots: tuple[int, ...]


class MinCut:
    """The network of one problem; capacities change, arcs stay."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._never = _above_any_cut(problem)
        self._count = len(problem.names)
        self._layers = max(len(problem.positions) - 1, 0)
        self._pairs = problem.pairs
        self._setup = np.array([pair.setup for pair in self._pairs], dtype=np.float64)
        self._weights = np.full((len(self._pairs), self._layers), 1 / max(self._layers, 1))
        tails, heads, capacities = self._fixed_arcs()
        pair_tails, pair_heads, running = self._pair_arcs()
        self._tails = np.concatenate([tails, pair_tails])
        self._heads = np.concatenate([heads, pair_heads])
        self._fixed = capacities
        self.prices = Prices(problem) if problem.phases else None
        self._running = running

    def improve(self, rounds: int, target: int | None) -> Iterator[Cut]:
        """Yield one cut per round; the weights climb towards the best bound.

        Args:
            rounds: Cuts at most.
            target: Total of a known plan, which the steps aim at; without one there is one cut.
        """
        ends_a = [pair.a for pair in self._pairs]
        ends_b = [pair.b for pair in self._pairs]
        scale = np.maximum(self._setup, 1)[:, None]
        direction = np.zeros_like(self._weights)
        prices = self.prices.yen if self.prices else np.zeros((0, 0), dtype=np.int64)
        scarce = np.zeros(prices.shape)
        best, kept, theta, stalled = -1, (self._weights, prices), 1.0, 0
        if self._never == 0:
            return
        for _ in range(rounds):
            value, moved = self._solve()
            slots = self._slots_of(moved)
            yield Cut(max(value, 0), slots)
            if target is None or not (self._pairs or self.prices) or value >= target:
                break
            stalled = 0 if value > best * (1 + _PROGRESS) else stalled + 1
            if value > best:
                best, kept = value, (self._weights, prices)
            if stalled > _PATIENCE:
                theta, stalled = theta * 0.6, 0
                self._weights, prices = kept
            parted = moved[ends_a] != moved[ends_b]
            direction = 0.6 * direction + 0.4 * parted
            if self.prices:
                over = self.prices.used(slots) - self.prices.capacity
                # what is not scarce and costs nothing pulls nowhere
                over = np.where((prices == 0) & (over < 0), 0, over)
                scarce = 0.6 * scarce + 0.4 * over
            length = float((direction**2).sum() + (scarce**2).sum())
            if length == 0 or theta < _TIRED:
                break
            step = theta * (1.02 * target - value) / length
            self._weights = _project(self._weights + step * direction / scale)
            if self.prices:
                prices = np.maximum(np.rint(prices + step * scarce), 0).astype(np.int64)
                self.prices.yen = prices
        self._weights = kept[0]
        if self.prices:
            self.prices.yen = kept[1]

    def _node(self, activity: int, layer: int) -> int:
        return 2 + activity * self._layers + layer

    def _fixed_arcs(self) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int64]]:
        source, sink = 0, 1
        arcs: list[tuple[int, int, int]] = []
        layers = self._layers
        self._cells = np.zeros((self._count, layers + 1), dtype=np.int64)
        """Arc of each activity and slot."""
        for activity, row in enumerate(self.problem.costs):
            for slot, cost in enumerate(row):
                tail = source if slot == 0 else self._node(activity, slot - 1)
                head = sink if slot == layers else self._node(activity, slot)
                self._cells[activity, slot] = len(arcs)
                arcs.append((tail, head, self._never if cost is None else cost))
                if slot > 0 and slot < layers:
                    arcs.append((head, tail, self._never))
        positions = self.problem.positions
        for rule in self.problem.precedences:
            for slot in range(layers):
                early = latest_before(positions, slot, rule.lag)
                tail = source if early is None else self._node(rule.before, early)
                arcs.append((tail, self._node(rule.after, slot), self._never))
        table = np.array(arcs, dtype=np.int64).reshape(-1, 3)
        return table[:, 0].astype(np.int32), table[:, 1].astype(np.int32), table[:, 2]

    def _pair_arcs(self) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int64]]:
        positions = self.problem.positions
        arcs: list[tuple[int, int, int]] = []
        for pair in self._pairs:
            for layer in range(self._layers):
                step = positions[layer + 1] - positions[layer]
                a, b = self._node(pair.a, layer), self._node(pair.b, layer)
                arcs += [(a, b, pair.earlier * step), (b, a, pair.later * step)]
        table = np.array(arcs, dtype=np.int64).reshape(-1, 3)
        return table[:, 0].astype(np.int32), table[:, 1].astype(np.int32), table[:, 2]

    def _solve(self) -> tuple[int, NDArray[np.bool_]]:
        from ortools.graph.python import max_flow

        # rounded down: a capacity too small keeps the bound valid, one too large would not
        spread = np.floor(self._setup[:, None] * self._weights).astype(np.int64)
        fixed, worth = self._fixed, 0
        if self.prices:
            fixed, worth = self._fixed.copy(), self.prices.worth()
            fixed[self._cells] = np.minimum(fixed[self._cells] + self.prices.table(), self._never)
        capacities = np.concatenate([fixed, self._running + np.repeat(spread.ravel(), 2)])
        flow: Any = max_flow.SimpleMaxFlow()
        flow.add_arcs_with_capacity(self._tails, self._heads, capacities)
        if flow.solve(0, 1) != flow.OPTIMAL:
            return 0, np.zeros((self._count, self._layers), dtype=np.bool_)
        not_moved = np.zeros(2 + self._count * self._layers, dtype=np.bool_)
        not_moved[np.array(flow.get_source_side_min_cut(), dtype=np.int64)] = True
        return int(flow.optimal_flow()) - worth, ~not_moved[2:].reshape(self._count, self._layers)

    def _slots_of(self, moved: NDArray[np.bool_]) -> tuple[int, ...]:
        return tuple(int(self._layers - row.sum()) for row in moved)


def _above_any_cut(problem: Problem) -> int:
    """A capacity that no sensible cut pays, or 0 when the yen are too large for 64 bits."""
    never = 1 + dearest(problem)
    arcs = 3 * sum(len(row) for row in problem.costs) + len(problem.positions) * len(
        problem.precedences
    )
    return never if never * (arcs + 2) < _LARGEST else 0


def _project(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """The nearest weights that are >= 0 and sum to at most one in each row (Held et al. 1974)."""
    nearest: NDArray[np.float64] = np.maximum(weights, 0)
    over: NDArray[np.bool_] = nearest.sum(axis=1) > 1
    if over.any():
        rows = weights[over]
        falling: NDArray[np.float64] = -np.sort(-rows, axis=1)
        ranks = np.arange(1, rows.shape[1] + 1, dtype=np.float64)
        shifts: NDArray[np.float64] = (np.cumsum(falling, axis=1) - 1) / ranks
        last: NDArray[np.int64] = (falling > shifts).sum(axis=1) - 1
        nearest[over] = np.maximum(rows - shifts[np.arange(len(rows)), last][:, None], 0)
    return nearest
