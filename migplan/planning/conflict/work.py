"""Rules about the phases of the work, as constraints for CP-SAT."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from migplan.planning.conflict.dates import Dates
from migplan.planning.conflict.rules import Row

Takes = Mapping[str, tuple[int, ...]]
"""How much each phase of each project binds, by the key of the project."""


@dataclass(frozen=True, slots=True)
class People:
    """No month binds more engineers, staff or projects than there are; work does not begin too early.

    Attributes:
        takes: What the phases bind.
        limit: How many there are as a rule.
        changes: First and last month of a time with another number, and how many more there are.
    """

    takes: Takes
    limit: int
    changes: tuple[tuple[int, int, int], ...] = ()

    @property
    def enough(self) -> int:
        """Everything at once, in the month with the fewest."""
        fewest = min([0, *(more for _, _, more in self.changes)])
        return sum(map(max, self.takes.values())) - fewest

    def begin(self, dates: Dates, on: Any | None) -> None:
        """Demand that work begins in the month of the as-of date or later, unless a pin is nearer."""
        today = dates.work.today
        for key in sorted(self.takes):
            if not dates.work.chains[key].pinned:
                dates.follows(dates.begun(key, 0, today - 1), 0, on)

    def rows(self, dates: Dates) -> Iterator[Row]:
        """What is bound in every month, and how much is there."""
        for month in range(dates.work.today, dates.months[-1] + 1):
            busy = [
                amount * dates.busy(key, number, month)
                for key, amounts in sorted(self.takes.items())
                for number, amount in enumerate(amounts)
                if amount
            ]
            yield sum(busy), self.at(month)

    def at(self, month: int) -> int:
        """How many there are in a month."""
        changed = (more for first, last, more in self.changes if first <= month <= last)
        return self.limit + next(changed, 0)

    def add(self, dates: Dates, on: Any | None) -> None:
        """Demand it of the dates."""
        self.begin(dates, on)
        if self.enough > self.limit:
            for amount, most in self.rows(dates):
                dates.demand(amount <= most, on)


@dataclass(frozen=True, slots=True)
class Breaks:
    """The phases of a project follow each other after a few idle months at most, as does the cutover."""

    slack: Mapping[str, tuple[int, ...]]
    """Idle months after each phase of each project, by its key."""

    def add(self, dates: Dates, on: Any | None) -> None:
        """Demand it of the dates."""
        for key, slacks in sorted(self.slack.items()):
            stretches = dates.work.chains[key].stretches
            for number, slack in enumerate(slacks):
                idle = stretches[number].months + slack
                for month in range(dates.work.today, dates.months[-1] + 1):
                    begun = dates.begun(key, number, month)
                    if number + 1 < len(slacks):
                        dates.follows(begun, dates.begun(key, number + 1, month + idle), on)
                    else:
                        dates.follows(begun, dates.moved_by(key, month + idle - 1), on)
