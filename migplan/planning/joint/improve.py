"""Better joint plans: a few bodies are planned anew while the others stay (block coordinate descent)."""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from migplan.planning.joint.merge import Placed, Use, added, beside, less, merged, shared_use
from migplan.planning.problem import Problem, Resource, Starts, latest_starts, total_cost
from migplan.planning.solvers.cpsat import solve_cpsat
from migplan.planning.solvers.neighbours import improved

BUDGET = 2.0
"""Deterministic time of CP-SAT for a block."""

LARGEST = 48
"""Activities of a block that CP-SAT takes as a whole; of a larger one, a few at a time."""

TRIES = 8
TRY_BUDGET = 0.25
"""Neighbourhoods looked at in a larger block, and the deterministic time for each."""

PAIRS = 1
"""Partners at most with which a body is planned anew in one round."""

Plans = tuple[Placed, ...]


def better(
    bodies: Sequence[Problem],
    shared: Sequence[Resource],
    plans: Plans,
    *,
    seed: int,
    rounds: int,
    stop: Callable[[], bool],
) -> Iterator[Plans]:
    """Yield joint plans, each cheaper than the one before.

    Args:
        bodies: Their problems.
        shared: What they share.
        plans: A joint plan that keeps every limit.
        seed: Of the choice of neighbourhoods; each round has one of its own.
        rounds: How often all blocks are taken up at most.
        stop: Asked before each neighbourhood.
    """
    for number in range(rounds):
        gained = False
        for block in _blocks(bodies, shared, plans, number):
            for found in _block(block, bodies, shared, plans, seed + number, stop):
                plans, gained = found, True
                yield plans
            if stop():
                return
        if not gained and number:
            return


def _blocks(
    bodies: Sequence[Problem], shared: Sequence[Resource], plans: Plans, number: int
) -> list[tuple[int, ...]]:
    """Single bodies first; in later rounds pairs that need the same at the same time."""
    if number == 0:
        return [(body,) for body in range(len(bodies))]
    uses = [shared_use(b, plan, shared) for b, plan in zip(bodies, plans, strict=True)]
    total = added(uses, len(shared))
    near: dict[tuple[int, int], int] = {}
    for a, b in combinations(range(len(bodies)), 2):
        if bodies[a].load_limit is None and bodies[b].load_limit is None:
            near[a, b] = _meeting(uses[a], uses[b], total, shared)
    chosen: dict[tuple[int, ...], None] = {}
    for body in range(len(bodies)):
        partners = sorted((-n, pair) for pair, n in near.items() if body in pair and n)
        # every round goes on to other partners
        at = (number - 1) * PAIRS % max(1, len(partners))
        chosen |= dict.fromkeys(pair for _, pair in partners[at : at + PAIRS])
        chosen |= {} if partners else {(body,): None}
    return list(chosen)


def _meeting(a: Use, b: Use, total: Use, shared: Sequence[Resource]) -> int:
    """How much two bodies use where there is little left."""
    return sum(
        min(amount, b[number].get(unit, 0))
        for number, resource in enumerate(shared)
        for unit, amount in a[number].items()
        if 4 * total[number][unit] >= 3 * resource.at(unit)
    )


def _block(
    block: tuple[int, ...],
    bodies: Sequence[Problem],
    shared: Sequence[Resource],
    plans: Plans,
    seed: int,
    stop: Callable[[], bool],
) -> Iterator[Plans]:
    others = added(
        [shared_use(bodies[b], plans[b], shared) for b in range(len(bodies)) if b not in block],
        len(shared),
    )
    if len(block) == 1:
        whole, problem, at = None, beside(bodies[block[0]], shared, others), plans[block[0]]
    else:
        left = [less(resource, used) for resource, used in zip(shared, others, strict=True)]
        whole = merged([bodies[b] for b in block], left)
        problem, at = whole.problem, whole.together([plans[b] for b in block])
    for slots, starts in _improved(problem, at, seed, stop):
        parts = whole.apart(slots, starts) if whole else (Placed(slots, starts),)
        now = dict(zip(block, parts, strict=True))
        yield tuple(now.get(b, plan) for b, plan in enumerate(plans))


def _improved(
    problem: Problem, at: Placed, seed: int, stop: Callable[[], bool]
) -> Iterator[tuple[tuple[int, ...], Starts]]:
    """Cheaper and cheaper dates of a block, with the starts of its phases."""
    value = total_cost(problem, at.slots)
    if len(problem.names) <= LARGEST:
        found = solve_cpsat(
            problem, seed=seed, budget=BUDGET, hint=at.slots, starts=at.starts, stop=stop
        )
        steps = iter([(found.slots, found.starts)] if found.slots is not None else [])
    else:
        steps = improved(
            problem, at.slots, at.starts, seed=seed, tries=TRIES, budget=TRY_BUDGET, stop=stop
        )
    for slots, starts in steps:
        total = total_cost(problem, slots)
        if total < value:
            value = total
            yield slots, starts or latest_starts(problem, slots)
