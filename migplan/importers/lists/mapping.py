"""The reading of a list as a file that a person can correct and use again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from migplan.diagnostics.location import Location
from migplan.importers.lists.columns import MANY, ListKind, Understood, Use, use_of
from migplan.importers.lists.table import Table
from migplan.importers.lists.told import Told
from migplan.importers.values.plain import plain

SKIP = "skip"
MARK = "mark:"
NO_HEADER = (-1, -1)
_HEAD = """\
# migplan import が使った読み方です。直してから --map で渡すと、その読み方で取り込みます。
# list: systems・linkages・contracts・skip。header は見出しの行（1 から数える）。
# use は _import.txt で → の右の（）に出る項目名。読まない列は ""。mark: の後は業務の id。
# How migplan read the lists. Correct it and give it to --map.
"""


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """How one column is read."""

    column: str
    """Letter in a workbook, number in a text file."""
    header: str
    use: str
    place: Location


@dataclass(frozen=True, slots=True)
class SheetMap:
    """How one table is read."""

    file: str
    sheet: str
    list: ListKind | None
    """None leaves the table out."""
    header: tuple[int, int]
    """First and last row, from 0; ``NO_HEADER`` for all tables of a sheet that is left out."""
    columns: Sequence[ColumnMap]
    place: Location


@dataclass(frozen=True, slots=True)
class ListMap:
    """How lists are read: sheets, columns and words of closed lists."""

    sheets: tuple[SheetMap, ...] = ()
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])
    """Type of a closed list (``State``, ``Method``, ``Business``, ...) to word to code."""

    def of(self, file: str, sheet: str) -> list[SheetMap]:
        """The tables of a sheet; a map made for another file serves a sheet of the same name."""
        own = [entry for entry in self.sheets if entry.sheet == sheet and entry.file == file]
        return own or [entry for entry in self.sheets if entry.sheet == sheet]


def column_name(table: Table, column: int) -> str:
    """Letter of a column in a workbook, number in a text file."""
    cell = table.grid.locate(0, column).cell
    return cell.rstrip("0123456789") if cell else str(column + 1)


def use_name(table: Understood, use: Use) -> str:
    """What a column is used for, in one word."""
    if use.field == "mark":
        return MARK + ",".join(use.businesses)
    if not use.field:
        return ""
    return use.field if use.list == table.kind else f"{use.list}.{use.field}"


def mapping_text(tables: Iterable[Understood], values: Mapping[str, Mapping[str, str]]) -> str:
    """The mapping of tables as YAML."""
    content: dict[str, Any] = {
        "sheets": [_sheet(table) for table in tables],
        "values": {kind: dict(words) for kind, words in sorted(values.items())},
    }
    return _HEAD + yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10_000)


def _sheet(table: Understood) -> dict[str, Any]:
    first, last = table.table.header
    return {
        "file": str(table.table.grid.locate(0, 0).path),
        "sheet": table.table.grid.name,
        "list": table.kind or SKIP,
        "header": str(first + 1) if first == last else f"{first + 1}-{last + 1}",
        "columns": [
            {
                "column": column_name(table.table, use.head.column),
                "header": use.head.text,
                "use": use_name(table, use),
            }
            for use in table.uses
        ],
    }


def entry_of(table: Table, entries: Sequence[SheetMap]) -> SheetMap | None:
    """What a map says of a table; None when it does not speak of it.

    Tables folded side by side have one header and are told apart by their columns.
    """
    letters = {column_name(table, head.column) for head in table.heads}
    same = [entry for entry in entries if entry.header == table.header]
    fitting = [entry for entry in same if letters & {column.column for column in entry.columns}]
    whole = [entry for entry in same if not entry.columns]
    others = [entry for entry in entries if entry.header == NO_HEADER]
    return next(iter((*fitting, *whole, *others)), None)


def applied(table: Understood, entry: SheetMap, told: Told) -> Understood:
    """The table read as a map says; columns it does not name are read as before."""
    said = _columns(table, entry)
    uses = [
        use if use.place not in said else _as_said(use, said[use.place].use, table.kind)
        for use in table.uses
    ]
    uses = [_once(use, uses[:n]) for n, use in enumerate(uses)]
    used = set(said.values())
    for column in entry.columns:
        if column not in used and column.use:
            told("MIG357", column.place, value=column.header or column.column)
    return replace(table, uses=tuple(uses))


def _once(use: Use, before: Sequence[Use]) -> Use:
    """The second of two columns that were given one field is not read, and told."""
    if not use.field or use.field in MANY:
        return use
    same = (other for other in before if other.list == use.list and other.group == use.group)
    if any(other.field == use.field for other in same):
        return Use(use.place, use.head, double=True)
    return use


def _columns(table: Understood, entry: SheetMap) -> dict[int, ColumnMap]:
    """What is said of each column: found by letter and header, else by its header alone."""
    found: dict[int, ColumnMap] = {}
    for use in table.uses:
        letter, text = column_name(table.table, use.head.column), plain(use.head.text)
        for column in entry.columns:
            if column.column == letter and plain(column.header) in ("", text):
                found[use.place] = column
    for use in table.uses:
        for column in _with_header(entry, use, set(found.values())):
            found.setdefault(use.place, column)
    return found


def _with_header(entry: SheetMap, use: Use, used: set[ColumnMap]) -> Iterator[ColumnMap]:
    text = plain(use.head.text)
    yield from (c for c in entry.columns if text and plain(c.header) == text and c not in used)


def _as_said(use: Use, wanted: str, kind: ListKind) -> Use:
    if not wanted:
        return Use(use.place, use.head)
    if wanted.startswith(MARK):
        businesses = tuple(wanted.removeprefix(MARK).split(","))
        return Use(use.place, use.head, kind, "mark", businesses)
    list_, _, name = wanted.rpartition(".")
    return use_of(use.place, use.head, list_ or kind, name)
