"""What one kind of change takes and gives."""

from collections.abc import Callable
from dataclasses import dataclass

from migplan.model.case import Case
from migplan.model.inventory import Inventory
from migplan.model.plan import Plan
from migplan.model.scenario import Scenario
from migplan.model.text import Bilingual


@dataclass(frozen=True, slots=True)
class Ground:
    """What a scenario is laid over."""

    case: Case
    plan: Plan
    """The plan without the scenario."""


@dataclass(frozen=True, slots=True)
class Changed:
    """An inventory with a change, and the change in words."""

    inventory: Inventory
    said: tuple[Bilingual, ...] = ()


Change = Callable[[Inventory, Scenario, Ground], Changed]
"""One kind of change; a scenario that says nothing of it leaves the inventory as it is."""
