"""Where the out-of-scope systems should live: the answer, with all that it was computed from."""

from enum import StrEnum

from migplan.model.base import Frozen, Months
from migplan.model.case import Assumption
from migplan.model.placement_price import Border
from migplan.model.placement_row import Choice
from migplan.model.price import Level, Price
from migplan.model.system import Zone
from migplan.model.text import Bilingual


class Bar(StrEnum):
    """What keeps a system from a choice."""

    KIND = "kind"
    """Not among the usual places of its kind, and nobody allowed it."""
    EXCLUDED = "excluded"
    """The body ruled it out."""
    JUDGEMENT = "judgement"
    """Nobody has judged yet whether it is allowed."""
    PERSONAL_NUMBER = "personal_number"
    ZONE = "zone"
    LATENCY = "latency"
    TARGET = "target"
    """What would absorb it takes no part."""


class Reason(Frozen):
    """One reason why a choice is not open."""

    bar: Bar
    said: Bilingual
    linkage: str | None = None
    """The linkage that forbids it, where one does."""


class Option(Frozen):
    """One choice of one system."""

    choice: Choice
    into: str | None = None
    monthly_yen: int = 0
    """Hosting."""
    move_yen: int = 0
    more_yen: int | None = None
    """What the whole placement costs more at best with this choice, over the period; exact.
    ``None``: not open, or not with what the other systems may do."""
    reasons: tuple[Reason, ...] = ()
    """Why it is not open; empty where it is."""

    @property
    def open(self) -> bool:
        """Whether the system may choose it."""
        return not self.reasons


class Placed(Frozen):
    """One local system."""

    system: str
    now: Choice | None = None
    """Where it runs today; ``None``: nobody said."""
    planned: Choice | None = None
    """Where the inventory says it will run."""
    choice: Choice | None = None
    """What is best; ``None`` where no choice is open."""
    into: str | None = None
    fixed: bool = False
    """Decided before: it is to be absorbed or retired."""
    hosting_monthly_yen: int = 0
    move_yen: int = 0
    crossing_monthly_yen: int = 0
    """Linkages of this system; one between two local systems counts at its provider."""
    setup_yen: int = 0
    total_yen: int = 0
    """All of it over the period."""
    second: Choice | None = None
    """The best choice but one."""
    second_more_yen: int | None = None
    deciding: tuple[str, ...] = ()
    """Linkages without whose crossing cost the second choice would be the cheaper one, the other
    systems staying where they are recommended; together, the weightiest first."""
    options: tuple[Option, ...] = ()


class Crossing(Frozen):
    """What one linkage costs in the recommended placement."""

    linkage: str
    border: Border
    monthly_yen: int
    setup_yen: int
    rule_broken: bool = False
    """No open choice of its two ends keeps the rules for zones and latency together."""


class Judgement(Frozen):
    """A choice that nobody has judged yet."""

    system: str
    choice: Choice
    saves_yen: int | None = None
    """What the placement would cost less over the period if this one choice were allowed.
    ``None``: nothing else is open to the system, or too many hang together to try one by one."""


class Change(Frozen):
    """A system whose recommended choice depends on a price."""

    system: str
    choice: Choice | None = None
    """What is best at the other price."""


class Sensitivity(Frozen):
    """What one price at the end of its range does to the recommendation."""

    key: str
    level: Level
    amount: float
    changes: tuple[Change, ...]


class Flow(Frozen):
    """Whether data may pass from one zone to another."""

    from_zone: Zone
    to_zone: Zone
    free: bool
    """False: by an agreed way only."""
    relayed: bool
    """Never directly: that data pass today is no proof of an agreed way."""
    need: Bilingual


class Premises(Frozen):
    """What the placement was computed from, beside the case."""

    prices: tuple[Price, ...]
    zones: dict[str, Zone | None]
    """Zone of each hosting; ``None``: that of the system."""
    flows: tuple[Flow, ...]
    usual: dict[str, tuple[str, ...]]
    """Usual places of each system, from its kind; a system not named has no limit."""
    assumptions: tuple[Assumption, ...] = ()


class Placement(Frozen):
    """Where every local system should live, at the least cost over a period."""

    months: Months
    """The period."""
    systems: tuple[Placed, ...]
    crossings: tuple[Crossing, ...] = ()
    hosting_yen: int
    """Over the period, all systems together."""
    crossing_yen: int
    move_yen: int
    setup_yen: int
    total_yen: int
    proved: bool
    """Whether no other placement is cheaper; otherwise it may be."""
    bound_yen: int
    stay_yen: int | None = None
    """The same costs if every system stays where it is; ``None`` where that is not known or not
    allowed."""
    judgements: tuple[Judgement, ...] = ()
    all_allowed_saves_yen: int = 0
    """What would be saved if all that is not judged yet were allowed."""
    sensitivity: tuple[Sensitivity, ...] = ()
    """The prices that change most recommendations, first."""
    premises: Premises
