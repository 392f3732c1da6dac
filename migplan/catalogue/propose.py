"""Linkages and partners that the catalogue adds to an inventory."""

from collections.abc import Mapping
from itertools import product
from typing import Final

from migplan.catalogue.catalogue import Catalogue
from migplan.model.case import Role
from migplan.model.inventory import Inventory
from migplan.model.linkage import Criticality, Linkage
from migplan.model.partner import Partner
from migplan.model.policy import Proposal
from migplan.model.system import System, SystemKind

UNCONFIRMED: Final = "提案"
"""Begins the note of a linkage that a template proposed; who has confirmed it deletes the note."""


def partners_of(inventory: Inventory, catalogue: Catalogue) -> tuple[Partner, ...]:
    """The stated partners and those of the catalogue; a stated one wins."""
    known = {partner.id: partner.as_partner() for partner in catalogue.partners}
    known |= {partner.id: partner for partner in inventory.partners}
    return tuple(known[key] for key in sorted(known))


def fill_linkages(
    inventory: Inventory,
    systems: tuple[System, ...],
    roles: Mapping[str, Role],
    catalogue: Catalogue,
) -> tuple[tuple[Linkage, ...], tuple[str, ...]]:
    """Fill the stated linkages and add the catalogue's standard ones where the policy says so.

    Returns:
        All linkages between nodes that take part, sorted by id, and the ids of the proposed ones.
    """
    stated = [_filled(linkage, systems, catalogue) for linkage in inventory.linkages]
    proposed = _proposed(inventory, systems, roles, catalogue)
    present = [
        linkage
        for linkage in (*stated, *proposed)
        if roles.get(linkage.provider, Role.ABSENT) is not Role.ABSENT
        and roles.get(linkage.consumer, Role.ABSENT) is not Role.ABSENT
    ]
    by_id = sorted(present, key=lambda linkage: str(linkage.id))
    unconfirmed = (linkage for linkage in inventory.linkages if is_unconfirmed(linkage))
    ids = {str(linkage.id) for linkage in (*proposed, *unconfirmed)}
    return tuple(by_id), tuple(str(x.id) for x in by_id if str(x.id) in ids)


def is_unconfirmed(linkage: Linkage) -> bool:
    """Whether a linkage stands in an inventory only because it was proposed there."""
    return (linkage.note or "").startswith(UNCONFIRMED)


def _filled(linkage: Linkage, systems: tuple[System, ...], catalogue: Catalogue) -> Linkage:
    criticality = linkage.criticality or _usual_criticality(linkage, systems, catalogue)
    return linkage.model_copy(update={"criticality": criticality})


def _usual_criticality(
    linkage: Linkage, systems: tuple[System, ...], catalogue: Catalogue
) -> Criticality:
    covers = {system.id: frozenset(system.businesses) for system in systems}
    ends = (linkage.provider, linkage.consumer)
    providers, consumers = (covers.get(end, frozenset()) or {end} for end in ends)
    usual = [
        row.criticality
        for row in catalogue.linkages
        if row.provider in providers and row.consumer in consumers
    ]
    return min(usual, key=list(Criticality).index, default=Criticality.IMPORTANT)


def _proposed(
    inventory: Inventory,
    systems: tuple[System, ...],
    roles: Mapping[str, Role],
    catalogue: Catalogue,
) -> list[Linkage]:
    standard = {s.id: s for s in systems if s.kind is not SystemKind.LOCAL}
    choice = inventory.policy.propose_linkages
    said = any(x.provider in standard and x.consumer in standard for x in inventory.linkages)
    if choice is Proposal.NEVER or (choice is Proposal.AUTO and said):
        return []
    covering: dict[str, list[str]] = {
        key: [key] for key, role in roles.items() if role is Role.PARTNER
    }
    for system in standard.values():
        if roles[system.id] is not Role.ABSENT:
            for business in system.businesses:
                covering.setdefault(business, []).append(system.id)
    taken = {(linkage.provider, linkage.consumer) for linkage in inventory.linkages}
    ids = {linkage.id for linkage in inventory.linkages}
    found: list[Linkage] = []
    for row in catalogue.linkages:
        if row.criticality is Criticality.OPTIONAL:
            continue
        ends = product(covering.get(row.provider, ()), covering.get(row.consumer, ()))
        pairs = [(a, b) for a, b in ends if a != b and (a, b) not in taken]
        for number, (provider, consumer) in enumerate(pairs, start=1):
            # the usual case is one pair, which keeps the id of the catalogue
            key = row.id if number == 1 else f"{row.id}.{number}"
            while key in ids:
                key += ".std"
            ids.add(key)
            found.append(
                Linkage(
                    id=key,
                    provider=provider,
                    consumer=consumer,
                    data=row.data_ja,
                    method=row.method,
                    timing=row.timing,
                    criticality=row.criticality,
                    standard=True,
                    official_id=row.official_id or None,
                    source=row.source,
                )
            )
    return found
