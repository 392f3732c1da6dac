"""The figure of page one: a row for each body, the common window, and who waits or hurries.

Up to ``_BODIES`` rows it shows bodies; a prefecture gets a row for each lot instead, and its
bodies' dates stand in the tables.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from migplan.model.dates import fiscal_year_of_month, month_end, month_index, month_start
from migplan.model.lots import Lot, LotMember
from migplan.report.joint.lots_view import View
from migplan.report.joint.page import Figure, Part

_BODIES = 14
_LANES, _ALL_LANES = 5, (20, 14)
"""Most lanes of a row, and of the figure, which has to fit page one: with one lot, with several."""

_TICKED, _NAMED = 40, 4

_RIGHT, _LEFT = 58.0, 42.0
"""Share of the axis from which a text has no more room at its right, or at its left."""


@dataclass(frozen=True, slots=True)
class Lane:
    """Systems that move from one month to one other."""

    alone: str
    date: str
    left: str
    width: str
    way: str
    """``later``, ``earlier`` or ``same``."""
    text: str
    side: str
    """Where the text stands: ``after``, ``before`` or ``inside``."""
    at: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the figure."""

    name: str
    letter: str
    classes: str
    left: str
    width: str
    """Of the window."""
    lanes: tuple[Lane, ...]
    said: str = ""


@dataclass(frozen=True, slots=True)
class _Axis:
    first: int
    last: int
    """Months, inclusive."""

    def at(self, day: date) -> float:
        """Place of a day in percent."""
        month = month_index(day)
        inside = (day.day - 1) / month_end(month).day
        return 100 * (month + inside - self.first) / (self.last + 1 - self.first)

    def of_month(self, month: int) -> float:
        """Place of the beginning of a month in percent."""
        return 100 * (month - self.first) / (self.last + 1 - self.first)


def when(view: View) -> Part:
    """The figure with its words."""
    words = view.words
    axis = _axis(view)
    members = [(member, lot) for lot in view.lots.lots for member in lot.members]
    many = len(members) > _BODIES
    lines = _of_lots(view, axis) if many else _of_bodies(view, axis, members)
    key = "lots.when_lead_many" if many else "lots.when_lead"
    figure = {
        "years": tuple(_years(view, axis)),
        "lines": tuple(lines),
        "label": words("lots.when_label"),
        "ticks": tuple(_ticks(view, axis)),
        "windows": tuple(_windows(view)),
        "alone": words("lots.legend_alone"),
        "later": words("lots.legend_later"),
        "earlier": words("lots.legend_earlier"),
        "same": words("lots.legend_same"),
        "marks": not many,
    }
    figure = Figure("lots_when.html.j2", figure)
    return Part("when", words("lots.when"), words(key), figure=figure)


def _axis(view: View) -> _Axis:
    days = [day for lot in view.lots.lots for day in (lot.first, lot.last)]
    systems = [one for lot in view.lots.lots for member in lot.members for one in member.systems]
    months = [month_index(day) for day in days]
    months += [month_index(day) for one in systems for day in (one.alone, one.date)]
    return _Axis(min(months) - 1, max(months) + 1)


def _years(view: View, axis: _Axis) -> Iterator[dict[str, str]]:
    months = range(axis.first, axis.last + 1)
    for year, count in sorted(Counter(map(fiscal_year_of_month, months)).items()):
        first = max(axis.first, month_index(date(year, 4, 1)))
        share = 100 * count / len(months)
        narrow, wide = 6, 14
        name = view.formats.year(year) if share > wide else view.formats.short_year(year)
        yield {
            "left": f"{axis.of_month(first):.2f}%",
            "width": f"{share:.2f}%",
            "name": name if share > narrow else "",
            "odd": "odd" if year % 2 else "",
        }


