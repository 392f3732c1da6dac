"""What scenarios come to beside their base: a document, most effective scenario first."""

from migplan.model.base import Frozen
from migplan.model.dates import Day
from migplan.model.difference_document import Change, Move
from migplan.model.text import Bilingual

SCENARIOS_VERSION = 1
"""Fields are only added while it stays the same."""


class BudgetOutcome(Frozen):
    """Whether the ceiling of a fiscal year holds."""

    fiscal_year: int
    most_yen: int
    spent_yen: int
    postponed: tuple[str, ...] = ()
    """Ids of systems put off past the year to get there."""

    @property
    def met(self) -> bool:
        """Whether no more is spent than allowed."""
        return self.spent_yen <= self.most_yen


class WaveDay(Frozen):
    """One wave of a plan."""

    date: Day
    systems: int


class Figures(Frozen):
    """A plan in a few numbers."""

    cash_yen: int
    total_yen: int
    """With the weights for lateness, busy seasons and agreed dates."""
    bridges: int
    bridge_yen: int
    gaps: int
    """Undecided ones, bridges left out."""
    months_late: int
    """Of all systems together."""
    late: int
    """Systems past their deadlines."""
    last: Day | None
    """Last cutover."""
    optimality_gap: float
    waves: tuple[WaveDay, ...]


class ScenarioOutcome(Frozen):
    """One scenario that was planned, or that cannot be."""

    key: str
    """Name of its file, and of the folder of its plan."""
    name: str
    note: str = ""
    said: tuple[Bilingual, ...]
    """What it says otherwise, one sentence each."""
    figures: Figures | None = None
    """``None``: there is no plan."""
    why_not: Bilingual | None = None
    moved: tuple[Move, ...] = ()
    """Systems on another date, the largest shift first; why, ``said`` tells for all of them."""
    joined: tuple[str, ...] = ()
    """Names of systems that move in one of the two plans only."""
    by_fiscal_year: tuple[Change, ...] = ()
    budgets: tuple[BudgetOutcome, ...] = ()

    @property
    def feasible(self) -> bool:
        """Whether there is a plan."""
        return self.figures is not None


class ScenarioTable(Frozen):
    """The base and all scenarios."""

    schema_version: int = SCENARIOS_VERSION
    municipality: str
    as_of: Day
    invented: bool = False
    base: Figures
    scenarios: tuple[ScenarioOutcome, ...]
    """Those without a plan first, then by the change of the total, then by systems moved."""
    left_out: tuple[str, ...] = ()
    """Names of scenarios that were not reached before somebody stopped the work."""
