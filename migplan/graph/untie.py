"""Untying knots: the essential linkages whose cutting would let providers go first.

Where systems need each other in a circle, some linkage has its consumer on the new system before
its provider. What that costs is a bridge, so the cheapest bridges are the ones to choose.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from migplan.graph.build import essential, linkage_id
from migplan.graph.feedback import Arc, minimum_feedback_arcs
from migplan.graph.knots import Knot, knots
from migplan.model.case import Case
from migplan.model.linkage import Linkage
from migplan.model.price import PriceList

Unit = tuple[str, ...]

BRIDGE_MONTHS = 12
"""How long a bridge is taken to run: no dates are known yet."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A provider and a consumer of which the consumer would go first."""

    linkages: tuple[str, ...]
    """Sorted ids of all essential linkages from the provider's unit to the consumer's."""
    weight: int
    """Yen of their bridges: set-up, and ``BRIDGE_MONTHS`` of running; 1 each without prices."""
    cycle: tuple[Unit, ...]
    """Units round the cheapest cycle that it breaks: provider, consumer, ...; not repeated."""


@dataclass(frozen=True, slots=True)
class Untied:
    """Moving units that need each other, and the cheapest way to give them an order."""

    units: tuple[Unit, ...]
    """Sorted; what moves together is one."""
    cuts: tuple[Cut, ...]
    """Sorted by their linkages; at least one."""
    weight: int
    """Of all cuts together; yen, or linkages without prices."""
    bound: int
    """No cuts that give an order weigh less."""
    priced: bool


def untied(case: Case) -> tuple[Untied, ...]:
    """Every knot of moving units over the essential linkages, with its cuts of least weight.

    Other systems and partners do not move, so a circle by way of them leaves the order free.

    Returns:
        One for each knot, sorted by its units; empty when all providers can go first.

    Raises:
        ValueError: A linkage has no id.
    """
    home = {key: unit for unit in case.units for key in unit}
    between: dict[str, Linkage] = {}
    for link in essential(case.linkages):
        first, second = home.get(link.provider), home.get(link.consumer)
        if first is not None and second is not None and first != second:
            ends = {"provider": first[0], "consumer": second[0]}
            between[linkage_id(link)] = link.model_copy(update=ends)
    prices = PriceList(case.prices) if case.prices else None
    return tuple(
        _untie(knot, [between[key] for key in knot.linkages], home, prices)
        for knot in knots(between.values())
    )


def _untie(
    knot: Knot, links: list[Linkage], home: Mapping[str, Unit], prices: PriceList | None
) -> Untied:
    """The cuts of one knot; its linkages end at the first systems of the units."""
    parallel: dict[tuple[str, str], list[Linkage]] = {}
    for link in links:
        parallel.setdefault((link.provider, link.consumer), []).append(link)
    feedback = minimum_feedback_arcs(
        Arc(link.provider, link.consumer, _weight(link, prices)) for link in links
    )
    cuts = [
        Cut(
            linkages=tuple(sorted(linkage_id(link) for link in parallel[arc.tail, arc.head])),
            weight=arc.weight,
            cycle=tuple(home[step.tail] for step in cycle),
        )
        for arc, cycle in zip(feedback.removed, feedback.breaks, strict=True)
    ]
    return Untied(
        units=tuple(home[key] for key in knot.members),
        cuts=tuple(sorted(cuts, key=lambda cut: cut.linkages)),
        weight=feedback.weight,
        bound=feedback.bound,
        priced=prices is not None,
    )


def _weight(link: Linkage, prices: PriceList | None) -> int:
    """What a bridge costs while the consumer is ahead of its provider."""
    if prices is None:
        return 1
    running = prices.bridge_running(link.way, provider_first=False)
    return prices.bridge_setup(link.way) + BRIDGE_MONTHS * running