def _ticks(view: View, axis: _Axis) -> Iterator[dict[str, str]]:
    """Every third month, where the axis has room for it."""
    if axis.last - axis.first > _TICKED:
        return
    for month in range(axis.first, axis.last + 1):
        if month % 3 == 0:
            yield {
                "left": f"{axis.of_month(month):.2f}%",
                "name": view.formats.month_name(month % 12 + 1),
            }


def _windows(view: View) -> Iterator[dict[str, str]]:
    """What the bands mean: each lot with its window while they are few."""
    words, lots = view.words, view.lots.lots
    if len(lots) > _NAMED:
        yield {"classes": "lot c1", "text": words("lots.legend_windows")}
        return
    for lot in lots:
        text = words("lots.legend_window", lot=view.lot(lot), window=view.window(lot))
        yield {"classes": view.badge(lot), "text": text}


def _of_bodies(view: View, axis: _Axis, members: list[tuple[LotMember, Lot]]) -> Iterator[Line]:
    most = max(1, min(_LANES, _ALL_LANES[len(view.lots.lots) > 1] // len(members)))
    order = {body.key: n for n, body in enumerate(view.lots.bodies)}
    for member, lot in sorted(members, key=lambda pair: order.get(pair[0].key, len(order))):
        lanes = tuple(_lanes(view, axis, member, most))
        yield _line(view, axis, lot, view.body(member.key), lanes)


def _of_lots(view: View, axis: _Axis) -> Iterator[Line]:
    words = view.words
    for lot in view.lots.lots:
        bodies = words.count("lot_body", len(lot.members))
        months = [one.months for member in lot.members for one in member.systems]
        hurry, wait = sum(n < 0 for n in months), sum(n > 0 for n in months)
        said = words(
            "lots.line_of_lot",
            window=view.window(lot),
            hurry=str(hurry),
            wait=str(wait),
        )
        name = words("lots.line_name", lot=view.lot(lot), bodies=bodies)
        yield _line(view, axis, lot, name, (), said)


def _line(
    view: View, axis: _Axis, lot: Lot, name: str, lanes: tuple[Lane, ...], said: str = ""
) -> Line:
    left = axis.of_month(month_index(lot.first))
    right = axis.of_month(month_index(lot.last) + 1)
    return Line(
        name,
        view.letters[lot.key],
        view.badge(lot),
        f"{left:.2f}%",
        f"{right - left:.2f}%",
        lanes,
        said,
    )


def _lanes(view: View, axis: _Axis, member: LotMember, most: int) -> Iterator[Lane]:
    """The commonest moves of a body; what has no lane of its own is counted in the last one."""
    moves = Counter((month_index(one.alone), month_index(one.date)) for one in member.systems)
    ordered = sorted(moves.items(), key=lambda row: (-row[1], row[0]))
    shown, rest = ordered[:most], sum(count for _, count in ordered[most:])
    shown.sort(key=lambda row: row[0])
    for n, ((alone, month), count) in enumerate(shown, start=1):
        yield _lane(view, axis, alone, month, count, rest if n == len(shown) else 0)


def _lane(view: View, axis: _Axis, alone: int, month: int, count: int, rest: int) -> Lane:
    words = view.words
    middle = 15
    from_, to = (axis.at(month_start(m).replace(day=middle)) for m in (alone, month))
    low, high = min(from_, to), max(from_, to)
    systems = words.count("system", count)
    text = words("lots.lane", moved=view.moved(month - alone), systems=systems)
    if rest:
        text += words("lots.lane_more", n=str(rest))
    side, at = "inside", f"{(low + high) / 2:.2f}%"
    if high <= _RIGHT:
        side, at = "after", f"{high:.2f}%"
    elif low >= _LEFT:
        side, at = "before", f"{100 - low:.2f}%"
    way = "later" if month > alone else "earlier" if month < alone else "same"
    return Lane(
        f"{from_:.2f}%", f"{to:.2f}%", f"{low:.2f}%", f"{high - low:.2f}%", way, text, side, at
    )
