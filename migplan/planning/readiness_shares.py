"""Who holds which share of an item: divisions and vendors by name, and partners outside."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from migplan.catalogue.readiness import ReadinessItem, Span
from migplan.model.partner import Partner
from migplan.model.readiness import Party, Share
from migplan.model.system import System
from migplan.model.text import Bilingual

Node = System | Partner


def shares_of(
    item: ReadinessItem,
    pairs: Iterable[tuple[str, str]],
    nodes: Mapping[str, Node],
    on: Mapping[str, date],
) -> tuple[Share, ...]:
    """Systems, and linkages where there are any, by who answers for the system.

    Args:
        item: Says whether divisions and vendors are named.
        pairs: Id of a system or partner, and of a linkage or nothing.
        nodes: Systems and partners by id.
        on: Cutovers of the moving systems.

    Returns:
        Divisions, then vendors, then partners; what nobody is named for comes last of its kind.
    """
    found: dict[tuple[Party, str], tuple[set[str], set[str]]] = {}
    for key, linkage in pairs:
        for who in _parties(item, key, nodes.get(key), moves=key in on):
            systems, linkages = found.setdefault(who, (set(), set()))
            systems.add(key)
            linkages.update([linkage] if linkage else [])
    order = list(Party)
    return tuple(
        Share(
            party=party,
            name=name,
            systems=tuple(sorted(found[party, name][0])),
            linkages=tuple(sorted(found[party, name][1])),
        )
        for party, name in sorted(found, key=lambda who: (order.index(who[0]), not who[1], who[1]))
    )


def _parties(
    item: ReadinessItem, key: str, node: Node | None, *, moves: bool
) -> Iterator[tuple[Party, str]]:
    if not isinstance(node, System):
        yield Party.PARTNER, node.name if node else key
        return
    if item.owner:
        yield Party.OWNER, node.owner or ""
    if item.vendor:
        # what stays, and what ends, is a matter of today's vendor
        today = item.span is Span.PARALLEL or not moves
        first, second = node.vendor, node.current_vendor
        yield Party.VENDOR, (second or first if today else first) or ""


def and_more(names: Sequence[str], most: int, ja: str, en: str) -> Bilingual:
    """The first names, and how many more of what there are."""
    more = len(names) - most
    head = names if more <= 0 else names[:most]
    return Bilingual(
        ja="、".join(head) + (f"ほか{more}{ja}" if more > 0 else ""),
        en=", ".join(head) + (f" and {more} more {en}" if more > 0 else ""),
    )
