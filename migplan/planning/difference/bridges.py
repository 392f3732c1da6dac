"""Bridges that came, went or changed from one plan to the next."""

from migplan.model.difference_document import BridgeChange, BridgeRow
from migplan.model.plan import Bridge, Plan

Rows = tuple[BridgeRow, ...]


def bridges(old: Plan, new: Plan) -> tuple[Rows, Rows, tuple[BridgeChange, ...]]:
    """What came, what went, and what is there in both on other days or at another price.

    A linkage has one bridge at most, so linkages tell bridges apart. By start, then linkage.
    """
    before = {bridge.linkage: _row(old, bridge) for bridge in old.bridges}
    after = {bridge.linkage: _row(new, bridge) for bridge in new.bridges}
    came = [row for key, row in after.items() if key not in before]
    went = [row for key, row in before.items() if key not in after]
    both = [
        BridgeChange(before=before[key], after=row)
        for key, row in after.items()
        if key in before and _said(before[key]) != _said(row)
    ]
    return (
        tuple(sorted(came, key=_order)),
        tuple(sorted(went, key=_order)),
        tuple(sorted(both, key=lambda change: _order(change.after))),
    )


def _row(plan: Plan, bridge: Bridge) -> BridgeRow:
    return BridgeRow(
        linkage=bridge.linkage,
        provider=plan.case.name(bridge.provider),
        consumer=plan.case.name(bridge.consumer),
        start=bridge.start,
        end=bridge.end,
        cost_yen=bridge.cost_yen,
    )


def _said(row: BridgeRow) -> tuple[object, ...]:
    """All but names: a system that is called otherwise is the same system."""
    return row.start, row.end, row.cost_yen


def _order(row: BridgeRow) -> tuple[object, ...]:
    return row.start, row.linkage
