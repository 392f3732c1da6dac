"""What a scenario does to the plan, in figures, and which scenario does most."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from migplan.model.plan import BRIDGE_KINDS, Plan
from migplan.model.scenario import Scenario
from migplan.model.scenario_result import (
    BudgetOutcome,
    Figures,
    ScenarioOutcome,
    ScenarioTable,
    WaveDay,
)
from migplan.model.text import Bilingual
from migplan.planning.difference.document import plan_difference


def figures(plan: Plan) -> Figures:
    """A plan in a few numbers."""
    kinds = plan.cost.by_kind
    return Figures(
        cash_yen=plan.cost.cash_yen,
        total_yen=plan.cost.total_yen,
        bridges=len(plan.bridges),
        bridge_yen=sum(kinds.get(kind, 0) for kind in BRIDGE_KINDS),
        gaps=sum(1 for gap in plan.gaps if gap.counts),
        months_late=sum(cutover.months_late for cutover in plan.cutovers),
        late=sum(1 for cutover in plan.cutovers if cutover.months_late),
        last=max((cutover.date for cutover in plan.cutovers), default=None),
        optimality_gap=plan.optimality_gap,
        waves=tuple(WaveDay(date=w.date, systems=len(w.systems)) for w in plan.waves),
    )


def outcome(
    key: str,
    scenario: Scenario,
    said: Sequence[Bilingual],
    base: Plan,
    plan: Plan,
    ceilings: Mapping[int, int],
    postponed: Mapping[int, Sequence[str]],
) -> ScenarioOutcome:
    """What a scenario with a plan comes to.

    Args:
        key: Of the scenario.
        scenario: As it was read.
        said: What it changes, in words.
        base: The plan without it.
        plan: The plan with it.
        ceilings: Yen that may be spent, by fiscal year.
        postponed: Ids of systems that were put off past each of these years.
    """
    found = plan_difference(base, plan)
    moved = sorted(found.moved, key=lambda row: (-abs((row.after - row.before).days), row.system))
    return ScenarioOutcome(
        key=key,
        name=scenario.name,
        note=scenario.note,
        said=tuple(said),
        figures=figures(plan),
        moved=tuple(row.model_copy(update={"causes": ()}) for row in moved),
        joined=tuple(row.name for row in (*found.added, *found.dropped)),
        by_fiscal_year=found.by_fiscal_year,
        budgets=tuple(
            BudgetOutcome(
                fiscal_year=year,
                most_yen=most,
                spent_yen=sum(plan.cost.by_fiscal_year.get(str(year), {}).values()),
                postponed=tuple(postponed.get(year, ())),
            )
            for year, most in sorted(ceilings.items())
        ),
    )


def ranked(
    base: Plan, outcomes: Iterable[ScenarioOutcome], left_out: Sequence[str]
) -> ScenarioTable:
    """The document: scenarios without a plan first, then by yen, then by systems moved."""
    was = figures(base)

    def effect(row: ScenarioOutcome) -> tuple[bool, int, int, str]:
        total = row.figures.total_yen - was.total_yen if row.figures else 0
        return row.feasible, -abs(total), -len(row.moved), row.key

    return ScenarioTable(
        municipality=base.municipality,
        as_of=base.as_of,
        invented=base.case.municipality.invented,
        base=was,
        scenarios=tuple(sorted(outcomes, key=effect)),
        left_out=tuple(left_out),
    )


def months_between(before: date | None, after: date | None) -> int | None:
    """Calendar months from one last cutover to another; ``None`` without one of them."""
    if before is None or after is None:
        return None
    return (after.year - before.year) * 12 + after.month - before.month
