"""All lists of one municipality become the sections of one inventory.

Systems come first, so that contracts and linkages find what they name. Nothing is dropped in
silence: every row is a record, joined another one, or is told.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from migplan.catalogue.catalogue import Catalogue
from migplan.importers.lists.cells import Cells
from migplan.importers.lists.columns import Understood
from migplan.importers.lists.contracts import contract_records
from migplan.importers.lists.ends import Ends
from migplan.importers.lists.ids import give_ids, keep_id
from migplan.importers.lists.join import Systems
from migplan.importers.lists.linkages import linkage_records
from migplan.importers.lists.record import Given, Record
from migplan.importers.lists.systems import system_records
from migplan.importers.lists.told import Told


@dataclass(frozen=True, slots=True)
class Base:
    """The records of an inventory that lists are added to."""

    systems: Sequence[Record] = ()
    linkages: Sequence[Record] = ()
    contracts: Sequence[Record] = ()


@dataclass(slots=True)
class Gathered:
    """Records of all lists, with ids."""

    systems: list[Record] = field(default_factory=list[Record])
    linkages: list[Record] = field(default_factory=list[Record])
    contracts: list[Record] = field(default_factory=list[Record])
    rows: int = 0
    """Rows of data that were read."""
    joined: set[int] = field(default_factory=set[int])
    """Rows that were about a system, linkage or contract of an earlier row."""

    @property
    def left(self) -> int:
        """Rows that became nothing; each is told."""
        made = {record.row for record in (*self.systems, *self.linkages, *self.contracts)}
        return self.rows - len((made | self.joined) - {-1})


def gather(
    tables: Sequence[Understood],
    base: Base,
    cells: Cells,
    catalogue: Catalogue,
    as_of: date,
    told: Told,
) -> Gathered:
    """Read all tables and join their records.

    Args:
        tables: In the order in which their files were given: of two values the first is kept.
        base: What is known already.
        cells: Reads the cells.
        catalogue: Knows businesses, partners and kinds of local systems.
        as_of: A planned date up to this day has happened.
        told: Takes all remarks.
    """
    found = Gathered()
    systems = Systems(told)
    for record in base.systems:
        systems.add(record)
    found.linkages += base.linkages
    found.contracts += base.contracts
    contracts: list[Record] = []
    for table in (table for table in tables if table.kind == "systems"):
        _take_systems(table, systems, contracts, found, cells, catalogue, as_of, told)
    ends = Ends(systems, cells, catalogue, told)
    for table in (table for table in tables if table.kind == "contracts"):
        for _, records in contract_records(table, cells, told):
            contracts += _numbered(records, found)
    linkages: list[Record] = []
    for table in (table for table in tables if table.kind == "linkages"):
        for _, records in linkage_records(table, cells, told):
            linkages += _numbered(records, found)
    resolved = [(record, pairs) for record in linkages if (pairs := _pairs(record, ends, told))]
    known_contracts = [(record, _systems_of(record, ends, told)) for record in contracts]
    give_ids(systems.records, catalogue)
    found.systems = systems.records
    _take_linkages(resolved, found, told)
    _take_contracts(known_contracts, found, told)
    return found


def _take_systems(
    table: Understood,
    systems: Systems,
    contracts: list[Record],
    found: Gathered,
    cells: Cells,
    catalogue: Catalogue,
    as_of: date,
    told: Told,
) -> None:
    read = list(system_records(table, cells, catalogue, as_of, told))
    systems.begin_table([record for _, records, _ in read for record in records])
    for _, records, own in read:
        for record in _numbered(records, found):
            kept = systems.add(record)
            if kept is not record:
                found.joined.add(record.row)
            for contract in own:
                contract.of = kept
        contracts += own


def _numbered(records: list[Record], found: Gathered) -> list[Record]:
    """The records of one more row."""
    for record in records:
        record.row = found.rows
    found.rows += 1
    return records


def _pairs(record: Record, ends: Ends, told: Told) -> list[tuple[str | Record, str | Record]]:
    providers = list(ends.find(record.names["provider"]))
    consumers = list(ends.find(record.names["consumer"]))
    pairs = [(a, b) for a in providers for b in consumers if a is not b and a != b]
    if not pairs:
        given = record.names["consumer"]
        text = f"{record.names['provider'].written} → {given.written}"
        told("MIG347", record.place, value=text)
    elif len(pairs) > 1:
        text = f"{record.names['provider'].written} → {record.names['consumer'].written}"
        told("MIG348", record.place, value=text, count=str(len(pairs)))
    return pairs


def _take_linkages(
    resolved: Sequence[tuple[Record, list[tuple[str | Record, str | Record]]]],
    found: Gathered,
    told: Told,
) -> None:
    seen = {(x.text("provider"), x.text("consumer"), x.text("data")): x for x in found.linkages}
    ids = {x.text("id") for x in found.linkages}
    for record, pairs in resolved:
        for number, (provider, consumer) in enumerate(pairs):
            key = (_id(provider), _id(consumer), record.text("data"))
            if key in seen:
                text = f"{key[0]} → {key[1]} {key[2]}".strip()
                told("MIG349", record.place, value=text, first=str(seen[key].place))
                found.joined.add(record.row)
                continue
            if number == 0:
                keep_id(record, ids)
            fields = dict(record.fields)
            if number:
                fields.pop("id", None)
            for name, end in (("provider", key[0]), ("consumer", key[1])):
                given = record.names[name]
                fields[name] = Given(end, given.location, given.written)
            seen[key] = Record(record.place, fields, row=record.row)
            found.linkages.append(seen[key])


def _systems_of(record: Record, ends: Ends, told: Told) -> list[Record]:
    if record.of is not None:
        return [record.of]
    if "systems" in record.names:
        found = list(ends.systems(record.names["systems"]))
        if not found:
            told("MIG327", record.place, value=record.text("name"))
        return found
    name = record.text("name")
    known = ends.inside(name) if name else None
    if known is None:
        told("MIG327", record.place, value=name)
        return []
    told("MIG350", record.place, value=name, read=known.text("name"))
    return [known]


def _take_contracts(
    known: Sequence[tuple[Record, list[Record]]], found: Gathered, told: Told
) -> None:
    taken = {record.text("id") for record in found.contracts}
    seen: dict[tuple[object, ...], Record] = {}
    for record, systems in known:
        keys = tuple(dict.fromkeys(_id(system) for system in systems))
        if not keys:
            continue
        content = (
            keys,
            *sorted((name, given.value) for name, given in record.fields.items() if name != "id"),
        )
        if content in seen:
            told(
                "MIG349",
                record.place,
                value=record.text("name") or keys[0],
                first=str(seen[content].place),
            )
            found.joined |= {record.row} - {-1}
            continue
        seen[content] = record
        keep_id(record, taken)
        if not record.text("id"):
            stem = f"{keys[0]}-{record.text('kind') or 'contract'}"
            key, number = stem, 1
            while key in taken:
                number += 1
                key = f"{stem}-{number}"
            taken.add(key)
            record.fields["id"] = Given(key, record.place, "")
        record.fields["systems"] = Given(keys, record.place, "、".join(keys))
        found.contracts.append(record)


def _id(end: str | Record) -> str:
    return end if isinstance(end, str) else end.text("id")
