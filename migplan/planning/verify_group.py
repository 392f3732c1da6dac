"""The judge of a group: what several plans use of shared vendors together, recomputed from them.

It knows the model alone, like the judge of a plan, and takes nothing from the planner. Each plan is
judged by ``verify``; here stands what holds between them. Not judged: whether the bound is true,
and the prices.
"""

from collections.abc import Iterator, Mapping

from migplan.model.dates import month_start
from migplan.model.group import Group, GroupBody, Wait
from migplan.model.plan import Plan
from migplan.planning.fingerprint import digest, group_fingerprint
from migplan.planning.vendor_use import capacity_of, needed, work_of

_ROUNDING = 1e-6
_STATUS = ("optimal", "feasible", "interrupted", "empty")

Use = dict[tuple[str, str, str], dict[str, int]]
"""Vendor, means and month to folder and amount."""


def group_violations(group: Group, plans: Mapping[str, Plan]) -> tuple[str, ...]:
    """Everything that is wrong with a group plan; empty for a sound one.

    Args:
        group: The document.
        plans: The plan of each body by its folder, each judged already.
    """
    folders = [body.folder for body in group.bodies]
    if len(set(folders)) != len(folders) or set(folders) != set(plans):
        return ("the plans are not those of the bodies",)
    return tuple(_Judge(group, plans).all())


