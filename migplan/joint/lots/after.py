"""What becomes of a lot when its window is later, when a member leaves, when a member is late."""

from collections.abc import Mapping, Sequence

from migplan.joint.lots.choice import FEWEST, Chosen
from migplan.joint.lots.game import Game
from migplan.joint.lots.market import Market, Window
from migplan.joint.lots.settle import spans_of
from migplan.joint.lots.split import portions
from migplan.joint.lots.standing import Standing
from migplan.model.dates import month_start
from migplan.model.lots import Leaving, Slipping, Split, WindowCost

LATER = (6, 12)
"""Months by which a window is moved."""
SLIP = 6
"""Months that a member is late."""
_YEAR = 12


def later_windows(
    market: Market, lot: Chosen, bodies: Mapping[int, Standing]
) -> tuple[WindowCost, ...]:
    """The same lot with its window moved back."""
    saved = _saved(market, lot)
    found: list[WindowCost] = []
    for months in LATER:
        window = Window(lot.window.first + months, lot.window.last + months)
        moving = {body: moving_of(market, lot, body, bodies[body], window) for body in bodies}
        found.append(
            WindowCost(
                months=months,
                first=month_start(window.first),
                moving={bodies[b].key: yen for b, yen in moving.items() if yen is not None},
                lost_yen=saved * months // (market.policy.years * _YEAR),
                impossible=tuple(bodies[b].key for b, yen in moving.items() if yen is None),
            )
        )
    return tuple(found)


def all_later(
    market: Market, lots: Sequence[Chosen], bodies: Sequence[Standing]
) -> tuple[WindowCost, ...]:
    """All lots with their windows moved back together; each body is dated anew, quickly."""
    spans = spans_of(market, lots)
    if not spans:
        return ()
    saved = sum(_saved(market, lot) for lot in lots)
    first = min(lot.window.first for lot in lots)
    found: list[WindowCost] = []
    for months in LATER:
        spent = {
            bodies[body].key: bodies[body].spent(
                {unit: (start + months, end + months) for unit, (start, end) in units.items()}
            )
            for body, units in spans.items()
        }
        found.append(
            WindowCost(
                months=months,
                first=month_start(first + months),
                moving={key: yen for key, yen in spent.items() if yen is not None},
                lost_yen=saved * months // (market.policy.years * _YEAR),
                impossible=tuple(key for key, yen in spent.items() if yen is None),
            )
        )
    return tuple(found)


def _saved(market: Market, lot: Chosen) -> int:
    """What a lot saves of running over the years compared."""
    common = sum(yen for atom in lot.atoms for _, yen in market.common(atom))
    return common - (market.shared(lot.atoms) - market.scale.procurement)


def moving_of(
    market: Market, lot: Chosen, body: int, standing: Standing, window: Window
) -> int | None:
    """Yen that one member spends more than alone with its systems of the lot inside a window.

    All its other systems stay, and limits are not looked at. ``None``: it must not cut over then.
    """
    units = [market.atoms[a].unit for a in lot.atoms if market.atoms[a].body == body]
    slots = standing.moved(dict.fromkeys(units, (window.first, window.last)))
    if slots is None:
        return None
    return 0 if slots == standing.slots else standing.cash(slots) - standing.plan.cost.cash_yen


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
    bodies: Mapping[int, Standing],
    months: Mapping[int, Sequence[int]],
    left: Sequence[Leaving],
) -> tuple[Slipping, ...]:
    """What it means that each of the members is late by ``SLIP`` months.

    Args:
        market: Everything known.
        lot: The lot.
        bodies: Its members.
        months: Body to the months in which its systems of the lot cut over.
        left: What remains if it leaves.
    """
    gone = {row.key: row for row in left}
    later = Window(lot.window.first + SLIP, lot.window.last + SLIP)
    cost = {
        body: (
            moving_of(market, lot, body, standing, lot.window),
            moving_of(market, lot, body, standing, later),
        )
        for body, standing in bodies.items()
    }
    found: list[Slipping] = []
    for body, standing in bodies.items():
        inside = all(month + SLIP <= lot.window.last for month in months[body])
        others = [cost[other] for other in bodies if other != body]
        wait = None
        if all(now is not None and then is not None for now, then in others):
            wait = sum((then or 0) - (now or 0) for now, then in others)
        row = gone[standing.key]
        found.append(
            Slipping(
                key=standing.key,
                months=SLIP,
                inside=inside,
                waiting_yen=0 if inside else wait,
                leaving_yen=0 if inside else sum(row.more.values()) + (row.leaver_yen or 0),
            )
        )
    return tuple(found)
