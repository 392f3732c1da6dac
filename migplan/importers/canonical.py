"""One form for equal content: catalogue ids, linkage ids and an order of its own for every list."""

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import TypeVar

from migplan.model.base import Frozen
from migplan.model.contract import Contract
from migplan.model.linkage import Linkage
from migplan.model.municipality import Municipality
from migplan.model.partner import Partner
from migplan.model.placement_row import PlacementRow
from migplan.model.policy import Policy, StaffCapacity, VendorCapacity
from migplan.model.system import System

Record = TypeVar("Record", bound=Frozen)
Capacity = TypeVar("Capacity", VendorCapacity, StaffCapacity)

_LONGEST_ID = 120
"""The model's limit of an id."""
_LONGEST_END = 50


def with_ids(linkages: Sequence[Linkage]) -> list[Linkage]:
    """Give linkages without an id one that depends on their content alone.

    ``provider--consumer`` where that pair has one such linkage; where it has several, a fingerprint
    of the data tells them apart.
    """
    pairs = Counter((x.provider, x.consumer) for x in linkages if x.id is None)
    return [
        x
        if x.id is not None
        else x.model_copy(update={"id": _id(x, single=pairs[x.provider, x.consumer] == 1)})
        for x in linkages
    ]


def sorted_municipality(municipality: Municipality) -> Municipality:
    """The same body with its references in order."""
    return municipality.model_copy(update={"references": _records(municipality.references)})


def sorted_systems(systems: Iterable[System]) -> tuple[System, ...]:
    """Systems by id, the lists inside them in order and without repetition."""
    return tuple(_system(system) for system in sorted(systems, key=lambda system: system.id))


def sorted_linkages(linkages: Iterable[Linkage]) -> tuple[Linkage, ...]:
    """Linkages by id."""
    return tuple(sorted(linkages, key=lambda linkage: str(linkage.id)))


def sorted_contracts(contracts: Iterable[Contract]) -> tuple[Contract, ...]:
    """Contracts by id, their systems in order and without repetition."""
    in_order = sorted(contracts, key=lambda contract: contract.id)
    return tuple(x.model_copy(update={"systems": _texts(x.systems)}) for x in in_order)


def sorted_partners(partners: Iterable[Partner]) -> tuple[Partner, ...]:
    """Partners by id."""
    return tuple(sorted(partners, key=lambda partner: partner.id))


def sorted_placements(rows: Iterable[PlacementRow]) -> tuple[PlacementRow, ...]:
    """Conditions of placement by system and choice."""
    return tuple(sorted(rows, key=lambda row: row.key))


def sorted_policy(policy: Policy) -> Policy:
    """The same policy, its lists in order and without repetition."""
    groups = {_texts(group) for group in policy.move_together}
    return policy.model_copy(
        update={
            "slots": tuple(sorted(set(policy.slots))),
            "seasons": _records(policy.seasons),
            "vendors": _records(_steady(limit) for limit in policy.vendors),
            "staff": None if policy.staff is None else _steady(policy.staff),
            "move_together": tuple(sorted(groups)),
            "precedences": _records(policy.precedences),
            "prices": _records(policy.prices),
        }
    )


def _id(linkage: Linkage, *, single: bool) -> str:
    pair = f"{linkage.provider}--{linkage.consumer}"
    name = pair if single else f"{pair}--{_fingerprint(linkage.data)}"
    if len(name) <= _LONGEST_ID:
        return name
    ends = (linkage.provider[:_LONGEST_END], linkage.consumer[:_LONGEST_END])
    return "--".join([*ends, _fingerprint(f"{pair}\n{linkage.data}")])


def _fingerprint(text: str) -> str:
    return sha256(text.encode("utf-8")).hexdigest()[:6]


def _system(system: System) -> System:
    parts = tuple(
        part.model_copy(update={"linkages": _texts(part.linkages)})
        for part in system.deferred_functions
    )
    update: dict[str, object] = {
        name: _texts(texts)
        for name, texts in (
            ("businesses", system.businesses),
            ("functions_used", system.functions_used),
            ("shared_functions", system.shared_functions),
            ("functions_missing", system.functions_missing),
        )
        if texts
    }
    if parts:
        update["deferred_functions"] = _records(parts)
    return system.model_copy(update=update) if update else system


def _steady(limit: Capacity) -> Capacity:
    return limit.model_copy(update={"changes": _records(limit.changes)})


def _texts(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(texts)))


def _records(records: Iterable[Record]) -> tuple[Record, ...]:
    return tuple(sorted(set(records), key=_written_out))


def _written_out(record: Frozen) -> str:
    return record.model_dump_json()
