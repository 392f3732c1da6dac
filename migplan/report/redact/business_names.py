"""What systems are called where their own names are not to be told: by their business.

Names and ids that a body gives its systems often hold a product or a vendor. Both are replaced by
those of the catalogue, so that two versions of a plan call the same system alike.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from migplan.catalogue.catalogue import load_catalogue
from migplan.model.system import System
from migplan.report.domains import OTHER
from migplan.report.words import Words

_LONGEST, _LONGEST_NAME = 80, 300
"""Letters of an id and of a name that leave room for a number within the limits of the model."""


@dataclass(frozen=True, slots=True)
class Alias:
    """What a system is called instead."""

    id: str
    name: str


def aliases(systems: Iterable[System], taken: Collection[str] = ()) -> dict[str, Alias]:
    """An alias for each system by its id; those of the same business are numbered.

    Args:
        systems: In any order.
        taken: Ids and names that are in use already.
    """
    found: dict[str, Alias] = {}
    ids, names = {key.casefold() for key in taken}, set(taken)
    for system in sorted(systems, key=lambda system: system.id):
        key, name = _plain(system)
        # never the id of another system, whatever the body calls it: those hold no "b." by chance alone
        key = f"b.{key}"
        n, numbered_key, numbered = 1, key, name
        while numbered_key.casefold() in ids or numbered in names:
            n += 1
            numbered_key, numbered = f"{key}.{n}", f"{name}（{n}）"
        ids.add(numbered_key.casefold())
        names.add(numbered)
        found[system.id] = Alias(numbered_key, numbered)
    return found


def known_businesses(system: System) -> tuple[str, ...]:
    """Those of its businesses that the catalogue knows; what else is written there is free text."""
    known = load_catalogue()
    return tuple(key for key in system.businesses if known.business(key) is not None)


def known_kind(system: System) -> str | None:
    """Its local kind, if the catalogue knows it."""
    kind = load_catalogue().local_kind(system.local_kind)
    return kind.id if kind else None


def _plain(system: System) -> tuple[str, str]:
    catalogue = load_catalogue()
    rows = [catalogue.business(key) for key in known_businesses(system)]
    kind = catalogue.local_kind(system.local_kind)
    found = [row for row in (*rows, kind) if row is not None]
    if not found:
        return OTHER, Words("ja")("readers.other_system")
    key = "-".join(row.id for row in found)[:_LONGEST]
    return key, "・".join(row.name.ja for row in found)[:_LONGEST_NAME]
