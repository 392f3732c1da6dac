"""What the nodes of the linkage graph count as: systems that choose, fixed sites, or nothing."""

from dataclasses import dataclass

from migplan.model.case import Case, Role
from migplan.model.system import Disposition, System, SystemKind, Zone
from migplan.placement.sites import Site, partner_site, standard_site


@dataclass(frozen=True, slots=True)
class End:
    """One end of a linkage: a system that chooses, or a fixed site."""

    system: System | None = None
    site: Site | None = None


def is_decided(system: System) -> bool:
    """Whether the end of a local system is decided: absorbed by another one, or retired."""
    absorbed = system.disposition is Disposition.ABSORB and system.absorbed_by is not None
    return absorbed or system.disposition is Disposition.RETIRE


class Ends:
    """Looks up what a node counts as once all has been done."""

    def __init__(self, case: Case, zones: dict[str, Zone | None], choosing: set[str]) -> None:
        self.case, self.zones, self.choosing = case, zones, choosing
        self.systems = {system.id: system for system in case.systems}
        self.partners = {partner.id: partner for partner in case.partners}

    def of(self, key: str) -> End | None:
        """The end that a node stands for; ``None``: it is gone, and its linkages with it."""
        for _ in range(len(self.systems) + 1):
            system = self.systems.get(key)
            if system is None:
                partner = self.partners.get(key)
                return End(site=partner_site(partner)) if partner else None
            if self.case.roles.get(key) is Role.ABSENT:
                return None
            if key in self.choosing:
                return End(system=system)
            if system.kind is not SystemKind.LOCAL:
                return End(site=standard_site(system, self.case, self.zones))
            if system.disposition is Disposition.RETIRE or system.absorbed_by is None:
                return None
            # what is absorbed is found where the absorbing one is
            key = system.absorbed_by
        return None
