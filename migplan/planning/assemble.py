"""From chosen slots to the plan document."""

from collections.abc import Sequence

from migplan.model.case import Case
from migplan.model.dates import months_late
from migplan.model.phase import PhaseDates
from migplan.model.plan import (
    BRIDGE_KINDS,
    Baseline,
    CapacityPrice,
    Cost,
    Cutover,
    Plan,
    Provenance,
    Robustness,
    Wave,
)
from migplan.model.price import Level
from migplan.planning.adapt import adaptations_of
from migplan.planning.baselines import Naive
from migplan.planning.bridges import bridges_of, reworks_of
from migplan.planning.chains import phase_dates
from migplan.planning.ledger import Dates, Ledger
from migplan.planning.moved import moved_of
from migplan.planning.moves import Moves
from migplan.planning.problem import Problem, Result, Starts, latest_starts
from migplan.planning.reasons import explain_unit


def dates_of(case: Case, slots: Sequence[int]) -> Dates:
    """The slot of every moving system."""
    return {
        key: case.slots[slot] for unit, slot in zip(case.units, slots, strict=True) for key in unit
    }


def assemble(
    case: Case,
    problem: Problem,
    result: Result,
    naive: Sequence[Naive],
    robustness: Sequence[Robustness],
    *,
    capacity_prices: Sequence[CapacityPrice] = (),
    fingerprint: str,
    version: str,
) -> Plan:
    """Write down everything that follows from the chosen slots.

    Gaps and decisions due are added by the pipeline, which knows the rules for them.
    """
    slots = result.slots or ()
    dates = dates_of(case, slots)
    ledger = Ledger(case, dates)
    waves = _waves(dates)
    number = {key: wave.number for wave in waves for key in wave.systems}
    starts = result.starts or latest_starts(problem, slots)
    phases = phases_of(case, dates, starts)
    moves = Moves(case, problem, ledger, slots, starts)
    cutovers: list[Cutover] = []
    for unit, members in enumerate(case.units):
        pinned = any((s := case.system(key)) and s.pin for key in members)
        why = explain_unit(moves, unit)
        cutovers += [
            Cutover(
                system=key,
                date=dates[key].day,
                wave=number[key],
                reason=why.reason,
                pinned=pinned,
                months_late=_months_late(case, key, dates),
                earlier=why.earlier,
                later=why.later,
                phases=phases.get(key, ()),
            )
            for key in members
        ]
    total, reworks = ledger.total(), reworks_of(ledger)
    ordered = tuple(sorted(cutovers, key=lambda c: (c.date, c.system)))
    return Plan(
        municipality=case.municipality.name,
        as_of=case.as_of,
        cutovers=ordered,
        waves=waves,
        bridges=bridges_of(moves),
        reworks=reworks,
        adaptations=adaptations_of(case, reworks, number),
        cost=Cost(
            total_yen=total,
            cash_yen=ledger.cash(),
            low_yen=Ledger(case, dates, Level.LOW).cash(),
            high_yen=Ledger(case, dates, Level.HIGH).cash(),
            by_kind=ledger.by_kind(),
            by_fiscal_year=ledger.by_fiscal_year(),
        ),
        bound_yen=result.bound,
        optimality_gap=round((total - result.bound) / total, 6) if total else 0.0,
        baselines=tuple(_baseline(case, problem, entry) for entry in naive),
        robustness=tuple(robustness),
        moved=moved_of(moves, ordered),
        capacity_prices=tuple(capacity_prices),
        assumptions=tuple(assumption.key for assumption in case.assumptions),
        case=case,
        provenance=Provenance(
            inputs_sha256=fingerprint,
            version=version,
            seed=case.seed,
            solver=result.solver,
            bound_source=result.bound_source,
            status=result.status if case.units else "empty",
        ),
    )


def phases_of(case: Case, dates: Dates, starts: Starts) -> dict[str, tuple[PhaseDates, ...]]:
    """The phases of every moving system; none where people are not limited."""
    if not case.people_limited:
        return {}
    found: dict[str, tuple[PhaseDates, ...]] = {}
    for unit, begins in zip(case.units, starts, strict=True):
        found |= phase_dates(case, unit, begins, dates[unit[0]].day)
    return {key: found[key] for key in sorted(found)}


def order_of(dates: Dates) -> tuple[tuple[str, ...], ...]:
    """The waves in order, without their dates."""
    return tuple(wave.systems for wave in _waves(dates))


def _waves(dates: Dates) -> tuple[Wave, ...]:
    slots = sorted({slot.day: slot for slot in dates.values()}.items())
    return tuple(
        Wave(
            number=n,
            date=day,
            closed_from=slot.closed_from,
            systems=tuple(sorted(key for key, other in dates.items() if other.day == day)),
        )
        for n, (day, slot) in enumerate(slots, start=1)
    )


def _months_late(case: Case, key: str, dates: Dates) -> int:
    deadline = case.deadlines.get(key)
    return months_late(dates[key].day, deadline) if deadline is not None else 0


def _baseline(case: Case, problem: Problem, entry: Naive) -> Baseline:
    if entry.slots is None:
        return Baseline(
            name=entry.name,
            title=entry.title,
            spacing=entry.spacing,
            feasible=False,
            why_not=entry.why_not,
        )
    dates = dates_of(case, entry.slots)
    ledger = Ledger(case, dates)
    kinds = ledger.by_kind()
    return Baseline(
        name=entry.name,
        title=entry.title,
        spacing=entry.spacing,
        feasible=True,
        total_yen=ledger.total(),
        cash_yen=ledger.cash(),
        bridge_yen=sum(kinds[kind] for kind in BRIDGE_KINDS),
        bridges=ledger.bridge_count(),
        waves=len(_waves(dates)),
        last=max(slot.day for slot in dates.values()),
        cutovers={key: slot.day for key, slot in sorted(dates.items())},
        phases=phases_of(case, dates, entry.starts or latest_starts(problem, entry.slots)),
    )
