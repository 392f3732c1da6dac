"""How the shared cost of a lot can be shared out, and who would be worse off or leave."""

from collections.abc import Iterator

from migplan.model.lots import Lot, Split
from migplan.report.joint.lots_said import recommended
from migplan.report.joint.lots_view import NONE, View, exact
from migplan.report.joint.page import Part
from migplan.report.views.table import Cell, Column, Row, Table


def split_part(view: View, lot: Lot) -> Part:
    """All ways of sharing out, side by side."""
    words, letter = view.words, view.letters[lot.key]
    title = words("lots.split_title", lot=view.lot(lot))
    if lot.shared_yen is None or not lot.splits:
        return Part(f"lot-{letter}-split", title, words("lots.split_withheld"))
    lead = words("lots.split_lead", yen=view.formats.yen(lot.shared_yen))
    tables = (_shares(view, lot), _pays(view, lot), _gains(view, lot))
    points = tuple(_points(view, lot))
    return Part(f"lot-{letter}-split", title, lead, points, tables=tables,
                notes=(words("lots.split_note"), words("lots.core_note")))  # fmt: skip


def _points(view: View, lot: Lot) -> Iterator[str]:
    words, split = view.words, recommended(lot)
    if split is not None:
        yield words("lots.recommend", rule=view.rule(split.rule), why=_why(view, lot, split))
    least = lot.least_core_yen
    if least is not None and least > 0:
        yield words("lots.least_core", yen=view.money(least))
    elif least is not None:
        yield words("lots.core_exists")
    for one in lot.splits:
        if one.why_not is not None:
            yield words("lots.why_not", rule=view.rule(one.rule), why=words.say(one.why_not))


def _trouble(split: Split) -> tuple[int, int]:
    return len(split.worse_off), max(split.violation_yen, 0)


def _why(view: View, lot: Lot, split: Split) -> str:
    """The reason of the recommendation, as far as the numbers here tell it."""
    words = view.words
    if _trouble(split) == (0, 0):
        return words("lots.because_good")
    known = [one for one in lot.splits if one.why_not is None]
    values = {
        "n": words.count("lot_body", len(split.worse_off)),
        "yen": view.money(max(split.violation_yen, 0)),
    }
    key = "because_least" if _trouble(split) == min(map(_trouble, known)) else "because_usual"
    return words(f"lots.{key}", **values)


def _head(view: View, lot: Lot, split: Split) -> Cell:
    best = split.rule == lot.recommended
    badge = view.words("lots.recommended") if best else ""
    return Cell(view.rule(split.rule), badge=badge, badge_class="best" if best else "")


def _row(view: View, lot: Lot, split: Split, cells: tuple[Cell, ...]) -> Row:
    return Row(
        (_head(view, lot, split), *cells), classes="own" if split.rule == lot.recommended else ""
    )


def _columns(view: View, lot: Lot, *more: Column) -> tuple[Column, ...]:
    names = (Column(view.body(member.key), number=True) for member in lot.members)
    return (Column(view.words("lots.rule"), wide=True), *names, *more)


def _amounts(view: View, lot: Lot, amounts: dict[str, int]) -> tuple[Cell, ...]:
    """An amount for each member and their sum; dashes where the split cannot be reckoned."""
    if not amounts:
        return tuple(Cell(NONE) for _ in range(len(lot.members) + 1))
    cells = (view.yen(amounts.get(member.key)) for member in lot.members)
    return (*cells, Cell(exact(sum(amounts.values()))))


def _table(view: View, lot: Lot, what: str, columns: tuple[Column, ...], rows: list[Row]) -> Table:
    letter = view.letters[lot.key]
    caption = view.words("lots.caption", letter=letter, what=view.words(f"lots.{what}_table"))
    return Table(f"lot-{letter}-{what}", caption, columns, tuple(rows))


def _shares(view: View, lot: Lot) -> Table:
    rows = [_row(view, lot, one, _amounts(view, lot, one.shares)) for one in lot.splits]
    columns = _columns(view, lot, Column(view.words("lots.sum"), number=True))
    return _table(view, lot, "shares", columns, rows)


def _pays(view: View, lot: Lot) -> Table:
    rows = [_row(view, lot, one, _amounts(view, lot, one.pays)) for one in lot.splits]
    columns = _columns(view, lot, Column(view.words("lots.sum"), number=True))
    return _table(view, lot, "pays", columns, rows)


def _gains(view: View, lot: Lot) -> Table:
    """How much less than alone each pays, who pays more, and who would win by leaving."""
    words = view.words

    def cells(split: Split) -> tuple[Cell, ...]:
        if not split.gains:
            return tuple(Cell(NONE) for _ in range(len(lot.members) + 2))
        gains = (
            view.yen(
                split.gains.get(member.key),
                words("lots.worse_off") if member.key in split.worse_off else "",
            )
            for member in lot.members
        )
        if split.violation_yen <= 0:
            return (*gains, Cell("0"), Cell(words("lots.nobody_leaves")))
        by = view.bodies(split.violated_by)
        return (*gains, view.yen(split.violation_yen), Cell(by))

    columns = _columns(
        view,
        lot,
        Column(words("lots.violation"), number=True),
        Column(words("lots.violated_by"), wide=True),
    )
    rows = [_row(view, lot, one, cells(one)) for one in lot.splits]
    return _table(view, lot, "gains", columns, rows)
