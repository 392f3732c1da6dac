"""Tabu search: on from a plan that no small change improves, through worse ones to better ones.

Each step makes the best of two changes: one activity to another slot, or two activities exchanged;
what moved then rests for a while, so that the way does not lead back (Glover, ORSA Journal on
Computing 1989). Now and then whole waves are exchanged. Load above the limit costs a penalty that
rises while the limit is broken and falls while it is kept, so that the way crosses the limit again
and again, where the good plans are (strategic oscillation; Glover, Decision Sciences 1977); so does
the use of resources above what there is. The yen of every change lie in one table that each step
repairs, and the choices come from a seed: equal problems give equal plans.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from migplan.planning.crowding import Crowding, Needs
from migplan.planning.problem import Problem, dearest

Ints = NDArray[np.int64]

_NEVER = 1 << 50
"""Stands for what must not be; sums of a thousand still fit 64 bits."""

_WAVES_EVERY = 100
_ASKED_EVERY = 20
_WATCHED = 10
"""Steps after which the penalty is looked at."""

_FREE = 1 << 40
"""So far out that no distance between slots reaches it."""


@dataclass(frozen=True, slots=True)
class _Ties:
    """What binds one activity to others, each of them once.

    Attributes:
        others: The other activities, shape (d,).
        setup: Yen for different slots, shape (d, 1), as all below.
        ahead: Yen per distance while the other comes later.
        behind: Yen per distance while the other comes earlier.
        least: Positions by which the other must come later.
        most: Positions by which the other may come later.
    """

    others: Ints
    setup: Ints
    ahead: Ints
    behind: Ints
    least: Ints
    most: Ints


class Tabu:
    """One problem.

    Args:
        problem: Any problem whose dearest plan costs less than 2 to the 50th.
        seed: Of how long what moved rests.
        stop: Asked now and then; true ends the search.
    """

    def __init__(
        self, problem: Problem, *, seed: int = 1, stop: Callable[[], bool] = lambda: False
    ) -> None:
        self.problem, self._seed, self._stop = problem, seed, stop
        self._positions: Ints = np.array(problem.positions, dtype=np.int64)
        self._rows: Ints = np.array(
            [[_NEVER if c is None else c for c in row] for row in problem.costs], dtype=np.int64
        )
        limited = problem.load_limit is not None
        self._loads: Ints = np.array(
            problem.loads if limited else [0] * len(problem.names), dtype=np.int64
        )
        self._limit = problem.load_limit or 0
        self.needs = Needs(problem)
        self._ties = [_ties(row) for row in _bound(problem)]
        self._mine: Ints = np.repeat(
            np.arange(len(self._ties)), [len(ties.others) for ties in self._ties]
        )
        self._all = _Ties(
            *(
                np.concatenate([getattr(ties, name) for ties in self._ties])
                for name in _Ties.__slots__
            )
        )

    @staticmethod
    def suits(problem: Problem) -> bool:
        """Whether the yen are small enough, and there is something to choose."""
        return dearest(problem) < _NEVER and len(problem.names) > 1

    def better(self, slots: tuple[int, ...], steps: int) -> tuple[int, ...] | None:
        """The cheapest plan met on the way that keeps everything; ``None``: none did.

        Phases lie as late as they can; with slack, a plan that is not taken may be one all the same.

        Args:
            slots: Where to begin; may break the limits.
            steps: Changes made.
        """
        way = _Way(self, np.array(slots, dtype=np.int64), self._seed)
        for number in range(1, steps + 1):
            if number % _ASKED_EVERY == 0 and self._stop():
                break
            way.step(number)
        return way.best

    # the yen of plans and of changes

    def total(self, slots: Ints) -> int:
        """Yen of a plan; what must not be counts as :data:`_NEVER`."""
        every = self._every(slots[self._mine], slots[self._all.others])
        return int(self._rows[np.arange(len(slots)), slots].sum()) + int(every.sum()) // 2

    def overfilled(self, filled: Ints) -> int:
        """Load above the limit, in all slots together."""
        return int(np.maximum(filled - self._limit, 0).sum())

    def filled(self, slots: Ints) -> Ints:
        """Load of every slot."""
        load = np.bincount(slots, weights=self._loads, minlength=len(self._positions))
        return load.astype(np.int64)

    def standing(self, slots: Ints) -> Ints:
        """Yen of each activity in each slot while all others stay, shape (n, k)."""
        table = self._rows.copy()
        for n, ties in enumerate(self._ties):
            np.add.at(table, ties.others, self._charges(ties, int(slots[n])))
        return table

    def repair(self, table: Ints, activity: int, old: int, new: int) -> None:
        """Bring the table up to date after a move."""
        ties = self._ties[activity]
        table[ties.others] += self._charges(ties, new) - self._charges(ties, old)

    def exchanged(self, slots: Ints, gains: Ints) -> Ints:
        """Yen by which exchanging any two activities changes the plan, shape (n, n)."""
        there = gains[:, slots]
        both = there + there.T
        here, other = slots[self._mine], slots[self._all.others]
        # each was counted as if the other stayed
        both[self._mine, self._all.others] += (
            self._every(other, here)
            + self._every(here, other)
            - self._every(other, other)
            - self._every(here, here)
        )
        return both

    def overloaded(self, filled: Ints, slots: Ints) -> tuple[Ints, Ints]:
        """Load above the limit that every move, and every exchange, adds."""
        limit, loads = self._limit, self._loads
        over: Ints = np.maximum(filled - limit, 0)
        into = np.maximum(filled[None, :] + loads[:, None] - limit, 0) - over[None, :]
        out = np.maximum(filled[slots] - loads - limit, 0) - over[slots]
        more = loads[None, :] - loads[:, None]
        kept = np.maximum(filled[slots][:, None] + more - limit, 0) - over[slots][:, None]
        return into + out[:, None], kept + kept.T

    def _charges(self, ties: _Ties, slot: int) -> Ints:
        """Yen of the ties of an activity in a slot, for every slot of the others, shape (d, k)."""
        ahead = np.arange(len(self._positions)) - slot
        return _charged(ties, self._positions - self._positions[slot], ahead)

    def _every(self, mine: Ints, other: Ints) -> Ints:
        """Yen of all ties, each from both sides."""
        distance = self._positions[other] - self._positions[mine]
        return _charged(self._all, distance[:, None], (other - mine)[:, None])[:, 0]


class _Way:
    """The plan at hand, what rests, the penalty, and the best plan met."""

    def __init__(self, tabu: Tabu, slots: Ints, seed: int) -> None:
        self.tabu, self.slots = tabu, slots
        self._rng = random.Random(seed)  # noqa: S311 - no secret, the same way every time
        self._rest = max(2, len(slots) // 4)
        self._until: Ints = np.zeros(len(slots), dtype=np.int64)
        setups = [pair.setup for pair in tabu.problem.pairs if pair.setup]
        self._penalty = sorted(setups)[len(setups) // 2] if setups else 1
        self._kept = self._broken = 0
        self.best: tuple[int, ...] | None = None
        self._least = _NEVER
        self._lay()

    def _lay(self) -> None:
        tabu, slots = self.tabu, self.slots
        self._table, self._total = tabu.standing(slots), tabu.total(slots)
        self._crowding = Crowding(tabu.needs, slots)
        self._count()
        self._note()

    def _count(self) -> None:
        self._filled = self.tabu.filled(self.slots)
        self._over = self.tabu.overfilled(self._filled) + self._crowding.excess()

    def _note(self) -> None:
        """Keep the plan at hand if it is the best so far."""
        if not self._over and self._total < self._least:
            self._least = self._total
            self.best = tuple(int(slot) for slot in self.slots)

    def step(self, number: int) -> None:
        """Make the best change that is allowed."""
        self._weigh(number)
        if number % _WAVES_EVERY == 0 and self._exchange_waves():
            return
        tabu, slots = self.tabu, self.slots
        everyone = np.arange(len(slots))
        gains = self._table - self._table[everyone, slots][:, None]
        more_moved, more_exchanged = self._more()
        moves = gains + self._penalty * more_moved
        moves[everyone, slots] = _NEVER
        exchanges = tabu.exchanged(slots, gains) + self._penalty * more_exchanged
        exchanges[slots[:, None] == slots[None, :]] = _NEVER
        free = self._until < number
        # what rests may move when that leads to the best plan of all
        enough = self._least - self._total - self._penalty * self._over
        moves[~free[:, None] & (moves >= enough)] = _NEVER
        exchanges[~(free[:, None] & free[None, :]) & (exchanges >= enough)] = _NEVER
        move, exchange = int(moves.argmin()), int(exchanges.argmin())
        if min(moves.flat[move], exchanges.flat[exchange]) >= _NEVER // 2:
            return
        if moves.flat[move] <= exchanges.flat[exchange]:
            activity, slot = divmod(move, moves.shape[1])
            self._move(activity, slot, number)
        else:
            one, other = divmod(exchange, len(slots))
            first, second = int(slots[one]), int(slots[other])
            self._move(one, second, number)
            self._move(other, first, number)
        self._note()

    def _move(self, activity: int, slot: int, number: int) -> None:
        old = int(self.slots[activity])
        self._total += int(self._table[activity, slot] - self._table[activity, old])
        self.tabu.repair(self._table, activity, old, slot)
        self.slots[activity] = slot
        self._crowding.move(activity, slot)
        self._count()
        self._until[activity] = number + self._rest + self._rng.randrange(self._rest)

    def _more(self) -> tuple[Ints, Ints]:
        """By how much every move, and every exchange, exceeds the limits more than now.

        Two that need parts of the same resource may exceed it less than this says.
        """
        moved, exchanged = self.tabu.overloaded(self._filled, self.slots)
        if not self.tabu.problem.phases:
            return moved, exchanged
        crowd = self._crowding
        more = crowd.table - crowd.table[np.arange(len(self.slots)), self.slots][:, None]
        there = more[:, self.slots]
        return moved + more, exchanged + np.where(self.tabu.needs.alike, 0, there + there.T)

    def _weigh(self, number: int) -> None:
        """Let the penalty follow whether the limit is kept."""
        self._kept += not self._over
        self._broken += bool(self._over)
        if number % _WATCHED == 0:
            if not self._broken:
                self._penalty = max(self._penalty * 2 // 3, 1)
            elif not self._kept:
                self._penalty = min(self._penalty * 3 // 2 + 1, _NEVER >> 8)
            self._kept = self._broken = 0

    def _exchange_waves(self) -> bool:
        """All of one slot to another and the other way round, if that helps; whether it did."""
        tabu, needs = self.tabu, self.tabu.needs
        best, chosen = self._total + self._penalty * self._over, None
        for slots in self._with_waves_exchanged():
            value = tabu.total(slots)
            if value < best:
                over = tabu.overfilled(tabu.filled(slots)) + needs.excess(needs.used(slots))
                value += self._penalty * over
            if value < best:
                best, chosen = value, slots
        if chosen is not None:
            self.slots = chosen
            self._until[:] = 0
            self._lay()
        return chosen is not None

    def _with_waves_exchanged(self) -> Iterator[Ints]:
        for used in np.unique(self.slots).tolist():
            for slot in range(self._table.shape[1]):
                if slot != used:
                    there, here = self.slots == used, self.slots == slot
                    yield np.where(there, slot, np.where(here, used, self.slots))


_Row = dict[int, list[int]]
"""Setup, ahead, behind, least and most of each other activity."""


def _bound(problem: Problem) -> list[_Row]:
    """Everything between two activities, seen from both of them."""
    rows: list[_Row] = [{} for _ in problem.names]

    def tie(mine: int, other: int) -> list[int]:
        return rows[mine].setdefault(other, [0, 0, 0, -_FREE, _FREE])

    for pair in problem.pairs:
        for mine, other, ahead, behind in (
            (pair.a, pair.b, pair.later, pair.earlier),
            (pair.b, pair.a, pair.earlier, pair.later),
        ):
            here = tie(mine, other)
            here[:3] = [here[0] + pair.setup, here[1] + ahead, here[2] + behind]
    for rule in problem.precedences:
        before, after = tie(rule.before, rule.after), tie(rule.after, rule.before)
        before[3] = max(before[3], rule.lag)
        after[4] = min(after[4], -rule.lag)
    return rows


def _ties(row: _Row) -> _Ties:
    others = sorted(row)
    table = np.array([row[other] for other in others], dtype=np.int64).reshape(-1, 5)
    return _Ties(np.array(others, dtype=np.int64), *(table[:, n : n + 1] for n in range(5)))


def _charged(ties: _Ties, distance: Ints, ahead: Ints) -> Ints:
    """Yen of ties over the distances, and the numbers of slots, by which the others come later."""
    running = np.where(distance > 0, ties.ahead * distance, -ties.behind * distance)
    wrong = (distance < ties.least) | (distance > ties.most)
    # slots of one position have an order, too
    wrong |= (ahead < 0) & (ties.least > -_FREE) | (ahead > 0) & (ties.most < _FREE)
    return (running + ties.setup) * (ahead != 0) + wrong * _NEVER
