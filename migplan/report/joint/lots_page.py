"""The page about lots, for the secretary of a council and the deputy mayors of its members."""

from collections.abc import Iterator, Mapping, Sequence

from migplan.model.lots import Lots
from migplan.report.joint import lots_answer as said
from migplan.report.joint.lots_answer import LISTED
from migplan.report.joint.lots_crowded import crowded_part
from migplan.report.joint.lots_delay import delays
from migplan.report.joint.lots_exit import exit_part
from migplan.report.joint.lots_figure import when
from migplan.report.joint.lots_fit import candidates, fits
from migplan.report.joint.lots_lot import lot_part
from migplan.report.joint.lots_premises import premises
from migplan.report.joint.lots_split import split_part
from migplan.report.joint.lots_view import View
from migplan.report.joint.lots_who import alone, fits_on_front, matrix, overview
from migplan.report.joint.page import JointPage, Mark, Part
from migplan.report.shown import shown

_NONE: Mapping[str, Sequence[Part]] = {}
_APART = 4
"""Most lots whose parts stand apart; more are told in one part each."""


def lots_page(
    lots: Lots, lang: str, more: Mapping[str, Sequence[Part]] = _NONE, council: str = ""
) -> JointPage:
    """The page, which is also the workbook.

    Args:
        lots: What is proposed; for the group only, what :func:`lots_for_group` left of it.
        lang: ``ja`` or ``en``.
        more: Key of a lot to parts that follow it.
        council: A sentence for page one about whether the councils can decide in time.
    """
    view = View.of(lots, lang)
    words = view.words
    return JointPage(
        lang=lang,
        name=shown(lots.name),
        kind=words("lots.kind"),
        as_of=lots.as_of,
        as_of_said=view.formats.long_day(lots.as_of),
        answer=said.answer(view),
        status=said.status(view),
        points=said.points(view, council),
        stats=said.stats(view),
        front=tuple(_front(view)),
        parts=tuple(_parts(view, more)),
        marks=tuple(_marks(view)),
    )


def _front(view: View) -> Iterator[Part]:
    if view.lots.lots:
        yield when(view)
        if fits_on_front(view):
            yield matrix(view)
        if len(view.lots.lots) > LISTED:
            yield overview(view)


def _parts(view: View, more: Mapping[str, Sequence[Part]]) -> Iterator[Part]:
    found = view.lots.lots
    if found:
        if len(found) <= LISTED:
            yield overview(view)
        if not fits_on_front(view):
            yield matrix(view)
    for lot in found:
        parts = [
            part
            for part in (lot_part(view, lot), split_part(view, lot), exit_part(view, lot))
            if part
        ]
        yield from parts if len(found) <= _APART else (_one(parts),)
        yield from more.get(lot.key, ())
    for part in (alone(view), candidates(view), fits(view), crowded_part(view), delays(view)):
        if part is not None:
            yield part
    yield premises(view)


def _one(parts: Sequence[Part]) -> Part:
    """Parts as one, so that the contents of a page with many lots stay short."""
    first = parts[0]
    return Part(
        first.key,
        first.title,
        first.lead,
        tuple(
            point
            for part in parts
            for point in (part.lead, *part.points)
            if point and point != first.lead
        ),
        tables=tuple(table for part in parts for table in part.tables),
        notes=tuple(dict.fromkeys(note for part in parts for note in part.notes)),
    )


def _marks(view: View) -> Iterator[Mark]:
    words = view.words
    if any(body.invented for body in view.lots.bodies):
        yield Mark(words("lots.mark_invented"), words("lots.mark_invented_note"))
    if view.lots.interrupted:
        yield Mark(words("lots.mark_interrupted"), words("lots.mark_interrupted_note"))
    if view.lots.withheld:
        yield Mark(words("lots.mark_group"), words("lots.mark_group_note"))
