"""Phases: the stretches of work that the migration of a system is made of."""

from enum import StrEnum

from migplan.model.base import Frozen, Months, People
from migplan.model.dates import Day


class PhaseId(StrEnum):
    """The phases in their order; the order of this list is the order of the work."""

    SELECT = "select"
    """From the request for information to the contract; no vendor is bound yet."""
    CONFIGURE = "configure"
    MIGRATE_DATA = "migrate_data"
    TEST = "test"
    SWITCH = "switch"
    """The last data, and the start of operation."""


class SystemPhase(Frozen):
    """What one phase of one system still takes."""

    id: PhaseId
    months: Months
    """0: it takes no month of its own."""
    engineers: People
    """Engineers of the vendor in each of its months."""
    staff: People
    """The body's own staff in each of its months."""
    slack: Months = 0
    """Most idle months between its end and the next phase, or the cutover after the last one."""


class PhaseDates(Frozen):
    """When a phase runs: whole months, cut off at the as-of date and at the cutover."""

    id: PhaseId
    start: Day
    """First day of its first month; the as-of date when it runs already."""
    end: Day
    """Last day of its last month; the day of the cutover in the month of the cutover."""
