"""Versions of one plan against the first of them."""

from collections.abc import Iterable, Sequence

from migplan.joint.compare.side import Side
from migplan.model.comparison import Change, MovedDate, Versus
from migplan.planning.difference import DateChange, PremiseChange, difference


def versus(sides: Sequence[Side]) -> tuple[Versus, ...]:
    """The differences of all others to the first; identical plans differ in nothing."""
    first = sides[0]
    return tuple(_versus(first, side) for side in sides[1:])


def _versus(first: Side, side: Side) -> Versus:
    found = difference(first.plan, side.plan)
    old, new = first.plan.case, side.plan.case
    return Versus(
        member=side.key,
        moved=tuple(_moved(side, row) for row in found.moved),
        added=tuple(map(new.name, found.added)),
        dropped=tuple(map(old.name, found.dropped)),
        done=tuple(map(new.name, found.done)),
        premises=_changes(found.premises),
    )


def _moved(side: Side, row: DateChange) -> MovedDate:
    return MovedDate(
        system=row.system,
        name=side.plan.case.name(row.system),
        before=row.before,
        after=row.after,
        decided_by=row.decided_by,
        causes=_changes(row.causes),
    )


def _changes(rows: Iterable[PremiseChange]) -> tuple[Change, ...]:
    return tuple(Change(what=row.what, before=row.before, after=row.after) for row in rows)
