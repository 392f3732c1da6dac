"""The best lots, exactly: an integer program over atoms, packages and windows.

It is a facility location problem (Balinski, Management Science 1965): a lot is a facility that costs
its procurement, an atom is a customer that goes to one lot or stays alone. What a lot pays once is the
largest of its members' parts, which a ladder of Booleans describes: a rung is paid as soon as one of
those that reach it is in.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from migplan.joint.lots.choice import FEWEST, Choice, Chosen, choice_of
from migplan.joint.lots.market import Market, Window

NODES = 20_000
"""Nodes of branch and bound at most: steps, not seconds."""
_SCALE = 1000.0
"""Yen of one unit of the objective, so that its numbers stay small."""
_HALF = 0.5
_SLACK = 2
"""Yen by which rounding may miss a proven optimum."""


@dataclass(slots=True)
class _Rows:
    """A sparse program that grows: columns with costs, rows with bounds."""

    costs: list[float] = field(default_factory=list[float])
    integral: list[int] = field(default_factory=list[int])
    entries: list[tuple[int, int, float]] = field(default_factory=list[tuple[int, int, float]])
    low: list[float] = field(default_factory=list[float])
    high: list[float] = field(default_factory=list[float])

    def column(self, yen: int, *, whole: bool = False) -> int:
        """A number from 0 to 1 that costs ``yen``."""
        self.costs.append(yen / _SCALE)
        self.integral.append(int(whole))
        return len(self.costs) - 1

    def row(self, terms: list[tuple[int, float]], low: float, high: float = float("inf")) -> None:
        """``low <= sum <= high``."""
        number = len(self.low)
        self.entries += [(number, column, factor) for column, factor in terms]
        self.low.append(low)
        self.high.append(high)


@dataclass(frozen=True, slots=True)
class _Place:
    """A lot that may be formed, and the columns of the atoms that may join it."""

    family: str
    window: Window
    joins: dict[int, int]


def bound_of(market: Market) -> int:
    """Yen that no choice of lots saves more than, for any number of bodies.

    All lots of one family and window are taken as one without a limit, that pays a procurement, and of
    each business the largest common part, for each ``most_members`` of its members, whole or not.
    """
    rows = _Rows()
    places = list(_places(market, rows, one=True))
    alone_yen = market.alone(range(len(market.atoms)))
    if not places:
        return 0
    _alone(market, rows, places)
    found = _solved(rows, None)
    return int(alone_yen - found.fun * _SCALE) + 1 if found.x is not None else alone_yen


def choose(market: Market, *, nodes: int = NODES) -> Choice:
    """Choose the lots that save most.

    Args:
        market: At most about ten bodies with twenty businesses each; more take long.
        nodes: Steps of the search at most.

    Returns:
        The best choice found. Its bound is what the search has proven.
    """
    rows = _Rows()
    places = list(_places(market, rows))
    alone_yen = market.alone(range(len(market.atoms)))
    if not places:
        return Choice((), 0, 0, "exact")
    _alone(market, rows, places)
    found = _solved(rows, nodes)
    if found.x is None:
        return Choice((), 0, alone_yen, "exact, no answer")
    lots = [lot for place in places if (lot := _lot(market, place, found.x)) is not None]
    least = found.mip_dual_bound if found.mip_dual_bound is not None else 0.0
    choice = choice_of(market, lots, int(alone_yen - least * _SCALE), "exact")
    if found.status == 0 and choice.bound - choice.saving <= _SLACK:
        choice = Choice(choice.lots, choice.saving, choice.saving, "exact")
    return choice


def _solved(rows: _Rows, nodes: int | None) -> Any:
    """The answer of the program, or without ``nodes`` that of its linear relaxation."""
    import numpy as np

    shape = (len(rows.low), len(rows.costs))
    number, column, factor = zip(*rows.entries, strict=True)
    optimize, sparse = _scipy()
    return optimize.milp(
        c=np.array(rows.costs),
        integrality=np.array(rows.integral) if nodes is not None else None,
        bounds=optimize.Bounds(0, 1),
        constraints=optimize.LinearConstraint(
            sparse.csr_array((factor, (number, column)), shape=shape),
            np.array(rows.low),
            np.array(rows.high),
        ),
        options={} if nodes is None else {"node_limit": nodes, "mip_rel_gap": 0.0},
    )


def _scipy() -> tuple[Any, Any]:
    """Optimisation and sparse matrices; without types, as scipy gives none."""
    from scipy import optimize, sparse

    return optimize, sparse


def _lot(market: Market, place: _Place, x: Any) -> Chosen | None:
    atoms = tuple(sorted(atom for atom, column in place.joins.items() if x[column] > _HALF))
    lot = Chosen(place.family, place.window, atoms)
    return lot if len(lot.bodies(market)) >= FEWEST else None


def _places(market: Market, rows: _Rows, *, one: bool = False) -> Iterator[_Place]:
    """All lots that may be formed, with their members, ladders and limits; or ``one`` for all alike."""
    for family in market.families():
        fitting = [atom for atom in range(len(market.atoms)) if market.fits(atom, family)]
        for window in market.windows:
            worth = _worth(market, fitting, window)
            bodies = {market.atoms[atom].body for atom in worth}
            chosen = [atom for atom in worth if market.atoms[atom].family == family]
            if len(bodies) < FEWEST or not chosen:
                continue
            # of more lots with one package in one window than a body can part, none is of use
            limit = market.policy.most_members
            apart = any(market.apart(a, b) for a, b in combinations(sorted(bodies), 2))
            copies = len(bodies) // 2 if len(bodies) > limit or apart else 1
            for _ in range(1 if one else copies):
                joins = {atom: rows.column(yen, whole=True) for atom, yen in worth.items()}
                _form(market, rows, joins, chosen, one=one)
                yield _Place(family, window, joins)


def _worth(market: Market, fitting: list[int], window: Window) -> dict[int, int]:
    """Yen that each atom costs by itself in a window, less those for which it can never pay.

    Where bodies bring everything, a body that cannot bring all of it is left out.
    """
    found: dict[int, int] = {}
    barred: set[int] = set()
    for atom in fitting:
        moving = market.moving(atom, window)
        if moving is None:
            barred.add(market.atoms[atom].body)
            continue
        yen = market.own(atom) + moving
        if market.policy.all_in or yen <= market.running(atom) + market.scale.procurement:
            found[atom] = yen
    if not market.policy.all_in:
        return found
    return {atom: yen for atom, yen in found.items() if market.atoms[atom].body not in barred}


def _form(
    market: Market, rows: _Rows, joins: dict[int, int], chosen: list[int], *, one: bool
) -> None:
    """One lot: it is open, bodies are in it, atoms belong to bodies, rungs are paid."""
    limit = market.policy.most_members
    is_open = rows.column(0 if one else market.scale.procurement, whole=True)
    atoms_of: dict[int, list[int]] = {}
    for atom in joins:
        atoms_of.setdefault(market.atoms[atom].body, []).append(atom)
    inside = {b: rows.column(market.scale.coordination, whole=True) for b in sorted(atoms_of)}
    for body, member in inside.items():
        rows.row([(is_open, 1.0), (member, -1.0)], 0.0)
        rows.row([*((joins[atom], 1.0) for atom in atoms_of[body]), (member, -1.0)], 0.0)
        for atom in atoms_of[body]:
            # who brings all brings everything; otherwise an atom needs its body
            high = 0.0 if market.policy.all_in else float("inf")
            rows.row([(member, 1.0), (joins[atom], -1.0)], 0.0, high)
    members = [(column, 1.0) for column in inside.values()]
    rows.row([*members, (is_open, -float(FEWEST))], 0.0)
    rows.row([*((joins[atom], 1.0) for atom in chosen), (is_open, -1.0)], 0.0)
    _in_company(market, rows, joins)
    if one:
        most = len(inside)
        bought = rows.column(market.scale.procurement * most)
        rows.row([(bought, float(most)), (is_open, -1.0)], 0.0)
        rows.row([(bought, float(most * limit)), *((c, -f) for c, f in members)], 0.0)
        _ladders(market, rows, joins, lots=most)
        return
    rows.row(members, 0.0, float(limit))
    for a, b in combinations(inside, 2):
        if market.apart(a, b):
            rows.row([(inside[a], 1.0), (inside[b], 1.0)], 0.0, 1.0)
    _ladders(market, rows, joins)


def _in_company(market: Market, rows: _Rows, joins: dict[int, int]) -> None:
    """Whoever joins shares a business with somebody of another body; who brings all brings all."""
    if market.policy.all_in:
        return
    with_key: dict[str, list[int]] = {}
    for atom in joins:
        for key in market.atoms[atom].businesses:
            with_key.setdefault(key, []).append(atom)
    for atom, column in joins.items():
        found = market.atoms[atom]
        mates = {
            other
            for key in found.businesses
            for other in with_key[key]
            if market.atoms[other].body != found.body
        }
        rows.row([*((joins[other], 1.0) for other in sorted(mates)), (column, -1.0)], 0.0)


def _ladders(market: Market, rows: _Rows, joins: dict[int, int], *, lots: int = 1) -> None:
    """For each business the largest common part among those inside.

    With more than one lot a rung is paid once for each lot that reaches it, which are at least as
    many as full lots hold all bodies that reach it.
    """
    parts: dict[str, list[tuple[int, int]]] = {}
    for atom in joins:
        for key, yen in market.common(atom):
            parts.setdefault(key, []).append((yen, atom))
    for key in sorted(parts):
        falling = sorted(parts[key], reverse=True)
        below = [yen for yen, _ in falling[1:]] + [0]
        above: int | None = None
        # of each body the first of its atoms that reaches the rung
        reached: dict[int, int] = {}
        for (yen, atom), rest in zip(falling, below, strict=True):
            rung = rows.column((yen - rest) * lots)
            rows.row([(rung, float(lots)), (joins[atom], -1.0)], 0.0)
            if above is not None:
                rows.row([(rung, 1.0), (above, -1.0)], 0.0)
            reached.setdefault(market.atoms[atom].body, joins[atom])
            if lots > 1 and rest < yen:
                full = float(lots * market.policy.most_members)
                rows.row([(rung, full), *((column, -1.0) for column in reached.values())], 0.0)
            above = rung


def _alone(market: Market, rows: _Rows, places: list[_Place]) -> None:
    """Every atom is in one lot or alone; who buys alone pays one procurement for each family."""
    bought: dict[tuple[int, str], int] = {}
    for number, atom in enumerate(market.atoms):
        by_itself = rows.column(market.running(number), whole=True)
        places_of = [place.joins[number] for place in places if number in place.joins]
        rows.row([(by_itself, 1.0), *((column, 1.0) for column in places_of)], 1.0, 1.0)
        key = (atom.body, atom.family)
        if key not in bought:
            bought[key] = rows.column(market.scale.procurement)
        rows.row([(bought[key], 1.0), (by_itself, -1.0)], 0.0)
