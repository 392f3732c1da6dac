"""Gaps: what is missing, what to do and for how much, who, by when, and what was decided."""

from migplan.gaps.action import action, actor, cost_words
from migplan.gaps.sight import Sight
from migplan.model.gap import Gap, GapSeverity, Period, Verdict
from migplan.report.audience import Topic
from migplan.report.decided import told_again
from migplan.report.shown import shown
from migplan.report.views.context import Context
from migplan.report.views.gap_kinds import Kinds
from migplan.report.views.paper import on_paper
from migplan.report.views.picks import Picks
from migplan.report.views.table import Cell, Choice, Column, Link, Row, Table

_LAST = "9999"
_TODO, _OWNER, _VERDICT = 2, 3, 5
"""Columns that hold prices, divisions and who decided."""
_OPEN = "open"
_CARDS = 3
"""Systems that one row links to; the finding names all."""
_ALL_PRINTED, _SEVERE_PRINTED = 40, 30
"""As many rows as go on paper whole; of longer lists, so many that are severe and open."""


def gap_table(context: Context) -> Table | None:
    """The gaps, open ones first, the most severe first, then by due date.

    What the plan closes by bridges is in their table.
    """
    words, plan = context.words, context.plan
    rows = sorted((gap for gap in plan.gaps if not gap.is_bridge), key=_order)
    if not rows:
        return None
    columns = (
        Column(words("gap.severity")),
        Column(words("gap.finding"), wide=True),
        Column(words("gap.todo"), wide=True),
        Column(words("gap.owner"), short=True),
        Column(words("gap.due"), short=True),
        Column(words("gap.verdict")),
        Column(words("gap.key")),
    )
    printed = _printed(context, rows)
    sight, kinds, picks = Sight(plan.case, plan), Kinds(context), Picks(context)
    marks = {gap.key: _marks(gap, picks) for gap in rows}
    there = {mark for row in marks.values() for mark in row}
    decided = sum(1 for gap in rows if gap.decision is not None)
    counts = [words("gap.open_count", n=context.formats.number(len(rows) - decided))]
    if decided:
        counts.append(words("gap.decided_count", n=context.formats.number(decided)))
    table = Table(
        "gap-table",
        words("gap.caption"),
        columns,
        tuple(
            _row(context, sight, kinds, gap, marks[gap.key], printed=gap.key in printed)
            for gap in rows
        ),
        search=True,
        choices=picks.severities(there).choices,
        choice_label=words("gap.choice"),
        more_choices=(
            Choice(words("work.kind"), kinds.choices()),
            Choice(words("gap.period"), _present("period", [*Period], there, context)),
            Choice(words("gap.verdict"), _present("verdict", [_OPEN, *Verdict], there, context)),
            picks.methods(there),
            picks.vendors(there),
            picks.waves(),
        ),
        count=context.formats.people(counts),
    )
    return table if context.sees(Topic.OFFICERS) else table.without(_TODO, _OWNER, _VERDICT)


def kinds_table(context: Context) -> Table:
    """The kinds of the gaps; paper has those of the gaps that it lists."""
    rows = sorted((gap for gap in context.plan.gaps if not gap.is_bridge), key=_order)
    printed = _printed(context, rows)
    codes = {gap.code for gap in rows if gap.key in printed}
    table = Kinds(context).table()
    shown = on_paper(context, table, "paper.listed", lambda _, row: row.cells[0].text in codes)
    return shown or table


def gaps_not_printed(context: Context) -> str:
    """What the paper leaves out; empty when it has every gap."""
    rows = sorted((gap for gap in context.plan.gaps if not gap.is_bridge), key=_order)
    left = len(rows) - len(_printed(context, rows))
    count = context.words.count
    printed = count("gap", len(rows) - left)
    return context.words("gap.not_printed", n=printed, rest=count("gap", left)) if left else ""


def _printed(context: Context, rows: list[Gap]) -> set[str]:
    """Keys of the gaps that go on paper: all of few, otherwise the severe and open due first.

    Whoever is outside has no register to look the others up in.
    """
    if len(rows) <= _ALL_PRINTED or not context.sees(Topic.OFFICERS):
        return {gap.key for gap in rows}
    severe = [gap.key for gap in rows if gap.counts and gap.severity is GapSeverity.HIGH]
    return set(severe[:_SEVERE_PRINTED])


def bridges_said(context: Context) -> str:
    """One line about the gaps that bridges close; empty when there are none."""
    count = sum(1 for gap in context.plan.gaps if gap.is_bridge)
    words = context.words
    return words("gap.bridges", n=words.count("gap", count)) if count else ""


