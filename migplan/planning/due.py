"""Decisions due: what has to be decided by when for a plan to hold, counted back from its dates."""

from collections.abc import Iterator
from datetime import date

from migplan.catalogue.defaults import NOTICE_MONTHS
from migplan.model.case import Case
from migplan.model.contract import Contract
from migplan.model.dates import fiscal_year, month_end, month_index
from migplan.model.gap import Gap, GapSeverity
from migplan.model.plan import Cutover, DecisionDue
from migplan.model.text import Bilingual
from migplan.model.wording import money, short_day

_BUDGET_MONTH, _BUDGET_DAY = 10, 31


def decisions_due(
    case: Case,
    cutovers: tuple[Cutover, ...],
    yearly: dict[str, dict[str, int]],
    gaps: tuple[Gap, ...],
) -> tuple[DecisionDue, ...]:
    """List the decisions, the most urgent first.

    Dates already past at the as-of date are due at once. The rules (notice of contracts, budget
    request, agreement of linkages) are planning assumptions unless a contract states its notice.
    """
    found = [
        *_contracts(case, cutovers),
        *_budgets(case, yearly),
        *_gaps(case, gaps),
        *_projects(case, cutovers),
    ]
    return tuple(sorted(found, key=lambda item: (item.due, item.key)))


def _not_past(case: Case, day: date) -> date:
    return max(day, case.as_of)


def _contracts(case: Case, cutovers: tuple[Cutover, ...]) -> Iterator[DecisionDue]:
    """Contracts that end before the cutover, together for each day on which notice is due."""
    dates = {cutover.system: cutover.date for cutover in cutovers}
    by_due: dict[date, list[tuple[Contract, int]]] = {}
    for contract in case.contracts:
        moving = [key for key in contract.systems if key in dates]
        if contract.end is None or not moving or contract.end.day < case.as_of:
            continue
        extra = month_index(max(dates[key] for key in moving)) - contract.end.month
        if extra > 0:
            due = _not_past(case, month_end(contract.end.month - _notice(contract)))
            by_due.setdefault(due, []).append((contract, extra))
    for due, found in sorted(by_due.items()):
        found.sort(key=lambda item: (item[0].end.day if item[0].end else due, item[0].id))
        names = [contract.name or case.name(contract.systems[0]) for contract, _ in found]
        longest = max(extra for _, extra in found)
        ends = sorted({short_day(c.end.day) for c, _ in found if c.end is not None})
        yield DecisionDue(
            key=f"contracts:{due}",
            due=due,
            who=Bilingual(ja="情報政策課・契約担当課", en="IT and contract divisions"),
            what=Bilingual(
                ja=f"{names[0]}{_and_more(len(names))}の延長（最長 {longest} か月）の交渉に入る",
                en=f"Negotiate up to {longest} more months of {names[0]}{_more(len(names))}",
            ),
            basis=Bilingual(
                ja=f"満了（{'、'.join(ends)}）より切替が後になるため、予告の期限までに",
                en="the contracts end before the cutovers; notice is due by then",
            ),
            assumed=any(contract.notice_months is None for contract, _ in found),
        )


def _notice(contract: Contract) -> int:
    return NOTICE_MONTHS if contract.notice_months is None else contract.notice_months


def _budgets(case: Case, yearly: dict[str, dict[str, int]]) -> Iterator[DecisionDue]:
    for text, kinds in sorted(yearly.items()):
        year = int(text)
        total = sum(kinds.values())
        if year <= fiscal_year(case.as_of) or not total:
            continue
        amount = money(total)
        due = date(year - 1, _BUDGET_MONTH, _BUDGET_DAY)
        late = due < case.as_of
        yield DecisionDue(
            key=f"budget:{year}",
            due=_not_past(case, due),
            who=Bilingual(ja="財政課・情報政策課", en="finance division and IT division"),
            what=Bilingual(
                ja=f"令和{year - 2018}年度予算に {amount.ja} を要求する",
                en=f"Request {amount.en} in the budget of fiscal {year}",
            ),
            basis=Bilingual(
                ja="当初予算の要求時期（前年度 10 月末）を過ぎており、追加の要求が要る"
                if late
                else "当初予算の要求時期（前年度 10 月末）",
                en="requests close at the end of October of the year before"
                + ("; that has passed" if late else ""),
            ),
        )


def _gaps(case: Case, gaps: tuple[Gap, ...]) -> Iterator[DecisionDue]:
    open_gaps = [gap for gap in gaps if gap.severity is GapSeverity.HIGH and gap.due is not None]
    if not open_gaps:
        return
    first = min(gap.due for gap in open_gaps if gap.due is not None)
    names = sorted({case.name(key) for gap in open_gaps if gap.due == first for key in gap.systems})
    yield DecisionDue(
        key="gaps:high",
        due=_not_past(case, first),
        who=Bilingual(ja="情報政策課・主管課", en="IT division and owning divisions"),
        what=Bilingual(
            ja=f"重大な連携ギャップ {len(open_gaps)} 件の渡し方を事業者と決める（最初は{names[0]}）",
            en=f"Agree how {len(open_gaps)} severe gaps are closed (first: {names[0]})",
        ),
        basis=Bilingual(
            ja=f"関係する最初の切替の {case.lead_months} か月前",
            en=f"{case.lead_months} months before the first cutover concerned",
        ),
    )


def _projects(case: Case, cutovers: tuple[Cutover, ...]) -> Iterator[DecisionDue]:
    free = [cutover for cutover in cutovers if not cutover.pinned]
    if not free:
        return
    first = min(free, key=lambda cutover: (cutover.date, cutover.system))
    wave = [c for c in free if c.date == first.date]
    months = max(case.project_months[c.system] for c in wave)
    due = month_end(month_index(first.date) - months)
    yield DecisionDue(
        key="wave:first",
        due=_not_past(case, due),
        who=Bilingual(ja="副市長・情報政策課", en="deputy mayor and IT division"),
        what=Bilingual(
            ja=f"{short_day(first.date)} に切り替える {len(wave)} システムの着手を決める",
            en=f"Start the project of the {len(wave)} systems that cut over on {first.date}",
        ),
        basis=Bilingual(
            ja=f"準備に {months} か月を見込むため", en=f"preparation takes {months} months"
        ),
    )


def _and_more(count: int) -> str:
    return f"ほか {count - 1} 件" if count > 1 else ""


def _more(count: int) -> str:
    return f" and {count - 1} more" if count > 1 else ""
