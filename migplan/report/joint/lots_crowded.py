"""Shared vendors that the proposed dates ask too much of."""

from migplan.model.lots import Crowded
from migplan.report.joint.lots_view import View
from migplan.report.joint.page import Part
from migplan.report.shown import shown
from migplan.report.views.table import Cell, Column, Row, Table


def crowded_part(view: View) -> Part | None:
    """What of the vendors is too much with the dates of the lots, and with those alone."""
    words, lots = view.words, view.lots
    if not lots.crowded and not lots.crowded_alone:
        return None
    columns = (
        Column(words("crowded.vendor")),
        Column(words("crowded.dates")),
        Column(words("crowded.capacity"), number=True),
        Column(words("crowded.most"), number=True),
        Column(words("crowded.months"), wide=True),
        Column(words("crowded.bodies"), wide=True),
    )
    rows = tuple(
        Row(_cells(view, row, words(key)))
        for key, found in (
            ("crowded.of_lots", lots.crowded),
            ("crowded.of_alone", lots.crowded_alone),
        )
        for row in found
    )
    lead = words("crowded.lead" if lots.crowded else "crowded.lead_alone")
    table = Table("lots-crowded", words("crowded.caption"), columns, rows)
    return Part("crowded", words("crowded.title"), lead, tables=(table,))


def _cells(view: View, row: Crowded, dates: str) -> tuple[Cell, ...]:
    means = view.words(f"crowded.{row.means}", vendor=shown(row.vendor))
    return (
        Cell(means),
        Cell(dates),
        Cell(str(row.capacity)),
        Cell(str(row.most)),
        Cell(view.formats.people([_month(view, month) for month in row.months])),
        Cell(view.bodies(row.bodies, 12)),
    )


def _month(view: View, month: str) -> str:
    year, number = map(int, month.split("-"))
    return view.formats.month(12 * year + number - 1)
