"""Lots whose members have dates: what the rules of scale do not see is found out and reckoned with.

Reckoning looks at one unit at a time; limits on projects, people and loads of a body bind several
together. A body that has no dates with all its windows gives up the unit of least worth for that
window; one whose dates cost more than was reckoned is charged with the rest. Then the choice is made
again, and the best that was seen is kept.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from migplan.joint.lots.choice import FEWEST, Choice, Chosen, saving_of
from migplan.joint.lots.market import Market, windows_of
from migplan.joint.lots.rules import View
from migplan.joint.lots.standing import Standing
from migplan.model.dates import MonthIndex

TRIES = 30
"""How often the choice is made again at most."""
_SLACK = 500_000
"""Yen by which a body's dates may cost more than was reckoned before the choice is made again."""

Spans = dict[int, tuple[MonthIndex, MonthIndex]]
Places = Mapping[tuple[int, MonthIndex], int]
"""Atom and first month of its window to yen."""


def settled(
    bodies: Sequence[Standing],
    markets: Mapping[View, Market],
    pick: Callable[[Market], Choice],
    *,
    stop: Callable[[], bool] = lambda: False,
) -> Choice:
    """The best lots that leave every member some dates, none of which costs more than it saves.

    Args:
        bodies: As they stand alone.
        markets: At all ends of the rules; the typical one chooses.
        pick: Chooses lots.
        stop: Asked between the turns; true ends them with the best lots so far.

    Returns:
        The lots with what they really save, by the quick look at their members' dates; the bound
        is that of the first choice, before anything was known of the members' own limits.
    """
    first = market = markets[View.TYPICAL]
    look = _Look(bodies)
    best = Choice((), 0, 0, "")
    for turn in range(TRIES):
        choice = pick(market)
        if turn == 0:
            best = replace(best, bound=choice.bound, method=choice.method)
        kept = look.without_hindrance(market, choice.lots)
        kept = look.worth_their_dates(first, kept)
        saving = look.saving(first, kept)
        if saving > best.saving:
            best = replace(best, lots=tuple(kept), saving=saving)
        barred, dearer = look.lessons(market, choice.lots)
        if stop() or not (barred or dearer):
            break
        market = _taught(market, barred, dearer)
    # a plan made anew may save more than was reckoned, where several of a body's systems move together
    return replace(best, bound=max(best.bound, best.saving))


def spans_of(market: Market, lots: Iterable[Chosen]) -> dict[int, Spans]:
    """Body to its units in lots, and the months in which they must cut over."""
    found: dict[int, Spans] = {}
    for lot in lots:
        for number in lot.atoms:
            atom = market.atoms[number]
            found.setdefault(atom.body, {})[atom.unit] = (lot.window.first, lot.window.last)
    return dict(sorted(found.items()))


def _taught(market: Market, barred: Iterable[tuple[int, MonthIndex]], dearer: Places) -> Market:
    """The market with what was learnt; windows that were no better than one may be now."""
    extra = dict(market.extra)
    for place, yen in dearer.items():
        extra[place] = extra.get(place, 0) + yen
    more = replace(market, barred=market.barred | frozenset(barred), extra=extra)
    return replace(more, windows=windows_of(more))


