"""Why dates differ: premises beside the dates for bodies, causes for versions of one plan."""

from collections import Counter
from collections.abc import Iterable

from migplan.joint.compare.why import last_moving
from migplan.model.comparison import Change, Differing, MemberFacts, MovedDate, Versus, Why
from migplan.model.comparison import Row as Aligned
from migplan.model.dates import month_index
from migplan.report.joint.compare.told import DASH, Told
from migplan.report.joint.page import Part
from migplan.report.shown import shown
from migplan.report.views.table import Cell, Column, Row, Table

_MANY, _CAUSES, _PREMISES = 14, 4, 4
_TELLING = 3
"""A premise is worth naming on page one where it explains a third of what differs."""


def whys(told: Told) -> Part:
    """The part for different bodies."""
    groups = _groups(told)
    if not groups:
        return Part("why", told.word("why"), points=(told.word("why_none"),))
    columns = (
        Column(told.word("col_business")),
        *told.columns_of_members(),
        *told.head("telling"),
    )
    rows = tuple(_row(told, names, why) for names, why in groups)
    table = Table("why-table", told.word("why"), columns, rows, search=len(rows) > _MANY)
    cause = most_telling(told)
    return Part(
        "why",
        told.word("why"),
        lead=told.word("why_lead"),
        points=(cause,) if cause else (),
        tables=(table,),
    )


def most_telling(told: Told) -> str:
    """The premise that agrees with the dates of most rows, in a sentence; empty where few do."""
    every = told.comparison.why
    found = Counter(premise.key for why in every for premise in why.premises if premise.agrees)
    # of equally many, the one that sets a date more directly was counted first
    key, number = next(iter(found.most_common(1)), ("", 0))
    if number * _TELLING < len(every) or not number:
        return ""
    return told.word(
        "point_apart_cause",
        all=str(len(every)),
        n=str(number),
        premise=told.word(f"premise.{key}"),
    )


def _groups(told: Told) -> list[tuple[list[str], Why]]:
    """Rows whose dates and premises are all the same are told once, under all their names."""
    found: dict[tuple[object, ...], tuple[list[str], Why]] = {}
    for why in told.comparison.why:
        row = aligned(told, why)
        last = tuple(s.system if (s := last_moving(m, row)) else "" for m in told.members)
        names, _ = found.setdefault((last, repr(why.premises)), ([], why))
        names.append(told.words.say(row.name))
    return list(found.values())


def aligned(told: Told, why: Why) -> Aligned:
    """The row that an explanation is about."""
    return next(row for row in told.comparison.rows if row.key == why.row)


def _row(told: Told, names: list[str], why: Why) -> Row:
    row = aligned(told, why)
    agreeing = [told.word(f"premise.{p.key}") for p in why.premises if p.agrees]
    pinned = next((p for p in why.premises if p.key == "pin"), None)
    if agreeing:
        telling = told.word("agrees", names=told.formats.people(agreeing))
    elif pinned is not None:
        telling = told.word("some_pinned")
    else:
        telling = told.word("several" if why.premises else "no_premise")
    return Row(
        (
            Cell(told.formats.people(names)),
            *(_side(told, member, row, why.premises) for member in told.members),
            Cell(telling),
        )
    )


def _side(told: Told, member: MemberFacts, row: Aligned, premises: tuple[Differing, ...]) -> Cell:
    """Date of one member, its side of the premises below, and the plan's own reason to open."""
    system = last_moving(member, row)
    if system is None or system.date is None:
        return Cell(DASH)
    lines = [
        told.word(
            "premise_line",
            premise=told.word(f"premise.{premise.key}"),
            value=told.words.say(premise.values[member.key]),
        )
        for premise in premises[:_PREMISES]
        if member.key in premise.values
    ]
    reason = told.words.say(system.reason)
    return Cell(
        told.formats.day(system.date),
        sort=system.date.isoformat(),
        note="\n".join(lines),
        fold=(reason,) if reason else (),
        fold_label=told.word("reasons"),
    )


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
