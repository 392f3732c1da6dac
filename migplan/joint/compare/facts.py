"""The facts of one plan that a comparison speaks of."""

from collections import Counter
from collections.abc import Iterable, Iterator

from migplan.catalogue.catalogue import Catalogue
from migplan.joint.compare.money import money_of
from migplan.joint.compare.premises import premises, running
from migplan.joint.compare.side import Side
from migplan.joint.subjects import subjects
from migplan.model.case import Case, Role
from migplan.model.comparison import (
    NEAR_MONTHS,
    ContractFacts,
    DecisionFacts,
    Figures,
    MemberFacts,
    Standing,
    SystemFacts,
)
from migplan.model.dates import month_index, month_start
from migplan.model.gap import GapSeverity
from migplan.model.plan import CostKind, Cutover, Plan
from migplan.model.system import State, System
from migplan.model.text import Bilingual
from migplan.planning.charges import Charge, Charges
from migplan.planning.difference.said import said

_STANDING = {
    Role.MOVING: Standing.MOVING,
    Role.MIGRATED: Standing.MIGRATED,
    Role.STAYING: Standing.STAYING,
    Role.RETIRING: Standing.RETIRING,
}
_TWICE = frozenset({CostKind.PARALLEL_RUNNING, CostKind.CONTRACT_LEFTOVER})
_INTERRUPTED = Bilingual(
    ja="計算を途中で止めた計画です。より良い計画が残っている余地があります。",
    en="The search was interrupted: a better plan may exist.",
)
_BACKTEST = Bilingual(
    ja="過去の基準日に戻して検証するための計画です。",
    en="A test against the past, not a plan ahead.",
)


def facts_of(side: Side, catalogue: Catalogue) -> MemberFacts:
    """All facts of one side, nothing left out."""
    plan = side.plan
    body = plan.case.municipality
    charges = _charges(plan)
    systems = tuple(_systems(plan, catalogue, charges))
    contracts = tuple(_contracts(plan, charges))
    return MemberFacts(
        key=side.key,
        label=side.label,
        code=body.code,
        population=body.population,
        invented=body.invented,
        as_of=plan.as_of,
        figures=_figures(plan, systems, contracts),
        money=money_of(plan),
        systems=systems,
        contracts=contracts,
        decisions=tuple(
            DecisionFacts(key=row.key, due=row.due, who=row.who, what=row.what)
            for row in plan.decisions_due
        ),
        notes=tuple(_notes(plan)),
    )


def _charges(plan: Plan) -> dict[str, tuple[Charge, ...]]:
    """What each cutover costs by itself, month by month."""
    charges = Charges(plan.case)
    slots = {slot.day: slot for slot in plan.case.slots}
    return {
        row.system: charges.of_cutover(row.system, slots[row.date])
        for row in plan.cutovers
        if row.date in slots
    }


def _systems(
    plan: Plan, catalogue: Catalogue, charges: dict[str, tuple[Charge, ...]]
) -> Iterator[SystemFacts]:
    cutovers = {row.system: row for row in plan.cutovers}
    common = frozenset(season.reason.ja for season in catalogue.seasons)
    for system in sorted(plan.case.systems, key=lambda row: row.id):
        cutover = cutovers.get(system.id)
        keys = subjects(system, catalogue)
        twice = {row.month for row in charges.get(system.id, ()) if row.kind in _TWICE}
        row = SystemFacts(
            system=system.id,
            name=system.name,
            subjects=keys,
            businesses=len(keys) if system.businesses else 0,
            standing=_standing(plan.case, system),
            vendor=system.vendor,
            package=system.package,
            double_months=len(twice),
        )
        yield _moving(row, plan.case, system, cutover, common) if cutover else row


def _standing(case: Case, system: System) -> Standing:
    role = case.roles.get(system.id, Role.STAYING)
    if role is Role.MIGRATED and system.state is State.EXPECTED_LIVE:
        return Standing.EXPECTED
    return _STANDING.get(role, Standing.ABSENT)


