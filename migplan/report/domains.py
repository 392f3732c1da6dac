"""Fields of business: which system belongs to 住民, 税, 福祉 ...; facts from one table."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from migplan.assets import read_words
from migplan.model.system import System

OTHER, OUTSIDE = "other", "outside"
"""Fields of systems that no table knows, and of partners."""


@cache
def domain_table() -> Mapping[str, Mapping[str, Any]]:
    """Fields in their order: id to ``ja``, ``en``, ``businesses`` and ``local`` kinds."""
    return read_words("domains.yaml")


@cache
def _index() -> Mapping[str, str]:
    rows = domain_table().items()
    return {key: name for name, row in rows for key in (*row["businesses"], *row["local"])}


def domain_of(system: System | None) -> str:
    """The field of a system, by its first known business or its local kind; partners are outside."""
    if system is None:
        return OUTSIDE
    keys = (*system.businesses, system.local_kind or "")
    return next((_index()[key] for key in keys if key in _index()), OTHER)


def domain_name(domain: str, lang: str) -> str:
    """What people call a field."""
    return str(domain_table()[domain][lang])
