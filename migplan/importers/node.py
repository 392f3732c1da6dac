"""Values as they were written, each with its address.

Every importer turns its file into nodes; from there on nobody knows which kind of file it was.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from migplan.diagnostics.location import Location

Route = tuple[str | int, ...]
"""Way to a value from the top: names of fields and indices of lists."""

Scalar = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Node:
    """A value, what is inside it, and where it stands."""

    value: "Scalar | dict[str, Node] | list[Node]"
    location: Location
    text: str = ""
    """A single value as it was written, before ``010`` or ``1.10`` became anything else."""
    keys: dict[str, Location] = field(default_factory=dict[str, Location])
    """Where the names of a mapping's fields stand."""

    def find(self, route: Route) -> "Node":
        """The node at a route; one that is missing ends at its nearest ancestor.

        Steps that lead nowhere are skipped, because a reader of values may add steps of its own
        (such as the branch of a choice) that nobody wrote.
        """
        node = self
        for step in route:
            inside = node.value
            if isinstance(inside, dict) and isinstance(step, str):
                node = inside.get(step, node)
            elif isinstance(inside, list) and isinstance(step, int) and step < len(inside):
                node = inside[step]
        return node

    def key_location(self, route: Route) -> Location:
        """Where the name of a field is written: the place to correct a misspelt one."""
        parent = self.find(route[:-1])
        return parent.keys.get(str(route[-1]), self.find(route).location)

    def plain(self) -> object:
        """The value without addresses; fields left empty are left out, for they are unknown."""
        inside = self.value
        if isinstance(inside, dict):
            return {key: child.plain() for key, child in inside.items() if child.value is not None}
        if isinstance(inside, list):
            return [child.plain() for child in inside]
        return inside

    def leaves(self, route: Route = ()) -> "Iterator[tuple[Route, Node]]":
        """All single values inside, with their routes."""
        if isinstance(self.value, dict):
            for key, child in self.value.items():
                yield from child.leaves((*route, key))
        elif isinstance(self.value, list):
            for index, child in enumerate(self.value):
                yield from child.leaves((*route, index))
        else:
            yield route, self
