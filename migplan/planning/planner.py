"""Making a plan of a case: compile, solve, compare, assemble, verify."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from migplan.diagnostics.errors import InterruptedSearchError
from migplan.model.case import Case
from migplan.model.dates import month_start
from migplan.model.plan import Capacity, CapacityPrice, Plan, Robustness
from migplan.model.price import Level
from migplan.planning.assemble import assemble, dates_of, order_of
from migplan.planning.baselines import Naive, naive_plans
from migplan.planning.chains import ENGINEERS, STAFF
from migplan.planning.compile import compile_problem
from migplan.planning.conflict.explain import explain
from migplan.planning.conflict.finding import NoPlanError
from migplan.planning.conflict.plan import as_plan
from migplan.planning.cycles import demand_order
from migplan.planning.fingerprint import fingerprint
from migplan.planning.problem import Problem, Result
from migplan.planning.progress import Progress, no_progress
from migplan.planning.solve import CPSAT_BUDGET, Stop, solve
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
    case: Case,
    naming: Naming,
    *,
    version: str,
    compared: bool = True,
    progress: Progress = no_progress,
    stop: Stop = lambda: False,
) -> Plan:
    """Find the dates of a case and write the verified plan, without gaps and decisions due.

    Args:
        case: The premises.
        naming: What the naive orders need beyond them.
        version: Of migplan.
        compared: Whether the plan is compared with naive orders and other prices.
        progress: Called after each improvement.
        stop: Asked now and then; true ends the work with the best plan so far, which then says
            ``interrupted`` and may lack the naive orders and the answer about other prices.

    Raises:
        InfeasibleError: If stated precedences lead back to where they began.
        InterruptedSearchError: If it was stopped before there was a plan.
        NoPlanError: If no dates satisfy what was stated.
        UnsoundPlanError: If the verifier finds a fault.
    """
    demand_order(case)
    problem = compile_problem(case)
    result = dated(case, problem, progress=progress, stop=stop)
    naive: tuple[Naive, ...] = ()
    robustness: tuple[Robustness, ...] = ()
    if compared:
        result, naive, robustness = _compared(case, problem, result, naming, progress, stop)
    return finished(case, problem, result, naive, robustness, version=version, progress=progress)


def dated(
    case: Case,
    problem: Problem,
    *,
    budget: float = CPSAT_BUDGET,
    progress: Progress = no_progress,
    stop: Stop = lambda: False,
) -> Result:
    """The dates of a case; there are some in what is returned.

    Args:
        case: The premises.
        problem: Their compiled form.
        budget: Deterministic time of CP-SAT.
        progress: Called after each improvement.
        stop: Asked now and then; true ends the work with the best dates so far.

    Raises:
        InterruptedSearchError: If it was stopped before there were any.
        NoPlanError: If no dates satisfy what was stated.
    """
    result = solve(problem, seed=case.seed, budget=budget, progress=progress, stop=stop)
    if result.slots is None and result.status != "interrupted":
        result = _found_after_all(case, problem, result, progress, stop)
    if result.slots is None:
        raise stopped()
    return result


def finished(
    case: Case,
    problem: Problem,
    result: Result,
    naive: Sequence[Naive] = (),
    robustness: Sequence[Robustness] = (),
    *,
    version: str,
    progress: Progress = no_progress,
) -> Plan:
    """Write down the plan whose dates are known, and verify it.

    Args:
        case: The premises.
        problem: Their compiled form; the reasons keep its limits.
        result: The dates.
        naive: Orders to compare with.
        robustness: What other prices change.
        version: Of migplan.
        progress: Called before.

    Raises:
        UnsoundPlanError: If the verifier finds a fault.
    """
    progress("reasons", result.total, result.bound)
    plan = assemble(
        case,
        problem,
        result,
        naive,
        robustness,
        capacity_prices=_capacity_prices(problem, result),
        fingerprint=fingerprint(case),
        version=version,
    )
    wrong = violations(plan)
    if wrong:
        raise UnsoundPlanError("; ".join(wrong))
    return plan


def stopped() -> InterruptedSearchError:
    """Somebody ended the search before it had found anything to write."""
    return InterruptedSearchError(
        "計画がまだ見つからないうちに中断しました。何も書き出していません。",
        "Interrupted before a plan was found. Nothing was written.",
    )


def _compared(
    case: Case, problem: Problem, result: Result, naming: Naming, progress: Progress, stop: Stop
) -> tuple[Result, tuple[Naive, ...], tuple[Robustness, ...]]:
    """The naive orders and the plans at other prices; whichever is interrupted is left out."""
    naive: tuple[Naive, ...] = ()
    robustness: tuple[Robustness, ...] = ()
    ended = stop()
    if not ended and case.units:
        progress("baselines", result.total, result.bound)
        number = {unit: n for n, unit in enumerate(case.units)}
        levels = [[number[unit] for unit in level] for level in naming.levels]
        found = naive_plans(case, problem, naming.families, levels, stop=stop)
        ended = stop()
        naive = () if ended else found
    if not ended and case.units:
        progress("robustness", result.total, result.bound)
        other = _robustness(case, result, stop)
        ended = stop()
        robustness = () if ended else other
    if ended:
        result = replace(result, status="interrupted")
    return result, naive, robustness


def _capacity_prices(problem: Problem, result: Result) -> tuple[CapacityPrice, ...]:
    """What one more engineer, project or member of the staff is worth, month by month."""
    found: list[CapacityPrice] = []
    for number, month, yen in result.prices:
        name = problem.resources[number].name
        kind = Capacity.PARALLEL_PROJECTS
        if name.startswith(ENGINEERS):
            kind, name = Capacity.ENGINEERS, name.removeprefix(ENGINEERS)
        elif name.startswith(STAFF):
            kind, name = Capacity.STAFF, ""
        found.append(CapacityPrice(kind=kind, vendor=name, month=month_start(month), yen=yen))
    return tuple(sorted(found, key=lambda price: (price.kind, price.vendor, price.month)))


def _found_after_all(
    case: Case, problem: Problem, result: Result, progress: Progress, stop: Stop
) -> Result:
    """Explain why there is no plan; where dates are found meanwhile, plan from there.

    Raises:
        NoPlanError: If there are none, or none were found.
    """
    progress("conflicts", None, 0)
    finding = explain(case, proven=result.status == "infeasible", stop=stop)
    first = None if finding.dates is None else as_plan(case, problem, finding.dates)
    if first is not None:
        slots, starts = first
        again = solve(
            problem, seed=case.seed, hint=slots, starts=starts, progress=progress, stop=stop
        )
        if again.slots is not None or again.status == "interrupted":
            return again
    if stop():
        raise stopped()
    raise NoPlanError(finding)


def _robustness(case: Case, result: Result, stop: Stop) -> tuple[Robustness, ...]:
    """Solve again at both ends of all prices and compare the orders."""
    if not case.units or result.slots is None:
        return ()
    dates = dates_of(case, result.slots)
    found: list[Robustness] = []
    for level in (Level.LOW, Level.HIGH):
        problem = compile_problem(case, level)
        other = solve(problem, seed=case.seed, hint=result.slots, starts=result.starts, stop=stop)
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
