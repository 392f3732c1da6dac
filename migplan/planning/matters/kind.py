"""Kinds of open questions: which values nobody gave, and what an answer changes.

An answer is written into the inventory as if its author had known it, and the inventory is filled
again; so an answer has all the effects that the real one would have, and no others.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from migplan.catalogue.catalogue import Catalogue
from migplan.catalogue.entries import ValueRange
from migplan.model.case import Case, Role
from migplan.model.contract import Contract
from migplan.model.dates import RoughDate, month_end, month_index
from migplan.model.inventory import Inventory
from migplan.model.policy import Policy
from migplan.model.price import Level
from migplan.model.system import System


@dataclass(frozen=True)
class Known:
    """An inventory, the case it was filled to, and where the fillings came from."""

    inventory: Inventory
    case: Case
    catalogue: Catalogue

    @cached_property
    def systems(self) -> Mapping[str, System]:
        """The systems by id, filled."""
        return {system.id: system for system in self.case.systems}

    @cached_property
    def stated(self) -> Mapping[str, System]:
        """The systems by id, as they were described."""
        return {system.id: system for system in self.inventory.systems}

    @cached_property
    def contracts(self) -> Mapping[str, Contract]:
        """The contracts by id."""
        return {contract.id: contract for contract in self.inventory.contracts}

    @cached_property
    def moving(self) -> tuple[System, ...]:
        """The systems that cut over, filled."""
        return tuple(s for s in self.case.systems if self.case.roles[s.id] is Role.MOVING)

    def assumed(self, key: str) -> tuple[str, ...]:
        """Ids of the records for which something was assumed under a key, or one that begins so."""
        return tuple(
            sorted(
                subject
                for entry in self.case.assumptions
                if entry.key == key or entry.key.startswith(f"{key}:")
                for subject in entry.subjects
            )
        )

    def pinned_at_once(self, chosen: Iterable[str]) -> int:
        """How many units of some systems are pinned to one day, at most.

        A limit below that contradicts what was decided, and is no plausible answer.
        """
        inside = frozenset(chosen)
        days: Counter[date] = Counter()
        for unit in self.case.units:
            pins = {s.pin.date for k in unit if k in inside and (s := self.systems[k]).pin}
            days.update(pins)
        return max(days.values(), default=0)

    def months_on(self, months: int) -> RoughDate:
        """The last day of the month so many months after the as-of date."""
        return rough(month_index(self.case.as_of) + months)


@dataclass(frozen=True, slots=True)
class Answer:
    """One end of a range: ``Level.LOW`` or ``Level.HIGH``."""

    range: ValueRange
    end: Level

    @property
    def text(self) -> str:
        """The value as the table of ranges writes it; empty: nothing is stated."""
        return self.range.low if self.end is Level.LOW else self.range.high

    @property
    def number(self) -> int:
        """The same as a whole number."""
        return int(self.text)


Subjects = tuple[str, ...]
"""Keys such as ``system:ID``, ``contract:ID``, ``linkage:ID`` and ``vendor:NAME``."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of question.

    Attributes:
        id: The row of the table of ranges that it uses.
        find: The subjects whose value is open; empty for a question about the whole body;
            ``None`` when nothing is open.
        put: The inventory with an answer for some of the subjects.
        parts: Whether the question can be asked of each subject alone.
    """

    id: str
    find: Callable[[Known], Subjects | None]
    put: Callable[[Known, Subjects, Answer], Inventory]
    parts: bool = True


def rough(month: int) -> RoughDate:
    """The last day of a month."""
    return RoughDate(day=month_end(month))


def keys(word: str, ids: Iterable[str]) -> Subjects | None:
    """Subjects of one kind; ``None`` when there are none."""
    return tuple(f"{word}:{key}" for key in ids) or None


def ids(subjects: Subjects, word: str) -> frozenset[str]:
    """Ids of the subjects of one kind."""
    found = (subject.partition(":") for subject in subjects)
    return frozenset(key for kind, _, key in found if kind == word)


def with_systems(
    known: Known, subjects: Subjects, change: Callable[[System], Mapping[str, Any]]
) -> Inventory:
    """The inventory with fields of the systems among the subjects replaced."""
    chosen = ids(subjects, "system")
    systems = tuple(
        system.model_copy(update=dict(change(system))) if system.id in chosen else system
        for system in known.inventory.systems
    )
    return known.inventory.model_copy(update={"systems": systems})


def with_contracts(
    known: Known,
    subjects: Subjects,
    change: Callable[[Contract], Mapping[str, Any]],
    new: Iterable[Contract] = (),
) -> Inventory:
    """The inventory with fields of the contracts among the subjects replaced, and new contracts."""
    chosen = ids(subjects, "contract")
    contracts = [
        contract.model_copy(update=dict(change(contract))) if contract.id in chosen else contract
        for contract in known.inventory.contracts
    ]
    every = tuple(sorted([*contracts, *new], key=lambda contract: contract.id))
    return known.inventory.model_copy(update={"contracts": every})


def with_policy(known: Known, **changes: Any) -> Inventory:
    """The inventory with fields of its policy replaced."""
    policy: Policy = known.inventory.policy.model_copy(update=changes)
    return known.inventory.model_copy(update={"policy": policy})
