"""Making a plan of a case: compile, solve, compare, assemble, verify."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from migplan.model.case import Case
from migplan.model.plan import Plan, Robustness
from migplan.model.price import Level
from migplan.planning.assemble import assemble, dates_of, order_of
from migplan.planning.baselines import naive_plans
from migplan.planning.compile import compile_problem
from migplan.planning.conflict.explain import explain
from migplan.planning.conflict.finding import NoPlanError
from migplan.planning.conflict.plan import as_plan
from migplan.planning.cycles import demand_order
from migplan.planning.fingerprint import fingerprint
from migplan.planning.problem import Problem, Result
from migplan.planning.progress import Progress, no_progress
from migplan.planning.solve import solve
from migplan.planning.verify import violations


@dataclass(frozen=True, slots=True)
class Naming:
    """What the naive orders need to know beyond the case.

    Attributes:
        families: Rank of the family of each business.
        levels: Units of the case by level of the essential linkages, as tuples of ids.
    """

    families: Mapping[str, int]
    levels: Sequence[Sequence[tuple[str, ...]]]


class UnsoundPlanError(AssertionError):
    """The verifier rejects a plan: a bug of migplan, and nothing is written."""


def make_plan(
    case: Case, naming: Naming, *, version: str, progress: Progress = no_progress
) -> Plan:
    """Find the dates of a case and write the verified plan, without gaps and decisions due.

    Raises:
        InfeasibleError: If stated precedences lead back to where they began.
        NoPlanError: If no dates satisfy what was stated.
        UnsoundPlanError: If the verifier finds a fault.
    """
    demand_order(case)
    problem = compile_problem(case)
    result = solve(problem, seed=case.seed, progress=progress)
    if result.slots is None:
        result = _found_after_all(case, problem, result, progress)
    progress("baselines", result.total, result.bound)
    number = {unit: n for n, unit in enumerate(case.units)}
    levels = [[number[unit] for unit in level] for level in naming.levels]
    naive = naive_plans(case, problem, naming.families, levels) if case.units else ()
    progress("robustness", result.total, result.bound)
    robustness = _robustness(case, result)
    progress("reasons", result.total, result.bound)
    plan = assemble(
        case,
        problem,
        result,
        naive,
        robustness,
        fingerprint=fingerprint(case),
        version=version,
    )
    wrong = violations(plan)
    if wrong:
        raise UnsoundPlanError("; ".join(wrong))
    return plan


def _found_after_all(case: Case, problem: Problem, result: Result, progress: Progress) -> Result:
    """Explain why there is no plan; where dates are found meanwhile, plan from there.

    Raises:
        NoPlanError: If there are none, or none were found.
    """
    progress("conflicts", None, 0)
    finding = explain(case, proven=result.status == "infeasible")
    first = None if finding.dates is None else as_plan(case, problem, finding.dates)
    if first is not None:
        slots, starts = first
        again = solve(problem, seed=case.seed, hint=slots, starts=starts, progress=progress)
        if again.slots is not None:
            return again
    raise NoPlanError(finding)


def _robustness(case: Case, result: Result) -> tuple[Robustness, ...]:
    """Solve again at both ends of all prices and compare the orders."""
    if not case.units or result.slots is None:
        return ()
    dates = dates_of(case, result.slots)
    found: list[Robustness] = []
    for level in (Level.LOW, Level.HIGH):
        problem = compile_problem(case, level)
        other = solve(problem, seed=case.seed, hint=result.slots, starts=result.starts)
        if other.slots is None:
            continue
        moved = dates_of(case, other.slots)
        found.append(
            Robustness(
                level=level,
                same_order=order_of(moved) == order_of(dates),
                moved=tuple(sorted(key for key in dates if dates[key].day != moved[key].day)),
                total_yen=other.total,
            )
        )
    return tuple(found)
