"""Rules of scale: what buying together saves and costs, in yen.

A lot pays the common part of running a business once, at the size of its largest member; every
member keeps the rest. With n equal members the saving is ``common * (n - 1) / n``, which is how the
published savings were turned into the range of ``common_share``. One procurement serves the lot;
taking part and aligning the businesses costs every member work.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from migplan.model.policy import PriceChange
from migplan.model.price import Level, Price

_PERCENT = 100


class View(StrEnum):
    """Which ends of the rules are taken together."""

    CAREFUL = "careful"
    """Little is saved, and much work is needed for it."""
    TYPICAL = "typical"
    HOPEFUL = "hopeful"

    @property
    def saves(self) -> Level:
        """The end of what saves."""
        return _SAVES[self]

    @property
    def costs(self) -> Level:
        """The end of what costs."""
        return _COSTS[self]


_SAVES = {View.CAREFUL: Level.LOW, View.TYPICAL: Level.TYPICAL, View.HOPEFUL: Level.HIGH}
_COSTS = {View.CAREFUL: Level.HIGH, View.TYPICAL: Level.TYPICAL, View.HOPEFUL: Level.LOW}


@dataclass(frozen=True, slots=True)
class Scale:
    """The rules at one end, in yen.

    Attributes:
        common: Share of running cost that a lot pays once, from 0 to 1.
        procurement: One procurement, by a lot or by a body alone.
        coordination: One body taking part in a lot.
        alignment: One business of one body in a lot.
    """

    common: float
    procurement: int
    coordination: int
    alignment: int


def scale_of(rules: Iterable[Price], person_month: int, view: View) -> Scale:
    """The rules at one end of their ranges; work is priced at ``person_month`` yen.

    Raises:
        KeyError: If a rule is missing.
    """
    known = {rule.key: rule for rule in rules}
    share = min(known["common_share"].at(view.saves) / _PERCENT, 1.0)
    return Scale(
        share,
        round(known["procurement"].at(view.saves) * person_month),
        round(known["coordination"].at(view.costs) * person_month),
        round(known["alignment"].at(view.costs) * person_month),
    )


def rules_of(default: Iterable[Price], changes: Iterable[PriceChange]) -> tuple[Price, ...]:
    """The catalogue's rules, with what the group states in place of what is assumed."""
    stated = {change.key: change for change in changes}
    return tuple(_changed(rule, stated.get(rule.key)) for rule in default)


def _changed(rule: Price, change: PriceChange | None) -> Price:
    if change is None:
        return rule
    ends = {"low": change.low, "typical": change.typical, "high": change.high}
    return rule.model_copy(
        update={**ends, "source": change.source, "confidence": "high", "stated": True}
    )
