"""Rules about dates, as constraints for CP-SAT; each may hang on a literal."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from migplan.planning.conflict.dates import Dates


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
        for key, slots in sorted(self.closed.items()):
            row = dates.chosen(key)
            shut = [~row[slot] for slot in sorted(slots & row.keys())]
            if shut:
                dates.demand_all(shut, on)


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
        for slot, month in enumerate(months):
            early = [s for s in range(slot + 1) if month - months[s] >= self.lag]
            dates.demand(second[slot] <= (first[early[-1]] if early else 0), on)


@dataclass(frozen=True, slots=True)
class Load:
    """The loads of the systems in one slot sum up to no more than a limit."""

    loads: Mapping[str, int]
    limit: int

    def add(self, dates: Dates, on: Any | None) -> None:
        """Demand it of the dates."""
        if sum(self.loads.values()) <= self.limit:
            return
        rows = [(load, dates.chosen(key)) for key, load in sorted(self.loads.items()) if load]
        for slot in range(len(dates.months)):
            here = [load * row[slot] for load, row in rows if slot in row]
            if here:
                dates.demand(sum(here) <= self.limit, on)


@dataclass(frozen=True, slots=True)
class Projects:
    """No more units than a limit are at work in any month.

    A unit is at work in the months before the cutover of any of its members, the month of the
    cutover being the last. Members that lie apart count as one project all the same: so the rule
    never asks for more than it does when they lie together, and dropping a statement never makes
    others harder to keep, which the search for a smallest contradiction rests on.
    """

    units: tuple[tuple[tuple[str, int], ...], ...]
    """System and months of each bound member of each unit."""
    limit: int

    def add(self, dates: Dates, on: Any | None) -> None:
        """Demand it of the dates."""
        if len(self.units) <= self.limit:
            return
        busy: dict[int, list[Any]] = {}
        for number, unit in enumerate(self.units):
            work = self._work(dates, unit)
            if len({dates.leader(key) for key, _ in unit}) > 1:
                work = {m: [dates.any_of(f"busy{number}@{m}", x)] for m, x in work.items()}
                # follows from the rest; lets the linear relaxation see when work is too much
                longest = max(length for _, length in unit)
                dates.demand(sum(literal for (literal,) in work.values()) >= longest, None)
            for month, literals in work.items():
                # of the slots of one system only one is taken, so their literals add up
                busy.setdefault(month, []).extend(literals)
        for _, found in sorted(busy.items()):
            dates.demand(sum(found) <= self.limit, on)

    def _work(self, dates: Dates, unit: tuple[tuple[str, int], ...]) -> dict[int, list[Any]]:
        """What makes a unit be at work, by month."""
        lengths: dict[str, int] = {}
        for key, length in unit:
            leader = dates.leader(key)
            lengths[leader] = max(length, lengths.get(leader, 0))
        found: dict[int, list[Any]] = {}
        for key, length in sorted(lengths.items()):
            for slot, literal in dates.chosen(key).items():
                last = dates.months[slot]
                for month in range(last - length + 1, last + 1):
                    found.setdefault(month, []).append(literal)
        return found
