"""Which prices the recommendation hangs on: each one at both ends of its range, one at a time."""

from collections.abc import Sequence

from migplan.model.placement import Change, Sensitivity
from migplan.model.placement_price import PlacementPrices
from migplan.model.placement_row import Choice
from migplan.model.price import Level, Price
from migplan.placement.compile import Compiled, compiled
from migplan.placement.frame import Frame
from migplan.placement.solve import quick

_MOST = 3
"""Prices that are told of."""


def sensitivity(frame: Frame, laid: Compiled, labels: Sequence[int]) -> tuple[Sensitivity, ...]:
    """The prices that change most recommendations, the weightiest first.

    Args:
        frame: Who chooses among what.
        laid: The problem at typical prices.
        labels: Its solution.

    Returns:
        Up to three prices, each at the ends that change something.
    """
    base = _choices(laid, labels)
    found: dict[str, list[Sensitivity]] = {}
    for price in frame.premises.prices:
        for level in (Level.LOW, Level.HIGH):
            if price.at(level) == price.typical or not _matters(price.key, frame, laid):
                continue
            changes = _changes(frame, base, _with(frame.premises.prices, price, level))
            if changes:
                found.setdefault(price.key, []).append(
                    Sensitivity(key=price.key, level=level, amount=price.at(level), changes=changes)
                )
    weight = {
        key: len({x.system for row in rows for x in row.changes}) for key, rows in found.items()
    }
    first = sorted(found, key=lambda key: -weight[key])[:_MOST]
    return tuple(row for key in first for row in found[key])


def _choices(laid: Compiled, labels: Sequence[int]) -> dict[str, Choice]:
    return {s.id: laid.labels[n][labels[n]].choice for n, s in enumerate(laid.systems)}


def _with(prices: Sequence[Price], price: Price, level: Level) -> tuple[Price, ...]:
    other = price.model_copy(update={"typical": price.at(level)})
    return tuple(other if row is price else row for row in prices)


def _matters(key: str, frame: Frame, laid: Compiled) -> bool:
    """Whether anything is priced by it, as far as that is seen at once."""
    kind, _, name = key.partition(".")
    match kind:
        case "hosting_monthly" | "hosting_move":
            return any(x.choice == name for row in laid.labels for x in row if not x.reasons)
        case "crossing_method":
            return any((x.method_after or x.way) == name for x in frame.linkages)
        case "crossing_per_gb":
            return any(x.monthly_gb for x in frame.linkages)
        case "round_trip":
            return any(x.latency_ms is not None for x in frame.linkages)
        case _:
            return True


def _changes(frame: Frame, base: dict[str, Choice], prices: Sequence[Price]) -> tuple[Change, ...]:
    other = compiled(frame, PlacementPrices(prices), told=False)
    choices = _choices(other, quick(other.problem))
    return tuple(
        Change(system=key, choice=choices.get(key))
        for key in sorted(base.keys() | choices.keys())
        if base.get(key) is not choices.get(key)
    )
