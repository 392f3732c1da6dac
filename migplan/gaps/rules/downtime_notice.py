"""GAP025: a service for residents stops with a cutover, and nobody has told them."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from migplan.catalogue.defaults import PUBLIC_NOTICE_MONTHS
from migplan.gaps.facts import Facts
from migplan.gaps.flow import Node
from migplan.gaps.rule import Hit, rule
from migplan.gaps.systems import is_moving, moving
from migplan.gaps.words import names_en, names_ja
from migplan.model.dates import months_before
from migplan.model.gap import Confidence, GapSeverity, Period
from migplan.model.linkage import Method
from migplan.model.system import System
from migplan.model.text import Bilingual
from migplan.model.wording import long_day

_WAITING: Final = frozenset({Method.MEDIA, Method.MANUAL})
"""Ways on which data wait for staff anyway: the service goes on while the other end is closed."""


@rule(
    "GAP025",
    "downtime_notice",
    GapSeverity.LOW,
    "住民サービス停止の周知",
    "Downtime notice",
    more_with_plan=True,
    period=Period.DURING,
)
def downtime_notice(facts: Facts) -> Iterator[Hit]:
    """Certificates at convenience stores and online services stop while their source is switched.
    Residents who were not told stand before a machine that does not work. Which kinds of systems
    residents use, the catalogue knows; where only the catalogue proposed the linkage, the finding
    is less sure."""
    for key, movers in sorted(_services(facts).items()):
        service = facts.nodes[key]
        late = [mover for mover in movers.values() if _is_open(service, mover, facts)]
        if late:
            yield _hit(service, late, facts)


def _services(facts: Facts) -> dict[str, dict[str, System]]:
    """For each service the standard systems it hangs on that still move."""
    found = {s.id: {s.id: s} for s in moving(facts) if facts.core(s) and s.resident_facing}
    for link in sorted(facts.case.linkages, key=lambda link: str(link.id)):
        takes_part = link.provider in facts.graph and link.consumer in facts.graph
        if link.method in _WAITING or not takes_part:
            continue
        provider, consumer = facts.nodes[link.provider], facts.nodes[link.consumer]
        for mover, other in ((provider, consumer), (consumer, provider)):
            stops = isinstance(mover, System) and is_moving(mover, facts) and facts.core(mover)
            here = _faces_residents(other, facts) and facts.outlives(other, (mover.id,))
            if stops and isinstance(mover, System) and here:
                found.setdefault(other.id, {})[mover.id] = mover
    return found


def _faces_residents(node: Node, facts: Facts) -> bool:
    if not isinstance(node, System):
        return any(row.id == node.id and row.resident_facing for row in facts.catalogue.partners)
    if node.resident_facing is not None:
        return node.resident_facing
    kind = facts.catalogue.local_kind(node.local_kind)
    return kind is not None and kind.resident_facing


def _is_open(service: Node, mover: System, facts: Facts) -> bool:
    told, latest = _told(service, mover), _latest([mover.id], facts)
    return told is None or (latest is not None and told > latest)


def _told(service: Node, mover: System) -> date | None:
    """Day of the notice about one cutover: its own, or else that of the service."""
    return mover.notice_on or (service.notice_on if isinstance(service, System) else None)


def _latest(movers: Sequence[str], facts: Facts) -> date | None:
    """Last day for telling residents: counted from the first day on which something stands still."""
    stops = (facts.closed_from(facts.cutovers[key]) for key in movers if key in facts.cutovers)
    first = min(stops, default=None)
    return months_before(first, PUBLIC_NOTICE_MONTHS) if first else None


def _hit(service: Node, late: list[System], facts: Facts) -> Hit:
    keys = tuple(mover.id for mover in late)
    others = [mover for mover in late if mover.id != service.id]
    latest = _latest(keys, facts)
    proposed = set(facts.case.proposed)
    ways = [
        link
        for link in facts.case.linkages
        if service.id in (link.provider, link.consumer) and {link.provider, link.consumer} & {*keys}
    ]
    return Hit(
        subject=service.id,
        systems=(*(mover.id for mover in others), service.id),
        finding=_finding(
            service.name,
            [mover.name for mover in others],
            facts.first_cutover(keys),
            latest,
            none=any(_told(service, mover) is None for mover in late),
        ),
        confidence=Confidence.LOW
        if ways and all(str(link.id) in proposed for link in ways)
        else Confidence.MEDIUM,
        owner=(service.owner if isinstance(service, System) else None)
        or next((mover.owner for mover in late if mover.owner), None),
        due=facts.due(keys),
        needed_by=max(latest, facts.case.as_of) if latest else None,
    )


def _finding(
    name: str, others: list[str], first: date | None, latest: date | None, *, none: bool
) -> Bilingual:
    with_ja = f"{names_ja(others)}の切替" if others else "切替"
    with_en = f"the cutover of {names_en(others)}" if others else "its cutover"
    day_ja = f"（新システムの稼働は{long_day(first)}）" if first else ""
    day_en = f" (in service again on {first.isoformat()})" if first else ""
    by_ja = f"遅くとも{long_day(latest)}までに" if latest else "遅くとも切替の1か月前までに"
    by_en = f"by {latest.isoformat()}" if latest else "a month before the cutover"
    lacks_ja = (
        "住民に知らせる日が書かれていません" if none else "周知の予定日では1か月前に間に合いません"
    )
    lacks_en = (
        "no day of a notice is stated" if none else "the notice comes less than a month ahead"
    )
    return Bilingual(
        ja=f"住民が直接使う「{name}」は、{with_ja}の間{day_ja}は止まることがありますが、{lacks_ja}。"
        f"止まる時間を確かめ、{by_ja}広報とウェブサイトで知らせてください。",
        en=f"'{name}', which residents use themselves, may stop during {with_en}{day_en}, and "
        f"{lacks_en}. Find out for how long, and tell residents {by_en} at the latest.",
    )
