"""Deadlines, contracts and decisions of all members, each on one calendar."""

from collections.abc import Iterator
from dataclasses import replace

from migplan.model.comparison import NEAR_MONTHS, MemberFacts, SystemFacts
from migplan.model.joint_group import Withheld
from migplan.report.joint.compare.told import DASH, Told
from migplan.report.joint.page import Part
from migplan.report.shown import shown
from migplan.report.views.table import Cell, Column, Row, Table

_MANY = 14
_QUIET = frozenset({Withheld.MONEY, Withheld.CONTRACTS, Withheld.GAPS})
"""What takes decisions out of the calendar."""


def deadlines(told: Told) -> Part:
    """Systems with little time, and contracts that end too early."""
    months = str(NEAR_MONTHS)
    risks, contracts = _risks(told), _contracts(told)
    points: list[str] = []
    if not risks.rows:
        points.append(told.word("deadline_none", months=months))
    hidden = [member.key for member in told.members if member.contracts is None]
    if hidden:
        points.append(told.word("contract_hidden", names=told.labels(hidden)))
    elif not contracts.rows:
        points.append(told.word("contract_none"))
    return Part(
        "deadlines",
        told.word("deadlines"),
        lead=told.word("deadlines_lead", months=months),
        points=tuple(points),
        tables=tuple(table for table in (risks, contracts) if table.rows),
    )


def _risks(told: Told) -> Table:
    columns = (
        told.first_column(),
        *told.head("system"),
        *told.head("deadline", "cutover", "room", short=True),
    )
    found = [(member, row) for member in told.members for row in member.systems if _tight(row)]
    found.sort(key=lambda pair: (-pair[1].months_late, pair[1].months_left or 0))
    rows = tuple(_risk(told, member, row) for member, row in found)
    return Table(
        "deadline-table", told.word("deadline_table"), columns, rows, search=len(rows) > _MANY
    )


def _tight(row: SystemFacts) -> bool:
    near = row.months_left is not None and row.months_left <= NEAR_MONTHS
    return bool(row.date and row.deadline and (row.months_late or near))


def _risk(told: Told, member: MemberFacts, row: SystemFacts) -> Row:
    left = told.words.count("month", row.months_left or 0)
    if row.months_late:
        room = Cell(
            "",
            sort=str(-row.months_late),
            badge=f"▲ {told.word('room_late', n=str(row.months_late))}",
            badge_class="bad",
        )
    else:
        room = Cell(left if row.months_left else told.word("room_none"), sort=str(row.months_left))
    deadline = told.day(row.deadline)
    note = told.word("assumed") if row.deadline_assumed else ""
    return Row(
        (
            Cell(shown(member.label)),
            Cell(told.system(row)),
            Cell(deadline.text, sort=deadline.sort, note=note),
            told.day(row.date),
            room,
        )
    )


def _contracts(told: Told) -> Table:
    columns = (
        told.first_column(),
        *told.head("system"),
        *told.head("end", "cutover", short=True),
        *told.head("months", "yen", number=True),
    )
    rows = tuple(
        Row(
            (
                Cell(shown(member.label)),
                Cell(told.name(member, row.system)),
                Cell(told.words.say(row.end_said), sort=row.end.isoformat()),
                told.day(row.date),
                told.count(row.months),
                told.yen(row.yen),
            )
        )
        for member in told.members
        for row in member.contracts or ()
    )
    known = [r for member in told.members for r in member.contracts or ()]
    foot: tuple[Row, ...] = ()
    if rows and not told.versions and all(row.yen is not None for row in known):
        foot = (
            Row(
                (
                    Cell(told.word("total")),
                    *(Cell("") for _ in range(3)),
                    told.count(sum(row.months for row in known)),
                    told.yen(sum(row.yen or 0 for row in known)),
                )
            ),
        )
    return Table("contract-table", told.word("contract_table"), columns, rows, foot=foot)


def decisions(told: Told) -> Part:
    """All decisions by date."""
    versions = "_versions" if told.versions else ""
    rows = tuple(_decisions(told))
    columns = (
        *told.head("due", short=True),
        replace(told.first_column(), short=True),
        *told.head("who"),
        Column(told.word("col_what"), wide=True),
    )
    choices = tuple((f"b{n}", shown(m.label)) for n, m in enumerate(told.members))
    table = Table(
        "decision-table",
        told.word("decision_table"),
        columns,
        rows,
        search=len(rows) > _MANY,
        choices=choices,
        choice_label=told.first_column().label,
    )
    hidden = [m.key for m in told.members if _QUIET & set(m.withheld)]
    points = [] if rows else [told.word("decision_none")]
    if hidden:
        points.append(told.word("decisions_hidden", names=told.labels(hidden)))
    return Part(
        "decisions",
        told.word(f"decisions{versions}"),
        lead=told.word(f"decisions_lead{versions}"),
        points=tuple(points),
        tables=(table,) if rows else (),
    )


def _decisions(told: Told) -> Iterator[Row]:
    found = [
        (row.due, n, row.key, member, row)
        for n, member in enumerate(told.members)
        for row in member.decisions
    ]
    for due, n, _, member, row in sorted(found, key=lambda item: item[:3]):
        what = told.words.say(row.what) if row.what else told.word("not_shared")
        yield Row(
            (
                told.day(due),
                Cell(shown(member.label)),
                Cell(told.words.say(row.who) if row.who else DASH),
                Cell(what),
            ),
            pick=f"b{n}",
        )
