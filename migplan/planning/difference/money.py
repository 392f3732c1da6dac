"""Spending of two plans beside each other, by fiscal year and by kind; only what differs."""

from collections.abc import Mapping

from migplan.model.difference_document import Change
from migplan.model.plan import WEIGHTS, Plan


def by_fiscal_year(old: Plan, new: Plan) -> tuple[Change, ...]:
    """Yen of each fiscal year, in order."""
    return changes(_years(old), _years(new))


def by_kind(old: Plan, new: Plan) -> tuple[Change, ...]:
    """Yen of each kind of cost, in the order of the kinds; weights are no expenditure."""
    return changes(_kinds(old), _kinds(new))


def changes(old: Mapping[str, int], new: Mapping[str, int]) -> tuple[Change, ...]:
    """The keys whose numbers differ, sorted; a missing one counts as 0."""
    return tuple(
        Change(key=key, before=before, after=after, change=after - before)
        for key in sorted(old.keys() | new.keys())
        if (before := old.get(key, 0)) != (after := new.get(key, 0))
    )


def _years(plan: Plan) -> dict[str, int]:
    return {year: sum(kinds.values()) for year, kinds in plan.cost.by_fiscal_year.items()}


def _kinds(plan: Plan) -> dict[str, int]:
    return {kind: yen for kind, yen in plan.cost.by_kind.items() if kind not in WEIGHTS}
