"""Random problems for the waves, random multipliers, and both tried out completely."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product
from random import Random

import numpy as np
from hypothesis import strategies as st

from migplan.planning.problem import Pair, Precedence, Problem, faults, total_cost
from migplan.planning.waves.arrays import Arrays, Wave
from migplan.planning.waves.duals import Multipliers, Standing, clipped, remains_of, standing_of
from migplan.planning.waves.order import narrow_order
from migplan.planning.waves.pricing import Pricing

STEPS = (0, 1, 1, 2, 3)
YEN = (0, 5, 30, 120)


@st.composite
def wave_problems(
    draw: st.DrawFn, most: int = 6, slots: int = 4, lags: tuple[int, ...] = (0,)
) -> Problem:
    """A problem without resources; some slots share a position, some cells are closed."""
    random = draw(st.randoms(use_true_random=False))
    count, length = draw(st.integers(1, most)), draw(st.integers(1, slots))
    positions = [0]
    while len(positions) < length:
        positions.append(positions[-1] + random.choice(STEPS))
    both = list(combinations(range(count), 2))
    rate = random.choice((0, 3, 10))
    return Problem(
        names=tuple(f"a{n}" for n in range(count)),
        positions=tuple(positions),
        costs=tuple(
            tuple(None if random.random() < 0.2 else random.randint(0, 60) for _ in positions)
            for _ in range(count)
        ),
        pairs=tuple(
            Pair(a, b, random.choice(YEN), random.randint(0, rate), random.randint(0, rate))
            for a, b in both
            if random.random() < 0.6
        ),
        precedences=tuple(
            Precedence(*random.sample(pair, 2), random.choice(lags))
            for pair in both
            if random.random() < 0.1
        ),
        loads=tuple(random.choice((0, 1, 1, 2)) for _ in range(count)),
        load_limit=random.choice((None, 1, 2, 3, 4)),
    )


def plans(problem: Problem) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Cost and slots of every feasible plan."""
    for slots in product(*(problem.allowed(n) for n in range(len(problem.names)))):
        if not faults(problem, slots):
            yield total_cost(problem, slots), slots


def a_pricing(arrays: Arrays) -> Pricing:
    return Pricing(arrays, narrow_order(arrays.count, arrays.ends()))


def multipliers(arrays: Arrays, seed: int) -> Multipliers:
    """Any multipliers, from none at all to some far too large."""
    random = np.random.default_rng(seed)
    size = arrays.grain * random.choice([0, 3, 20, 100])

    def drawn(*shape: int) -> np.ndarray:
        return random.normal(0, 1, shape) * size

    pairs, slots = len(arrays.first), len(arrays.slots)
    return clipped(
        arrays,
        drawn(arrays.count, slots),
        drawn(pairs, slots - 1),
        drawn(pairs),
        drawn(len(arrays.precedences), slots),
        drawn(pairs, slots - 1),
    )


def a_standing(arrays: Arrays, given: Multipliers) -> Standing:
    remains = remains_of(arrays, given)
    return standing_of(remains, given, a_pricing(arrays).best(remains.profit, remains.pair_profit))


def profit_of(arrays: Arrays, standing: Standing, wave: Wave, slot: int) -> float:
    """By the definition: the activities, and the pairs with both ends inside."""
    both = zip(arrays.first.tolist(), arrays.second.tolist(), strict=True)
    pairs = [n for n, (a, b) in enumerate(both) if a in wave and b in wave]
    own = sum(float(standing.remains.profit[n, slot]) for n in wave)
    return own + sum(float(standing.remains.pair_profit[n]) for n in pairs)


def waves_of(arrays: Arrays, slot: int) -> Iterator[Wave]:
    """Every wave that may lie in a slot, the empty one left out."""
    for size in range(1, arrays.count + 1):
        for wave in combinations(range(arrays.count), size):
            fits = arrays.rooms.hold(wave)
            if fits and arrays.allowed[list(wave), slot].all():
                yield wave


def relabelled(problem: Problem, random: Random) -> Problem:
    """The same activities in another order, the pairs and precedences shuffled."""
    count = len(problem.names)
    order = random.sample(range(count), count)
    place = {old: new for new, old in enumerate(order)}
    pairs = [
        Pair(place[p.a], place[p.b], p.setup, p.later, p.earlier)
        if place[p.a] < place[p.b]
        else Pair(place[p.b], place[p.a], p.setup, p.earlier, p.later)
        for p in random.sample(problem.pairs, len(problem.pairs))
    ]
    return replace(
        problem,
        costs=tuple(problem.costs[n] for n in order),
        loads=tuple(problem.loads[n] for n in order),
        phases=tuple(problem.phases[n] for n in order) if problem.phases else (),
        releases=tuple(problem.releases[n] for n in order) if problem.releases else (),
        pairs=tuple(pairs),
        precedences=tuple(
            Precedence(place[r.before], place[r.after], r.lag) for r in problem.precedences
        ),
    )


def in_other_money(problem: Problem, rate: int) -> Problem:
    """The same problem with every yen worth ``rate``."""
    return replace(
        problem,
        costs=tuple(tuple(None if c is None else c * rate for c in row) for row in problem.costs),
        pairs=tuple(
            replace(p, setup=p.setup * rate, later=p.later * rate, earlier=p.earlier * rate)
            for p in problem.pairs
        ),
    )
