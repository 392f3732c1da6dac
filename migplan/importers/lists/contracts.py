"""Contracts: from a list of their own, or from the columns of a list of systems."""

from collections.abc import Iterator, Mapping, Sequence

from migplan.importers.lists.cell import JOINED, Cell, add_text, is_empty
from migplan.importers.lists.cells import Cells
from migplan.importers.lists.columns import Understood, Use
from migplan.importers.lists.record import Given, Record
from migplan.importers.lists.table import Row
from migplan.importers.lists.told import Told
from migplan.model.contract import Contract

_MONTHS = 12
_UNUSED = frozenset({"total_yen", "procurement", "systems"})
_ENOUGH = frozenset(
    {"start", "end", "monthly_yen", "extension_monthly_yen", "extendable", "notice_months"}
)
"""Without one of them a column called 契約種別 makes no contract of a system's row."""


def contract_records(
    table: Understood, cells: Cells, told: Told
) -> Iterator[tuple[Row, list[Record]]]:
    """Read every row of a list of contracts; what it is for stays a name."""
    uses = [use for use in table.uses if use.list == "contracts"]
    for row in table.table.rows:
        record = Record(table.table.grid.locate(row.number, table.table.heads[0].column))
        for use in uses:
            _take(record, use, _cell(table, use, row), cells)
        wanted = next((use for use in uses if use.field == "systems"), None)
        if wanted is not None and not is_empty(row.values[wanted.place]):
            cell = _cell(table, wanted, row)
            record.names["systems"] = Given(cell.text, cell.place, str(cell.value))
        if record.fields:
            yield row, [record]
        else:
            told("MIG320", record.place, value="")
            yield row, []


def contract_columns(uses: Sequence[Use]) -> dict[str, list[Use]]:
    """The columns of a list of systems that speak of contracts, by the kind of contract."""
    about = [use for use in uses if use.list == "contracts" and use.field not in _UNUSED]
    groups = list(dict.fromkeys(use.group for use in about if use.group))
    # a list that speaks of one kind of contract speaks of it in all its columns
    alone = groups[0] if len(groups) == 1 else ""
    found: dict[str, list[Use]] = {}
    for use in about:
        found.setdefault(use.group or alone, []).append(use)
    return found


def contract_of(
    system: Record,
    groups: Mapping[str, Sequence[Use]],
    table: Understood,
    row: Row,
    cells: Cells,
    told: Told,
) -> Iterator[Record]:
    """The contracts that a system's own row tells of: one for each kind of contract."""
    for group, uses in groups.items():
        record = Record(system.place, of=system)
        for use in uses:
            if row.values[use.place] is not None:
                _take(record, use, _cell(table, use, row), cells)
        if record.fields.keys() & _ENOUGH:
            if group and "kind" not in record.fields:
                record.fields["kind"] = Given(group, system.place, group)
            yield record
        elif record.fields:
            first = next(iter(record.fields.values()))
            told("MIG368", first.location, value=first.written)


def _cell(table: Understood, use: Use, row: Row) -> Cell:
    place = table.table.grid.locate(row.number, use.head.column)
    return Cell(row.values[use.place], place, use.head.text, use.scale)


def _take(record: Record, use: Use, cell: Cell, cells: Cells) -> None:
    if cell.value is None or use.field in _UNUSED or use.field in ("number", "municipality"):
        return
    match use.field:
        case "period":
            start, end = cells.period(cell)
            _set(record, "start", start)
            _set(record, "end", end)
        case "start":
            _set(record, "start", cells.day(cell, first=True))
        case "yearly_yen":
            _set_yen(record, cells.number(cell, _MONTHS), cell)
        case "monthly_yen":
            _set_yen(record, cells.number(cell), cell)
        case field if field in JOINED:
            add_text(record, field, use.head.lower, cell)
        case field if field in Contract.model_fields:
            _set(record, field, cells.read(Contract, field, cell))
        case _:
            pass


def _set_yen(record: Record, yen: int | None, cell: Cell) -> None:
    _set(record, "monthly_yen", None if yen is None else Given(str(yen), cell.place, cell.text))


def _set(record: Record, field: str, given: Given | None) -> None:
    if given is not None:
        record.fields.setdefault(field, given)
