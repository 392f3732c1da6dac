"""The file of dates that systems are pinned to: what the report's page exports, or people write.

A list of records with ``system``, ``date``, ``owner``, ``reason`` and perhaps ``changed``. A pin
binds the planner, so one without an owner and a reason is a problem, not a pin.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from migplan.catalogue.calendar import is_closed
from migplan.diagnostics.diagnostic import Diagnostic, Severity
from migplan.diagnostics.errors import InventoryError
from migplan.diagnostics.location import Location
from migplan.importers.decode import decode
from migplan.importers.nearest import nearest
from migplan.importers.node import Node
from migplan.importers.text_file import UnreadableFileError, read_text
from migplan.importers.yaml_file import parse_yaml
from migplan.model.case import Case, Role
from migplan.model.inventory import Inventory
from migplan.model.pinned import PinRow

_YAML = (".yaml", ".yml")
_LIST = "pins"
_ASKED = {
    "system": ("システムの id", "the id of the system"),
    "date": ("切替日", "the day of the cutover"),
    "owner": ("決めた人", "who decided"),
    "reason": ("理由", "why"),
}


@dataclass(frozen=True, slots=True)
class PinsFile:
    """The dates of a file, and where each was written."""

    rows: tuple[PinRow, ...] = ()
    """By system, each once."""
    places: Mapping[str, Location] = field(default_factory=dict[str, Location])
    """By system."""

    @property
    def addresses(self) -> dict[str, str]:
        """``pin:SYSTEM`` to ``file:line``."""
        return {f"pin:{key}": place.address for key, place in sorted(self.places.items())}

    def misfits(self, inventory: Inventory, case: Case) -> Iterator[Diagnostic]:
        """What does not fit an inventory and its case: unknown systems, systems that stay, days."""
        known = [system.id for system in inventory.systems]
        for row in self.rows:
            place, day = self.places[row.system], row.date.isoformat()
            if row.system not in known:
                values = {"value": row.system, "nearest": nearest(row.system, known)}
                yield Diagnostic("MIG411", place, values)
            elif case.roles.get(row.system) is not Role.MOVING:
                yield Diagnostic("MIG415", place, {"value": row.system})
            if is_closed(row.date):
                yield Diagnostic("MIG412", place, {"value": day})
            if row.date <= case.as_of:
                values = {"value": day, "start": case.as_of.isoformat()}
                yield Diagnostic("MIG416", place, values)

    def superseded(self, inventory: Inventory) -> tuple[Diagnostic, ...]:
        """A remark for each pin of the inventory that gives way to another date of the file."""
        pins = {system.id: system.pin for system in inventory.systems if system.pin is not None}
        return tuple(
            Diagnostic(
                "MIG417",
                self.places[row.system],
                {
                    "value": row.system,
                    "first": pins[row.system].date.isoformat(),
                    "date": row.date.isoformat(),
                },
                Severity.WARNING,
            )
            for row in self.rows
            if row.system in pins and pins[row.system].date != row.date
        )


def read_pins(path: Path) -> PinsFile:
    """Read a file of pins.

    Raises:
        InventoryError: With every problem of the file.
    """
    shown = PurePosixPath(path.name)
    if path.suffix.lower() not in _YAML:
        raise InventoryError([Diagnostic("MIG410", Location(shown))])
    try:
        node, wrong = parse_yaml(read_text(path, shown, ("utf-8-sig",)), shown)
    except UnreadableFileError as error:
        raise InventoryError([error.problem]) from error
    if isinstance(node.value, dict) and set(node.value) == {_LIST}:
        node = node.value[_LIST]
    if node.value is not None and not isinstance(node.value, list):
        wrong.append(Diagnostic("MIG410", node.location))
    rows: dict[str, PinRow] = {}
    places: dict[str, Location] = {}
    for item in node.value if isinstance(node.value, list) else []:
        row = _row(item, wrong)
        if row is None:
            continue
        place = item.find(("system",)).location
        if row.system in rows:
            values = {"value": row.system, "first": str(places[row.system])}
            wrong.append(Diagnostic("MIG413", place, values))
        else:
            rows[row.system], places[row.system] = row, place
    if wrong:
        raise InventoryError(wrong)
    return PinsFile(tuple(rows[key] for key in sorted(rows)), places)


def _row(node: Node, wrong: list[Diagnostic]) -> PinRow | None:
    """One record; what is wrong with it is added."""
    inside = node.value
    if not isinstance(inside, dict):
        wrong.append(Diagnostic("MIG131", node.location))
        return None
    missing = {name for name in _ASKED if not _written(inside.get(name))}
    for name, (ja, en) in _ASKED.items():
        if name in missing:
            values = {"field": name, "field_ja": ja, "field_en": en}
            wrong.append(Diagnostic("MIG414", node.find((name,)).location, values))
    refused: list[Diagnostic] = []
    row = decode(PinRow, node, refused)
    wrong += [problem for problem in refused if problem.values.get("field") not in missing]
    return row if not missing else None


def _written(node: Node | None) -> bool:
    if node is None or node.value is None:
        return False
    return isinstance(node.value, (dict, list)) or bool(node.text.strip())
