"""The way from a problem to its best plan, or to a bound close to it, by whole waves.

The linear program over waves gives a bound and good waves; a walk over the slots with these gives a
good plan; a walk with all waves that a better plan could use proves it, or finds a better one.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from migplan.planning.problem import Problem, faults, total_cost
from migplan.planning.waves.arrays import Arrays, arrays_of, dearest, spread
from migplan.planning.waves.duals import Standing
from migplan.planning.waves.generate import Generated, generate
from migplan.planning.waves.listing import all_waves
from migplan.planning.waves.master import Master
from migplan.planning.waves.order import narrow_order
from migplan.planning.waves.priced import cheapest
from migplan.planning.waves.pricing import Pricing, cells_of
from migplan.planning.waves.rooms import Limit
from migplan.planning.waves.sweep import sweep

Slots = tuple[int, ...]
Told = Callable[[Slots | None, int], None]
"""Called with the best slots so far and the best bound in yen."""

_FORCED_WORK = 1 << 27
_PRICED_WORK = 1 << 27
"""Cells of all tables of a round up to which activities are forced in, or waves priced at all."""

_ROUGH_MOVES = 4
_ROUGHLY = 2
_SPREAD_STEP = 10
_MOST_SPREAD = 2
"""Pairs are spread ten by ten, up to one in so many, until a rough order is nearly narrow enough."""

_WAVES = 4000
_ROOM = 4000
"""Waves and states of the walk that looks for a plan."""

_LISTED = 150_000
_PROOF_ROOM = 200_000
"""Waves and states of the walk that proves."""

_FIRST_MARGIN = 0.001
_WIDER = 1.8
"""The first margin as a share of the bound, and by how much the next is wider."""


@dataclass(frozen=True, slots=True)
class Proved:
    """What the waves led to.

    Attributes:
        slots: The best slots found, those given at the start included.
        bound: Yen; no choice of slots costs less.
    """

    slots: Slots | None
    bound: int


def prove(
    problem: Problem,
    plans: Sequence[Slots],
    *,
    rounds: int,
    limits: Sequence[Limit] = (),
    told: Told = lambda _, __: None,
    stop: Callable[[], bool] = lambda: False,
) -> Proved | None:
    """Look for the best plan and a bound.

    Resources and precedences with a lag are not part of the waves: without them the optimum can
    only be lower, so the bound holds, and a plan is taken only when it keeps them.

    Args:
        problem: Any problem.
        plans: Feasible plans to start from.
        rounds: Programs solved at most.
        limits: What waves must keep beside the load limit.
        told: Called after each improvement.
        stop: Asked now and then whether to end early.

    Returns:
        ``None`` when waves cannot be priced: yen too large, or too many pairs across any order.
    """
    arrays = arrays_of(problem, limits)
    if arrays is None or arrays.layers == 0:
        return None
    pricing = affordable(arrays)
    if pricing is None:
        return None
    return _Proof(problem, pricing, plans, told, stop).run(
        rounds, forced=pricing.work * arrays.count <= _FORCED_WORK
    )


def affordable(arrays: Arrays) -> Pricing | None:
    """A pricing that takes not too long, with as few set-ups spread as that needs."""
    numbers = range(0, len(arrays.first) // _MOST_SPREAD + 1, _SPREAD_STEP)

    def rough(number: int) -> bool:
        fewer = spread(arrays, number)
        order = narrow_order(arrays.count, fewer.ends(), moves=_ROUGH_MOVES)
        return cells_of(fewer, order) <= _ROUGHLY * _PRICED_WORK

    for number in numbers[bisect_left(numbers, True, key=rough) :]:
        fewer = spread(arrays, number)
        pricing = Pricing(fewer, narrow_order(arrays.count, fewer.ends()))
        if pricing.work <= _PRICED_WORK:
            return pricing
    return None


class _Proof:
    def __init__(
        self,
        problem: Problem,
        pricing: Pricing,
        plans: Sequence[Slots],
        told: Told,
        stop: Callable[[], bool],
    ) -> None:
        self.problem, self.arrays, self.pricing = problem, pricing.arrays, pricing
        self.told, self.stop = told, stop
        self.plans = list(plans)
        self.best = min(self.plans, key=lambda p: (total_cost(problem, p), p), default=None)
        self.bound = 0
        self.ceiling = dearest(pricing.arrays)

    def run(self, rounds: int, *, forced: bool) -> Proved:
        place = {slot: n for n, slot in enumerate(self.arrays.slots)}
        value = self._value()
        known = generate(
            self.arrays,
            self.pricing,
            [[place[slot] for slot in plan] for plan in self.plans],
            rounds=rounds,
            forced=forced,
            target=None if forced or value is None else float(value * self.arrays.grain),
            enough=self._enough,
        )
        if known.standing is not None:
            self._raise(known.bound)
            self._look(known.master, known.standing)
            if self.arrays.whole.all():
                self._prove(known.standing)
        value = self._value()
        return Proved(self.best, self.bound if value is None else min(self.bound, value))

    def _look(self, master: Master, standing: Standing) -> None:
        """Walk with the best waves at hand, for a plan."""
        waves = cheapest(master, standing, _WAVES)
        margin = _FIRST_MARGIN * abs(standing.bound) + self.arrays.grain
        while not self._over():
            near = [wave for wave in waves if wave[2] <= margin]
            swept = sweep(self.arrays, standing, near, margin, room=_ROOM)
            self._offer(swept.plan)
            if swept.plan is not None or margin >= self._missing(standing.bound):
                return
            margin *= _WIDER

    def _prove(self, standing: Standing) -> None:
        """Walk with all waves within a margin that grows until it holds the optimum."""
        margin = _FIRST_MARGIN * abs(standing.bound)
        while not self._over():
            margin = min(margin, self._missing(standing.bound))
            waves = all_waves(self.pricing, standing, margin, most=_LISTED)
            if waves is None:
                return
            swept = sweep(self.arrays, standing, waves, margin, room=_PROOF_ROOM)
            self._offer(swept.plan)
            if not swept.complete:
                return
            least = min(swept.margin, swept.extra)
            self._raise(standing.bound + least, beyond=swept.plan is None)
            if swept.plan is not None or margin >= self._missing(standing.bound):
                return
            margin *= _WIDER

    def _value(self) -> int | None:
        return None if self.best is None else total_cost(self.problem, self.best)

    def _missing(self, bound: float) -> float:
        """Grains between a bound and the last plan that would be better than the best known."""
        value = self._value()
        better = self.ceiling if value is None else (value - 1) * self.arrays.grain
        return max(better - bound, 0.0)

    def _over(self) -> bool:
        value = self._value()
        return (value is not None and self.bound >= value) or self.stop()

    def _enough(self, known: Generated) -> bool:
        self._raise(known.bound)
        return self._over()

    def _raise(self, grains: float, *, beyond: bool = False) -> None:
        """Take a bound: costs are whole yen, so a broken one is rounded up."""
        if grains <= 0:
            return
        whole, rest = divmod(grains, self.arrays.grain)
        bound = int(whole) + (1 if rest or beyond else 0)
        if bound > self.bound:
            self.bound = bound
            self.told(self.best, bound)

    def _offer(self, plan: Slots | None) -> None:
        if plan is None:
            return
        slots = tuple(self.arrays.slots[place] for place in plan)
        if faults(self.problem, slots):
            return
        value = self._value()
        total = total_cost(self.problem, slots)
        if self.best is None or value is None or (total, slots) < (value, self.best):
            self.best = slots
            self.told(slots, self.bound)
