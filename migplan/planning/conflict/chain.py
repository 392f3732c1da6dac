"""The work of each unit, of which no date is known yet, and how a unit is named as one project."""

from collections.abc import Mapping
from dataclasses import dataclass

from migplan.model.case import Case
from migplan.model.dates import month_index
from migplan.planning.chains import Stretch, chain_of


@dataclass(frozen=True, slots=True)
class Chain:
    """The phases of a unit.

    Attributes:
        unit: Its members.
        stretches: All its phases, in order. Of a pinned unit, too: what comes to lie before the
            as-of date counts as done.
        pinned: Whether the date of some member was decided.
    """

    unit: tuple[str, ...]
    stretches: tuple[Stretch, ...]
    pinned: bool

    @property
    def months(self) -> int:
        """How long it takes without a break."""
        return sum(stretch.months for stretch in self.stretches)


@dataclass(frozen=True, slots=True)
class Work:
    """All work.

    Attributes:
        today: Month of the as-of date, before which no work can begin.
        chains: By the key of the project.
    """

    today: int
    chains: Mapping[str, Chain]


NO_WORK = Work(0, {})


def project_key(unit: tuple[str, ...]) -> str:
    """Under which name a unit as one project goes among the systems."""
    return unit[0] if len(unit) == 1 else "\n".join(unit)


def work_of(case: Case) -> Work:
    """The work of each unit; none where people are no limit."""
    today = month_index(case.as_of)
    if not case.people_limited:
        return Work(today, {})
    free = {system.id: system.model_copy(update={"pin": None}) for system in case.systems}
    pinned = {system.id for system in case.systems if system.pin is not None}
    chains = [
        Chain(unit, tuple(chain_of(case, unit, free)), not pinned.isdisjoint(unit))
        for unit in case.units
    ]
    return Work(today, {project_key(chain.unit): chain for chain in chains if chain.stretches})
