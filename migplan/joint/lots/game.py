"""What each sub-group of a lot would pay by itself: the game that sharing a cost is judged by.

A sub-group buys the same systems in the window that suits it best, or each of its members alone,
whichever is less. It is reckoned by the rules of scale from the plans alone; nothing is planned anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from migplan.joint.lots.choice import Chosen
from migplan.joint.lots.market import Market, Procurements

MOST_EXACT = 12
"""Members up to which every sub-group is looked at; above, small ones and all but a few."""
_FEW = 2


@dataclass(frozen=True, slots=True)
class Game:
    """Members of one lot, and what sub-groups of them would pay.

    Attributes:
        members: Numbers of the bodies, sorted.
        own: What stays with each, its dates included, in yen.
        shared: What is paid once for all.
        alone: What each would pay alone.
        costs: Sub-group, as positions among the members, to what it would pay; all but the whole.
    """

    members: tuple[int, ...]
    own: tuple[int, ...]
    shared: int
    alone: tuple[int, ...]
    costs: dict[tuple[int, ...], int]

    @property
    def total(self) -> int:
        """What all pay together."""
        return sum(self.own) + self.shared


def game_of(
    market: Market, lot: Chosen, moving: Sequence[int], spared: Procurements | None = None
) -> Game:
    """The game of one lot.

    Args:
        market: Everything known.
        lot: As it was chosen.
        moving: What its dates cost each member, by planning anew; in the order of the members.
        spared: Procurements that fall away with the lot; ``None``: all that its members would run.
    """
    members = lot.bodies(market)
    atoms = {b: [a for a in lot.atoms if market.atoms[a].body == b] for b in members}
    coordination = market.scale.coordination
    own = tuple(
        sum(map(market.own, atoms[body])) + coordination + yen
        for body, yen in zip(members, moving, strict=True)
    )
    alone = tuple(market.alone(atoms[body], spared) for body in members)
    reckon = _Reckon(market, members, atoms)
    costs: dict[tuple[int, ...], int] = {}
    for group in _groups(len(members)):
        apart = sum(alone[n] for n in group)
        costs[group] = apart if len(group) == 1 else min(apart, reckon.joint(group))
    return Game(members, own, market.shared(lot.atoms), alone, costs)


def _groups(size: int) -> list[tuple[int, ...]]:
    """Sub-groups worth looking at, small ones first, the whole left out."""
    sizes = range(1, size)
    if size > MOST_EXACT:
        sizes = [n for n in sizes if n <= _FEW or n >= size - _FEW]
    return [group for n in sizes for group in combinations(range(size), n)]


class _Reckon:
    """What sub-groups pay as lots of their own; every table is made once."""

    def __init__(self, market: Market, members: Sequence[int], atoms: dict[int, list[int]]) -> None:
        self.market = market
        self.coordination = market.scale.coordination
        self.own = [sum(map(market.own, atoms[body])) for body in members]
        self.moving: list[list[int | None]] = []
        self.parts: list[dict[str, int]] = []
        for body in members:
            per_window: list[int | None] = []
            for window in market.windows:
                found = [market.moving(atom, window) for atom in atoms[body]]
                per_window.append(
                    None if None in found else sum(yen for yen in found if yen is not None)
                )
            self.moving.append(per_window)
            most: dict[str, int] = {}
            for atom in atoms[body]:
                for key, yen in market.common(atom):
                    most[key] = max(yen, most.get(key, 0))
            self.parts.append(most)

    def joint(self, group: tuple[int, ...]) -> int:
        moving = [
            sum(yen for yen in row if yen is not None)
            for row in zip(*(self.moving[n] for n in group), strict=True)
            if None not in row
        ]
        if not moving:
            return 1 << 60
        most: dict[str, int] = {}
        for n in group:
            for key, yen in self.parts[n].items():
                most[key] = max(yen, most.get(key, 0))
        shared = sum(most.values()) + self.market.scale.procurement
        own = sum(self.own[n] for n in group) + self.coordination * len(group)
        return own + shared + min(moving)
