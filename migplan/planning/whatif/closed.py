"""Which slots are closed to which system, and by what: the rules that look at one date alone."""

from dataclasses import dataclass
from datetime import date

from migplan.model.case import Case, Slot
from migplan.model.season import Severity
from migplan.model.system import System
from migplan.planning.charges import Charges
from migplan.planning.compile import Blocked, blocks

LATE, SOFT = "late", "soft"
"""Rules of what is priced and not forbidden: a soft deadline, a soft busy season."""

GIVES_WAY = frozenset({"pin", "lead", LATE, SOFT})
"""Rules that do not keep people from pinning a system to a slot: a new pin takes the place of the
old one, a pin may lie within the lead time, and the last two are weights."""


@dataclass(frozen=True, slots=True)
class Closed:
    """The slots in which a system breaks one rule.

    Attributes:
        system: Which moving system.
        rule: ``pin``, ``lead``, ``horizon``, ``not_before``, ``season``, ``deadline``,
            ``contract``, ``late`` or ``soft``.
        day: The date of the rule, where it has one.
        detail: What else it is about: months of a lead time, id of a contract, season.
        detail_en: The same in English, where it is a text.
        slots: Numbers of the slots, rising.
    """

    system: str
    rule: str
    day: date | None
    detail: str
    detail_en: str
    slots: tuple[int, ...]

    @property
    def firm(self) -> bool:
        """Whether not even a pin may lie there."""
        return self.rule not in GIVES_WAY


def closed_slots(case: Case, slots: tuple[Slot, ...]) -> tuple[Closed, ...]:
    """Every rule that closes some of the slots to a moving system, by system in order of units."""
    systems = {system.id: system for system in case.systems}
    charges = Charges(case)
    found: list[Closed] = []
    for system in (systems[key] for unit in case.units for key in unit):
        where: dict[Blocked, list[int]] = {}
        for n, slot in enumerate(slots):
            for rule in (*blocks(case, system, slot), *_priced(case, charges, system, slot)):
                where.setdefault(rule, []).append(n)
        found += [_closed(rule, tuple(numbers)) for rule, numbers in where.items()]
    return tuple(found)


def _priced(case: Case, charges: Charges, system: System, slot: Slot) -> list[Blocked]:
    """What a slot is charged with instead of being forbidden."""
    found: list[Blocked] = []
    deadline = case.deadlines.get(system.id)
    if not case.hard_deadlines and deadline is not None and slot.day > deadline:
        found.append(Blocked(system.id, LATE, str(deadline)))
    if charges.in_soft_season(system.id, slot):
        season = next(
            season
            for season in case.seasons
            if season.severity is Severity.SOFT
            and season.business in ("*", *system.businesses)
            and season.covers(slot.day)
        )
        found.append(Blocked(system.id, SOFT, season.reason.ja, season.reason.en))
    return found


_DATED = frozenset({"pin", "past", "horizon", "not_before", "deadline", LATE})


def _closed(rule: Blocked, slots: tuple[int, ...]) -> Closed:
    if rule.rule in _DATED:
        return Closed(rule.system, rule.rule, date.fromisoformat(rule.detail), "", "", slots)
    return Closed(rule.system, rule.rule, None, rule.detail, rule.detail_en or rule.detail, slots)
