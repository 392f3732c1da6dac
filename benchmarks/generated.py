"""Invented bodies of any number, the same ones for everybody: ``small(7)``, ``large(1)``.

``small`` is what a body of today may look like: packages move as a whole, some are live, most
local systems stay. ``large`` is the hard case: 80 systems that all move, each for itself, and 300
linkages between them, most inside one field of business. ``group`` is a region whose bodies buy
from the same vendors.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from random import Random

from benchmarks.draw.contracts import contracts
from benchmarks.draw.linkages import linkages
from benchmarks.draw.shape import AS_OF, Market, Shape
from benchmarks.draw.systems import CORE, PRODUCTS, local_systems, platform, standard_systems
from migplan.catalogue.calendar import monthly_slots
from migplan.catalogue.catalogue import Catalogue, load_catalogue
from migplan.importers.canonical import sorted_contracts, sorted_linkages, sorted_systems
from migplan.model.dates import month_end, month_index, month_start
from migplan.model.inventory import Inventory
from migplan.model.municipality import Municipality
from migplan.model.policy import Policy, Proposal, VendorCapacity
from migplan.model.season import Severity
from migplan.model.system import MOVING_STATES, Pin, System

_VENDORS = tuple(f"架空情報{number:02}社" for number in range(1, 13))
_PINNED_LINES = 2
_PIN_MONTHS = (18, 30)
_PARALLEL = 2
_WORKING_MONTHS = 48


def small(
    seed: int,
    *,
    together: bool = True,
    vendor_limits: bool = False,
    engineers: bool = False,
    load_limit: int | None = None,
) -> Inventory:
    """A body with 20 businesses, 40 to 60 local systems and 150 to 250 linkages.

    Args:
        seed: Number of the body.
        together: Packages move as a whole; it changes nothing else.
        vendor_limits: Vendors run two projects at a time.
        engineers: Vendors have few engineers.
        load_limit: Most cutovers in one slot.
    """
    rng = Random(f"small {seed}")
    shape = replace(
        _usual(rng),
        together=together,
        vendor_limits=vendor_limits,
        engineers=engineers,
        load_limit=load_limit,
    )
    return invented(rng, shape, Market(_VENDORS), f"架空市（小 {seed}）")


def large(
    seed: int,
    *,
    vendor_limits: bool = False,
    engineers: bool = False,
    load_limit: int | None = None,
) -> Inventory:
    """A body with 80 systems that all move one by one and 300 pairs of linked systems."""
    rng = Random(f"large {seed}")
    shape = Shape(80, 300, dense=True, together=False)
    shape = replace(shape, vendor_limits=vendor_limits, engineers=engineers, load_limit=load_limit)
    return invented(rng, shape, Market(_VENDORS), f"架空市（大 {seed}）")


def group(
    seed: int,
    bodies: int = 10,
    *,
    vendor_limits: bool = False,
    engineers: bool = False,
    load_limit: int | None = None,
) -> tuple[Inventory, ...]:
    """Neighbours that buy each line of products mostly from the same vendor."""
    rng = Random(f"group {seed}")
    lines = sorted({product.line for product in PRODUCTS})
    favourites = {line: Market(_VENDORS).pick(rng, line) for line in lines}
    market = Market(_VENDORS, favourites)
    found: list[Inventory] = []
    for number in range(1, bodies + 1):
        own = Random(f"group {seed} {number}")
        shape = replace(
            _usual(own), vendor_limits=vendor_limits, engineers=engineers, load_limit=load_limit
        )
        found.append(invented(own, shape, market, f"架空町（圏域 {seed}-{number}）"))
    return tuple(found)


def invented(rng: Random, shape: Shape, market: Market, name: str) -> Inventory:
    """A body of any shape.

    Args:
        rng: Source of all chance; equal states give equal bodies.
        shape: Size and rules.
        market: Who delivers.
        name: What the body is called.
    """
    catalogue = load_catalogue()
    standard = _pinned(rng, standard_systems(rng, shape, market), catalogue)
    local = local_systems(rng, shape, market, shape.systems - len(standard), catalogue)
    systems = [*standard, *local, *(() if shape.dense else (platform(),))]
    return Inventory(
        municipality=Municipality(
            name=name, kind="一般市", invented=True, note="測定のために乱数で作った架空の団体。"
        ),
        systems=sorted_systems(systems),
        linkages=sorted_linkages(linkages(rng, shape, systems, catalogue)),
        contracts=sorted_contracts(contracts(rng, shape, systems)),
        policy=_policy(shape, systems),
    )


def _usual(rng: Random) -> Shape:
    return Shape(len(PRODUCTS) + rng.randint(40, 60), rng.randint(150, 250))


def _policy(shape: Shape, systems: Sequence[System]) -> Policy:
    vendors = sorted({system.vendor for system in systems if system.vendor})
    limited = shape.vendor_limits or shape.engineers
    return Policy(
        as_of=AS_OF,
        packages_move_together=shape.together,
        propose_linkages=Proposal.NEVER,
        load_limit=shape.load_limit,
        vendors=tuple(
            VendorCapacity(
                vendor=vendor,
                parallel_projects=_PARALLEL if shape.vendor_limits else None,
                engineers=_engineers(vendor, systems) if shape.engineers else None,
            )
            for vendor in (vendors if limited else ())
        ),
    )


def _engineers(vendor: str, systems: Sequence[System]) -> int:
    """1.6 times the mean need over four years, and enough for the largest package at its peak."""
    own = [system for system in systems if system.vendor == vendor]
    packages = Counter(system.package or system.id for system in own)
    phases = load_catalogue().phases
    months = sum(phase.typical_months * phase.engineers for phase in phases)
    peak = max(phase.engineers for phase in phases) * max(packages.values())
    return max(peak, math.ceil(1.6 * len(own) * months / _WORKING_MONTHS))


def _pinned(rng: Random, systems: list[System], catalogue: Catalogue) -> list[System]:
    """Pin up to two packages, or two systems that move alone, to slots that suit them."""
    first, last = (month_index(AS_OF) + months for months in _PIN_MONTHS)
    slots = monthly_slots(
        month_start(first), month_end(last), catalogue.seasons, catalogue.business_ids
    )
    hard = [season for season in catalogue.seasons if season.severity is Severity.HARD]
    moving = [system for system in systems if system.state in MOVING_STATES]
    packages = sorted({str(s.package) for s in moving if s.package and CORE not in s.package})
    for package in rng.sample(packages, min(len(packages), rng.randint(0, _PINNED_LINES))):
        members = {system.id for system in moving if system.package == package}
        covered = {"*", *(b for s in moving if s.id in members for b in s.businesses)}
        free = [
            slot.day
            for slot in slots
            if not any(s.business in covered and s.meets(slot.closed_from, slot.day) for s in hard)
        ]
        if not free:
            continue
        pin = Pin(date=rng.choice(free), owner="主管課長", reason="庁内で決めた日（架空）")
        systems = [
            s.model_copy(update={"pin": pin}) if s.id == min(members) else s for s in systems
        ]
    return systems
