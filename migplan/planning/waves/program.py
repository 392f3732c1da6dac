"""A linear program in arrays, and its optimal multipliers by HiGHS.

By its interior point method without crossover the multipliers lie in the middle of the optimal face,
which needs far fewer rounds of column generation than those of a vertex (Rousseau, Gendreau, Feillet,
Operations Research Letters 2007).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from migplan.planning.waves.arrays import Floats, Ints

_TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Duals:
    """The optimum, and the multiplier of each row; neither is exact."""

    value: float
    rows: Floats


@dataclass(frozen=True, slots=True)
class Program:
    """Minimise ``cost x`` with ``low <= A x <= high`` and ``0 <= x <= upper``.

    Attributes:
        cost: Of each column, shape (c,).
        upper: Of each column, shape (c,); infinite where nothing limits it.
        low: Of each row, shape (r,).
        high: Of each row, shape (r,).
        at: Row of each entry of A, sorted.
        to: Column of each entry.
        value: Each entry.
    """

    cost: Floats
    upper: Floats
    low: Floats
    high: Floats
    at: Ints
    to: Ints
    value: Floats

    def duals(self, *, crossover: bool) -> Duals | None:
        """Optimal multipliers; ``None`` when there is no optimum or the solver gives up."""
        from ortools.math_opt.python import mathopt

        parameters = mathopt.SolveParameters()
        options = parameters.highs.string_options
        options["solver"] = "ipm"
        options["run_crossover"] = "on" if crossover else "off"
        if not crossover:
            # what is rounded and clipped afterwards need not be exact
            parameters.highs.double_options["ipm_optimality_tolerance"] = _TOLERANCE
        # without crossover, what presolve took out often comes back too inexact to count as optimal
        options["presolve"] = "off"
        model = mathopt.Model.from_model_proto(self._message())
        try:
            result = mathopt.solve(model, mathopt.SolverType.HIGHS, params=parameters)
        except (AttributeError, RuntimeError, ValueError):
            # HiGHS raises where it is unsure, and OR-Tools 9.15 stumbles over that (AttributeError)
            return None
        if not result.has_dual_feasible_solution():
            return None
        found = result.to_proto().solutions[0].dual_solution
        rows = np.zeros(len(self.low))
        rows[found.dual_values.ids] = found.dual_values.values
        return Duals(float(found.objective_value), rows)

    def _message(self) -> Any:
        from ortools.math_opt import model_pb2

        model = model_pb2.ModelProto()
        columns, rows = len(self.cost), len(self.low)
        model.variables.ids.extend(range(columns))
        model.variables.lower_bounds.extend([0.0] * columns)
        model.variables.upper_bounds.extend(self.upper.tolist())
        model.variables.integers.extend([False] * columns)
        used = np.flatnonzero(self.cost)
        model.objective.linear_coefficients.ids.extend(used.tolist())
        model.objective.linear_coefficients.values.extend(self.cost[used].tolist())
        model.linear_constraints.ids.extend(range(rows))
        model.linear_constraints.lower_bounds.extend(self.low.tolist())
        model.linear_constraints.upper_bounds.extend(self.high.tolist())
        matrix = model.linear_constraint_matrix
        matrix.row_ids.extend(self.at.tolist())
        matrix.column_ids.extend(self.to.tolist())
        matrix.coefficients.extend(self.value.tolist())
        return model
