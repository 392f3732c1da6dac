"""The unknown dates as variables of CP-SAT, made only for the systems that a rule speaks of.

A system is a row of Booleans "lies in slot t" of which one is true, and a staircase "lies in slot
t or before"; see :mod:`migplan.planning.solvers.cpsat`.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from migplan.planning.conflict.chain import NO_WORK, Work, project_key


@dataclass(frozen=True, slots=True)
class Found:
    """Dates that keep what was asked; only of what was asked about.

    Attributes:
        slots: By system or project; for systems that lie together, by the one that stands for them.
        starts: First month of every phase, by project.
    """

    slots: Mapping[str, int]
    starts: Mapping[str, tuple[int, ...]]


class Dates:
    """A model without any cost.

    Besides the systems it dates the project of each unit of several: it ends in the slot of some
    member, which is that of all as long as they lie together. So no rule about projects asks for
    more when members lie apart; the search for a smallest contradiction rests on that.
    """

    def __init__(
        self,
        months: Sequence[int],
        usable: Iterable[int],
        leaders: Mapping[str, str],
        units: Iterable[tuple[str, ...]] = (),
        work: Work = NO_WORK,
    ) -> None:
        """Start with no systems.

        Args:
            months: Month of each slot; never decreasing.
            usable: The slots that exist.
            leaders: For systems that certainly lie together, the one that stands for them.
            units: What makes up the projects.
            work: Their phases, which are dated once a rule asks for them.
        """
        from ortools.sat.python import cp_model

        self.model: Any = cp_model.CpModel()
        self.months = tuple(months)
        self._usable = tuple(sorted(usable))
        self._leaders = dict(leaders)
        self._members = {project_key(unit): unit for unit in units if len(unit) > 1}
        for name, unit in self._members.items():
            standing = {self.leader(key) for key in unit}
            if len(standing) == 1:
                self._leaders[name] = standing.pop()
        self.work = work
        self._begun: dict[str, list[tuple[int, list[Any]]]] = {}
        self._chosen: dict[str, dict[int, Any]] = {}
        self._closed: list[tuple[Mapping[str, frozenset[int]], Any | None]] = []
        self._moved: dict[str, list[Any]] = {}

    def leader(self, key: str) -> str:
        """The system whose variables are those of this one."""
        return self._leaders.get(key, key)

    def chosen(self, key: str) -> Mapping[int, Any]:
        """ "Lies in this slot", by slot."""
        name = self.leader(key)
        if name not in self._chosen:
            row = {slot: self.model.new_bool_var(f"{name}@{slot}") for slot in self._usable}
            self.model.add_exactly_one(row.values())
            self._chosen[name] = row
            rows = [self.chosen(key) for key in self._members.get(name, ())]
            for slot, literal in row.items() if rows else ():
                self.model.add_bool_or([~literal, *(other[slot] for other in rows)])
            if rows:
                for closed, on in self._closed:
                    self._close(name, closed, on)
        return self._chosen[name]

    def close(self, closed: Mapping[str, frozenset[int]], on: Any | None) -> None:
        """Demand that systems stay out of slots; projects, out of those closed to all members."""
        for key, slots in sorted(closed.items()):
            row = self.chosen(key)
            self.demand_all([~row[slot] for slot in sorted(slots & row.keys())], on)
        self._closed.append((closed, on))
        for name in self._members:
            if name in self._chosen:
                self._close(name, closed, on)

    def _close(self, name: str, closed: Mapping[str, frozenset[int]], on: Any | None) -> None:
        """What follows for a project; lets the linear relaxation see where it cannot lie."""
        members = [closed.get(key, frozenset[int]()) for key in self._members[name]]
        row = self._chosen[name]
        shut = [slot for slot in sorted(row) if all(slot in slots for slots in members)]
        self.demand_all([~row[slot] for slot in shut], on)

    def moved(self, key: str) -> Sequence[Any]:
        """ "Lies in this slot or before", by slot."""
        name = self.leader(key)
        if name not in self._moved:
            row = self.chosen(key)
            steps: list[Any] = []
            before: Any = 0
            for slot in range(len(self.months)):
                if slot in row:
                    step = self.model.new_bool_var(f"{name}<={slot}")
                    self.model.add(step == before + row[slot])
                    before = step
                steps.append(before)
            self._moved[name] = steps
        return self._moved[name]

    def read(self, solver: Any) -> Found:
        """The dates of a solution."""
        slots = {
            key: next(slot for slot, literal in row.items() if solver.boolean_value(literal))
            for key, row in self._chosen.items()
        }
        starts = {
            key: tuple(
                first + sum(not solver.boolean_value(step) for step in steps)
                for first, steps in rows
            )
            for key, rows in self._begun.items()
        }
        return Found(slots, starts)

    def hint(self, found: Found) -> None:
        """Start from dates."""
        for key, slot in found.slots.items():
            for other, literal in self._chosen.get(key, {}).items():
                self.model.add_hint(literal, other == slot)

    def switch(self, name: str) -> Any:
        """A new literal to hang rules on."""
        return self.model.new_bool_var(name)

    def moved_by(self, key: str, month: int) -> Any:
        """ "Lies in this month or before"."""
        slot = bisect_right(self.months, month) - 1
        return self.moved(key)[slot] if slot >= 0 else 0

    def begun(self, key: str, phase: int, month: int) -> Any:
        """ "This phase of a project begins in this month or before"; a literal, 0 or 1."""
        if key not in self._begun:
            self._date_phases(key)
        first, steps = self._begun[key][phase]
        if month < first:
            return 0
        return steps[month - first] if month < first + len(steps) else 1

    def busy(self, key: str, phase: int, month: int) -> Any:
        """1 in the months in which a phase runs, otherwise 0."""
        length = self.work.chains[key].stretches[phase].months
        return self.begun(key, phase, month) - self.begun(key, phase, month - length)

    def _date_phases(self, key: str) -> None:
        """Phases one after the other, at the latest until the cutover; that can always be kept.

        Where there is no time for all of them, they run without a break and have begun before the
        as-of date; otherwise they begin after it. What lies before it binds nobody.
        """
        chain, today = self.work.chains[key], self.work.today
        usable = [self.months[slot] for slot in self._usable]
        name, total = self.leader(key), chain.months
        first = min(today, *(month - total + 1 for month in usable))
        last = max(usable) + 1 - total
        rows: list[tuple[int, list[Any]]] = []
        for number, stretch in enumerate(chain.stretches):
            steps = [self.switch(f"{name}.{number}<={m}") for m in range(first, last)]
            rows.append((first, steps))
            first, last = first + stretch.months, last + stretch.months
        self._begun[key] = rows
        for number, (start, steps) in enumerate(rows):
            before = chain.stretches[number - 1].months
            for month, step in enumerate(steps, start):
                if month > start:
                    self.follows(steps[month - start - 1], step)
                if number:
                    self.follows(step, self.begun(key, number - 1, month - before))
                elif month < today:
                    self.follows(step, self.moved_by(key, month + total - 1))
        length = chain.stretches[-1].months
        for month in sorted(set(usable)):
            done = self.begun(key, len(rows) - 1, month - length + 1)
            self.follows(self.moved_by(key, month), done)

    def follows(self, first: Any, second: Any, on: Any | None = None) -> None:
        """Demand the second literal, or number, wherever the first is true."""
        if (isinstance(first, int) and not first) or (isinstance(second, int) and second):
            return
        clause = [] if isinstance(first, int) else [~first]
        clause += [] if isinstance(second, int) else [second]
        added = self.model.add_bool_or(clause)
        if on is not None:
            added.only_enforce_if(on)

    def demand(self, relation: Any, on: Any | None) -> None:
        """Add a linear relation; one without variables is true or false by itself."""
        if isinstance(relation, bool):
            if relation:
                return
            relation = self.model.new_constant(0) == 1
        added = self.model.add(relation)
        if on is not None:
            added.only_enforce_if(on)

    def demand_all(self, literals: Sequence[Any], on: Any | None) -> None:
        """Demand that all literals are true."""
        if not literals:
            return
        added = self.model.add_bool_and(literals)
        if on is not None:
            added.only_enforce_if(on)
