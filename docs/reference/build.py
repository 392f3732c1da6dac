"""Write the pages of this folder that come from the model. Run it after a change of a field.

python docs/reference/build.py
"""

from pathlib import Path

from migplan.catalogue.catalogue import load_catalogue
from migplan.importers.group_schema import group_schema_text
from migplan.importers.lists.reference import lists_reference
from migplan.importers.reference import inventory_reference
from migplan.importers.schema import schema_text

HERE = Path(__file__).resolve().parent


def pages() -> dict[str, str]:
    """Each page by its file name."""
    schema = schema_text(load_catalogue())
    return {
        "group.schema.json": group_schema_text(),
        "inventory.md": inventory_reference(),
        "inventory.schema.json": schema,
        "lists.md": lists_reference(),
    }


if __name__ == "__main__":
    for name, text in pages().items():
        (HERE / name).write_text(text, encoding="utf-8", newline="\n")
