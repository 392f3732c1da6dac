"""Gaps: what is missing, what to do, who and by when."""

from migplan.model.gap import Gap, GapSeverity
from migplan.report.shown import shown
from migplan.report.views.context import Context
from migplan.report.views.table import Cell, Column, Row, Table

_LAST = "9999"


def gap_table(context: Context) -> Table | None:
    """Every gap, the most severe first, then by due date."""
    words, plan = context.words, context.plan
    if not plan.gaps:
        return None
    rows = sorted(
        plan.gaps,
        key=lambda gap: (-gap.severity.rank, gap.due.isoformat() if gap.due else _LAST, gap.key),
    )
    columns = (
        Column(words("gap.severity")),
        Column(words("gap.finding"), wide=True),
        Column(words("gap.remedy"), wide=True),
        Column(words("gap.owner"), short=True),
        Column(words("gap.due"), short=True),
        Column(words("gap.key"), short=True),
    )
    present = {gap.severity for gap in rows}
    choices = tuple(
        (level.value, words.known("severity", level))
        for level in reversed(GapSeverity)
        if level in present
    )
    return Table(
        "gap-table",
        words("gap.caption"),
        columns,
        tuple(_row(context, gap) for gap in rows),
        search=True,
        choices=choices,
        choice_label=words("gap.choice"),
        count=words.count("gap", len(rows)),
    )


def _row(context: Context, gap: Gap) -> Row:
    words, formats = context.words, context.formats
    past = gap.due is not None and gap.due < context.plan.as_of
    remedies = [words.say(remedy) for remedy in gap.remedies]
    return Row(
        (
            Cell(
                "",
                sort=str(gap.severity.rank),
                badge=words.known("severity", gap.severity),
                badge_class=f"sev sev-{gap.severity}",
            ),
            Cell(words.say(gap.finding), note=words.say(gap.title)),
            Cell(
                remedies[0] if remedies else words("gap.no_remedy"),
                note=words("gap.or", other=words("gap.join").join(remedies[1:]))
                if remedies[1:]
                else "",
            ),
            Cell(shown(gap.owner) if gap.owner else words("gap.no_owner")),
            Cell(
                formats.day(gap.due) if gap.due else words("gap.no_due"),
                sort=gap.due.isoformat() if gap.due else _LAST,
                badge=words("decisions.past") if past else "",
                badge_class="bad",
            ),
            Cell(
                gap.key,
                note=words("gap.confidence", level=words.known("confidence", gap.confidence)),
            ),
        ),
        pick=gap.severity.value,
    )
