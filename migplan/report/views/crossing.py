"""Pairs of systems that need bridges, the dearest and the most pressing first."""

from dataclasses import dataclass
from functools import cached_property

from migplan.model.gap import GapSeverity
from migplan.model.plan import Bridge
from migplan.report.views.context import Context


@dataclass(frozen=True)
class Pair:
    """All bridges from one system to another."""

    provider: str
    consumer: str
    bridges: tuple[Bridge, ...]
    trouble: bool
    """Whether an open gap of high severity concerns one of the linkages."""

    @cached_property
    def yen(self) -> int:
        """What they cost."""
        return sum(bridge.cost_yen for bridge in self.bridges)

    @property
    def order(self) -> tuple[bool, int, str, str]:
        """Most pressing first."""
        return (not self.trouble, -self.yen, self.provider, self.consumer)


def pairs(context: Context) -> tuple[Pair, ...]:
    """The pairs, most pressing first."""
    gaps = (gap for gap in context.plan.gaps if gap.counts)
    high = {gap.subject for gap in gaps if gap.severity is GapSeverity.HIGH}
    found: dict[tuple[str, str], list[Bridge]] = {}
    for bridge in context.plan.bridges:
        found.setdefault((bridge.provider, bridge.consumer), []).append(bridge)
    rows = (
        Pair(a, b, tuple(some), any(x.linkage in high for x in some))
        for (a, b), some in found.items()
    )
    return tuple(sorted(rows, key=lambda pair: pair.order))
