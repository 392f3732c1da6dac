"""From a frame and prices to the problem of choosing: labels, their yen, and what is closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from migplan.model.linkage import Linkage
from migplan.model.placement import Bar, Reason
from migplan.model.placement_price import Border, PlacementPrices
from migplan.model.placement_row import Choice
from migplan.model.system import System
from migplan.placement.frame import STANDS, Frame
from migplan.placement.problem import NEVER, Pair, Problem, Yen, array
from migplan.placement.rules import slow_reasons, too_slow, zone_rule
from migplan.placement.sites import border_of
from migplan.placement.standing import Standing

_ORDER = tuple(Choice)


@dataclass(frozen=True, slots=True)
class Candidate:
    """One choice of one system with its yen.

    Attributes:
        standing: What it is.
        monthly: Hosting, yen a month.
        move: Yen once; nothing where it stays.
        reasons: Why it is closed.
        place: Number of the standing among all of the system.
    """

    standing: Standing
    monthly: int
    move: int
    reasons: tuple[Reason, ...]
    place: int

    @property
    def choice(self) -> Choice:
        """Which choice it is."""
        return self.standing.choice

    @property
    def pending(self) -> bool:
        """Whether nothing but a judgement is missing."""
        return bool(self.reasons) and all(x.bar is Bar.JUDGEMENT for x in self.reasons)


@dataclass(frozen=True, slots=True)
class Toll:
    """What one linkage costs between two ends: yen a month, and once."""

    border: Border
    monthly: int
    setup: int

    def over(self, months: int) -> int:
        """Yen over the period."""
        return self.monthly * months + self.setup


@dataclass(frozen=True)
class Compiled:
    """A problem, and what its numbers mean.

    Attributes:
        systems: Those with a label to choose, in order; number ``n`` is item ``n``.
        labels: Of each item, open ones and those that wait for a judgement.
        candidates: Of every local system by id, all choices that are told of.
        problem: Labels that wait are closed in it.
        waiting: Yen of the labels that wait, by item and label.
    """

    frame: Frame
    prices: PlacementPrices
    systems: tuple[System, ...]
    labels: tuple[tuple[Candidate, ...], ...]
    candidates: dict[str, tuple[Candidate, ...]]
    problem: Problem
    waiting: dict[tuple[int, int], int]

    @cached_property
    def number(self) -> dict[str, int]:
        """Item by system."""
        return {system.id: n for n, system in enumerate(self.systems)}


def compiled(frame: Frame, prices: PlacementPrices, *, told: bool = True) -> Compiled:
    """Lay out all choices with their yen over the period.

    Args:
        frame: Who chooses among what.
        prices: At one level.
        told: Whether closed choices are wanted too, for telling of them.
    """
    candidates = {s.id: _candidates(frame, s, prices, told=told) for s in frame.local}
    labels = {
        key: tuple(x for x in row if not x.reasons or x.pending) for key, row in candidates.items()
    }
    # a system that only waits is no part of the choice: it has nothing to choose yet
    systems = tuple(s for s in frame.local if any(not x.reasons for x in labels[s.id]))
    own = tuple(labels[s.id] for s in systems)
    costs: list[Yen] = [array([x.monthly * prices.months + x.move for x in row]) for row in own]
    number = {system.id: n for n, system in enumerate(systems)}
    tables: dict[tuple[int, int], tuple[Yen, Yen]] = {}
    for at, ends in enumerate(frame.ends):
        items = [number.get(end.system.id, -1) if end.system else -1 for end in ends]
        if max(items) < 0:
            continue
        cost, closed = _grid(
            frame, at, [own[item] if item >= 0 else None for item in items], prices
        )
        if min(items) >= 0:
            key = (min(items), max(items))
            if key != (items[0], items[1]):
                cost, closed = cost.T, closed.T
            old = tables.get(key)
            tables[key] = (cost, closed) if old is None else (old[0] + cost, old[1] + closed)
        else:
            # one row or one column
            item = max(items)
            costs[item] = costs[item] + cost.ravel()
    waiting = {
        (item, n): int(costs[item][n])
        for item, row in enumerate(own)
        for n, x in enumerate(row)
        if x.pending
    }
    for item, label in waiting:
        costs[item][label] = NEVER
    pairs = tuple(Pair(a, b, cost, closed > 0) for (a, b), (cost, closed) in sorted(tables.items()))
    rank = tuple(_rank(row) for row in own)
    return Compiled(
        frame, prices, systems, own, candidates, Problem(tuple(costs), pairs, rank), waiting
    )


def toll(linkage: Linkage, one: Standing, other: Standing, prices: PlacementPrices) -> Toll | None:
    """What a linkage costs between two ends; ``None``: it is gone, or inside one system.

    It is connected anew where one of the two leaves its place.
    """
    if one.site is None or other.site is None:
        return None
    border = border_of(one.site, other.site)
    if border is None:
        return None
    method = linkage.method_after or linkage.way
    setup = prices.setup(border) if one.moved or other.moved else 0
    return Toll(border, prices.crossing(border, method, linkage.monthly_gb or 0), setup)


def breaks(
    frame: Frame, linkage: Linkage, provider: Standing, consumer: Standing, prices: PlacementPrices
) -> bool:
    """Whether a linkage breaks a rule between two ends."""
    if provider.site is None or consumer.site is None:
        return False
    return (
        zone_rule(frame, linkage, provider.site, consumer.site) is not None
        or too_slow(linkage, provider.site, consumer.site, prices) is not None
    )


def _grid(
    frame: Frame,
    at: int,
    labels: Sequence[tuple[Candidate, ...] | None],
    prices: PlacementPrices,
) -> tuple[Yen, Yen]:
    """Yen of one linkage, and whether it breaks a rule, by label of provider and of consumer.

    ``None`` is an end that does not choose.
    """
    linkage, passages = frame.linkages[at], frame.passages[at]
    method = linkage.method_after or linkage.way
    running = {
        border: prices.crossing(border, method, linkage.monthly_gb or 0) * prices.months
        for border in Border
    }
    limit = linkage.latency_ms
    slow = {b for b in Border if limit is not None and prices.round_trip(b) > limit}
    tops, sides = ([x.place for x in row] if row is not None else [STANDS] for row in labels)
    cost: list[list[int]] = []
    closed: list[list[int]] = []
    for top in tops:
        passed = [passages[top, side] for side in sides]
        cost.append(
            [
                0
                if x.border is None
                else running[x.border] + (prices.setup(x.border) if x.moved else 0)
                for x in passed
            ]
        )
        closed.append([int(x.broken or x.border in slow) for x in passed])
    return array(cost), array(closed)


def _rank(row: tuple[Candidate, ...]) -> tuple[int, ...]:
    """Staying first, then the order of the catalogue."""
    return tuple(1 + _ORDER.index(x.choice) if x.standing.moved else 0 for x in row)


def _candidates(
    frame: Frame, system: System, prices: PlacementPrices, *, told: bool
) -> tuple[Candidate, ...]:
    found: list[Candidate] = []
    for place, standing in enumerate(frame.standings[system.id]):
        if standing.reasons and not told:
            continue
        row = standing.row
        monthly = row.monthly_yen if row else None
        move = row.move_yen if row else None
        if not standing.moved:
            move = 0
        slow = slow_reasons(frame, system, standing, prices)
        found.append(
            Candidate(
                standing,
                prices.hosting(standing.choice) if monthly is None else monthly,
                prices.move(standing.choice) if move is None else move,
                (*standing.reasons, *slow),
                place,
            )
        )
    return tuple(found)
