"""Good lots for many bodies: those that gain most together are put together, step by step.

Agglomeration by greatest gain (Ward, Journal of the American Statistical Association 1963): every
body begins as a cluster of its own; the two clusters whose lots save most above what they save apart
are joined until nothing more is gained. Then single bodies move to other clusters, or two change
places, as long as that saves more (Kernighan and Lin, Bell System Technical Journal 1970, one step
deep). Among the bodies of a cluster the lots are then chosen exactly.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from migplan.joint.lots.choice import FEWEST, Choice, Chosen, choice_of
from migplan.joint.lots.choose import bound_of, choose
from migplan.joint.lots.market import Market

LOOKS = 2_000
"""Clusters at most that are reckoned while bodies change places: steps, not seconds."""
_NEVER = 1 << 50
"""Yen of a month in which an atom cannot cut over; sums of it stay whole numbers."""


class Forming:
    """The best lot of given bodies in one family, quickly."""

    def __init__(self, market: Market, family: str) -> None:
        """All atoms that fit the family."""
        self.market = market
        fitting = [atom for atom in range(len(market.atoms)) if market.fits(atom, family)]
        self.atoms_of: dict[int, list[int]] = {}
        for atom in fitting:
            self.atoms_of.setdefault(market.atoms[atom].body, []).append(atom)
        self.chosen = frozenset(a for a in fitting if market.atoms[a].family == family)
        self.moving: dict[int, NDArray[np.int64]] = {
            atom: np.array(
                [
                    _NEVER if (yen := market.moving(atom, w)) is None else yen
                    for w in market.windows
                ],
                dtype=np.int64,
            )
            for atom in fitting
        }
        self.common = {atom: dict(market.common(atom)) for atom in fitting}
        self.own = {atom: market.own(atom) for atom in fitting}
        self.running = {atom: market.running(atom) for atom in fitting}
        self.bought = {
            atom: (market.atoms[atom].body, market.atoms[atom].family) for atom in fitting
        }
        self.with_it: dict[tuple[int, str], set[int]] = {}
        for number, atom in enumerate(market.atoms):
            self.with_it.setdefault((atom.body, atom.family), set()).add(number)

    def best(self, bodies: Sequence[int]) -> int:
        """What a good lot of those of some bodies that fit saves; 0 without one."""
        market = self.market
        if any(market.apart(a, b) for a, b in combinations(bodies, 2)):
            return 0
        atoms = [atom for body in bodies for atom in self.atoms_of.get(body, ())]
        atoms = self._in_company(atoms)
        if not self._enough(atoms):
            return 0
        moving = np.array([self.moving[atom] for atom in atoms])
        fixed = np.array([self.running[a] - self.own[a] for a in atoms], dtype=np.int64)
        # in each window only what is worth its move at best; then the window that saves most
        worth = fixed[:, None] - moving
        gain = np.where(worth > 0, worth, 0).sum(axis=0)
        window = int(np.argmax(gain))
        inside = [atom for atom, value in zip(atoms, worth[:, window], strict=True) if value > 0]
        if market.policy.all_in:
            inside = atoms if int(moving[:, window].max()) < _NEVER else []
        inside = self._trimmed(inside, window)
        if not self._enough(inside):
            return 0
        return max(0, self._saving(inside, window))

    def _in_company(self, atoms: Sequence[int]) -> list[int]:
        """Those with a business that another body has too; who brings all brings all."""
        alone = set(self.market.lonely(atoms))
        return [atom for atom in atoms if atom not in alone]

    def _trimmed(self, inside: list[int], window: int) -> list[int]:
        """Without the atoms that cost more than they save, the worst first."""
        if self.market.policy.all_in:
            return inside
        inside = self._in_company(inside)
        while inside:
            most = self._largest(inside)
            worst, loss = None, 0
            for atom in inside:
                # without it, the next largest would be paid
                shared = sum(
                    yen - (most[key][1] if most[key][0] == yen else yen)
                    for key, yen in self.common[atom].items()
                )
                more = self.own[atom] + int(self.moving[atom][window]) + shared - self.running[atom]
                if more > loss:
                    worst, loss = atom, more
            if worst is None:
                return inside
            inside = self._in_company([atom for atom in inside if atom != worst])
        return inside

    def _largest(self, atoms: Sequence[int]) -> dict[str, tuple[int, int]]:
        """The largest and the second largest common part of each business."""
        found: dict[str, tuple[int, int]] = {}
        for atom in atoms:
            for key, yen in self.common[atom].items():
                first, second = found.get(key, (0, 0))
                found[key] = (max(first, yen), max(second, min(first, yen)))
        return found

    def _enough(self, atoms: Sequence[int]) -> bool:
        members = {self.market.atoms[atom].body for atom in atoms}
        return len(members) >= FEWEST and any(atom in self.chosen for atom in atoms)

    def _saving(self, atoms: Sequence[int], window: int) -> int:
        market = self.market
        members = {market.atoms[atom].body for atom in atoms}
        joint = sum(self.own[a] + int(self.moving[a][window]) for a in atoms)
        joint += market.shared(atoms) + market.scale.coordination * len(members)
        # who leaves part of a family outside buys that part alone all the same
        inside = set(atoms)
        bought = {key for key in {self.bought[a] for a in atoms} if self.with_it[key] <= inside}
        alone = sum(self.running[atom] for atom in atoms)
        return alone + market.scale.procurement * len(bought) - joint


def merge(market: Market, *, stop: Callable[[], bool] = lambda: False) -> Choice:
    """Choose lots for any number of bodies; good ones, with a bound on how good any could be."""
    lots: list[Chosen] = []
    for bodies in _clusters(market, stop):
        lots += _inside(market, bodies)
    return choice_of(market, lots, bound_of(market), "merging")


def _inside(market: Market, bodies: Sequence[int]) -> list[Chosen]:
    """The best lots among some bodies; their numbers of atoms are those of the whole market."""
    numbers = [n for n, atom in enumerate(market.atoms) if atom.body in bodies]
    part = replace(market, atoms=tuple(market.atoms[n] for n in numbers))
    return [
        Chosen(lot.family, lot.window, tuple(numbers[atom] for atom in lot.atoms))
        for lot in choose(part).lots
    ]


class _Worth:
    """What clusters save together; each is reckoned once."""

    def __init__(self, market: Market) -> None:
        self._forming = [Forming(market, family) for family in market.families()]
        self._known: dict[tuple[int, ...], int] = {}

    def of(self, cluster: tuple[int, ...]) -> int:
        """Yen; nothing for one body alone."""
        if len(cluster) < FEWEST:
            return 0
        if cluster not in self._known:
            self._known[cluster] = sum(family.best(cluster) for family in self._forming)
        return self._known[cluster]

    @property
    def looks(self) -> int:
        """How many clusters were reckoned."""
        return len(self._known)


def _clusters(market: Market, stop: Callable[[], bool]) -> list[tuple[int, ...]]:
    """Bodies that gain together, at most so many as a lot may have."""
    worth = _Worth(market)
    clusters: list[tuple[int, ...]] = [(body,) for body in range(market.bodies)]
    while len(clusters) > 1 and not stop():
        pairs = [
            (worth.of(a) + worth.of(b) - worth.of(_both(a, b)), a, b)
            for a, b in combinations(clusters, 2)
            if len(a) + len(b) <= market.policy.most_members
        ]
        least, a, b = min(pairs, default=(0, (), ()))
        if least >= 0:
            break
        clusters = sorted([c for c in clusters if c not in (a, b)] + [_both(a, b)])
    limit = worth.looks + LOOKS
    improved = True
    while improved and not stop():
        improved = False
        for a, b in combinations(range(len(clusters)), 2):
            better = _exchanged(worth, clusters[a], clusters[b], market.policy.most_members)
            if better is not None:
                clusters[a], clusters[b] = better
                improved = True
            if worth.looks > limit:
                return _real(clusters)
    return _real(clusters)


def _exchanged(
    worth: _Worth, a: tuple[int, ...], b: tuple[int, ...], most: int
) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Two clusters after the best move of one body or exchange of two; ``None``: none is better."""
    best, found = worth.of(a) + worth.of(b), None
    moves = [((), (body,)) for body in b] + [((body,), ()) for body in a]
    swaps = [((one,), (two,)) for one in a for two in b]
    for out, back in (*moves, *swaps):
        one, two = _both(_without(a, out), back), _both(_without(b, back), out)
        if max(len(one), len(two)) > most:
            continue
        yen = worth.of(one) + worth.of(two)
        if yen > best:
            best, found = yen, (one, two)
    return found


def _real(clusters: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    return [cluster for cluster in clusters if len(cluster) >= FEWEST]


def _both(a: tuple[int, ...], b: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(sorted((*a, *b)))


def _without(cluster: tuple[int, ...], out: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(body for body in cluster if body not in out)
