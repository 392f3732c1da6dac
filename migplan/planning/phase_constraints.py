"""Checking the phases of a plan, for the judge: every chain and every month of people's work.

A second statement of what ``chains`` compiles, from dates alone; it knows the model and nothing
else.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from migplan.model.case import Case
from migplan.model.dates import month_end, month_index, month_start
from migplan.model.phase import PhaseDates, PhaseId, SystemPhase
from migplan.model.policy import StaffCapacity, VendorCapacity

Phases = Mapping[str, tuple[PhaseDates, ...]]


class PhaseConstraints:
    """What a case demands of the phases of its moving systems, given their cutovers."""

    def __init__(self, case: Case, on: Mapping[str, date], phases: Phases) -> None:
        self.case, self.on, self.phases = case, on, phases
        self.systems = {system.id: system for system in case.systems}
        self.needs = {
            key: {part.id: part for part in chain if part.months}
            for key, chain in case.phases.items()
        }

    def broken(self) -> Iterator[str]:
        """Every constraint that the phases break, in English; nothing for sound ones."""
        if not self.case.people_limited:
            if any(self.phases.values()):
                yield "phases are dated, but neither engineers nor staff are limited"
            return
        if set(self.phases) - set(self.on):
            yield "phases of systems that do not cut over"
            return
        wrong = [fault for unit in self.case.units for fault in self._chain(unit)]
        yield from wrong
        if not wrong:
            yield from self._projects()
            yield from self._people()

    # one chain

    def _chain(self, unit: tuple[str, ...]) -> Iterator[str]:
        cutover = self.on[unit[0]]
        expected = self._months(unit, cutover)
        for key in unit:
            mine = [phase for phase in expected if phase in self.needs[key]]
            if [dates.id for dates in self.phases.get(key, ())] != mine:
                yield f"{key} should have the phases {[str(phase) for phase in mine]}"
                return
        found: dict[PhaseId, PhaseDates] = {}
        for key in unit:
            for dates in self.phases.get(key, ()):
                if found.setdefault(dates.id, dates) != dates:
                    yield f"{unit} do not work on {dates.id} together"
                    return
        ahead = month_index(self.case.as_of)
        slack: int | None = None
        for phase, months in expected.items():
            first, last = month_index(found[phase].start), month_index(found[phase].end)
            whole = max(month_start(first), self.case.as_of), min(month_end(last), cutover)
            if (found[phase].start, found[phase].end) != whole or last - first + 1 != months:
                yield f"{phase} of {unit[0]} should take {months} whole months"
            if first < ahead:
                yield f"{phase} of {unit[0]} begins before it can"
            if slack is not None and first - ahead > slack:
                yield f"{unit[0]} idles {first - ahead} months before {phase}, allowed {slack}"
            ahead, slack = last + 1, min(n[phase].slack for n in self._needs(unit) if phase in n)
        idle = month_index(cutover) + 1 - ahead
        if slack is not None and not 0 <= idle <= slack:
            yield f"{unit[0]} idles {idle} months before its cutover, allowed {slack}"

    def _months(self, unit: tuple[str, ...], cutover: date) -> dict[PhaseId, int]:
        """Months of each phase of a unit, in order; for a pin no more than there is time for."""
        whole = {
            phase: max(need[phase].months for need in self._needs(unit) if phase in need)
            for phase in PhaseId
            if any(phase in need for need in self._needs(unit))
        }
        if all(self.systems[key].pin is None for key in unit):
            return whole
        room = month_index(cutover) - month_index(self.case.as_of) + 1
        kept: dict[PhaseId, int] = {}
        for phase in reversed(whole):
            kept[phase] = min(whole[phase], room)
            room -= kept[phase]
        return {phase: kept[phase] for phase in whole if kept[phase]}

    def _needs(self, unit: tuple[str, ...]) -> list[dict[PhaseId, SystemPhase]]:
        return [self.needs[key] for key in unit]

    # what all chains take together

    def _projects(self) -> Iterator[str]:
        limits: list[tuple[str | None, int | None]] = [
            (limit.vendor, limit.parallel_projects) for limit in self.case.vendors
        ]
        for vendor, limit in (*limits, (None, self.case.parallel_projects)):
            busy: dict[int, set[tuple[str, ...]]] = {}
            for unit in self.case.units:
                for key in unit:
                    if vendor in (None, self.systems[key].vendor):
                        for month, _ in self._work(key):
                            busy.setdefault(month, set()).add(unit)
            most = max(map(len, busy.values()), default=0)
            if limit is not None and most > limit:
                yield f"{most} parallel projects of {vendor or 'the body'}, limit {limit}"

    def _people(self) -> Iterator[str]:
        for limit in self.case.vendors:
            if limit.engineers is not None:
                mine = [key for key in self.on if self.systems[key].vendor == limit.vendor]
                used = self._sum((m, p.engineers) for key in mine for m, p in self._work(key))
                yield from _above(f"engineers of {limit.vendor}", used, limit, limit.engineers)
        if self.case.staff is not None:
            used = self._sum((m, p.staff) for key in self.on for m, p in self._work(key))
            yield from _above("staff", used, self.case.staff, self.case.staff.people)

    def _work(self, key: str) -> Iterator[tuple[int, SystemPhase]]:
        """Each month in which a system is worked on, and what that takes."""
        for dates in self.phases.get(key, ()):
            for month in range(month_index(dates.start), month_index(dates.end) + 1):
                yield month, self.needs[key][dates.id]

    @staticmethod
    def _sum(amounts: Iterator[tuple[int, int]]) -> dict[int, int]:
        used: dict[int, int] = {}
        for month, amount in amounts:
            used[month] = used.get(month, 0) + amount
        return used


def _above(
    what: str, used: Mapping[int, int], limit: VendorCapacity | StaffCapacity, usual: int
) -> Iterator[str]:
    for month, amount in sorted(used.items()):
        there = next((c.people for c in limit.changes if c.first <= month <= c.last), usual)
        if amount > there:
            yield f"{amount} {what} in {month_start(month):%Y-%m}, limit {there}"
