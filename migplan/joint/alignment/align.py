"""The alignment list of a lot."""

from collections.abc import Iterable
from datetime import date

from migplan.joint.alignment.aspects import ASPECTS
from migplan.joint.alignment.lot import Lot
from migplan.joint.alignment.member import AlignMember
from migplan.joint.alignment.rules import AlignRules
from migplan.model.alignment import AlignmentItem

_USUAL = AlignRules()


def align(
    members: Iterable[AlignMember], first: date, last: date, rules: AlignRules = _USUAL
) -> tuple[AlignmentItem, ...]:
    """All that the members of a lot have to settle, by day, then aspect.

    Args:
        members: In any order; fewer than two have nothing to settle.
        first: First day of the window in which all systems of the lot cut over.
        last: Its last day.
        rules: How long before the window things have to be settled.
    """
    lot = Lot.of(members, first, last, rules)
    if len(lot.members) < 2:  # noqa: PLR2004
        return ()
    found = [item for find in ASPECTS.values() for item in find(lot)]
    order = {aspect: n for n, aspect in enumerate(ASPECTS)}
    # sorting is stable: within an aspect the subjects keep the published order of the businesses
    return tuple(sorted(found, key=lambda item: (item.due, order[item.aspect])))
