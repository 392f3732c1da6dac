"""Busy seasons on the axis: per system, and those that many systems share."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from migplan.model.season import Season, Severity
from migplan.report.views.axis import Axis, px
from migplan.report.views.context import Context

_ALL = "*"


@dataclass(frozen=True, slots=True)
class Hatch:
    """A closed stretch of time."""

    x: str
    width: str
    title: str


class Seasons:
    """Hard busy seasons of the moving systems, day by day along one axis."""

    def __init__(self, context: Context, axis: Axis) -> None:
        self._axis = axis
        self._formats = context.formats
        self._context = context
        systems = context.systems
        self._businesses = {
            key: frozenset(systems[key].businesses) for key in context.cutovers if key in systems
        }
        wanted = {_ALL}.union(*self._businesses.values()) if self._businesses else set[str]()
        self._seasons = [
            season
            for season in context.plan.case.seasons
            if season.severity is Severity.HARD and season.has_dates and season.business in wanted
        ]
        self._days = [axis.first + timedelta(days=n) for n in range(axis.days)]
        self._closed = {
            id(season): {n for n, day in enumerate(self._days) if season.covers(day)}
            for season in self._seasons
        }

    def of_system(self, key: str) -> tuple[Hatch, ...]:
        """Stretches closed to one system, each named by its reason."""
        mine = self._businesses.get(key, frozenset())
        seasons = [
            season for season in self._seasons if season.business == _ALL or season.business in mine
        ]
        closed = {n for season in seasons for n in self._closed[id(season)]}
        return tuple(self._hatches(closed, lambda first, last: self._reasons(seasons, first, last)))

    def shared(self, share: float) -> tuple[Hatch, ...]:
        """Stretches closed to at least this share of the moving systems."""
        count = [0] * len(self._days)
        for mine in self._businesses.values():
            closed: set[int] = set()
            for season in self._seasons:
                if season.business == _ALL or season.business in mine:
                    closed |= self._closed[id(season)]
            for n in closed:
                count[n] += 1
        least = max(1.0, share * len(self._businesses))
        closed = {n for n, systems in enumerate(count) if systems >= least}
        return tuple(
            self._hatches(closed, lambda first, last: self._reasons(self._seasons, first, last))
        )

    def _hatches(self, closed: Iterable[int], title: Callable[[int, int], str]) -> Iterator[Hatch]:
        for first, last in _runs(sorted(closed)):
            x, end = (
                self._axis.x(self._days[first]),
                self._axis.x(self._days[last] + timedelta(days=1)),
            )
            span = f"{self._formats.day(self._days[first])}～{self._formats.day(self._days[last])}"
            yield Hatch(px(x), px(end - x), f"{span} {title(first, last)}")

    def _reasons(self, seasons: Iterable[Season], first: int, last: int) -> str:
        inside = set(range(first, last + 1))
        reasons = {
            self._context.words.say(s.reason) for s in seasons if self._closed[id(s)] & inside
        }
        return self._formats.people(sorted(reasons))


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    start: int | None = None
    previous = -2
    for n in numbers:
        if n != previous + 1:
            if start is not None:
                yield start, previous
            start = n
        previous = n
    if start is not None:
        yield start, previous
