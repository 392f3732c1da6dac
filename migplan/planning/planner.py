"""Making a plan of a case: compile, solve, compare, assemble, verify."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from migplan.diagnostics.errors import InfeasibleError
from migplan.model.case import Case, Slot
from migplan.model.plan import Plan, Robustness
from migplan.model.price import Level
from migplan.model.system import System
from migplan.model.wording import short_day
from migplan.planning.assemble import assemble, dates_of, order_of
from migplan.planning.baselines import Naive, naive_plans
from migplan.planning.compile import blocks, compile_problem
from migplan.planning.cycles import demand_order
from migplan.planning.fingerprint import fingerprint
from migplan.planning.problem import Problem, Result
from migplan.planning.progress import Progress, no_progress
from migplan.planning.solve import solve
from migplan.planning.verify import violations
from migplan.planning.wording import rule_words


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
        InfeasibleError: If no dates satisfy what was stated.
        UnsoundPlanError: If the verifier finds a fault.
    """
    demand_order(case)
    problem = compile_problem(case)
    demand_slots(case, problem)
    result = solve(problem, seed=case.seed, progress=progress)
    if result.slots is None:
        raise no_plan(case, result)
    plan = finished(case, problem, result, naming, version=version, progress=progress)
    progress("robustness", result.total, result.bound)
    return judged(plan.model_copy(update={"robustness": _robustness(case, result)}))


def finished(
    case: Case,
    problem: Problem,
    result: Result,
    naming: Naming | None,
    *,
    version: str,
    progress: Progress = no_progress,
) -> Plan:
    """Write down a plan whose dates are known.

    Args:
        case: The premises.
        problem: Their compiled form; reasons and naive orders keep its limits.
        result: The dates.
        naming: What the naive orders need; left out, there are none.
        version: Of migplan.
        progress: Called before each step.
    """
    naive: Sequence[Naive] = ()
    if naming is not None and case.units:
        progress("baselines", result.total, result.bound)
        number = {unit: n for n, unit in enumerate(case.units)}
        levels = [[number[unit] for unit in level] for level in naming.levels]
        naive = naive_plans(case, problem, naming.families, levels)
    progress("reasons", result.total, result.bound)
    return assemble(
        case, problem, result, naive, (), fingerprint=fingerprint(case), version=version
    )


def judged(plan: Plan) -> Plan:
    """The plan itself, once the verifier has nothing against it.

    Raises:
        UnsoundPlanError: If it finds a fault.
    """
    wrong = violations(plan)
    if wrong:
        raise UnsoundPlanError("; ".join(wrong))
    return plan


def no_plan(case: Case, result: Result) -> InfeasibleError:
    """Why there is no plan: the limits that were stated, by name."""
    ja: list[str] = []
    en: list[str] = []
    for limit in case.vendors:
        if limit.parallel_projects is not None:
            ja.append(f"{limit.vendor}の並行案件は {limit.parallel_projects} 件まで")
            en.append(f"{limit.vendor} runs {limit.parallel_projects} projects at a time")
        if limit.engineers is not None:
            ja.append(f"{limit.vendor}の技術者は月 {limit.engineers} 人まで")
            en.append(f"{limit.vendor} has {limit.engineers} engineers in a month")
    if case.staff is not None:
        ja.append(f"移行作業に当たれる職員は月 {case.staff.people} 人まで")
        en.append(f"the body has {case.staff.people} of its own staff in a month")
    if case.parallel_projects is not None:
        ja.append(f"庁内の並行案件は {case.parallel_projects} 件まで")
        en.append(f"the body runs {case.parallel_projects} projects at a time")
    if case.load_limit is not None:
        ja.append(f"1 つの切替枠で切り替えるのは {case.load_limit} システムまで")
        en.append(f"a slot takes {case.load_limit} systems")
    for rule in case.precedences:
        before, after = case.name(rule.before), case.name(rule.after)
        ja.append(f"{after}は{before}より後（{rule.lag_months} か月以上）")
        en.append(f"{after} comes {rule.lag_months} months or more after {before}")
    for system in case.systems:
        if system.pin is not None:
            ja.append(f"{system.name}の切替日は {short_day(system.pin.date)}（指定）")
            en.append(f"{system.name} is pinned to {system.pin.date}")
    if result.status == "infeasible":
        head_ja = "次の条件をすべて満たす切替日の組合せがありません。いずれかを緩めてください。"
        head_en = "No dates keep all of these; relax one of them."
    else:
        head_ja = "決められた計算量の中では、次の条件をすべて満たす切替日を見つけられませんでした。"
        head_en = "Within the budget no dates were found that keep all of these."
    return InfeasibleError(
        "\n".join([head_ja, *(f"  - {line}" for line in ja)]),
        "\n".join([head_en, *(f"  - {line}" for line in en)]),
    )


def demand_slots(case: Case, problem: Problem) -> None:
    """Name the rules that leave a unit without any slot, before any solver runs."""
    stuck = [n for n in range(len(problem.names)) if not problem.allowed(n)]
    if not stuck:
        return
    ja: list[str] = []
    en: list[str] = []
    for n in stuck:
        members = [system for key in case.units[n] if (system := case.system(key))]
        names = "、".join(system.name for system in members)
        rules = sorted(
            {
                (block.system, block.rule, block.detail, block.detail_en)
                for system in members
                for slot in _wanted(case, members)
                for block in blocks(case, system, slot)
            }
        )
        ja.append(f"「{names}」を切り替えられる日がありません。次の条件が重なっています。")
        en.append(
            f"No date is left for {', '.join(s.name for s in members)}. These conditions meet:"
        )
        for key, rule, detail, detail_en in rules:
            words = rule_words(case.name(key), rule, detail, detail_en)
            ja.append(f"  - {words.ja}")
            en.append(f"  - {words.en}")
    raise InfeasibleError("\n".join(ja), "\n".join(en))


def _wanted(case: Case, members: list[System]) -> tuple[Slot, ...]:
    """The slots worth explaining: the pinned ones when there are pins, otherwise all."""
    days = {system.pin.date for system in members if system.pin is not None}
    pinned = tuple(slot for slot in case.slots if slot.day in days)
    return pinned or case.slots


def _robustness(case: Case, result: Result) -> tuple[Robustness, ...]:
    """Solve again at both ends of all prices and compare the orders."""
    if not case.units or result.slots is None:
        return ()
    dates = dates_of(case, result.slots)
    found: list[Robustness] = []
    for level in (Level.LOW, Level.HIGH):
        problem = compile_problem(case, level)
        other = solve(problem, seed=case.seed, hint=result.slots)
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
