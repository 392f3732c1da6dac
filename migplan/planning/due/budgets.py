"""Requests for what a plan and its gaps cost, in the budget that can still take them."""

from collections.abc import Iterator
from datetime import date

from migplan.gaps.yearly import remedies_by_year
from migplan.model.case import Case
from migplan.model.dates import fiscal_year, month_start
from migplan.model.gap import Gap
from migplan.model.plan import CostKind, DecisionDue
from migplan.model.text import Bilingual
from migplan.model.wording import money
from migplan.planning.due.days import next_session, not_past, request_day, year_name


def budgets(
    case: Case, yearly: dict[str, dict[str, int]], gaps: tuple[Gap, ...]
) -> Iterator[DecisionDue]:
    """One request for each fiscal year; what runs already is in the budget of this one."""
    this_year = fiscal_year(case.as_of)
    settled = {row.year: row.cost.typical for row in remedies_by_year(gaps, case.as_of)}
    for year in sorted({*map(int, yearly), *settled}):
        kinds = yearly.get(str(year), {})
        total = sum(
            yen for k, yen in kinds.items() if k != CostKind.MIXED_RUNNING or year > this_year
        )
        if year < this_year or not (total or settled.get(year)):
            continue
        due, into, basis = _way(case, year, this_year)
        amount = _amount(total, settled.get(year, 0))
        yield DecisionDue(
            key=f"budget:{year}",
            due=due,
            who=Bilingual(ja="財政課・情報政策課", en="finance division and IT division"),
            what=Bilingual(
                ja=into.ja.format(amount.ja),
                en=into.en.format(amount.en),
            ),
            basis=Bilingual(
                ja=f"{basis.ja}。新システムの導入費は別に必要",
                en=f"{basis.en}; the new systems themselves come on top",
            ),
        )


def _way(case: Case, year: int, this_year: int) -> tuple[date, Bilingual, Bilingual]:
    """By when to ask, what to do with an amount (``{}``), and why."""
    name, request = year_name(year), request_day(year)
    if year == this_year:
        return _this_year(case, year)
    if request >= case.as_of:
        return (
            not_past(case, request),
            Bilingual(
                ja=f"{name}の当初予算に{{}}を計上する",
                en=f"Put {{}} into the initial budget of fiscal {year}",
            ),
            Bilingual(
                ja="当初予算の要求時期（前年度の10月末）。議決は3月定例会",
                en="requests close at the end of October of the year before; the council votes in March",
            ),
        )
    return (
        case.as_of,
        Bilingual(
            ja=f"{name}の当初予算（間に合わなければ6月補正予算）に{{}}を計上する",
            en=f"Put {{}} into the initial budget of fiscal {year}, or else the supplementary one of June",
        ),
        Bilingual(
            ja="当初予算の要求時期（前年度の10月末）を過ぎているため、直ちに財政課と協議する",
            en="requests closed at the end of October: see the finance division at once",
        ),
    )


def _this_year(case: Case, year: int) -> tuple[date, Bilingual, Bilingual]:
    """A supplementary budget while there is still one to come, or what is left without.

    Transfers and reserves are no budget to enter an amount in: they pay for it.
    """
    name, session = year_name(year), next_session(case.as_of, year)
    if session is None:
        return (
            case.as_of,
            Bilingual(
                ja=f"{{}}を、{name}の予算の流用又は予備費の充用で賄う",
                en=f"Pay {{}} by transfers or from the reserve of fiscal {year}",
            ),
            Bilingual(
                ja="年度内の定例会に間に合う補正予算の要求時期を過ぎている",
                en="it is too late for a supplementary budget of this year",
            ),
        )
    month = month_start(session.month).month
    return (
        not_past(case, session.request),
        Bilingual(
            ja=f"{name}の{month}月補正予算に{{}}を計上する",
            en=f"Put {{}} into the supplementary budget of fiscal {year} ({session.name.en})",
        ),
        Bilingual(
            ja=f"{session.name.ja}に提出する補正予算の要求時期（2か月前の月末）",
            en=f"requests for the {session.name.en} close at the end of the month two months before",
        ),
    )


def _amount(total: int, settling: int) -> Bilingual:
    """What the plan costs in a year, and what settling its gaps does."""
    ja = [f"追加費用{money(total).ja}"] if total else []
    en = [f"{money(total).en} of extra costs"] if total else []
    if settling:
        ja.append(f"連携ギャップへの対応費用{money(settling).ja}（前提）")
        en.append(f"{money(settling).en} for settling gaps (a planning assumption)")
    return Bilingual(ja="と".join(ja), en=" and ".join(en))
