"""Open questions about unit prices: all that nobody stated, in groups that one person can answer."""

from collections.abc import Callable

from migplan.model.inventory import Inventory
from migplan.model.policy import PriceChange
from migplan.model.price import Price
from migplan.planning.matters.kind import Answer, Kind, Known, Subjects, with_policy

GROUPS = (
    *("person_month", "bridge_setup", "bridge_running", "rework"),
    *("parallel_running", "lateness", "season"),
)
"""Keys, or what keys begin with. Prices of contracts are asked contract by contract."""


def _group(known: Known, name: str) -> tuple[Price, ...]:
    """The prices of a group that are planning assumptions."""
    return tuple(
        price
        for price in known.case.prices
        if price.key.partition(".")[0] == name and not price.stated
    )


def _find(name: str) -> Callable[[Known], Subjects | None]:
    return lambda known: () if known.moving and _group(known, name) else None


def _put(known: Known, _: Subjects, answer: Answer) -> Inventory:
    changes = {change.key: change for change in known.inventory.policy.prices}
    for price in _group(known, answer.text):
        changes[price.key] = PriceChange(
            key=price.key,
            low=price.low,
            typical=price.at(answer.end),
            high=price.high,
            source=price.source,
        )
    return with_policy(known, prices=tuple(changes[key] for key in sorted(changes)))


KINDS = tuple(Kind(f"price.{name}", _find(name), _put) for name in GROUPS)
