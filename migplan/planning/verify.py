"""The judge: checks every constraint and recomputes every yen of a plan, trusting no solver.

It reads the plan and the case inside it and nothing else; the cost rules of docs/cost-rules.md are
stated here a second time, from dates to yen, without the tables that planning works with.
"""

from collections.abc import Iterator

from migplan.model.case import Role
from migplan.model.dates import fiscal_year_of_month, month_index
from migplan.model.plan import WEIGHTS, First, Plan
from migplan.model.price import Level, PriceList
from migplan.model.season import Severity
from migplan.model.system import System
from migplan.planning.recount import Recount


def violations(plan: Plan) -> tuple[str, ...]:
    """Everything that is wrong with a plan; empty for a sound one.

    Each entry says what was expected and what stands in the plan, in English, for a bug report.
    """
    return tuple(_Judge(plan).all())


class _Judge:
    def __init__(self, plan: Plan) -> None:
        self.plan, self.case = plan, plan.case
        self.systems = {system.id: system for system in self.case.systems}
        self.moving = {k for k, role in self.case.roles.items() if role is Role.MOVING}
        self.on = {cutover.system: cutover.date for cutover in plan.cutovers}
        self.slots = {slot.day: slot for slot in self.case.slots}
        self.today = month_index(self.case.as_of)
        self.count = Recount(self.case, self.on)

    def all(self) -> Iterator[str]:
        lacking = self._lacking()
        if lacking:
            yield f"the case says nothing of {lacking}"
            return
        if set(self.on) != self.moving or len(self.plan.cutovers) != len(self.moving):
            yield f"cutovers of {sorted(self.on)}, but {sorted(self.moving)} move"
            return
        unknown = {key for key, day in self.on.items() if day not in self.slots}
        if unknown:
            yield f"no slot on the dates of {sorted(unknown)}"
            return
        for key in sorted(self.moving):
            yield from self._dates(self.systems[key])
        yield from self._together()
        yield from self._capacity()
        yield from self._waves()
        yield from self._bridges()
        yield from self._reworks()
        yield from self._money()

    def _lacking(self) -> list[str]:
        """Names that the case uses and does not describe: a plan that was tampered with."""
        ends = {end for link in self.case.linkages for end in (link.provider, link.consumer)}
        used = ends - set(self.case.roles)
        used |= (self.moving | {key for unit in self.case.units for key in unit}) - set(
            self.systems
        )
        used |= self.moving - set(self.case.project_months)
        return sorted(used)

    # constraints

    def _dates(self, system: System) -> Iterator[str]:
        case, day = self.case, self.on[system.id]
        slot = self.slots[day]
        if system.pin is not None:
            if day != system.pin.date:
                yield f"{system.id} is pinned to {system.pin.date}, planned for {day}"
        elif slot.month - self.today < case.lead_months:
            yield f"{system.id} cuts over on {day}, before the lead time"
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
        for season in self.count.seasons(system, Severity.HARD):
            if season.meets(slot.closed_from, slot.day):
                yield f"{system.id} cuts over on {day} in the busy season {season.reason.en}"

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
        limits = [(v.vendor, v.parallel_projects) for v in case.vendors]
        for vendor, limit in limits:
            yield from self._parallel(vendor, limit)
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

    # what follows from the dates

    def _waves(self) -> Iterator[str]:
        days = sorted(set(self.on.values()))
        stated = [(wave.number, wave.date, wave.systems) for wave in self.plan.waves]
        expected = [
            (n, day, tuple(sorted(key for key, other in self.on.items() if other == day)))
            for n, day in enumerate(days, start=1)
        ]
        if stated != expected:
            yield "the waves are not those of the cutovers"
        for cutover in self.plan.cutovers:
            if cutover.wave != days.index(cutover.date) + 1:
                yield f"{cutover.system} names wave {cutover.wave}"
            deadline = self.case.deadlines.get(cutover.system)
            late = 0
            if deadline is not None and cutover.date > deadline:
                late = max(1, month_index(cutover.date) - month_index(deadline))
            if cutover.months_late != late:
                yield f"{cutover.system} is {late} months late, not {cutover.months_late}"

    def _bridges(self) -> Iterator[str]:
        prices = PriceList(self.case.prices)
        stated = {bridge.linkage: bridge for bridge in self.plan.bridges}
        expected: set[str] = set()
        for link in self.case.linkages:
            start, end, first = self.count.span(link)
            if start is None or end is None or first is None:
                continue
            expected.add(str(link.id))
            bridge = stated.get(str(link.id))
            if bridge is None:
                yield f"no bridge for {link.id}"
                continue
            months = month_index(end) - month_index(start)
            sunk = not (link.provider in self.on and link.consumer in self.on)
            setup = 0 if sunk else prices.bridge_setup(link.way)
            running = months * prices.bridge_running(
                link.way, provider_first=first is First.PROVIDER
            )
            found = (bridge.start, bridge.end, bridge.months, bridge.first, bridge.running_at_as_of)
            if found != (start, end, months, first, sunk):
                yield f"bridge {link.id} should run {start} to {end}, {first} first"
            if (bridge.setup_yen, bridge.running_yen) != (setup, running):
                yield f"bridge {link.id} costs {setup} + {running} yen"
            if bridge.cost_yen != bridge.setup_yen + bridge.running_yen:
                yield f"bridge {link.id} does not add up"
        if set(stated) - expected or len(stated) != len(self.plan.bridges):
            yield f"bridges without need: {sorted(set(stated) - expected)}"

    def _reworks(self) -> Iterator[str]:
        prices = PriceList(self.case.prices)
        stated = {(r.linkage, r.mover, r.stayer, r.ready_by, r.cost_yen) for r in self.plan.reworks}
        expected = {
            (str(link.id), mover, stayer, self.on[mover], prices.rework(link.way))
            for link, mover, stayer in self.count.adapted()
        }
        if stated != expected or len(stated) != len(self.plan.reworks):
            yield f"reworks differ: {sorted(str(item[0]) for item in stated ^ expected)}"

    # yen

    def _money(self) -> Iterator[str]:
        plan = self.plan
        typical = self.count.charges(Level.TYPICAL)
        kinds = {str(kind): sum(months.values()) for kind, months in typical.items()}
        if plan.cost.by_kind != kinds:
            yield f"cost by kind should be {kinds}"
        if plan.cost.total_yen != sum(kinds.values()):
            yield f"total should be {sum(kinds.values())}"
        years: dict[str, dict[str, int]] = {}
        for kind in typical.keys() - WEIGHTS:
            for month, yen in typical[kind].items():
                if yen:
                    year = years.setdefault(str(fiscal_year_of_month(month)), {})
                    year[kind] = year.get(kind, 0) + yen
        if plan.cost.by_fiscal_year != years:
            yield f"cost by fiscal year should be {years}"
        for level, stated in (
            (Level.LOW, plan.cost.low_yen),
            (Level.TYPICAL, plan.cost.cash_yen),
            (Level.HIGH, plan.cost.high_yen),
        ):
            cash = sum(
                sum(months.values())
                for kind, months in self.count.charges(level).items()
                if kind not in WEIGHTS
            )
            if stated != cash:
                yield f"cash at {level} prices should be {cash}, not {stated}"
        if plan.bound_yen > plan.cost.total_yen:
            yield f"bound {plan.bound_yen} is above the total"
        total = plan.cost.total_yen
        gap = (total - plan.bound_yen) / total if total else 0.0
        if abs(plan.optimality_gap - gap) > 1e-6:  # noqa: PLR2004
            yield f"optimality gap should be {gap}"
