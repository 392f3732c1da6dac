"""What surrounds a plan: what running the systems costs, the subsidy's window, what residents notice."""

from migplan.model.base import Frozen
from migplan.model.dates import Day
from migplan.model.gap import YenRange
from migplan.model.text import Bilingual


class RunningYear(Frozen):
    """What the moving systems cost to run in one fiscal year, apart from what the plan charges."""

    year: int
    months: int
    """Months of the year that are counted; fewer than twelve in that of the as-of date."""
    today: YenRange
    """Today's systems, under their contracts, up to the month of the cutover."""
    after: YenRange
    """The new systems, from the month of the cutover."""


class Running(Frozen):
    """Running costs before and after, by fiscal year; nothing of it depends on anything but dates."""

    today_monthly: YenRange
    """What the moving systems cost a month today, all together."""
    after_monthly: YenRange
    """What they will cost a month, all together."""
    years: tuple[RunningYear, ...]
    """From the as-of date to the first whole fiscal year after the last cutover."""
    assumed: tuple[str, ...] = ()
    """Ids of systems whose price today is a planning assumption."""


class FundingWindow(Frozen):
    """Which systems cut over while a subsidy can be had."""

    name: Bilingual
    until: Day
    inside: tuple[str, ...]
    outside: tuple[str, ...]
    """Ids of standard systems that cut over later, sorted."""
    note: Bilingual
    source: str
    confidence: str


class ResidentNotice(Frozen):
    """What residents notice of one wave."""

    wave: int
    date: Day
    """First day of business on the new systems."""
    closed_from: Day
    """First of the closed days before it; equal to ``date`` when there are none."""
    stops: tuple[str, ...]
    """Ids of systems that residents use themselves, and that stop meanwhile."""
    maybe: tuple[str, ...] = ()
    """Ids of systems of which nobody said whether residents use them."""
    changes: tuple[Bilingual, ...] = ()
    """What looks different afterwards; planning assumptions but for what the source names."""
