"""Rules about dates, as constraints for CP-SAT; each may hang on a literal."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from migplan.planning.conflict.dates import Dates
from migplan.planning.problem import latest_before


class Rule(Protocol):
    """Something asked of the slots of some systems."""

    def add(self, dates: Dates, on: Any | None) -> None:
        """Demand it of the dates; with a literal, only where that is true."""
        ...


@dataclass(frozen=True, slots=True)
class Window:
    """Systems stay out of closed slots."""

    closed: Mapping[str, frozenset[int]]

    def add(self, dates: Dates, on: Any | None) -> None:
        """Demand it of the dates."""
        dates.close(self.closed, on)


@dataclass(frozen=True, slots=True)
class Together:
    """Systems lie in one slot."""

    members: tuple[str, ...]

    def add(self, dates: Dates, on: Any | None) -> None:
        """Demand it of the dates."""
        first, *others = (dates.leader(key) for key in self.members)
        for other in others:
            if other != first:
                row, own = dates.chosen(first), dates.chosen(other)
                for slot, literal in row.items():
                    dates.demand(literal == own[slot], on)


@dataclass(frozen=True, slots=True)
class Before:
    """``after`` lies in the same slot or later, and at least ``lag`` months behind."""

    before: str
    after: str
    lag: int

    def add(self, dates: Dates, on: Any | None) -> None:
        """Demand it of the dates: "after" has moved only if "before" had moved early enough."""
        first, second = dates.moved(self.before), dates.moved(self.after)
        months = dates.months
        for slot in range(len(months)):
            early = latest_before(months, slot, self.lag)
            dates.demand(second[slot] <= (0 if early is None else first[early]), on)


Row = tuple[Any, int]
"""Something that adds up, and the most that it may add up to."""


@dataclass(frozen=True, slots=True)
class Load:
    """The loads of the systems in one slot sum up to no more than a limit."""

    loads: Mapping[str, int]
    limit: int

    @property
    def enough(self) -> int:
        """Everything in one slot."""
        return sum(self.loads.values())

    def rows(self, dates: Dates) -> Iterator[Row]:
        """The load of every slot."""
        rows = [(load, dates.chosen(key)) for key, load in sorted(self.loads.items()) if load]
        for slot in range(len(dates.months)):
            here = [load * row[slot] for load, row in rows if slot in row]
            if here:
                yield sum(here), self.limit

    def add(self, dates: Dates, on: Any | None) -> None:
        """Demand it of the dates."""
        if self.enough > self.limit:
            for amount, most in self.rows(dates):
                dates.demand(amount <= most, on)


@dataclass(frozen=True, slots=True)
class Projects:
    """No more projects than a limit are at work in any month.

    A project is at work in the months before the cutover of its unit, the last being the month of
    the cutover.
    """

    lengths: Mapping[str, int]
    """Months of each project, by its key."""
    limit: int

    @property
    def enough(self) -> int:
        """All at once."""
        return len(self.lengths)

    def rows(self, dates: Dates) -> Iterator[Row]:
        """The projects of every month."""
        busy: dict[int, list[Any]] = {}
        for key, length in sorted(self.lengths.items()):
            for slot, literal in dates.chosen(key).items():
                last = dates.months[slot]
                for month in range(last - length + 1, last + 1):
                    # of the slots of one project only one is taken, so their literals add up
                    busy.setdefault(month, []).append(literal)
        for _, found in sorted(busy.items()):
            yield sum(found), self.limit

    def add(self, dates: Dates, on: Any | None) -> None:
        """Demand it of the dates."""
        if self.enough > self.limit:
            for amount, most in self.rows(dates):
                dates.demand(amount <= most, on)
