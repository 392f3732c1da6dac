"""One vendor late: what it does to every body at once.

The systems of the vendor move to the first slot that lies so many months after the date in the plan
alone; all others stay. Bodies that depend on one vendor are late together, so their amounts add up.
"""

from collections.abc import Iterable, Mapping, Sequence

from migplan.joint.lots.choice import FEWEST
from migplan.joint.lots.standing import Standing
from migplan.model.lots import DelayedBody, VendorDelay

MONTHS = (3, 6, 12)
"""Slips that are looked at, in months."""
UNKNOWN = ""
"""The vendor where nobody said who it is."""


def vendor_delays(bodies: Sequence[Standing]) -> tuple[VendorDelay, ...]:
    """Every vendor on whom two or more bodies depend, those with most bodies first.

    Systems whose vendor is unknown count as one, as if they had the same.
    """
    tables = {body.key: _Table(body) for body in bodies}
    served: dict[str, list[str]] = {}
    for key, table in tables.items():
        for vendor in table.units_of:
            served.setdefault(vendor, []).append(key)
    common = [vendor for vendor, keys in served.items() if len(keys) >= FEWEST]
    common.sort(key=lambda vendor: (vendor == UNKNOWN, -len(served[vendor]), vendor))
    return tuple(
        VendorDelay(
            vendor=vendor,
            months=months,
            bodies=tuple(tables[key].delayed(key, vendor, months) for key in served[vendor]),
            same_month=_together(tables, served[vendor], vendor),
        )
        for vendor in common
        for months in MONTHS
    )


def _together(tables: Mapping[str, "_Table"], keys: Iterable[str], vendor: str) -> int:
    """Most bodies whose systems of a vendor cut over in one month."""
    count: dict[int, int] = {}
    for key in keys:
        for month in tables[key].months_of(vendor):
            count[month] = count.get(month, 0) + 1
    return max(count.values(), default=0)


class _Table:
    """The plan of one body, ready to have units moved."""

    def __init__(self, body: Standing) -> None:
        self.case, self.problem, self.slots = body.plan.case, body.problem, body.slots
        self.on = {cutover.system: cutover.date for cutover in body.plan.cutovers}
        self.body = body
        self.units_of: dict[str, list[int]] = {}
        for number, unit in enumerate(self.case.units):
            vendors = {(s.vendor or UNKNOWN) for s in self.case.systems if s.id in unit}
            for vendor in sorted(vendors):
                self.units_of.setdefault(vendor, []).append(number)

    def months_of(self, vendor: str) -> set[int]:
        """Months in which systems of a vendor cut over."""
        return {self.problem.positions[self.slots[n]] for n in self.units_of[vendor]}

    def delayed(self, key: str, vendor: str, months: int) -> DelayedBody:
        """What so many months of slip do to the body."""
        moved = list(self.slots)
        systems = tuple(s for n in self.units_of[vendor] for s in self.case.units[n])
        for unit in self.units_of[vendor]:
            least = self.problem.positions[self.slots[unit]] + months
            later = [s for s in self.problem.allowed(unit) if self.problem.positions[s] >= least]
            if not later:
                return DelayedBody(key=key, systems=systems, yen=None)
            moved[unit] = later[0]
        if not self._follow(moved):
            return DelayedBody(key=key, systems=systems, yen=None)
        return DelayedBody(
            key=key,
            systems=systems,
            yen=self.body.cash(moved) - self.body.plan.cost.cash_yen,
            late=tuple(self._late(moved)),
        )

    def _follow(self, moved: list[int]) -> bool:
        """Move what must come later behind what it follows; false where there is no room."""
        problem = self.problem
        for _ in moved:
            broken = [
                rule
                for rule in problem.precedences
                if moved[rule.after] < moved[rule.before]
                or problem.positions[moved[rule.after]] - problem.positions[moved[rule.before]]
                < rule.lag
            ]
            if not broken:
                return True
            for rule in broken:
                least = problem.positions[moved[rule.before]] + rule.lag
                later = [
                    slot
                    for slot in problem.allowed(rule.after)
                    if slot >= moved[rule.before] and problem.positions[slot] >= least
                ]
                if not later:
                    return False
                moved[rule.after] = later[0]
        return False

    def _late(self, moved: Sequence[int]) -> Iterable[str]:
        """Systems past their deadlines that were not before."""
        for number, unit in enumerate(self.case.units):
            day = self.case.slots[moved[number]].day
            for system in unit:
                deadline = self.case.deadlines.get(system)
                if deadline is not None and self.on[system] <= deadline < day:
                    yield system
