"""An inventory kept as an Excel workbook: sheets become the nodes that text files would give."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from migplan.catalogue.catalogue import load_catalogue
from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.location import Location
from migplan.importers.grid import Grid
from migplan.importers.nearest import nearest
from migplan.importers.node import Node
from migplan.importers.workbook_names import known
from migplan.importers.workbook_rows import Row, table_rows, value_row
from migplan.importers.workbook_shape import (
    CHANGES,
    DEFERRED,
    LINKAGES,
    NEVER_READ,
    PARTNERS,
    PLACEMENTS,
    SHEETS,
    SPARE_MARKS,
    SYSTEMS,
    USED,
    Field,
    Table,
    Values,
)
from migplan.importers.workbook_text import compared
from migplan.importers.workbook_value import Meaning, node_of, text_of
from migplan.importers.xlsx_file import read_xlsx


@dataclass(slots=True)
class Workbook:
    """The sections of one workbook, and what is wrong with it."""

    lists: dict[str, list[Node]] = field(default_factory=dict[str, list[Node]])
    singles: dict[str, Node] = field(default_factory=dict[str, Node])
    problems: list[Diagnostic] = field(default_factory=list[Diagnostic])
    unread: set[str] = field(default_factory=set[str])
    """Sections of which something is missing."""


def read_workbook(file: Path, shown: PurePosixPath) -> Workbook:
    """Read all sheets that hold inventory data.

    Raises:
        UnreadableFileError: If the file is no workbook, or not one that is safe to open.
    """
    return _Reader(read_xlsx(file, shown)).read()


class _Reader:
    """One reading; each step adds to the same workbook."""

    def __init__(self, grids: Sequence[Grid]) -> None:
        self.book = Workbook()
        self.grids = _by_sheet(grids, self.book)
        self.rows: dict[str, list[Row]] = {}
        self.meaning = Meaning(known(()), known(()), self.book.problems)

    def read(self) -> Workbook:
        for sheet in SHEETS:
            if isinstance(sheet, Table) and sheet.key in self.grids:
                rows = table_rows(self.grids[sheet.key], sheet, self.book.problems)
                if rows is None:
                    self.book.unread.add(sheet.key.partition(".")[0])
                self.rows[sheet.key] = rows or []
        unused = self._leave_out_unused()
        self._learn_names(unused)
        for sheet in SHEETS:
            if isinstance(sheet, Values):
                self._values(sheet)
            elif "." not in sheet.key:
                self._list(sheet, unused)
        for sheet in SHEETS:
            if isinstance(sheet, Table) and "." in sheet.key:
                self._parts(sheet, unused)
        return self.book

    def _leave_out_unused(self) -> dict[str, str]:
        """Drop the systems that are not ticked.

        Returns:
            Their ids and names: what belongs to them is left out too.
        """
        kept: list[Row] = []
        unused: dict[str, str] = {}
        for row in self.rows.get(SYSTEMS.key, ()):
            tick = next((x for x in row.entries if x.field is USED), None)
            word = node_of(tick, self.meaning) if tick else None
            if word is not None and word.value == "no":
                unused[_said(row, ("id",))] = _said(row, ("name",))
            elif any(x.field is not USED for x in row.entries):
                kept.append(row)
        self.rows[SYSTEMS.key] = kept
        return unused

    def _learn_names(self, unused: Mapping[str, str]) -> None:
        systems = [*self._named(SYSTEMS), *unused.items()]
        partners = self._named(PARTNERS)
        catalogue = [(row.id, row.name.ja) for row in load_catalogue().partners]
        nodes = known([*systems, *partners, *catalogue])
        self.meaning = Meaning(known(systems), nodes, self.book.problems)

    def _named(self, table: Table) -> list[tuple[str, str]]:
        rows = self.rows.get(table.key, ())
        return [(_said(row, ("id",)), _said(row, ("name",))) for row in rows]

    def _values(self, sheet: Values) -> None:
        grid = self.grids.get(sheet.key)
        if grid is None:
            return
        row = value_row(grid, sheet, self.book.problems)
        node = self._record(sheet.fields, row) if row else None
        if node is None:
            self.book.unread.add(sheet.key)
        else:
            self.book.singles[sheet.key] = node

    def _list(self, table: Table, unused: Mapping[str, str]) -> None:
        records: list[Node] = []
        for row in self.rows.get(table.key, ()):
            node = self._record(table.fields, row)
            if node is None:
                self.book.unread.add(table.key)
            elif not _named_in(node, table) & unused.keys():
                records.append(node)
        if records:
            self.book.lists[table.key] = records

    def _parts(self, table: Table, unused: Mapping[str, str]) -> None:
        """Rows that belong into a list inside another record."""
        section, _, name = table.key.partition(".")
        for row in self.rows.get(table.key, ()):
            node = self._record(table.fields, row)
            if node is None:
                self.book.unread.add(section)
                continue
            if table.bare:
                node = _fields(node)[table.fields[0].route[0]]
            if table is CHANGES:
                self._add_change(row, node)
            elif table is DEFERRED:
                self._add_deferred(row, node, unused)
            else:
                _append(self._single(section, row), name, node)

    def _single(self, section: str, row: Row) -> Node:
        return self.book.singles.setdefault(section, Node({}, row.place))

    def _add_change(self, row: Row, node: Node) -> None:
        owner = next((x for x in row.entries if x.field is CHANGES.owner), None)
        policy = self._single("policy", row)
        if owner is None:
            staff = _fields(policy).setdefault("staff", Node({}, row.place))
            _append(staff, "changes", node)
            return
        vendors = _fields(policy).get("vendors")
        known_ones = vendors.value if vendors and isinstance(vendors.value, list) else []
        for vendor in known_ones:
            if _fields(vendor)["vendor"].text == text_of(owner):
                _append(vendor, "changes", node)
                return
        values = {"value": text_of(owner)}
        self.book.problems.append(Diagnostic("MIG174", owner.place, values))

    def _add_deferred(self, row: Row, node: Node, unused: Mapping[str, str]) -> None:
        owner = next((x for x in row.entries if x.field is DEFERRED.owner), None)
        said = node_of(owner, self.meaning) if owner else None
        if owner is None:
            at = row.cells[DEFERRED.columns[0].title]
            values = {"field": DEFERRED.columns[0].title}
            self.book.problems.append(Diagnostic("MIG120", at, values))
        if said is None or said.text in unused:
            return
        for system in self.book.lists.get(SYSTEMS.key, ()):
            if _fields(system)["id"].text == said.text:
                _append(system, "deferred_functions", node)
                return
        near = nearest(said.text, self.meaning.systems.names)
        values = {"value": said.text, "nearest": near}
        self.book.problems.append(Diagnostic("MIG204", said.location, values))

    def _record(self, fields: Iterable[Field], row: Row) -> Node | None:
        """The record of a row; None, with a problem, when something it must have is missing."""
        inside: dict[str, Node] = {}
        record = Node(inside, row.place)
        given = {entry.field.title: entry for entry in row.entries}
        known_fields = [*fields]
        complete = True
        for column in known_fields:
            entry = given.get(column.title)
            if entry is not None:
                value = node_of(entry, self.meaning)
                if value is None:
                    complete = complete and not column.required
                    continue
                *parents, name = column.route
                target = record
                for parent in parents:
                    target.keys.setdefault(parent, entry.place)
                    target = _fields(target).setdefault(parent, Node({}, entry.place))
                _fields(target)[name] = value
                target.keys[name] = entry.place
            elif column.required:
                complete = False
                self._missing(column, row)
        broken: set[str] = set()
        for column in known_fields:
            part = inside.get(column.route[0]) if column.required_inside else None
            if part is not None and column.route[-1] not in _fields(part):
                broken.add(column.route[0])
                if column.title not in given:
                    self._missing(column, row)
        for name in broken:
            inside.pop(name)
        _same_in_english(inside)
        return record if complete else None

    def _missing(self, column: Field, row: Row) -> None:
        at = row.cells.get(column.title, row.place)
        if any(x.code == "MIG173" and x.location == at for x in self.book.problems):
            return  # there is a formula without a result, which has been told
        self.book.problems.append(Diagnostic("MIG120", at, {"field": column.title}))


def _by_sheet(grids: Sequence[Grid], book: Workbook) -> dict[str, Grid]:
    """The grid of each known sheet."""
    names = {compared(name): sheet.key for sheet in SHEETS for name in (sheet.title, sheet.key)}
    found: dict[str, Grid] = {}
    for grid in grids:
        key = names.get(compared(grid.name))
        if not grid.rows or grid.name in NEVER_READ or grid.name.startswith(SPARE_MARKS):
            continue
        place = Location(grid.locate(0, 0).path, sheet=grid.name)
        titles = [sheet.title for sheet in SHEETS]
        if key is None:
            values = {
                "value": grid.name,
                "allowed": "、".join(titles),
                "nearest": nearest(grid.name, titles),
            }
            book.problems.append(Diagnostic("MIG170", place, values))
            book.unread.add("inventory")
        elif key in found:
            values = {"key": grid.name, "first": found[key].name}
            book.problems.append(Diagnostic("MIG106", place, values))
        else:
            found[key] = grid
    return found


def _said(row: Row, route: tuple[str, ...]) -> str:
    entry = next((x for x in row.entries if x.field.route == route), None)
    return text_of(entry) if entry else ""


def _fields(node: Node) -> dict[str, Node]:
    return node.value if isinstance(node.value, dict) else {}


def _append(node: Node, name: str, item: Node) -> None:
    items = _fields(node).setdefault(name, Node([], item.location))
    node.keys.setdefault(name, item.location)
    if isinstance(items.value, list):
        items.value.append(item)


_NAMES: Mapping[str, tuple[str, ...]] = {
    LINKAGES.key: ("provider", "consumer"),
    PLACEMENTS.key: ("system", "into"),
}
"""Columns whose systems a row needs: without one of them it says nothing."""


def _named_in(record: Node, table: Table) -> frozenset[str]:
    inside = _fields(record)
    return frozenset(inside[name].text for name in _NAMES.get(table.key, ()) if name in inside)


def _same_in_english(inside: dict[str, Node]) -> None:
    """A reason that nobody put into English is told in Japanese there too."""
    reason = inside.get("reason")
    texts = reason.value if reason is not None and isinstance(reason.value, dict) else {}
    if "ja" in texts:
        texts.setdefault("en", texts["ja"])
