"""Prices of placement: what places cost, what moving costs, and what passing between them costs."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from migplan.model.linkage import Method
from migplan.model.placement_row import PLACES, Choice
from migplan.model.price import Level, Price


class Border(StrEnum):
    """What a linkage passes on its way between two places."""

    SAME = "same"
    """Nothing: both ends stand in one place, and not, as far as is known, in two network zones."""
    GOV_CLOUD = "gov_cloud"
    """From one account of the Government Cloud to another."""
    CLOSED = "closed"
    """A closed line between two places of one zone."""
    ZONE = "zone"
    """Between the individual-number zone and the LGWAN zone."""
    SPLIT = "split"
    """Between the LGWAN zone and the internet zone."""
    RELAY = "relay"
    """Between the individual-number zone and the internet zone, through a relay."""


PERIOD_KEY: Final = "placement_period"

PLACEMENT_KEYS: Final = (
    PERIOD_KEY,
    *(f"hosting_monthly.{choice}" for choice in PLACES),
    *(f"hosting_move.{choice}" for choice in Choice),
    *(f"crossing_monthly.{border}" for border in Border),
    *(f"crossing_per_gb.{border}" for border in Border),
    *(f"crossing_setup.{border}" for border in Border),
    *(f"crossing_method.{method}" for method in Method),
    *(f"round_trip.{border}" for border in Border),
)
"""Every price that a placement needs."""


class PlacementPrices:
    """Prices at one level of the range, turned into whole yen, months and milliseconds."""

    def __init__(self, prices: Iterable[Price], level: Level = Level.TYPICAL) -> None:
        self._amount = {price.key: price.at(level) for price in prices}

    @property
    def months(self) -> int:
        """The period over which costs are compared."""
        return int(self._amount[PERIOD_KEY] + 0.5)

    def hosting(self, choice: Choice) -> int:
        """Yen a month for one system in a place; what is no more costs nothing."""
        return round(self._amount[f"hosting_monthly.{choice}"]) if choice in PLACES else 0

    def move(self, choice: Choice) -> int:
        """Yen once, for moving one system there."""
        return round(self._amount[f"hosting_move.{choice}"])

    def crossing(self, border: Border, method: Method, gigabytes: float) -> int:
        """Yen a month for one linkage.

        Args:
            border: What it passes.
            method: The way data travels; scales the running cost in percent.
            gigabytes: Volume a month.
        """
        running = self._amount[f"crossing_monthly.{border}"]
        share = self._amount[f"crossing_method.{method}"] / 100
        return round(running * share + gigabytes * self._amount[f"crossing_per_gb.{border}"])

    def setup(self, border: Border) -> int:
        """Yen once, for connecting one linkage anew."""
        return round(self._amount[f"crossing_setup.{border}"])

    def round_trip(self, border: Border) -> float:
        """Milliseconds until an answer is back."""
        return self._amount[f"round_trip.{border}"]
