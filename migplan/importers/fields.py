"""What the fields of a model are made of, read from its annotations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from migplan.importers.node import Route
from migplan.model.dates import RoughDate


@dataclass(frozen=True, slots=True)
class Shape:
    """Where the text of one CSV column goes."""

    field: str
    parent: str = ""
    """Field whose part it is: ``pin_date`` is the ``date`` of ``pin``."""
    is_list: bool = False
    item_field: str = ""
    """For a list of records: the field that the text names."""


@cache
def columns_of(model: type[BaseModel]) -> Mapping[str, Shape]:
    """The CSV columns of a model by name."""
    found: dict[str, Shape] = {}
    for name, field in model.model_fields.items():
        part = record_in(field.annotation)
        if is_list(field.annotation):
            item = "" if part is None else next(iter(part.model_fields))
            found[name] = Shape(name, is_list=True, item_field=item)
        elif part is not None:
            for inner in part.model_fields:
                found[f"{name}_{inner}"] = Shape(inner, parent=name)
        else:
            found[name] = Shape(name)
    return found


def required(model: type[BaseModel]) -> list[str]:
    """The fields that every record must have."""
    return [name for name, field in model.model_fields.items() if field.is_required()]


def is_list(annotation: Any) -> bool:
    """Whether a field holds several values."""
    return list_depth(annotation) > 0


def list_depth(annotation: Any) -> int:
    """How many lists lie within each other: 2 for a list of lists, 0 for a single value."""
    lists = [part for part in _alternatives(annotation) if get_origin(part) is tuple]
    return 1 + list_depth(get_args(lists[0])[0]) if lists else 0


@cache
def leaf_types(annotation: Any) -> frozenset[Any]:
    """The types a field is made of, looking through choices, lists and constraints."""
    found: set[Any] = set()
    for part in _alternatives(annotation):
        if get_origin(part) is tuple:
            found |= leaf_types(get_args(part)[0])
        elif get_origin(part) is Literal:
            found.add(str)
        else:
            found.add(part)
    return frozenset(found)


def annotation_at(model: type[BaseModel], route: Route) -> Any:
    """The annotation of the field a route leads to; None when it leads nowhere."""
    owner = owner_at(model, route)
    names = [step for step in route if isinstance(step, str)]
    if owner is None or not names or names[-1] not in owner.model_fields:
        return None
    return owner.model_fields[names[-1]].annotation


def owner_at(model: type[BaseModel], route: Route) -> type[BaseModel] | None:
    """The model that the last name of a route is, or should be, a field of."""
    owner: type[BaseModel] | None = model
    names = [step for step in route if isinstance(step, str)]
    for name in names[:-1]:
        if owner is None or name not in owner.model_fields:
            return None
        owner = record_in(owner.model_fields[name].annotation)
    return owner


def record_in(annotation: Any) -> type[BaseModel] | None:
    """The model inside an annotation; a rough date is a value, not a record."""
    for part in leaf_types(annotation):
        if isinstance(part, type) and issubclass(part, BaseModel) and part is not RoughDate:
            return part
    return None


def _alternatives(annotation: Any) -> Iterator[Any]:
    origin = get_origin(annotation)
    if origin in (Union, UnionType):
        for part in get_args(annotation):
            yield from _alternatives(part)
    elif origin is Annotated:
        yield from _alternatives(get_args(annotation)[0])
    elif annotation is not NoneType:
        yield annotation