class _Look:
    """Quick looks at dates inside windows; each question is answered once."""

    def __init__(self, bodies: Sequence[Standing]) -> None:
        self._bodies = bodies
        self._known: dict[tuple[int, frozenset[tuple[int, tuple[int, int]]]], int | None] = {}

    def more(self, body: int, spans: Spans) -> int | None:
        """What the dates of a body cost more than alone; ``None``: it has none."""
        key = body, frozenset(spans.items())
        if key not in self._known:
            standing = self._bodies[body]
            if _alone_inside(standing, spans):
                self._known[key] = 0
            else:
                total = standing.look(spans)
                self._known[key] = None if total is None else total - standing.total
        return self._known[key]

    def hindrance(self, market: Market, lots: Iterable[Chosen]) -> set[tuple[int, MonthIndex]]:
        """Atoms, with the first month of their windows, without which every member has dates."""
        numbers = {(atom.body, atom.unit): n for n, atom in enumerate(market.atoms)}
        found: set[tuple[int, MonthIndex]] = set()
        for body, spans in spans_of(market, lots).items():
            left = dict(spans)
            while left and self.more(body, left) is None:
                order = sorted(left, key=lambda unit: (_worth(market, numbers[body, unit]), unit))
                enough = next(
                    (u for u in order if self.more(body, _but(left, u)) is not None), order[0]
                )
                found.add((numbers[body, enough], left.pop(enough)[0]))
        return found

    def without_hindrance(self, market: Market, lots: Sequence[Chosen]) -> list[Chosen]:
        """The lots less what leaves a body without dates; a lot of one body is none."""
        out = {atom for atom, _ in self.hindrance(market, lots)}
        return _real(market, (_less(lot, out) for lot in lots))

    def worth_their_dates(self, market: Market, lots: Sequence[Chosen]) -> list[Chosen]:
        """The lots less those that save less than their members' dates cost, the worst first."""
        kept = list(lots)
        while doubtful := self._doubtful(market, kept):
            with_all = self.saving(market, kept)
            gains = [
                (with_all - self.saving(market, _others(kept, lot)), kept.index(lot))
                for lot in doubtful
            ]
            least, worst = min(gains)
            if least > 0:
                return kept
            del kept[worst]
        return kept

    def _doubtful(self, market: Market, lots: Sequence[Chosen]) -> list[Chosen]:
        """Lots that save no more than their members' dates cost beyond what was reckoned."""
        beyond = {
            body: (self.more(body, spans) or 0) - sum(_reckoned(market, lots, body).values())
            for body, spans in spans_of(market, lots).items()
        }
        with_all = saving_of(market, lots)
        return [
            lot
            for lot in lots
            if (rest := sum(max(0, beyond[body]) for body in lot.bodies(market))) > 0
            and with_all - saving_of(market, _others(lots, lot)) <= rest
        ]

    def saving(self, market: Market, lots: Sequence[Chosen]) -> int:
        """What lots save with their members' dates as a quick look finds them."""
        saving = saving_of(market, lots)
        for body, spans in spans_of(market, lots).items():
            more = self.more(body, spans)
            if more is None:
                return 0
            saving += sum(_reckoned(market, lots, body).values()) - more
        return saving

    def lessons(
        self, market: Market, lots: Sequence[Chosen]
    ) -> tuple[set[tuple[int, MonthIndex]], dict[tuple[int, MonthIndex], int]]:
        """What a choice teaches: what leaves bodies without dates, and what their dates cost more."""
        barred = self.hindrance(market, lots)
        out = {atom for atom, _ in barred}
        dearer: dict[tuple[int, MonthIndex], int] = {}
        kept = _real(market, (_less(lot, out) for lot in lots))
        for body, spans in spans_of(market, kept).items():
            reckoned = _reckoned(market, kept, body)
            rest = (self.more(body, spans) or 0) - sum(reckoned.values())
            if rest <= _SLACK:
                continue
            # those that leave their own dates are what costs
            moved = [n for n in reckoned if not _inside(market, kept, n)] or list(reckoned)
            for n in moved:
                first = next(lot.window.first for lot in kept if n in lot.atoms)
                dearer[n, first] = rest // len(moved)
        return barred, dearer


def _alone_inside(standing: Standing, spans: Spans) -> bool:
    months = standing.problem.positions
    return all(first <= months[standing.slots[u]] <= last for u, (first, last) in spans.items())


def _inside(market: Market, lots: Sequence[Chosen], atom: int) -> bool:
    window = next(lot.window for lot in lots if atom in lot.atoms)
    return window.first <= market.atoms[atom].alone <= window.last


def _reckoned(market: Market, lots: Sequence[Chosen], body: int) -> dict[int, int]:
    """Atom of a body to what its move was reckoned at."""
    return {
        atom: market.moving(atom, lot.window) or 0
        for lot in lots
        for atom in lot.atoms
        if market.atoms[atom].body == body
    }


def _real(market: Market, lots: Iterable[Chosen]) -> list[Chosen]:
    """Lots that are some still: enough bodies in company, and one that has chosen the package."""
    found: list[Chosen] = []
    for lot in lots:
        kept = lot
        while lonely := set(market.lonely(kept.atoms)):
            kept = _less(kept, lonely)
        chosen = any(market.atoms[atom].family == lot.family for atom in kept.atoms)
        if chosen and len(kept.bodies(market)) >= FEWEST:
            found.append(kept)
    return found


def _less(lot: Chosen, out: set[int]) -> Chosen:
    return replace(lot, atoms=tuple(atom for atom in lot.atoms if atom not in out))


def _others(lots: Sequence[Chosen], lot: Chosen) -> list[Chosen]:
    return [other for other in lots if other is not lot]


def _but(spans: Spans, unit: int) -> Spans:
    return {other: months for other, months in spans.items() if other != unit}


def _worth(market: Market, atom: int) -> int:
    return sum(yen for _, yen in market.common(atom))
