"""Everything about one system of a plan, recomputed from the case inside the plan."""

from collections.abc import Sequence
from datetime import date

from migplan.model.case import Assumption
from migplan.model.dates import month_index, month_start
from migplan.model.explanation import (
    Alternative,
    Bound,
    BridgeWorth,
    Explanation,
    Obstacle,
    Pull,
    WayAround,
)
from migplan.model.plan import Capacity, CapacityPrice, Cutover, Plan
from migplan.planning.bridges import ways_around
from migplan.planning.chains import chain_of
from migplan.planning.compile import compile_problem
from migplan.planning.ledger import Ledger
from migplan.planning.moves import Move, Moves
from migplan.planning.obstacles import obstacles
from migplan.planning.problem import Problem, Starts, latest_starts


def explain(plan: Plan, key: str) -> Explanation:
    """What can be said about a system.

    Args:
        plan: A sound plan.
        key: Id of one of its systems.

    Raises:
        KeyError: If the plan knows no such system.

    Complexity: one check of all limits per slot, and two per neighbour with a bridge.
    """
    case = plan.case
    system = case.system(key)
    if system is None:
        raise KeyError(key)
    common = Explanation(
        municipality=plan.municipality,
        system=key,
        name=system.name,
        role=case.roles[key],
        bridges=_running(plan, key),
        assumptions=_assumed(plan, key),
    )
    cutover = next((c for c in plan.cutovers if c.system == key), None)
    return common if cutover is None else _Explaining(plan, cutover).fill(common)


def moves_of(plan: Plan) -> Moves:
    """The moves away from a plan that was read back."""
    case = plan.case
    place = {slot.day: n for n, slot in enumerate(case.slots)}
    on = {cutover.system: place[cutover.date] for cutover in plan.cutovers}
    slots = tuple(on[unit[0]] for unit in case.units)
    problem = compile_problem(case)
    ledger = Ledger(case, {key: case.slots[slot] for key, slot in on.items()})
    return Moves(case, problem, ledger, slots, _starts(plan, problem, slots))


def _starts(plan: Plan, problem: Problem, slots: Sequence[int]) -> Starts:
    """First month of every phase, from the dates in the plan where there are any."""
    case = plan.case
    if not case.people_limited:
        return latest_starts(problem, slots)
    systems = {system.id: system for system in case.systems}
    dated = {
        (cutover.system, phase.id): month_index(phase.start)
        for cutover in plan.cutovers
        for phase in cutover.phases
    }
    return tuple(
        tuple(dated[next(iter(part.work)), part.id] for part in chain_of(case, unit, systems))
        for unit in case.units
    )


