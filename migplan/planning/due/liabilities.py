"""Contracts over several fiscal years: the council has to allow them before they are signed (債務負担行為)."""

from collections.abc import Iterator
from datetime import date

from migplan.model.case import Case
from migplan.model.dates import MonthIndex, fiscal_year, fiscal_year_of_month, month_index
from migplan.model.plan import Cutover, DecisionDue
from migplan.model.text import Bilingual
from migplan.planning.due.days import (
    named,
    not_past,
    request_day,
    session_ahead,
    work_start,
    year_name,
)


def liabilities(case: Case, cutovers: tuple[Cutover, ...]) -> Iterator[DecisionDue]:
    """For each fiscal year in which work begins that ends in a later one.

    Work that has begun by the as-of date has its contract already.
    """
    by_year: dict[int, list[Cutover]] = {}
    for cutover in cutovers:
        start = work_start(case, cutover)
        year = fiscal_year_of_month(start)
        if start > month_index(case.as_of) and fiscal_year(cutover.date) > year:
            by_year.setdefault(year, []).append(cutover)
    for year, found in sorted(by_year.items()):
        last = max(fiscal_year(cutover.date) for cutover in found)
        names = named(case, [c.system for c in sorted(found, key=lambda c: (c.date, c.system))])
        due, budget = _asked(case, year, min(work_start(case, cutover) for cutover in found))
        span = f"{year_name(year)}から{year_name(last)}まで"
        yield DecisionDue(
            key=f"liability:{year}",
            due=due,
            who=Bilingual(ja="財政課・契約担当課", en="finance and contract divisions"),
            what=Bilingual(
                ja=f"{names.ja}の移行委託に債務負担行為（{span}、限度額は見積もりによる）を設定する",
                en=f"Have the council allow contracts from fiscal {year} to {last} for {names.en} (the ceiling follows from quotations)",
            ),
            basis=Bilingual(
                ja=f"契約が年度をまたぐため、契約の前に議会の議決が必要（{budget.ja}）",
                en=f"a contract over several years needs a vote before it is signed ({budget.en})",
            ),
        )


def _asked(case: Case, year: int, start: MonthIndex) -> tuple[date, Bilingual]:
    """By when to ask, and with which budget, for work that begins in a month of a fiscal year."""
    initial = Bilingual(
        ja=f"{year_name(year)}の当初予算と併せて提出",
        en=f"with the initial budget of fiscal {year}",
    )
    if request_day(year) >= case.as_of:
        return not_past(case, request_day(year)), initial
    # a vote in the month of the beginning or later comes after the contract
    session = session_ahead(case.as_of, start)
    if session is not None:
        return not_past(case, session.request), Bilingual(
            ja=f"{session.name.ja}の補正予算と併せて提出", en=f"in the {session.name.en}"
        )
    return case.as_of, Bilingual(
        ja="着手の前の定例会には要求の時期を過ぎているため、直ちに財政課と協議する",
        en="too late for a session before the work begins: see the finance division at once",
    )
