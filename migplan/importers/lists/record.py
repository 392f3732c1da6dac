"""What a row of a list says: values with where and how they were written."""

from dataclasses import dataclass, field

from migplan.diagnostics.location import Location
from migplan.importers.node import Node

_NO_KEYS: dict[str, Location] = {}
"""Shared by all values, which have no fields; one of its own for each would cost megabytes."""


@dataclass(frozen=True, slots=True)
class Given:
    """One value."""

    value: str | tuple[str, ...]
    """As the model reads it; several for a list."""
    location: Location
    written: str
    """As it stands in the cell."""
    made: Node | None = None
    """A value with parts of its own, from an inventory that the lists are added to."""

    def node(self) -> Node:
        """The value for the readers of records."""
        if self.made is not None:
            return self.made
        if isinstance(self.value, str):
            return Node(self.value, self.location, self.value, _NO_KEYS)
        items = [Node(text, self.location, text, _NO_KEYS) for text in self.value]
        return Node([*items], self.location, "", _NO_KEYS)


@dataclass(slots=True)
class Record:
    """A system, linkage or contract as one row or several tell it."""

    place: Location
    """Its first row."""
    fields: dict[str, Given] = field(default_factory=dict[str, Given])
    names: dict[str, Given] = field(default_factory=dict[str, Given])
    """What is still a name and will become an id: the ends of a linkage, the systems of a contract."""
    of: "Record | None" = None
    """The system in whose row a contract is told."""
    row: int = -1
    """Number of its row among all rows of data; -1 when no row of a list told it."""

    def node(self) -> Node:
        """The record for the readers of records."""
        return Node({name: given.node() for name, given in self.fields.items()}, self.place)

    def text(self, name: str) -> str:
        """A single value, empty when it is not there."""
        given = self.fields.get(name)
        return given.value if given is not None and isinstance(given.value, str) else ""


def known_record(node: Node) -> Record:
    """A record of an inventory that the lists are added to."""
    inside = node.value if isinstance(node.value, dict) else {}
    return Record(
        node.location,
        {name: _known(child) for name, child in inside.items() if child.value is not None},
    )


def _known(node: Node) -> Given:
    if isinstance(node.value, list) and all(isinstance(item.value, str) for item in node.value):
        return Given(tuple(item.text for item in node.value), node.location, "", node)
    text = "" if isinstance(node.value, (dict, list)) else node.text
    return Given(text, node.location, text, node)
