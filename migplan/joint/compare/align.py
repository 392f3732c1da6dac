"""The systems of all members under the same headings: businesses, common functions, local kinds."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from migplan.catalogue.catalogue import Catalogue
from migplan.catalogue.names import folded
from migplan.joint.subjects import LOCAL, NAMED
from migplan.model.comparison import MemberFacts, Row, Sameness, Scope, Standing, SystemFacts
from migplan.model.dates import month_index
from migplan.model.text import Bilingual


def matched(members: Sequence[MemberFacts]) -> tuple[MemberFacts, ...]:
    """The same members; systems known by a name that no other member has stand in no row."""
    having = Counter(
        subject
        for member in members
        for subject in {s for row in member.systems for s in row.subjects if s.startswith(NAMED)}
    )
    alone = {subject for subject, number in having.items() if number == 1}

    def kept(row: SystemFacts) -> SystemFacts:
        return row.model_copy(update={"subjects": ()}) if alone & set(row.subjects) else row

    return tuple(
        member.model_copy(update={"systems": tuple(map(kept, member.systems))})
        for member in members
    )


def unmatched(members: Sequence[MemberFacts]) -> dict[str, tuple[str, ...]]:
    """Systems that stand in no row, by member."""
    found = {
        member.key: tuple(
            row.system
            for row in member.systems
            if not row.subjects and row.standing is not Standing.ABSENT
        )
        for member in members
    }
    return {key: ids for key, ids in found.items() if ids}


def rows_of(members: Sequence[MemberFacts], catalogue: Catalogue) -> tuple[Row, ...]:
    """One row for each business of the catalogue, and one for whatever else any member has."""
    present = {s for member in members for row in member.systems for s in row.subjects}
    return tuple(
        _row(key, scope, name, members) for key, scope, name in _headings(present, catalogue)
    )


def _headings(
    present: Iterable[str], catalogue: Catalogue
) -> Iterator[tuple[str, Scope, Bilingual]]:
    left = set(present)
    for business in catalogue.businesses:
        left.discard(business.id)
        yield business.id, Scope.BUSINESS, business.name
    for common in catalogue.common_functions:
        if common.id in left:
            left.discard(common.id)
            yield common.id, Scope.COMMON, common.name
    for kind in catalogue.local_kinds:
        if LOCAL + kind.id in left:
            left.discard(LOCAL + kind.id)
            yield LOCAL + kind.id, Scope.LOCAL, kind.name
    for key in sorted(left):
        text = key.removeprefix(NAMED).removeprefix(LOCAL)
        yield key, Scope.LOCAL, Bilingual(ja=text, en=text)


def _row(key: str, scope: Scope, name: Bilingual, members: Sequence[MemberFacts]) -> Row:
    covering = {
        member.key: tuple(row for row in member.systems if key in row.subjects)
        for member in members
    }
    covering = {member: rows for member, rows in covering.items() if rows}
    if key.startswith(NAMED):
        own = next((row.name for rows in covering.values() for row in rows if row.name), None)
        name = Bilingual(ja=own, en=own) if own else name
    dates = {member: last for member, rows in covering.items() if (last := _date(rows))}
    days = sorted(dates.values())
    several = len(days) > 1
    return Row(
        key=key,
        scope=scope,
        name=name,
        systems={member: tuple(row.system for row in rows) for member, rows in covering.items()},
        moving=len(days),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        months_apart=month_index(days[-1]) - month_index(days[0]) if several else None,
        same_day=several and days[0] == days[-1],
        package=_sameness(covering.values()),
    )


def _date(rows: Iterable[SystemFacts]) -> date | None:
    """Day on which the last of several systems cuts over; a business has moved when all have."""
    return max((row.date for row in rows if row.date is not None), default=None)


def _sameness(covering: Iterable[Sequence[SystemFacts]]) -> Sameness:
    """Packages as people write them, compared without case, spaces and marks."""
    sets = [
        {folded(row.package) if row.package else "" for row in rows}
        for rows in covering
        if any(row.standing is not Standing.ABSENT for row in rows)
    ]
    known = [names for names in sets if "" not in names]
    if any(names != known[0] for names in known):
        return Sameness.DIFFERENT
    whole = len(known) == len(sets) > 1
    return Sameness.SAME if whole else Sameness.UNKNOWN
