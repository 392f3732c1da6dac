"""Dates by list scheduling: a start for the search where limits make feasible dates scarce.

Activities are placed one after the other, those with the least room first and never before what has
to precede them, each in the first slot that keeps every limit (serial schedule generation; Kolisch,
EJOR 1996, section 2). Several orders are tried, because a greedy order may run into a dead end.
"""

from collections.abc import Callable, Iterator

from migplan.planning.limits import Limits
from migplan.planning.problem import Problem

Rule = Callable[[int], tuple[int, ...]]


def constructed(problem: Problem) -> Iterator[tuple[int, ...]]:
    """Yield the feasible dates that the orders lead to, if any do."""
    allowed = [problem.allowed(n) for n in range(len(problem.names))]
    length = [sum(phase.duration for phase in problem.work(n)) for n in range(len(problem.names))]
    rules: tuple[Rule, ...] = (
        lambda n: (allowed[n][-1], len(allowed[n]), n),
        lambda n: (len(allowed[n]), allowed[n][-1], n),
        lambda n: (-length[n], allowed[n][-1], n),
        lambda n: (allowed[n][0], allowed[n][-1], n),
    )
    for rule in rules:
        slots = _placed(problem, allowed, rule)
        if slots is not None:
            yield slots


def _placed(problem: Problem, allowed: list[tuple[int, ...]], rule: Rule) -> tuple[int, ...] | None:
    limits = Limits(problem)
    before: list[set[int]] = [set() for _ in problem.names]
    for precedence in problem.precedences:
        before[precedence.after].add(precedence.before)
    waiting = set(range(len(problem.names)))
    while waiting:
        ready = [n for n in waiting if not before[n] & waiting]
        if not ready:
            return None
        activity = min(ready, key=rule)
        if not _put(limits, activity, allowed[activity]):
            return None
        waiting.remove(activity)
    return tuple(limits.slots[n] for n in range(len(problem.names)))


def _put(limits: Limits, activity: int, slots: tuple[int, ...]) -> bool:
    """Place an activity in the first slot that keeps every limit."""
    for slot in slots:
        if limits.place(activity, slot) == 0:
            return True
        limits.take(activity)
    return False
