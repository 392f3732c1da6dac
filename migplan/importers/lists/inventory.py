"""From gathered records to an inventory: checked like one that was written by hand.

A value that the checks refuse is left out and told, one after the other, so that one bad cell of
an old list does not stop the rest.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from migplan.catalogue.catalogue import Catalogue
from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.errors import InventoryError
from migplan.diagnostics.location import Location
from migplan.importers.lists.gather import Gathered
from migplan.importers.lists.record import Given, Record
from migplan.importers.lists.told import Told
from migplan.importers.load import load_sections
from migplan.importers.node import Node
from migplan.importers.sections import Sections
from migplan.model.inventory import Inventory

_MOST_ROUNDS = 5
_WORDS = {"systems": "system", "linkages": "linkage", "contracts": "contract"}
_NEEDED = frozenset({"id", "name", "provider", "consumer"})


@dataclass(frozen=True, slots=True)
class Source:
    """Where one value of the inventory comes from."""

    record: str
    """``system:ID`` and so on."""
    field: str
    value: str
    place: Location
    written: str
    """As it stands in the cell."""


@dataclass(frozen=True, slots=True)
class Made:
    """An inventory made of lists."""

    inventory: Inventory
    records: Mapping[str, Sequence[Record]]
    """What it was made of, by section."""

    def sources(self) -> Iterator[Source]:
        """Where each value comes from; made one by one, for a long list has many."""
        for section, items in self.records.items():
            for record in items:
                key = f"{_WORDS[section]}:{record.text('id') or _pair(record)}"
                for name, given in record.fields.items():
                    if given.written:
                        text = given.value
                        value = text if isinstance(text, str) else ";".join(text)
                        yield Source(key, name, value, given.location, given.written)


def make_inventory(
    gathered: Gathered,
    singles: Mapping[str, Mapping[str, Given]],
    base: Sections | None,
    catalogue: Catalogue,
    told: Told,
) -> Made:
    """Check the records and make an inventory of them.

    Args:
        gathered: Records with ids.
        singles: Fields of ``municipality`` and ``policy``.
        base: Sections of an inventory that the lists are added to: its contracts, linkages,
            partners and policy.
        catalogue: What the checks know.
        told: Takes the values that had to be left out.

    Raises:
        InventoryError: If something is wrong that leaving out a value does not mend.
    """
    records = {
        "systems": gathered.systems,
        "linkages": gathered.linkages,
        "contracts": gathered.contracts,
    }
    for _ in range(_MOST_ROUNDS):
        try:
            loaded = load_sections(_sections(records, singles, base), catalogue)
        except InventoryError as error:
            places = _places(records)
            left_out = [problem for problem in error.diagnostics if _drop(problem, places, told)]
            if not left_out:
                raise
        else:
            return Made(loaded.inventory, records)
    raise InventoryError([Diagnostic("MIG328", Location(PurePosixPath("")), {})])


def _sections(
    records: Mapping[str, Sequence[Record]],
    singles: Mapping[str, Mapping[str, Given]],
    base: Sections | None,
) -> Sections:
    made = Sections()
    if base is not None:
        made.singles.update(base.singles)
        # partners alone: systems, linkages and contracts are among the records
        made.lists["partners"] = list(base.lists.get("partners", ()))
    for name, fields in singles.items():
        if not fields:
            continue
        inside: dict[str, Node] = {}
        old = made.singles.get(name)
        if old is not None and isinstance(old.value, dict):
            inside |= old.value
        inside |= {key: given.node() for key, given in fields.items()}
        made.singles[name] = Node(inside, next(iter(fields.values())).location)
    for name, items in records.items():
        made.lists.setdefault(name, []).extend(record.node() for record in items)
    return made


def _places(records: Mapping[str, Sequence[Record]]) -> dict[Location, list[tuple[Record, str]]]:
    """Every value that a record can do without, by its place."""
    found: dict[Location, list[tuple[Record, str]]] = {}
    for section, items in records.items():
        for record in items:
            for name, given in record.fields.items():
                if name not in _NEEDED and (section, name) != ("contracts", "systems"):
                    found.setdefault(given.location, []).append((record, name))
    return found


def _drop(
    problem: Diagnostic, places: Mapping[Location, list[tuple[Record, str]]], told: Told
) -> bool:
    """Leave the values a problem is about out of their records."""
    dropped = False
    for record, name in places.get(problem.location, ()):
        given = record.fields.pop(name, None)
        if given is not None:
            reason = {"reason_ja": problem.message(), "reason_en": problem.message("en")}
            told("MIG351", given.location, value=given.written, **reason)
            dropped = True
    return dropped


def _pair(record: Record) -> str:
    return f"{record.text('provider')}--{record.text('consumer')}"
