"""Gaps that came or went, and what people decided about gaps otherwise than before."""

from migplan.model.difference_document import GapJudgement, GapRow, Judged
from migplan.model.gap import Gap, GapDecision
from migplan.model.plan import Plan

Rows = tuple[GapRow, ...]


def gaps(old: Plan, new: Plan) -> tuple[Rows, Rows]:
    """Gaps found now and not before, and the other way round, by key; bridges are no part of it."""
    before = {gap.key: gap for gap in old.gaps if not gap.is_bridge}
    after = {gap.key: gap for gap in new.gaps if not gap.is_bridge}
    return (
        tuple(_row(after[key]) for key in sorted(after.keys() - before)),
        tuple(_row(before[key]) for key in sorted(before.keys() - after)),
    )


def judgements(old: Plan, new: Plan) -> tuple[GapJudgement, ...]:
    """Decisions that are new, gone or other than before, by gap; the wording of reasons is not compared."""
    before = {row.gap: _judged(row) for row in old.decisions}
    after = {row.gap: _judged(row) for row in new.decisions}
    titles = {gap.key: gap.title for gap in (*old.gaps, *new.gaps)}
    return tuple(
        GapJudgement(gap=key, title=titles.get(key), before=before.get(key), after=after.get(key))
        for key in sorted(before.keys() | after)
        if before.get(key) != after.get(key)
    )


def _judged(row: GapDecision) -> Judged:
    return Judged(verdict=row.verdict, who=row.who, when=row.when, until=row.until)


def _row(gap: Gap) -> GapRow:
    return GapRow(
        gap=gap.key,
        title=gap.title,
        finding=gap.finding,
        severity=gap.severity,
        owner=gap.owner or "",
        decided=gap.decision is not None,
    )
