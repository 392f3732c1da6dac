"""Can these demands be kept together? CP-SAT answers, one worker, in steps instead of seconds."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from migplan.model.case import parted
from migplan.planning.conflict.dates import Dates, Found
from migplan.planning.conflict.ground import Ground
from migplan.planning.conflict.rules import Load, Projects, Rule, Together
from migplan.planning.conflict.statement import Demand
from migplan.planning.conflict.work import People

QUESTION = 4.0
"""Deterministic time of CP-SAT for one question; steps, not seconds."""
GOOD_ENOUGH = 1.0
"""Deterministic time to keep more of the soft demands."""
OF_PEOPLE = 1.5
"""The same where phases are dated, which takes twice as long for the same number of steps."""
WHOLE = 8.0
"""Deterministic time for everything that is asked about one case."""


Stop = Callable[[], bool]
"""Asked before each question; true ends them."""


def never() -> bool:
    """Go on."""
    return False


class Oracle:
    """Answers questions about the demands of one case and counts what that takes."""

    def __init__(
        self, ground: Ground, *, seed: int, budget: float = WHOLE, stop: Stop = never
    ) -> None:
        self.ground = ground
        self.left = budget
        self._seed, self._stop = seed, stop
        self._usual = OF_PEOPLE if ground.work.chains else QUESTION
        self._optimal = False
        self._bonds = tuple(Together(unit) for unit in ground.case.units if len(unit) > 1)
        self.found = Found({}, {})
        self._known: dict[frozenset[int], bool | None] = {}

    def on(self, ground: Ground) -> "Oracle":
        """One for a changed case, with what is left of the budget."""
        return Oracle(ground, seed=self._seed, budget=self.left, stop=self._stop)

    def keeps(self, demands: Iterable[Demand], most: float | None = None) -> bool | None:
        """Whether dates exist that keep all demands; ``None`` when that stays open."""
        rules = [demand.rule for demand in demands]
        key = frozenset(map(id, rules))
        if key not in self._known or (self._known[key] is None and most is None):
            self._known[key] = self.possible(rules, most)
        return self._known[key]

    def possible(self, rules: Sequence[Rule], most: float | None = None) -> bool | None:
        """Whether dates exist that keep all rules.

        Dates on which all units stay whole are tried first: they are quicker to find, for there
        are fewer of them, and as good as any.
        """
        status = "unknown"
        if self._spent():
            return None  # not even built
        for bonds in (self._bonds, ()) if self._loose(rules) else ((),):
            dates = self._dates((*rules, *bonds))
            for rule in rules:
                rule.add(dates, None)
            status, solver = self._solve(dates, most)
            if status == "feasible":
                self.found = dates.read(solver)
                return True
            if status == "unknown":
                return None  # with units parted there is even more to look through
        return False if status == "infeasible" else None

    def core(self, demands: Sequence[Demand]) -> list[Demand] | None:
        """Demands that cannot be kept together, as CP-SAT explains it; not yet irreducible.

        Each demand hangs on an assumed literal. ``None`` when CP-SAT does not find that they
        contradict each other.
        """
        if self._spent():
            return None
        dates = self._dates(())
        literals: list[Any] = []
        for number, demand in enumerate(demands):
            literal = dates.switch(f"on{number}")
            demand.rule.add(dates, literal)
            literals.append(literal)
        dates.model.add_assumptions(literals)
        status, solver = self._solve(dates, QUESTION)
        if status != "infeasible":
            return None
        named = set(solver.sufficient_assumptions_for_infeasibility())
        found = [d for d, literal in zip(demands, literals, strict=True) if literal.index in named]
        return found or list(demands)

    def correction(
        self, hard: Sequence[Demand], soft: Sequence[Demand]
    ) -> tuple[str, frozenset[int]]:
        """Keep the hard demands and many of the soft ones; all of them cannot be kept.

        Returns:
            ``infeasible`` when the hard ones contradict each other, ``unknown``, or ``feasible``
            with the numbers of the soft demands that were given up.
        """
        # quicker than to find out beside the soft ones
        if self.keeps(hard) is False:
            return "infeasible", frozenset()
        if self._spent():
            return "unknown", frozenset()
        rules = [demand.rule for demand in hard]
        status, given_up = "unknown", list[int]()
        for bonds in (self._bonds, ()) if self._loose(rules) else ((),):
            dates = self._dates((*rules, *bonds))
            for rule in rules:
                rule.add(dates, None)
            literals = [dates.switch(f"on{number}") for number in range(len(soft))]
            for demand, literal in zip(soft, literals, strict=True):
                demand.rule.add(dates, literal)
            dates.model.add(sum(literals) <= len(literals) - 1)
            dates.model.maximize(sum(literals))
            dates.hint(self.found)
            status, solver = self._solve(dates, GOOD_ENOUGH)
            if status == "feasible":
                given_up = [n for n, x in enumerate(literals) if not solver.boolean_value(x)]
                break
        return status, frozenset(given_up)

    def cheapest(
        self, hard: Sequence[Demand], open_: Mapping[int, Demand], *, whole: bool = False
    ) -> tuple[dict[int, int], bool] | None:
        """Weaken the open demands at least weight so that all can be kept.

        Args:
            hard: Demands that stay as they are.
            open_: Demands that may be weakened to one of their levels.
            whole: Only to their last level, at the weight of the first; fewer variables.

        Returns:
            The level of each weakened demand, counted from 1, and whether no choice weighs less;
            ``None`` when nothing was found.
        """
        if self._spent():
            return None
        dates = self._dates([demand.rule for demand in hard])
        for demand in hard:
            demand.rule.add(dates, None)
        steps: dict[int, list[Any]] = {}
        terms: list[Any] = []
        for number, demand in open_.items():
            levels = demand.levels()
            weights = [0, *(level.weight for level in levels)]
            if whole:
                # what giving way at all asks for; how far is a second question
                levels = levels[-1:]
            rules: list[Rule | None] = [demand.rule, *(level.rule for level in levels)]
            passed = [dates.switch(f"weak{number}.{n}") for n in range(1, len(rules))]
            _ladder(dates, rules, passed)
            for n, literal in enumerate(passed):
                terms.append((weights[n + 1] - weights[n]) * literal)
                if n:
                    dates.model.add_implication(literal, passed[n - 1])
            steps[number] = passed
        dates.model.minimize(sum(terms))
        status, solver = self._solve(dates)
        if status != "feasible":
            return None
        found = {n: sum(map(solver.boolean_value, passed)) for n, passed in steps.items()}
        return {n: amount for n, amount in found.items() if amount}, self._optimal

    def _spent(self) -> bool:
        return self.left <= 0 or self._stop()

    def _loose(self, rules: Iterable[Rule]) -> bool:
        """Whether some unit need not stay whole."""
        groups = (rule.members for rule in rules if isinstance(rule, Together))
        units = self.ground.case.units
        return parted((key for unit in units for key in unit), groups) != units

    def _dates(self, hard: Collection[Rule]) -> Dates:
        """Variables in which what certainly lies together is one."""
        leaders: dict[str, str] = {}
        for rule in hard:
            if isinstance(rule, Together):
                merged = {leaders.get(key, key) for key in rule.members}
                old = {key for key, leader in leaders.items() if leader in merged}
                leaders |= dict.fromkeys(merged | old | set(rule.members), min(merged))
        ground = self.ground
        return Dates(ground.months, ground.usable, leaders, ground.case.units, ground.work)

    def _solve(self, dates: Dates, most: float | None = None) -> tuple[str, Any]:
        from ortools.sat.python import cp_model

        self._optimal = False
        if self._spent():
            return "unknown", None
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        # phases are many literals, for which the linear relaxation takes longer than it helps
        solver.parameters.linearization_level = 1 if self.ground.work.chains else 2
        solver.parameters.random_seed = self._seed
        solver.parameters.max_deterministic_time = min(most or self._usual, self.left)
        status = solver.solve(dates.model)
        self.left -= solver.response_proto.deterministic_time
        self._optimal = status == cp_model.OPTIMAL
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return "feasible", solver
        return ("infeasible" if status == cp_model.INFEASIBLE else "unknown"), solver


def _ladder(dates: Dates, rules: Sequence[Rule | None], passed: Sequence[Any]) -> None:
    """Demand the first rule whose literal is not passed; of one limit, all rules as one."""
    whole, *weaker = rules
    if isinstance(whole, Load | Projects | People):
        if isinstance(whole, People):
            whole.begin(dates, None)
        raised = [r.limit if isinstance(r, type(whole)) else whole.enough for r in weaker]
        more = [after - before for before, after in pairwise([whole.limit, *raised])]
        gained = sum(max(0, step) * literal for step, literal in zip(more, passed, strict=True))
        for amount, most in whole.rows(dates):
            dates.demand(amount <= most + gained, None)
        return
    for n, rule in enumerate(rules):
        if rule is not None:
            rule.add(dates, ~passed[n] if n < len(passed) else None)
