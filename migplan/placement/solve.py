"""The optimum of all parts, and what every other choice would cost."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from migplan.placement.eliminate import Exact, eliminate
from migplan.placement.problem import NEVER, Problem, Yen, array, components
from migplan.placement.program import Answer, optimum
from migplan.placement.seconds import seconds


@dataclass(frozen=True, slots=True)
class Solution:
    """The best choice for all items.

    Attributes:
        labels: One for each item.
        cost: Yen of all of them.
        bound: No choice costs less.
        more: By item and label: yen by which the best choice with it is dearer; ``NEVER``: none.
    """

    labels: tuple[int, ...]
    cost: int
    bound: int
    more: tuple[Yen, ...]

    @property
    def proved(self) -> bool:
        """Whether nothing is cheaper."""
        return self.bound >= self.cost


class UnequalProofsError(AssertionError):
    """Two exact methods disagree: a bug, never the user's fault."""


def solve(problem: Problem) -> Solution:
    """Choose a label for every item at the least cost, part by part.

    The mixed-integer program proves the optimum. Elimination, which counts in whole numbers, has to
    come to the same yen, breaks ties by rank, and tells what every other label costs. Where it would
    need too much memory, only the second best of each item is told (see ``seconds``).

    A part in which no choice keeps all rules is solved with as few broken rules as possible.
    """
    labels: list[int] = [0] * len(problem.costs)
    more: list[Yen] = list(problem.costs)
    cost = bound = 0
    for items in components(len(problem.costs), problem.pairs):
        part = problem.part(items)
        found = _part(part)
        for place, item in enumerate(items):
            labels[item], more[item] = found.labels[place], found.more[place]
        cost, bound = cost + found.cost, bound + found.bound
    return Solution(tuple(labels), cost, bound, tuple(more))


def quick(problem: Problem) -> tuple[int, ...]:
    """The same labels without what other choices cost; the program is asked only where it must."""
    labels: list[int] = [0] * len(problem.costs)
    for items in components(len(problem.costs), problem.pairs):
        if len(items) == 1:
            item = items[0]
            row = zip(problem.costs[item].tolist(), problem.rank[item], strict=True)
            labels[item] = min(enumerate(row), key=lambda entry: entry[1])[0]
            continue
        part, _ = _feasible(problem.part(items))
        exact = eliminate(part)
        own = exact.labels if exact else _first_of_equals(part, _by_program(part).labels)
        for place, item in enumerate(items):
            labels[item] = own[place]
    return tuple(labels)


def savings(
    problem: Problem, costs: Mapping[tuple[int, int], int], largest: int
) -> dict[tuple[int, int], int]:
    """What each closed label would save if it alone were open too.

    Args:
        problem: All items.
        costs: Yen of closed labels, by item and label.
        largest: Items of the largest part that is solved again.

    Returns:
        Yen, nothing where it would not be chosen; labels are left out whose part is too large.
    """
    found: dict[tuple[int, int], int] = {}
    for items in components(len(problem.costs), problem.pairs):
        place = {item: number for number, item in enumerate(items)}
        asked = [key for key in costs if key[0] in place]
        if not asked or len(items) > largest:
            continue
        part, _ = _feasible(problem.part(items))
        now = eliminate(part)
        for item, label in asked if now else ():
            only = np.full_like(problem.costs[item], NEVER)
            only[label] = costs[item, label]
            other = eliminate(part.with_costs({place[item]: only}))
            if now is not None and other is not None:
                # what fits to nothing is never chosen
                found[item, label] = max(0, now.cost - other.cost)
    return found


def _part(part: Problem) -> Solution:
    own, most = _feasible(part)
    exact = eliminate(own)
    if len(own.costs) == 1 and exact:
        # one item alone: the cheapest label is proof enough
        return _solution(part, exact, exact.cost, most)
    answer = optimum(own)
    if exact is None:
        given = answer or _by_program(own)
        labels = _first_of_equals(own, given.labels)
        more = seconds(own, labels, given.cost)
        lost = given.cost - part.value(labels)
        return Solution(labels, given.cost - lost, given.bound - lost, more)
    if answer is not None and answer.proved and answer.cost != exact.cost:
        raise UnequalProofsError(f"{answer.cost} yen by the program, {exact.cost} by elimination")
    return _solution(part, exact, answer.bound if answer else exact.cost, most)


def _solution(part: Problem, exact: Exact, bound: int, most: int) -> Solution:
    """The solution in yen of the part itself: what broken rules were charged with is taken off."""
    lost = exact.cost - part.value(exact.labels)
    limit = most or NEVER
    more = tuple(
        array(np.where((row >= NEVER) | (row - exact.cost >= limit), NEVER, row - exact.cost))
        for row in exact.best
    )
    return Solution(exact.labels, exact.cost - lost, min(bound, exact.cost) - lost, more)


def _feasible(part: Problem) -> tuple[Problem, int]:
    """The part itself, or the one in which rules may be broken at a price, and that price."""
    if not any(x.closed.any() for x in part.pairs):
        return part, 0
    exact = eliminate(part)
    if (exact.cost < NEVER) if exact else (optimum(part) is not None):
        return part, 0
    return part.relaxed()


def _by_program(part: Problem) -> Answer:
    answer = optimum(part)
    if answer is not None:
        return answer
    # the solver gave up: the cheapest label of each item is a choice, and not proved to be the best
    labels = tuple(int(np.argmin(cost)) for cost in part.costs)
    return Answer(labels, part.value(labels), 0)


def _first_of_equals(part: Problem, labels: tuple[int, ...]) -> tuple[int, ...]:
    """Exchange single labels for others that cost the same and come first."""
    own, cost = list(labels), part.value(labels)
    for item, rank in enumerate(part.rank):
        for label in sorted(range(len(rank)), key=lambda n, rank=rank: rank[n]):
            if rank[label] >= rank[own[item]]:
                break
            tried = [*own[:item], label, *own[item + 1 :]]
            broken = any(x.closed[tried[x.a], tried[x.b]] for x in part.pairs)
            if part.costs[item][label] < NEVER and not broken and part.value(tried) == cost:
                own = tried
    return tuple(own)
