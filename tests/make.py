"""Builders of cases and plans: each fills what a test does not speak of.

    case = a_case(
        a_system("juki", owner="市民課"),
        a_local("gakudo"),
        a_linkage("juki", "gakudo", data="住民情報"),
    )
    plan = a_plan(case, {"juki": "2027-01-04"})

The parts of a case may come in any order; they are sorted by type here, and nothing else is done
to them: a builder is no resolver, and what it fills is constant.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, TypeVar

from migplan.model.case import Case, Role, Slot, SlotKind
from migplan.model.contract import Contract
from migplan.model.dates import month_index, month_start
from migplan.model.linkage import Criticality, Linkage, Method
from migplan.model.municipality import Municipality
from migplan.model.partner import Partner
from migplan.model.phase import PhaseId, SystemPhase
from migplan.model.plan import Bridge, Cost, Cutover, First, Plan, Provenance, Wave
from migplan.model.price import Price, PriceUnit
from migplan.model.season import Season, Severity
from migplan.model.system import (
    ABSENT_STATES,
    MIGRATED_STATES,
    MOVING_STATES,
    Disposition,
    State,
    System,
    SystemKind,
)
from migplan.model.text import Bilingual

AS_OF = date(2026, 4, 1)
HORIZON_END = date(2028, 3, 31)
CLOSED_DAYS = 2

T = TypeVar("T")
Part = System | Partner | Linkage | Contract | Season


def said(ja: str = "理由", en: str = "a reason") -> Bilingual:
    """A sentence that does not matter."""
    return Bilingual(ja=ja, en=en)


def a_system(key: str, **fields: Any) -> System:
    """A standard system that still has its cutover before it."""
    filled: dict[str, Any] = {
        "name": key,
        "kind": SystemKind.STANDARD,
        "state": State.LEGACY,
        **fields,
    }
    return System(id=key, **filled)


def a_local(key: str, **fields: Any) -> System:
    """A local system that stays as it is."""
    filled: dict[str, Any] = {
        "name": key,
        "kind": SystemKind.LOCAL,
        "disposition": Disposition.STAY,
        **fields,
    }
    return System(id=key, **filled)


def a_partner(key: str, **fields: Any) -> Partner:
    """An organisation outside."""
    filled: dict[str, Any] = {"name": key, **fields}
    return Partner(id=key, **filled)


def a_linkage(provider: str, consumer: str, **fields: Any) -> Linkage:
    """An essential file linkage with no agreed way afterwards; its id is ``provider>consumer``."""
    filled: dict[str, Any] = {
        "id": f"{provider}>{consumer}",
        "method": Method.FILE,
        "criticality": Criticality.ESSENTIAL,
        **fields,
    }
    return Linkage(provider=provider, consumer=consumer, **filled)


def a_bridge(
    provider: str,
    consumer: str,
    start: str = "2027-07-01",
    end: str = "2027-10-01",
    **fields: Any,
) -> Bridge:
    """A bridge of the linkage ``provider>consumer``, the provider first."""
    filled: dict[str, Any] = {
        "linkage": f"{provider}>{consumer}",
        "months": 1,
        "first": First.PROVIDER,
        "setup_yen": 0,
        "running_yen": 0,
        "cost_yen": 0,
        "reason": said(),
        **fields,
    }
    ends = {"start": date.fromisoformat(start), "end": date.fromisoformat(end)}
    return Bridge(provider=provider, consumer=consumer, **ends, **filled)


def a_contract(key: str, *systems: str, **fields: Any) -> Contract:
    """A contract of 100,000 yen a month, without an end unless one is given."""
    filled: dict[str, Any] = {"monthly_yen": 100_000, **fields}
    return Contract(id=key, systems=systems, **filled)


def a_season(business: str, start: str, end: str, **fields: Any) -> Season:
    """A hard season of a business."""
    filled: dict[str, Any] = {
        "severity": Severity.HARD,
        "reason": said(f"{business}の繁忙期", "busy"),
        **fields,
    }
    return Season(business=business, start=start, end=end, **filled)


def a_slot(day: str | date, closed_days: int = CLOSED_DAYS) -> Slot:
    """A slot whose switch days lie just before ``day``."""
    first = date.fromisoformat(day) if isinstance(day, str) else day
    before = first - timedelta(days=closed_days)
    return Slot(day=first, closed_from=before, kind=SlotKind.WEEKEND)


def a_price(key: str, typical: float, unit: PriceUnit = PriceUnit.YEN, **fields: Any) -> Price:
    """A price from half of ``typical`` to its double."""
    filled: dict[str, Any] = {
        "name": said(key, key),
        "low": typical / 2,
        "high": typical * 2,
        **fields,
    }
    return Price(key=key, unit=unit, typical=typical, **filled)


def some_prices(**changes: float) -> tuple[Price, ...]:
    """A whole price list of round figures, the same for every method.

    Args:
        changes: Other typical amounts; ``__`` in a name stands for the dot of a key.
    """
    amounts: dict[str, tuple[float, PriceUnit]] = {
        "person_month": (1_000_000, PriceUnit.YEN),
        "contract_monthly": (100_000, PriceUnit.YEN_PER_MONTH),
        "contract_extension": (120, PriceUnit.PERCENT),
        "parallel_running": (2, PriceUnit.MONTHS),
        "lateness": (500_000, PriceUnit.YEN_PER_MONTH),
        "season": (1_000_000, PriceUnit.YEN),
    }
    for method in Method:
        amounts[f"bridge_setup.{method}"] = (2, PriceUnit.PERSON_MONTHS)
        amounts[f"bridge_running.{method}.provider_first"] = (100_000, PriceUnit.YEN_PER_MONTH)
        amounts[f"bridge_running.{method}.consumer_first"] = (150_000, PriceUnit.YEN_PER_MONTH)
        amounts[f"rework.{method}"] = (1, PriceUnit.PERSON_MONTHS)
    changed = {key.replace("__", "."): amount for key, amount in changes.items()}
    return tuple(
        a_price(key, changed.get(key, amount), unit)
        for key, (amount, unit) in sorted(amounts.items())
    )


def role_of(system: System) -> Role:
    """The part that the fields of a system make it play."""
    if system.state in ABSENT_STATES:
        return Role.ABSENT
    if system.kind is not SystemKind.LOCAL:
        if system.state in MOVING_STATES:
            return Role.MOVING
        return Role.MIGRATED if system.state in MIGRATED_STATES else Role.STAYING
    if system.disposition in (Disposition.RENEW, Disposition.ABSORB):
        return Role.MOVING
    return Role.RETIRING if system.disposition is Disposition.RETIRE else Role.STAYING


def a_case(*parts: Part, **fields: Any) -> Case:
    """A case of systems, partners, linkages, contracts and seasons.

    Slots: those of ``slots`` (days or slots), or the first day of each month from October 2026 to
    the horizon, each after two closed days.
    Every moving system is a unit of its own, takes three months, and has the horizon as deadline.
    ``fields`` replace fields of the case; ``roles`` are added to those the systems have.
    """
    systems = _all(System, parts)
    partners = _all(Partner, parts)
    roles = {system.id: role_of(system) for system in systems}
    roles |= {partner.id: Role.PARTNER for partner in partners}
    roles |= fields.pop("roles", {})
    moving = sorted(key for key, role in roles.items() if role is Role.MOVING)
    filled: dict[str, Any] = {
        "municipality": Municipality(name="見本市", invented=True),
        "as_of": AS_OF,
        "lead_months": 3,
        "horizon_end": HORIZON_END,
        "systems": systems,
        "roles": roles,
        "partners": partners,
        "linkages": _all(Linkage, parts),
        "contracts": _all(Contract, parts),
        "seasons": _all(Season, parts),
        "slots": _slots(fields.pop("slots", None)),
        "units": tuple((key,) for key in moving),
        "project_months": dict.fromkeys(moving, 3),
        "phases": {key: a_chain() for key in moving},
        "deadlines": {
            system.id: system.deadline.day if system.deadline else HORIZON_END
            for system in systems
            if system.id in moving
        },
        "prices": some_prices(),
        **fields,
    }
    return Case(**filled)


def a_chain(**fields: Any) -> tuple[SystemPhase, ...]:
    """Three phases of one month, each with one engineer and one of the staff, one after the other."""
    filled: dict[str, Any] = {"months": 1, "engineers": 1, "staff": 1, **fields}
    phases = (PhaseId.CONFIGURE, PhaseId.MIGRATE_DATA, PhaseId.TEST)
    return tuple(SystemPhase(id=phase, **filled) for phase in phases)


def a_plan(case: Case, dates: Mapping[str, str | date], **fields: Any) -> Plan:
    """A plan with these cutovers and nothing else: no bridges, no yen, not checked by anybody."""
    days = {
        key: date.fromisoformat(day) if isinstance(day, str) else day for key, day in dates.items()
    }
    closed = {slot.day: slot.closed_from for slot in case.slots}
    waves = tuple(
        Wave(
            number=number,
            date=day,
            closed_from=closed.get(day, day - timedelta(days=CLOSED_DAYS)),
            systems=tuple(sorted(key for key, own in days.items() if own == day)),
        )
        for number, day in enumerate(sorted(set(days.values())), start=1)
    )
    cutovers = tuple(
        Cutover(
            system=key,
            date=wave.date,
            wave=wave.number,
            reason=said(),
            earlier=said(),
            later=said(),
        )
        for wave in waves
        for key in wave.systems
    )
    nothing = Cost(total_yen=0, cash_yen=0, low_yen=0, high_yen=0, by_kind={}, by_fiscal_year={})
    filled: dict[str, Any] = {
        "municipality": case.municipality.name,
        "as_of": case.as_of,
        "cutovers": cutovers,
        "waves": waves,
        "bridges": (),
        "reworks": (),
        "cost": nothing,
        "bound_yen": 0,
        "optimality_gap": 0.0,
        "case": case,
        "provenance": Provenance(
            inputs_sha256="0" * 64,
            version="0",
            seed=case.seed,
            solver="none",
            bound_source="none",
            status="feasible",
        ),
        **fields,
    }
    return Plan(**filled)


def _all(kind: type[T], parts: Iterable[object]) -> tuple[T, ...]:
    found = [part for part in parts if isinstance(part, kind)]
    return tuple(sorted(found, key=lambda part: str(getattr(part, "id", part))))


def _slots(given: Iterable[Slot | str] | None) -> tuple[Slot, ...]:
    if given is not None:
        slots = (slot if isinstance(slot, Slot) else a_slot(slot) for slot in given)
        return tuple(sorted(slots, key=lambda slot: slot.day))
    first, last = month_index(date(2026, 10, 1)), month_index(HORIZON_END)
    return tuple(a_slot(month_start(month)) for month in range(first, last + 1))