class _Explaining:
    def __init__(self, plan: Plan, cutover: Cutover) -> None:
        self.plan, self.case, self.cutover = plan, plan.case, cutover
        self.moves = moves_of(plan)
        self.unit = self.moves.unit_of[cutover.system]

    def fill(self, common: Explanation) -> Explanation:
        case, cutover, here = self.case, self.cutover, self.moves.slots[self.unit]
        system = case.system(cutover.system)
        every = [self.moves.move(self.unit, slot) for slot in range(len(case.slots))]
        possible = [move for move in every if move.possible]
        others = [move for move in possible if move.slot != here]
        best = min(others, key=lambda move: (move.yen, move.slot), default=None)
        return common.model_copy(
            update={
                "date": cutover.date,
                "wave": cutover.wave,
                "together": case.units[self.unit],
                "deadline": case.deadlines.get(cutover.system),
                "deadline_assumed": system is None or system.deadline is None,
                "months_late": cutover.months_late,
                "agreed": case.agreed.get(cutover.system),
                "reason": cutover.reason,
                "slots": len(case.slots),
                "possible": tuple(case.slots[move.slot].day for move in possible),
                "bounds": self._bounds(every),
                "next_best": None if best is None else self._alternative(best),
                "earlier": self._alternative(every[here - 1]) if here else None,
                "later": self._alternative(every[here + 1]) if here + 1 < len(every) else None,
                "bridges": (*self._bridges(), *common.bridges),
                "phases": cutover.phases,
                "capacity_prices": self._prices(),
            }
        )

    def _bounds(self, every: Sequence[Move]) -> tuple[Bound, ...]:
        count: dict[Obstacle, int] = {}
        for move in every:
            for obstacle in self._obstacles(move):
                count[obstacle] = count.get(obstacle, 0) + 1
        bounds = [Bound(obstacle=obstacle, slots=slots) for obstacle, slots in count.items()]
        return tuple(
            sorted(bounds, key=lambda b: (-b.slots, b.obstacle.rule, b.obstacle.ground.ja))
        )

    def _alternative(self, move: Move) -> Alternative:
        return Alternative(
            date=self.case.slots[move.slot].day,
            possible=move.possible,
            obstacles=self._obstacles(move),
            yen=move.yen,
            by_kind={str(k): yen for k, yen in self.moves.by_kind(self.unit, move.slot).items()},
            pulls=tuple(
                Pull(
                    linkage=change.linkage,
                    neighbour=change.neighbour,
                    before_yen=change.before,
                    after_yen=change.after,
                )
                for change in self.moves.bridges(self.unit, move.slot)
            ),
        )

    def _obstacles(self, move: Move) -> tuple[Obstacle, ...]:
        found = obstacles(self.case, move)
        return tuple(Obstacle(rule=rule, ground=ground) for rule, ground in found)

    def _bridges(self) -> tuple[BridgeWorth, ...]:
        key = self.cutover.system
        found: list[BridgeWorth] = []
        for bridge in self.plan.bridges:
            if key not in (bridge.provider, bridge.consumer) or bridge.running_at_as_of:
                continue
            ways = tuple(
                WayAround(
                    system=way.end,
                    date=way.day,
                    possible=way.move.possible,
                    obstacles=self._obstacles(way.move),
                    yen=way.move.yen,
                )
                for way in ways_around(self.moves, bridge.provider, bridge.consumer)
            )
            found.append(
                BridgeWorth(
                    linkage=bridge.linkage,
                    neighbour=bridge.consumer if bridge.provider == key else bridge.provider,
                    start=bridge.start,
                    end=bridge.end,
                    running_at_as_of=False,
                    cost_yen=bridge.cost_yen,
                    ways=ways,
                )
            )
        return tuple(found)

    def _prices(self) -> tuple[CapacityPrice, ...]:
        """Prices of what its unit uses, in the months of its work."""
        case, members = self.case, self.case.units[self.unit]
        vendors = {system.vendor for key in members if (system := case.system(key))}
        work = {month for phase in _unit_months(self.moves, self.unit) for month in phase}
        last = month_start(month_index(self.cutover.date))
        found: list[CapacityPrice] = []
        for price in self.plan.capacity_prices:
            mine = price.vendor in vendors if price.vendor else True
            months = {last} if price.kind is Capacity.LOAD else work
            if mine and price.month in months:
                found.append(price)
        return tuple(found)


def _unit_months(moves: Moves, unit: int) -> list[list[date]]:
    """The months of each phase of a unit."""
    phases, starts = moves.problem.work(unit), moves.starts[unit]
    return [
        [month_start(month) for month in range(first, first + phase.duration)]
        for phase, first in zip(phases, starts, strict=True)
    ]


def _running(plan: Plan, key: str) -> tuple[BridgeWorth, ...]:
    """Bridges of a system that run at the as-of date already."""
    return tuple(
        BridgeWorth(
            linkage=bridge.linkage,
            neighbour=bridge.consumer if bridge.provider == key else bridge.provider,
            start=bridge.start,
            end=bridge.end,
            running_at_as_of=True,
            cost_yen=bridge.cost_yen,
        )
        for bridge in plan.bridges
        if key in (bridge.provider, bridge.consumer) and bridge.running_at_as_of
    )


def _assumed(plan: Plan, key: str) -> tuple[Assumption, ...]:
    """Assumptions about a system or a contract of it."""
    case = plan.case
    contracts = {contract.id for contract in case.contracts if key in contract.systems}
    subjects = {"system": {key}, "contract": contracts}
    return tuple(
        entry
        for entry in case.assumptions
        if subjects.get(entry.key.partition(":")[0], set()) & set(entry.subjects)
    )
