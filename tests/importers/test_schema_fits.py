"""The editors' schema fits what people write: the samples, and every form that is read."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from migplan.catalogue.catalogue import load_catalogue
from migplan.importers.group_schema import group_schema_text
from migplan.importers.schema import schema_text
from tests.inventories.folders import INVENTORIES

SCHEMA = json.loads(schema_text(load_catalogue()))
GROUP_SCHEMA = json.loads(group_schema_text())
SAMPLES = [
    path
    for pattern in ("*/*.yaml", "*/*/*.yaml")
    for path in sorted(INVENTORIES.glob(pattern))
    if path.stem != "decisions" and path.parent.name != "scenarios"
]
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")


class Plain(yaml.SafeLoader):
    """Reads days as text, as editors do."""


Plain.yaml_implicit_resolvers = {
    first: [rule for rule in rules if rule[0] != "tag:yaml.org,2002:timestamp"]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def written(text: str) -> Any:
    return yaml.load(text, Loader=Plain)  # noqa: S506


TYPES = {
    "object": lambda v: isinstance(v, dict),
    "array": lambda v: isinstance(v, list),
    "string": lambda v: isinstance(v, str),
    "boolean": lambda v: isinstance(v, bool),
    "integer": lambda v: isinstance(v, int) and not isinstance(v, bool),
    "number": lambda v: isinstance(v, (int, float)) and not isinstance(v, bool),
    "null": lambda v: v is None,
}


def fits(value: Any, rule: dict[str, Any] = SCHEMA, whole: dict[str, Any] = SCHEMA) -> bool:
    """The part of JSON Schema that the schema uses; another keyword fails the test below."""
    checks = [
        "$ref" not in rule
        or fits(value, whole["$defs"][rule.get("$ref", "").split("/")[-1]], whole),
        "anyOf" not in rule or any(fits(value, part, whole) for part in rule["anyOf"]),
        "type" not in rule or TYPES[rule["type"]](value),
        "enum" not in rule or value in rule["enum"],
        "const" not in rule or value == rule["const"],
    ]
    if isinstance(value, str):
        checks.append(re.search(rule.get("pattern", ""), value) is not None)
        checks.append(rule.get("minLength", 0) <= len(value) <= rule.get("maxLength", len(value)))
    if isinstance(value, (int, float)):
        checks.append(rule.get("minimum", value) <= value <= rule.get("maximum", value))
    if isinstance(value, list):
        checks += [fits(item, rule.get("items", {}), whole) for item in value]
    if isinstance(value, dict):
        known = rule.get("properties", {})
        checks += [fits(value[key], known[key], whole) for key in value if key in known]
        checks.append(
            rule.get("additionalProperties", True) is not False or set(value) <= set(known)
        )
        checks.append(set(rule.get("required", ())) <= set(value))
    return all(checks)


def test_the_small_validator_knows_every_keyword_of_the_schema():
    known = {
        *("$ref", "anyOf", "type", "enum", "const", "pattern", "minLength", "maxLength"),
        *("minimum", "maximum", "items", "properties", "additionalProperties", "required"),
        *("$schema", "$comment", "title", "description", "$defs"),
    }

    def keywords(rule: Any) -> set[str]:
        found = set(rule)
        for key in ("properties", "$defs"):
            for part in rule.get(key, {}).values():
                found |= keywords(part)
        parts = [*rule.get("anyOf", ()), *([rule["items"]] if "items" in rule else [])]
        return found.union(*(keywords(part) for part in parts))

    assert keywords(SCHEMA) | keywords(GROUP_SCHEMA) <= known


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_sample_fits_and_names_the_schema_offline(path: Path):
    text = path.read_text(encoding="utf-8")
    named = MODELINE.match(text)

    schema = GROUP_SCHEMA if path.name == "group.yaml" else SCHEMA

    assert fits(written(text), schema, schema)
    assert named, "the first line names the schema"
    assert json.loads((path.parent / named[1]).read_text(encoding="utf-8")) == schema


@pytest.mark.parametrize(
    "text",
    [
        "systems: [{id: a, name: 住民記録, deadline: FY2027}]",
        "[{id: a, name: 住民記録, businesses: [住民基本台帳], pin: null}]",
        "[{provider: a, consumer: b, method: file}]",
        "[{id: k, systems: [a], end: 2027-03}]",
        "[{id: bank, name: 銀行, zone: lgwan}]",
        "{name: わたしの市}",
        "{as_of: 2026-11-22, slots: [2027-01-04], staff: {people: 3}}",
        "{municipality: {name: わたしの市}, policy: {seed: 2}, systems: []}",
    ],
)
def test_every_form_that_is_read_fits(text: str):
    assert fits(written(text))


@pytest.mark.parametrize(
    "text",
    [
        "systems: [{id: a}]",
        "systems: [{id: a, name: A, owners: 課}]",
        "systems: [{id: a, name: A, state: 稼働}]",
        "systems: [{id: a, name: A, deadline: 来年}]",
        "contracts: [{id: k, systems: [a], monthly_yen: -1}]",
        "[{name: A}]",
        "12",
    ],
)
def test_what_the_importer_refuses_does_not_fit(text: str):
    assert not fits(written(text))
