"""The order in which people look for systems."""

from collections.abc import Iterable

from migplan.catalogue.catalogue import Catalogue
from migplan.model.system import System


def in_order(systems: Iterable[System], catalogue: Catalogue) -> list[System]:
    """Standard systems as the businesses are published, then the platform, then local ones."""
    businesses = (*catalogue.businesses, *catalogue.common_functions)
    place = {row.id: number for number, row in enumerate(businesses)}
    kinds = {row.id: number for number, row in enumerate(catalogue.local_kinds, len(place))}
    last = len(place) + len(kinds)

    def rank(system: System) -> tuple[int, str]:
        own = [place[key] for key in system.businesses if key in place]
        return min(own, default=kinds.get(system.local_kind or "", last)), system.id

    return sorted(systems, key=rank)
