"""The contracts of an invented body."""

from collections.abc import Iterable
from datetime import date
from random import Random
from typing import Any

from benchmarks.draw.shape import Shape, as_known, one_of, usual_end
from migplan.model.contract import Contract, ContractKind
from migplan.model.dates import RoughDate, month_index, month_start
from migplan.model.system import Disposition, State, System, SystemKind

_LEASE_MONTHS = 60
_STATED = 0.85
_FIXED = 0.04
_FIRST_FIXED = date(2029, 1, 1)
_STANDARD = (150_000, 800_000)
_LOCAL = (40_000, 400_000)
"""Yen a month and system, lowest and highest."""


def contracts(rng: Random, shape: Shape, systems: Iterable[System]) -> list[Contract]:
    """Lease and maintenance of each old package, one contract for most local systems.

    A dense body has the contracts of every system apart, so that each pulls its own way. Only
    contracts that end late are ever fixed, and none whose systems have a pin: a body of chance
    should have a plan.
    """
    groups: dict[str, list[System]] = {}
    for system in systems:
        if system.kind is SystemKind.STANDARD and system.state not in (
            State.LIVE,
            State.LIVE_DEFERRED,
        ):
            key = system.id if shape.dense else str(system.package)
            groups.setdefault(key, []).append(system)
        elif system.disposition in (Disposition.STAY, Disposition.RENEW):
            groups[system.id] = [system]
    found: list[Contract] = []
    for members in groups.values():
        standard = members[0].kind is SystemKind.STANDARD
        if not standard and rng.random() > _STATED:
            continue
        kinds = (
            (ContractKind.LEASE, ContractKind.MAINTENANCE)
            if standard
            else (one_of(rng, dict(zip(ContractKind, (3, 3, 4), strict=True))),)
        )
        found += [
            _contract(rng, f"K-{len(found) + n:03}", members, k) for n, k in enumerate(kinds, 1)
        ]
    return found


def _contract(rng: Random, key: str, members: list[System], kind: ContractKind) -> Contract:
    low, high = _STANDARD if members[0].kind is SystemKind.STANDARD else _LOCAL
    price = rng.randrange(low, high, 1000) * len(members)
    last = usual_end(rng)
    end = as_known(rng, last)
    known: dict[str, Any] = {}
    if rng.random() < _STATED:
        known["monthly_yen"] = price
    if kind is ContractKind.LEASE and end is not None:
        known["start"] = RoughDate(day=month_start(month_index(last) - _LEASE_MONTHS + 1))
    if rng.random() < _FIXED:
        free = end is not None and last >= _FIRST_FIXED and not any(s.pin for s in members)
        known["extendable"] = not free
    return Contract(
        id=key,
        systems=tuple(system.id for system in members),
        kind=kind,
        vendor=members[0].current_vendor,
        end=end,
        **known,
    )
