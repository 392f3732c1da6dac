"""The market: all atoms, the windows they may share, and what belonging together costs.

The one definition of what a lot costs; whoever chooses, shares out or checks reckons with it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from migplan.joint.lots.atoms import LOCAL, UNDECIDED, Atom
from migplan.joint.lots.rules import Scale, View
from migplan.model.dates import MonthIndex
from migplan.model.joint_group import LotPolicy

Procurements = frozenset[tuple[int, str]]
"""Body and family that it would buy by itself."""


@dataclass(frozen=True, slots=True)
class Window:
    """Months in which all systems of a lot cut over, both ends inclusive."""

    first: MonthIndex
    last: MonthIndex


@dataclass(frozen=True, slots=True)
class Market:
    """Everything that is known before lots are formed.

    Attributes:
        bodies: How many there are.
        populations: By body; ``None`` where unknown.
        atoms: Of all bodies, by body and unit.
        scale: The rules of scale.
        view: Which end of prices and rules is taken.
        policy: What makes bodies fit.
        windows: Common windows worth looking at, earliest first.
        barred: Atom and first month of a window for which planning anew found no dates.
        extra: The same to the yen by which planning anew was dearer than was reckoned.
    """

    bodies: int
    populations: tuple[int | None, ...]
    atoms: tuple[Atom, ...]
    scale: Scale
    view: View
    policy: LotPolicy
    windows: tuple[Window, ...]
    barred: frozenset[tuple[int, MonthIndex]] = frozenset()
    extra: Mapping[tuple[int, MonthIndex], int] = field(
        default_factory=dict[tuple[int, MonthIndex], int]
    )

    def uses(self, atom: int) -> tuple[tuple[str, int], ...]:
        """Yen of running each business of an atom over the years compared."""
        level = self.view.saves
        return tuple((key, int(getattr(yen, level))) for key, yen in self.atoms[atom].uses)

    def common(self, atom: int) -> tuple[tuple[str, int], ...]:
        """The part of each that a lot pays only once."""
        return tuple((key, round(self.scale.common * yen)) for key, yen in self.uses(atom))

    def running(self, atom: int) -> int:
        """Yen of running an atom over the years compared."""
        return sum(yen for _, yen in self.uses(atom))

    def own(self, atom: int) -> int:
        """What of running stays with the body inside a lot, with the work of aligning."""
        common = sum(yen for _, yen in self.common(atom))
        return self.running(atom) - common + self.scale.alignment * len(self.atoms[atom].uses)

    def moving(self, atom: int, window: Window) -> int | None:
        """What the body's plan costs more with an atom inside a window; ``None``: it cannot be."""
        found = self.atoms[atom]
        if (atom, window.first) in self.barred or not self._contract_fits(found, window):
            return None
        months = range(window.first, window.last + 1)
        least = min((found.shifts[m] for m in months if m in found.shifts), default=None)
        return None if least is None else least + self.extra.get((atom, window.first), 0)

    def shared(self, atoms: Iterable[int]) -> int:
        """What a lot of some atoms pays once: the common parts of its largest, one procurement."""
        most: dict[str, int] = {}
        for atom in atoms:
            for key, yen in self.common(atom):
                most[key] = max(yen, most.get(key, 0))
        return sum(most.values()) + self.scale.procurement

    def joint(self, atoms: Sequence[int], window: Window) -> int | None:
        """Yen of a lot, moving included; ``None`` when one of its atoms cannot be there."""
        moving = [self.moving(atom, window) for atom in atoms]
        if None in moving:
            return None
        members = {self.atoms[atom].body for atom in atoms}
        own = sum(self.own(atom) for atom in atoms)
        paid = self.shared(atoms) + self.scale.coordination * len(members)
        return own + paid + sum(yen for yen in moving if yen is not None)

    def alone(self, atoms: Iterable[int], spared: Procurements | None = None) -> int:
        """Yen of the same atoms, each body by itself: one procurement for each family it buys.

        Args:
            atoms: What is bought.
            spared: Procurements that count; ``None``: all of them.
        """
        every = tuple(atoms)
        bought = {(self.atoms[atom].body, self.atoms[atom].family) for atom in every}
        counted = bought if spared is None else bought & spared
        return sum(map(self.running, every)) + self.scale.procurement * len(counted)

    def families(self) -> tuple[str, ...]:
        """What lots can be formed around: packages, and what nobody has chosen a package for."""
        return tuple(sorted({atom.family for atom in self.atoms}))

    def fits(self, atom: int, family: str) -> bool:
        """Whether an atom may be bought with a family.

        Whoever has chosen a package keeps it. Whoever has not may join one that somebody
        runs for the same businesses.
        """
        found = self.atoms[atom]
        if found.family == family:
            return True
        if found.package is not None or family == UNDECIDED or family.startswith(LOCAL):
            return False
        offered = {
            key for other in self.atoms if other.package == family for key in other.businesses
        }
        return set(found.businesses) <= offered

    def lonely(self, atoms: Sequence[int]) -> tuple[int, ...]:
        """Atoms none of whose businesses another body has among them: they buy nothing together."""
        if self.policy.all_in:
            return ()
        owners: dict[str, set[int]] = {}
        for atom in atoms:
            for key in self.atoms[atom].businesses:
                owners.setdefault(key, set()).add(self.atoms[atom].body)
        return tuple(
            atom
            for atom in atoms
            if all(len(owners[key]) == 1 for key in self.atoms[atom].businesses)
        )

    def apart(self, a: int, b: int) -> bool:
        """Whether two bodies must not be in one lot because of their sizes."""
        factor, one, two = self.policy.population_factor, self.populations[a], self.populations[b]
        if factor is None or not one or not two:
            return False
        return max(one, two) > factor * min(one, two)

    def _contract_fits(self, atom: Atom, window: Window) -> bool:
        most, end = self.policy.contract_months, atom.contract_end
        if most is None or end is None:
            return True
        return window.first - most <= end <= window.last + most


def windows_of(market: Market) -> tuple[Window, ...]:
    """All windows that differ in what they cost some atom, the earliest of those that are alike.

    A window that costs every atom at least as much as another is left out.
    """
    months = sorted({month for atom in market.atoms for month in atom.shifts})
    if not months:
        return ()
    length = market.policy.window_months
    last = max(months[0], months[-1] - length + 1)
    every = [Window(first, first + length - 1) for first in range(months[0], last + 1)]
    kept: list[tuple[Window, tuple[float, ...]]] = []
    for window in every:
        row = tuple(
            float("inf") if yen is None else yen
            for yen in (market.moving(atom, window) for atom in range(len(market.atoms)))
        )
        if any(_not_better(row, other) for _, other in kept):
            continue
        kept = [(w, other) for w, other in kept if not _not_better(other, row)]
        kept.append((window, row))
    return tuple(window for window, _ in kept)


def _not_better(row: Sequence[float], other: Sequence[float]) -> bool:
    return all(mine >= its for mine, its in zip(row, other, strict=True))
