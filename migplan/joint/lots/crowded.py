"""Shared vendors: whether the dates of all bodies together ask too much of them.

Lots are planned body by body; what vendors can do for all of them at once is looked at here, and kept
by planning the bodies together.
"""

from collections.abc import Mapping, Sequence

from migplan.model.dates import month_start
from migplan.model.group import Means
from migplan.model.lots import Crowded
from migplan.model.plan import Plan
from migplan.model.policy import VendorCapacity
from migplan.planning.vendor_use import capacity_of, needed, work_of


def crowded(plans: Mapping[str, Plan], vendors: Sequence[VendorCapacity]) -> tuple[Crowded, ...]:
    """Every shared vendor of which too much is asked in some month.

    Args:
        plans: Body to its plan.
        vendors: What vendors can do for all bodies together.
    """
    work = {key: work_of(plan) for key, plan in plans.items()}
    found: list[Crowded] = []
    for limit in vendors:
        used: dict[tuple[str, str], dict[str, int]] = {}
        for key, plan in plans.items():
            for means, months in needed(plan.case, work[key], limit):
                for month, amount in months.items():
                    used.setdefault((means, f"{month_start(month):%Y-%m}"), {})[key] = amount
        for means in Means:
            over = {
                month: by_body
                for (kind, month), by_body in sorted(used.items())
                if kind == means and sum(by_body.values()) > capacity_of(limit, kind, month)
            }
            if over:
                found.append(_crowded(limit, means, over))
    return tuple(found)


def _crowded(limit: VendorCapacity, means: Means, over: Mapping[str, Mapping[str, int]]) -> Crowded:
    usual = limit.engineers if means is Means.ENGINEERS else limit.parallel_projects
    return Crowded(
        vendor=limit.vendor,
        means=means,
        capacity=usual or 0,
        most=max(sum(by_body.values()) for by_body in over.values()),
        months=tuple(over),
        bodies=tuple(sorted({key for by_body in over.values() for key in by_body})),
    )
