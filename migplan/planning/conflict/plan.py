"""Dates that were found while a contradiction was sought, as a plan to start from."""

from migplan.model.case import Case
from migplan.planning.chains import chain_of
from migplan.planning.conflict.chain import project_key
from migplan.planning.conflict.dates import Found
from migplan.planning.conflict.ground import ground_of
from migplan.planning.problem import Problem, Starts


def as_plan(case: Case, problem: Problem, found: Found) -> tuple[tuple[int, ...], Starts] | None:
    """The slot of every unit and, where phases leave a choice, the start of every phase.

    ``None`` when a date lies in no slot of the case, or nothing was asked about a unit.
    """
    ground = ground_of(case)
    number = {slot.day: n for n, slot in enumerate(case.slots)}
    days = {key: ground.slots[slot].day for key, slot in found.slots.items()}
    slots: list[int] = []
    for unit in case.units:
        slot = next((number.get(days[key]) for key in unit if key in days), None)
        if slot is None:
            return None
        slots.append(slot)
    return tuple(slots), _starts(case, found) if problem.elastic else ()


def _starts(case: Case, found: Found) -> Starts:
    """Starts of the phases that are still ahead; of one that has begun, of what is left of it."""
    systems = {system.id: system for system in case.systems}
    free = {key: system.model_copy(update={"pin": None}) for key, system in systems.items()}
    rows: list[tuple[int, ...]] = []
    for unit in case.units:
        left, whole = chain_of(case, unit, systems), chain_of(case, unit, free)
        begins = next(
            (found.starts[k] for k in (project_key(unit), *unit) if k in found.starts), ()
        )
        done = len(whole) - len(left)
        row = [
            start + whole[done + n].months - left[n].months for n, start in enumerate(begins[done:])
        ]
        rows.append(tuple(row))
    return tuple(rows)
