"""The reference page and the editors' schema say what the model says."""

import json
import runpy
from enum import StrEnum
from pathlib import Path

import pytest
from pydantic import BaseModel

from migplan.importers.field_words import FIELDS, SECTIONS, VALUES
from migplan.importers.fields import leaf_types, record_in
from migplan.importers.group_words import GROUP_FIELDS, WITHHELD
from migplan.model.inventory import Inventory
from migplan.model.joint_group import JointGroup, Withheld

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference"
PAGES = runpy.run_path(str(REFERENCE / "build.py"))["pages"]()


def _models(model: type[BaseModel]) -> set[type[BaseModel]]:
    found = {model}
    for field in model.model_fields.values():
        part = record_in(field.annotation)
        if part is not None:
            found |= _models(part)
    return found


MODELS = sorted(_models(Inventory) - {Inventory}, key=lambda model: model.__name__)


@pytest.mark.parametrize("name", sorted(PAGES))
def test_the_page_is_up_to_date(name: str):
    written = (REFERENCE / name).read_text(encoding="utf-8")

    assert written == PAGES[name], "run: python docs/reference/build.py"


def test_every_field_is_told_in_japanese():
    fields = {f"{model.__name__}.{name}" for model in MODELS for name in model.model_fields}

    assert set(FIELDS) == fields
    assert set(SECTIONS) == set(Inventory.model_fields)


def test_every_field_of_a_group_is_told_in_japanese():
    models = _models(JointGroup) - set(MODELS)
    fields = {f"{model.__name__}.{name}" for model in models for name in model.model_fields}

    assert set(GROUP_FIELDS) == fields
    assert [*WITHHELD] == [*Withheld]


def test_every_value_of_a_closed_list_is_told_in_japanese():
    kinds = {
        kind
        for model in MODELS
        for field in model.model_fields.values()
        for kind in leaf_types(field.annotation)
        if isinstance(kind, type) and issubclass(kind, StrEnum)
    }

    assert {kind.__name__: [*kind] for kind in kinds} == {
        name: [*values] for name, values in VALUES.items()
    }


def test_titles_within_one_record_differ():
    for model in MODELS:
        titles = [FIELDS[f"{model.__name__}.{name}"][0] for name in model.model_fields]
        assert len(titles) == len(set(titles))


def test_the_schema_refers_only_to_what_it_holds():
    schema = json.loads(PAGES["inventory.schema.json"])
    text = json.dumps(schema)

    for name in schema["$defs"]:
        assert f"#/$defs/{name}" in text
    assert text.count('"$ref"') == sum(text.count(f'"#/$defs/{name}"') for name in schema["$defs"])
