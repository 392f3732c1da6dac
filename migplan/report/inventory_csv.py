"""Records of one kind as CSV that office programs open and that reads back as what it was."""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from migplan.importers.csv_rows import LIST_SEPARATOR, csv_nodes, shielded
from migplan.importers.decode import decode
from migplan.importers.fields import Shape, columns_of, required
from migplan.importers.text_file import UnreadableFileError
from migplan.model.base import Frozen

BOM = "\ufeff"
"""Tells Excel that the text is UTF-8; without it Japanese comes out as garbage."""


def csv_text(model: type[Frozen], records: Sequence[Frozen]) -> str | None:
    """Write one row per record, with the columns that any of them uses.

    Returns:
        The text; None when a record holds something that columns cannot: a list item with the
        separator in it, an empty text, parts inside parts.
    """
    columns = columns_of(model)
    contents = [record.model_dump(mode="json", exclude_defaults=True) for record in records]
    rows = [
        {name: _cell(content, shape) for name, shape in columns.items()} for content in contents
    ]
    needed = required(model)
    used = [name for name in columns if name in needed or any(row[name] for row in rows)]
    lines = [",".join(used), *(",".join(_quoted(row[name]) for name in used) for row in rows)]
    text = "\n".join(lines) + "\n"
    return text if _read_back(text, model) == list(records) else None


def _cell(content: Mapping[str, Any], shape: Shape) -> str:
    inside: Mapping[str, Any] = content.get(shape.parent, {}) if shape.parent else content
    value = inside.get(shape.field)
    if shape.is_list:
        items: list[Any] = value or []
        names = (item[shape.item_field] if shape.item_field else item for item in items)
        return shielded(LIST_SEPARATOR.join(str(name) for name in names))
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else shielded(str(value))


def _quoted(text: str) -> str:
    if text.strip() == text and not any(mark in text for mark in '",\r\n'):
        return text
    return '"' + text.replace('"', '""') + '"'


def _read_back(text: str, model: type[Frozen]) -> list[Frozen | None]:
    shown = PurePosixPath("x.csv")
    try:
        nodes, problems = csv_nodes(text, shown, model)
    except UnreadableFileError:
        return []
    records = [decode(model, node, problems) for node in nodes]
    return [] if problems else records
