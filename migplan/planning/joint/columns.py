"""Prices by columns: whole plans of single bodies, of which the best mixture shows what is scarce.

Dantzig and Wolfe (Operations Research 1960): a linear program mixes known plans of each body so that
what is shared suffices on average; its multipliers price the shared resources, and at these prices
every body looks for a plan that would better the mixture. The prices are smoothed towards the best
ones so far (Wentges, International Transactions in Operational Research 1997). Local search finds
the plans, so the estimates on the way are no bounds; the bound is proven afterwards.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from migplan.planning.joint.bound import priced_bodies
from migplan.planning.joint.laying import laid
from migplan.planning.joint.merge import Merged, Placed, shared_use
from migplan.planning.prices import Prices, Yen
from migplan.planning.problem import Problem, Resource, faults, latest_starts, total_cost
from migplan.planning.search import Search
from migplan.planning.solve import Stop

_MILLION = 1e6
"""Yen of the programs are counted in millions, which suits the tolerances of the solver."""
_SMOOTH = 0.5
_STARTS = 3
_KEPT = 2
_CLOSE = 1e-3
NODES = 60
"""Nodes of the search for the best choice among known plans."""

Amounts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Column:
    plan: Placed
    yen: int
    use: Amounts


class Columns:
    """Known plans of every body, and the prices they lead to."""

    def __init__(
        self, whole: Merged, bodies: Sequence[Problem], shared: Sequence[Resource]
    ) -> None:
        self.whole, self.bodies, self.shared = whole, bodies, shared
        self._ruler = Prices(whole.problem)
        self._capacity: Amounts = self._ruler.capacity[: len(shared)]
        self._pool: list[dict[tuple[Any, ...], _Column]] = [{} for _ in bodies]

    def add(self, body: int, plan: Placed) -> bool:
        """Remember a plan of one body; false when it is known or breaks limits of the body's own."""
        key = (plan.slots, plan.starts)
        problem = self.bodies[body]
        if key in self._pool[body] or faults(problem, plan.slots, plan.starts):
            return False
        use: Amounts = np.zeros_like(self._capacity)
        for number, units in enumerate(shared_use(problem, plan, self.shared)):
            for unit, amount in units.items():
                use[number, unit - self._ruler.first] = amount
        self._pool[body][key] = _Column(plan, total_cost(problem, plan.slots), use)
        return True

    def climb(self, rounds: int, *, stop: Stop = lambda: False) -> Yen:
        """Look for better and better prices; some plans of the pool must fit together.

        Args:
            rounds: At most.
            stop: Asked before each; true ends the search.

        Returns:
            The best prices found, in the shape of those of the merged problem.
        """
        best, kept = -1, np.zeros_like(self._ruler.yen)
        for number in range(rounds):
            if stop():
                break
            value, duals = self._mixture()
            weight = _SMOOTH if number and number % 3 else 0.0
            yen = np.rint(weight * kept + (1 - weight) * duals).astype(np.int64)
            estimate, new = self._answer(yen)
            if estimate > best:
                best, kept = estimate, yen
            if value - best <= _CLOSE * value or (not new and weight == 0):
                break
        return kept

    def choice(self) -> tuple[Placed, ...] | None:
        """The cheapest known plans that fit together."""
        scipy = _optimize()
        columns, cost, use, rows, member = self._tables()
        found: Any = scipy.milp(
            cost,
            constraints=[
                scipy.LinearConstraint(use[rows], -np.inf, self._capacity.ravel()[rows]),
                scipy.LinearConstraint(member, 1, 1),
            ],
            integrality=np.ones(len(columns)),
            bounds=scipy.Bounds(0, 1),
            options={"node_limit": NODES, "mip_rel_gap": _CLOSE},
        )
        if found.x is None:
            return None
        chosen = {body: c.plan for (body, c), x in zip(columns, found.x, strict=True) if x > 0.5}  # noqa: PLR2004
        return tuple(chosen[body] for body in range(len(self.bodies)))

    def _mixture(self) -> tuple[float, NDArray[np.float64]]:
        """Yen of the best mixture, and its multipliers in the shape of the prices."""
        columns, cost, use, rows, member = self._tables()
        del columns
        found: Any = _optimize().linprog(
            cost,
            A_ub=use[rows],
            b_ub=self._capacity.ravel()[rows],
            A_eq=member,
            b_eq=np.ones(len(self.bodies)),
            method="highs",
        )
        duals = np.zeros(self._ruler.yen.shape)
        flat = np.zeros(self._capacity.size)
        flat[rows] = np.maximum(-found.ineqlin.marginals * _MILLION, 0)
        duals[: len(self.shared)] = flat.reshape(self._capacity.shape)
        return float(found.fun) * _MILLION, duals

    def _answer(self, yen: Yen) -> tuple[int, bool]:
        """What the bodies would do at some prices: about their value, and whether it is news."""
        worth, priced = priced_bodies(self.whole, self.bodies, self.shared, yen)
        value, new = -worth, False
        for body, problem in enumerate(priced):
            search = Search(problem)
            known = list(self._pool[body].values())[-_STARTS:]
            starts = [*islice(search.starts(), _STARTS), *(column.plan.slots for column in known)]
            dates = {search.descend(slots) for slots in starts}
            ranked = sorted((total_cost(problem, d), d) for d in dates if search.feasible(d))
            value += ranked[0][0] if ranked else 0
            for _, slots in ranked[:_KEPT]:
                new |= self.add(body, self.cheapest(body, slots, yen))
        return value, new

    def cheapest(self, body: int, slots: tuple[int, ...], yen: Yen) -> Placed:
        """Dates of a body with its work laid where it is cheapest."""
        problem = self.bodies[body]
        late = latest_starts(problem, slots) if problem.phases else ((),) * len(slots)
        if {r.name for r in problem.resources} - {r.name for r in self.shared}:
            return Placed(slots, late)  # its own limits may forbid to lay the work elsewhere
        names = {resource.name: number for number, resource in enumerate(self.shared)}
        rows = [yen[names[resource.name]] for resource in problem.resources]
        starts = tuple(
            laid(problem, n, slot, rows, self._ruler.first) if problem.work(n) else ()
            for n, slot in enumerate(slots)
        )
        return Placed(slots, starts)

    def _tables(
        self,
    ) -> tuple[
        list[tuple[int, _Column]],
        NDArray[np.float64],
        NDArray[np.float64],
        NDArray[np.intp],
        NDArray[np.float64],
    ]:
        """Columns, their millions, what they use, the rows that count, and whose they are."""
        columns = [(b, column) for b, pool in enumerate(self._pool) for column in pool.values()]
        cost = np.array([column.yen for _, column in columns], dtype=np.float64) / _MILLION
        use = np.stack([column.use.ravel() for _, column in columns], axis=1).astype(np.float64)
        rows = np.flatnonzero(use.max(axis=1) > 0)
        member = np.zeros((len(self.bodies), len(columns)))
        for place, (body, _) in enumerate(columns):
            member[body, place] = 1
        return columns, cost, use, rows, member


def _optimize() -> Any:
    """Imported on first use: it takes a fifth of a second."""
    import scipy.optimize

    return scipy.optimize
