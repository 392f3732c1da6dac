"""Linkages: data that one system provides and another consumes."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from migplan.model.base import Frozen, Id, Text


class Method(StrEnum):
    """How data travels."""

    REST = "rest"
    FILE = "file"
    DIRECT_DB = "direct_db"
    RPA = "rpa"
    """Robot or screen transcription."""
    MEDIA = "media"
    """Hand-carried media or a hand-made file."""
    MANUAL = "manual"
    """Typed in again."""
    DEDICATED = "dedicated"
    """An interface of the partner outside: eLTAX, 住基ネット, 国保連."""
    INTERNAL = "internal"
    """Inside one product."""


class Criticality(StrEnum):
    """What stops when a linkage fails."""

    ESSENTIAL = "essential"
    IMPORTANT = "important"
    OPTIONAL = "optional"


class Linkage(Frozen):
    """Data of one kind on its way from a provider to a consumer."""

    id: Id | None = None
    provider: Id
    consumer: Id
    data: Text = ""
    method: Method | None = None
    """Today's way."""
    method_after: Method | None = None
    """Agreed way after both ends are on their final systems."""
    timing: Text | None = None
    volume: Text | None = None
    monthly_gb: Annotated[float, Field(ge=0, le=10**6)] | None = None
    """Gigabytes a month; left out: too little to price."""
    latency_ms: Annotated[int, Field(ge=1, le=10**7)] | None = None
    """Milliseconds within which an answer has to be there; left out: no limit."""
    criticality: Criticality | None = None
    standard: bool | None = None
    """Whether the standard linkage specification carries these items in this direction."""
    official_id: Text | None = None
    personal_number: bool | None = None
    zone_path: Text | None = None
    """Agreed way across network zones: 特定通信, 無害化, ..."""
    owner: Text | None = None
    note: Text | None = None
    source: Text | None = None

    @property
    def way(self) -> Method:
        """The method that bridges and reworks are priced by; an unknown one counts as a file."""
        return self.method or Method.FILE
