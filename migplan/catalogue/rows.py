"""From the rows of a table to entries: ``*_ja`` and ``*_en`` become pairs, empty cells defaults."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel

from migplan.model.text import Bilingual

T = TypeVar("T", bound=BaseModel)

_BILINGUAL: tuple[Any, ...] = (Bilingual, Bilingual | None)


def entries(kind: type[T], rows: Iterable[Mapping[str, Any]]) -> tuple[T, ...]:
    """Read rows as entries of one kind.

    Raises:
        pydantic.ValidationError: If a packaged table is broken, which the tests rule out.
    """
    return tuple(kind.model_validate(paired(kind, row)) for row in rows)


def paired(kind: type[BaseModel], row: Mapping[str, Any]) -> dict[str, Any]:
    """One row without its empty cells and with its language columns paired."""
    given = {key: value for key, value in row.items() if value not in ("", None)}
    for name in _pairs(kind):
        ja, en = f"{name}_ja", f"{name}_en"
        if ja in given or en in given:
            given[name] = Bilingual(ja=given.pop(ja, ""), en=given.pop(en, ""))
    return given


def listed(kind: type[BaseModel], row: Mapping[str, Any], name: str) -> dict[str, Any]:
    """A row with the rows of its inner list ``name`` paired too."""
    return {**row, name: [paired(kind, inner) for inner in row.get(name, ())]}


def cited(row: Mapping[str, Any], sources: Mapping[str, str]) -> dict[str, Any]:
    """A row whose ``source`` names entries of ``sources``, with their text instead."""
    keys = str(row["source"]).split(", ")
    return {**row, "source": " ; ".join(sources[key] for key in keys)}


def linkage_id(provider: str, consumer: str, number: int) -> str:
    """The stable id of the ``number``-th linkage, from 1, between two ends."""
    return f"std:{provider}--{consumer}--{number}"


@cache
def _pairs(kind: type[BaseModel]) -> tuple[str, ...]:
    """The fields of an entry that are said in both languages."""
    return tuple(n for n, field in kind.model_fields.items() if field.annotation in _BILINGUAL)
