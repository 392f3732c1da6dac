"""Keeping what was agreed: the dates of an earlier plan become part of a case, at a price."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from migplan.catalogue.assume import Assumptions
from migplan.catalogue.defaults import KEEP_WEIGHT, PRACTICE
from migplan.model.case import Assumption, Case, Role, Slot
from migplan.model.plan import Plan
from migplan.model.price import CHANGE_KEY, Price, PriceUnit
from migplan.model.system import System
from migplan.model.text import Bilingual
from migplan.model.wording import rounded, short_day

FROZEN = "system:frozen"
"""Key of the assumption that names what has cut over since the earlier plan."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A case that knows an earlier plan.

    Attributes:
        case: The case with the agreed dates, their weight, and what that assumes.
        frozen: Systems of the earlier plan that have cut over since.
        gone: Ids of its systems that do not move any more for another reason.
    """

    case: Case
    frozen: tuple[System, ...]
    gone: tuple[str, ...]


def same_body(case: Case, old: Plan) -> bool:
    """Whether an earlier plan is one of the same municipality, by its code or else by its name."""
    mine, other = case.municipality, old.case.municipality
    if mine.code is not None and other.code is not None:
        return mine.code == other.code
    return mine.name == other.name


def keep(case: Case, old: Plan, *, weight: int | None = None, add_slots: bool = True) -> Kept:
    """Charge a case for leaving the dates of an earlier plan.

    Args:
        case: As it was filled.
        old: An earlier plan of the same municipality.
        weight: Yen for each system on another date; left out: a planning assumption.
        add_slots: Whether agreed days that are no slots any more become slots again.
    """
    dates = {cutover.system: cutover.date for cutover in old.cutovers}
    moving = {key for key, role in case.roles.items() if role is Role.MOVING}
    systems = {system.id: system for system in case.systems}
    rest = sorted(set(dates) - moving)
    frozen = tuple(systems[key] for key in rest if case.roles.get(key) is Role.MIGRATED)
    gone = tuple(key for key in rest if case.roles.get(key) is not Role.MIGRATED)
    agreed = {key: dates[key] for key in sorted(set(dates) & moving)}
    price = _price(weight)
    notes = _notes(old, agreed.keys(), price, frozen)
    found = case.model_copy(
        update={
            "agreed": agreed,
            "prices": (*case.prices, price) if agreed else case.prices,
            "slots": _slots(case, old.case, set(agreed.values())) if add_slots else case.slots,
            "assumptions": tuple(sorted((*case.assumptions, *notes), key=lambda a: a.key)),
        }
    )
    return Kept(found, frozen, gone)


def kept_like(case: Case, other: Case) -> Case:
    """A case with the agreed dates of another one, to compare both."""
    known = {price.key for price in case.prices}
    prices = [p for p in other.prices if p.key == CHANGE_KEY and p.key not in known]
    return case.model_copy(
        update={
            "agreed": other.agreed,
            "prices": (*case.prices, *prices),
            "slots": _slots(case, other, set(other.agreed.values())),
        }
    )


def _price(weight: int | None) -> Price:
    yen = KEEP_WEIGHT if weight is None else weight
    return Price(
        key=CHANGE_KEY,
        name=Bilingual(
            ja="合意した切替日を変える 1 システムの重み（費用ではない）",
            en="Weight of one system leaving its agreed date (no expenditure)",
        ),
        unit=PriceUnit.YEN,
        low=yen,
        typical=yen,
        high=yen,
        source=PRACTICE if weight is None else "--keep-weight",
        confidence="low" if weight is None else "high",
        stated=weight is not None,
    )


def _slots(case: Case, old: Case, days: set[date]) -> tuple[Slot, ...]:
    """The slots of a case with those of an earlier one on agreed days that can still be kept."""
    slots = {
        slot.day: slot
        for slot in old.slots
        if slot.day in days and case.as_of < slot.day <= case.horizon_end
    }
    slots |= {slot.day: slot for slot in case.slots}
    return tuple(slots[day] for day in sorted(slots))


def _notes(
    old: Plan, agreed: Iterable[str], price: Price, frozen: tuple[System, ...]
) -> tuple[Assumption, ...]:
    notes, keys = Assumptions(), list(agreed)
    since, weight = short_day(old.as_of), int(price.typical)
    if keys:
        notes.add(
            "policy:keep",
            f"{since} 時点の計画で合意した切替日をなるべく保つため、切替日を変える 1 システムにつき {rounded(weight, 'ja')}の重みを評価に加えた（{len(keys)} システム。支出ではない）。",
            f"To keep the dates agreed in the plan of {old.as_of}, each of {len(keys)} systems that leaves its date weighs {rounded(weight, 'en')} (no expenditure).",
            price.source,
            price.confidence,
        )
    notes.add_many(
        FROZEN,
        frozen,
        f"{since} 時点の計画にあったが、その後に切替を終えたため、動かさない",
        "cut over since the plan that was to be kept; nothing is left to do",
        "",
        "high",
    )
    return notes.listed()
