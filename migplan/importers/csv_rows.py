"""CSV rows as nodes: the header names the fields of a model."""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.location import Location
from migplan.importers.csv_file import Cell, parse_csv
from migplan.importers.fields import Shape, columns_of, required
from migplan.importers.nearest import nearest
from migplan.importers.node import Node
from migplan.importers.text_file import UnreadableFileError
from migplan.model.base import Frozen

LIST_SEPARATOR = ";"
"""Stands between the values of a list in one cell."""

_SHIELD = "'"
"""Before a text that an office program would take for a formula."""
_SHIELDABLE = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@])")


def shielded(text: str) -> str:
    """Text as it is written into a cell: one apostrophe before what would become a formula.

    A text that begins with apostrophes and then such a character gets one more, so that reading
    gives back exactly what was written.
    """
    return _SHIELD + text if _SHIELDABLE.match(text) else text


def unshielded(text: str) -> str:
    """The text of a cell without the apostrophe that ``shielded`` puts before it."""
    bare = text.removeprefix(_SHIELD)
    return bare if _SHIELDABLE.match(bare) else text


def csv_nodes(
    text: str, shown: PurePosixPath, model: type[Frozen]
) -> tuple[list[Node], list[Diagnostic]]:
    """Read one record per row.

    Returns:
        The records, and the problems of header and rows. Without a column that every record
        needs there are no records, for each of them would only say so again.

    Raises:
        UnreadableFileError: If there is no header or a quotation mark is not closed.
    """
    rows = parse_csv(text, shown)
    if not rows:
        raise UnreadableFileError(Diagnostic("MIG110", Location(shown)))
    header, *body = rows
    known = columns_of(model)
    names, problems = _names(header, known)
    missing = [name for name in required(model) if name not in names]
    if missing:
        at = header[0].location
        problems += [Diagnostic("MIG120", at, {"field": name}) for name in missing]
        return [], problems
    nodes: list[Node] = []
    for row in body:
        if len(row) != len(header):
            values = {"found": str(len(row)), "expected": str(len(header))}
            problems.append(Diagnostic("MIG111", row[0].location, values))
        else:
            nodes.append(_record(row, names, known))
    problems += _nameless(header, [row for row in body if len(row) == len(header)])
    return nodes, problems


def _names(header: list[Cell], known: Mapping[str, Shape]) -> tuple[list[str], list[Diagnostic]]:
    """The field of each column, empty where there is none."""
    names: list[str] = []
    problems: list[Diagnostic] = []
    first: dict[str, Location] = {}
    for cell in header:
        name = cell.text.strip().lower().replace(" ", "_").replace("-", "_")
        if not cell.text:
            names.append("")
        elif name in first:
            values = {"key": cell.text, "first": str(first[name])}
            problems.append(Diagnostic("MIG106", cell.location, values))
            names.append("")
        elif name not in known:
            values = {"field": cell.text, "nearest": nearest(name, known)}
            problems.append(Diagnostic("MIG121", cell.location, values))
            names.append("")
        else:
            first[name] = cell.location
            names.append(name)
    return names, problems


def _nameless(header: list[Cell], rows: list[list[Cell]]) -> list[Diagnostic]:
    """Columns with values but without a name; empty ones are a habit of spreadsheets."""
    return [
        Diagnostic("MIG121", cell.location, {"field": ""})
        for column, cell in enumerate(header)
        if not cell.text and any(row[column].text for row in rows)
    ]


def _record(row: list[Cell], names: list[str], known: Mapping[str, Shape]) -> Node:
    start = row[0].location
    inside: dict[str, Node] = {}
    record = Node(inside, start)
    for cell, name in zip(row, names, strict=True):
        if not name or not cell.text:
            continue
        shape = known[name]
        target, keys = inside, record.keys
        if shape.parent:
            part = inside.setdefault(shape.parent, Node({}, cell.location))
            target, keys = _fields(part), part.keys
        target[shape.field] = _value(cell, shape)
        keys[shape.field] = cell.location
    return record


def _fields(node: Node) -> dict[str, Node]:
    return node.value if isinstance(node.value, dict) else {}


def _value(cell: Cell, shape: Shape) -> Node:
    text = unshielded(cell.text)
    if not shape.is_list:
        return Node(text, cell.location, text)
    parts = (part.strip() for part in text.split(LIST_SEPARATOR))
    items = [Node(part, cell.location, part) for part in parts if part]
    if shape.item_field:
        items = [Node({shape.item_field: item}, cell.location) for item in items]
    return Node([*items], cell.location)
