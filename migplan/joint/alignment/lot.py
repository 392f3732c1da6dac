"""A lot seen by business: which systems of which member serve the same purpose."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from migplan.catalogue.catalogue import load_catalogue
from migplan.joint.alignment.member import AlignMember
from migplan.joint.alignment.rules import AlignRules
from migplan.joint.subjects import LOCAL, NAMED, named
from migplan.model.system import ABSENT_STATES, System
from migplan.model.text import Bilingual


@dataclass(frozen=True, slots=True)
class Subject:
    """A business, common function or kind of local system that several members bring."""

    key: str
    name: Bilingual
    systems: dict[str, tuple[System, ...]]
    """By member, in the order of the members; only those that bring one."""

    @property
    def is_business(self) -> bool:
        """Whether it is a business or common function, and no local system."""
        return not self.key.startswith((LOCAL, NAMED))


@dataclass(frozen=True)
class Lot:
    """Members, and the window in which all their systems of the lot cut over."""

    members: tuple[AlignMember, ...]
    """By key, so that the order of the arguments does not matter."""
    first: date
    last: date
    rules: AlignRules

    @classmethod
    def of(
        cls, members: Iterable[AlignMember], first: date, last: date, rules: AlignRules
    ) -> "Lot":
        """The lot of members that are told in any order."""
        return cls(tuple(sorted(members, key=lambda m: m.key)), first, last, rules)

    @cached_property
    def as_of(self) -> date:
        """The day on which the youngest plan was made."""
        return max(member.plan.as_of for member in self.members)

    def systems(self, member: AlignMember) -> tuple[System, ...]:
        """The systems a member brings, by id; those that take no part any more are left out."""
        found = (member.plan.case.system(key) for key in sorted(set(member.systems)))
        return tuple(s for s in found if s is not None and s.state not in ABSENT_STATES)

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """What at least two members bring: businesses in the published order, then local kinds."""
        found: dict[str, dict[str, list[System]]] = {}
        names: dict[str, Bilingual] = {}
        for member in self.members:
            for system in self.systems(member):
                for key, name in _served(system):
                    names.setdefault(key, name)
                    found.setdefault(key, {}).setdefault(member.key, []).append(system)
        order = {key: n for n, key in enumerate(load_catalogue().business_ids)}
        return tuple(
            Subject(key, names[key], {who: tuple(systems) for who, systems in found[key].items()})
            for key in sorted(found, key=lambda key: (order.get(key, len(order)), key))
            if len(found[key]) > 1
        )

    def names(self, keys: Iterable[str]) -> Bilingual:
        """The members with these keys, as a list in a sentence."""
        wanted = set(keys)
        labels = [member.label for member in self.members if member.key in wanted]
        return Bilingual(ja="、".join(labels), en=", ".join(labels))


def business_name(key: str) -> Bilingual:
    """The name of a business or common function; its id where the catalogue has none."""
    entry = load_catalogue().business(key)
    return entry.name if entry else Bilingual(ja=key, en=key)


def _served(system: System) -> list[tuple[str, Bilingual]]:
    if system.businesses:
        return [(key, business_name(key)) for key in sorted(set(system.businesses))]
    kind = load_catalogue().local_kind(system.local_kind)
    if kind is not None:
        return [(LOCAL + kind.id, kind.name)]
    return [(NAMED + named(system.name), Bilingual(ja=system.name, en=system.name))]
