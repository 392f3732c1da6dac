"""What a system is like: the businesses and kinds under which systems of others stand beside it.

Names and scopes differ from body to body, ids of the catalogue do not. A local system without a kind
is held against others by its name alone, and stays unmatched where nobody has one of that name.
"""

from collections.abc import Iterable

from migplan.catalogue.catalogue import Catalogue
from migplan.catalogue.names import folded
from migplan.model.system import System

NAMED = "name:"
"""Before the name of a local system without a kind, among businesses."""
LOCAL = "local:"
"""Before the kind of a local system."""


def subjects(system: System, catalogue: Catalogue) -> tuple[str, ...]:
    """Keys of the rows a system may stand in; a name counts only where it meets another."""
    covered = tuple(dict.fromkeys(_businesses(system.businesses, catalogue)))
    if covered:
        return covered
    if system.local_kind is not None:
        return (LOCAL + system.local_kind,)
    return (NAMED + named(system.name),)


def _businesses(keys: Iterable[str], catalogue: Catalogue) -> Iterable[str]:
    for key in keys:
        # a part that several businesses share stands for all of them
        yield from (key,) if catalogue.business(key) else catalogue.find_businesses(key) or (key,)


def named(name: str) -> str:
    """A name as it is compared: without the ending that half of all systems have."""
    plain = folded(name)
    return plain.removesuffix("システム").removesuffix("情報") or plain
