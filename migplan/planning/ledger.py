"""The yen of a dated plan, charge by charge, and the bridges and reworks they pay for."""

from collections.abc import Mapping

from migplan.model.case import Case, Slot
from migplan.model.dates import fiscal_year_of_month, month_index
from migplan.model.plan import WEIGHTS, CostKind, First
from migplan.model.price import Level
from migplan.planning.charges import Charge, Charges, Ends

Dates = Mapping[str, Slot]
"""The slot of every moving system by its id."""


class Ledger:
    """All charges of a case for given dates, at one level of prices."""

    def __init__(self, case: Case, dates: Dates, level: Level = Level.TYPICAL) -> None:
        self.case = case
        self.dates = dates
        self.tables = Charges(case, level)
        self.of_system = {
            key: self.tables.of_cutover(key, slot) for key, slot in sorted(dates.items())
        }
        self.of_bridge = {
            str(ends.linkage.id): self.tables.of_bridge(
                ends, dates[ends.linkage.provider].month, dates[ends.linkage.consumer].month
            )
            for ends in self.apart()
        }

    def apart(self) -> tuple[Ends, ...]:
        """Linkages whose two moving ends lie in different slots."""
        return tuple(
            ends
            for ends in self.tables.ends
            if ends.both_move
            and self.dates[ends.linkage.provider] != self.dates[ends.linkage.consumer]
        )

    def bridge_count(self) -> int:
        """Bridges that are built, and those that run at the as-of date already."""
        running = sum(1 for ends, _ in self.single() if self.tables.is_mixed(ends))
        return len(self.apart()) + running

    def single(self) -> tuple[tuple[Ends, str], ...]:
        """Linkages with one moving end, and that end."""
        found = ((ends, self.tables.mover_of(ends)) for ends in self.tables.ends)
        return tuple((ends, mover) for ends, mover in found if mover is not None)

    def charges(self) -> tuple[Charge, ...]:
        """Every charge of the plan."""
        groups = (*self.of_system.values(), *self.of_bridge.values())
        return tuple(charge for group in groups for charge in group)

    def total(self) -> int:
        """Yen of everything, weights included."""
        return sum(charge.yen for charge in self.charges())

    def cash(self) -> int:
        """Yen really spent."""
        return sum(charge.yen for charge in self.charges() if charge.kind not in WEIGHTS)

    def by_kind(self) -> dict[str, int]:
        """Yen of each kind; every kind is named."""
        found = dict.fromkeys(map(str, CostKind), 0)
        for charge in self.charges():
            found[charge.kind] += charge.yen
        return found

    def by_fiscal_year(self) -> dict[str, dict[str, int]]:
        """Real spending of each fiscal year, by kind; years without any are left out."""
        found: dict[str, dict[str, int]] = {}
        for charge in self.charges():
            if charge.kind not in WEIGHTS and charge.yen:
                year = found.setdefault(str(fiscal_year_of_month(charge.month)), {})
                year[charge.kind] = year.get(charge.kind, 0) + charge.yen
        return {year: dict(sorted(found[year].items())) for year in sorted(found)}

    def first_of(self, ends: Ends) -> First:
        """Which end of a bridge is on its new system first."""
        provider, consumer = self.dates[ends.linkage.provider], self.dates[ends.linkage.consumer]
        return First.PROVIDER if provider.day < consumer.day else First.CONSUMER

    def today(self) -> int:
        """Month of the as-of date."""
        return month_index(self.case.as_of)
