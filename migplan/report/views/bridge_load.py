"""How many bridges are alive at a time."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from migplan.model.plan import Bridge


def steps(bridges: Iterable[Bridge], as_of: date) -> tuple[tuple[date, date, int], ...]:
    """Stretches of time with the same number of bridges: from, to (exclusive), number above 0."""
    changes: dict[date, int] = {}
    for bridge in bridges:
        start = max(bridge.start, as_of)
        if bridge.end > start:
            changes[start] = changes.get(start, 0) + 1
            changes[bridge.end] = changes.get(bridge.end, 0) - 1
    days = sorted(changes)
    found: list[tuple[date, date, int]] = []
    number = 0
    for day, following in pairwise(days):
        number += changes[day]
        if number:
            found.append((day, following, number))
    return tuple(found)


def alive(bridges: Iterable[Bridge], as_of: date) -> tuple[int, date]:
    """The most bridges alive at once, and the first day of it; 0 and ``as_of`` without bridges."""
    found = steps(bridges, as_of)
    if not found:
        return 0, as_of
    start, _, number = max(found, key=lambda step: (step[2], -step[0].toordinal()))
    return number, start
