"""One choice of one system: where it would stand, as far as prices have no part in it."""

from dataclasses import dataclass

from migplan.model.placement import Reason
from migplan.model.placement_row import Choice, PlacementRow
from migplan.placement.sites import Site


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a system stands with one choice.

    Attributes:
        site: ``None`` where it is no more.
        moved: Whether it leaves today's place.
        into: What absorbs it.
        row: What was said about it.
        reasons: Why it is closed; latency comes in with the prices.
    """

    choice: Choice
    site: Site | None
    moved: bool
    into: str | None = None
    row: PlacementRow | None = None
    reasons: tuple[Reason, ...] = ()
