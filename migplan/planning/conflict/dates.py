"""The unknown dates as variables of CP-SAT, made only for the systems that a rule speaks of.

A system is a row of Booleans "lies in slot t" of which one is true, and a staircase "lies in slot
t or before"; see :mod:`migplan.planning.solvers.cpsat`.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any


class Dates:
    """A model without any cost."""

    def __init__(
        self, months: Sequence[int], usable: Iterable[int], leaders: Mapping[str, str]
    ) -> None:
        """Start with no systems.

        Args:
            months: Month of each slot; never decreasing.
            usable: The slots that exist.
            leaders: For systems that certainly lie together, the one that stands for them.
        """
        from ortools.sat.python import cp_model

        self.model: Any = cp_model.CpModel()
        self.months = tuple(months)
        self._usable = tuple(sorted(usable))
        self._leaders = leaders
        self._chosen: dict[str, dict[int, Any]] = {}
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
        return self._chosen[name]

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

    def switch(self, name: str) -> Any:
        """A new literal to hang rules on."""
        return self.model.new_bool_var(name)

    def any_of(self, name: str, literals: Sequence[Any]) -> Any:
        """A literal that is true when any of some others is, and only then."""
        whole = self.switch(name)
        for literal in literals:
            self.model.add_implication(literal, whole)
        self.model.add_bool_or([*literals, ~whole])
        return whole

    def demand(self, relation: Any, on: Any | None) -> None:
        """Add a linear relation; one without variables is true or false by itself."""
        if isinstance(relation, bool):
            if relation:
                return
            relation = self.model.new_constant(0) == 1
        added = self.model.add(relation)
        if on is not None:
            added.only_enforce_if(on)

    def demand_all(self, literals: Iterable[Any], on: Any | None) -> None:
        """Demand that all literals are true."""
        added = self.model.add_bool_and(literals)
        if on is not None:
            added.only_enforce_if(on)
