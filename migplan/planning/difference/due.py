"""Decisions due that came, went or changed from one plan to the next.

Most are told apart by their keys. Those about a wave are not: their keys count the waves, and one
wave more shifts all that follow. They are the same only while they say the same.
"""

from migplan.model.difference_document import DueChange, DueRow
from migplan.model.plan import DecisionDue, Plan

Rows = tuple[DueRow, ...]


def due(old: Plan, new: Plan) -> tuple[Rows, Rows, tuple[DueChange, ...]]:
    """What came, what went, and what is due on another day or about something else; by day and key."""
    before = {_key(row): _row(row) for row in old.decisions_due}
    after = {_key(row): _row(row) for row in new.decisions_due}
    changed = [
        DueChange(before=before[key], after=row)
        for key, row in after.items()
        if key in before and _said(before[key]) != _said(row)
    ]
    return (
        tuple(sorted((after[key] for key in after.keys() - before), key=_order)),
        tuple(sorted((before[key] for key in before.keys() - after), key=_order)),
        tuple(sorted(changed, key=lambda change: _order(change.after))),
    )


def _key(found: DecisionDue) -> str:
    return found.what.ja if found.key.startswith("wave:") else found.key


def _said(row: DueRow) -> tuple[object, ...]:
    return row.due, row.who, row.what


def _row(found: DecisionDue) -> DueRow:
    return DueRow(key=found.key, due=found.due, who=found.who, what=found.what)


def _order(row: DueRow) -> tuple[object, ...]:
    return row.due, row.key
