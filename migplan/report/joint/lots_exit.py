"""What is lost by waiting, what if one leaves, and what if one is late."""

from collections.abc import Iterator

from migplan.model.lots import Leaving, Lot, Slipping, WindowCost
from migplan.report.joint.lots_said import others
from migplan.report.joint.lots_view import NONE, View, total
from migplan.report.joint.page import Part
from migplan.report.views.table import Cell, Column, Row, Table


def exit_part(view: View, lot: Lot) -> Part | None:
    """Later windows, exits and slips of one lot."""
    words, letter = view.words, view.letters[lot.key]
    tables = tuple(_tables(view, lot))
    if not tables:
        return None
    title = words("lots.exit_title", lot=view.lot(lot))
    notes = (words("lots.later_note"), words("lots.slipping_note"))
    return Part(f"lot-{letter}-exit", title, words("lots.exit_lead"), tables=tables, notes=notes)


def _tables(view: View, lot: Lot) -> Iterator[Table]:
    if lot.later:
        yield _later(view, lot)
    if lot.leaving:
        yield _leaving(view, lot)
    if lot.slipping:
        yield _slipping(view, lot)


def _table(
    view: View, lot: Lot, what: str, columns: tuple[Column, ...], rows: tuple[Row, ...]
) -> Table:
    letter = view.letters[lot.key]
    caption = view.words("lots.caption", letter=letter, what=view.words(f"lots.{what}_table"))
    return Table(f"lot-{letter}-{what}", caption, columns, rows)


def _names(view: View, lot: Lot) -> tuple[Column, ...]:
    return tuple(Column(view.body(member.key), number=True) for member in lot.members)


def _later(view: View, lot: Lot) -> Table:
    words = view.words
    columns = (
        Column(words("lots.later_by"), short=True),
        Column(words("lots.begins"), short=True),
        *_names(view, lot),
        Column(words("lots.moving_sum"), number=True),
        Column(words("lots.lost"), number=True),
        Column(words("lots.impossible")),
    )
    now = {member.key: member.estimate_yen for member in lot.members}
    base = Row(
        (
            Cell(words("lots.as_proposed")),
            Cell(view.month(lot.first)),
            *(view.yen(yen) for yen in now.values()),
            view.yen(total(now.values())),
            Cell("0"),
            Cell(NONE),
        ),
        classes="own",
    )
    rows = (_later_row(view, lot, one) for one in lot.later)
    return _table(view, lot, "later", columns, (base, *rows))


def _later_row(view: View, lot: Lot, one: WindowCost) -> Row:
    def cell(key: str) -> Cell:
        if key in one.impossible and key not in one.moving:
            return Cell(NONE)
        return view.yen(one.moving.get(key))

    moving = view.yen(total(one.moving.get(member.key) for member in lot.members))
    return Row(
        (
            Cell(view.months(one.months), sort=str(one.months)),
            Cell(view.month(one.first)),
            *(cell(member.key) for member in lot.members),
            Cell(NONE) if one.impossible else moving,
            view.yen(one.lost_yen),
            Cell(view.bodies(one.impossible) or NONE),
        )
    )


def _leaving(view: View, lot: Lot) -> Table:
    words = view.words
    columns = (
        Column(words("lots.leaver")),
        *_names(view, lot),
        Column(words("lots.others_more"), number=True),
        Column(words("lots.saving_left"), number=True),
        Column(words("lots.remains")),
        Column(words("lots.linkages"), number=True),
    )

    def cell(one: Leaving, key: str) -> Cell:
        if key == one.key:
            return view.yen(one.leaver_yen, note=words("lots.leaver_own"))
        return view.yen(one.more.get(key))

    rows = tuple(
        Row(
            (
                Cell(view.body(one.key)),
                *(cell(one, member.key) for member in lot.members),
                view.yen(None if one.saving_yen is None else others(one)),
                view.yen(one.saving_yen),
                Cell(words("lots.still_pays" if one.remains else "lots.pays_no_more")),
                Cell(str(one.linkages)),
            )
        )
        for one in lot.leaving
    )
    return _table(view, lot, "leaving", columns, rows)


def _slipping(view: View, lot: Lot) -> Table:
    words = view.words
    columns = (
        Column(words("lots.late_body")),
        Column(words("lots.late_by"), short=True),
        Column(words("lots.inside")),
        Column(words("lots.waiting"), number=True),
        Column(words("lots.going"), number=True),
        Column(words("lots.cheaper")),
    )
    rows = tuple(
        Row(
            (
                Cell(view.body(one.key)),
                Cell(view.months(one.months), sort=str(one.months)),
                Cell(words("lots.inside_yes" if one.inside else "lots.inside_no")),
                _waiting(view, one),
                view.yen(one.leaving_yen),
                Cell(words(f"lots.{_cheaper(one)}")),
            )
        )
        for one in lot.slipping
    )
    return _table(view, lot, "slipping", columns, rows)


def _waiting(view: View, one: Slipping) -> Cell:
    if one.waiting_yen is None and one.leaving_yen is not None:
        return Cell(view.words("lots.cannot_wait"))
    return view.yen(one.waiting_yen)


def _cheaper(one: Slipping) -> str:
    if one.leaving_yen is None:
        return "withheld"
    if one.inside:
        return "no_choice"
    if one.waiting_yen is None:
        return "go"
    return "wait" if one.waiting_yen <= one.leaving_yen else "go"
