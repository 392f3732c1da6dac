"""The reading of a list as a file that a person can correct and use again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any, get_args

import yaml

from migplan.catalogue.catalogue import Catalogue
from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.errors import InventoryError
from migplan.importers.fields import columns_of
from migplan.importers.lists.columns import ListKind, Understood, Use
from migplan.importers.lists.words import LISTS, header_words
from migplan.importers.nearest import nearest
from migplan.importers.node import Node
from migplan.importers.text_file import UnreadableFileError, read_text
from migplan.importers.values.plain import plain
from migplan.importers.yaml_file import parse_yaml
from migplan.model.contract import Contract
from migplan.model.linkage import Linkage
from migplan.model.system import System

SKIP = "skip"
_MARK = "mark:"
_MODELS = {"systems": System, "linkages": Linkage, "contracts": Contract}
_KINDS = frozenset(kind for kind in get_args(ListKind) if kind not in ("", "bodies"))
_HEAD = """\
# migplan import が使った読み方です。直してから --map で渡すと、その読み方で取り込みます。
# use に書けるのは docs/import.md の項目名、読まない列は "" です。header は見出しの行（1 から数える）。
# How migplan read the lists. Correct it and give it to --map.
"""


@dataclass(frozen=True, slots=True)
class SheetMap:
    """How one table is read."""

    file: str
    sheet: str
    list: str
    """``skip`` leaves the sheet out."""
    first: int
    """First row of the header, from 0."""
    last: int
    columns: Mapping[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    """Use by letter (or number) of the column and its header."""


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


def column_name(table: Understood, use: Use) -> str:
    """Letter of a column in a workbook, number in a text file."""
    cell = table.table.grid.locate(0, use.head.column).cell
    return cell.rstrip("0123456789") if cell else str(use.head.column + 1)


def use_name(table: Understood, use: Use) -> str:
    """What a column is used for, in one word."""
    if use.field == "mark":
        return _MARK + ",".join(use.businesses)
    if not use.field:
        return ""
    return use.field if use.list == table.kind else f"{use.list}.{use.field}"


def mapping_text(tables: Iterable[Understood], values: Mapping[str, Mapping[str, str]]) -> str:
    """The mapping of tables as YAML."""
    sheets = [
        {
            "file": table.table.grid.locate(0, 0).path.name,
            "sheet": table.table.grid.name,
            "list": table.kind or SKIP,
            "header": f"{table.table.header[0] + 1}-{table.table.header[1] + 1}",
            "columns": [
                {
                    "column": column_name(table, use),
                    "header": use.head.text,
                    "use": use_name(table, use),
                }
                for use in table.uses
            ],
        }
        for table in tables
    ]
    content: dict[str, Any] = {"sheets": sheets}
    content["values"] = {kind: dict(words) for kind, words in sorted(values.items())}
    return _HEAD + yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10_000)


def applied(table: Understood, entry: SheetMap) -> Understood:
    """The table read as a map says; columns it does not name are read as before."""
    uses: list[Use] = []
    for use in table.uses:
        wanted = entry.columns.get((column_name(table, use), plain(use.head.text)))
        uses.append(use if wanted is None else _as_said(use, wanted, entry.list))
    return replace(table, kind=entry.list, uses=tuple(uses))  # type: ignore[arg-type]


def _as_said(use: Use, wanted: str, kind: str) -> Use:
    if not wanted:
        return Use(use.place, use.head)
    if wanted.startswith(_MARK):
        businesses = tuple(wanted.removeprefix(_MARK).split(","))
        return Use(use.place, use.head, kind, "mark", businesses)
    list_, _, name = wanted.rpartition(".")
    return Use(use.place, use.head, list_ or kind, name, (), use.group, use.scale)


def read_mapping(file: Path, catalogue: Catalogue) -> ListMap:
    """Read a map.

    Raises:
        InventoryError: With every problem of the file.
    """
    shown = PurePosixPath(file.name)
    try:
        node, problems = parse_yaml(read_text(file, shown, ("utf-8-sig",)), shown)
    except UnreadableFileError as error:
        raise InventoryError([error.problem]) from error
    reader = _Reader(catalogue, problems)
    made = reader.mapping(node)
    if problems:
        raise InventoryError(problems)
    return made


class _Reader:
    def __init__(self, catalogue: Catalogue, problems: list[Diagnostic]) -> None:
        self._catalogue, self._problems = catalogue, problems

    def mapping(self, node: Node) -> ListMap:
        fields = self._fields(node, ("sheets", "values"))
        sheets = fields.get("sheets", Node(None, node.location)).value or []
        values = fields.get("values", Node(None, node.location)).value or {}
        if not isinstance(sheets, list) or not isinstance(values, dict):
            self._say("MIG329", node, "sheets / values")
            return ListMap()
        return ListMap(
            tuple(entry for sheet in sheets if (entry := self._sheet(sheet))),
            {kind: self._words(words) for kind, words in values.items()},
        )

    def _sheet(self, node: Node) -> SheetMap | None:
        fields = self._fields(node, ("file", "sheet", "list", "header", "columns"))
        kind = self._text(fields.get("list"))
        if kind not in (*_KINDS, SKIP):
            self._say("MIG329", fields.get("list", node), kind or "list")
            return None
        rows = self._text(fields.get("header")).split("-")
        if kind != SKIP and not (
            len(rows) in (1, 2) and all(row.isdecimal() and int(row) > 0 for row in rows)
        ):
            self._say("MIG329", fields.get("header", node), "-".join(rows) or "header")
            return None
        first, last = (int(rows[0]) - 1, int(rows[-1]) - 1) if kind != SKIP else (0, 0)
        columns = fields.get("columns", Node(None, node.location)).value or []
        uses: dict[tuple[str, str], str] = {}
        for column in columns if isinstance(columns, list) else []:
            inside = self._fields(column, ("column", "header", "use"))
            use = self._text(inside.get("use"))
            self._check(use, kind, inside.get("use", column))
            uses[self._text(inside.get("column")), plain(self._text(inside.get("header")))] = use
        return SheetMap(
            self._text(fields.get("file")), self._text(fields.get("sheet")), kind, first, last, uses
        )

    def _check(self, use: str, kind: str, node: Node) -> None:
        if not use or kind == SKIP:
            return
        if use.startswith(_MARK):
            for key in use.removeprefix(_MARK).split(","):
                if self._catalogue.business(key) is None:
                    self._say("MIG329", node, key, self._catalogue.nearest(key) or "")
            return
        list_, _, name = use.rpartition(".")
        if (list_ or kind) not in LISTS or name not in _known(list_ or kind):
            self._say("MIG329", node, use, nearest(name, _known(list_ or kind)))

    def _words(self, node: Node) -> dict[str, str]:
        inside = node.value if isinstance(node.value, dict) else {}
        return {plain(word): self._text(code) for word, code in inside.items()}

    def _fields(self, node: Node, known: Sequence[str]) -> dict[str, Node]:
        inside = node.value
        if not isinstance(inside, dict):
            self._say("MIG329", node, node.text)
            return {}
        for name in inside:
            if name not in known:
                values = {"field": name, "nearest": nearest(name, known)}
                self._problems.append(Diagnostic("MIG121", node.keys[name], values))
        return inside

    def _text(self, node: Node | None) -> str:
        if node is None or node.value is None:
            return ""
        return node.text or str(node.value)

    def _say(self, code: str, node: Node, value: str, near: str = "") -> None:
        self._problems.append(Diagnostic(code, node.location, {"value": value, "nearest": near}))


def _known(kind: str) -> frozenset[str]:
    if kind not in _MODELS:
        return frozenset()
    return frozenset((*columns_of(_MODELS[kind]), *header_words(kind).values()))
