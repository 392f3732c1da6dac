"""One lot: its members and systems, what the dates cost each, and the money of the lot."""

from collections.abc import Iterator

from migplan.model.gap import YenRange
from migplan.model.joint_group import Withheld
from migplan.model.lots import Lot, LotMember, LotSystem
from migplan.model.plan import WEIGHTS, CostKind
from migplan.report.joint.lots_said import bridges_said
from migplan.report.joint.lots_view import NONE, View, exact, total
from migplan.report.joint.page import Part
from migplan.report.views.table import Cell, Column, Row, Table

_SYSTEMS = 150
"""Most systems of a lot that are listed; more are told in months of each member."""


def lot_part(view: View, lot: Lot) -> Part:
    """Members, systems and money of one lot."""
    words, letter = view.words, view.letters[lot.key]
    systems = sum(len(member.systems) for member in lot.members)
    tables = [_member_table(view, lot)]
    notes = [words("lots.member_note")]
    if systems <= _SYSTEMS:
        tables.append(_system_table(view, lot))
    else:
        notes.append(words("lots.systems_left_out", n=str(systems), most=str(_SYSTEMS)))
    kinds = _kind_table(view, lot)
    tables += [kinds] if kinds else []
    tables.append(_money_table(view, lot))
    assumed = sum(len(member.assumed) for member in lot.members)
    if assumed:
        notes.append(words("lots.assumed_prices", systems=words.count("system", assumed)))
    return Part(
        f"lot-{letter}",
        view.lot(lot),
        words(
            "lots.lot_lead",
            members=view.bodies(member.key for member in lot.members),
            n=words.count("lot_business", len(lot.businesses)),
            window=view.window(lot),
        ),
        (
            *(words.say(reason) for reason in lot.reasons),
            words("lots.lot_businesses", businesses=view.businesses(lot.businesses)),
            bridges_said(view, lot.bridges_alone, lot.bridges_joint),
        ),
        tables=tuple(tables),
        notes=tuple(notes),
    )


def _name(view: View, lot: Lot, key: str) -> str:
    """The caption of a table of a lot, short enough to name a sheet."""
    return view.words(
        "lots.caption", letter=view.letters[lot.key], what=view.words(f"lots.{key}_table")
    )


def _member_table(view: View, lot: Lot) -> Table:
    words = view.words
    columns = (
        Column(words("lots.body"), short=True),
        Column(words("lots.systems"), number=True),
        Column(words("lots.date_alone"), short=True),
        Column(words("lots.date_lot"), short=True),
        Column(words("lots.moved")),
        Column(words("lots.overlap"), number=True),
        Column(words("lots.extension"), number=True),
        *(
            Column(words(f"lots.{key}_yen"), number=True)
            for key in ("moving", "estimate", "own", "alone", "today")
        ),
    )
    rows = tuple(_member_row(view, member) for member in lot.members)
    sums = (
        view.yen(total(getattr(member, f"{key}_yen") for member in lot.members))
        for key in ("moving", "estimate", "own", "alone", "today")
    )
    count = exact(sum(len(member.systems) for member in lot.members))
    blank = tuple(Cell("") for _ in range(5))
    foot = (Row((Cell(words("lots.sum")), Cell(count), *blank, *sums)),)
    key = f"lot-{view.letters[lot.key]}-members"
    return Table(key, _name(view, lot, "members"), columns, rows, foot=foot)


def _member_row(view: View, member: LotMember) -> Row:
    systems = member.systems
    months = sorted({one.months for one in systems})
    moved = list(dict.fromkeys(view.moved(n) for n in (*months[:1], *months[-1:])))
    return Row(
        (
            Cell(view.body(member.key)),
            Cell(str(len(systems))),
            Cell(view.dates(one.alone for one in systems)),
            Cell(view.dates(one.date for one in systems)),
            Cell(view.words("lots.to").join(moved) or NONE),
            _months(view, total(one.overlap_months for one in systems)),
            _months(view, total(one.extension_months for one in systems)),
            view.yen(member.moving_yen),
            view.yen(member.estimate_yen),
            view.yen(member.own_yen),
            view.yen(member.alone_yen),
            view.yen(member.today_yen),
        )
    )


def _months(view: View, number: int | None) -> Cell:
    if number is None:
        return Cell(view.words("lots.withheld"))
    return Cell(str(number))


