"""Bridges and one-off reworks, line by line."""

from dataclasses import replace

from migplan.model.case import Role
from migplan.model.linkage import Linkage
from migplan.model.plan import Bridge, First, Rework
from migplan.report.audience import Topic
from migplan.report.shown import shown
from migplan.report.views.context import Context
from migplan.report.views.picks import Picks
from migplan.report.views.table import Cell, Column, Row, Table, money_cell

_YEN, _REASON, _REWORK_YEN = (7, 8, 9), 10, 5
"""Columns that not every reader gets."""


def bridge_table(context: Context) -> Table | None:
    """Every bridge, the dearest first."""
    words, plan = context.words, context.plan
    if not plan.bridges:
        return None
    rows = sorted(plan.bridges, key=lambda row: (-row.cost_yen, row.linkage))
    columns = (
        Column(words("bridge.provider")),
        Column(words("bridge.consumer")),
        Column(words("bridge.data")),
        Column(words("bridge.from"), short=True),
        Column(words("bridge.to"), short=True),
        Column(words("bridge.months"), number=True),
        Column(words("bridge.first"), short=True),
        Column(words("bridge.setup"), number=True),
        Column(words("bridge.running"), number=True),
        Column(words("bridge.yen"), number=True),
        Column(words("bridge.reason"), wide=True),
    )
    picks = Picks(context)
    marks = [
        (*picks.of_systems((row.provider, row.consumer)), *picks.of_linkage(row.linkage))
        for row in rows
    ]
    there = {mark for row in marks for mark in row}
    total = sum(row.cost_yen for row in rows)
    foot = Row(
        (
            Cell(words("money.total")),
            *(Cell(""),) * 6,
            money_cell(context.formats.number(sum(r.setup_yen for r in rows)), 0),
            money_cell(context.formats.number(sum(r.running_yen for r in rows)), 0),
            money_cell(context.formats.number(total), 0),
            Cell(""),
        )
    )
    table = Table(
        "bridge-table",
        words("bridge.caption" if context.sees(Topic.MONEY) else "readers.bridges"),
        columns,
        tuple(_bridge(context, row, mine) for row, mine in zip(rows, marks, strict=True)),
        search=True,
        choices=picks.waves().choices,
        choice_label=words("bridge.choice"),
        more_choices=(picks.methods(there), picks.severities(there), picks.vendors(there)),
        foot=(foot,) if context.sees(Topic.MONEY) else (),
        count=words.count("bridge", len(rows)),
    )
    hidden = () if context.sees(Topic.MONEY) else _YEN
    return table.without(*hidden, *(() if context.sees(Topic.REASONS) else (_REASON,)))


def _bridge(context: Context, row: Bridge, marks: tuple[str, ...]) -> Row:
    words, formats = context.words, context.formats
    return Row(
        (
            _system(context, row.provider),
            _system(context, row.consumer),
            _data(context, row.linkage),
            Cell(
                formats.day(row.start),
                sort=row.start.isoformat(),
                note=words("bridge.runs") if row.running_at_as_of else "",
            ),
            Cell(formats.day(row.end), sort=row.end.isoformat()),
            money_cell(formats.number(row.months), row.months),
            Cell(
                words("bridge.provider")
                if row.first is First.PROVIDER
                else words("bridge.consumer")
            ),
            money_cell(formats.number(row.setup_yen), row.setup_yen),
            money_cell(formats.number(row.running_yen), row.running_yen),
            money_cell(formats.number(row.cost_yen), row.cost_yen),
            Cell(words.say(row.reason)),
        ),
        pick=" ".join(marks),
    )


def rework_table(context: Context) -> Table | None:
    """Every one-off rework, the earliest first."""
    words, plan, formats = context.words, context.plan, context.formats
    if not plan.reworks:
        return None
    rows = sorted(plan.reworks, key=lambda row: (row.ready_by, row.stayer, row.linkage))
    columns = (
        Column(words("rework.stayer")),
        Column(words("rework.mover")),
        Column(words("rework.way"), short=True),
        Column(words("bridge.data")),
        Column(words("rework.ready"), short=True),
        Column(words("bridge.yen"), number=True),
    )
    total = money_cell(formats.number(sum(row.cost_yen for row in rows)), 0)
    table = Table(
        "rework-table",
        words("rework.caption" if context.sees(Topic.MONEY) else "readers.reworks"),
        columns,
        tuple(_rework(context, row) for row in rows),
        search=True,
        foot=(Row((Cell(words("money.total")), *(Cell(""),) * 4, total)),),
        count=words.count("linkage", len(rows)),
    )
    return table if context.sees(Topic.MONEY) else replace(table.without(_REWORK_YEN), foot=())


def _rework(context: Context, row: Rework) -> Row:
    words, formats = context.words, context.formats
    linkage = context.linkages.get(row.linkage)
    receives = linkage is None or linkage.consumer == row.stayer
    partner = words("rework.partner") if context.role(row.stayer) is Role.PARTNER else ""
    return Row(
        (
            Cell(context.name(row.stayer), note=partner),
            _system(context, row.mover),
            Cell(words("rework.receives") if receives else words("rework.gives")),
            _data(context, row.linkage),
            Cell(formats.day(row.ready_by), sort=row.ready_by.isoformat()),
            money_cell(formats.number(row.cost_yen), row.cost_yen),
        )
    )


def _system(context: Context, key: str) -> Cell:
    cutover = context.cutovers.get(key)
    if cutover is None:
        return Cell(context.name(key), note=context.words.known("role", context.role(key)))
    return Cell(
        context.name(key),
        href=f"#{context.anchors[key]}",
        note=context.words("wave.name", n=str(cutover.wave)),
    )


def _data(context: Context, key: str) -> Cell:
    linkage: Linkage | None = context.linkages.get(key)
    assumed = context.words("mark.proposed") if key in context.plan.case.proposed else ""
    return Cell(
        shown(linkage.data) if linkage and linkage.data else "―",
        note=f"{key} {context.address(key)}".strip(),
        badge=assumed,
        badge_class="assumed",
    )
