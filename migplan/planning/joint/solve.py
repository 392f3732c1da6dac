"""Several bodies at once: alone first, and only where that is too much at a time, together."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from migplan.planning.joint.bound import named, priced_bodies
from migplan.planning.joint.columns import Columns
from migplan.planning.joint.construct import one_after_the_other, orders
from migplan.planning.joint.improve import better
from migplan.planning.joint.merge import (
    Merged,
    Placed,
    added,
    beside,
    merged,
    over,
    shared_use,
)
from migplan.planning.problem import (
    Problem,
    Resource,
    Result,
    latest_starts,
    reachable,
    total_cost,
)
from migplan.planning.progress import Progress, no_progress
from migplan.planning.search import Search
from migplan.planning.solve import Stop, solve
from migplan.planning.solvers.cpsat import solve_cpsat

ALONE_BUDGET = 3.0
PRICED_BUDGET = 2.0
WHOLE_BUDGET = 6.0
SMALL = 24
"""Activities of all bodies that are solved as one problem."""
PRICE_ROUNDS = 30
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Joint:
    """One plan for each body under what they share, and what is known about it.

    Attributes:
        alone: The best found for each body if the others did not exist.
        plans: Dates of each body; ``None`` when there is no joint plan.
        bound: No joint plan costs less.
        bound_source: Which method gave the bound.
        status: ``optimal``, ``feasible``, ``infeasible``, ``unknown`` or ``interrupted``.
        prices: Number of a shared resource and unit of time to the yen that one more is worth, about.
        short: Without a plan: number of a shared resource, unit of time and how much is lacking.
        stuck: Without a plan: bodies that have none even alone.
        solver: The methods used.
    """

    alone: tuple[Result, ...]
    plans: tuple[Placed, ...] | None
    bound: int
    bound_source: str
    status: str
    prices: dict[tuple[int, int], int] = field(default_factory=dict[tuple[int, int], int])
    short: tuple[tuple[int, int, int], ...] = ()
    stuck: tuple[int, ...] = ()
    solver: str = ""

    def total(self, bodies: Sequence[Problem]) -> int:
        """Yen of all plans."""
        plans = self.plans or ()
        return sum(total_cost(b, plan.slots) for b, plan in zip(bodies, plans, strict=True))


def solve_jointly(
    bodies: Sequence[Problem],
    shared: Sequence[Resource],
    *,
    alone: Sequence[Result] = (),
    seed: int = 1,
    rounds: int = ROUNDS,
    progress: Progress = no_progress,
    stop: Stop = lambda: False,
) -> Joint:
    """Plan several bodies under common resources at least total cost.

    Args:
        bodies: Problems whose positions count from the same unit. A resource with the name of a
            shared one is the same thing; every body that uses it must have it.
        shared: What all of them together may use.
        alone: The best known for each body if the others did not exist; left out, it is found.
        seed: Of all choices.
        rounds: How often all blocks of bodies are planned anew at most.
        progress: Called after each step.
        stop: Ends the search early with the best so far.
    """
    given = tuple(reachable(body) for body in bodies)
    alone = tuple(alone) or tuple(
        solve(body, seed=seed, budget=ALONE_BUDGET, stop=stop) for body in given
    )
    least = sum(result.bound for result in alone)
    stuck = tuple(n for n, result in enumerate(alone) if result.slots is None)
    if stuck:
        statuses = {alone[n].status for n in stuck}
        status = next(s for s in ("infeasible", "unknown", "interrupted") if s in statuses)
        return Joint(alone, None, 0, "alone", status, stuck=stuck)
    progress("alone", None, least)
    own = tuple(_placed(body, result) for body, result in zip(given, alone, strict=True))
    total = sum(result.total for result in alone)
    if not over(shared, _used(given, own, shared)):
        status = "optimal" if least == total else "interrupted" if stop() else "feasible"
        return Joint(alone, own, least, "alone", status, solver=_methods(alone))
    return _Joining(given, shared, alone, seed, progress, stop).run(rounds)


class _Joining:
    """The best joint plan and the best bound so far."""

    def __init__(
        self,
        bodies: tuple[Problem, ...],
        shared: Sequence[Resource],
        alone: tuple[Result, ...],
        seed: int,
        progress: Progress,
        stop: Stop,
    ) -> None:
        self.bodies, self.shared, self.alone, self.seed = bodies, shared, alone, seed
        self.progress, self.stop = progress, stop
        self.whole: Merged = merged(bodies, shared)
        self.limited = any(body.load_limit is not None for body in bodies)
        self.plans: tuple[Placed, ...] | None = None
        self.value = 0
        self.bound, self.source = sum(result.bound for result in alone), "alone"
        self.prices: dict[tuple[int, int], int] = {}

    def run(self, rounds: int) -> Joint:
        """Construct, price, improve."""
        self._construct()
        answer = self._whole() if self.plans is None or self._is_small() else "feasible"
        if self.plans is None:
            if answer == "unknown" and self.stop():
                answer = "interrupted"
            short = over(self.shared, _used(self.bodies, self._nearly(), self.shared))
            return Joint(self.alone, None, 0, "", answer, short=short)
        self._price(self.plans)
        if not self._over():
            for plans in better(
                self.bodies,
                self.shared,
                self.plans,
                seed=self.seed,
                rounds=rounds,
                stop=self._over,
            ):
                self._offer(plans)
                self._tell("together")
        status = "optimal" if self.bound >= self.value else "feasible"
        if status == "feasible" and self.stop():
            status = "interrupted"
        return Joint(
            self.alone,
            self.plans,
            min(self.bound, self.value),
            self.source,
            status,
            self.prices,
            solver=f"{_methods(self.alone)}, joint columns (HiGHS)",
        )

    def _construct(self) -> None:
        for order in orders(self.bodies, self.alone):
            hints = [result.slots or () for result in self.alone]
            found = one_after_the_other(
                order, self.bodies, self.shared, hints, seed=self.seed, stop=self.stop
            )
            if found is not None:
                self._offer(found)
        self._tell("construct")

    def _is_small(self) -> bool:
        """Whether all bodies together are no more than one."""
        return not self.limited and len(self.whole.problem.names) <= SMALL

    def _whole(self) -> str:
        """All bodies as one problem, when they are few or found no room one after the other."""
        if self.limited:
            return "unknown"
        problem = self.whole.problem
        if self._is_small():
            hint = None if self.plans is None else self.whole.together(self.plans).slots
            found = solve(
                problem,
                seed=self.seed,
                budget=WHOLE_BUDGET,
                hint=hint,
                early=False,
                stop=self.stop,
            )
            if found.slots is not None and found.bound > self.bound:
                self.bound, self.source = found.bound, found.bound_source
        else:
            found = solve_cpsat(problem, seed=self.seed, budget=WHOLE_BUDGET, stop=self.stop)
        if found.slots is not None:
            self._offer(self.whole.apart(found.slots, found.starts))
        return found.status

    def _nearly(self) -> tuple[Placed, ...]:
        """Dates of all bodies that exceed what they share by little."""
        start = self.whole.together([_placed(b, r) for b, r in self._pairs()])
        return self.whole.apart(Search(self.whole.problem).descend(start.slots))

    def _pairs(self) -> list[tuple[Problem, Result]]:
        return list(zip(self.bodies, self.alone, strict=True))

    def _price(self, plans: tuple[Placed, ...]) -> None:
        """Prices of what is shared, the bound they prove, and the plans that come of them."""
        columns = Columns(self.whole, self.bodies, self.shared)
        for body, (problem, result) in enumerate(self._pairs()):
            columns.add(body, _placed(problem, result))
            columns.add(body, plans[body])
        yen = columns.climb(PRICE_ROUNDS, stop=self.stop)
        self.prices = named(self.whole, len(self.shared), yen)
        if self._over():
            return
        worth, priced = priced_bodies(self.whole, self.bodies, self.shared, yen)
        results = [
            solve(body, seed=self.seed, budget=PRICED_BUDGET, early=False, stop=self.stop)
            for body in priced
        ]
        bound = sum(result.bound for result in results) - worth
        if all(result.slots is not None for result in results) and bound > self.bound:
            self.bound, self.source = bound, "prices"
        for body, result in enumerate(results):
            if result.slots is not None:
                columns.add(body, columns.cheapest(body, result.slots, yen))
        self._choose(columns)
        self._tell("prices")

    def _choose(self, columns: Columns) -> None:
        found = columns.choice()
        if found is not None and not over(self.shared, _used(self.bodies, found, self.shared)):
            self._offer(found)

    def _offer(self, plans: tuple[Placed, ...]) -> None:
        total = sum(total_cost(b, p.slots) for b, p in zip(self.bodies, plans, strict=True))
        if self.plans is None or total < self.value:
            self.plans, self.value = plans, total

    def _over(self) -> bool:
        return self.stop() or (self.plans is not None and self.bound >= self.value)

    def _tell(self, step: str) -> None:
        self.progress(step, None if self.plans is None else self.value, self.bound)


def remaining(
    bodies: Sequence[Problem], shared: Sequence[Resource], plans: Sequence[Placed]
) -> tuple[Problem, ...]:
    """The problem of each body when all others keep their plans."""
    uses = [shared_use(b, plan, shared) for b, plan in zip(bodies, plans, strict=True)]
    return tuple(
        beside(body, shared, added(uses[:n] + uses[n + 1 :], len(shared)))
        for n, body in enumerate(bodies)
    )


def _placed(body: Problem, result: Result) -> Placed:
    slots = result.slots or ()
    return Placed(slots, result.starts or latest_starts(body, slots))


def _used(
    bodies: Sequence[Problem], plans: Sequence[Placed], shared: Sequence[Resource]
) -> tuple[dict[int, int], ...]:
    uses = [shared_use(b, plan, shared) for b, plan in zip(bodies, plans, strict=True)]
    return added(uses, len(shared))


def _methods(alone: Sequence[Result]) -> str:
    names = {name: None for result in alone for name in result.solver.split(", ") if name}
    return ", ".join(names)
