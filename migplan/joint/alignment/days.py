"""Last days, counted back from the first day of the window, and how they were counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from migplan.catalogue.notice import notice_day, notice_months
from migplan.joint.alignment.lot import Lot
from migplan.joint.alignment.member import AlignMember
from migplan.model.contract import Contract
from migplan.model.dates import MonthIndex, month_index, month_start, months_before
from migplan.model.text import Bilingual
from migplan.model.wording import era
from migplan.planning.due_days import COUNCIL_MONTHS, working_day


@dataclass(frozen=True, slots=True)
class Due:
    """A last day, and how it was counted."""

    day: date
    counted: Bilingual


def tender(lot: Lot) -> Due:
    """The call for tenders, in which the specification is written."""
    return _before(lot, lot.rules.tender, "調達公告の前", "before the call for tenders")


def lines_ordered(lot: Lot) -> Due:
    """Lines take months from order to use."""
    return _before(lot, lot.rules.lines, "回線・接続の手配", "lines have to be ordered")


def linkage_test(lot: Lot) -> Due:
    """The first test with the common functions."""
    return _before(lot, lot.rules.linkage_test, "連携テストの開始", "linkage tests begin")


def assessed(lot: Lot) -> Due:
    """The privacy impact assessment is over before data enter the new system."""
    return _before(
        lot,
        lot.rules.pia,
        "個人番号を含むデータを新システムに入れる前",
        "before personal numbers enter the new system",
    )


def month_ja(day: date) -> str:
    """``R10.3``."""
    _, initial, year = era(day)
    return f"{initial}{year}.{day.month}"


def session(member: AlignMember, day: date, months: int) -> MonthIndex:
    """The month of the last regular session of a member at least so many months before a day."""
    own = member.councils or COUNCIL_MONTHS
    month = month_index(day) - months
    while month % 12 + 1 not in own:
        month -= 1
    return month


def ordinance(lot: Lot, keys: Iterable[str]) -> Due:
    """The day before the session that has to pass it; of several members the earliest."""
    wanted = set(keys)
    last = min(
        session(member, lot.first, lot.rules.ordinance)
        for member in lot.members
        if not wanted or member.key in wanted
    )
    opening = month_start(last)
    return Due(
        working_day(opening - _ONE_DAY),
        Bilingual(
            ja=f"期間の始まりに間に合う最後の定例会（{month_ja(opening)}）の前",
            en=f"before the last regular session in time for the window ({opening:%Y-%m})",
        ),
    )


def notice(contract: Contract, end: date) -> Due:
    """The day by which the other side of a contract has to hear."""
    months = notice_months(contract)
    assumed = contract.notice_months is None
    return Due(
        notice_day(contract, end),
        Bilingual(
            ja=f"契約満了の{months}か月前{'（前提）' if assumed else ''}",
            en=f"{months} months before the contract ends{' (assumed)' if assumed else ''}",
        ),
    )


_ONE_DAY = date.resolution


def _before(lot: Lot, months: int, ja: str, en: str) -> Due:
    return Due(
        working_day(months_before(lot.first, months)),
        Bilingual(ja=f"期間の始まりの{months}か月前（{ja}）", en=f"{months} months before ({en})"),
    )