def _moving(
    row: SystemFacts, case: Case, system: System, cutover: Cutover, common: frozenset[str]
) -> SystemFacts:
    """The same with its cutover."""
    deadline = case.deadlines.get(system.id)
    left = None
    if deadline is not None and cutover.date <= deadline:
        left = month_index(deadline) - month_index(cutover.date)
    found: dict[str, object] = {
        "date": cutover.date,
        "pinned": cutover.pinned,
        "deadline": deadline,
        "deadline_assumed": deadline is not None and system.deadline is None,
        "months_late": cutover.months_late,
        "months_left": left,
        "premises": premises(case, system, cutover, common),
        "reason": cutover.reason,
    }
    return row.model_copy(update=found)


def _contracts(plan: Plan, charges: dict[str, tuple[Charge, ...]]) -> Iterator[ContractFacts]:
    for cutover in plan.cutovers:
        ends = [
            row
            for row in running(plan.case, cutover.system)
            if row.end is not None and row.end.month < month_index(cutover.date)
        ]
        first = min(
            ends, key=lambda row: (row.end.day if row.end else plan.as_of, row.id), default=None
        )
        if first is None or first.end is None:
            continue
        paid = [
            row
            for row in charges.get(cutover.system, ())
            if row.kind is CostKind.CONTRACT_EXTENSION
        ]
        yield ContractFacts(
            system=cutover.system,
            end=first.end.day,
            end_said=said(first.end),
            date=cutover.date,
            months=len({row.month for row in paid}),
            yen=sum(row.yen for row in paid),
        )


def _figures(
    plan: Plan, systems: Iterable[SystemFacts], contracts: tuple[ContractFacts, ...]
) -> Figures:
    moving = [row for row in systems if row.date is not None]
    dates = sorted(row.date for row in moving if row.date is not None)
    months = Counter(map(month_index, dates))
    peak = min(months, key=lambda month: (-months[month], month), default=None)
    open_gaps = [gap for gap in plan.gaps if gap.counts]
    asked, given = _asked(plan)
    due = [row.due for row in plan.decisions_due]
    return Figures(
        systems=len(moving),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        waves=len(plan.waves),
        peak=months[peak] if peak is not None else 0,
        peak_month=month_start(peak) if peak is not None else None,
        bridges=len(plan.bridges),
        bridge_months=sum(row.months for row in plan.bridges),
        gaps=len(open_gaps),
        severe=sum(1 for gap in open_gaps if gap.severity is GapSeverity.HIGH),
        late_systems=sum(1 for row in moving if row.months_late),
        late_months=sum(row.months_late for row in moving),
        near_systems=sum(
            1 for row in moving if row.months_left is not None and row.months_left <= NEAR_MONTHS
        ),
        short_contracts=len(contracts),
        extension_months=sum(row.months for row in contracts),
        decisions=len(due),
        next_decision=min(due, default=None),
        double_months=sum(row.double_months or 0 for row in moving),
        optimality_gap=plan.optimality_gap,
        assumptions=len(plan.assumptions),
        assumed=asked - given,
        asked=asked,
    )


def _asked(plan: Plan) -> tuple[int, int]:
    """How many values the dates and yen of the moving systems want, and how many somebody gave."""
    case, given = plan.case, 0
    for cutover in plan.cutovers:
        system = case.system(cutover.system)
        if system is None:
            continue
        priced = any(row.monthly_yen is not None for row in running(case, system.id))
        worked = system.project_months is not None or system.remaining_months is not None
        given += sum((system.deadline is not None, system.vendor is not None, worked, priced))
    return 4 * len(plan.cutovers), given


def _notes(plan: Plan) -> Iterator[Bilingual]:
    if plan.provenance.status == "interrupted":
        yield _INTERRUPTED
    if plan.case.backtest:
        yield _BACKTEST
