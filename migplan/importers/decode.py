"""Nodes become values of the model; everything that cannot is told at once.

A record with a wrong value is read without it, so that the checks between records can speak of
the rest in the same run. Such a reading only serves to find more problems: it is never returned.
"""

from typing import TypeVar

from pydantic import ValidationError

from migplan.diagnostics.diagnostic import Diagnostic
from migplan.importers.fields import annotation_at, leaf_types
from migplan.importers.node import Node, Route
from migplan.importers.translate import not_a_number, translate, unknown_field
from migplan.model.base import Frozen

Model = TypeVar("Model", bound=Frozen)

_UNNAMED = "?"


def decode(model: type[Model], node: Node, problems: list[Diagnostic]) -> Model | None:
    """Read one record.

    Args:
        model: What it is.
        node: As it was written.
        problems: Takes what is wrong with it.

    Returns:
        The record, without the values that are wrong; None when too little of it is left.
    """
    raw = node.plain()
    if not isinstance(node.value, dict) or not isinstance(raw, dict):
        problems.append(Diagnostic("MIG131", node.location))
        return None
    fields: dict[str, object] = {str(key): value for key, value in raw.items()}  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    flags = _flags_for_numbers(model, node) if _may_hold_flags(fields) else []
    problems += [not_a_number(model, route, node) for route in flags]
    problems += [unknown_field(model, route, node) for route in _empty_strangers(model, node)]
    wrong = {str(route[0]) for route in flags}
    try:
        return model.model_validate(_without(fields, wrong))
    except ValidationError as error:
        problems += translate(error, model, node)
        wrong |= {str(finding["loc"][0]) for finding in error.errors() if finding["loc"]}
    try:
        return model.model_validate(_unnamed(model) | _without(fields, wrong))
    except ValidationError:
        return None


def _may_hold_flags(fields: dict[str, object]) -> bool:
    """A quick look: most records of a long table hold nothing but text."""
    return any(
        isinstance(value, (bool, dict))
        or (isinstance(value, list) and not all(isinstance(x, str) for x in value))  # pyright: ignore[reportUnknownVariableType]
        for value in fields.values()
    )


def _flags_for_numbers(model: type[Frozen], node: Node) -> list[Route]:
    """Values ``true`` and ``false`` where a number belongs: Python would take them for 1 and 0."""
    found: list[Route] = []
    for route, leaf in node.leaves():
        if isinstance(leaf.value, bool):
            types = leaf_types(annotation_at(model, route))
            if bool not in types and types & {int, float}:
                found.append(route)
    return found


def _empty_strangers(model: type[Frozen], node: Node) -> list[Route]:
    """Empty fields nobody knows, such as the ``200`` of ``{monthly_yen: 1,200}``.

    Empty means unknown and is left out before the model sees it; a misspelt name must not be.
    """
    inside = node.value if isinstance(node.value, dict) else {}
    found: list[Route] = []
    for key, child in inside.items():
        if child.value is None and key not in model.model_fields:
            found.append((key,))
        elif isinstance(child.value, (dict, list)):
            found += [
                route
                for route, leaf in child.leaves((key,))
                if leaf.value is None
                and isinstance(route[-1], str)
                and annotation_at(model, route) is None
            ]
    return found


def _without(fields: dict[str, object], wrong: set[str]) -> dict[str, object]:
    return {key: value for key, value in fields.items() if key not in wrong} if wrong else fields


def _unnamed(model: type[Frozen]) -> dict[str, object]:
    """Something in place of a name, so that a record without one can be looked at."""
    return {"name": _UNNAMED} if "name" in model.model_fields else {}
