"""Lists as people keep them, written with openpyxl, and what every import of them must hold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from migplan.catalogue.catalogue import load_catalogue
from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.errors import InventoryError
from migplan.diagnostics.location import Location
from migplan.importers.grid import Grid
from migplan.importers.lists.run import Asked, Imported, import_lists

AS_OF = date(2026, 4, 1)
Row = Sequence[Any]


@dataclass(frozen=True)
class Sheet:
    """One sheet to write: rows of values, and the ranges that are merged."""

    rows: Sequence[Row]
    merged: Sequence[str] = ()
    hidden: bool = False
    hidden_rows: Sequence[int] = field(default=())
    """Count from 1, as in the office program."""


def a_workbook(file: Path, sheets: Mapping[str, Sheet | Sequence[Row]]) -> Path:
    """Write a workbook; a value that begins with ``=`` is a formula without a saved result."""
    book = Workbook()
    assert book.active is not None
    book.remove(book.active)
    for name, content in sheets.items():
        sheet = content if isinstance(content, Sheet) else Sheet(content)
        page = book.create_sheet(name)
        for row in sheet.rows:
            page.append(list(row))
        for span in sheet.merged:
            page.merge_cells(span)
        for number in sheet.hidden_rows:
            page.row_dimensions[number].hidden = True
        if sheet.hidden:
            page.sheet_state = "hidden"
    book.save(file)
    return file


def imported(*files: Path, name: str = "みほん市", **said: Any) -> Imported:
    """Import lists of a body made up."""
    return import_lists(files, Asked(AS_OF, name=name, **said), load_catalogue())


def problems_of(*files: Path, **said: Any) -> list[Diagnostic]:
    """The errors of an import that cannot be done."""
    try:
        imported(*files, **said)
    except InventoryError as error:
        return list(error.diagnostics)
    return []


def told(made: Imported, code: str) -> list[str]:
    """The cells, or lines of a text, that a remark is about."""
    return [
        remark.location.cell or str(remark.location.line)
        for remark in made.remarks
        if remark.code == code
    ]


def owners(made: Imported) -> dict[str, str | None]:
    """Division in charge by system."""
    return {system.name: system.owner for system in made.inventory.systems}


def names(made: Imported) -> list[str]:
    """The systems, in the order of their names."""
    return sorted(system.name for system in made.inventory.systems)


def links(made: Imported) -> set[tuple[str, str, str | None]]:
    """Name of provider and consumer, and the data."""
    called = {system.id: system.name for system in made.inventory.systems}
    called |= {key: key for key in _partners(made)}
    return {
        (called[link.provider], called[link.consumer], link.data)
        for link in made.inventory.linkages
    }


def contracts(made: Imported) -> dict[tuple[str, ...], tuple[str, str, int | None]]:
    """Start, end and monthly yen by the names of the systems."""
    called = {system.id: system.name for system in made.inventory.systems}
    return {
        tuple(called[key] for key in contract.systems): (
            str(contract.start or ""),
            str(contract.end or ""),
            contract.monthly_yen,
        )
        for contract in made.inventory.contracts
    }


def _partners(made: Imported) -> set[str]:
    known = {system.id for system in made.inventory.systems}
    ends = {end for link in made.inventory.linkages for end in (link.provider, link.consumer)}
    return ends - known


def nothing_is_lost(made: Imported) -> None:
    """Every row of a sheet with a table is a header, a value of the inventory, or told.

    Rows of a single text above the first header are its title. And the numbers agree: what was
    left out is told in its own row.
    """
    kept = {_row(source.place) for source in made.made.sources()}
    spoken_of = {_row(remark.location) for remark in made.remarks}
    lost: list[str] = []
    left = 0
    for table in made.tables:
        grid = table.table.grid
        lost += _lost(grid, made, kept | spoken_of)
        if table.kind:
            left += sum(_row(grid.locate(row.number, 0)) in spoken_of for row in table.table.rows)
    assert not lost
    assert made.gathered.rows == sum(len(t.table.rows) for t in made.tables if t.kind)
    assert made.gathered.left <= left


Place = tuple[str, str, int]


def _row(place: Location) -> Place:
    return str(place.path), place.sheet, place.line


def _lost(grid: Grid, made: Imported, traces: set[Place]) -> list[str]:
    """Rows with values of which there is no trace."""
    top = grid.locate(0, 0)
    own = [table for table in made.tables if table.table.grid.locate(0, 0) == top]
    headers = [table.table.header for table in own]
    first = min(start for start, _ in headers)
    # a table that is left out is told as a whole
    unread_rows = {row.number for table in own if not table.kind for row in table.table.rows}
    found: list[str] = []
    for number, cells in enumerate(grid.rows):
        values = [value for value in cells if value is not None]
        title = number < first and len(values) == 1
        header = any(start <= number <= end for start, end in headers)
        place = grid.locate(number, 0)
        known = title or header or number in unread_rows or _row(place) in traces
        if values and not known:
            found.append(str(place))
    return found
