"""The kinds of statements. A new kind is one entry here and one generator beside the others."""

from collections.abc import Callable, Iterable

from migplan.planning.conflict import capacity, order, windows
from migplan.planning.conflict.ground import Ground
from migplan.planning.conflict.statement import Demand

Family = Callable[[Ground], Iterable[Demand]]

FAMILIES: tuple[Family, ...] = (
    windows.pins,
    windows.starts,
    windows.deadlines,
    windows.contracts,
    windows.seasons,
    order.precedences,
    order.groups,
    capacity.vendors,
    capacity.body,
    capacity.load,
    windows.leads,
    windows.horizon,
    windows.past,
)
"""Of contradictions of one size, one of earlier statements is preferred."""


def demands_of(ground: Ground) -> tuple[Demand, ...]:
    """Everything that a case demands of its dates."""
    return tuple(demand for family in FAMILIES for demand in family(ground))
