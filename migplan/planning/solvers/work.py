"""Phases and resources of a problem as intervals of a CP-SAT model."""

from itertools import groupby
from typing import Any

from migplan.planning.problem import Problem, Resource, Starts, latest_chain
from migplan.planning.solvers.stairs import Stairs


class Work:
    """One interval per phase; a chain ends with the slot of its activity."""

    def __init__(self, model: Any, problem: Problem, stairs: Stairs) -> None:
        self.model, self.problem = model, problem
        self._starts: list[list[Any]] = []
        self._variables: dict[tuple[int, int], Any] = {}
        self._bound: list[list[tuple[Any, int]]] = [[] for _ in problem.resources]
        if not problem.elastic and problem.pairs:
            self._unit_by_unit(stairs)
            return
        for activity in range(len(problem.names) if problem.phases else 0):
            self._chain(activity, stairs.position[activity])
        for resource, bound in zip(problem.resources, self._bound, strict=True):
            if bound:
                self._limit(resource, bound)

    def starts(self, solver: Any) -> Starts:
        """Start of every phase of a solution; empty when there is no choice."""
        if not self.problem.elastic:
            return ()
        return tuple(tuple(solver.value(start) for start in row) for row in self._starts)

    def hint(self, starts: Starts) -> None:
        """Start from a plan."""
        for (activity, number), variable in self._variables.items():
            self.model.add_hint(variable, starts[activity][number])

    def _chain(self, activity: int, position: Any) -> None:
        chain, units = self.problem.work(activity), self.problem.units
        end: Any = position + 1
        starts: list[Any] = []
        for number in range(len(chain) - 1, -1, -1):
            phase = chain[number]
            if phase.slack:
                name = f"{self.problem.names[activity]}.{number}"
                start = self.model.new_int_var(units[0], units[-1], name)
                self._variables[activity, number] = start
                self.model.add(start + phase.duration <= end)
                self.model.add(start + phase.duration + phase.slack >= end)
            else:
                start = end - phase.duration
            starts.insert(0, start)
            interval = self.model.new_fixed_size_interval_var(
                start, phase.duration, f"work{activity}.{number}"
            )
            for resource, amount in phase.demands:
                self._bound[resource].append((interval, amount))
            end = start
        if chain and self.problem.releases:
            self.model.add(end >= self.problem.releases[activity])
        self._starts.append(starts)

    def _unit_by_unit(self, stairs: Stairs) -> None:
        """Work that lies fixed before its slot: one sum per unit keeps the relaxation tight."""
        for number, resource in enumerate(self.problem.resources):
            busy: dict[int, list[Any]] = {}
            for activity, row in enumerate(stairs.chosen):
                for slot, literal in row.items():
                    begins = latest_chain(self.problem, activity, slot)
                    for phase, begin in zip(self.problem.work(activity), begins, strict=True):
                        amount = dict(phase.demands).get(number, 0)
                        for unit in range(begin, begin + phase.duration) if amount else ():
                            busy.setdefault(unit, []).append(amount * literal)
            for unit, bound in sorted(busy.items()):
                self.model.add(sum(bound) <= resource.at(unit))

    def _limit(self, resource: Resource, bound: list[tuple[Any, int]]) -> None:
        """A cumulative constraint; where there is less than usual, the rest is bound already."""
        most = max([resource.capacity, *(amount for _, amount in resource.changes)])
        intervals = [interval for interval, _ in bound]
        amounts = [amount for _, amount in bound]
        for missing, stretch in groupby(
            self.problem.units, key=lambda unit: most - resource.at(unit)
        ):
            length = list(stretch)
            if missing:
                intervals.append(
                    self.model.new_fixed_size_interval_var(length[0], len(length), "less")
                )
                amounts.append(missing)
        self.model.add_cumulative(intervals, amounts, most)
