"""Values of an inventory as the cells of a workbook, in the words that are read back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from migplan.catalogue.catalogue import Catalogue
from migplan.importers.workbook_names import Known
from migplan.importers.workbook_shape import ALL_BUSINESSES, FLAGS, Field, Table, Values
from migplan.importers.workbook_text import cell_list, cell_text
from migplan.report.book import Cell


@dataclass(frozen=True, slots=True)
class Wording:
    """What things are called in a workbook of one language."""

    systems: Known
    nodes: Known
    catalogue: Catalogue
    english: bool = False

    def sheet(self, shape: Table | Values) -> str:
        """Name of a sheet."""
        return shape.key if self.english else shape.title

    def title(self, field: Field) -> str:
        """Title of a column."""
        return "_".join(field.route) if self.english else field.title

    def above(self, shape: Table | Values) -> Sequence[str]:
        """Lines over a header; the mark keeps them from being taken for one."""
        if self.english:
            return [f"■ {shape.key}"]
        return [f"■ {shape.title}", *([shape.about] if shape.about else [])]

    def name(self, field: Field, key: str) -> str:
        """What a cell that refers to something says."""
        if field.refers in ("system", "node"):
            return (self.systems if field.refers == "system" else self.nodes).label(key)
        if field.refers == "business" and key == "*":
            return "*" if self.english else ALL_BUSINESSES
        if self.english or field.refers in ("", "id"):
            return key
        return self._catalogue_name(field, key)

    def _catalogue_name(self, field: Field, key: str) -> str:
        known = self.catalogue
        match field.refers:
            case "business":
                entry = known.business(key)
                name = entry.name.ja if entry else key
                return name if known.find_businesses(name) == (key,) else key
            case "local_kind":
                names = {row.id: row.name.ja for row in known.local_kinds}
                name = names.get(key, key)
                return name if known.find("local_kind", name) == key else key
            case "hosting":
                names = {row.id: row.name.ja for row in known.hostings}
                name = names.get(key, key)
                return name if known.find("hosting", name) == key else key
            case _:
                price = next((row for row in known.all_prices if row.key == key), None)
                return f"{key} {price.name.ja}" if price else key


def cell_of(field: Field, value: Any, wording: Wording) -> Cell:
    """The cell of one value; None is unknown and stays empty.

    Args:
        field: Its column.
        value: As ``model_dump`` gives it: days and codes as text.
        wording: What things are called.
    """
    if value is None:
        return None
    if field.is_list:
        items: list[str] = value
        return cell_list(wording.name(field, item) for item in items)
    return _single(field, value, wording)


def _single(field: Field, value: Any, wording: Wording) -> Cell:
    match field.form:
        case "flag":
            return _flag("true" if value else "false", wording)
        case "choice":
            return value if wording.english else field.words[value]
        case "amount" if float(f"{value:.15g}") != value:
            # Excel keeps 15 digits; a number with more is text, which the reader takes as well
            return repr(value)
        case "day":
            return date.fromisoformat(value)
        case "text":
            return cell_text(wording.name(field, value))
        case _:
            return value


def choices_of(field: Field, wording: Wording) -> tuple[str, ...]:
    """What a drop-down offers; nothing where anything may be written."""
    known = wording.catalogue
    keys: Sequence[str] = ()
    match field.form, field.refers:
        case "flag", _:
            return tuple(_flag(flag, wording) for flag in FLAGS)
        case "choice", _:
            return tuple(field.words if wording.english else field.words.values())
        case _, "system":
            keys = [*wording.systems.names]
        case _, "node":
            keys = [*wording.nodes.names]
        case _, "business":
            keys = [row.id for row in (*known.businesses, *known.common_functions)]
            keys = keys if field.is_list else ["*", *keys]
        case _, "local_kind":
            keys = [row.id for row in known.local_kinds]
        case _, "hosting":
            keys = [row.id for row in known.hostings]
        case _, "price":
            keys = [row.key for row in known.all_prices]
        case _:
            pass
    return tuple(wording.name(field, key) for key in keys)


def _flag(code: str, wording: Wording) -> str:
    return code if wording.english else FLAGS[code]
