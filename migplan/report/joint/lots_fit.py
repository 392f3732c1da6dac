"""Groups that suggest themselves, and how every two bodies fit."""

from migplan.model.joint_group import Withheld
from migplan.model.lots import Candidate, CandidateKind, Fit
from migplan.report.joint.lots_view import NONE, View
from migplan.report.joint.page import Part
from migplan.report.views.table import Cell, Column, Row, Table

_CANDIDATES, _PAIRS = 40, 60
_BODIES = 15
"""Most bodies of the matrix; above that the pairs that save most are listed."""

_ORDER = tuple(CandidateKind)


def candidates(view: View) -> Part | None:
    """Identical late sets first, then same package, then same half-year; best savings first."""
    words = view.words
    found = sorted(view.lots.candidates, key=_rank)
    if not found:
        return None
    columns = (
        Column(words("lots.speaks"), short=True),
        Column(words("lots.what_same")),
        Column(words("lots.members"), wide=True),
        Column(words("lots.businesses")),
        *(
            Column(words(f"lots.saves_{level}"), number=True)
            for level in ("low", "typical", "high")
        ),
    )
    rows = tuple(_candidate(view, one) for one in found[:_CANDIDATES])
    table = Table("lots-candidates", words("lots.candidates"), columns, rows)
    notes = [words("lots.candidates_note")]
    if len(found) > _CANDIDATES:
        notes.append(words("lots.limited", n=str(len(found)), most=str(_CANDIDATES)))
    lead = words("lots.candidates_lead")
    return Part("candidates", words("lots.candidates"), lead, tables=(table,), notes=tuple(notes))


def _rank(one: Candidate) -> tuple[int, int, tuple[str, ...]]:
    saving = one.saving_yen.typical if one.saving_yen else -(10**15)
    return _ORDER.index(one.kind), -saving, one.members


def _candidate(view: View, one: Candidate) -> Row:
    words = view.words
    if one.saving_yen is not None:
        amounts = (one.saving_yen.low, one.saving_yen.typical, one.saving_yen.high)
        cells = tuple(view.yen(yen) for yen in amounts)
    elif any(view.hides_money(key) for key in one.members):
        cells = (Cell(words("lots.withheld")),) * 3
    else:
        cells = (Cell(NONE), Cell(words("lots.no_window")), Cell(NONE))
    return Row(
        (
            Cell(words(f"lots.kind_{one.kind}")),
            Cell(_what(view, one)),
            Cell(view.bodies(one.members)),
            Cell(
                words.count("lot_business", len(one.businesses)),
                fold=tuple(view.business(key) for key in one.businesses),
                fold_label=words("lots.names"),
            ),
            *cells,
        )
    )


def _what(view: View, one: Candidate) -> str:
    """The package, or the half of a fiscal year, which the document writes ``2027-2``."""
    year, _, half = one.what.partition("-")
    if one.kind is CandidateKind.SAME_TIME and year.isdigit() and half in {"1", "2"}:
        return view.words(f"lots.half_{half}", year=view.formats.short_year(int(year)))
    return view.product(one.what or None, None)


def fits(view: View) -> Part | None:
    """How every two bodies fit: a matrix for a council, the best pairs for a prefecture."""
    if not view.lots.fits:
        return None
    words = view.words
    few = len(view.lots.bodies) <= _BODIES
    table = _matrix(view) if few else _pairs(view)
    notes = [words("lots.fit_note")]
    pairs = len(view.lots.fits)
    if not few and pairs > _PAIRS:
        notes.append(words("lots.limited", n=str(pairs), most=str(_PAIRS)))
    return Part(
        "fits", words("lots.fits"), words("lots.fits_lead"), tables=(table,), notes=tuple(notes)
    )


def _matrix(view: View) -> Table:
    words = view.words
    found = {frozenset((fit.a, fit.b)): fit for fit in view.lots.fits}
    columns = (
        Column(words("lots.body")),
        *(Column(view.body(body.key)) for body in view.lots.bodies),
    )

    def cell(a: str, b: str) -> Cell:
        fit = found.get(frozenset((a, b)))
        return _fit(view, fit) if fit and a != b else Cell("＼" if a == b else NONE)

    rows = tuple(
        Row((Cell(view.body(a.key)), *(cell(a.key, b.key) for b in view.lots.bodies)))
        for a in view.lots.bodies
    )
    return Table("lots-fit-matrix", words("lots.fits"), columns, rows)


def _fit(view: View, fit: Fit) -> Cell:
    words = view.words
    if not fit.common:
        return Cell(words("lots.no_common"))
    parts: list[str] = []
    if fit.same_package is not None:
        parts.append(words("lots.fit_same", n=str(fit.same_package)))
    if fit.undecided:
        parts.append(words("lots.fit_undecided", n=str(fit.undecided)))
    if fit.apart_months is not None:
        parts.append(words("lots.fit_apart", months=view.months(fit.apart_months)))
    return Cell(
        words.count("lot_business", fit.common),
        note=words("lots.comma").join(parts),
        badge=_saving(view, fit),
        badge_class="best" if fit.saving_yen and fit.saving_yen > 0 else "",
    )


def _saving(view: View, fit: Fit) -> str:
    words, yen = view.words, fit.saving_yen
    if yen is None:
        hidden = view.hides_money(fit.a) or view.hides_money(fit.b)
        return words("lots.withheld" if hidden else "lots.fit_never")
    key = "lots.fit_less" if yen > 0 else "lots.fit_more"
    return words(key, yen=view.money(abs(yen)))


def _pairs(view: View) -> Table:
    words = view.words
    ordered = sorted(
        view.lots.fits,
        key=lambda fit: (
            -(fit.saving_yen if fit.saving_yen is not None else -(10**15)),
            fit.a,
            fit.b,
        ),
    )
    columns = (
        Column(words("lots.body")),
        Column(words("lots.partner")),
        Column(words("lots.common"), number=True),
        Column(words("lots.same_package"), number=True),
        Column(words("lots.undecided"), number=True),
        Column(words("lots.apart"), number=True),
        Column(words("lots.saving_yen"), number=True),
    )
    rows = tuple(
        Row(
            (
                Cell(view.body(fit.a)),
                Cell(view.body(fit.b)),
                Cell(str(fit.common)),
                Cell(_number(view, fit, fit.same_package)),
                Cell(_number(view, fit, fit.undecided)),
                Cell(NONE if fit.apart_months is None else str(fit.apart_months)),
                view.yen(fit.saving_yen)
                if fit.saving_yen is not None
                else Cell(_saving(view, fit)),
            )
        )
        for fit in ordered[:_PAIRS]
    )
    return Table("lots-fit-pairs", words("lots.fits"), columns, rows)


def _number(view: View, fit: Fit, number: int | None) -> str:
    hidden = any(view.hides(key, Withheld.VENDORS) for key in (fit.a, fit.b))
    return view.words("lots.withheld") if number is None and hidden else str(number or 0)
