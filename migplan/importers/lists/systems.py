"""Rows of a list of systems become systems, and contracts where the row tells of them."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from migplan.catalogue.catalogue import Catalogue
from migplan.importers.fields import leaf_types
from migplan.importers.lists.cell import JOINED, Cell, add_text, is_empty, shown
from migplan.importers.lists.cells import Cells
from migplan.importers.lists.columns import Understood, Use
from migplan.importers.lists.contracts import contract_columns, contract_of
from migplan.importers.lists.record import Given, Record
from migplan.importers.lists.table import Row
from migplan.importers.lists.told import Told
from migplan.importers.values.dates import DateStatus, read_date
from migplan.importers.values.plain import plain
from migplan.model.system import System

_NAMES = ("name", "businesses", "current_package", "package")
"""Columns that can say what a system is called, the best first."""
_NOTED = {
    "introduced": "導入",
    "planned": "移行予定",
    "conformity": "適合番号",
    "scope": "共通基盤の範囲",
}
"""Columns without a field of their own; their values go into the note."""
_NEVER = frozenset({"number", "owner_person", "municipality", "municipality_code", "prefecture"})
_DIVISION = re.compile(r"(?:課|室|局|係|所|部|班|センター|委員会|チーム)$")
_OUT_OF_SCOPE = frozenset({"対象外", "標準化対象外", "独自", "独自施策", "対象外業務"})
_ODD_VALUES = 2
"""So many unknown words are told one by one; more may be a column of another kind."""


def system_records(
    table: Understood, cells: Cells, catalogue: Catalogue, as_of: date, told: Told
) -> Iterator[tuple[Row, list[Record], list[Record]]]:
    """Read every row: the row, its systems (one, or none with a remark) and its contracts."""
    unread = _unread_columns(table, cells, told)
    # plans last: what happened beats what was meant to
    uses = sorted(
        (use for use in table.uses if use.place not in unread),
        key=lambda use: use.field == "planned",
    )
    groups = contract_columns(uses)
    for row in table.table.rows:
        name = _name(table, uses, row)
        if name is None:
            text = "、".join(shown(value) for value in row.values if value is not None)
            told(
                "MIG320",
                table.table.grid.locate(row.number, table.table.heads[0].column),
                value=text,
            )
            yield row, [], []
            continue
        record = Record(name.location, {"name": name})
        for use in uses:
            if use.list == "systems" and use.field not in ("name", "mark"):
                _take(record, use, table, row, cells, as_of, told)
        _marks(record, uses, table, row, cells)
        _owner_of_group(record, row, told)
        _guess(record, cells, catalogue, told)
        yield row, [record], list(contract_of(record, groups, table, row, cells, told))


def cell_of(table: Understood, use: Use, row: Row) -> Cell:
    """The cell of a row in a column."""
    place = table.table.grid.locate(row.number, use.head.column)
    return Cell(row.values[use.place], place, use.head.text, use.scale)


def _name(table: Understood, uses: list[Use], row: Row) -> Given | None:
    for field in _NAMES:
        for use in uses:
            if use.list == "systems" and use.field == field and not is_empty(row.values[use.place]):
                cell = cell_of(table, use, row)
                return Given(cell.text[:400], cell.place, cell.text)
    return None


def _take(
    record: Record, use: Use, table: Understood, row: Row, cells: Cells, as_of: date, told: Told
) -> None:
    if use.field in _NEVER or row.values[use.place] is None:
        return
    cell = cell_of(table, use, row)
    if use.field == "planned" and _happened(cell, as_of):
        _went_live(record, cells.day(cell), cell, told)
        return
    if use.field in _NOTED:
        if not is_empty(cell.value):
            add_text(record, "note", _NOTED[use.field], cell)
            if use.field == "planned":
                told("MIG322", cell.place, value=cell.text, field=cell.title)
            elif use.field == "conformity":
                _business_of_conformity(record, cell, cells)
        return
    if use.field == "businesses" and plain(cell.text) in _OUT_OF_SCOPE:
        record.fields.setdefault("kind", Given("local", cell.place, cell.text))
        return
    if use.field in JOINED:
        add_text(record, use.field, use.head.lower, cell)
        return
    given = cells.read(System, use.field, cell)
    if given is None:
        return
    if use.field == "businesses" and "businesses" in record.fields:
        _add_businesses(record, given)
    else:
        record.fields.setdefault(use.field, given)


def _went_live(record: Record, given: Given | None, cell: Cell, told: Told) -> None:
    """A plan that lies behind us: most likely it has happened, but nobody said so."""
    if given is None:
        return
    if "live_since" in record.fields:
        add_text(record, "note", _NOTED["planned"], cell)
        told("MIG322", cell.place, value=cell.text, field=cell.title)
    else:
        record.fields["live_since"] = given
        told("MIG383", cell.place, value=cell.text, field=cell.title)


def _happened(cell: Cell, as_of: date) -> bool:
    reading = read_date(cell.value)
    known = reading.status is DateStatus.KNOWN and reading.rough is not None
    return known and reading.rough is not None and reading.rough.day <= as_of


def _business_of_conformity(record: Record, cell: Cell, cells: Cells) -> None:
    """A conformity number begins with the official id of its business."""
    found = re.match(r"(\d{3})(?=[-_])", plain(cell.text))
    keys = cells.find_businesses(found[1]) if found else ()
    if keys and "businesses" not in record.fields:
        record.fields["businesses"] = Given(keys, cell.place, cell.text)


def _marks(record: Record, uses: list[Use], table: Understood, row: Row, cells: Cells) -> None:
    for use in uses:
        if use.field != "mark" or row.values[use.place] is None:
            continue
        cell = cell_of(table, use, row)
        if cells.marked(cell):
            _add_businesses(record, Given(use.businesses, cell.place, cell.text))


def _add_businesses(record: Record, given: Given) -> None:
    old = record.fields.get("businesses")
    before = old.value if old is not None and isinstance(old.value, tuple) else ()
    both = tuple(dict.fromkeys((*before, *given.value)))
    record.fields["businesses"] = Given(
        both, old.location if old else given.location, given.written
    )


def _owner_of_group(record: Record, row: Row, told: Told) -> None:
    group = row.group.strip("■◆●○【】<>＜＞〈〉《》▼◎□◇ 　")
    if group and "owner" not in record.fields and _DIVISION.search(group):
        record.fields["owner"] = Given(group, record.place, group)
        told("MIG366", record.place, value=group)


def _guess(record: Record, cells: Cells, catalogue: Catalogue, told: Told) -> None:
    """What the name says of the business where no column does."""
    kind, name = record.text("kind"), record.text("name")
    if "businesses" in record.fields or "local_kind" in record.fields:
        return
    given = record.fields["name"]
    keys = cells.find_businesses(name) if kind != "local" else ()
    if keys:
        record.fields["businesses"] = Given(keys, given.location, given.written)
        shown_keys = "・".join(entry.name.ja for key in keys if (entry := catalogue.business(key)))
        told("MIG316", given.location, value=name, read=shown_keys)
        return
    local = catalogue.find("local_kind", name)
    if local and kind in ("", "local"):
        record.fields["local_kind"] = Given(local, given.location, given.written)
    elif kind in ("standard", "common_function"):
        told("MIG362", given.location, value=name)
    elif not kind and (near := _inside(name, catalogue)):
        told("MIG317", given.location, value=name, nearest=near)


def _inside(name: str, catalogue: Catalogue) -> str:
    """A business whose name is a part of a system's name."""
    text = plain(name)
    names = (business.name.ja for business in catalogue.businesses)
    return next((known for known in names if plain(known) in text), "")


def _unread_columns(table: Understood, cells: Cells, told: Told) -> set[int]:
    """Columns of a closed list whose values are of another kind: told once, not cell by cell."""
    quiet = Cells(cells.catalogue, Told(), cells.own)
    found: set[int] = set()
    for use in table.uses:
        if use.list != "systems" or not _closed(use.field):
            continue
        asked = Counter(
            shown(row.values[use.place])
            for row in table.table.rows
            if not is_empty(row.values[use.place])
        )
        place = table.table.grid.locate(table.table.header[1], use.head.column)
        good = sum(
            count
            for text, count in asked.items()
            if quiet.read(System, use.field, Cell(text, place, ""))
        )
        if asked.total() > _ODD_VALUES and good * 3 < asked.total():
            found.add(use.place)
            examples = "、".join(list(asked)[:5])
            told("MIG367", place, field=use.head.text, value=examples, count=str(asked.total()))
    return found


def _closed(field: str) -> bool:
    if field not in System.model_fields:
        return False
    types = leaf_types(System.model_fields[field].annotation)
    return any(isinstance(kind, type) and hasattr(kind, "__members__") for kind in types)
