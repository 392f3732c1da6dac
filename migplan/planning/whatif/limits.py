"""The rules that look at several dates together, as far as dates alone decide them.

Where engineers or staff are limited, phases have to be laid beside each other; that takes a search,
so it is named here as what nobody can tell from the dates.
"""

from dataclasses import dataclass
from enum import StrEnum

from migplan.model.case import Case, Role
from migplan.model.policy import Precedence


@dataclass(frozen=True, slots=True)
class Projects:
    """How many units may be worked on in one month.

    Attributes:
        vendor: Whose projects; empty for the body's own.
        limit: Most in any month.
        months: For each unit, months of work that end with the month of its cutover; 0: none.
    """

    vendor: str
    limit: int
    months: tuple[int, ...]


class Unchecked(StrEnum):
    """What dates alone do not decide."""

    PEOPLE = "people"
    """Engineers and staff in each month, and projects where these are counted by phase."""
    SHARED = "shared"
    """Capacity that other bodies use too."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What units have to keep together.

    Attributes:
        precedences: Rules between two moving systems.
        projects: Limits of parallel projects.
        load_limit: Most load in one slot, or ``None``.
        loads: Load of each unit.
        unchecked: What has to be left to planning.
    """

    precedences: tuple[Precedence, ...]
    projects: tuple[Projects, ...]
    load_limit: int | None
    loads: tuple[int, ...]
    unchecked: tuple[Unchecked, ...]


def limits_of(case: Case) -> Limits:
    """The limits of a case."""
    systems = {system.id: system for system in case.systems}
    unchecked = {
        Unchecked.PEOPLE: case.people_limited,
        Unchecked.SHARED: any(entry.key.startswith("shared:") for entry in case.assumptions),
    }
    return Limits(
        precedences=tuple(
            rule
            for rule in case.precedences
            if case.roles.get(rule.before) is case.roles.get(rule.after) is Role.MOVING
        ),
        projects=() if case.people_limited else _projects(case),
        load_limit=case.load_limit,
        loads=tuple(sum(systems[key].load for key in unit) for unit in case.units),
        unchecked=tuple(kind for kind, there in unchecked.items() if there),
    )


def _projects(case: Case) -> tuple[Projects, ...]:
    vendor_of = {system.id: system.vendor for system in case.systems}
    limits: list[tuple[str | None, int | None]] = [
        (limit.vendor, limit.parallel_projects) for limit in case.vendors
    ]
    found: list[Projects] = []
    for vendor, most in (*limits, (None, case.parallel_projects)):
        if most is not None:
            months = tuple(
                max(
                    (case.project_months[k] for k in unit if vendor in (None, vendor_of[k])),
                    default=0,
                )
                for unit in case.units
            )
            found.append(Projects(vendor or "", most, months))
    return tuple(found)
