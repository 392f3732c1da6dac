"""Entries as flat rows of text, for CSV."""

from collections.abc import Iterable, Sequence
from typing import Any, cast

from pydantic import BaseModel

_LAST = ("source", "confidence")
_LEFT_OUT = (*_LAST, "method_as_written")
"""What a record inside a cell does without."""
_SEPARATOR = " / "
_LANGUAGES = {"ja", "en"}


def flat(rows: Sequence[BaseModel]) -> tuple[tuple[str, ...], list[dict[str, str]]]:
    """The columns of a table and its rows; ``source`` and ``confidence`` come last.

    What is said in both languages fills two columns, ``*_ja`` and ``*_en``. A column that no row
    fills is left out.
    """
    cells = [_cells(row) for row in rows]
    filled = {name for row in cells for name in row}
    fields = dict.fromkeys(name for row in rows for name in type(row).model_fields)
    ordered = [*(name for name in fields if name not in _LAST), *_LAST]
    spelled = (name + ending for name in ordered for ending in ("", "_ja", "_en"))
    return tuple(dict.fromkeys(name for name in spelled if name in filled)), cells


def _cells(row: BaseModel) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in row.model_dump(mode="json", exclude_none=True).items():
        said = _said(value)
        if said:
            found |= {f"{name}_{lang}": _joined(one[lang] for one in said) for lang in ("ja", "en")}
        else:
            found[name] = _text(value)
    return found


def _said(value: Any) -> list[dict[str, str]]:
    """What is said in both languages: one sentence or a list of them; empty for anything else."""
    parts = cast("list[Any]", value) if isinstance(value, list) else [value]
    both = all(isinstance(part, dict) and part.keys() == _LANGUAGES for part in parts)
    return cast("list[dict[str, str]]", parts) if both else []


def _joined(texts: Iterable[str]) -> str:
    return _SEPARATOR.join(texts)


def _text(value: Any) -> str:
    """A value inside one cell; of what is said twice the Japanese."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dict):
        record = cast("dict[str, Any]", value)
        if _said(record):
            return record["ja"]
        return " ".join(_text(part) for key, part in record.items() if key not in _LEFT_OUT)
    if isinstance(value, list):
        parts = cast("list[Any]", value)
        records = any(isinstance(part, dict) for part in parts)
        return (_SEPARATOR if records else ";").join(_text(part) for part in parts)
    return str(value)
