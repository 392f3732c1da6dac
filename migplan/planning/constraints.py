"""Checking dates against every constraint of a case, for the judge; it knows the model alone."""

from collections.abc import Iterator, Mapping
from datetime import date

from migplan.model.case import Case, Role
from migplan.model.dates import month_index
from migplan.model.season import Severity
from migplan.model.system import System
from migplan.planning.phase_constraints import PhaseConstraints, Phases


class Constraints:
    """What a case demands of the first operating days of its moving systems."""

    def __init__(self, case: Case, on: Mapping[str, date], phases: Phases) -> None:
        self.case, self.on, self.phases = case, on, phases
        self.systems = {system.id: system for system in case.systems}
        self.moving = {key for key, role in case.roles.items() if role is Role.MOVING}
        self.slots = {slot.day: slot for slot in case.slots}
        self.today = month_index(case.as_of)

    def broken(self) -> Iterator[str]:
        """Every constraint that the days break, in English; nothing for sound dates."""
        if set(self.on) != self.moving:
            yield f"cutovers of {sorted(self.on)}, but {sorted(self.moving)} move"
            return
        unknown = sorted(key for key, day in self.on.items() if day not in self.slots)
        if unknown:
            yield f"no slot on the dates of {unknown}"
            return
        for key in sorted(self.moving):
            yield from self._dates(self.systems[key])
        yield from self._together()
        yield from self._capacity()
        yield from PhaseConstraints(self.case, self.on, self.phases).broken()

    def _dates(self, system: System) -> Iterator[str]:
        case, day = self.case, self.on[system.id]
        slot = self.slots[day]
        if system.pin is not None:
            if day != system.pin.date:
                yield f"{system.id} is pinned to {system.pin.date}, planned for {day}"
        else:
            yield from self._lead(system, slot.month - self.today)
        if not case.as_of < day <= case.horizon_end:
            yield f"{system.id} cuts over on {day}, outside the horizon"
        if system.not_before is not None and day < system.not_before:
            yield f"{system.id} cuts over on {day}, before {system.not_before}"
        deadline = case.deadlines.get(system.id)
        if case.hard_deadlines and deadline is not None and day > deadline:
            yield f"{system.id} cuts over on {day}, after its deadline {deadline}"
        for contract in case.contracts:
            last = contract.end if contract.extendable is False else None
            if system.id in contract.systems and last is not None and day > last.day:
                yield f"{system.id} cuts over on {day}, after contract {contract.id} ended"
        for season in case.seasons:
            hard = season.severity is Severity.HARD
            concerns = season.business in ("*", *system.businesses)
            if hard and concerns and season.meets(slot.closed_from, slot.day):
                yield f"{system.id} cuts over on {day} in the busy season {season.reason.en}"

    def _lead(self, system: System, months: int) -> Iterator[str]:
        """Whether a cutover that nobody pinned lies far enough ahead."""
        left = self.case.work_left(system)
        if left is not None:
            if months < left:
                yield f"{system.id} cuts over before the rest of its work can be done"
        elif months < self.case.lead_months:
            yield f"{system.id} cuts over before the lead time"
        elif system.project_months is not None and months < system.project_months:
            yield f"{system.id} cuts over before its project can be done"

    def _together(self) -> Iterator[str]:
        if sorted(key for unit in self.case.units for key in unit) != sorted(self.moving):
            yield "the units are no partition of the moving systems"
            return
        for unit in self.case.units:
            if len({self.on[key] for key in unit}) != 1:
                yield f"{unit} do not move together"
        for rule in self.case.precedences:
            if rule.before in self.on and rule.after in self.on:
                first, second = self.on[rule.before], self.on[rule.after]
                if second < first or month_index(second) - month_index(first) < rule.lag_months:
                    yield f"{rule.after} on {second} breaks 'after {rule.before}' on {first}"

    def _capacity(self) -> Iterator[str]:
        case = self.case
        if not case.people_limited:  # otherwise projects are counted by the phases
            for limit in case.vendors:
                if limit.parallel_projects is not None:
                    yield from self._parallel(limit.vendor, limit.parallel_projects)
            if case.parallel_projects is not None:
                yield from self._parallel(None, case.parallel_projects)
        if case.load_limit is not None:
            for day in sorted(set(self.on.values())):
                load = sum(self.systems[key].load for key, other in self.on.items() if other == day)
                if load > case.load_limit:
                    yield f"load {load} on {day}, limit {case.load_limit}"

    def _parallel(self, vendor: str | None, limit: int) -> Iterator[str]:
        busy: dict[int, int] = {}
        for unit in filter(None, self.case.units):
            bound = [k for k in unit if vendor is None or self.systems[k].vendor == vendor]
            length = max((self.case.project_months[key] for key in bound), default=0)
            last = month_index(self.on[unit[0]])
            for month in range(last - length + 1, last + 1):
                busy[month] = busy.get(month, 0) + 1
        if max(busy.values(), default=0) > limit:
            yield f"{max(busy.values())} parallel projects of {vendor or 'the body'}, limit {limit}"
