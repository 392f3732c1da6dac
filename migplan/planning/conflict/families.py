"""The kinds of statements.

A new kind is one generator, beside the others, and one entry here. It yields a demand per statement:
the sentence with its address key, the rule, and the weaker forms it could take. Dropping a statement
must never make another one harder to keep; the search for smallest contradictions rests on that.
"""

from collections.abc import Callable, Iterable

from migplan.planning.conflict import capacity, frame, order, people, pins, windows
from migplan.planning.conflict.ground import Ground
from migplan.planning.conflict.statement import Demand

Family = Callable[[Ground], Iterable[Demand]]

FAMILIES: tuple[Family, ...] = (
    pins.pins,
    windows.starts,
    windows.deadlines,
    windows.contracts,
    windows.seasons,
    order.precedences,
    order.groups,
    people.lengths,
    capacity.vendors,
    capacity.body,
    people.engineers,
    people.staff,
    people.breaks,
    capacity.load,
    frame.leads,
    frame.horizon,
    frame.past,
)
"""Of contradictions of one size, one of earlier statements is preferred."""


def demands_of(ground: Ground) -> tuple[Demand, ...]:
    """Everything that a case demands of its dates."""
    return tuple(demand for family in FAMILIES for demand in family(ground))
