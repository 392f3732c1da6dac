"""What a cell says about dates."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from migplan.importers.values.repair import Repair
from migplan.model.dates import Precision, RoughDate, fiscal_year


class DateStatus(StrEnum):
    """What became of a cell."""

    KNOWN = "known"
    """There is a date, a start or both."""
    OPEN = "open"
    """Known not to be decided, or without an end: 未定, 順次, 現行のとおり, 9999年12月31日."""
    EMPTY = "empty"
    """Nothing is written, or only that nothing is known: -, なし, 不明."""
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class DateReading:
    """What a cell says about dates."""

    status: DateStatus
    rough: RoughDate | None = None
    """The single date; of a range or before まで its end."""
    start: RoughDate | None = None
    """The start of a range or of から, より, 以降, ~; see ``first_day``."""
    repairs: tuple[Repair, ...] = ()
    rest: str = ""
    """What was not used, on the reader's behalf: notes, 順次, 予定; of what is not known all."""


def unreadable(shown: str, *reasons: Repair) -> DateReading:
    """A cell that is not read, with all of its text."""
    return DateReading(DateStatus.UNREADABLE, repairs=reasons, rest=shown)


def first_day(start: RoughDate) -> date:
    """First day of a start: a month begins on its 1st, a fiscal year on 1 April."""
    match start.precision:
        case Precision.DAY:
            return start.day
        case Precision.MONTH:
            return start.day.replace(day=1)
        case Precision.FISCAL_YEAR:
            return date(fiscal_year(start.day), 4, 1)
