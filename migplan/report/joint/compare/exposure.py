"""Who depends on whom, and who has the same left to do."""

from collections.abc import Sequence

from migplan.model.comparison import Exposure
from migplan.model.dates import month_index
from migplan.report.joint.compare.told import DASH, Told
from migplan.report.joint.page import Part
from migplan.report.shown import shown
from migplan.report.views.table import Cell, Row, Table


def vendors(told: Told) -> Part:
    """Vendors, packages and shared days."""
    found = told.comparison
    tables = [_table(told, "vendor", found.vendors), _table(told, "package", found.packages)]
    if found.shared_slots:
        tables.append(_slots(told))
    return Part(
        "vendors",
        told.word("vendors"),
        lead="" if told.versions else told.word("vendors_lead"),
        points=tuple(filter(None, (correlated(told),))),
        tables=tuple(table for table in tables if table.rows),
    )


def correlated(told: Told) -> str:
    """What bodies share with one vendor, in a sentence; empty when every vendor serves one.

    The vendor that moves most bodies in one month comes first, else the one most depend on.
    """
    several = [row for row in told.comparison.vendors if len(row.members) > 1]
    if not several or told.versions:
        return ""
    row = max(several, key=lambda row: (len(row.busiest_members), row.busiest_systems))
    if row.busiest is None or len(row.busiest_members) < 2:  # noqa: PLR2004
        row = several[0]
        systems = sum(own.systems for own in row.members.values())
        return told.word(
            "point_vendor_apart",
            n=told.bodies(len(row.members)),
            systems=told.words.count("system", systems),
            vendor=shown(row.name),
        )
    return told.word(
        "point_vendor_text",
        month=told.formats.month(month_index(row.busiest)),
        n=told.bodies(len(row.busiest_members)),
        systems=told.words.count("system", row.busiest_systems),
        vendor=shown(row.name),
    )


def _table(told: Told, key: str, rows: Sequence[Exposure]) -> Table:
    columns = (
        *told.head(key),
        *told.head("bodies", number=True),
        *told.columns_of_members(),
        *told.head("busiest"),
    )
    made = tuple(
        Row(
            (
                Cell(shown(row.name)),
                told.count(len(row.members)),
                *(_exposed(told, row, member.key) for member in told.members),
                _busiest(told, row),
            )
        )
        for row in rows
    )
    return Table(f"{key}-table", told.word(f"{key}_table"), columns, made)


def _exposed(told: Told, row: Exposure, key: str) -> Cell:
    own = row.members.get(key)
    if own is None:
        withheld = "vendors" in told.comparison.member(key).withheld
        return told.not_shared() if withheld else Cell(DASH)
    first, last = told.formats.day(own.first), told.formats.day(own.last)
    span = first if own.first == own.last else told.word("span", first=first, last=last)
    return Cell(told.words.count("system", own.systems), sort=str(own.systems), note=span)


def _busiest(told: Told, row: Exposure) -> Cell:
    if row.busiest is None or (len(row.busiest_members) < 2 and not told.versions):  # noqa: PLR2004
        return Cell(DASH)
    return Cell(
        told.word(
            "busiest",
            month=told.formats.month(month_index(row.busiest)),
            bodies=told.bodies(len(row.busiest_members)),
            systems=told.words.count("system", row.busiest_systems),
        ),
        sort=f"{len(row.busiest_members)}",
    )


def _slots(told: Told) -> Table:
    columns = (
        *told.head("day", short=True),
        *told.head("bodies", number=True),
        *told.columns_of_members(number=True),
        *told.head("total", number=True),
    )
    rows = tuple(
        Row(
            (
                Cell(told.formats.weekday(slot.date), sort=slot.date.isoformat()),
                told.count(len(slot.systems)),
                *(told.yen(slot.systems.get(member.key, 0)) for member in told.members),
                told.count(sum(slot.systems.values())),
            )
        )
        for slot in told.comparison.shared_slots
    )
    return Table("slot-table", told.word("slot_table"), columns, rows)


def late_sets(told: Told) -> Part:
    """Bodies with the same businesses left."""
    points = tuple(
        told.word(
            "late_set",
            names=told.labels(row.members),
            n=told.words.count("compared_business", len(row.businesses)),
            businesses=told.formats.people([told.row(key) for key in row.businesses]),
        )
        for row in told.comparison.late_sets
    )
    return Part(
        "late-sets",
        told.word("late_sets"),
        lead=told.word("late_set_lead"),
        points=points or (told.word("late_set_none"),),
    )
