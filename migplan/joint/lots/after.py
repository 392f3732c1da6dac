"""What becomes of a lot when its window is later, when a member leaves, when a member is late."""

from collections.abc import Mapping, Sequence

from migplan.joint.lots.choice import FEWEST, Chosen
from migplan.joint.lots.game import Game
from migplan.joint.lots.market import Market, Window
from migplan.joint.lots.split import portions
from migplan.model.dates import month_start
from migplan.model.lots import Leaving, Slipping, Split, WindowCost

LATER = (3, 6, 12)
"""Months by which a window is moved."""
SLIP = 6
"""Months that a member is late."""
_YEAR = 12


def later_windows(market: Market, lot: Chosen, keys: Mapping[int, str]) -> tuple[WindowCost, ...]:
    """The same lot with its window moved back."""
    common = sum(yen for atom in lot.atoms for _, yen in market.common(atom))
    saved = common - (market.shared(lot.atoms) - market.scale.procurement)
    found: list[WindowCost] = []
    for months in LATER:
        window = Window(lot.window.first + months, lot.window.last + months)
        moving = {body: moving_of(market, lot, body, window) for body in lot.bodies(market)}
        found.append(
            WindowCost(
                months=months,
                first=month_start(window.first),
                moving={keys[b]: yen for b, yen in moving.items() if yen is not None},
                lost_yen=saved * months // (market.policy.years * _YEAR),
                impossible=tuple(keys[b] for b, yen in moving.items() if yen is None),
            )
        )
    return tuple(found)


def moving_of(market: Market, lot: Chosen, body: int, window: Window) -> int | None:
    """What one member's dates cost more in a window, from its plan alone."""
    moving = [market.moving(a, window) for a in lot.atoms if market.atoms[a].body == body]
    return None if None in moving else sum(yen for yen in moving if yen is not None)


def leaving(
    market: Market,
    lot: Chosen,
    game: Game,
    keys: Mapping[int, str],
    split: Split,
    weights: Sequence[int],
    linkages: Mapping[int, int],
) -> tuple[Leaving, ...]:
    """What remains if each of the members leaves.

    Args:
        market: Everything known.
        lot: The lot.
        game: What sub-groups of it pay.
        keys: Of the bodies.
        split: By which the cost is shared out now.
        weights: By which it is shared out among those who stay, by position.
        linkages: How many linkages each has at its systems of the lot.
    """
    found: list[Leaving] = []
    size = len(game.members)
    for leaver, body in enumerate(game.members):
        rest = tuple(n for n in range(size) if n != leaver)
        staying = {game.members[n] for n in rest}
        atoms = [a for a in lot.atoms if market.atoms[a].body in staying]
        shared = market.shared(atoms)
        together = shared + sum(game.own[n] for n in rest)
        apart = sum(game.alone[n] for n in rest)
        remains = len(rest) >= FEWEST and together < apart
        pays = _pays(game, rest, shared, weights) if remains else {n: game.alone[n] for n in rest}
        found.append(
            Leaving(
                key=keys[body],
                remains=remains,
                saving_yen=max(0, apart - together) if remains else 0,
                more={
                    keys[game.members[n]]: pays[n] - split.pays[keys[game.members[n]]] for n in rest
                },
                leaver_yen=game.alone[leaver] - split.pays[keys[body]],
                linkages=linkages[body],
            )
        )
    return tuple(found)


def _pays(game: Game, rest: Sequence[int], shared: int, weights: Sequence[int]) -> dict[int, int]:
    some = [weights[n] for n in rest]
    parts = portions(shared, some if sum(some) > 0 else [1] * len(rest))
    return {n: game.own[n] + part for n, part in zip(rest, parts, strict=True)}


def slipping(
    market: Market,
    lot: Chosen,
    keys: Mapping[int, str],
    months: Mapping[int, Sequence[int]],
    left: Sequence[Leaving],
) -> tuple[Slipping, ...]:
    """What it means that each of the members is late by ``SLIP`` months.

    Args:
        market: Everything known.
        lot: The lot.
        keys: Of the bodies.
        months: Body to the months in which its systems of the lot cut over.
        left: What remains if it leaves.
    """
    gone = {row.key: row for row in left}
    window = Window(lot.window.first + SLIP, lot.window.last + SLIP)
    found: list[Slipping] = []
    for body in lot.bodies(market):
        inside = all(month + SLIP <= lot.window.last for month in months[body])
        others = [other for other in lot.bodies(market) if other != body]
        now = [moving_of(market, lot, other, lot.window) for other in others]
        then = [moving_of(market, lot, other, window) for other in others]
        wait = None
        if None not in now and None not in then:
            wait = sum(yen or 0 for yen in then) - sum(yen or 0 for yen in now)
        row = gone[keys[body]]
        found.append(
            Slipping(
                key=keys[body],
                months=SLIP,
                inside=inside,
                waiting_yen=0 if inside else wait,
                leaving_yen=0 if inside else sum(row.more.values()) + (row.leaver_yen or 0),
            )
        )
    return tuple(found)
