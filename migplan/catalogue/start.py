"""A filled-in start: what nearly every body has, to be corrected rather than typed.

Only names and usual linkages are filled in. States, dates, vendors and contracts stay unknown:
nobody said them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from migplan.catalogue.catalogue import Catalogue
from migplan.catalogue.entries import Direction, Exchange, LocalKind
from migplan.catalogue.propose import UNCONFIRMED, fill_linkages, partners_of
from migplan.catalogue.roles import fill_system, role_of
from migplan.model.case import Role
from migplan.model.inventory import Inventory
from migplan.model.linkage import Linkage
from migplan.model.municipality import Municipality
from migplan.model.policy import Policy
from migplan.model.system import System, SystemKind

PROPOSED: Final = (
    f"{UNCONFIRMED}（標準的な連携の一覧から）。確かめたらこの備考を消し、ない連携は行を消す。"
)
PROPOSED_LOCAL: Final = f"{UNCONFIRMED}（標準化対象外システムの一覧から）。確かめたらこの備考を消し、ない連携は行を消す。"
"""Notes of linkages that nobody stated."""
SOURCE: Final = "migplan の付属の一覧"
_PLATFORM: Final = (
    *("application_management", "inter_system_linkage"),
    *("non_resident_number", "integrated_address"),
)
"""Common functions that are usually delivered together and ready before the first cutover."""
_PLATFORM_ID, _PLATFORM_NAME = "common_functions", "共通機能"
_PART_OF_TAX: Final = frozenset({"tax_collection", "tax_arrears"})
_TAX_NOTE: Final = "税務システムの一部であれば、税務システムの業務に加え、この行は使わない。"


@dataclass(frozen=True, slots=True)
class Start:
    """A first inventory, and what many bodies have besides."""

    inventory: Inventory
    offered: tuple[System, ...]
    """Systems to choose from; not part of the inventory until somebody says that they are there."""
    offered_linkages: tuple[Linkage, ...]
    """Usual linkages that have an offered system at one end."""


def starting_inventory(
    name: str,
    code: str | None,
    catalogue: Catalogue,
    *,
    businesses: Sequence[str] | None = None,
    as_of: date | None = None,
) -> Start:
    """Fill in a start for one body.

    Args:
        name: Of the body. Its last character tells its kind, and so which businesses are offered
            only: towns and villages mostly leave two of them to the prefecture.
        code: 団体コード; its check digit is right.
        catalogue: Where names and linkages come from.
        businesses: Ids of the businesses and common functions the body carries out; left out,
            those usual for its kind and the usual platform.
        as_of: As-of date of the policy.
    """
    usual = catalogue.usual_scope(name[-1:])
    chosen = (
        businesses if businesses is not None else [x for x in catalogue.business_ids if x in usual]
    )
    systems = [*_standard(chosen, catalogue)]
    offered = [*_standard_offered(systems, catalogue), *_local(catalogue)]
    rows = _linkages([*systems, *offered], catalogue)
    there = {system.id for system in systems} | {partner.id for partner in catalogue.partners}
    used = [row for row in rows if {row.provider, row.consumer} <= there]
    inventory = Inventory(
        municipality=Municipality(name=name, code=code),
        systems=tuple(sorted(systems, key=lambda x: x.id)),
        linkages=tuple(sorted(used, key=lambda x: str(x.id))),
        policy=Policy(as_of=as_of),
    )
    others = tuple(row for row in rows if row not in used)
    return Start(inventory, tuple(offered), others)


def _standard(chosen: Iterable[str], catalogue: Catalogue) -> Iterator[System]:
    """One system for each business; the platform is one unless its functions were chosen."""
    keys = [*dict.fromkeys(chosen)]
    functions = {row.id for row in catalogue.common_functions}
    for key in keys:
        yield _system(key, catalogue)
    if not functions & set(keys):
        yield System(
            id=_PLATFORM_ID,
            name=_PLATFORM_NAME,
            kind=SystemKind.COMMON_FUNCTION,
            businesses=tuple(sorted(_PLATFORM)),
        )


def _standard_offered(systems: Sequence[System], catalogue: Catalogue) -> Iterator[System]:
    covered = {key for system in systems for key in system.businesses}
    for row in (*catalogue.businesses, *catalogue.common_functions):
        if row.id not in covered:
            yield _system(row.id, catalogue)


def _system(key: str, catalogue: Catalogue) -> System:
    entry = catalogue.business(key)
    name = entry.name.ja if entry else key
    note = _TAX_NOTE if key in _PART_OF_TAX else None
    return System(id=key, name=name, businesses=(key,), note=note)


def _local(catalogue: Catalogue) -> Iterator[System]:
    for kind in catalogue.local_kinds:
        yield System(
            id=kind.id,
            name=kind.name.ja,
            kind=SystemKind.LOCAL,
            local_kind=kind.id,
            disposition=kind.usual_disposition,
        )


def _linkages(systems: Sequence[System], catalogue: Catalogue) -> list[Linkage]:
    """The usual linkages between all systems, and those of local ones with the others."""
    filled = tuple(fill_system(system, catalogue) for system in systems)
    inventory = Inventory(municipality=Municipality(name="-"), systems=tuple(systems))
    partners = partners_of(inventory, catalogue)
    roles = {system.id: role_of(system) for system in filled}
    roles |= {partner.id: Role.PARTNER for partner in partners}
    proposed, _ = fill_linkages(inventory, filled, roles, catalogue)
    ends = {partner.id: partner.id for partner in partners}
    for system in systems:
        for key in (*system.businesses, system.id):
            ends.setdefault(key, system.id)
    local = (row for kind in catalogue.local_kinds for row in _exchanges(kind, ends))
    rows: dict[str, Linkage] = {}
    for row in (*map(_marked, proposed), *local):
        rows.setdefault(str(row.id), row)
    return [*rows.values()]


def _marked(row: Linkage) -> Linkage:
    """A proposal as such; the row of the catalogue has the sources, which are long."""
    return row.model_copy(update={"note": PROPOSED, "source": f"{SOURCE} {row.id}"})


def _exchanges(kind: LocalKind, ends: dict[str, str]) -> Iterator[Linkage]:
    for exchange in kind.exchanges:
        other = ends.get(exchange.other)
        if other is None or other == kind.id:
            continue
        if exchange.direction is not Direction.OUT:
            yield _exchange(other, kind.id, exchange, kind)
        if exchange.direction is not Direction.IN:
            yield _exchange(kind.id, other, exchange, kind)


def _exchange(provider: str, consumer: str, exchange: Exchange, kind: LocalKind) -> Linkage:
    return Linkage(
        id=f"{provider}--{consumer}",
        provider=provider,
        consumer=consumer,
        data=exchange.data.ja,
        method=exchange.method,
        note=PROPOSED_LOCAL,
        source=f"{SOURCE} {kind.id}",
    )