def _system_table(view: View, lot: Lot) -> Table:
    words = view.words
    columns = (
        Column(words("lots.body"), short=True),
        Column(words("lots.system")),
        Column(words("lots.businesses"), wide=True),
        Column(words("lots.date_alone"), short=True),
        Column(words("lots.date_lot"), short=True),
        Column(words("lots.moved"), short=True),
        Column(words("lots.contract_end"), short=True),
        Column(words("lots.overlap"), number=True),
        Column(words("lots.extension"), number=True),
        Column(words("lots.product")),
    )
    rows = tuple(
        _system_row(view, member.key, one) for member in lot.members for one in member.systems
    )
    key = f"lot-{view.letters[lot.key]}-systems"
    return Table(key, _name(view, lot, "systems"), columns, rows, search=True,
                 count=words.count("system", len(rows)))  # fmt: skip


def _system_row(view: View, body: str, one: LotSystem) -> Row:
    kept = Cell(view.words("lots.withheld"))
    hidden = view.hides(body, Withheld.VENDORS)
    return Row(
        (
            Cell(view.body(body)),
            Cell(view.systems(body, (one.name,))),
            Cell(view.businesses(one.businesses)),
            view.day(one.alone),
            view.day(one.date),
            Cell(view.moved(one.months), sort=str(one.months)),
            kept if view.hides(body, Withheld.CONTRACTS) else view.day(one.contract_end),
            _months(view, one.overlap_months),
            _months(view, one.extension_months),
            kept if hidden else Cell(view.product(one.package, one.vendor)),
        )
    )


def _kind_table(view: View, lot: Lot) -> Table | None:
    """What the dates of the lot cost each by kind; those that keep their amounts have no numbers."""
    words = view.words
    kinds = [kind for kind in CostKind if any(kind in one.by_kind for one in lot.members)]
    if not kinds:
        return None
    columns = (
        Column(words("lots.body"), short=True),
        *(Column(_kind(view, kind), number=True) for kind in kinds),
        Column(words("lots.sum"), number=True),
    )

    def cells(member: LotMember) -> Iterator[Cell]:
        hidden = member.moving_yen is None
        yield Cell(view.body(member.key))
        for kind in kinds:
            yield view.yen(None if hidden else member.by_kind.get(kind, 0))
        yield view.yen(member.moving_yen)

    rows = tuple(Row(tuple(cells(member))) for member in lot.members)
    key = f"lot-{view.letters[lot.key]}-kinds"
    return Table(key, _name(view, lot, "kinds"), columns, rows)


def _kind(view: View, kind: CostKind) -> str:
    group = "lots.weight" if kind in WEIGHTS else "cost"
    return view.words.known(group, kind)


def _money_table(view: View, lot: Lot) -> Table:
    """Both baselines, with the ends of their ranges."""
    words = view.words
    columns = (
        Column(words("lots.what"), wide=True),
        *(Column(words(f"lots.{level}"), number=True) for level in ("low", "typical", "high")),
    )
    ranged: tuple[tuple[str, YenRange | None], ...] = (
        ("alone_said", lot.alone_yen),
        ("joint_said", lot.joint_yen),
        ("saving_said", lot.saving_yen),
        ("today_said", lot.today_yen),
    )
    rows = [
        Row(
            (
                Cell(words(f"lots.{key}")),
                *(view.yen(getattr(yen, level) if yen else None) for level in _LEVELS),
            )
        )
        for key, yen in ranged
    ]
    rows.insert(2, _typical_row(view, "shared_said", lot.shared_yen))
    over = None
    if lot.joint_yen and lot.today_yen:
        over = lot.joint_yen.typical - lot.today_yen.typical
    rows.append(_typical_row(view, "over_today_said", over))
    for name, yen in (("alone", lot.bridge_yen_alone), ("joint", lot.bridge_yen_joint)):
        rows.append(_typical_row(view, f"bridge_{name}_said", yen))
    key = f"lot-{view.letters[lot.key]}-money"
    return Table(key, _name(view, lot, "money"), columns, tuple(rows))


_LEVELS = ("low", "typical", "high")


def _typical_row(view: View, key: str, yen: int | None) -> Row:
    return Row((Cell(view.words(f"lots.{key}")), Cell(NONE), view.yen(yen), Cell(NONE)))
