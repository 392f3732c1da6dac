"""From one version of a plan to the next: what moved, what it costs, and which premises explain it."""

from collections.abc import Iterable

from migplan.model.case import Case, Role
from migplan.model.plan import BRIDGE_KINDS, Cutover, Plan
from migplan.planning.difference.change import DateChange, Difference, Figure, PremiseChange
from migplan.planning.difference.premises import premises_changed

__all__ = ["DateChange", "Difference", "Figure", "PremiseChange", "difference"]


def difference(old: Plan, new: Plan) -> Difference:
    """Compare two versions of the plan of one body; equal plans differ in nothing.

    Systems are told apart by their ids, as everywhere.
    """
    before = {cutover.system: cutover for cutover in old.cutovers}
    after = {cutover.system: cutover for cutover in new.cutovers}
    gone = sorted(before.keys() - after)
    done = tuple(key for key in gone if new.case.roles.get(key) is Role.MIGRATED)
    premises = premises_changed(old.case, new.case)
    return Difference(
        old_as_of=old.as_of,
        new_as_of=new.as_of,
        moved=tuple(
            _moved(before[cutover.system], cutover, new.case, premises)
            for cutover in new.cutovers
            if cutover.system in before and before[cutover.system].date != cutover.date
        ),
        added=tuple(sorted(after.keys() - before)),
        dropped=tuple(key for key in gone if key not in done),
        done=done,
        figures=tuple(
            Figure(key, was, now)
            for (key, was), (_, now) in zip(_figures(old), _figures(new), strict=True)
        ),
        premises=premises,
    )


def _figures(plan: Plan) -> Iterable[tuple[str, int]]:
    kinds = plan.cost.by_kind
    return (
        ("systems", len(plan.cutovers)),
        ("waves", len(plan.waves)),
        ("late", sum(1 for cutover in plan.cutovers if cutover.months_late)),
        ("bridges", len(plan.bridges)),
        ("gaps", sum(1 for gap in plan.gaps if gap.counts)),
        ("cash", plan.cost.cash_yen),
        ("bridge_yen", sum(kinds.get(kind, 0) for kind in BRIDGE_KINDS)),
    )


def _moved(
    old: Cutover, new: Cutover, case: Case, premises: tuple[PremiseChange, ...]
) -> DateChange:
    system = case.system(new.system)
    pin = system.pin if system is not None and new.pinned else None
    return DateChange(
        system=new.system,
        before=old.date,
        after=new.date,
        decided_by=pin.owner if pin else "",
        causes=tuple(_causes(case, new.system, premises)),
    )


def _causes(case: Case, key: str, premises: tuple[PremiseChange, ...]) -> Iterable[PremiseChange]:
    """What changed about the system itself, then its unit, then its neighbours, then the whole plan."""
    unit = next((set(unit) for unit in case.units if key in unit), {key})
    near = {
        end
        for link in case.linkages
        if key in (link.provider, link.consumer)
        for end in (link.provider, link.consumer)
    }
    rings = ({key}, unit - {key}, near - unit)
    told: list[PremiseChange] = []
    for ring in rings:
        told += [p for p in premises if p not in told and ring & set(p.systems)]
    return (*told, *(p for p in premises if not p.systems))
