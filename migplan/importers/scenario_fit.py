"""What of a scenario does not fit the inventory it is laid over."""

from collections.abc import Iterator

from migplan.catalogue.calendar import is_closed
from migplan.diagnostics.diagnostic import Diagnostic
from migplan.importers.nearest import nearest
from migplan.importers.node import Route
from migplan.importers.scenarios import ScenarioFile
from migplan.model.case import Case, Role


def misfits(file: ScenarioFile, case: Case) -> Iterator[Diagnostic]:
    """Unknown systems, vendors and prices, systems that do not move, days that cannot be."""
    yield from _systems(file, case)
    yield from _vendors(file, case)
    yield from _prices(file, case)


def _systems(file: ScenarioFile, case: Case) -> Iterator[Diagnostic]:
    scenario, known = file.scenario, [system.id for system in case.systems]
    named: list[tuple[Route, str]] = [
        (("pins", n, "system"), row.system) for n, row in enumerate(scenario.pins)
    ]
    named += [(("deadlines", n, "system"), row.system) for n, row in enumerate(scenario.deadlines)]
    for route, key in named:
        place = file.node.find(route).location
        if key not in known:
            yield Diagnostic("MIG441", place, {"value": key, "nearest": nearest(key, known)})
        elif case.roles.get(key) is not Role.MOVING:
            yield Diagnostic("MIG445", place, {"value": key})
    for n, pin in enumerate(scenario.pins):
        place, day = file.node.find(("pins", n, "date")).location, pin.date.isoformat()
        if is_closed(pin.date):
            yield Diagnostic("MIG412", place, {"value": day})
        if pin.date <= case.as_of:
            yield Diagnostic("MIG416", place, {"value": day, "start": case.as_of.isoformat()})


def _vendors(file: ScenarioFile, case: Case) -> Iterator[Diagnostic]:
    scenario = file.scenario
    known = {
        system.vendor
        for system in case.systems
        if system.vendor and case.roles.get(system.id) is Role.MOVING
    }
    named: list[tuple[Route, str]] = [
        (("vendor_slips", n, "vendor"), row.vendor) for n, row in enumerate(scenario.vendor_slips)
    ]
    named += [(("capacity", n, "vendor"), row.vendor) for n, row in enumerate(scenario.capacity)]
    for route, vendor in named:
        if vendor not in known:
            values = {"value": vendor, "nearest": nearest(vendor, known)}
            yield Diagnostic("MIG442", file.node.find(route).location, values)


def _prices(file: ScenarioFile, case: Case) -> Iterator[Diagnostic]:
    known = tuple(price.key for price in case.prices)
    for n, row in enumerate(file.scenario.prices):
        if not row.among(known):
            values = {"value": row.key, "nearest": nearest(row.key, known)}
            yield Diagnostic("MIG443", file.node.find(("prices", n, "key")).location, values)
