"""The gap register: one row for each gap, so complete that it can be acted on without asking back."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from migplan.gaps.action import action, actor, cost_words
from migplan.gaps.route import Route, route_after, route_today
from migplan.gaps.sight import Sight
from migplan.gaps.stand import Stand, stand
from migplan.model.base import Frozen
from migplan.model.case import Case
from migplan.model.dates import Day
from migplan.model.gap import (
    Confidence,
    CostBasis,
    Gap,
    GapDecision,
    GapSeverity,
    Period,
    Remedy,
    YenRange,
)
from migplan.model.plan import Plan
from migplan.model.system import System
from migplan.model.text import Bilingual


class End(Frozen):
    """A system or partner that a gap concerns."""

    id: str
    name: str
    owner: str | None = None
    vendor: str | None = None
    """Who delivers the new package; today's vendor where that is unknown."""


class Evidence(Frozen):
    """Where a fact behind a gap was written."""

    fact: str
    """``linkage:ID``, ``system:ID``, ``contract:ID``, ``partner:ID`` or ``decision:GAP``."""
    address: str


class RegisterRow(Frozen):
    """One gap with all that is needed to settle it."""

    key: str
    code: str
    kind: str
    title: Bilingual
    subject: str
    ends: tuple[End, ...]
    """Provider first; all of them where a gap concerns many."""
    flow: bool
    """Whether the ends are the provider and the consumer of one linkage."""
    data: str = ""
    """What the linkage carries."""
    stand: Stand
    route_today: Route | None = None
    """Only of a linkage."""
    route_after: Route | None = None
    missing: Bilingual
    todo: Bilingual
    """The one thing to do: as decided, as planned, or the first remedy."""
    remedies: tuple[Remedy, ...]
    """The one to try first at the head."""
    severity: GapSeverity
    confidence: Confidence
    period: Period
    who: str | None
    """Division that has to act; unknown when nobody said."""
    due: Day | None
    """Day by which the way must be agreed."""
    needed_by: Day | None
    """Day on which it has to work."""
    cost: YenRange | None
    """On top of the plan; a planning assumption."""
    cost_basis: CostBasis
    cost_words: Bilingual
    reference: Bilingual | None
    evidence: tuple[Evidence, ...]
    decision: GapDecision | None
    lapsed: GapDecision | None
    is_bridge: bool
    """Whether the plan closes it itself by a bridge."""
    open: bool
    """Whether it counts: undecided, and no bridge."""


def register(
    case: Case, gaps: Sequence[Gap], addresses: Mapping[str, str], plan: Plan | None = None
) -> tuple[RegisterRow, ...]:
    """The rows of all gaps.

    Returns:
        Undecided before decided, what a bridge of the plan closes between the two; then by
        period (during, after), the most severe first, the first due, and by key.
    """
    sight = Sight(case, plan)
    rows = [_row(gap, sight, addresses) for gap in gaps]
    return tuple(sorted(rows, key=_order))


def _order(row: RegisterRow) -> tuple[int, str, int, date, str]:
    rank = 0 if row.open else 1 if row.decision is None else 2
    after = "1" if row.period is Period.AFTER else "0"
    return (rank, after, -row.severity.rank, row.due or date.max, row.key)


def _row(gap: Gap, sight: Sight, addresses: Mapping[str, str]) -> RegisterRow:
    linkage = sight.linkage(gap)
    keys = (linkage.provider, linkage.consumer) if linkage else gap.systems
    return RegisterRow(
        key=gap.key,
        code=gap.code,
        kind=gap.kind,
        title=gap.title,
        subject=gap.subject,
        ends=tuple(_end(key, sight) for key in keys),
        flow=linkage is not None,
        data=linkage.data if linkage else "",
        stand=stand(keys, sight, flow=linkage is not None),
        route_today=route_today(linkage, sight) if linkage else None,
        route_after=route_after(linkage, sight) if linkage else None,
        missing=gap.finding,
        todo=action(gap, sight),
        remedies=gap.remedies,
        severity=gap.severity,
        confidence=gap.confidence,
        period=gap.period,
        who=actor(gap, sight),
        due=gap.due,
        needed_by=gap.needed_by,
        cost=gap.cost,
        cost_basis=gap.cost_basis,
        cost_words=cost_words(gap),
        reference=gap.reference,
        evidence=tuple(_evidence(gap, keys, addresses)),
        decision=gap.decision,
        lapsed=gap.lapsed,
        is_bridge=gap.is_bridge,
        open=gap.counts,
    )


def _end(key: str, sight: Sight) -> End:
    node = sight.nodes.get(key)
    vendor = (node.vendor or node.current_vendor) if isinstance(node, System) else None
    return End(id=key, name=sight.name(key), owner=sight.owner(key), vendor=vendor)


def _evidence(gap: Gap, keys: Sequence[str], addresses: Mapping[str, str]) -> Iterator[Evidence]:
    """The addresses of what it is about, of the ends, and of the decision."""
    kinds = ("linkage", "contract", "system", "partner")
    subject = [f"{kind}:{gap.subject}" for kind in kinds]
    ends = [f"{kind}:{key}" for key in keys for kind in ("system", "partner")]
    for fact in dict.fromkeys([*subject, *ends, f"decision:{gap.key}"]):
        if fact in addresses:
            yield Evidence(fact=fact, address=addresses[fact])
