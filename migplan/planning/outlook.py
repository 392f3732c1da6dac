"""What surrounds the dates of a plan: the window of a subsidy, and what residents notice."""

from collections.abc import Iterable

from migplan.catalogue.outlook import Funding, ResidentEffect
from migplan.model.case import Case
from migplan.model.outlook import FundingWindow, ResidentNotice
from migplan.model.plan import Cutover, Wave
from migplan.model.system import System, SystemKind


def funding_windows(
    case: Case, cutovers: tuple[Cutover, ...], table: Iterable[Funding]
) -> tuple[FundingWindow, ...]:
    """For each subsidy: which standard systems cut over inside its window and which do not."""
    dates = {c.system: c.date for c in cutovers if _is_standard(case.system(c.system))}
    if not dates:
        return ()
    return tuple(
        FundingWindow(
            name=row.name,
            until=row.until,
            inside=tuple(sorted(key for key, day in dates.items() if day <= row.until)),
            outside=tuple(sorted(key for key, day in dates.items() if day > row.until)),
            note=row.note,
            source=row.source,
            confidence=row.confidence,
        )
        for row in table
    )


def unsettled(case: Case, cutovers: tuple[Cutover, ...]) -> tuple[str, ...]:
    """Systems whose new vendor nobody knows and whose date nobody decided."""
    found = (c.system for c in cutovers if not c.pinned)
    return tuple(sorted(k for k in found if (s := case.system(k)) is None or not s.vendor))


def resident_notices(
    case: Case, waves: tuple[Wave, ...], table: Iterable[ResidentEffect]
) -> tuple[ResidentNotice, ...]:
    """What residents notice of each wave; a wave they do not notice is left out."""
    effects = sorted(table, key=lambda row: row.order)
    found = (_notice(case, wave, effects) for wave in waves)
    return tuple(row for row in found if row.stops or row.changes)


def _notice(case: Case, wave: Wave, effects: list[ResidentEffect]) -> ResidentNotice:
    systems = [s for key in wave.systems if (s := case.system(key)) is not None]
    businesses = {b for system in systems if _is_standard(system) for b in system.businesses}
    return ResidentNotice(
        wave=wave.number,
        date=wave.date,
        closed_from=wave.closed_from,
        stops=tuple(system.id for system in systems if system.resident_facing),
        maybe=tuple(system.id for system in systems if system.resident_facing is None),
        changes=tuple(row.name for row in effects if businesses & set(row.businesses)),
    )


def _is_standard(system: System | None) -> bool:
    return system is not None and system.kind is not SystemKind.LOCAL
