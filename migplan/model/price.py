"""Prices: planning assumptions in a range, never hidden."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from migplan.model.base import Frozen, Text
from migplan.model.linkage import Method
from migplan.model.text import Bilingual


class PriceUnit(StrEnum):
    """What a price counts."""

    PERSON_MONTHS = "person_months"
    YEN = "yen"
    YEN_PER_MONTH = "yen_per_month"
    MONTHS = "months"
    PERCENT = "percent"
    MILLISECONDS = "milliseconds"


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


PRICE_KEYS = (
    *("person_month", "contract_monthly", "contract_extension", "parallel_running"),
    *("lateness", "season"),
    *(f"bridge_setup.{method}" for method in Method),
    *(
        f"bridge_running.{method}.{end}_first"
        for method in Method
        for end in ("provider", "consumer")
    ),
    *(f"rework.{method}" for method in Method),
)
"""Every price that a plan needs."""

RUNNING_KEY = "running_after"
"""What a new standard system costs to run; plans of older versions do without."""

CHANGE_KEY = "change"
"""The weight of leaving an agreed date; needed only where dates have been agreed."""


_MOST_MONTHS = 60


class PriceList:
    """Prices at one level of the range, turned into whole yen and months.

    The only place where person-months become yen.
    """

    def __init__(self, prices: Iterable[Price], level: Level = Level.TYPICAL) -> None:
        self.level = level
        self._amount = {price.key: price.at(level) for price in prices}

    def _yen(self, key: str) -> int:
        return round(self._amount[key])

    def _work(self, key: str) -> int:
        return self.work(self._amount[key])

    def work(self, person_months: float) -> int:
        """Yen for so many person-months of an engineer."""
        return round(person_months * self._amount["person_month"])

    def bridge_setup(self, method: Method) -> int:
        """Yen for building the temporary way of a linkage, both ends together."""
        return self._work(f"bridge_setup.{method}")

    def bridge_running(self, method: Method, *, provider_first: bool) -> int:
        """Yen a month while the two ends differ."""
        first = "provider_first" if provider_first else "consumer_first"
        return self._yen(f"bridge_running.{method}.{first}")

    def rework(self, method: Method) -> int:
        """Yen for adapting a linkage whose other end stays."""
        return self._work(f"rework.{method}")

    def rework_months(self, method: Method) -> float:
        """Person-months of adapting a linkage whose other end stays."""
        return self._amount[f"rework.{method}"]

    def contract_monthly(self) -> int:
        """Yen a month of a contract whose price nobody gave."""
        return self._yen("contract_monthly")

    def extension_of(self, monthly_yen: int) -> int:
        """Yen for one month past the end of a contract of ``monthly_yen``."""
        return round(monthly_yen * self._amount["contract_extension"] / 100)

    def parallel_months(self) -> int:
        """Months in which the old system is kept after the cutover."""
        return min(int(self._amount["parallel_running"] + 0.5), _MOST_MONTHS)

    def running_after(self, monthly_yen: int) -> int:
        """Yen a month of a new standard system whose predecessor costs ``monthly_yen``."""
        return round(monthly_yen * self._amount[RUNNING_KEY] / 100)

    def lateness(self) -> int:
        """Weight in yen of one system being one month late."""
        return self._yen("lateness")

    def season(self) -> int:
        """Weight in yen of one system cutting over in a soft busy season."""
        return self._yen("season")

    def change(self) -> int:
        """Weight in yen of one system leaving its agreed date."""
        return self._yen(CHANGE_KEY)
