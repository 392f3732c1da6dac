"""Records of one kind as CSV that office programs open and that reads back as what it was."""

import re
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


_SIMPLE = re.compile(r"[^\W_](?:[^\s\"',]|(?<=\S) (?=\S))*")
"""A letter or digit, then no mark of CSV and no blank but single ones in between."""


def csv_text(model: type[Frozen], records: Sequence[Frozen]) -> str | None:
    """Write one row per record, with the columns that any of them uses.

    Returns:
        The text; None when a record holds something that columns cannot: a list item with the
        separator in it, an empty text, parts inside parts.
    """
    columns = columns_of(model)
    contents = [record.model_dump(mode="json", exclude_defaults=True) for record in records]
    needed = required(model)
    stated = {name for content in contents for name in content}
    used = {n: x for n, x in columns.items() if n in needed or (x.parent or x.field) in stated}
    head = ",".join(used)
    lines = [
        ",".join([_quoted(_cell(content, shape)) for shape in used.values()])
        for content in contents
    ]
    doubtful = [n for n, content in enumerate(contents) if not _simple(content)]
    back = _read_back("\n".join([head, *(lines[n] for n in doubtful), ""]), model)
    if doubtful and back != [records[n] for n in doubtful]:
        return None
    return "\n".join([head, *lines, ""])


def _simple(content: Mapping[str, Any]) -> bool:
    """Whether columns hold a record for sure; what is not so simple is read back to find out."""
    return all(
        all(map(_simple_item, value)) if isinstance(value, list) else _simple_text(value)  # pyright: ignore[reportUnknownArgumentType]
        for value in content.values()
    )


def _simple_item(item: object) -> bool:
    return isinstance(item, str) and LIST_SEPARATOR not in item and _simple_text(item)


def _simple_text(value: object) -> bool:
    if isinstance(value, str):
        return _SIMPLE.fullmatch(value) is not None
    return isinstance(value, (bool, int, float))


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
