"""The body whose systems move."""

from typing import Annotated

from pydantic import Field, StringConstraints

from migplan.model.base import Frozen, Name, Text


class Reference(Frozen):
    """Where facts come from."""

    title: Text
    url: Text | None = None
    date: Text | None = None
    """When it was published or read, as the source gives it."""


class Municipality(Frozen):
    """A municipality or prefecture (団体)."""

    code: Annotated[str, StringConstraints(pattern=r"^\d{6}$")] | None = None
    """団体コード: six digits, the last one a check digit."""
    name: Name
    kind: Text | None = None
    """自治体区分: 一般市, 町, 都道府県, ..."""
    population: Annotated[int, Field(ge=0, le=20_000_000)] | None = None
    invented: bool = False
    """True for samples that nobody should take for a real body."""
    references: tuple[Reference, ...] = ()
    note: Text | None = None
