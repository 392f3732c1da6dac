"""Plans of several bodies under common capacity, and the document about them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from migplan.diagnostics.errors import InfeasibleError
from migplan.model.case import Case
from migplan.model.dates import month_index
from migplan.model.group import (
    Ground,
    Group,
    GroupBody,
    GroupProvenance,
    VendorMonth,
    VendorPrice,
    Wait,
)
from migplan.model.plan import Plan
from migplan.model.policy import VendorCapacity
from migplan.planning.assemble import dates_of
from migplan.planning.compile import compile_problem
from migplan.planning.conflict.finding import NoPlanError
from migplan.planning.fingerprint import digest, group_fingerprint
from migplan.planning.joint.merge import Placed, shared_use
from migplan.planning.joint.months import means_of, month_text, resources_of
from migplan.planning.joint.solve import ALONE_BUDGET, Joint, remaining, solve_jointly
from migplan.planning.joint.waits import taken
from migplan.planning.planner import dated as dated_alone
from migplan.planning.planner import finished, stopped
from migplan.planning.problem import Problem, Resource, Result, latest_starts, reachable, total_cost
from migplan.planning.progress import Progress, no_progress
from migplan.planning.solve import Stop


@dataclass(frozen=True, slots=True)
class Member:
    """One body of a group before it is planned."""

    folder: str
    case: Case
    addresses: Mapping[str, str]
    """Where its statements were written."""


@dataclass(frozen=True, slots=True)
class Dated:
    """Everything that was found out about a group."""

    members: tuple[Member, ...]
    vendors: tuple[VendorCapacity, ...]
    problems: tuple[Problem, ...]
    shared: tuple[Resource, ...]
    joint: Joint
    plans: tuple[Placed, ...]


def date_group(
    members: Sequence[Member],
    vendors: Sequence[VendorCapacity],
    *,
    progress: Progress = no_progress,
    stop: Stop = lambda: False,
) -> Dated:
    """Find the dates of all bodies.

    Args:
        members: In an order that does not depend on that of the arguments. The shared vendors
            they name are among the limits of their cases.
        vendors: What is shared.
        progress: Called after each step.
        stop: Asked now and then; true ends the search with the best dates so far.

    Raises:
        InfeasibleError: If nothing satisfies what was stated.
        InterruptedSearchError: If it was stopped before all bodies had dates.
    """
    cases = [member.case for member in members]
    problems = tuple(reachable(compile_problem(case)) for case in cases)
    alone = [_alone(m, problem, stop) for m, problem in zip(members, problems, strict=True)]
    shared = resources_of(vendors, cases)
    seed = members[0].case.seed if members else 1
    joint = solve_jointly(problems, shared, alone=alone, seed=seed, progress=progress, stop=stop)
    if joint.plans is None:
        raise stopped() if joint.status == "interrupted" else _no_room(joint, shared)
    return Dated(tuple(members), tuple(vendors), problems, shared, joint, joint.plans)


def plans_of(dated: Dated, *, version: str, progress: Progress = no_progress) -> tuple[Plan, ...]:
    """The plan of every body, judged on its own case; its reasons reckon with the others.

    Naive orders and other prices are left to the plans of single bodies: for a group all bodies would
    have to be dated anew for each of them.
    """
    joint = dated.joint
    left = remaining(dated.problems, dated.shared, dated.plans)
    found: list[Plan] = []
    for member, problem, placed, alone in zip(
        dated.members, left, dated.plans, joint.alone, strict=True
    ):
        total = total_cost(problem, placed.slots)
        bound = min(alone.bound, total)
        solver = joint.solver or alone.solver
        late = latest_starts(problem, placed.slots) if problem.phases else ()
        result = Result(
            placed.slots,
            total,
            bound,
            alone.bound_source,
            _status(total, bound, joint.status),
            solver,
            () if placed.starts == late else placed.starts,
        )
        found.append(finished(member.case, problem, result, version=version, progress=progress))
    return tuple(found)


def group_of(dated: Dated, plans: Sequence[Plan], *, version: str) -> Group:
    """The document about the whole group.

    Args:
        dated: What was found out.
        plans: The finished plan of each body, as it is written.
        version: Of migplan.
    """
    joint = dated.joint
    bodies = tuple(
        _body(member, plan, alone)
        for member, plan, alone in zip(dated.members, plans, joint.alone, strict=True)
    )
    total = sum(body.total_yen for body in bodies)
    bound = min(joint.bound, total)
    return Group(
        bodies=bodies,
        vendors=dated.vendors,
        total_yen=total,
        alone_yen=sum(body.alone_yen for body in bodies),
        bound_yen=bound,
        optimality_gap=round((total - bound) / total, 6) if total else 0.0,
        use=_use(dated),
        prices=_prices(dated),
        waits=_waits(dated),
        provenance=GroupProvenance(
            inputs_sha256=group_fingerprint([m.case for m in dated.members], dated.vendors),
            version=version,
            seed=dated.members[0].case.seed if dated.members else 1,
            solver=joint.solver,
            bound_source=joint.bound_source,
            status=_status(total, bound, joint.status),
        ),
    )


def independent_group(folders: Sequence[str], plans: Sequence[Plan], *, version: str) -> Group:
    """The document about bodies that share nothing: each has the plan it has alone."""
    total = sum(plan.cost.total_yen for plan in plans)
    bound = sum(plan.bound_yen for plan in plans)
    return Group(
        bodies=tuple(
            GroupBody(
                name=plan.municipality,
                code=plan.case.municipality.code,
                folder=folder,
                plan_sha256=digest(plan),
                total_yen=plan.cost.total_yen,
                alone_yen=plan.cost.total_yen,
                alone_bound_yen=plan.bound_yen,
                alone={c.system: c.date for c in sorted(plan.cutovers, key=lambda c: c.system)},
                status=plan.provenance.status,
            )
            for folder, plan in zip(folders, plans, strict=True)
        ),
        total_yen=total,
        alone_yen=total,
        bound_yen=bound,
        optimality_gap=round((total - bound) / total, 6) if total else 0.0,
        provenance=GroupProvenance(
            inputs_sha256=group_fingerprint([plan.case for plan in plans], ()),
            version=version,
            seed=plans[0].case.seed if plans else 1,
            solver=", ".join(dict.fromkeys(plan.provenance.solver for plan in plans)),
            bound_source="alone",
            status=_status(total, bound, *(plan.provenance.status for plan in plans)),
        ),
    )


def _body(member: Member, plan: Plan, alone: Result) -> GroupBody:
    dates = dates_of(member.case, alone.slots or ())
    on = {cutover.system: cutover.date for cutover in plan.cutovers}
    return GroupBody(
        name=plan.municipality,
        code=member.case.municipality.code,
        folder=member.folder,
        plan_sha256=digest(plan),
        total_yen=plan.cost.total_yen,
        alone_yen=alone.total,
        alone_bound_yen=alone.bound,
        alone={key: dates[key].day for key in sorted(dates)},
        moved=tuple(key for key in sorted(dates) if dates[key].day != on[key]),
        status=plan.provenance.status,
    )


def _use(dated: Dated) -> tuple[VendorMonth, ...]:
    uses = [
        shared_use(problem, placed, dated.shared)
        for problem, placed in zip(dated.problems, dated.plans, strict=True)
    ]
    found: list[VendorMonth] = []
    for number, resource in enumerate(dated.shared):
        vendor, means = means_of(resource)
        for month in sorted({unit for use in uses for unit in use[number]}):
            by_body = {
                member.folder: use[number][month]
                for member, use in zip(dated.members, uses, strict=True)
                if use[number].get(month)
            }
            found.append(
                VendorMonth(
                    vendor=vendor,
                    means=means,
                    month=month_text(month),
                    capacity=resource.at(month),
                    used=sum(by_body.values()),
                    by_body=by_body,
                )
            )
    return tuple(found)


def _prices(dated: Dated) -> tuple[VendorPrice, ...]:
    found: list[VendorPrice] = []
    for (number, month), yen in sorted(dated.joint.prices.items()):
        vendor, means = means_of(dated.shared[number])
        found.append(VendorPrice(vendor=vendor, means=means, month=month_text(month), yen=yen))
    return tuple(found)


def _waits(dated: Dated) -> tuple[Wait, ...]:
    alone = [
        Placed(result.slots or (), result.starts or latest_starts(problem, result.slots or ()))
        for problem, result in zip(dated.problems, dated.joint.alone, strict=True)
    ]
    found: list[Wait] = []
    for b, member in enumerate(dated.members):
        case = member.case
        for n, unit in enumerate(case.units):
            before, now = (case.slots[plan.slots[n]] for plan in (alone[b], dated.plans[b]))
            if before.day == now.day:
                continue
            grounds = tuple(
                _ground(dated, each.resource, each.units, each.by)
                for each in taken(dated.problems, dated.shared, dated.plans, alone, (b, n))
            )
            found += [
                Wait(
                    body=member.folder,
                    system=key,
                    name=case.name(key),
                    alone=before.day,
                    date=now.day,
                    grounds=grounds,
                )
                for key in unit
            ]
    return tuple(sorted(found, key=lambda w: (w.body, w.alone, w.system)))


def _ground(
    dated: Dated, resource: int, months: Sequence[int], by: Sequence[tuple[int, int]]
) -> Ground:
    vendor, means = means_of(dated.shared[resource])
    holders: dict[str, list[str]] = {}
    for b, n in by:
        case = dated.members[b].case
        day = case.slots[dated.plans[b].slots[n]].day
        systems = [
            s.id
            for s in case.systems
            if s.id in case.units[n] and s.vendor == vendor and _at_work(case, s.id, day, months)
        ]
        if systems:
            holders.setdefault(dated.members[b].folder, []).extend(systems)
    return Ground(
        vendor=vendor,
        means=means,
        months=tuple(month_text(month) for month in months),
        taken_by={folder: tuple(sorted(holders[folder])) for folder in sorted(holders)},
    )


def _at_work(case: Case, key: str, day: date, months: Sequence[int]) -> bool:
    """Whether a system of a unit is itself worked on then; the unit is for as long as its longest."""
    if case.people_limited:
        return True
    last = month_index(day)
    return any(last - case.project_months[key] < month <= last for month in months)


def _alone(member: Member, problem: Problem, stop: Stop) -> Result:
    """The dates a body would have if the others did not exist."""
    try:
        return dated_alone(member.case, problem, budget=ALONE_BUDGET, stop=stop)
    except NoPlanError as error:
        raise of_body(member.case, error.at(member.addresses)) from None


def of_body(case: Case, error: InfeasibleError) -> InfeasibleError:
    """The same error with the name of the body it is about."""
    name = case.municipality.name
    return InfeasibleError(f"{name}: {error.ja}", f"{name}: {error.en}")


def _status(total: int, bound: int, *searches: str) -> str:
    """What is known of dates at a total with a bound, and how the searches for them ended."""
    if bound == total:
        return "optimal"
    return "interrupted" if "interrupted" in searches else "feasible"


def _no_room(joint: Joint, shared: Sequence[Resource]) -> InfeasibleError:
    """Which vendor is short in which months, in the dates that exceed it least."""
    lack: dict[int, list[str]] = {}
    for number, month, amount in joint.short:
        lack.setdefault(number, []).append(f"{month_text(month)} (+{amount})")
    if joint.status == "infeasible":
        ja = ["共有する事業者の上限を全団体が守れる日程はありません。"]
        en = ["No dates of all bodies keep what the vendors can do for them together."]
    else:
        ja = [
            "決められた計算量の中では、共有する事業者の上限を全団体が守れる日程を見つけられませんでした。"
        ]
        en = ["Within the budget no dates were found that keep what the vendors can do together."]
    for number, months in sorted(lack.items()):
        vendor, means = means_of(shared[number])
        what = ("技術者", "engineers") if means == "engineers" else ("並行案件", "projects")
        ja.append(f"  - {vendor}の{what[0]}が足りない月: {'、'.join(months)}")
        en.append(f"  - {vendor} lacks {what[1]} in {', '.join(months)}")
    return InfeasibleError("\n".join(ja), "\n".join(en))
