"""A choice of lots, and what it saves."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from migplan.joint.lots.market import Market, Procurements, Window

FEWEST = 2
"""Bodies in a lot, at least."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """One lot as it is chosen: who buys what, and in which window."""

    family: str
    window: Window
    atoms: tuple[int, ...]

    def bodies(self, market: Market) -> tuple[int, ...]:
        """Numbers of its members."""
        return tuple(sorted({market.atoms[atom].body for atom in self.atoms}))


@dataclass(frozen=True, slots=True)
class Choice:
    """All lots that are chosen.

    Attributes:
        lots: By first member, then window and family.
        saving: All alone less all with these lots, in yen.
        bound: No choice saves more.
        method: How it was found.
    """

    lots: tuple[Chosen, ...]
    saving: int
    bound: int
    method: str

    @property
    def exact(self) -> bool:
        """Whether no choice is better."""
        return self.saving >= self.bound


def saving_of(market: Market, lots: Iterable[Chosen]) -> int:
    """All alone less all with these lots, by the definition.

    Raises:
        ValueError: If a lot is none: too few or too many members, members of too different size,
            an atom that cannot be there or buys nothing together with others; or if an atom is in two lots.
    """
    every = tuple(lots)
    inside = [atom for lot in every for atom in lot.atoms]
    if len(set(inside)) != len(inside):
        raise ValueError("an atom is in two lots")
    total = market.alone(atom for atom in range(len(market.atoms)) if atom not in set(inside))
    for lot in every:
        bodies = lot.bodies(market)
        if not FEWEST <= len(bodies) <= market.policy.most_members:
            raise ValueError(f"a lot of {len(bodies)} bodies")
        if any(market.apart(a, b) for a in bodies for b in bodies if a < b):
            raise ValueError("members of too different size")
        if not all(market.fits(atom, lot.family) for atom in lot.atoms):
            raise ValueError("an atom of another package")
        if not any(market.atoms[atom].family == lot.family for atom in lot.atoms):
            raise ValueError("nobody has chosen the package of the lot")
        if market.lonely(lot.atoms):
            raise ValueError("an atom that shares no business with the others")
        yen = market.joint(lot.atoms, lot.window)
        if yen is None:
            raise ValueError("an atom that cannot cut over in the window")
        total += yen
    return market.alone(range(len(market.atoms))) - total


def spared(market: Market, lots: Sequence[Chosen]) -> tuple[Procurements, ...]:
    """The procurements that fall away with each lot, so that savings of lots add up to that of all.

    Who still buys a part of a family alone runs that procurement all the same; where several lots
    take in the parts of a family, the first of them spares it.
    """
    inside = {atom for lot in lots for atom in lot.atoms}
    counted = {(a.body, a.family) for n, a in enumerate(market.atoms) if n not in inside}
    found: list[Procurements] = []
    for lot in lots:
        mine = {(market.atoms[n].body, market.atoms[n].family) for n in lot.atoms} - counted
        counted |= mine
        found.append(frozenset(mine))
    return tuple(found)


def choice_of(market: Market, lots: Iterable[Chosen], bound: int, method: str) -> Choice:
    """A choice with its saving, the lots in order."""
    ordered = sorted(
        lots, key=lambda lot: (lot.bodies(market), lot.window.first, lot.family, lot.atoms)
    )
    saving = saving_of(market, ordered)
    return Choice(tuple(ordered), saving, max(bound, saving), method)
