"""Where a node stands, and what data pass on the way from one place to another."""

from dataclasses import dataclass
from typing import Final

from migplan.model.case import Case, Role
from migplan.model.partner import Partner
from migplan.model.placement_price import Border
from migplan.model.placement_row import Choice
from migplan.model.system import GOV_CLOUD, System, Zone

DEFAULT_PLACE: Final = "gov_cloud_shared"
"""Where a standard system runs afterwards when nobody said."""

_BETWEEN: Final[dict[frozenset[Zone | None], Border]] = {
    frozenset((Zone.MYNUMBER, Zone.LGWAN)): Border.ZONE,
    frozenset((Zone.LGWAN, Zone.INTERNET)): Border.SPLIT,
    frozenset((Zone.MYNUMBER, Zone.INTERNET)): Border.RELAY,
}
_CHOICES: Final = frozenset(Choice)


@dataclass(frozen=True, slots=True)
class Site:
    """A place and the network zone it lies in.

    Attributes:
        place: Id of a hosting; of a partner its own id with a mark before it.
        zone: None where nobody knows: then no rule of zones is applied.
        system: The standard system that runs there, or into which a local one is absorbed.
    """

    place: str
    zone: Zone | None
    system: str = ""


def border_of(one: Site, other: Site) -> Border | None:
    """What lies between two sites; ``None``: both are one system, and nothing passes at all."""
    if one.system and one.system == other.system:
        return None
    between = _BETWEEN.get(frozenset((one.zone, other.zone)))
    if between is not None:
        return between
    if one.place == other.place:
        return Border.SAME
    if one.place in GOV_CLOUD and other.place in GOV_CLOUD:
        return Border.GOV_CLOUD
    return Border.CLOSED


def place_of(system: System, role: Role) -> str:
    """Where a standard system runs once all has been done."""
    if system.hosting_after:
        return system.hosting_after
    if role is not Role.MOVING and system.hosting:
        return system.hosting
    return DEFAULT_PLACE


def standard_site(system: System, case: Case, zones: dict[str, Zone | None]) -> Site:
    """The site of a system that is not chosen for."""
    place = place_of(system, case.roles[system.id])
    return Site(place, zones.get(place) or system.zone_after or system.zone, system.id)


def partner_site(partner: Partner) -> Site:
    """The site of a partner: a place of its own."""
    return Site(f"partner:{partner.id}", partner.zone)


def today(system: System) -> Choice | None:
    """Where a local system runs today; accounts of the Government Cloud count as one place."""
    if system.hosting in GOV_CLOUD:
        return Choice.GOV_CLOUD_RELATED
    return Choice(system.hosting) if system.hosting in _CHOICES else None


def planned(system: System) -> Choice | None:
    """Where the inventory says that a local system will run."""
    if system.hosting_after in GOV_CLOUD:
        return Choice.GOV_CLOUD_RELATED
    return Choice(system.hosting_after) if system.hosting_after in _CHOICES else None


def local_site(system: System, choice: Choice, zones: dict[str, Zone | None]) -> Site:
    """The site of a local system in a place.

    Its own servers may stand in any zone: they do in that of today, and in the individual-number
    zone where it holds such numbers.
    """
    zone = zones.get(choice)
    if zone is None:
        zone = Zone.MYNUMBER if system.personal_number else system.zone or system.zone_after
    return Site(choice, zone)
