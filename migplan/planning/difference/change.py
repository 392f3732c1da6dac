"""What two versions of a plan differ in, as values: dates, figures, and the premises behind them."""

from dataclasses import dataclass
from datetime import date

from migplan.model.text import Bilingual


@dataclass(frozen=True, slots=True)
class PremiseChange:
    """One thing that was said otherwise before."""

    what: Bilingual
    before: Bilingual
    after: Bilingual
    systems: tuple[str, ...] = ()
    """Systems it is about; empty when it is about the whole plan."""


@dataclass(frozen=True, slots=True)
class DateChange:
    """A system that cuts over on another day than before."""

    system: str
    before: date
    after: date
    decided_by: str
    """Who pinned the new date; empty when it was computed."""
    causes: tuple[PremiseChange, ...]
    """Premises that changed about it, its unit, its contracts or its neighbours."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the plan, before and after."""

    key: str
    """``waves``, ``bridges``, ``late``, ``gaps``; ``cash`` and ``bridge_yen`` are yen."""
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that changed from one version of a plan to the next."""

    old_as_of: date
    new_as_of: date
    moved: tuple[DateChange, ...]
    """In the order of the new plan."""
    added: tuple[str, ...]
    """Systems that move now and did not before."""
    dropped: tuple[str, ...]
    """Systems that moved before and neither move nor have cut over now."""
    done: tuple[str, ...]
    """Systems that have cut over in between."""
    figures: tuple[Figure, ...]
    premises: tuple[PremiseChange, ...]

    @property
    def any(self) -> bool:
        """Whether anything a reader would ask about has changed."""
        figures = any(figure.before != figure.after for figure in self.figures)
        return bool(
            self.moved or self.added or self.dropped or self.done or self.premises or figures
        )
