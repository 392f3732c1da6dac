"""The linkages of an invented body: those the catalogue knows, and more of the same sort."""

from collections.abc import Iterable, Iterator, Sequence
from random import Random

from benchmarks.draw.shape import Shape, one_of
from benchmarks.draw.systems import HUBS, PLATFORM, PRODUCTS, field_of
from migplan.catalogue.catalogue import Catalogue
from migplan.catalogue.entries import Direction, Exchange
from migplan.model.linkage import Criticality, Linkage, Method
from migplan.model.system import System

_IN_FIELD = 0.75
_AGREED = 0.4


def linkages(
    rng: Random, shape: Shape, systems: Sequence[System], catalogue: Catalogue
) -> list[Linkage]:
    """As many linkages as the shape asks for; what matters most comes first.

    Between two nodes each direction has one linkage; in a dense body only one of the directions.
    """
    by_id = {system.id: system for system in systems}
    partners = frozenset() if shape.dense else {partner.id for partner in catalogue.partners}
    candidates = _known(by_id.keys(), systems, catalogue)
    taken: set[tuple[str, str]] = set()
    found: list[Linkage] = []
    for linkage in candidates:
        ends = (linkage.provider, linkage.consumer)
        key = (min(ends), max(ends)) if shape.dense else ends
        present = all(end in by_id or end in partners for end in ends)
        if not present or ends[0] == ends[1] or key in taken:
            continue
        taken.add(key)
        found.append(_today(rng, linkage, by_id))
        if len(found) == shape.linkages:
            break
    if shape.dense:
        for linkage in _more(rng, systems, taken, shape.linkages - len(found), catalogue):
            found.append(_today(rng, linkage, by_id))
    return found


def _known(
    present: Iterable[str], systems: Sequence[System], catalogue: Catalogue
) -> list[Linkage]:
    """What the catalogue knows: essential, local, important, optional."""
    node = {business: p.id for p in PRODUCTS for business in (*p.businesses, *p.parts)}
    node |= {system.local_kind: system.id for system in reversed(systems) if system.local_kind}
    if PLATFORM in present:
        node |= {
            common.id: PLATFORM for common in catalogue.common_functions if common.id not in node
        }
    standard = [
        Linkage(
            id=row.id,
            provider=node.get(row.provider, row.provider),
            consumer=node.get(row.consumer, row.consumer),
            data=row.data_ja,
            method=row.method,
            method_after=row.method,
            timing=row.timing,
            criticality=row.criticality,
            standard=True,
        )
        for row in catalogue.linkages
    ]
    rank = list(Criticality).index
    weighed = [(rank(x.criticality or Criticality.OPTIONAL) * 2, x) for x in standard]
    weighed += [(1, linkage) for linkage in _local(systems, node, catalogue)]
    return [linkage for _, linkage in sorted(weighed, key=lambda row: row[0])]


def _local(
    systems: Sequence[System], node: dict[str, str], catalogue: Catalogue
) -> Iterator[Linkage]:
    for system in systems:
        kind = catalogue.local_kind(system.local_kind)
        for number, exchange in enumerate(kind.exchanges if kind else ()):
            other = node.get(exchange.other, exchange.other)
            for provider, consumer in _directions(system.id, other, exchange):
                yield Linkage(
                    id=f"L-{provider}--{consumer}--{number}",
                    provider=provider,
                    consumer=consumer,
                    data=exchange.data.ja,
                    method=exchange.method,
                    criticality=Criticality.IMPORTANT,
                )


def _directions(system: str, other: str, exchange: Exchange) -> Iterator[tuple[str, str]]:
    if exchange.direction is not Direction.OUT:
        yield other, system
    if exchange.direction is not Direction.IN:
        yield system, other


def _more(
    rng: Random,
    systems: Sequence[System],
    taken: set[tuple[str, str]],
    count: int,
    catalogue: Catalogue,
) -> Iterator[Linkage]:
    """Linkages between systems that have none, most of them inside one field of business."""
    most = len(systems) * (len(systems) - 1) // 2
    if len(taken) + count > most:
        raise ValueError(f"{len(systems)} systems have at most {most} pairs")
    fields: dict[str, list[str]] = {}
    for system in systems:
        fields.setdefault(field_of(system, catalogue), []).append(system.id)
    every = [system.id for system in systems]
    names = sorted(fields)
    sizes = [len(fields[name]) for name in names]
    while count:
        if rng.random() < _IN_FIELD:
            members = fields[rng.choices(names, sizes)[0]]
            a, b = rng.choice(members), rng.choice(members)
        else:
            a, b = rng.choice((*HUBS, *every)), rng.choice(every)
        key = (min(a, b), max(a, b))
        if a == b or key in taken:
            continue
        taken.add(key)
        count -= 1
        yield Linkage(
            id=f"L-{a}--{b}",
            provider=a,
            consumer=b,
            data="関連データ",
            method=one_of(rng, {Method.FILE: 6, Method.MEDIA: 3, Method.DIRECT_DB: 1}),
            criticality=one_of(rng, {Criticality.IMPORTANT: 2, Criticality.OPTIONAL: 1}),
        )


def _today(rng: Random, linkage: Linkage, by_id: dict[str, System]) -> Linkage:
    """How it works today: inside one old product, as the catalogue says, or some other way."""
    first, second = by_id.get(linkage.provider), by_id.get(linkage.consumer)
    old = first.current_package if first else None
    if old is not None and second is not None and second.current_package == old:
        method = one_of(rng, {Method.INTERNAL: 6, Method.DIRECT_DB: 2, Method.FILE: 2})
    else:
        usual = linkage.method or Method.FILE
        method = one_of(
            rng, {usual: 8.0} | {Method.DIRECT_DB: 1.0, Method.RPA: 0.3, Method.MANUAL: 0.3}
        )
    agreed = linkage.method_after
    if agreed is None and rng.random() < _AGREED:
        agreed = Method.FILE
    return linkage.model_copy(update={"method": method, "method_after": agreed})
