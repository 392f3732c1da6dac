"""Prices: planning assumptions in a range, never hidden."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from migplan.model.base import Frozen, Text
from migplan.model.text import Bilingual


class PriceUnit(StrEnum):
    """What a price counts."""

    PERSON_MONTHS = "person_months"
    YEN = "yen"
    YEN_PER_MONTH = "yen_per_month"
    MONTHS = "months"
    PERCENT = "percent"


class Level(StrEnum):
    """Which end of the range a calculation takes."""

    LOW = "low"
    TYPICAL = "typical"
    HIGH = "high"


Amount = Annotated[float, Field(ge=0, le=1e12)]


class Price(Frozen):
    """One unit price with its range."""

    key: str
    name: Bilingual
    unit: PriceUnit
    low: Amount
    typical: Amount
    high: Amount
    source: Text = ""
    confidence: Text = ""
    stated: bool = False
    """True when the user gave it, false when it is a planning assumption."""

    def at(self, level: Level) -> float:
        """The amount at one end of the range or in the middle."""
        return {Level.LOW: self.low, Level.TYPICAL: self.typical, Level.HIGH: self.high}[level]
