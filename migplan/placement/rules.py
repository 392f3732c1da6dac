"""What keeps a system from a place: judgements, personal numbers, zones and latency."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from migplan.model.linkage import Linkage, Method
from migplan.model.placement import Bar, Flow, Premises, Reason
from migplan.model.placement_price import PlacementPrices
from migplan.model.placement_row import JUDGED
from migplan.model.system import System, Zone
from migplan.placement import words
from migplan.placement.sites import Site, border_of
from migplan.placement.standing import Standing

if TYPE_CHECKING:
    from migplan.placement.frame import Frame

BY_OWN_WAY: Final = frozenset({Method.DEDICATED, Method.MEDIA, Method.MANUAL})
"""Methods that no rule for flows between zones is about: a partner's own interface, and hands."""


def own_reasons(premises: Premises, system: System, standing: Standing) -> Iterator[Reason]:
    """Why a choice is closed to a system whatever its linkages are."""
    row, choice = standing.row, standing.choice
    allowed = row.allowed if row else None
    usual = premises.usual.get(system.id)
    if allowed is False:
        yield Reason(bar=Bar.EXCLUDED, said=words.excluded(row.reason if row else None))
    elif row is None and standing.moved and usual is not None and choice not in usual:
        yield Reason(bar=Bar.KIND, said=words.not_usual())
    elif choice in JUDGED and allowed is None and standing.moved:
        yield Reason(bar=Bar.JUDGEMENT, said=words.not_judged(choice))
    zone = standing.site.zone if standing.site else None
    judged = row is not None and row.allowed and bool(row.reason)
    if system.personal_number and zone not in (None, Zone.MYNUMBER) and not judged:
        yield Reason(bar=Bar.PERSONAL_NUMBER, said=words.personal_number(zone))


def zone_rule(frame: "Frame", linkage: Linkage, provider: Site, consumer: Site) -> Flow | None:
    """The rule that a linkage between two sites breaks, if it breaks one.

    Kept are: an agreed path, a way that no such rule is about, and the same step between zones as
    today, for which some path must exist; the last not where data may pass by a relay only.
    """
    if provider.zone is None or consumer.zone is None or linkage.zone_path:
        return None
    if BY_OWN_WAY & {linkage.method, linkage.method_after}:
        return None
    step = (provider.zone, consumer.zone)
    flows = frame.premises.flows
    law = next((flow for flow in flows if (flow.from_zone, flow.to_zone) == step), None)
    if law is None or law.free:
        return None
    as_today = step == (frame.today.get(linkage.provider), frame.today.get(linkage.consumer))
    return None if as_today and not law.relayed else law


def zone_reason(
    frame: "Frame", linkage: Linkage, provider: Site, consumer: Site
) -> Iterator[Reason]:
    """The reason that a broken rule is."""
    law = zone_rule(frame, linkage, provider, consumer)
    if law is not None:
        said = words.zone(frame.case, linkage, law)
        yield Reason(bar=Bar.ZONE, said=said, linkage=linkage.id)


def too_slow(linkage: Linkage, one: Site, other: Site, prices: PlacementPrices) -> float | None:
    """Milliseconds of a round trip that is longer than a linkage allows."""
    border = border_of(one, other)
    if linkage.latency_ms is None or border is None:
        return None
    found = prices.round_trip(border)
    return found if found > linkage.latency_ms else None


def slow_reasons(
    frame: "Frame", system: System, standing: Standing, prices: PlacementPrices
) -> Iterator[Reason]:
    """What linkages to ends that do not choose forbid, because an answer would come too late."""
    for number in frame.touching[system.id] if standing.site else ():
        linkage = frame.linkages[number]
        if linkage.latency_ms is None:
            continue
        fixed = next((end.site for end in frame.ends[number] if end.system is None), None)
        slow = too_slow(linkage, standing.site, fixed, prices) if fixed and standing.site else None
        if slow is not None:
            said = words.latency(frame.case, linkage, slow)
            yield Reason(bar=Bar.LATENCY, said=said, linkage=linkage.id)
