"""The judge: checks every constraint and recomputes every yen of a plan, trusting no solver.

It reads the plan and the case inside it and nothing else; constraints and cost rules of
docs/cost-rules.md are stated a second time beside it, from dates to yen, without the tables that
planning works with. Shared with planning are values of the model only: prices, seasons, dates.

Not judged: how the case was filled, which gaps there are, decisions due, reasons, the robustness of the order, and
whether the bound is true; only that it is not above the plan.
"""

from collections.abc import Iterator

from migplan.model.case import Role
from migplan.model.dates import fiscal_year_of_month, month_index
from migplan.model.plan import BRIDGE_KINDS, WEIGHTS, Baseline, Capacity, First, Plan
from migplan.model.price import CHANGE_KEY, PRICE_KEYS, Level, PriceList
from migplan.planning.constraints import Constraints
from migplan.planning.fingerprint import fingerprint
from migplan.planning.recount import Recount
from migplan.planning.verify_findings import wrong_findings
from migplan.planning.verify_placement import placement_violations
from migplan.planning.verify_running import wrong_running

_ROUNDING = 1e-6
"""The optimality gap is written with six digits."""


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
        self.count = Recount(self.case, self.on)

    def all(self) -> Iterator[str]:
        lacking = self._lacking()
        if lacking:
            yield f"the case says nothing of {lacking}"
            return
        if len(self.plan.cutovers) != len(self.on):
            yield "a system cuts over twice"
            return
        phases = {cutover.system: cutover.phases for cutover in self.plan.cutovers}
        broken = tuple(Constraints(self.case, self.on, phases).broken())
        yield from broken
        if set(self.on) != self.moving or any(day not in self.slots for day in self.on.values()):
            return
        yield from self._head()
        yield from self._waves()
        yield from self._bridges()
        yield from self._reworks()
        yield from wrong_findings(self.plan)
        yield from wrong_running(self.plan)
        yield from self._money()
        yield from self._bound()
        yield from self._moved()
        yield from self._capacity_prices()
        yield from placement_violations(self.case, self.plan.placement)
        for baseline in self.plan.baselines:
            yield from self._baseline(baseline)

    def _lacking(self) -> list[str]:
        """Names that the case uses and does not describe: a plan that was tampered with."""
        ends = {end for link in self.case.linkages for end in (link.provider, link.consumer)}
        used = ends - set(self.case.roles)
        used |= (self.moving | {key for unit in self.case.units for key in unit}) - set(
            self.systems
        )
        used |= self.moving - set(self.case.project_months)
        if self.case.people_limited:
            used |= self.moving - set(self.case.phases)
        partners = {partner.id for partner in self.case.partners}
        used |= set(self.case.roles) - set(self.systems) - partners
        priced = {price.key for price in self.case.prices}
        used |= set(PRICE_KEYS) - priced
        if self.case.agreed:
            used |= {CHANGE_KEY} - priced
        linkages = [str(link.id) for link in self.case.linkages]
        used |= {f"linkage {key} twice" for key in linkages if linkages.count(key) > 1}
        if len(self.slots) != len(self.case.slots):
            used.add("slots on different days")
        return sorted(used)

    def _head(self) -> Iterator[str]:
        plan, case = self.plan, self.case
        if plan.municipality != case.municipality.name or plan.as_of != case.as_of:
            yield "municipality or as-of date is not that of the case"
        if plan.assumptions != tuple(entry.key for entry in case.assumptions):
            yield "the assumptions are not those of the case"
        if plan.provenance.seed != case.seed:
            yield "the seed is not that of the case"
        if plan.provenance.inputs_sha256 != fingerprint(case):
            yield "the case inside the plan is not the one it was made for"

    # what follows from the dates

    def _waves(self) -> Iterator[str]:
        days = sorted(set(self.on.values()))
        stated = [(w.number, w.date, w.closed_from, w.systems) for w in self.plan.waves]
        expected = [
            (
                n,
                day,
                self.slots[day].closed_from,
                tuple(sorted(key for key, other in self.on.items() if other == day)),
            )
            for n, day in enumerate(days, start=1)
        ]
        if stated != expected:
            yield "the waves are not those of the cutovers"
        pins = {key for unit in self.case.units for key in unit if self._is_pinned(unit)}
        for cutover in self.plan.cutovers:
            if cutover.pinned != (cutover.system in pins):
                yield f"{cutover.system} is pinned or is not"
            if cutover.wave != days.index(cutover.date) + 1:
                yield f"{cutover.system} names wave {cutover.wave}"
            deadline = self.case.deadlines.get(cutover.system)
            late = 0
            if deadline is not None and cutover.date > deadline:
                late = max(1, month_index(cutover.date) - month_index(deadline))
            if cutover.months_late != late:
                yield f"{cutover.system} is {late} months late, not {cutover.months_late}"

    def _is_pinned(self, unit: tuple[str, ...]) -> bool:
        return any(self.systems[key].pin is not None for key in unit)

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
            if (bridge.provider, bridge.consumer) != (link.provider, link.consumer):
                yield f"bridge {link.id} names other ends than its linkage"
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

    def _bound(self) -> Iterator[str]:
        plan = self.plan
        total, bound = plan.cost.total_yen, plan.bound_yen
        if not 0 <= bound <= total:
            yield f"bound {bound} is not between 0 and the total"
        gap = (total - bound) / total if total else 0.0
        if not abs(plan.optimality_gap - gap) <= _ROUNDING:
            yield f"optimality gap should be {gap}"
        status = plan.provenance.status
        if not self.moving and status != "empty":
            yield f"nothing moves, but the status is {status}"
        if self.moving and status != "interrupted" and (status == "optimal") != (bound == total):
            yield f"status {status} with bound {bound} and total {total}"

    def _moved(self) -> Iterator[str]:
        """Systems that leave their agreed dates, in the order of the cutovers."""
        expected = [
            (cutover.system, self.case.agreed[cutover.system], cutover.date)
            for cutover in self.plan.cutovers
            if self.case.agreed.get(cutover.system, cutover.date) != cutover.date
        ]
        if [(m.system, m.agreed, m.date) for m in self.plan.moved] != expected:
            yield f"moved should be {expected}"

    def _capacity_prices(self) -> Iterator[str]:
        """Prices of what is limited, each once; whether they are true is not judged."""
        limited = {
            (Capacity.ENGINEERS, v.vendor) for v in self.case.vendors if v.engineers is not None
        }
        limited |= {
            (Capacity.PARALLEL_PROJECTS, v.vendor)
            for v in self.case.vendors
            if v.parallel_projects is not None
        }
        limited |= {
            (kind, "")
            for kind, limit in (
                (Capacity.STAFF, self.case.staff),
                (Capacity.PARALLEL_PROJECTS, self.case.parallel_projects),
                (Capacity.LOAD, self.case.load_limit),
            )
            if limit is not None
        }
        prices = self.plan.capacity_prices
        for price in prices:
            if (price.kind, price.vendor) not in limited or price.month.day != 1 or price.yen < 0:
                yield f"a price of {price.kind} of {price.vendor or 'the body'} in {price.month}"
        if len({(p.kind, p.vendor, p.month) for p in prices}) != len(prices):
            yield "a capacity has two prices in one month"

    def _baseline(self, baseline: Baseline) -> Iterator[str]:
        if not baseline.feasible:
            if baseline.cutovers or baseline.phases or baseline.total_yen is not None:
                yield f"baseline {baseline.name} is infeasible and has figures"
            return
        on = baseline.cutovers
        broken = tuple(Constraints(self.case, on, baseline.phases).broken())
        if broken:
            yield f"baseline {baseline.name}: {broken[0]}"
            return
        count = Recount(self.case, on)
        kinds = {k: sum(m.values()) for k, m in count.charges(Level.TYPICAL).items()}
        expected = (
            sum(kinds.values()),
            sum(yen for kind, yen in kinds.items() if kind not in WEIGHTS),
            sum(kinds[kind] for kind in BRIDGE_KINDS),
            sum(1 for link in self.case.linkages if count.span(link)[0] is not None),
            len(set(on.values())),
            max(on.values(), default=None),
        )
        stated = (
            baseline.total_yen,
            baseline.cash_yen,
            baseline.bridge_yen,
            baseline.bridges,
            baseline.waves,
            baseline.last,
        )
        if stated != expected:
            yield f"baseline {baseline.name} should be {expected}"
