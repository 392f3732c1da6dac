"""Reading a map that a person corrected: all of it, or every reason why not."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any, cast

from migplan.catalogue.catalogue import Catalogue
from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.errors import InventoryError
from migplan.importers.fields import leaf_types, record_in
from migplan.importers.lists.columns import ListKind
from migplan.importers.lists.mapping import MARK, NO_HEADER, SKIP, ColumnMap, ListMap, SheetMap
from migplan.importers.lists.words import LISTS, header_words, value_words
from migplan.importers.nearest import nearest
from migplan.importers.node import Node
from migplan.importers.text_file import UnreadableFileError, read_text
from migplan.importers.values.plain import plain
from migplan.importers.yaml_file import parse_yaml
from migplan.model.contract import Contract
from migplan.model.linkage import Linkage
from migplan.model.system import System

_MODELS = {"systems": System, "linkages": Linkage, "contracts": Contract}
_DIRECTION = "Direction"
_FIRST_AND_LAST = 2
_DIGITS = 7
"""Of a row number: a sheet has about a million rows."""


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
    made = _Reader(catalogue, problems).mapping(node)
    if problems:
        raise InventoryError(problems)
    return made


class _Reader:
    def __init__(self, catalogue: Catalogue, problems: list[Diagnostic]) -> None:
        self._catalogue, self._problems = catalogue, problems
        self._codes = _codes(catalogue)

    def mapping(self, node: Node) -> ListMap:
        fields = self._fields(node, ("sheets", "values"))
        sheets = self._items(fields.get("sheets"))
        return ListMap(
            tuple(entry for sheet in sheets if (entry := self._sheet(sheet))),
            self._values(fields.get("values")),
        )

    def _sheet(self, node: Node) -> SheetMap | None:
        fields = self._fields(node, ("file", "sheet", "list", "header", "columns"))
        kind, header = self._list(fields, node), self._header(fields, node)
        columns = [self._column(item, kind) for item in self._items(fields.get("columns"))]
        if kind is None or header is None:
            return None
        file, sheet = self._text(fields.get("file")), self._text(fields.get("sheet"))
        known = None if kind == SKIP else cast("ListKind", kind)
        return SheetMap(file, sheet, known, header, tuple(columns), node.location)

    def _list(self, fields: Mapping[str, Node], node: Node) -> str | None:
        kind = self._text(fields.get("list"))
        if kind in (*LISTS, SKIP):
            return kind
        near = nearest(kind, (*LISTS, SKIP))
        self._say(fields.get("list", node), kind or "list", near)
        return None

    def _header(self, fields: Mapping[str, Node], node: Node) -> tuple[int, int] | None:
        text = self._text(fields.get("header"))
        rows = text.split("-")
        if not text and self._text(fields.get("list")) == SKIP:
            return NO_HEADER
        if len(rows) <= _FIRST_AND_LAST and all(
            row.isdecimal() and len(row) <= _DIGITS and int(row) > 0 for row in rows
        ):
            first, last = int(rows[0]) - 1, int(rows[-1]) - 1
            if first <= last:
                return first, last
        self._say(fields.get("header", node), text or "header")
        return None

    def _column(self, node: Node, kind: str | None) -> ColumnMap:
        inside = self._fields(node, ("column", "header", "use"))
        use = self._text(inside.get("use"))
        if use and kind not in (None, SKIP):
            self._check(use, kind or "", inside.get("use", node))
        letter = self._text(inside.get("column")).upper()
        return ColumnMap(letter, self._text(inside.get("header")), use, node.location)

    def _check(self, use: str, kind: str, node: Node) -> None:
        if use.startswith(MARK):
            for key in use.removeprefix(MARK).split(","):
                if self._catalogue.business(key) is None:
                    self._say(node, key, self._catalogue.nearest(key) or "")
            return
        list_, _, name = use.rpartition(".")
        fits = list_ in ("", kind) or (kind, list_) in _BESIDE
        known = _fields_of(list_ or kind) if fits else frozenset[str]()
        if name not in known:
            self._say(node, use, nearest(name, known))

    def _values(self, node: Node | None) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for kind, words in self._fields(node, tuple(self._codes)).items():
            known = self._codes.get(kind, frozenset())
            found[kind] = {}
            for word, code in self._fields(words, None).items():
                found[kind][plain(word)] = self._text(code)
                if known and self._text(code) not in known:
                    near = nearest(self._text(code), known)
                    self._say(code, self._text(code), near)
        return found

    def _items(self, node: Node | None) -> list[Node]:
        if node is None or node.value is None:
            return []
        if isinstance(node.value, list):
            return node.value
        self._say(node, node.text or "{}")
        return []

    def _fields(self, node: Node | None, known: Sequence[str] | None) -> dict[str, Node]:
        """The fields of a mapping; ``known`` are those it may have, None for any."""
        if node is None or node.value is None:
            return {}
        inside = node.value
        if not isinstance(inside, dict):
            self._say(node, node.text or "[]")
            return {}
        for name in inside:
            if known is not None and name not in known:
                values = {"field": name, "nearest": nearest(name, known)}
                self._problems.append(Diagnostic("MIG121", node.keys[name], values))
        return inside

    def _text(self, node: Node | None) -> str:
        if node is None or node.value is None:
            return ""
        return node.text or str(node.value)

    def _say(self, node: Node, value: str, near: str = "") -> None:
        values = {"value": value, "nearest": near}
        self._problems.append(Diagnostic("MIG329", node.location, values))


_BESIDE = frozenset({("systems", "contracts")})
"""A list of systems may tell of contracts too."""


@cache
def _fields_of(kind: str) -> frozenset[str]:
    """What a column may be used for: fields of one value, and what header words stand for."""
    if kind not in _MODELS:
        return frozenset()
    fields = _MODELS[kind].model_fields.items()
    plain_ones = {name for name, field in fields if record_in(field.annotation) is None}
    return frozenset(plain_ones | set(header_words(kind).values()))


def _codes(catalogue: Catalogue) -> dict[str, frozenset[str]]:
    """Codes by type of closed list."""
    found: dict[str, frozenset[str]] = {
        "Business": _ids(catalogue.businesses) | _ids(catalogue.common_functions),
        "Hosting": _ids(catalogue.hostings),
        "LocalKind": _ids(catalogue.local_kinds),
        "Partner": _ids(catalogue.partners),
        _DIRECTION: frozenset(value_words(_DIRECTION).values()),
    }
    for model in _MODELS.values():
        for field in model.model_fields.values():
            for kind in leaf_types(field.annotation):
                if isinstance(kind, type) and issubclass(kind, StrEnum):
                    found[kind.__name__] = frozenset(kind)
    return found


def _ids(entries: Iterable[Any]) -> frozenset[str]:
    return frozenset(entry.id for entry in entries)
