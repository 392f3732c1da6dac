"""The file of what several bodies share."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from migplan.diagnostics.diagnostic import Diagnostic, Severity
from migplan.diagnostics.errors import InventoryError
from migplan.diagnostics.location import Location
from migplan.importers.canonical import sorted_policy
from migplan.importers.decode import decode
from migplan.importers.nearest import nearest
from migplan.importers.text_file import UnreadableFileError, read_text
from migplan.importers.yaml_file import parse_yaml
from migplan.model.addresses import vendor_key
from migplan.model.checks import shared_problems
from migplan.model.group import SharedCapacity
from migplan.model.policy import Policy, VendorCapacity

_YAML = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class SharedFile:
    """What is shared, and where each vendor was written."""

    vendors: tuple[VendorCapacity, ...]
    places: dict[str, Location]

    @property
    def addresses(self) -> dict[str, str]:
        """Keys of the shared capacities to the places in which they were written."""
        return {vendor_key(limit): self.places[limit.vendor].address for limit in self.vendors}

    def strangers(self, known: Collection[str]) -> tuple[Diagnostic, ...]:
        """A warning for each vendor that no body names, with the one it may mean."""
        return tuple(
            Diagnostic(
                "MIG221",
                place,
                {"value": vendor, "nearest": nearest(vendor, known)},
                Severity.WARNING,
            )
            for vendor, place in sorted(self.places.items(), key=lambda item: item[1].order)
            if vendor not in known
        )


def read_shared(path: Path) -> SharedFile:
    """Read the vendors that several bodies share.

    Raises:
        InventoryError: With every problem of the file.
    """
    shown = PurePosixPath(path.name)
    if path.suffix.lower() not in _YAML:
        raise InventoryError(
            [Diagnostic("MIG112", Location(shown), {"suffix": path.suffix or path.name})]
        )
    try:
        node, problems = parse_yaml(read_text(path, shown, ("utf-8-sig",)), shown)
    except UnreadableFileError as error:
        raise InventoryError([error.problem]) from error
    found = decode(SharedCapacity, node, problems)
    vendors = found.vendors if found else ()
    for problem in shared_problems(vendors):
        values = dict(problem.values)
        if problem.first is not None:
            values["first"] = str(node.find(problem.first).location)
        problems.append(Diagnostic(problem.code, node.find(problem.route).location, values))
    if problems:
        raise InventoryError(problems)
    places = {
        limit.vendor: node.find(("vendors", n, "vendor")).location
        for n, limit in enumerate(vendors)
    }
    return SharedFile(sorted_policy(Policy(vendors=vendors)).vendors, places)
