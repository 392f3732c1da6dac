"""Which names stand for which entries."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, Protocol

from migplan.catalogue.entries import Business
from migplan.catalogue.names import Names
from migplan.catalogue.tables import Tables
from migplan.model.text import Bilingual

Kind = Literal["business", "part", "local_kind", "hosting", "partner", "gap", "price"]
"""What is looked for; ``business`` takes in common functions, ``part`` is a part of a business."""


_BETWEEN = re.compile("[（()）・]")
_SHORTEST = 3
"""Shorter parts of a name, such as 電子, say too little."""


class _Named(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def name(self) -> Bilingual: ...


def index(tables: Tables, kind: Kind) -> Names:
    """The index of all names of one kind."""
    if kind == "business":
        rows: tuple[_Named, ...] = (*tables.businesses, *tables.common_functions)
        return Names(_business_names(tables), {row.id: row.name.ja for row in rows})
    if kind == "part":
        parts = (pair for row in tables.businesses for pair in _part_names(row))
        return Names(parts, {})
    if kind == "price":
        # a price is named by its key alone: its Japanese name is a whole phrase
        return Names(((price.key, price.key) for price in tables.all_prices), {})
    known = tuple(_rows(tables, kind))
    pairs = [(name, row.id) for row in known for name in _spellings(row)]
    return Names(pairs, {})


def _rows(
    tables: Tables, kind: Literal["local_kind", "hosting", "partner", "gap"]
) -> Iterable[_Named]:
    match kind:
        case "local_kind":
            return tables.local_kinds
        case "hosting":
            return tables.hostings
        case "partner":
            return tables.partners
        case "gap":
            return tables.gap_kinds


def _spellings(row: _Named) -> Iterator[str]:
    yield row.id
    for name in (row.name.ja, row.name.en):
        yield name
        # 学童保育（放課後児童クラブ） goes by either name
        yield from (part for part in _BETWEEN.split(name) if len(part) >= _SHORTEST)


def _business_names(tables: Tables) -> Iterator[tuple[str, str]]:
    for business in tables.businesses:
        for name in (business.id, business.name.ja, business.name.en):
            yield name, business.id
    for function in tables.common_functions:
        for name in (function.id, function.official_id, function.name.ja, function.name.en):
            yield name, function.id
    for business in tables.businesses:
        for number in business.official_ids:
            yield number, business.id
        for name, _ in _part_names(business):
            yield name, business.id
    for synonym in tables.synonyms:
        yield synonym.text, synonym.target


def _part_names(business: Business) -> Iterator[tuple[str, str]]:
    """Every spelling of a part with its id."""
    for part in business.subsystems:
        yield part.id, part.id
        yield f"{business.name.ja}{part.name.ja}", part.id
        # 資格 or 給付 alone would name no business; numbered parts have names of their own
        if part.official_id is not None:
            for name in (part.official_id, part.name.ja, part.name.en):
                yield name, part.id
