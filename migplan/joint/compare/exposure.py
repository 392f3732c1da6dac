"""Who depends on whom: vendors, packages and days that several members share.

Members with one vendor are not independent: what delays it in a month delays all of them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from migplan.catalogue.catalogue import Catalogue
from migplan.model.comparison import (
    Exposed,
    Exposure,
    LateSet,
    MemberFacts,
    SharedSlot,
    SystemFacts,
)
from migplan.model.dates import month_index, month_start

_Move = tuple[str, date]
"""Key of the member, and day of the cutover."""


def vendors_of(members: Sequence[MemberFacts]) -> tuple[Exposure, ...]:
    """Vendors with systems still to move, most members first."""
    return _exposures(members, lambda row: row.vendor)


def packages_of(members: Sequence[MemberFacts]) -> tuple[Exposure, ...]:
    """The same by package."""
    return _exposures(members, lambda row: row.package)


def _exposures(
    members: Sequence[MemberFacts], look: Callable[[SystemFacts], str | None]
) -> tuple[Exposure, ...]:
    moves: dict[str, list[_Move]] = {}
    for member, row, day in _moving(members):
        name = look(row)
        if name:
            moves.setdefault(name, []).append((member, day))
    found = [_exposure(name, rows) for name, rows in moves.items()]
    found.sort(
        key=lambda row: (-len(row.members), -sum(m.systems for m in row.members.values()), row.name)
    )
    return tuple(found)


def _exposure(name: str, moves: Sequence[_Move]) -> Exposure:
    days: dict[str, list[date]] = {}
    months: dict[int, list[str]] = {}
    for member, day in moves:
        days.setdefault(member, []).append(day)
        months.setdefault(month_index(day), []).append(member)
    busiest = min(months, key=lambda month: (-len(set(months[month])), -len(months[month]), month))
    together = tuple(member for member in days if member in months[busiest])
    return Exposure(
        name=name,
        members={
            member: Exposed(systems=len(own), first=min(own), last=max(own))
            for member, own in days.items()
        },
        busiest=month_start(busiest),
        busiest_members=together,
        busiest_systems=len(months[busiest]),
    )


def shared_slots(members: Sequence[MemberFacts]) -> tuple[SharedSlot, ...]:
    """Days on which two or more members cut over, in order."""
    found: dict[date, dict[str, int]] = {}
    for member, _, day in _moving(members):
        on_day = found.setdefault(day, {})
        on_day[member] = on_day.get(member, 0) + 1
    return tuple(
        SharedSlot(date=day, systems=found[day]) for day in sorted(found) if len(found[day]) > 1
    )


def late_sets(members: Sequence[MemberFacts], catalogue: Catalogue) -> tuple[LateSet, ...]:
    """Groups of members with exactly the same businesses still to move, largest first."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for member in members:
        left = {s for row in member.systems if row.date is not None for s in row.subjects}
        own = tuple(key for key in catalogue.business_ids if key in left)
        if own:
            groups.setdefault(own, []).append(member.key)
    found = [
        LateSet(members=tuple(keys), businesses=own)
        for own, keys in groups.items()
        if len(keys) > 1
    ]
    return tuple(sorted(found, key=lambda row: (-len(row.members), row.members)))


def _moving(members: Iterable[MemberFacts]) -> Iterator[tuple[str, SystemFacts, date]]:
    for member in members:
        for row in member.systems:
            if row.date is not None:
                yield member.key, row, row.date
