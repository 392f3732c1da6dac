"""Business by business: who cuts over when, with what, and whether it fits."""

from collections.abc import Sequence

from migplan.model.comparison import MemberFacts, Sameness, Scope, Standing, SystemFacts
from migplan.model.comparison import Row as Aligned
from migplan.report.joint.compare.told import DASH, Told
from migplan.report.joint.page import Part
from migplan.report.shown import shown
from migplan.report.views.table import Cell, Column, Row, Table
from migplan.report.width import cut

_NAME_EM, _MANY = 18, 14


def businesses(told: Told) -> Part:
    """The part with both tables."""
    tables = [_table(told, "businesses", (Scope.BUSINESS, Scope.COMMON))]
    locals_ = _table(told, "locals", (Scope.LOCAL,))
    if locals_.rows:
        tables.append(locals_)
    return Part(
        "businesses",
        told.word("rows"),
        lead=told.word("rows_lead"),
        tables=tuple(tables),
        notes=(told.word("alignment_note"),),
    )


def _table(told: Told, key: str, scopes: Sequence[Scope]) -> Table:
    columns = (
        Column(told.word("col_kind" if Scope.LOCAL in scopes else "col_business")),
        *told.columns_of_members(),
        *told.head("dates", "package", short=True),
    )
    rows = tuple(
        Row(
            (
                Cell(told.words.say(row.name)),
                *(cell_of(told, member, row) for member in told.members),
                _dates(told, row),
                _package(told, row),
            )
        )
        for row in told.comparison.rows
        if row.scope in scopes
    )
    return Table(f"{key}-table", told.word(key), columns, rows, search=len(rows) > _MANY)


def cell_of(told: Told, member: MemberFacts, row: Aligned) -> Cell:
    """Date or state of a business at one member, and the systems that cover it."""
    own = [s for key in row.systems.get(member.key, ()) if (s := member.system(key))]
    if not own:
        return Cell(told.word("unstated"))
    moving = [system for system in own if system.date is not None]
    note = "\n".join(_said(told, system) for system in own)
    if not moving:
        return Cell(standing(told, own[0].standing), note=note)
    last = max(s.date for s in moving if s.date is not None)
    late = any(system.months_late for system in moving)
    rest = {system.standing for system in own if system.date is None} - {Standing.ABSENT}
    if rest:
        note += "\n" + told.word(
            "partly", state=told.formats.people([standing(told, s) for s in sorted(rest)])
        )
    return Cell(
        told.formats.day(last),
        sort=last.isoformat(),
        note=note,
        badge=f"▲ {told.word('gantt_late')}" if late else "",
        badge_class="bad" if late else "",
    )


def standing(told: Told, value: Standing) -> str:
    """The word for where a system stands."""
    return told.word(f"standing.{value}")


def _said(told: Told, system: SystemFacts) -> str:
    """A system with its scope and package; a package named like its system is said once."""
    name = cut(told.system(system), _NAME_EM)
    if system.businesses > 1:
        name = told.word("covers", name=name, n=str(system.businesses))
    package = shown(system.package) if system.package else ""
    return f"{name}／{package}" if package and package != name else name


def _dates(told: Told, row: Aligned) -> Cell:
    if row.months_apart is None:
        return Cell(DASH)
    if row.same_day:
        return Cell(told.word("same_day"), sort="0")
    if row.months_apart == 0:
        return Cell(told.word("same_month"), sort="0.5")
    return Cell(told.word("apart", n=str(row.months_apart)), sort=str(row.months_apart))


def _package(told: Told, row: Aligned) -> Cell:
    if row.package is Sameness.UNKNOWN:
        return Cell(DASH)
    return Cell(told.word(f"package.{row.package}"))


def unmatched(told: Told) -> Part | None:
    """What stands in no row; ``None`` when everything does."""
    found = told.comparison.unmatched
    if not found:
        return None
    rows = tuple(
        Row(
            (
                Cell(shown(member.label)),
                Cell(told.name(member, key)),
                Cell(standing(told, system.standing) if not system.date else ""),
                told.day(system.date),
            )
        )
        for member in told.members
        for key in found.get(member.key, ())
        if (system := member.system(key))
    )
    columns = (
        told.first_column(),
        *told.head("system", "standing"),
        *told.head("cutover", short=True),
    )
    table = Table("unmatched-table", told.word("unmatched"), columns, rows)
    return Part(
        "unmatched",
        told.word("unmatched"),
        lead=told.word("unmatched_lead"),
        tables=(table,),
    )
