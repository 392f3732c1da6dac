"""YAML without its surprises: the 1.2 core types, no tags, no merge keys, nothing twice.

Built on the events of the parser, not on its constructor, so that depth and the number of built
values are limited before they cost anything.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

import yaml

from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.location import Location
from migplan.importers.node import Node, Scalar
from migplan.importers.text_file import UnreadableFileError, control_character, forbidden_character
from migplan.importers.yaml_trouble import syntax_problem

LIMIT_NODES = 500_000
"""Values of one file, aliases counted as often as they are used."""

LIMIT_DEPTH = 32
"""Levels of nesting; an inventory needs six."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_events: Callable[..., Iterator[Any]] = getattr(yaml, "parse")  # noqa: B009  (has no types)
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_FLAG = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})?\.[0-9]{1,17}")
_TEXT_TAGS = frozenset({"!", "tag:yaml.org,2002:str"})


def parse_yaml(text: str, shown: PurePosixPath) -> tuple[Node, list[Diagnostic]]:
    """Take one YAML document apart.

    Returns:
        The top node, and the problems that did not keep the rest from being read.

    Raises:
        UnreadableFileError: If the syntax is broken or a limit is passed.
    """
    builder = _Builder(shown)
    try:
        for event in _events(text, Loader=_LOADER):
            builder.take(event)
    except yaml.YAMLError as error:
        raise UnreadableFileError(syntax_problem(error, text, shown)) from error
    if builder.top is None:
        raise UnreadableFileError(Diagnostic("MIG141", Location(shown)))
    return builder.top, builder.problems


def resolve(text: str) -> Scalar:
    """What an unquoted value means: null, true, false and plain decimal numbers, else text.

    YAML 1.2.2, section 10.3.2, less what only surprises in an inventory: hexadecimal and octal
    numbers, exponents, infinities and numbers with leading zeros (official ids such as ``010``)
    stay text, as do days and ``no``.
    """
    if text in _NULL:
        return None
    if text in _FLAG:
        return _FLAG[text]
    if _INT.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not come yet."""

    node: Node
    size_before: int
    anchor: str | None
    height: int = 1
    """Levels from here down."""
    key: Node | None = None
    """Name of a field whose value has not come yet."""


@dataclass(slots=True)
class _Builder:
    shown: PurePosixPath
    top: Node | None = None
    problems: list[Diagnostic] = field(default_factory=list[Diagnostic])
    _open: list[_Open] = field(default_factory=list[_Open])
    _anchors: dict[str, tuple[Node, int, int] | None] = field(
        default_factory=dict[str, tuple[Node, int, int] | None]
    )
    """Node, number of values in it and its height; None while it is still open."""
    _size: int = 0
    _aliases: int = 0
    _documents: int = 0

    def take(self, event: Any) -> None:
        """Add what one event of the parser brings."""
        match event:
            case yaml.ScalarEvent():
                self._count(1, event)
                self._finish(self._scalar(event), event.anchor, 1, 0)
            case yaml.MappingStartEvent():
                self._begin(event, {})
            case yaml.SequenceStartEvent():
                self._begin(event, [])
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                done = self._open.pop()
                self._finish(done.node, done.anchor, self._size - done.size_before, done.height)
            case yaml.AliasEvent():
                self._alias(event)
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self._stop("MIG115", event)
            case _:
                pass

    def _at(self, event: Any) -> Location:
        mark = event.start_mark
        return Location(self.shown, mark.line + 1, mark.column + 1)

    def _stop(self, code: str, event: Any, **values: str) -> None:
        raise UnreadableFileError(Diagnostic(code, self._at(event), values))

    def _note(self, code: str, location: Location, **values: str) -> None:
        self.problems.append(Diagnostic(code, location, values))

    def _count(self, number: int, event: Any) -> None:
        self._size += number
        if self._size > LIMIT_NODES:
            code = "MIG107" if self._aliases else "MIG143"
            self._stop(code, event, limit=f"{LIMIT_NODES:,}")

    def _scalar(self, event: Any) -> Node:
        location, text = self._at(event), event.value
        if bad := forbidden_character(text):
            self.problems.append(control_character(bad, location))
        if event.tag is not None and event.tag not in _TEXT_TAGS:
            self._note("MIG117", location, value=event.tag)
        plain = event.style in (None, "") and event.tag is None
        return Node(resolve(text) if plain else text, location, text)

    def _begin(self, event: Any, inside: "dict[str, Node] | list[Node]") -> None:
        self._limit_depth(len(self._open) + 1, event)
        if event.tag not in (None, "!"):
            self._note("MIG117", self._at(event), value=event.tag)
        if event.anchor:
            self._anchors[event.anchor] = None
        self._open.append(_Open(Node(inside, self._at(event)), self._size, event.anchor))
        self._count(1, event)

    def _alias(self, event: Any) -> None:
        known = self._anchors.get(event.anchor)
        if known is None:
            code = "MIG139" if event.anchor in self._anchors else "MIG136"
            raise UnreadableFileError(
                Diagnostic(code, self._at(event), {"value": str(event.anchor)})
            )
        node, size, height = known
        self._aliases += 1
        self._count(size, event)
        self._limit_depth(len(self._open) + height, event)
        self._finish(node, None, size, height)

    def _limit_depth(self, depth: int, event: Any) -> None:
        if depth > LIMIT_DEPTH:
            self._stop("MIG118", event, limit=str(LIMIT_DEPTH))

    def _finish(self, node: Node, anchor: str | None, size: int, height: int) -> None:
        """Put a complete value where it belongs."""
        if anchor:
            self._anchors[anchor] = (node, size, height)
        if not self._open:
            self.top = node
            return
        parent = self._open[-1]
        parent.height = max(parent.height, height + 1)
        inside = parent.node.value
        if isinstance(inside, list):
            inside.append(node)
        elif isinstance(inside, dict) and parent.key is None:
            parent.key = node
        elif isinstance(inside, dict) and parent.key is not None:
            self._enter(parent.key, node, parent.node.keys, inside)
            parent.key = None

    def _enter(
        self, name: Node, node: Node, keys: dict[str, Location], inside: dict[str, Node]
    ) -> None:
        key = name.text
        if not key:
            self._note("MIG119", name.location)
        elif key == "<<":
            self._note("MIG116", name.location)
        elif key in inside:
            self._note("MIG106", name.location, key=key, first=str(keys[key]))
        else:
            inside[key] = node
            keys[key] = name.location
