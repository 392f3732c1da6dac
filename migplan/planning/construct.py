"""Dates by list scheduling: a start for the search where limits make feasible dates scarce.

Activities are placed one after the other, those with the least room first and never before what has
to precede them, each in the first slot that keeps every limit (serial schedule generation; Kolisch,
EJOR 1996, section 2). Several orders are tried, because a greedy order may run into a dead end.
"""

from collections.abc import Callable, Iterator

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
    state = _State(problem)
    waiting = set(range(len(problem.names)))
    while waiting:
        ready = [n for n in waiting if not state.before[n] & waiting]
        if not ready:
            return None
        activity = min(ready, key=rule)
        slot = next((s for s in allowed[activity] if state.fits(activity, s)), None)
        if slot is None:
            return None
        state.place(activity, slot)
        waiting.remove(activity)
    return tuple(state.slots[n] for n in range(len(problem.names)))


class _State:
    """What has been placed, and how much of every limit that uses."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.slots: dict[int, int] = {}
        self.before: list[set[int]] = [set() for _ in problem.names]
        for rule in problem.precedences:
            self.before[rule.after].add(rule.before)
        self._lags = [
            [r for r in problem.precedences if r.after == n] for n in range(len(problem.names))
        ]
        self._load: dict[int, int] = {}
        self._used: list[dict[int, int]] = [{} for _ in problem.resources]

    def fits(self, activity: int, slot: int) -> bool:
        """Whether an activity may lie in a slot beside what is placed."""
        positions, limit = self.problem.positions, self.problem.load_limit
        for rule in self._lags[activity]:
            first = self.slots[rule.before]
            if slot < first or positions[slot] - positions[first] < rule.lag:
                return False
        if limit is not None and self._load.get(slot, 0) + self.problem.loads[activity] > limit:
            return False
        length = sum(phase.duration for phase in self.problem.work(activity))
        releases = self.problem.releases
        if releases and length and positions[slot] + 1 - length < releases[activity]:
            return False
        return all(
            self._used[k].get(unit, 0) + amount <= self.problem.resources[k].at(unit)
            for unit, k, amount in self._bound(activity, slot)
        )

    def _bound(self, activity: int, slot: int) -> Iterator[tuple[int, int, int]]:
        """Unit, resource and amount of everything that the work on an activity binds."""
        unit = self.problem.positions[slot] + 1
        for phase in reversed(self.problem.work(activity)):
            unit -= phase.duration
            for number, amount in phase.demands:
                for n in range(unit, unit + phase.duration):
                    yield n, number, amount

    def place(self, activity: int, slot: int) -> None:
        """Put an activity into a slot."""
        self.slots[activity] = slot
        if self.problem.load_limit is not None:
            self._load[slot] = self._load.get(slot, 0) + self.problem.loads[activity]
        for unit, k, amount in self._bound(activity, slot):
            self._used[k][unit] = self._used[k].get(unit, 0) + amount
