"""What can be said about one system of a plan: figures and grounds, all of them recomputed."""

from pydantic import Field

from migplan.model.base import Frozen
from migplan.model.case import Assumption, Role
from migplan.model.dates import Day
from migplan.model.phase import PhaseDates
from migplan.model.plan import CapacityPrice
from migplan.model.text import Bilingual


class Obstacle(Frozen):
    """What keeps a system from a slot."""

    rule: str
    """``pin``, ``lead``, ``season``, ``precedence``, ``resource`` and so on."""
    ground: Bilingual


class Pull(Frozen):
    """The bridge of one linkage before and after a move; 0 yen mean that there is none."""

    linkage: str
    neighbour: str
    before_yen: int
    after_yen: int


class Alternative(Frozen):
    """The system, and all that moves with it, on another date, all others staying."""

    date: Day
    possible: bool
    obstacles: tuple[Obstacle, ...] = ()
    yen: int
    """How much more the plan costs then, weights included; where it is impossible, would cost."""
    by_kind: dict[str, int]
    """The same by kind; every kind is named."""
    pulls: tuple[Pull, ...] = ()
    """Linkages whose bridges arise, vanish or change, the largest change first."""


class Bound(Frozen):
    """A rule or limit that keeps the system from slots."""

    obstacle: Obstacle
    slots: int
    """How many slots it keeps it from, others staying where they are."""


class WayAround(Frozen):
    """Doing without a bridge by moving one end to the date of the other."""

    system: str
    """The end that would move, with all that moves with it."""
    date: Day
    possible: bool
    obstacles: tuple[Obstacle, ...] = ()
    yen: int
    """As that of an alternative."""


class BridgeWorth(Frozen):
    """One bridge of the system, and why it is worth having."""

    linkage: str
    neighbour: str
    start: Day
    end: Day
    running_at_as_of: bool
    cost_yen: int
    ways: tuple[WayAround, ...] = ()
    """Both ends, possible and cheap ways first; none for a bridge that runs already."""


class Explanation(Frozen):
    """Everything about one system of a plan."""

    municipality: str
    system: str
    name: str
    role: Role
    date: Day | None = None
    """First operating day; none for a system that does not cut over."""
    wave: int | None = None
    together: tuple[str, ...] = ()
    """All systems of its unit, itself included."""
    deadline: Day | None = None
    deadline_assumed: bool = False
    months_late: int = 0
    agreed: Day | None = None
    """The date of an earlier plan that this one was asked to keep."""
    reason: Bilingual | None = None
    slots: int = 0
    """Slots of the plan."""
    possible: tuple[Day, ...] = ()
    """Dates that it could take, others staying; its own is one of them."""
    bounds: tuple[Bound, ...] = ()
    """What keeps it from slots, the most slots first."""
    next_best: Alternative | None = None
    """The cheapest other date that it could take."""
    earlier: Alternative | None = None
    """One slot earlier."""
    later: Alternative | None = None
    bridges: tuple[BridgeWorth, ...] = ()
    phases: tuple[PhaseDates, ...] = ()
    capacity_prices: tuple[CapacityPrice, ...] = ()
    """Prices of the people and places that its unit needs, in the months in which it does."""
    assumptions: tuple[Assumption, ...] = Field(default=())
    """What was assumed about it by name."""
