"""Linkages and partners that the catalogue adds to an inventory."""

from collections.abc import Mapping

from migplan.catalogue.assume import Assumptions
from migplan.catalogue.catalogue import Catalogue
from migplan.catalogue.defaults import PRACTICE
from migplan.model.case import Role
from migplan.model.inventory import Inventory
from migplan.model.linkage import Criticality, Linkage
from migplan.model.partner import Partner
from migplan.model.policy import Proposal
from migplan.model.system import System, SystemKind


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
    notes: Assumptions,
) -> tuple[tuple[Linkage, ...], tuple[str, ...]]:
    """Fill the stated linkages and add the catalogue's standard ones where the policy says so.

    Returns:
        All linkages between nodes that take part, sorted by id, and the ids of the proposed ones.
    """
    stated = [_filled(linkage, systems, catalogue) for linkage in inventory.linkages]
    without = [linkage for linkage in inventory.linkages if linkage.method is None]
    if without:
        notes.add(
            "linkage:method",
            f"連携方式が分からない {len(without)} 件は、ファイル連携とみなした。",
            f"{len(without)} linkages of unknown method are taken as file linkages.",
            PRACTICE,
            "low",
        )
    proposed = _proposed(inventory, systems, roles, catalogue)
    if proposed:
        notes.add(
            "linkage:proposed",
            f"業務間の連携 {len(proposed)} 件は、棚卸に記載が無いため標準的な連携の一覧から補った。",
            f"{len(proposed)} linkages are not in the inventory and come from the catalogue of standard linkages.",
            "migplan catalog linkages",
            "medium",
        )
    present = [
        linkage
        for linkage in (*stated, *proposed)
        if roles.get(linkage.provider, Role.ABSENT) is not Role.ABSENT
        and roles.get(linkage.consumer, Role.ABSENT) is not Role.ABSENT
    ]
    by_id = sorted(present, key=lambda linkage: str(linkage.id))
    return tuple(by_id), tuple(sorted(str(linkage.id) for linkage in proposed))


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
    covering = {
        business: system.id
        for system in standard.values()
        if roles[system.id] is not Role.ABSENT
        for business in system.businesses
    }
    covering |= {key: key for key, role in roles.items() if role is Role.PARTNER}
    taken = {(linkage.provider, linkage.consumer) for linkage in inventory.linkages}
    found: list[Linkage] = []
    for row in catalogue.linkages:
        provider, consumer = covering.get(row.provider), covering.get(row.consumer)
        if provider is None or consumer is None or provider == consumer:
            continue
        if row.criticality is Criticality.OPTIONAL or (provider, consumer) in taken:
            continue
        found.append(
            Linkage(
                id=row.id,
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
