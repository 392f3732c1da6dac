"""The JSON Schema of a YAML inventory: editors complete and check with it while one types.

One schema fits every file of an inventory, in each of the forms that the importer reads: sections
by name, the bare list of one section, and a bare municipality or policy.
"""

import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from migplan.catalogue.catalogue import Catalogue
from migplan.importers.field_words import FIELDS, SECTIONS
from migplan.importers.sections import LISTS, SINGLES
from migplan.model.inventory import Inventory

Json = dict[str, Any]

_ROUGH_DATE = r"^(\d{4}-\d{2}-\d{2}|\d{4}-\d{2}|FY\d{4})$"
ROUGH_DATE: Json = {
    "type": "string",
    "pattern": _ROUGH_DATE,
    "description": "2027-03-31、2027-03 または FY2026 / a day, a month or a fiscal year",
}
_DAY = r"^\d{4}-\d{2}-\d{2}$"


def inventory_schema(catalogue: Catalogue) -> Json:
    """Describe the files of an inventory.

    Ids of the catalogue are offered where they may be used; names are allowed beside them.
    """
    schema = Inventory.model_json_schema()
    models: dict[str, Json] = schema.pop("$defs")
    models["RoughDate"] = dict(ROUGH_DATE)
    models.pop("Precision", None)
    for name, model in models.items():
        describe(name, model, FIELDS)
    _offer(models, catalogue)
    for name, section in schema["properties"].items():
        section.pop("default", None)
        section["title"], section["description"] = SECTIONS[name]
    schema.pop("required", None)
    schema["title"] = "sections"
    schema["description"] = (
        "団体の棚卸（節の全部または一部） / sections of an inventory, none required"
    )
    models["Inventory"] = schema
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "migplan schema of an inventory",
        "title": "migplan inventory",
        "description": "団体の棚卸 / what a body says about its systems",
        "anyOf": [
            {"$ref": "#/$defs/Inventory"},
            *({"type": "array", "items": _named(model)} for model in LISTS.values()),
            *(_named(model) for model in SINGLES.values()),
        ],
        "$defs": {name: models[name] for name in sorted(models)},
    }


def schema_text(catalogue: Catalogue) -> str:
    """The schema as a file; the mark near its beginning says whose it is."""
    return json.dumps(inventory_schema(catalogue), ensure_ascii=False, indent=2) + "\n"


def _named(model: type[BaseModel]) -> Json:
    return {"$ref": f"#/$defs/{model.__name__}"}


def describe(name: str, model: Json, words: Mapping[str, tuple[str, str]]) -> None:
    """Japanese first, the model's own English after it."""
    needed = model.get("required", ())
    for field, schema in model.get("properties", {}).items():
        title, text = words[f"{name}.{field}"]
        english = schema.pop("description", "")
        schema.pop("title", None)
        value = _as_written(schema)
        schema.clear()
        schema["title"] = title
        schema["description"] = f"{text} / {english}" if english else text
        schema.update(value if field in needed else {"anyOf": [value, {"type": "null"}]})


def _as_written(schema: Json) -> Json:
    """What a value looks like in a file: a day is text of one form."""
    choices = [choice for choice in schema.get("anyOf", ()) if choice.get("type") != "null"]
    value: Json = dict(choices[0]) if choices else dict(schema)
    value.pop("default", None)
    if value.pop("format", "") == "date":
        value["pattern"] = _DAY
    if "items" in value:
        value["items"] = _as_written(value["items"])
    return value


def _offer(models: Mapping[str, Json], catalogue: Catalogue) -> None:
    """Name the catalogue's ids where one of them is expected."""
    entries = (*catalogue.businesses, *catalogue.common_functions)
    businesses = sorted(entry.id for entry in entries)
    hostings = sorted(hosting.id for hosting in catalogue.hostings)
    system = models["System"]["properties"]
    system["businesses"]["anyOf"][0]["items"] = _or_a_name(businesses)
    system["hosting"]["anyOf"][0] = _or_a_name(hostings)
    system["hosting_after"]["anyOf"][0] = _or_a_name(hostings)
    kinds = sorted(kind.id for kind in catalogue.local_kinds)
    system["local_kind"]["anyOf"][0] = _or_a_name(kinds)
    models["Season"]["properties"]["business"] |= _or_a_name(["*", *businesses])
    prices = sorted(price.key for price in catalogue.all_prices)
    models["PriceChange"]["properties"]["key"]["enum"] = prices


def _or_a_name(ids: list[str]) -> Json:
    return {"anyOf": [{"enum": ids}, {"type": "string"}]}
