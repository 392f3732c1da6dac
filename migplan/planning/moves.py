"""What it would mean to move one unit of a plan to another slot, all others staying.

The tables of the plan are made once; a move looks only at the unit, its linkages and its pairs.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from migplan.model.case import Case
from migplan.model.plan import CostKind
from migplan.planning.charges import Charge, Ends
from migplan.planning.compile import Blocked, blocks
from migplan.planning.ledger import Ledger
from migplan.planning.problem import Pair, Problem, Starts, faults, pair_cost
from migplan.planning.refit import refitted


@dataclass(frozen=True, slots=True)
class BridgeChange:
    """The bridge of one linkage between a unit and another one, before and after a move.

    Attributes:
        linkage: Which linkage.
        neighbour: Its end in the other unit.
        before: Yen of the bridge in the plan; 0 without one.
        after: Yen of the bridge after the move; 0 without one.
    """

    linkage: str
    neighbour: str
    before: int
    after: int

    @property
    def yen(self) -> int:
        """How much more the bridge costs after the move."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Move:
    """One unit in another slot.

    Attributes:
        unit: Which unit.
        slot: Where it moves to.
        blocked: Rules that keep its members from the slot.
        broken: Limits that the plan would break with it there, as :func:`faults` names them.
        yen: How much more the whole plan costs, weights included.
    """

    unit: int
    slot: int
    blocked: tuple[Blocked, ...]
    broken: tuple[str, ...]
    yen: int

    @property
    def possible(self) -> bool:
        """Whether nothing is in the way."""
        return not self.blocked and not self.broken


class Moves:
    """All moves of single units away from one plan.

    Args:
        case: The premises.
        problem: Their compiled form.
        ledger: The yen of the plan.
        slots: The plan: slot of every unit.
        starts: First month of every phase.
    """

    def __init__(
        self, case: Case, problem: Problem, ledger: Ledger, slots: tuple[int, ...], starts: Starts
    ) -> None:
        self.case, self.problem, self.ledger = case, problem, ledger
        self.slots, self.starts = slots, starts
        self.unit_of = {key: n for n, unit in enumerate(case.units) for key in unit}
        self._systems = {system.id: system for system in case.systems}
        self._pairs: list[list[Pair]] = [[] for _ in case.units]
        for pair in problem.pairs:
            self._pairs[pair.a].append(pair)
            self._pairs[pair.b].append(pair)
        self._links: list[list[Ends]] = [[] for _ in case.units]
        for ends in ledger.tables.ends:
            if ends.both_move:
                a, b = self.unit_of[ends.linkage.provider], self.unit_of[ends.linkage.consumer]
                if a != b:
                    self._links[a].append(ends)
                    self._links[b].append(ends)
        self._known: dict[tuple[int, int], Move] = {}

    def move(self, unit: int, slot: int) -> Move:
        """What it would mean to move a unit to a slot.

        Complexity: O(pairs of the unit), and one check of the limits.
        """
        key = (unit, slot)
        if key not in self._known:
            self._known[key] = self._find(unit, slot)
        return self._known[key]

    def by_kind(self, unit: int, slot: int) -> dict[CostKind, int]:
        """How much more of each kind the plan costs with a unit in a slot; every kind is named."""
        found = dict.fromkeys(CostKind, 0)
        place = self.case.slots[slot]
        for key in self.case.units[unit]:
            _add(found, self.ledger.of_system[key], -1)
            _add(found, self.ledger.tables.of_cutover(key, place), 1)
        for ends in self._links[unit]:
            _add(found, self.ledger.of_bridge.get(str(ends.linkage.id), ()), -1)
            _add(found, self._bridge(ends, unit, slot), 1)
        return found

    def bridges(self, unit: int, slot: int) -> tuple[BridgeChange, ...]:
        """The bridges to other units whose yen change, the largest change first."""
        found: list[BridgeChange] = []
        for ends in self._links[unit]:
            link = ends.linkage
            other = link.consumer if self.unit_of[link.provider] == unit else link.provider
            before = _sum(self.ledger.of_bridge.get(str(link.id), ()))
            after = _sum(self._bridge(ends, unit, slot))
            if before != after:
                found.append(BridgeChange(str(link.id), other, before, after))
        return tuple(sorted(found, key=lambda change: (-abs(change.yen), change.linkage)))

    def _find(self, unit: int, slot: int) -> Move:
        members = self.case.units[unit]
        if self.problem.costs[unit][slot] is None:
            place = self.case.slots[slot]
            found = tuple(
                b for key in members for b in blocks(self.case, self._systems[key], place)
            )
            return Move(unit, slot, found, (), sum(self.by_kind(unit, slot).values()))
        moved = (*self.slots[:unit], slot, *self.slots[unit + 1 :])
        broken = faults(self.problem, moved, refitted(self.problem, self.starts, unit, slot))
        return Move(unit, slot, (), broken, self._cost(unit, slot) - self._cost(unit, None))

    def _cost(self, unit: int, slot: int | None) -> int:
        """Yen that depend on where a unit lies; without a slot, where it lies in the plan."""
        place = self.slots[unit] if slot is None else slot
        total = self.problem.costs[unit][place] or 0
        for pair in self._pairs[unit]:
            a, b = self.slots[pair.a], self.slots[pair.b]
            if pair.a == unit:
                total += pair_cost(self.problem, pair, place, b)
            else:
                total += pair_cost(self.problem, pair, a, place)
        return total

    def _bridge(self, ends: Ends, unit: int, slot: int) -> tuple[Charge, ...]:
        """Charges of the bridge of a linkage once a unit lies in a slot."""
        provider, consumer = (
            slot if self.unit_of[key] == unit else self.slots[self.unit_of[key]]
            for key in (ends.linkage.provider, ends.linkage.consumer)
        )
        if provider == consumer:
            return ()
        months = self.case.slots[provider].month, self.case.slots[consumer].month
        return self.ledger.tables.of_bridge(ends, *months)


def _sum(charges: Iterable[Charge]) -> int:
    return sum(charge.yen for charge in charges)


def _add(sums: dict[CostKind, int], charges: Iterable[Charge], sign: int) -> None:
    for charge in charges:
        sums[charge.kind] += sign * charge.yen
