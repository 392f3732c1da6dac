"""Who fits with whom: businesses by body, all lots side by side, and who stays alone and why."""

from migplan.model.lots import Lot, LotBody
from migplan.report.joint.lots_view import NONE, View
from migplan.report.joint.page import Part
from migplan.report.views.table import Cell, Column, Row, Table

FRONT_BODIES, FRONT_BUSINESSES = 12, 30
"""Most rows and columns of the matrix on page one."""


def matrix(view: View) -> Part:
    """Which businesses of which body are in which lot."""
    words = view.words
    part = Part("who", words("lots.matrix"), words("lots.matrix_lead"))
    businesses = _businesses(view)
    columns = (
        Column(words("lots.body")),
        *(Column(view.business(key)) for key in businesses),
        Column(words("lots.outside")),
    )
    lots_of = {
        (member.key, key): lot
        for lot in view.lots.lots
        for member in lot.members
        for one in member.systems
        for key in one.businesses
    }

    def cell(body: str, business: str) -> Cell:
        lot = lots_of.get((body, business))
        return (
            Cell("", badge=view.letters[lot.key], badge_class=view.badge(lot))
            if lot
            else Cell("・")
        )

    rows = tuple(
        Row(
            (
                Cell(view.body(body.key)),
                *(cell(body.key, key) for key in businesses),
                Cell(_outside(view, body)),
            )
        )
        for body in view.lots.bodies
    )
    table = Table("lots-matrix", words("lots.matrix_caption"), columns, rows)
    return Part(part.key, part.title, part.lead, tables=(table,))


def fits_on_front(view: View) -> bool:
    """Whether the matrix is small enough for page one."""
    return len(view.lots.bodies) <= FRONT_BODIES and len(_businesses(view)) <= FRONT_BUSINESSES


def _businesses(view: View) -> tuple[str, ...]:
    """All of the lots: those of several lots and bodies first come first."""
    return tuple(dict.fromkeys(key for lot in view.lots.lots for key in lot.businesses))


def _outside(view: View, body: LotBody) -> str:
    left = len(view.lots.alone.get(body.key, ()))
    return view.words.count("system", left) if left else NONE


def overview(view: View) -> Part:
    """All lots side by side."""
    words = view.words
    columns = (
        Column(words("lots.lot_head"), short=True),
        Column(words("lots.members"), wide=True),
        Column(words("lots.businesses")),
        Column(words("lots.product")),
        Column(words("lots.common_window"), short=True),
        *(Column(words(f"lots.{key}_yen"), number=True) for key in ("alone", "joint", "saving")),
        Column(words("lots.saving_range")),
        *(Column(words(f"lots.{key}_yen"), number=True) for key in ("today", "over_today")),
    )
    rows = tuple(_lot_row(view, lot) for lot in view.lots.lots)
    table = Table("lots-table", words("lots.overview"), columns, rows)
    notes = (words("lots.range_note"),)
    return Part(
        "lots", words("lots.overview"), words("lots.overview_lead"), tables=(table,), notes=notes
    )


def _lot_row(view: View, lot: Lot) -> Row:
    words, href = view.words, f"#lot-{view.letters[lot.key]}"
    joint = lot.joint_yen.typical if lot.joint_yen else None
    today = lot.today_yen.typical if lot.today_yen else None
    saving = lot.saving_yen
    return Row(
        (
            Cell(view.lot(lot), href=href),
            Cell(view.bodies(member.key for member in lot.members)),
            Cell(
                words.count("lot_business", len(lot.businesses)),
                fold=tuple(view.business(key) for key in lot.businesses),
                fold_label=words("lots.names"),
            ),
            Cell(view.product(lot.package, lot.vendor)),
            Cell(view.window(lot)),
            view.yen(lot.alone_yen.typical if lot.alone_yen else None),
            view.yen(joint),
            view.yen(saving.typical if saving else None),
            Cell(view.span(saving) if saving else words("lots.withheld")),
            view.yen(today),
            view.yen(None if joint is None or today is None else joint - today),
        )
    )


def alone(view: View) -> Part | None:
    """Bodies and systems that no lot takes in, each with the reason."""
    words = view.words
    members = {member.key for lot in view.lots.lots for member in lot.members}
    rows = tuple(
        Row(
            (
                Cell(view.body(body.key)),
                Cell(words("lots.some" if body.key in members else "lots.all_of_it")),
                Cell(str(len(left))),
                Cell(view.systems(body.key, left, 12)),
                Cell(words(f"lots.{_why(view, body.key, inside=body.key in members)}")),
            )
        )
        for body in view.lots.bodies
        if (left := view.lots.alone.get(body.key, ())) or body.key not in members
    )
    if not rows:
        return None
    columns = (
        Column(words("lots.body")),
        Column(words("lots.how_much"), short=True),
        Column(words("lots.systems"), number=True),
        Column(words("lots.which"), wide=True),
        Column(words("lots.why"), wide=True),
    )
    table = Table("lots-alone", words("lots.alone_caption"), columns, rows)
    return Part("alone", words("lots.alone"), words("lots.alone_lead"), tables=(table,))


def _why(view: View, key: str, *, inside: bool) -> str:
    """How far its pairs with others come; a body inside a lot has other systems left."""
    if inside:
        return "why_rest"
    fits = [fit for fit in view.lots.fits if key in (fit.a, fit.b) and fit.common]
    if not fits:
        return "why_common"
    if any(view.hides_money(one) for fit in fits for one in (fit.a, fit.b)):
        return "why_unknown"
    savings = [fit.saving_yen for fit in fits if fit.saving_yen is not None]
    if not savings:
        return "why_window"
    if max(savings) <= 0:
        return "why_dearer"
    return "why_better" if view.lots.lots else "why_conditions"
