"""Pins from a file of their own take the place of those in the inventory."""

from collections.abc import Iterable

from migplan.catalogue.assume import Assumptions
from migplan.model.case import Case
from migplan.model.inventory import Inventory
from migplan.model.pinned import PinRow
from migplan.model.system import Pin


def with_pins(inventory: Inventory, rows: Iterable[PinRow]) -> Inventory:
    """The same inventory with these dates; systems that it does not know are passed over."""
    pins = {row.system: Pin(date=row.date, owner=row.owner, reason=row.reason) for row in rows}
    systems = tuple(
        system.model_copy(update={"pin": pins[system.id]}) if system.id in pins else system
        for system in inventory.systems
    )
    return inventory.model_copy(update={"systems": systems})


def noted_pins(case: Case, superseded: Iterable[str]) -> Case:
    """The case with a premise that names the systems whose pin in the inventory gave way."""
    names = {system.id: system for system in case.systems}
    notes = Assumptions()
    notes.add_many(
        "system:pins",
        [names[key] for key in superseded],
        "棚卸データに指定された切替日に代えて、切替日のファイル（--pins）の日付を使った",
        "the date of the file of pins (--pins) is used instead of the one in the inventory",
        "--pins",
        "high",
    )
    entries = sorted((*case.assumptions, *notes.listed()), key=lambda entry: entry.key)
    return case.model_copy(update={"assumptions": tuple(entries)})
