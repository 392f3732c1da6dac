"""Where each system stands for whoever decides: on schedule, under review, or not yet settled."""

from collections import Counter
from enum import StrEnum

from migplan.model.plan import Cutover
from migplan.report.views.context import Context


class Standing(StrEnum):
    """Neutral words, without blame."""

    ON_SCHEDULE = "on_schedule"
    """予定どおり: in time for its deadline, or without one, and on the date it had."""
    REVISED = "revised"
    """計画見直し中: another date than in the version before, or later than its deadline."""
    OPEN = "open"
    """未定: nobody knows who delivers the new system, and nobody has decided the date."""


def standings(context: Context) -> dict[str, Standing]:
    """The standing of every system that moves."""
    agreed = dict(context.plan.case.agreed)
    if context.before is not None:
        agreed |= {cutover.system: cutover.date for cutover in context.before.cutovers}
    return {
        cutover.system: _standing(context, cutover, agreed.get(cutover.system) or cutover.date)
        for cutover in context.mine
    }


def standing_counts(context: Context) -> Counter[Standing]:
    """How many systems stand where."""
    return Counter(standings(context).values())


def _standing(context: Context, cutover: Cutover, agreed: object) -> Standing:
    if cutover.months_late or agreed != cutover.date:
        return Standing.REVISED
    unsettled = cutover.system in context.plan.unsettled
    return Standing.OPEN if unsettled else Standing.ON_SCHEDULE
