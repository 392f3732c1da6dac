"""What a row of a list says: values with where and how they were written."""

from dataclasses import dataclass, field

from migplan.diagnostics.location import Location
from migplan.importers.node import Node


@dataclass(frozen=True, slots=True)
class Given:
    """One value."""

    value: str | tuple[str, ...]
    """As the model reads it; several for a list."""
    location: Location
    written: str
    """As it stands in the cell."""

    def node(self) -> Node:
        """The value for the readers of records."""
        if isinstance(self.value, str):
            return Node(self.value, self.location, self.value)
        return Node([Node(text, self.location, text) for text in self.value], self.location)


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

    def node(self) -> Node:
        """The record for the readers of records."""
        inside = {name: given.node() for name, given in self.fields.items()}
        return Node(inside, self.place, keys={name: x.location for name, x in self.fields.items()})

    def text(self, name: str) -> str:
        """A single value, empty when it is not there."""
        given = self.fields.get(name)
        return given.value if given is not None and isinstance(given.value, str) else ""
