"""The judge: checks every constraint and recomputes every yen of a plan, trusting no solver.

It reads the plan and the case inside it and nothing else; the cost rules of docs/cost-rules.md are
stated here a second time, from dates to yen, without the tables that planning works with.
"""

from collections.abc import Iterator
from datetime import date

from migplan.model.case import Role, Slot
from migplan.model.contract import Contract, ContractKind
from migplan.model.dates import fiscal_year_of_month, month_index
from migplan.model.linkage import Linkage
from migplan.model.plan import WEIGHTS, CostKind, First, Plan
from migplan.model.price import Level, PriceList
from migplan.model.season import Season, Severity
from migplan.model.system import System, SystemKind

Sums = dict[CostKind, dict[int, int]]
"""Yen by kind and month."""


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
        for season in self._seasons(system, Severity.HARD):
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
            late = max(0, month_index(cutover.date) - month_index(deadline)) if deadline else 0
            if cutover.months_late != late:
                yield f"{cutover.system} is {late} months late, not {cutover.months_late}"

    def _bridges(self) -> Iterator[str]:
        prices = PriceList(self.case.prices)
        stated = {bridge.linkage: bridge for bridge in self.plan.bridges}
        expected: set[str] = set()
        for link in self.case.linkages:
            start, end, first = self._span(link)
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

    def _span(self, link: Linkage) -> tuple[date | None, date | None, First | None]:
        """From, to and first end of the bridge that a linkage needs; all ``None`` without one."""
        provider, consumer = self.on.get(link.provider), self.on.get(link.consumer)
        if provider is not None and consumer is not None:
            if provider == consumer:
                return None, None, None
            first = First.PROVIDER if provider < consumer else First.CONSUMER
            return min(provider, consumer), max(provider, consumer), first
        mover, other = (
            (link.provider, link.consumer) if provider else (link.consumer, link.provider)
        )
        if mover not in self.on or self.case.roles.get(other) is not Role.MIGRATED:
            return None, None, None
        if self.systems[mover].kind is SystemKind.LOCAL:
            return None, None, None
        first = First.CONSUMER if mover == link.provider else First.PROVIDER
        return self.case.as_of, self.on[mover], first

    def _reworks(self) -> Iterator[str]:
        prices = PriceList(self.case.prices)
        stated = {(r.linkage, r.mover, r.stayer, r.ready_by, r.cost_yen) for r in self.plan.reworks}
        expected = {
            (str(link.id), mover, stayer, self.on[mover], prices.rework(link.way))
            for link, mover, stayer in self._adapted()
        }
        if stated != expected or len(stated) != len(self.plan.reworks):
            yield f"reworks differ: {sorted(str(item[0]) for item in stated ^ expected)}"

    def _adapted(self) -> Iterator[tuple[Linkage, str, str]]:
        """Linkages whose other end stays, is outside, or has not been switched off in time."""
        for link in self.case.linkages:
            ends = (link.provider, link.consumer)
            moving = [end for end in ends if end in self.on]
            if len(moving) != 1 or self._span(link)[0] is not None:
                continue
            mover = moving[0]
            stayer = ends[1] if ends[0] == mover else ends[0]
            if self.case.roles[stayer] is Role.RETIRING:
                gone = self.systems[stayer].retire_on
                if gone is not None and gone.month < month_index(self.on[mover]):
                    continue
            yield link, mover, stayer

    # yen

    def _money(self) -> Iterator[str]:
        plan = self.plan
        typical = self._charges(Level.TYPICAL)
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
                for kind, months in self._charges(level).items()
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

    def _charges(self, level: Level) -> Sums:
        prices = PriceList(self.case.prices, level)
        sums: Sums = {kind: {} for kind in CostKind}

        def charge(kind: CostKind, month: int, yen: int) -> None:
            sums[kind][month] = sums[kind].get(month, 0) + yen

        for link in self.case.linkages:
            start, end, first = self._span(link)
            if start is None or end is None:
                continue
            both = link.provider in self.on and link.consumer in self.on
            if both:
                setup = prices.bridge_setup(link.way)
                charge(CostKind.BRIDGE_SETUP, month_index(start), setup)
            kind = CostKind.BRIDGE_RUNNING if both else CostKind.MIXED_RUNNING
            monthly = prices.bridge_running(link.way, provider_first=first is First.PROVIDER)
            for month in range(month_index(start), month_index(end)):
                charge(kind, month, monthly)
        for link, mover, _ in self._adapted():
            charge(CostKind.REWORK, month_index(self.on[mover]), prices.rework(link.way))
        for key, day in self.on.items():
            month = month_index(day)
            for kind, other, yen in self._old_system(key, month, prices):
                charge(kind, other, yen)
            deadline = self.case.deadlines.get(key)
            if deadline is not None:
                for late in range(max(month_index(deadline), self.today) + 1, month + 1):
                    charge(CostKind.LATENESS, late, prices.lateness())
            if self._in_soft_season(self.systems[key], self.slots[day]):
                charge(CostKind.SEASON, month, prices.season())
        return sums

    def _old_system(
        self, key: str, cutover: int, prices: PriceList
    ) -> Iterator[tuple[CostKind, int, int]]:
        """Months in which the old system is paid outside its contracts or for nothing."""
        contracts = [c for c in self.case.contracts if key in c.systems]
        keep = prices.parallel_months()
        if not contracts:
            for month in range(cutover + 1, cutover + keep + 1):
                yield CostKind.PARALLEL_RUNNING, month, prices.contract_monthly()
        for contract in contracts:
            stated = contract.monthly_yen
            monthly = _part(contract, key, prices.contract_monthly() if stated is None else stated)
            covered = cutover
            if contract.end is not None:
                end = contract.end.month
                stated = contract.extension_monthly_yen
                extra = (
                    prices.extension_of(monthly) if stated is None else _part(contract, key, stated)
                )
                for month in range(max(end + 1, self.today), cutover + 1):
                    yield CostKind.CONTRACT_EXTENSION, month, extra
                if contract.kind is None or contract.kind is ContractKind.LEASE:
                    covered = max(end, cutover)
                    for month in range(cutover + 1, end + 1):
                        yield CostKind.CONTRACT_LEFTOVER, month, monthly
            for month in range(covered + 1, cutover + keep + 1):
                yield CostKind.PARALLEL_RUNNING, month, monthly

    def _in_soft_season(self, system: System, slot: Slot) -> bool:
        good = self._seasons(system, Severity.WINDOW)
        if any(season.meets(slot.closed_from, slot.day) for season in good):
            return False
        return any(season.covers(slot.day) for season in self._seasons(system, Severity.SOFT))

    def _seasons(self, system: System, severity: Severity) -> Iterator[Season]:
        return (
            season
            for season in self.case.seasons
            if season.severity is severity and season.business in ("*", *system.businesses)
        )


def _part(contract: Contract, key: str, monthly: int) -> int:
    """An equal share; the odd yen go to the first ids."""
    place = sorted(contract.systems).index(key)
    members = len(contract.systems)
    return monthly // members + (1 if place < monthly % members else 0)
