"""From files to an inventory: all of it, or every reason why not."""

from dataclasses import dataclass
from pathlib import Path

from migplan.catalogue.catalogue import Catalogue, load_catalogue
from migplan.diagnostics.errors import InventoryError
from migplan.importers.between import between_records
from migplan.importers.canonical import (
    sorted_contracts,
    sorted_linkages,
    sorted_municipality,
    sorted_partners,
    sorted_placements,
    sorted_policy,
    sorted_systems,
    with_ids,
)
from migplan.importers.draft import Draft, read_draft
from migplan.importers.known_names import name_businesses
from migplan.importers.policy_places import policy_places
from migplan.importers.sections import Sections, read_sections
from migplan.model.addresses import placement_key
from migplan.model.inventory import Inventory
from migplan.model.municipality import Municipality


@dataclass(frozen=True, slots=True)
class Loaded:
    """An inventory and where its parts were written."""

    inventory: Inventory
    addresses: dict[str, str]
    """``system:ID``, ``linkage:ID``, ``contract:ID``, ``partner:ID``, ``placement:SYSTEM:CHOICE``, ``municipality``, ``policy``,
    ``policy:FIELD`` and the keys of :mod:`migplan.model.addresses` to ``file:line``, relative to
    the folder."""


def load(path: Path, catalogue: Catalogue | None = None) -> Loaded:
    """Read the inventory of one municipality.

    Args:
        path: A YAML or CSV file, a workbook, or a folder of them.
        catalogue: Knows the businesses and ids an inventory may name; left out, the packaged one.

    Raises:
        InventoryError: If anything is wrong; carries every problem of all files.
    """
    return load_sections(read_sections(path), catalogue or load_catalogue())


def load_sections(sections: Sections, known: Catalogue) -> Loaded:
    """The inventory of sections that were read, whatever kind of file they stood in.

    Raises:
        InventoryError: If anything is wrong; carries every problem.
    """
    draft = read_draft(sections)
    draft.problems += name_businesses(draft, known)
    draft.linkages = with_ids(draft.linkages)
    draft.problems += between_records(draft, known)
    if draft.problems or draft.municipality is None:
        raise InventoryError(draft.problems)
    return Loaded(_inventory(draft, draft.municipality), _addresses(draft))


def _inventory(draft: Draft, municipality: Municipality) -> Inventory:
    return Inventory(
        municipality=sorted_municipality(municipality),
        systems=sorted_systems(draft.systems),
        linkages=sorted_linkages(draft.linkages),
        contracts=sorted_contracts(draft.contracts),
        partners=sorted_partners(draft.partners),
        placements=sorted_placements(draft.placements),
        policy=sorted_policy(draft.policy),
    )


def _addresses(draft: Draft) -> dict[str, str]:
    records = {
        "systems": ("system", draft.systems),
        "linkages": ("linkage", draft.linkages),
        "contracts": ("contract", draft.contracts),
        "partners": ("partner", draft.partners),
    }
    places = {name: node.location for name, node in draft.singles.items()}
    places |= policy_places(draft)
    for section, (word, items) in records.items():
        for item, node in zip(items, draft.nodes[section], strict=True):
            places[f"{word}:{item.id}"] = node.location
    for row, node in zip(draft.placements, draft.nodes["placements"], strict=True):
        places[placement_key(row)] = node.location
    return {key: places[key].address for key in sorted(places)}
