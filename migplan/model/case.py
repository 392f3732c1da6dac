"""The case: an inventory with every value filled, which is what a plan is made for."""

from collections.abc import Iterable
from enum import StrEnum

from pydantic import Field

from migplan.model.base import Frozen, Id, Months
from migplan.model.contract import Contract
from migplan.model.dates import Day, MonthIndex, month_index
from migplan.model.linkage import Linkage
from migplan.model.municipality import Municipality
from migplan.model.partner import Partner
from migplan.model.phase import SystemPhase
from migplan.model.placement_row import PlacementRow
from migplan.model.policy import Precedence, StaffCapacity, VendorCapacity
from migplan.model.price import Price
from migplan.model.season import Season
from migplan.model.system import System
from migplan.model.text import Bilingual


class SlotKind(StrEnum):
    """What makes a slot good for switching."""

    NEW_YEAR = "new_year"
    LONG_WEEKEND = "long_weekend"
    WEEKEND = "weekend"
    STATED = "stated"
    """Given by the policy."""
    PINNED = "pinned"
    """There only because a system is pinned to it."""


class Slot(Frozen):
    """Days on which systems can be switched, and the first operating day after them."""

    day: Day
    """First operating day: the date of a cutover."""
    closed_from: Day
    """First of the closed days before it; equal to ``day`` when there are none."""
    kind: SlotKind

    @property
    def month(self) -> MonthIndex:
        """The month of the first operating day."""
        return month_index(self.day)


class Role(StrEnum):
    """What a node of the linkage graph does in the plan."""

    MOVING = "moving"
    MIGRATED = "migrated"
    """On its new package already."""
    STAYING = "staying"
    """A local system that stays: it is adapted once when a neighbour moves."""
    RETIRING = "retiring"
    """Switched off; needs no adapting once it is gone."""
    PARTNER = "partner"
    ABSENT = "absent"


class Bond(StrEnum):
    """What makes systems move together."""

    STATED = "stated"
    PACKAGE = "package"
    ABSORBED = "absorbed"


class Group(Frozen):
    """Moving systems that cut over in one slot, and why."""

    members: tuple[Id, ...]
    bond: Bond
    name: str = ""
    """The package, where that is the bond."""
    address: str = ""
    """Key of the place where it was written."""


class Assumption(Frozen):
    """A value nobody gave, filled from a default."""

    key: str
    """Where it stands: ``system:ID:field``, ``policy:field``, ``price:KEY``."""
    statement: Bilingual
    source: str = ""
    confidence: str = ""
    subjects: tuple[str, ...] = ()
    """Ids of the systems or contracts it is about, as ``key`` says; empty when it names none."""


class Case(Frozen):
    """All premises of a plan; equal cases give equal plans."""

    municipality: Municipality
    as_of: Day
    backtest: bool = False
    """True when the as-of date lies before cutovers that have happened: a test against the past."""
    lead_months: Months
    horizon_end: Day
    systems: tuple[System, ...]
    roles: dict[str, Role]
    """Role of every system and partner by id."""
    partners: tuple[Partner, ...]
    linkages: tuple[Linkage, ...]
    proposed: tuple[str, ...] = ()
    """Linkages that nobody stated and the catalogue proposed."""
    contracts: tuple[Contract, ...]
    slots: tuple[Slot, ...]
    seasons: tuple[Season, ...]
    units: tuple[tuple[Id, ...], ...]
    """The moving systems, parted into those that move together; sorted."""
    groups: tuple[Group, ...] = ()
    """What the units were made of."""
    precedences: tuple[Precedence, ...] = ()
    vendors: tuple[VendorCapacity, ...] = ()
    staff: StaffCapacity | None = None
    parallel_projects: int | None = None
    load_limit: int | None = None
    hard_deadlines: bool = False
    non_residents_checked: Day | None = None
    """Day by which numbers of non-residents are free of duplicates; ``None``: nobody said."""
    project_months: dict[str, Months]
    """Months of work that a moving system still has before its cutover, once a vendor is bound."""
    phases: dict[str, tuple[SystemPhase, ...]] = Field(default_factory=dict)
    """The same work by phase, in order; what is finished is left out."""
    deadlines: dict[str, Day]
    agreed: dict[str, Day] = Field(default_factory=dict)
    """Dates of moving systems in an earlier plan; another date is charged with a weight."""
    prices: tuple[Price, ...]
    placements: tuple[PlacementRow, ...] = ()
    """What was said about where local systems may go."""
    placement_prices: tuple[Price, ...] = ()
    """Prices of placement that the policy states; all others are the catalogue's."""
    assumptions: tuple[Assumption, ...] = ()
    seed: int = 1

    @property
    def people_limited(self) -> bool:
        """Whether engineers or staff are limited, which is when a plan dates every phase."""
        return self.staff is not None or any(v.engineers is not None for v in self.vendors)

    def work_left(self, system: System) -> Months | None:
        """Months of work before a cutover; None where nobody knows how far it has come."""
        if system.remaining_months is not None:
            return system.remaining_months
        return None if system.phase_done is None else self.project_months[system.id]

    def system(self, key: str) -> System | None:
        """The system with an id, if there is one."""
        return next((system for system in self.systems if system.id == key), None)

    def name(self, key: str) -> str:
        """What people call a system or partner; the id itself when it is unknown."""
        nodes: tuple[System | Partner, ...] = (*self.systems, *self.partners)
        return next((node.name for node in nodes if node.id == key), key)


def parted(keys: Iterable[str], groups: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    """Part ids into those that groups hold together, sorted (union-find by relabelling)."""
    unit = {key: key for key in keys}
    for group in groups:
        merged = {unit[key] for key in group if key in unit}
        if len(merged) > 1:
            unit = {key: min(merged) if old in merged else old for key, old in unit.items()}
    members: dict[str, list[str]] = {}
    for key in sorted(unit):
        members.setdefault(unit[key], []).append(key)
    return tuple(sorted(tuple(group) for group in members.values()))