def again_table(context: Context) -> Table | None:
    """Decisions to look at again: lapsed, soon to lapse, or about no gap."""
    words, plan = context.words, context.plan
    told = told_again(plan.decision_remarks, plan.gaps, plan.addresses, plan.as_of)
    if not told:
        return None
    return Table(
        "again-table",
        words("gap.again"),
        (
            Column(words("gap.again_place"), short=True),
            Column(words("gap.again_what"), wide=True),
            Column(words("gap.again_hint"), wide=True),
        ),
        tuple(
            Row(
                (
                    Cell(shown(entry.location.address)),
                    Cell(shown(entry.message(words.lang))),
                    Cell(shown(entry.hint(words.lang))),
                )
            )
            for entry in told
        ),
    )


def _order(gap: Gap) -> tuple[bool, int, str, str]:
    due = gap.due.isoformat() if gap.due else _LAST
    return (gap.decision is not None, -gap.severity.rank, due, gap.key)


def _verdict(gap: Gap) -> str:
    return gap.decision.verdict if gap.decision else _OPEN


def _marks(gap: Gap, picks: Picks) -> tuple[str, ...]:
    """What the lists of choices find this row by."""
    own = (f"severity-{gap.severity}", gap.code, str(gap.period), _verdict(gap))
    ways = [mark for mark in picks.of_linkage(gap.subject) if not mark.startswith("severity")]
    return (*own, *ways, *picks.of_systems(gap.systems))


def _present(
    group: str, values: list[str], there: set[str], context: Context
) -> tuple[tuple[str, str], ...]:
    """The choices of one list that some row has."""
    return tuple(
        (str(value), context.words.known(group, value)) for value in values if value in there
    )


def _row(
    context: Context,
    sight: Sight,
    kinds: Kinds,
    gap: Gap,
    marks: tuple[str, ...],
    *,
    printed: bool,
) -> Row:
    words, formats = context.words, context.formats
    at_once = gap.counts and gap.due is not None and gap.due <= context.plan.as_of
    owner = actor(gap, sight)
    needed = words("gap.needed", date=formats.day(gap.needed_by)) if gap.needed_by else ""
    return Row(
        (
            Cell(
                "",
                sort=str(gap.severity.rank),
                badge=words.known("severity", gap.severity),
                badge_class=f"sev sev-{gap.severity}",
                note=words.known("period", gap.period),
            ),
            Cell(kinds.finding(gap), note=kinds.title(gap), links=_cards(context, gap)),
            Cell(words.say(action(gap, sight)), note=_cost(context, kinds, gap)),
            Cell(shown(owner) if owner else words("gap.no_owner")),
            Cell(
                formats.day(gap.due) if gap.due else words("gap.no_due"),
                sort=gap.due.isoformat() if gap.due else _LAST,
                badge=words("gap.at_once") if at_once else "",
                badge_class="bad",
                note=needed,
            ),
            _decision(context, gap),
            Cell(
                gap.key,
                note=formats.people(
                    [
                        text
                        for text in (
                            words(
                                "gap.confidence", level=words.known("confidence", gap.confidence)
                            ),
                            context.address(gap.subject),
                        )
                        if text
                    ]
                ),
            ),
        ),
        pick=" ".join(marks),
        classes=" ".join(
            name for name, on in (("off", gap.decision), ("later", not printed)) if on
        ),
    )


def _cards(context: Context, gap: Gap) -> tuple[Link, ...]:
    """The cards of the moving systems that it concerns."""
    moving = [key for key in dict.fromkeys(gap.systems) if key in context.cutovers]
    return tuple(Link(context.name(key), f"#{context.anchors[key]}") for key in moving[:_CARDS])


def _cost(context: Context, kinds: Kinds, gap: Gap) -> str:
    """The cost, and the other ways where they are not those of its kind."""
    words = context.words
    cost = words("gap.cost", words=words.say(cost_words(gap)))
    others = kinds.others(gap)
    if not others or gap.decision is not None:
        return cost
    return words("gap.and", a=cost, b=words("gap.or", other=words("gap.join").join(others)))


def _decision(context: Context, gap: Gap) -> Cell:
    words, formats = context.words, context.formats
    verdict = words.known("verdict", _verdict(gap))
    if gap.decision is not None:
        made = gap.decision
        facts = [shown(made.who), formats.day(made.when)]
        if made.until:
            facts.append(words("gap.decided_until", until=formats.day(made.until)))
        note = formats.people(facts)
        if made.verdict is not Verdict.PLANNED:  # there the reason says what is to be done
            note = words("gap.and", a=note, b=shown(made.why))
        return Cell(verdict, note=note)
    old = gap.lapsed
    if old is None or old.until is None:
        return Cell(verdict)
    lapsed = words(
        "gap.lapsed",
        until=formats.day(old.until),
        verdict=words.known("verdict", old.verdict),
        who=shown(old.who),
    )
    return Cell(verdict, note=lapsed)
