"""An inventory as the files of a folder: what is read from them is the same inventory."""

from collections.abc import Sequence

from migplan.importers.sections import LISTS
from migplan.model.base import Frozen
from migplan.model.inventory import Inventory
from migplan.model.policy import Policy
from migplan.report.inventory_csv import BOM, csv_text
from migplan.report.yaml_text import yaml_text

_TABLES = ("systems", "linkages", "contracts")
"""Sections with many rows and few words in each, which are easier to keep as tables."""


def inventory_files(inventory: Inventory, *, schema: str = "") -> dict[str, str]:
    """Write an inventory out.

    A table becomes CSV where columns can hold all of it, otherwise YAML. Empty sections are left
    out, and so is what has its default value.

    Args:
        inventory: What is written.
        schema: Name of a JSON Schema beside the files; each YAML file then names it, so that
            editors complete and check.

    Returns:
        Content by file name.
    """
    files = {"municipality.yaml": _single("municipality", inventory.municipality, schema)}
    if inventory.policy != Policy():
        files["policy.yaml"] = _single("policy", inventory.policy, schema)
    for section, model in LISTS.items():
        records: Sequence[Frozen] = getattr(inventory, section)
        if not records:
            continue
        table = csv_text(model, records) if section in _TABLES else None
        if table is None:
            content = [_plain(record) for record in records]
            files[f"{section}.yaml"] = modeline(schema) + yaml_text({section: content})
        else:
            files[f"{section}.csv"] = BOM + table
    return files


def modeline(schema: str) -> str:
    """The line by which editors find the schema of a YAML file; empty without one."""
    return f"# yaml-language-server: $schema={schema}\n" if schema else ""


def _single(section: str, record: Frozen, schema: str) -> str:
    return modeline(schema) + yaml_text({section: _plain(record)})


def _plain(record: Frozen) -> dict[str, object]:
    return record.model_dump(mode="json", exclude_defaults=True)
