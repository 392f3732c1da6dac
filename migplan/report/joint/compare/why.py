"""Why dates differ: premises beside the dates for bodies, causes for versions of one plan."""

from collections import Counter
from collections.abc import Iterable

from migplan.joint.compare.why import last_moving
from migplan.model.comparison import Change, Differing, MovedDate, Versus, Why
from migplan.model.dates import month_index
from migplan.report.joint.compare.told import Told
from migplan.report.joint.page import Part
from migplan.report.shown import shown
from migplan.report.views.table import Cell, Column, Row, Table

_MANY, _CAUSES = 14, 4


def whys(told: Told) -> Part:
    """The part for different bodies."""
    rows = [why for why in told.comparison.why]
    if not rows:
        return Part("why", told.word("why"), points=(told.word("why_none"),))
    columns = (
        Column(told.word("col_business")),
        *told.head("cutover", "premise", "other"),
    )
    table = Table(
        "why-table",
        told.word("why"),
        columns,
        tuple(_row(told, why) for why in rows),
        search=len(rows) > _MANY,
    )
    cause = most_telling(told)
    return Part(
        "why",
        told.word("why"),
        lead=told.word("why_lead"),
        points=(cause,) if cause else (),
        tables=(table,),
    )


def most_telling(told: Told) -> str:
    """The premise that agrees with the dates of most rows, in a sentence; empty without one."""
    found = Counter(
        premise.key for why in told.comparison.why for premise in why.premises if premise.agrees
    )
    if not found:
        return ""
    # of equally many, the one that sets a date more directly was counted first
    key, number = found.most_common(1)[0]
    return told.word(
        "point_apart_cause",
        all=str(len(told.comparison.why)),
        n=str(number),
        premise=told.word(f"premise.{key}"),
    )


def _row(told: Told, why: Why) -> Row:
    row = next(row for row in told.comparison.rows if row.key == why.row)
    dates: list[str] = []
    reasons: list[str] = []
    for member in told.members:
        system = last_moving(member, row)
        if system is None or system.date is None:
            continue
        day = told.formats.day(system.date)
        dates.append(told.word("value", name=shown(member.label), value=day))
        if system.reason is not None:
            reason = told.words.say(system.reason)
            reasons.append(told.word("value", name=shown(member.label), value=f"{day} {reason}"))
    first, *others = why.premises or (None,)
    lines = [_line(told, premise) for premise in others if premise]
    return Row(
        (
            Cell(told.words.say(row.name)),
            Cell(dates[0] if dates else "", note="\n".join(dates[1:])),
            Cell(
                _line(told, first) if first else told.word("no_premise"),
                badge=told.word("agrees") if first and first.agrees else "",
                badge_class="best" if first and first.agrees else "",
            ),
            Cell(
                lines[0] if lines else "",
                fold=(*lines[1:], *reasons),
                fold_label=told.word("reasons") if reasons else "",
            ),
        )
    )


def _line(told: Told, premise: Differing) -> str:
    values = told.formats.people(
        [
            told.word("value", name=told.label(member), value=told.words.say(value))
            for member, value in premise.values.items()
        ]
    )
    return told.word("premise_line", premise=told.word(f"premise.{premise.key}"), values=values)


def versus(told: Told) -> Part:
    """The part for versions of one plan."""
    first = told.members[0]
    points: list[str] = []
    tables: list[Table] = []
    if not told.comparison.versus:
        points.append(told.word("versus_withheld"))
    for n, found in enumerate(told.comparison.versus, start=1):
        name = told.label(found.member)
        said = list(_points(told, name, found))
        if found.moved:
            tables.append(_moved(told, n, name, found.moved))
        if found.premises:
            tables.append(_premises(told, n, name, found.premises))
        if not (said or found.moved or found.premises):
            said = [told.word("versus_same", name=name)]
        points += said
    return Part(
        "why",
        told.word("versus", first=shown(first.label)),
        lead=told.word("versus_lead"),
        points=tuple(points),
        tables=tuple(tables),
    )


def _points(told: Told, name: str, found: Versus) -> Iterable[str]:
    for key, systems in (("added", found.added), ("dropped", found.dropped), ("done", found.done)):
        if systems:
            yield told.word(
                f"versus_{key}", name=name, systems=told.formats.people(list(map(shown, systems)))
            )


def _moved(told: Told, n: int, name: str, moved: tuple[MovedDate, ...]) -> Table:
    columns = (
        Column(told.word("col_system")),
        *told.head("before", "after", "change", short=True),
        Column(told.word("col_cause"), wide=True),
        *told.head("decided"),
    )
    rows = tuple(
        Row(
            (
                Cell(shown(row.name)),
                told.day(row.before),
                told.day(row.after),
                Cell(_distance(told, row), sort=str((row.after - row.before).days)),
                _causes(told, row.causes),
                Cell(shown(row.decided_by) or told.word("computed")),
            )
        )
        for row in moved
    )
    return Table(f"moved-{n}", told.word("versus_moved", name=name), columns, rows)


def _distance(told: Told, row: MovedDate) -> str:
    months = month_index(row.after) - month_index(row.before)
    if not months:
        return told.word("days")
    return told.word("later" if months > 0 else "earlier", n=str(abs(months)))


def _causes(told: Told, causes: tuple[Change, ...]) -> Cell:
    if not causes:
        return Cell(told.word("no_cause"))
    first, *rest = [
        told.word(
            "cause",
            what=told.words.say(cause.what),
            before=told.words.say(cause.before),
            after=told.words.say(cause.after),
        )
        for cause in causes[:_CAUSES]
    ]
    left = len(causes) - _CAUSES
    more = (told.word("others", n=str(left)),) if left > 0 else ()
    return Cell(first, note="\n".join((*rest, *more)))


def _premises(told: Told, n: int, name: str, premises: tuple[Change, ...]) -> Table:
    columns = (
        Column(told.word("col_cause"), wide=True),
        *told.head("before", "after"),
    )
    say = told.words.say
    rows = tuple(
        Row((Cell(say(row.what)), Cell(say(row.before)), Cell(say(row.after)))) for row in premises
    )
    caption = told.word("versus_premises", name=name)
    return Table(f"premises-{n}", caption, columns, rows, search=len(rows) > _MANY)
