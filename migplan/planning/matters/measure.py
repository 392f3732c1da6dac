"""What an answer does to the plan: roughly, from the dates that were found, and by planning again."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from migplan.catalogue.defaults import KEEP_WEIGHT
from migplan.catalogue.fill import fill
from migplan.diagnostics.errors import InterruptedSearchError
from migplan.model.case import Case
from migplan.model.dates import month_index
from migplan.model.inventory import Inventory
from migplan.planning.assemble import dates_of
from migplan.planning.compile import compile_problem
from migplan.planning.conflict.finding import NoPlanError
from migplan.planning.construct import constructed
from migplan.planning.ledger import Ledger
from migplan.planning.matters.kind import Known
from migplan.planning.matters.result import Outcome
from migplan.planning.planner import dated
from migplan.planning.problem import Problem, Result, reachable
from migplan.planning.search import Search
from migplan.planning.solve import solve

Stop = Callable[[], bool]

BREAKS = 1 << 60
"""What the loss of every plan counts for: more than any yen."""
WEIGHT = KEEP_WEIGHT
"""Yen that one system on another day counts for, as where agreed dates are to be kept."""


@dataclass(frozen=True, slots=True)
class Base:
    """The plan with what is assumed."""

    problem: Problem
    result: Result
    days: Mapping[str, date]
    cash: int
    total: int


@dataclass(frozen=True, slots=True)
class Trial:
    """An inventory with an answer: filled, and compiled."""

    case: Case
    problem: Problem


class Measure:
    """Plans with other answers beside the plan with what is assumed.

    Args:
        known: The inventory and its case.
        stop: Asked now and then; what was measured after it came true is worth nothing.

    Raises:
        InterruptedSearchError: If it was stopped before there was a plan.
        NoPlanError: If there is none.
    """

    def __init__(self, known: Known, stop: Stop) -> None:
        self.known, self.stop = known, stop
        problem = compile_problem(known.case)
        result = dated(known.case, problem, stop=stop)
        self.base = _base(known.case, problem, result)

    def trial(self, inventory: Inventory) -> Trial:
        """What an inventory with an answer comes to."""
        known = self.known
        if inventory is known.inventory:
            return Trial(known.case, self.base.problem)
        case = fill(inventory, known.catalogue, as_of=known.case.as_of)
        return Trial(case, compile_problem(case))

    def changes(self, trial: Trial) -> bool:
        """Whether anything that is priced or limited differs from what is assumed."""
        return not self._same(trial) or self._priced(trial, self._slots).cash_yen != self.base.cash

    def roughly(self, trial: Trial) -> Outcome:
        """A plan reached from the found dates by downhill steps alone; cheap, and not the best."""
        problem = reachable(trial.problem)
        if not all(problem.allowed(n) for n in range(len(problem.names))):
            return Outcome(feasible=False, proven=True)
        search = Search(problem, self.stop)
        found = (search.descend(start) for start in self._starts(trial.case, problem))
        slots = next((slots for slots in found if search.feasible(slots)), None)
        if slots is None:
            return Outcome(feasible=False, proven=False)
        return self._priced(trial, slots)

    def planned(self, trial: Trial) -> Outcome:
        """The plan that the planner makes with an answer."""
        if self._same(trial):
            return self._priced(trial, self._slots, proven=_proven(self.base.result))
        try:
            result = solve(trial.problem, seed=trial.case.seed, stop=self.stop)
            if result.slots is None and result.status == "infeasible":
                return Outcome(feasible=False, proven=True)
            if result.slots is None:
                result = dated(trial.case, trial.problem, stop=self.stop)
        except (NoPlanError, InterruptedSearchError):
            return Outcome(feasible=False, proven=False)
        return self._priced(trial, result.slots or (), proven=_proven(result))

    def difference(self, *outcomes: Outcome) -> int | None:
        """Yen between the dearest and the cheapest plan, today's included; ``None`` without one."""
        spent = [self.base.cash]
        for outcome in outcomes:
            if outcome.cash_yen is None:
                return None
            spent.append(outcome.cash_yen)
        return max(spent) - min(spent)

    def score(self, low: Outcome, high: Outcome) -> int:
        """How much the plan depends on an answer: yen, and a weight for each date that moves."""
        if not (low.feasible and high.feasible):
            return BREAKS
        moved = max(len(outcome.moved) + len(outcome.joined) for outcome in (low, high))
        return (self.difference(low, high) or 0) + WEIGHT * moved

    @property
    def _slots(self) -> tuple[int, ...]:
        return self.base.result.slots or ()

    def _same(self, trial: Trial) -> bool:
        """Whether the dates are found from the same numbers."""
        return trial.problem == self.base.problem and trial.case.units == self.known.case.units

    def _starts(self, case: Case, problem: Problem) -> Iterator[tuple[int, ...]]:
        """The found dates, or the allowed ones next to them; then dates that keep every limit."""
        days = [slot.day for slot in case.slots]
        last = max(self.base.days.values(), default=case.horizon_end)
        near: list[int] = []
        for number, unit in enumerate(case.units):
            wish = next((self.base.days[key] for key in unit if key in self.base.days), last)
            allowed = problem.allowed(number)
            near.append(min(allowed, key=lambda s, wish=wish: (abs((days[s] - wish).days), s)))
        yield tuple(near)
        yield from constructed(problem)

    def _priced(self, trial: Trial, slots: tuple[int, ...], *, proven: bool = False) -> Outcome:
        dates = dates_of(trial.case, slots)
        ledger = Ledger(trial.case, dates)
        days = {key: slot.day for key, slot in dates.items()}
        both = sorted(days.keys() & self.base.days.keys())
        moved = [key for key in both if days[key] != self.base.days[key]]
        months = (abs(month_index(days[k]) - month_index(self.base.days[k])) for k in moved)
        return Outcome(
            feasible=True,
            proven=proven,
            cash_yen=ledger.cash(),
            total_yen=ledger.total(),
            moved=tuple(moved),
            most_months=max(months, default=0),
            joined=tuple(sorted(days.keys() ^ self.base.days.keys())),
        )


def _base(case: Case, problem: Problem, result: Result) -> Base:
    dates = dates_of(case, result.slots or ())
    ledger = Ledger(case, dates)
    days = {key: slot.day for key, slot in dates.items()}
    return Base(problem, result, days, ledger.cash(), ledger.total())


def _proven(result: Result) -> bool:
    return result.status == "optimal"