class _Judge:
    def __init__(self, group: Group, plans: Mapping[str, Plan]) -> None:
        self.group, self.plans = group, plans
        self.limits = {limit.vendor: limit for limit in group.vendors}
        self.work = {folder: work_of(plan) for folder, plan in plans.items()}

    def all(self) -> Iterator[str]:
        cases = [self.plans[body.folder].case for body in self.group.bodies]
        if self.group.provenance.inputs_sha256 != group_fingerprint(cases, self.group.vendors):
            yield "the cases or what is shared are not those the group was made for"
        for body in self.group.bodies:
            yield from self._body(body, self.plans[body.folder])
        yield from self._sums()
        yield from self._use()
        yield from self._prices()
        yield from self._waits()

    def _body(self, body: GroupBody, plan: Plan) -> Iterator[str]:
        place = body.folder
        if digest(plan) != body.plan_sha256:
            yield f"{place}: the plan is not the one the group was made with"
        if (body.name, body.code) != (plan.municipality, plan.case.municipality.code):
            yield f"{place}: the plan is that of {plan.municipality}"
        if body.total_yen != plan.cost.total_yen or body.status != plan.provenance.status:
            yield f"{place}: total or status is not that of the plan"
        if not 0 <= body.alone_bound_yen <= body.alone_yen:
            yield f"{place}: the bound alone is not between 0 and the total alone"
        if plan.bound_yen > body.alone_bound_yen:
            yield f"{place}: the bound of the plan is above that of the body alone"
        on = {cutover.system: cutover.date for cutover in plan.cutovers}
        if set(body.alone) != set(on):
            yield f"{place}: the dates alone are not those of the moving systems"
        elif body.moved != tuple(key for key in sorted(on) if on[key] != body.alone[key]):
            yield f"{place}: other systems than {list(body.moved)} have moved"
        for vendor, limit in self.limits.items():
            if any(system.vendor == vendor for system in plan.case.systems):
                own = next((x for x in plan.case.vendors if x.vendor == vendor), None)
                lacks = own is None or (own.engineers is None) > (limit.engineers is None)
                if lacks:
                    yield f"{place}: the case does not know that {vendor} is shared"

    def _sums(self) -> Iterator[str]:
        group = self.group
        total = sum(plan.cost.total_yen for plan in self.plans.values())
        if group.total_yen != total:
            yield f"total should be {total}"
        if group.alone_yen != sum(body.alone_yen for body in group.bodies):
            yield "the total alone is not the sum of the bodies"
        if not 0 <= group.bound_yen <= total:
            yield f"bound {group.bound_yen} is not between 0 and the total"
        gap = (total - group.bound_yen) / total if total else 0.0
        if group.bound_yen < sum(body.alone_bound_yen for body in group.bodies):
            yield "the bound is below that of the bodies alone"
        if not abs(group.optimality_gap - gap) <= _ROUNDING:
            yield f"optimality gap should be {gap}"
        status = group.provenance.status
        if status not in _STATUS or (status == "optimal") != (group.bound_yen == total):
            yield f"status {group.provenance.status} with bound {group.bound_yen}"

    def _use(self) -> Iterator[str]:
        """Recompute what is used of each vendor in each month, and hold it against the limit."""
        used: Use = {}
        for folder, plan in self.plans.items():
            for vendor, limit in self.limits.items():
                for means, months in needed(plan.case, self.work[folder], limit):
                    for month, amount in months.items():
                        row = used.setdefault((vendor, means, f"{month_start(month):%Y-%m}"), {})
                        row[folder] = amount
        for (vendor, means, month), by_body in sorted(used.items()):
            there = capacity_of(self.limits[vendor], means, month)
            if sum(by_body.values()) > there:
                yield f"{sum(by_body.values())} {means} of {vendor} in {month}, limit {there}"
        stated = {(u.vendor, str(u.means), u.month): u.by_body for u in self.group.use}
        if stated != used or len(stated) != len(self.group.use):
            yield "what is used of the vendors is not what the plans use"
        for row in self.group.use:
            limit = self.limits.get(row.vendor)
            if limit is None or row.capacity != capacity_of(limit, row.means, row.month):
                yield f"the capacity of {row.vendor} in {row.month} is not {row.capacity}"
            if row.used != sum(row.by_body.values()):
                yield f"the use of {row.vendor} in {row.month} does not add up"

    def _prices(self) -> Iterator[str]:
        keys = [(price.vendor, price.means, price.month) for price in self.group.prices]
        if len(set(keys)) != len(keys):
            yield "a price is stated twice"
        for price in self.group.prices:
            if price.yen < 0 or price.vendor not in self.limits:
                yield f"a price of {price.vendor}, which is not shared, or below nothing"

    def _waits(self) -> Iterator[str]:
        moved = {(body.folder, key) for body in self.group.bodies for key in body.moved}
        if {(w.body, w.system) for w in self.group.waits} != moved or len(moved) != len(
            self.group.waits
        ):
            yield "the systems that wait are not those that have moved"
            return
        alone = {body.folder: body.alone for body in self.group.bodies}
        for wait in self.group.waits:
            on = {c.system: c.date for c in self.plans[wait.body].cutovers}
            if (wait.alone, wait.date) != (alone[wait.body].get(wait.system), on.get(wait.system)):
                yield f"{wait.body}: {wait.system} waits from and for other days"
            names = {system.id: system.name for system in self.plans[wait.body].case.systems}
            if wait.name != names.get(wait.system):
                yield f"{wait.body}: {wait.system} is not called {wait.name}"
            yield from self._grounds(wait)

    def _grounds(self, wait: Wait) -> Iterator[str]:
        for ground in wait.grounds:
            if ground.vendor not in self.limits or not ground.months:
                yield f"{wait.body}: {wait.system} waits for {ground.vendor}, which is not shared"
            for folder, keys in ground.taken_by.items():
                for key in keys:
                    months = {f"{month_start(m):%Y-%m}" for m in self._bound(folder, key)}
                    if not months & set(ground.months):
                        yield f"{folder}: no work on {key} in {', '.join(ground.months)}"

    def _bound(self, folder: str, key: str) -> set[int]:
        """Months in which a system binds its vendor: those of all that move with it."""
        if folder not in self.plans:
            return set()
        units = self.plans[folder].case.units
        unit = next((unit for unit in units if key in unit), (key,))
        return {month for mate in unit for month in self.work[folder].get(mate, {})}
