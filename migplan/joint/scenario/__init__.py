"""Scenarios laid over an inventory: one small file for each kind of change, and their list."""

from migplan.joint.scenario.capacity import capacity
from migplan.joint.scenario.change import Change, Changed, Ground
from migplan.joint.scenario.deadlines import deadlines
from migplan.joint.scenario.pins import pins
from migplan.joint.scenario.prices import prices
from migplan.joint.scenario.slips import slips
from migplan.model.inventory import Inventory
from migplan.model.scenario import Scenario
from migplan.model.text import Bilingual

CHANGES: tuple[Change, ...] = (slips, pins, deadlines, prices, capacity)
"""In the order in which they are made: a pin of the scenario holds against a slip."""


def laid_over(inventory: Inventory, scenario: Scenario, ground: Ground) -> Changed:
    """The inventory with all changes of a scenario but ceilings on money, which need a search."""
    said: tuple[Bilingual, ...] = ()
    for change in CHANGES:
        made = change(inventory, scenario, ground)
        inventory, said = made.inventory, (*said, *made.said)
    return Changed(inventory, said)
