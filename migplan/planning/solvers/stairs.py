"""Slots, costs, precedences and loads of a problem as a CP-SAT model."""

from typing import Any

from migplan.planning.problem import Pair, Problem, latest_before, pair_cost

Held = tuple[tuple[int, ...], frozenset[int]]
"""A plan, and the activities that may leave it."""


class Stairs:
    """One literal per activity and slot, and per activity "has moved by slot".

    Activities whose cost is a straight line of their position, and that no pair and no load limit
    concerns, need no literals: their position is enough.
    """

    def __init__(self, model: Any, problem: Problem, held: Held | None) -> None:
        self.model, self.problem = model, problem
        rows = [_row(problem, n, held) for n in range(len(problem.names))]
        self._held = held
        self.chosen: list[dict[int, Any]] = [{} for _ in problem.names]
        self.moved: list[list[Any]] = [[] for _ in problem.names]
        self.position: list[Any] = []
        self._slope: dict[int, tuple[int, int]] = {}
        for activity, slots in enumerate(rows):
            if self._is_held(activity):
                self.position.append(self._constants(activity, slots[0]))
                continue
            line = _line(problem, activity, slots)
            if line is None:
                self.position.append(self._literals(activity, slots))
            else:
                self._slope[activity] = line
                self.position.append(self._straight(activity, slots))
        self._precedences()
        self._loads()

    def slots(self, solver: Any) -> tuple[int, ...]:
        """The slots of a solution."""
        place = {at: slot for slot, at in enumerate(self.problem.positions)}
        return tuple(
            next(slot for slot, literal in sorted(row.items()) if solver.value(literal))
            if row
            else place[solver.value(self.position[activity])]
            for activity, row in enumerate(self.chosen)
        )

    def hint(self, slots: tuple[int, ...]) -> None:
        """Start from a plan."""
        for activity, slot in enumerate(slots):
            if self._is_held(activity):
                continue
            for other, literal in self.chosen[activity].items():
                self.model.add_hint(literal, other == slot)
            if activity in self._slope or self.problem.work(activity):
                self.model.add_hint(self.position[activity], self.problem.positions[slot])

    def cost(self) -> Any:
        """Yen of everything, as a linear expression."""
        terms: list[Any] = [
            (self.problem.costs[activity][slot] or 0) * literal
            for activity, row in enumerate(self.chosen)
            for slot, literal in row.items()
            if self.problem.costs[activity][slot]
        ]
        terms += [
            slope * self.position[activity] + base
            for activity, (slope, base) in self._slope.items()
        ]
        for number, pair in enumerate(self.problem.pairs):
            terms += self._pair(number, pair)
        return sum(terms)

    def _is_held(self, activity: int) -> bool:
        return self._held is not None and activity not in self._held[1]

    def _constants(self, activity: int, slot: int) -> int:
        """An activity that must stay needs numbers only."""
        self.chosen[activity] = {slot: 1}
        self.moved[activity] = [int(other >= slot) for other in range(len(self.problem.positions))]
        return self.problem.positions[slot]

    def _straight(self, activity: int, slots: tuple[int, ...]) -> Any:
        from ortools.sat.python import cp_model

        domain = cp_model.Domain.from_values([self.problem.positions[slot] for slot in slots])
        return self.model.new_int_var_from_domain(domain, f"at {self.problem.names[activity]}")

    def _literals(self, activity: int, slots: tuple[int, ...]) -> Any:
        name = self.problem.names[activity]
        row = {slot: self.model.new_bool_var(f"{name}@{slot}") for slot in slots}
        self.model.add_exactly_one(row.values())
        before: Any = 0
        for slot in range(len(self.problem.positions)):
            if slot in row:
                step = self.model.new_bool_var(f"{name}<={slot}")
                self.model.add(step == before + row[slot])
                before = step
            self.moved[activity].append(before)
        self.chosen[activity] = row
        at = sum(self.problem.positions[slot] * literal for slot, literal in row.items())
        if not self.problem.work(activity):
            return at
        position = self._straight(activity, slots)
        self.model.add(position == at)
        return position

    def _precedences(self) -> None:
        positions = self.problem.positions
        for rule in self.problem.precedences:
            if rule.before in self._slope or rule.after in self._slope:
                first, second = self.position[rule.before], self.position[rule.after]
                self.model.add(second >= first + rule.lag)
                continue
            for slot in range(len(positions)):
                # "after" has moved by this slot only if "before" had moved early enough
                latest = latest_before(positions, slot, rule.lag)
                before = 0 if latest is None else self.moved[rule.before][latest]
                self.model.add(self.moved[rule.after][slot] <= before)

    def _loads(self) -> None:
        limit = self.problem.load_limit
        if limit is None:
            return
        for slot in range(len(self.problem.positions)):
            here = [(n, row[slot]) for n, row in enumerate(self.chosen) if slot in row]
            if here:
                self.model.add(sum(self.problem.loads[n] * x for n, x in here) <= limit)

    def _pair(self, number: int, pair: Pair) -> list[Any]:
        model, positions = self.model, self.problem.positions
        if self._held is not None and self._is_held(pair.a) and self._is_held(pair.b):
            return [pair_cost(self.problem, pair, self._held[0][pair.a], self._held[0][pair.b])]
        terms: list[Any] = []
        apart = model.new_bool_var(f"apart{number}")
        moved_a, moved_b = self.moved[pair.a], self.moved[pair.b]
        for slot in range(len(positions) - 1):
            a, b = moved_a[slot], moved_b[slot]
            if a is b or (isinstance(a, int) and isinstance(b, int)):
                continue
            step = positions[slot + 1] - positions[slot]
            a_only = model.new_bool_var(f"a{number}.{slot}")
            b_only = model.new_bool_var(f"b{number}.{slot}")
            model.add(a_only - b_only == a - b)
            model.add(a_only + b_only <= apart)
            terms += [pair.later * step * a_only, pair.earlier * step * b_only]
        chosen_a, chosen_b = self.chosen[pair.a], self.chosen[pair.b]
        for slot in sorted({*chosen_a, *chosen_b}):
            here_a, here_b = chosen_a.get(slot, 0), chosen_b.get(slot, 0)
            model.add(here_a - here_b <= apart)
            model.add(here_b - here_a <= apart)
        terms.append(pair.setup * apart)
        return terms


def _row(problem: Problem, activity: int, held: Held | None) -> tuple[int, ...]:
    """Slots an activity may take; only its own when it is held."""
    if held is not None and activity not in held[1]:
        return (held[0][activity],)
    return problem.allowed(activity)


def _line(problem: Problem, activity: int, slots: tuple[int, ...]) -> tuple[int, int] | None:
    """Slope and base of a cost that is a straight line of the position, where that is enough."""
    paired = any(activity in (pair.a, pair.b) for pair in problem.pairs)
    if (
        paired
        or problem.load_limit is not None
        or len(set(problem.positions)) < len(problem.costs[activity])
    ):
        return None
    points = [(problem.positions[slot], problem.costs[activity][slot] or 0) for slot in slots]
    if len(points) == 1:
        return 0, points[0][1]
    (x0, y0), (x1, y1) = points[0], points[1]
    slope, rest = divmod(y1 - y0, x1 - x0)
    if rest or any(y != y0 + slope * (x - x0) for x, y in points):
        return None
    return slope, y0 - slope * x0
