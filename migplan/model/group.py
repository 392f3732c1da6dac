"""The plan of several bodies that share vendors: what was agreed, what it costs, who waits."""

from enum import StrEnum

from pydantic import Field

from migplan.model.base import Frozen
from migplan.model.dates import Day
from migplan.model.policy import VendorCapacity

GROUP_VERSION = 1


class SharedCapacity(Frozen):
    """What vendors can do for several bodies together."""

    vendors: tuple[VendorCapacity, ...]


class Means(StrEnum):
    """What of a vendor is shared."""

    ENGINEERS = "engineers"
    PROJECTS = "projects"


class GroupBody(Frozen):
    """One body of a group and its plan."""

    name: str
    code: str | None = None
    folder: str
    """Folder of its ``plan.json``, beside ``group.json``."""
    plan_sha256: str
    """Digest of its plan, so that plan and group stay together."""
    total_yen: int
    """Everything its plan is charged with."""
    alone_yen: int
    """The same of its plan if the other bodies did not exist and all shared capacity were its own."""
    alone_bound_yen: int
    """No plan of this body alone costs less."""
    alone: dict[str, Day] = Field(default_factory=dict)
    """Its cutovers in that plan, by system."""
    moved: tuple[str, ...] = ()
    """Systems that cut over on another day than alone."""
    status: str
    """``optimal``: not even alone could it be cheaper; else ``feasible``, ``interrupted``, ``empty``."""


class VendorMonth(Frozen):
    """What of a shared vendor is used in a month."""

    vendor: str
    means: Means
    month: str
    """Written ``2027-04``."""
    capacity: int
    used: int
    by_body: dict[str, int]
    """Folder of a body to what it uses; the values add up to ``used``."""


class VendorPrice(Frozen):
    """What one more of a shared vendor would be worth in a month, about."""

    vendor: str
    means: Means
    month: str
    yen: int


class Ground(Frozen):
    """Why a system does not keep the date it would have alone: a vendor that is taken."""

    vendor: str
    means: Means
    months: tuple[str, ...]
    """Months in which its work for that date would not fit."""
    taken_by: dict[str, tuple[str, ...]]
    """Folder of a body to its systems that the vendor works on then."""


class Wait(Frozen):
    """A system that cuts over on another day because the vendors are shared."""

    body: str
    """Folder of the body."""
    system: str
    name: str
    alone: Day
    date: Day
    grounds: tuple[Ground, ...] = ()
    """Empty when it moves with others of its own body."""


class GroupProvenance(Frozen):
    """Where a group plan comes from."""

    inputs_sha256: str
    """Fingerprint of the cases of all bodies and the shared capacity."""
    version: str
    seed: int
    solver: str
    bound_source: str
    status: str


class Group(Frozen):
    """Plans of several bodies under common capacity."""

    schema_version: int = GROUP_VERSION
    bodies: tuple[GroupBody, ...]
    vendors: tuple[VendorCapacity, ...] = ()
    """What is shared; empty: the bodies are planned independently."""
    total_yen: int
    alone_yen: int
    bound_yen: int
    """No joint plan costs less."""
    optimality_gap: float
    use: tuple[VendorMonth, ...] = ()
    prices: tuple[VendorPrice, ...] = ()
    waits: tuple[Wait, ...] = ()
    provenance: GroupProvenance
