"""The figures of all members together: sums of what is shared, and never more than that."""

from collections import Counter
from collections.abc import Callable, Sequence

from migplan.joint.compare.money import shared_sum
from migplan.model.comparison import Figures, MemberFacts
from migplan.model.dates import month_index, month_start
from migplan.model.joint_group import Withheld


def total_of(members: Sequence[MemberFacts]) -> Figures:
    """Sums over the members that share a figure; the peak is that of all cutovers together."""
    every = [member.figures for member in members]
    dates = [row.date for member in members for row in member.systems if row.date is not None]
    months = Counter(map(month_index, dates))
    peak = min(months, key=lambda month: (-months[month], month), default=None)
    due = [row.next_decision for row in every if row.next_decision is not None]

    def whole(look: Callable[[Figures], int]) -> int:
        return sum(map(look, every))

    return Figures(
        systems=whole(lambda row: row.systems),
        first=min(dates, default=None),
        last=max(dates, default=None),
        waves=whole(lambda row: row.waves),
        peak=months[peak] if peak is not None else 0,
        peak_month=month_start(peak) if peak is not None else None,
        bridges=whole(lambda row: row.bridges),
        bridge_months=whole(lambda row: row.bridge_months),
        gaps=shared_sum(row.gaps for row in every),
        severe=shared_sum(row.severe for row in every),
        late_systems=whole(lambda row: row.late_systems),
        late_months=whole(lambda row: row.late_months),
        near_systems=whole(lambda row: row.near_systems),
        short_contracts=shared_sum(row.short_contracts for row in every),
        extension_months=shared_sum(row.extension_months for row in every),
        decisions=whole(lambda row: row.decisions),
        next_decision=min(due, default=None),
        double_months=shared_sum(row.double_months for row in every),
        optimality_gap=max((row.optimality_gap for row in every), default=0.0),
        assumptions=whole(lambda row: row.assumptions),
        assumed=whole(lambda row: row.assumed),
        asked=whole(lambda row: row.asked),
    )


def sharing(members: Sequence[MemberFacts]) -> dict[str, int]:
    """How many members a sum takes in."""
    counted = (Withheld.MONEY, Withheld.CONTRACTS, Withheld.GAPS)
    return {
        str(topic): sum(1 for member in members if topic not in member.withheld)
        for topic in counted
    }
