"""What a system is and what part it plays, when the inventory leaves it open."""

from datetime import date

from migplan.catalogue.catalogue import Catalogue
from migplan.model.case import Role
from migplan.model.system import (
    ABSENT_STATES,
    MIGRATED_STATES,
    MOVING_STATES,
    Disposition,
    State,
    System,
    SystemKind,
    Zone,
)


def fill_system(system: System, catalogue: Catalogue) -> System:
    """Fill kind, state, disposition and zones of one system."""
    kind = system.kind or _kind(system, catalogue)
    state, disposition = system.state, system.disposition
    if kind is SystemKind.LOCAL:
        disposition = disposition or Disposition.STAY
    elif state is None:
        state = State.LIVE if kind is SystemKind.COMMON_FUNCTION else State.LEGACY
    zone = system.zone or _usual_zone(system, kind, catalogue)
    filled = {
        "kind": kind,
        "state": state,
        "disposition": disposition,
        "zone": zone,
        "zone_after": system.zone_after
        or _zone_of_hosting(system.hosting_after, catalogue)
        or zone,
    }
    return system.model_copy(update=filled)


def rewind(system: System, today: date) -> System:
    """Take back a cutover that happened after ``today``."""
    live = system.state in MIGRATED_STATES
    if live and system.live_since is not None and system.live_since.day > today:
        return system.model_copy(update={"state": State.LEGACY})
    return system


def role_of(system: System) -> Role:
    """The part a filled system plays."""
    if system.state in ABSENT_STATES:
        return Role.ABSENT
    if system.kind is not SystemKind.LOCAL:
        if system.state in MOVING_STATES:
            return Role.MOVING
        return Role.MIGRATED if system.state in MIGRATED_STATES else Role.STAYING
    if system.disposition in (Disposition.RENEW, Disposition.ABSORB):
        return Role.STAYING if system.state in MIGRATED_STATES else Role.MOVING
    return (
        Role.RETIRING
        if system.disposition is Disposition.RETIRE and system.retire_on
        else Role.STAYING
    )


def _kind(system: System, catalogue: Catalogue) -> SystemKind:
    if not system.businesses:
        return SystemKind.LOCAL
    if any(business in catalogue.business_ids for business in system.businesses):
        return SystemKind.STANDARD
    return SystemKind.COMMON_FUNCTION


def _zone_of_hosting(key: str | None, catalogue: Catalogue) -> Zone | None:
    zones = {hosting.id: hosting.zone for hosting in catalogue.hostings}
    zone = zones.get(key or "")
    return Zone(zone) if zone in set(Zone) else None


def _usual_zone(system: System, kind: SystemKind, catalogue: Catalogue) -> Zone | None:
    if kind is not SystemKind.LOCAL:
        return Zone.MYNUMBER
    for local_kind in catalogue.local_kinds:
        if local_kind.id == system.local_kind:
            return Zone(local_kind.usual_zone)
    return None
