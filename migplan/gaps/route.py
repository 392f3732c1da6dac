"""By which route data travels, today and after the migration."""

from enum import StrEnum

from migplan.catalogue.words import word
from migplan.gaps.sight import Sight
from migplan.model.base import Frozen
from migplan.model.case import Role
from migplan.model.linkage import Linkage, Method
from migplan.model.system import System, SystemKind
from migplan.model.text import Bilingual


class Way(StrEnum):
    """What carries the data."""

    STANDARD = "standard"
    """The standard linkage between two conforming systems."""
    COMMON_FUNCTION = "common_function"
    """The platform of common functions."""
    OWN = "own"
    """Neither: what the method says is all there is."""
    UNDECIDED = "undecided"
    """Nobody has agreed on one."""


class Route(Frozen):
    """A route: what carries the data, and by which method where that is known."""

    way: Way
    method: Method | None = None
    words: Bilingual


_WAYS = {
    Way.STANDARD: Bilingual(ja="標準連携", en="standard linkage"),
    Way.COMMON_FUNCTION: Bilingual(ja="共通機能", en="common function"),
    Way.UNDECIDED: Bilingual(ja="未定", en="not agreed"),
}
_UNKNOWN = Bilingual(ja="不明", en="unknown")


def route_today(linkage: Linkage, sight: Sight) -> Route:
    """How data travels at the as-of date; only what has cut over can use what is new."""
    return _route(linkage, linkage.method, sight, (Role.MIGRATED,))


def route_after(linkage: Linkage, sight: Sight) -> Route:
    """How data will travel: as agreed, or as the specification says; otherwise nobody knows."""
    if linkage.method_after is None and sight.is_settled(linkage):
        return route_today(linkage, sight)
    route = _route(linkage, linkage.method_after, sight, (Role.MIGRATED, Role.MOVING))
    if route.way is Way.OWN and linkage.method_after is None:
        return Route(way=Way.UNDECIDED, words=_WAYS[Way.UNDECIDED])
    return route


def _route(linkage: Linkage, method: Method | None, sight: Sight, new: tuple[Role, ...]) -> Route:
    ends = [sight.nodes.get(end) for end in (linkage.provider, linkage.consumer)]
    on_new = [end for end in ends if isinstance(end, System) and sight.role(end.id) in new]
    way = Way.OWN
    if linkage.standard and len(on_new) == len(ends):
        way = Way.STANDARD
    elif any(end.kind is SystemKind.COMMON_FUNCTION for end in on_new):
        way = Way.COMMON_FUNCTION
    elif linkage.standard and len(new) > 1:
        way = Way.STANDARD  # what stays is adapted to the standard output
    said = _UNKNOWN if method is None else word(method)
    if way is Way.OWN:
        return Route(way=way, method=method, words=said)
    name = _WAYS[way]
    if method is not None:
        name = Bilingual(ja=f"{name.ja}（{said.ja}）", en=f"{name.en} ({said.en})")
    return Route(way=way, method=method, words=name)
