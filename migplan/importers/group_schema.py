"""The JSON Schema of ``group.yaml``: editors complete and check with it while one types."""

import json

from migplan.importers.field_words import FIELDS
from migplan.importers.group_words import GROUP_FIELDS, WITHHELD
from migplan.importers.schema import ROUGH_DATE, Json, describe
from migplan.model.joint_group import JointGroup


def group_schema() -> Json:
    """Describe the file of a group."""
    schema = JointGroup.model_json_schema()
    models: dict[str, Json] = schema.pop("$defs")
    models["RoughDate"] = dict(ROUGH_DATE)
    models.pop("Precision", None)
    schema.pop("title", None)
    schema.pop("description", None)
    words = FIELDS | GROUP_FIELDS
    describe("JointGroup", schema, words)
    for name, model in models.items():
        describe(name, model, words)
    kinds = "、".join(f"{key}（{text}）" for key, text in WITHHELD.items())
    withholds = models["MemberEntry"]["properties"]["withholds"]
    withholds["description"] = f"{kinds}。{withholds['description']}"
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "migplan schema of a group",
        "title": "migplan group",
        "description": "共同で検討する団体のグループ / bodies that plan and buy together",
        **schema,
        "$defs": {name: models[name] for name in sorted(models)},
    }


def group_schema_text() -> str:
    """The schema as a file; the mark near its beginning says whose it is."""
    return json.dumps(group_schema(), ensure_ascii=False, indent=2) + "\n"
