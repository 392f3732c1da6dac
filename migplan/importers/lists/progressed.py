"""What the ministry's progress sheets add to an inventory made of lists."""

from collections.abc import Sequence
from dataclasses import replace

from migplan.catalogue.catalogue import Catalogue
from migplan.catalogue.remaining_apply import Applied, apply_progress
from migplan.diagnostics.diagnostic import Severity
from migplan.diagnostics.errors import InventoryError
from migplan.diagnostics.location import Location
from migplan.importers.grid import Grid
from migplan.importers.lists.inventory import Made
from migplan.importers.lists.record import Given, Record
from migplan.importers.lists.told import Told
from migplan.importers.progress import read_progress


def standard_records(place: Location, catalogue: Catalogue) -> list[Record]:
    """One system for each business: all that a progress sheet alone can tell."""
    return [
        Record(
            place,
            {
                "id": Given(business.id, place, ""),
                "name": Given(business.name.ja, place, ""),
                "kind": Given("standard", place, ""),
                "businesses": Given((business.id,), place, ""),
            },
        )
        for business in catalogue.businesses
    ]


def with_progress(
    made: Made, grids: Sequence[Grid], prefecture: str, catalogue: Catalogue, told: Told
) -> tuple[Made, Applied]:
    """The inventory with the work that is left on its systems.

    Raises:
        InventoryError: If the sheets have no row of the body, or several.
    """
    inventory = made.inventory
    reading = read_progress(grids, inventory.municipality.name, prefecture or None, catalogue)
    if reading.progress is None:
        wrong = [problem for problem in reading.problems if problem.severity is Severity.ERROR]
        raise InventoryError(wrong)
    told.remarks += reading.problems
    applied = apply_progress(inventory.systems, reading.progress, catalogue)
    lines = (*reading.notes, *applied.lines)
    changed = inventory.model_copy(update={"systems": applied.systems})
    return replace(made, inventory=changed), replace(applied, lines=lines)
