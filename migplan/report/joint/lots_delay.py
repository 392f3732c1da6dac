"""A late vendor is late for all its bodies at once: what that does to each and to all."""

from migplan.model.lots import DelayedBody, VendorDelay
from migplan.report.joint.lots_view import NONE, View, total
from migplan.report.joint.page import Part
from migplan.report.shown import shown
from migplan.report.views.table import Cell, Column, Row, Table

_ROWS = 120
"""Most rows of the table by body."""


def delays(view: View) -> Part | None:
    """Vendors that several bodies depend on, worst first."""
    words = view.words
    found = sorted(view.lots.delays, key=lambda one: (-len(one.bodies), one.vendor, one.months))
    if not found:
        return None
    tables = (_by_vendor(view, found), _by_body(view, found))
    rows = sum(len(one.bodies) for one in found)
    notes = [words("lots.delay_note")]
    if rows > _ROWS:
        notes.append(words("lots.limited", n=str(rows), most=str(_ROWS)))
    lead = words("lots.delay_lead")
    return Part("delay", words("lots.delay"), lead, tables=tables, notes=tuple(notes))


def _by_vendor(view: View, found: list[VendorDelay]) -> Table:
    words = view.words
    columns = (
        Column(words("lots.vendor")),
        Column(words("lots.late_by"), short=True),
        Column(words("lots.hit"), number=True),
        Column(words("lots.same_month"), number=True),
        Column(words("lots.who_hit"), wide=True),
        Column(words("lots.delay_sum"), number=True),
        Column(words("lots.past"), number=True),
    )
    rows = tuple(
        Row(
            (
                Cell(_vendor(view, one)),
                Cell(view.months(one.months), sort=str(one.months)),
                Cell(str(len(one.bodies))),
                Cell(words("lots.withheld") if one.same_month is None else str(one.same_month)),
                Cell(view.bodies((body.key for body in one.bodies), 8)),
                _sum(view, one),
                Cell(str(sum(len(body.late) for body in one.bodies))),
            )
        )
        for one in found
    )
    return Table("lots-delay", words("lots.delay_vendors"), columns, rows)


def _sum(view: View, one: VendorDelay) -> Cell:
    """The sum of those that can be reckoned; who must not be that late is named instead."""
    if any(view.hides_money(body.key) for body in one.bodies):
        return Cell(view.words("lots.withheld"))
    never = [body.key for body in one.bodies if body.yen is None]
    known = total(body.yen for body in one.bodies if body.yen is not None)
    note = view.words("lots.without_bodies", bodies=view.bodies(never, 4)) if never else ""
    return view.yen(known, note=note) if len(never) < len(one.bodies) else Cell(NONE, note=note)


def _by_body(view: View, found: list[VendorDelay]) -> Table:
    words = view.words
    columns = (
        Column(words("lots.vendor")),
        Column(words("lots.late_by"), short=True),
        Column(words("lots.body"), short=True),
        Column(words("lots.systems")),
        Column(words("lots.delay_yen"), number=True),
        Column(words("lots.past_names"), wide=True),
    )
    rows = [
        Row(
            (
                Cell(_vendor(view, one)),
                Cell(view.months(one.months), sort=str(one.months)),
                Cell(view.body(body.key)),
                Cell(
                    words.count("system", len(body.systems)),
                    note=view.systems(body.key, body.systems, 3),
                ),
                _yen(view, body),
                Cell(view.systems(body.key, body.late, 12) or NONE),
            )
        )
        for one in found
        for body in one.bodies
    ]
    return Table("lots-delay-bodies", words("lots.delay_bodies"), columns, tuple(rows[:_ROWS]))


def _yen(view: View, body: DelayedBody) -> Cell:
    if body.yen is None and not view.hides_money(body.key):
        return Cell(view.words("lots.never"))
    return view.yen(body.yen)


def _vendor(view: View, one: VendorDelay) -> str:
    """Its name; bodies that have chosen none may get the same one."""
    return shown(one.vendor) or view.words("lots.vendor_open")
