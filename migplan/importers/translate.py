"""What the model refuses, in the reader's words."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from migplan.diagnostics.diagnostic import Diagnostic
from migplan.importers.fields import annotation_at, leaf_types, owner_at
from migplan.importers.nearest import nearest
from migplan.importers.node import Node, Route
from migplan.model.base import Frozen
from migplan.model.dates import RoughDate
from migplan.model.municipality import Municipality

_OWN = {"not_a_day": "MIG122", "not_a_rough_date": "MIG123", "text_expected": "MIG128"}
"""What the model's own validators say."""
_BY_KIND = {
    "missing": "MIG120",
    "string_too_short": "MIG120",
    "enum": "MIG124",
    "literal_error": "MIG124",
    "greater_than_equal": "MIG126",
    "less_than_equal": "MIG126",
    "bool_parsing": "MIG127",
    "bool_type": "MIG127",
    "string_type": "MIG128",
    "string_too_long": "MIG130",
    "dict_type": "MIG131",
    "model_type": "MIG131",
    "model_attributes_type": "MIG131",
    "list_type": "MIG132",
    "tuple_type": "MIG132",
}
_ABOUT_GROUPS = frozenset({"MIG120", "MIG131", "MIG132"})
"""Codes that make sense for a list or a mapping too."""
_NUMBER_KINDS = ("int_", "float_", "finite_")
_PATTERN_CODE = (("6}", "MIG134"), ("monthly", "MIG215"), ("A-Za-z0-9", "MIG129"))
"""A part of the pattern that tells which kind of text was expected."""
_QUOTED = re.compile(r"'([^']*)'")


def translate(error: ValidationError, model: type[Frozen], node: Node) -> Iterator[Diagnostic]:
    """One diagnostic for each finding of the model, at the place the value was written."""
    for finding in error.errors(include_url=False):
        route = tuple(finding["loc"])
        if finding["type"] == "extra_forbidden":
            yield unknown_field(model, route, node)
        else:
            yield _refused_value(finding, model, node)


def not_a_number(model: type[Frozen], route: Route, node: Node) -> Diagnostic:
    """The problem of text or a flag where a number belongs."""
    value = node.find(route)
    return Diagnostic(_number_code(model, route), value.location, {"value": value.text})


def unknown_field(model: type[Frozen], route: Route, node: Node) -> Diagnostic:
    """The problem of a field nobody knows, with the known one it was perhaps meant to be."""
    owner, field = owner_at(model, route), str(route[-1])
    near = nearest(field, owner.model_fields if owner else ())
    return Diagnostic("MIG121", node.key_location(route), {"field": field, "nearest": near})


def _refused_value(finding: Mapping[str, Any], model: type[Frozen], node: Node) -> Diagnostic:
    route: Route = tuple(finding["loc"])
    found = node.find(route)
    code = _code(finding, model, route)
    if isinstance(found.value, (dict, list)) and code not in _ABOUT_GROUPS:
        return Diagnostic("MIG138", found.location)
    field = next((step for step in reversed(route) if isinstance(step, str)), "")
    values = {"field": field, "value": found.text, "reason": str(finding["msg"])}
    context: Mapping[str, Any] = finding.get("ctx") or {}
    return Diagnostic(code, found.location, values | _more(code, context, found.text))


def _code(finding: Mapping[str, Any], model: type[Frozen], route: Route) -> str:
    kind = str(finding["type"])
    context: Mapping[str, Any] = finding.get("ctx") or {}
    if kind == "value_error":
        own = _OWN.get(str(context.get("error")), "MIG133")
        rough = own == "MIG122" and RoughDate in leaf_types(annotation_at(model, route))
        return "MIG123" if rough else own  # 2027-02-30 may become a month as well as a day
    if kind.startswith(_NUMBER_KINDS):
        return _number_code(model, route)
    if kind == "string_pattern_mismatch":
        pattern = str(context.get("pattern"))
        return next((code for part, code in _PATTERN_CODE if part in pattern), "MIG133")
    if kind == "string_type" and model is Municipality and route == ("code",):
        return "MIG134"  # asks for the quotes and for all six digits
    return _BY_KIND.get(kind, "MIG133")


def _number_code(model: type[Frozen], route: Route) -> str:
    return "MIG137" if float in leaf_types(annotation_at(model, route)) else "MIG125"


def _more(code: str, context: Mapping[str, Any], text: str) -> dict[str, str]:
    """What the sentence of a code needs besides the value."""
    match code:
        case "MIG124":
            allowed = _QUOTED.findall(str(context.get("expected", "")))
            return {"allowed": ", ".join(allowed), "nearest": nearest(text, allowed)}
        case "MIG126":
            low, high = context.get("ge"), context.get("le")
            return {"limit": f"≧ {low:,.0f}" if low is not None else f"≦ {high:,.0f}"}
        case "MIG130":
            return {"length": str(len(text)), "limit": str(context.get("max_length"))}
        case _:
            return {}
