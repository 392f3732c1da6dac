"""Local search: from any dates downhill to dates that no single change improves.

Three changes are tried in a fixed order: one activity to another slot, all activities of a slot to
another slot, and an activity together with a neighbour. Nothing is random, so equal problems give
equal plans.
"""

from collections.abc import Iterator

from migplan.planning.problem import Problem, faults, pair_cost

_FAULT = 10**13
"""Weight of one violated limit: more than any plan costs."""


_STARTS = 8


class Search:
    """Downhill steps on one problem."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._allowed = [problem.allowed(n) for n in range(len(problem.names))]
        self._pairs: list[list[int]] = [[] for _ in problem.names]
        for number, pair in enumerate(problem.pairs):
            self._pairs[pair.a].append(number)
            self._pairs[pair.b].append(number)
        self._limited = bool(
            problem.precedences or problem.resources or problem.load_limit is not None
        )

    def starts(self) -> Iterator[tuple[int, ...]]:
        """Dates to start from: each at its cheapest, then all as near to one slot as they may."""
        yield tuple(
            min(row, key=lambda s, n=n: (self._unit(n, s), s))
            for n, row in enumerate(self._allowed)
        )
        slots = len(self.problem.positions)
        for slot in range(0, slots, max(1, slots // _STARTS)):
            yield tuple(
                min(row, key=lambda s, near=slot: (abs(s - near), s)) for row in self._allowed
            )

    def descend(self, slots: tuple[int, ...]) -> tuple[int, ...]:
        """Improve until no change helps."""
        current = list(slots)
        fault = self._faults(current)
        better = True
        while better:
            better = False
            for group in self._groups(current):
                best = (0, fault, None)
                for slot in sorted({s for n in group for s in self._allowed[n]}):
                    move = self._move(current, group, slot)
                    if move is None:
                        continue
                    gain = self._cost_of(move, group) - self._cost_of(current, group)
                    if gain + _FAULT * (0 - fault) >= best[0] + _FAULT * (best[1] - fault):
                        continue
                    after = self._faults(move)
                    if gain + _FAULT * (after - fault) < best[0] + _FAULT * (best[1] - fault):
                        best = (gain, after, move)
                if best[2] is not None:
                    current, fault, better = best[2], best[1], True
        return tuple(current)

    def feasible(self, slots: tuple[int, ...]) -> bool:
        """Whether nothing is violated."""
        return not faults(self.problem, slots)

    def _groups(self, current: list[int]) -> Iterator[tuple[int, ...]]:
        for n in range(len(current)):
            yield (n,)
        for slot in sorted(set(current)):
            group = tuple(n for n, s in enumerate(current) if s == slot)
            if len(group) > 1:
                yield group
        for pair in self.problem.pairs:
            yield (pair.a, pair.b)

    def _move(self, current: list[int], group: tuple[int, ...], slot: int) -> list[int] | None:
        if any(self.problem.costs[n][slot] is None for n in group):
            return None
        if all(current[n] == slot for n in group):
            return None
        moved = list(current)
        for n in group:
            moved[n] = slot
        return moved

    def _unit(self, activity: int, slot: int) -> int:
        return self.problem.costs[activity][slot] or 0

    def _cost_of(self, slots: list[int], group: tuple[int, ...]) -> int:
        """Yen that depend on the slots of a group."""
        numbers = {number for n in group for number in self._pairs[n]}
        total = sum(self._unit(n, slots[n]) for n in group)
        for number in numbers:
            pair = self.problem.pairs[number]
            total += pair_cost(self.problem, pair, slots[pair.a], slots[pair.b])
        return total

    def _faults(self, slots: list[int]) -> int:
        return len(faults(self.problem, tuple(slots))) if self._limited else 0
