"""The best lots by trying all of them: slow, and written without the program it checks."""

from itertools import combinations, product

from migplan.joint.lots.market import Market, Window


def best_saving(market: Market) -> int:
    """What the best choice saves, where every atom covers one business and no size limit binds.

    Whoever is in which lot is tried for all lots at once; then each business falls apart from the
    others, and all ways of sending its atoms to lots of their bodies are tried.
    """
    places = [
        (family, window)
        for family in market.families()
        for window in market.windows
        if _enough(market, family, window)
    ]
    subsets = [
        members
        for size in range(2, market.bodies + 1)
        for members in combinations(range(market.bodies), size)
    ]
    best = 0
    everything = market.alone(range(len(market.atoms)))
    for members in product([None, *subsets], repeat=len(places)):
        opened = [(*place, set(who)) for place, who in zip(places, members, strict=True) if who]
        best = max(best, everything - _cheapest(market, opened))
    return best


def _enough(market: Market, family: str, window: Window) -> bool:
    able = {
        market.atoms[a].body
        for a in range(len(market.atoms))
        if market.fits(a, family) and market.moving(a, window) is not None
    }
    return len(able) > 1


def _cheapest(market: Market, opened: list[tuple[str, Window, set[int]]]) -> int:
    """Least yen with these lots; members who bring nothing still pay, so nothing is too cheap."""
    fixed = sum(market.scale.procurement + market.scale.coordination * len(w) for *_, w in opened)
    keys = sorted({atom.businesses[0] for atom in market.atoms})
    # who buys a family alone pays one procurement, which ties businesses together: try them all
    pairs = sorted({(atom.body, atom.family) for atom in market.atoms})
    best = 10**15
    for free in product((False, True), repeat=len(pairs)):
        alone = {pair for pair, on in zip(pairs, free, strict=True) if on}
        yen = fixed + market.scale.procurement * len(alone)
        for key in keys:
            atoms = [n for n, atom in enumerate(market.atoms) if atom.businesses[0] == key]
            yen += _business(market, atoms, opened, alone)
            if yen >= best:
                break
        best = min(best, yen)
    return best


def _business(
    market: Market,
    atoms: list[int],
    opened: list[tuple[str, Window, set[int]]],
    alone: set[tuple[int, str]],
) -> int:
    options: list[list[tuple[int, int]]] = []
    for n in atoms:
        atom, ways = market.atoms[n], []
        if (atom.body, atom.family) in alone:
            ways.append((-1, market.running(n)))
        for number, (family, window, who) in enumerate(opened):
            moving = market.moving(n, window)
            if atom.body in who and moving is not None and market.fits(n, family):
                ways.append((number, market.own(n) + moving))
        if not ways:
            return 10**15
        options.append(ways)
    best = 10**15
    for picked in product(*options):
        most: dict[int, int] = {}
        for n, (place, _) in zip(atoms, picked, strict=True):
            if place >= 0:
                most[place] = max(most.get(place, 0), market.common(n)[0][1])
        best = min(best, sum(yen for _, yen in picked) + sum(most.values()))
    return best
