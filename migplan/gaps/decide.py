"""Decisions of people on gaps: which hold, and which have to be looked at again.

A decision is about the key of a gap, which stays the same when rows are moved or added.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from migplan.gaps.rules import BUILTIN
from migplan.model.dates import months_before
from migplan.model.gap import DecisionRemark, DecisionState, Gap, GapDecision

EXPIRING_MONTHS = 3
"""A decision that ends within so many months is told, so that there is time to renew it."""


def decided(gaps: Iterable[Gap], decisions: Iterable[GapDecision], as_of: date) -> tuple[Gap, ...]:
    """The gaps in their order, each with the decision in force or the one that lapsed."""
    about = {decision.gap: decision for decision in decisions}
    return tuple(_with(gap, about.get(gap.key), as_of) for gap in gaps)


def _with(gap: Gap, decision: GapDecision | None, as_of: date) -> Gap:
    state = None if decision is None else _time_of(decision, as_of)
    holds = state in (None, DecisionState.EXPIRING)
    return gap.model_copy(
        update={
            "decision": decision if holds else None,
            "lapsed": decision if state is DecisionState.EXPIRED else None,
        }
    )


def decision_remarks(
    decisions: Iterable[GapDecision], gaps: Iterable[Gap], as_of: date, *, with_plan: bool
) -> tuple[DecisionRemark, ...]:
    """The decisions to look at again, by gap.

    Args:
        decisions: At most one for each gap.
        gaps: All that were found.
        as_of: The day on which decisions hold or not.
        with_plan: Whether cutover dates were known. If not, a decision about a gap of a rule that
            finds something, or more, by dates is no orphan: nobody knows.
    """
    found = {gap.key for gap in gaps}
    silent = () if with_plan else tuple(f"{rule.code}@" for rule in BUILTIN if rule.more_with_plan)
    return tuple(
        DecisionRemark(decision=decision, state=state)
        for decision in sorted(decisions, key=lambda decision: decision.gap)
        for state in _states(decision, found, silent, as_of)
    )


def _states(
    decision: GapDecision, found: set[str], silent: tuple[str, ...], as_of: date
) -> Iterator[DecisionState]:
    if decision.gap not in found and not decision.gap.startswith(silent):
        yield DecisionState.ORPHANED
    elif state := _time_of(decision, as_of):
        yield state


def _time_of(decision: GapDecision, as_of: date) -> DecisionState | None:
    """What time has done to a decision; nothing while it holds for long."""
    if decision.when > as_of:
        return DecisionState.EARLY
    if decision.until is None:
        return None
    if decision.until < as_of:
        return DecisionState.EXPIRED
    soon = months_before(as_of, -EXPIRING_MONTHS)
    return DecisionState.EXPIRING if decision.until <= soon else None
