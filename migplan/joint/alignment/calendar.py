"""Councils and budgets of all members on one calendar, counted back from the window."""

from collections.abc import Iterable, Iterator
from datetime import date

from migplan.joint.alignment import days
from migplan.joint.alignment.lot import Lot
from migplan.joint.alignment.member import AlignMember
from migplan.joint.alignment.rules import AlignRules
from migplan.model.alignment import DecisionCalendar, DecisionDay, EventKind
from migplan.model.dates import (
    MonthIndex,
    fiscal_year,
    month_end,
    month_index,
    month_start,
)
from migplan.model.text import Bilingual
from migplan.model.wording import era_year
from migplan.planning.due.days import request_day, year_name
from migplan.planning.due_days import COUNCIL_MONTHS, working_day

_USUAL = AlignRules()
_REQUEST = 2
"""Months from the request for a supplementary budget to its session."""
_YEAR = 12
_Event = tuple[date, EventKind, Bilingual, Bilingual]


def decision_calendar(
    members: Iterable[AlignMember], first: date, last: date, rules: AlignRules = _USUAL
) -> DecisionCalendar:
    """What each member decides by when, and whether all can decide before the tender.

    The first year's money is in the initial budget where requests are still open, otherwise in the
    supplementary budget of the session in which the council allows the contract over several years.
    """
    lot = Lot.of(members, first, last, rules)
    call = days.tender(lot).day
    found: dict[_Key, list[str]] = {}
    said: dict[_Key, _Event] = {}
    for member in lot.members:
        for event in _events(lot, member, call):
            key = event[0], event[1], event[2].ja
            found.setdefault(key, []).append(member.key)
            said[key] = event
    listed = [
        DecisionDay(date=day, kind=kind, what=what, members=tuple(found[key]), basis=basis)
        for key, (day, kind, what, basis) in sorted(said.items(), key=lambda row: _order(row[1]))
    ]
    return DecisionCalendar(
        days=tuple(listed),
        tender=call,
        can=max(month_end(_next_session(m, lot.as_of)) for m in lot.members),
        must=min(month_end(_vote(m, call)) for m in lot.members),
    )


_Key = tuple[date, EventKind, str]


def _order(event: _Event) -> tuple[date, int]:
    return event[0], list(EventKind).index(event[1])


def _events(lot: Lot, member: AlignMember, call: date) -> Iterator[_Event]:
    vote = _vote(member, call)
    name = _session_name(vote)
    yield from _money(lot, member, call, vote)
    if fiscal_year(call) < fiscal_year(lot.last):
        request = working_day(month_end(vote - _REQUEST))
        yield (
            request,
            EventKind.LIABILITY_REQUEST,
            Bilingual(
                ja=f"債務負担行為を要求する（{name.ja}へ）",
                en=f"Ask for a contract over several years ({name.en})",
            ),
            Bilingual(ja="定例会の2か月前の月末", en="end of the month two months before"),
        )
        yield (
            month_end(vote),
            EventKind.LIABILITY_VOTE,
            Bilingual(
                ja=f"債務負担行為の議決（{name.ja}）",
                en=f"The council allows the contract ({name.en})",
            ),
            Bilingual(
                ja="契約が年度をまたぐため、公告の前に議決を得る",
                en="a contract over several years needs a vote before the tender",
            ),
        )
    yield (
        call,
        EventKind.TENDER,
        Bilingual(ja="共同で調達公告", en="Joint call for tenders"),
        Bilingual(
            ja=f"期間の始まりの{lot.rules.tender}か月前",
            en=f"{lot.rules.tender} months before the window",
        ),
    )
    passed = days.session(member, lot.first, lot.rules.ordinance)
    yield (
        month_end(passed),
        EventKind.RULES_VOTE,
        Bilingual(
            ja=f"条例改正の議決（{_session_name(passed).ja}）",
            en=f"Ordinances are amended ({_session_name(passed).en})",
        ),
        Bilingual(ja="切替までに公布・施行する", en="in force before the cutover"),
    )
    yield (
        lot.first,
        EventKind.WINDOW,
        Bilingual(ja="切替期間の始まり", en="The window begins"),
        Bilingual(ja="共通の期間", en="common window"),
    )


def _money(lot: Lot, member: AlignMember, call: date, vote: MonthIndex) -> Iterator[_Event]:
    """Budgets of the years from the tender to the window; later ones are asked every autumn."""
    for year in range(fiscal_year(call), fiscal_year(lot.first) + 1):
        if request_day(year) >= member.plan.as_of:
            yield (
                working_day(request_day(year)),
                EventKind.INITIAL_BUDGET,
                Bilingual(
                    ja=f"{year_name(year)}当初予算を要求する",
                    en=f"Ask for the initial budget of fiscal {year}",
                ),
                Bilingual(
                    ja="前年度の10月末。議決は3月定例会",
                    en="end of October before; the vote is in March",
                ),
            )
        elif year == fiscal_year(call):
            yield (
                working_day(month_end(vote - _REQUEST)),
                EventKind.SUPPLEMENT,
                Bilingual(
                    ja=f"補正予算を要求する（{_session_name(vote).ja}へ）",
                    en=f"Ask for a supplementary budget ({_session_name(vote).en})",
                ),
                Bilingual(
                    ja="当初予算の要求時期を過ぎているため",
                    en="requests for the initial budget are closed",
                ),
            )


def _vote(member: AlignMember, call: date) -> MonthIndex:
    """The last session that ends before the call for tenders."""
    return days.session(member, call, 1)


def _next_session(member: AlignMember, as_of: date) -> MonthIndex:
    """The first session whose requests are still open."""
    own = member.councils or COUNCIL_MONTHS
    month = month_index(as_of) + _REQUEST
    return next(m for m in range(month, month + _YEAR) if m % 12 + 1 in own)


def _session_name(month: MonthIndex) -> Bilingual:
    day = month_start(month)
    return Bilingual(ja=f"{era_year(day)}年{day.month}月定例会", en=f"session of {day:%Y-%m}")
