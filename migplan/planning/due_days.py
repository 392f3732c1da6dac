"""Days counted back from a cutover, or on from it: working days that an office can hold somebody to."""

from datetime import date, timedelta
from typing import Final

from migplan.catalogue.calendar import is_closed, open_day_before
from migplan.catalogue.readiness import Anchor, ReadinessItem, Side, Span
from migplan.model.dates import MonthIndex, month_end, month_index, month_start, months_before
from migplan.model.plan import Wave
from migplan.model.text import Bilingual
from migplan.model.wording import era_year

COUNCIL_MONTHS: Final = (3, 6, 9, 12)
"""Months of the regular sessions of a council."""


def working_day(day: date, side: Side = Side.BEFORE) -> date:
    """The day itself, or the nearest day before or after it on which the office is open."""
    if side is Side.BEFORE:
        return open_day_before(day)
    while is_closed(day):
        day += timedelta(days=1)
    return day


def session_before(cutover: date, months: int) -> MonthIndex:
    """The month of the last regular session of the council at least so many months before."""
    month = month_index(cutover) - months
    while month % 12 + 1 not in COUNCIL_MONTHS:
        month -= 1
    return month


def parallel_end(cutover: date, months: int) -> date:
    """The last day of parallel running: the end of the month so many months after the cutover."""
    return month_end(month_index(cutover) + months)


def due_day(item: ReadinessItem, wave: Wave, parallel: int) -> date:
    """The working day by which an item is due.

    Args:
        item: Anything but what is due by the notice of a contract.
        wave: Whose cutover is counted from.
        parallel: Months in which the old systems are kept.
    """
    anchor = wave.closed_from if item.anchor is Anchor.CLOSED else wave.date
    sign = -1 if item.side is Side.BEFORE else 1
    match item.span:
        case Span.MONTHS:
            return working_day(months_before(anchor, -sign * item.amount), item.side)
        case Span.DAYS:
            return working_day(anchor + timedelta(days=sign * item.amount), item.side)
        case Span.SESSIONS:
            opening = month_start(session_before(anchor, item.amount))
            return working_day(opening - timedelta(days=1))
        case Span.ADAPTED:
            return working_day(month_end(month_index(wave.date) - item.amount))
        case Span.PARALLEL | Span.NOTICE:
            return working_day(parallel_end(wave.date, parallel))


def why(item: ReadinessItem, wave: Wave, parallel: int) -> Bilingual:
    """How the day was counted, and why so."""
    span = _span(item, wave, parallel)
    return Bilingual(ja=f"{span.ja}。{item.note.ja}", en=f"{span.en}. {item.note.en}")


def _span(item: ReadinessItem, wave: Wave, parallel: int) -> Bilingual:
    match item.span:
        case Span.MONTHS | Span.DAYS:
            return _counted(item)
        case Span.SESSIONS:
            day = wave.closed_from if item.anchor is Anchor.CLOSED else wave.date
            session = month_start(session_before(day, item.amount))
            return Bilingual(
                ja=f"切替に間に合う最後の定例会（{era_year(session)}年{session.month}月）の前",
                en=f"Before the last regular session of the council in time ({session:%Y-%m})",
            )
        case Span.ADAPTED:
            return Bilingual(
                ja="計画の改修期間の終わり（切替の前月の月末）",
                en="The end of the rework as planned, in the month before the cutover",
            )
        case Span.PARALLEL | Span.NOTICE:
            return Bilingual(
                ja=f"切替の月の後、{parallel}か月の並行稼働を終える月末",
                en=f"The end of the last of {parallel} months of parallel running",
            )


def _counted(item: ReadinessItem) -> Bilingual:
    """So many days or months before or after."""
    closed, before = item.anchor is Anchor.CLOSED, item.side is Side.BEFORE
    ja = "切替作業の開始" if closed else "切替日"
    en = "the start of switching" if closed else "the cutover"
    if item.span is Span.DAYS and not item.amount:
        return Bilingual(ja=f"{ja}の業務が終わるまで", en=f"By the end of the day of {en}")
    if item.span is Span.DAYS and item.amount == 1 and before:
        return Bilingual(ja=f"{ja}の前の最後の開庁日", en=f"The last working day before {en}")
    unit_ja, unit_en = ("日", "day") if item.span is Span.DAYS else ("か月", "month")
    side_ja, side_en = ("前", "before") if before else ("後", "after")
    many = "" if item.amount == 1 else "s"
    return Bilingual(
        ja=f"{ja}の{item.amount}{unit_ja}{side_ja}",
        en=f"{item.amount} {unit_en}{many} {side_en} {en}",
    )
