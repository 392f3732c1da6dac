"""Decisions due: what has to be decided by when for a plan to hold, counted back from its dates."""

from collections.abc import Iterator
from datetime import date

from migplan.catalogue.notice import notice_day
from migplan.gaps.yearly import remedies_by_year
from migplan.model.case import Case
from migplan.model.contract import Contract
from migplan.model.dates import fiscal_year, month_end, month_index
from migplan.model.gap import CONTRACT_KIND, Gap, GapSeverity
from migplan.model.plan import CostKind, Cutover, DecisionDue
from migplan.model.text import Bilingual
from migplan.model.wording import era_year, money, short_day
from migplan.planning.due_days import working_day
from migplan.planning.readiness_shares import and_more

_BUDGET_MONTH, _BUDGET_DAY = 10, 31
_MAY = 5
_NAMED = 3


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
        *_budgets(case, yearly, gaps),
        *_gaps(case, gaps),
        *_projects(case, cutovers),
    ]
    return tuple(sorted(found, key=lambda item: (item.due, item.key)))


def _not_past(case: Case, day: date) -> date:
    """The last working day up to ``day``; the as-of date when that has passed."""
    return max(working_day(day), case.as_of)


def _contracts(case: Case, cutovers: tuple[Cutover, ...]) -> Iterator[DecisionDue]:
    """Contracts that end before the cutover, together for each day on which notice is due."""
    dates = {cutover.system: cutover.date for cutover in cutovers}
    by_due: dict[date, list[tuple[Contract, int]]] = {}
    for contract in case.contracts:
        moving = [key for key in contract.systems if key in dates]
        if contract.end is None or not moving:
            continue
        extra = month_index(max(dates[key] for key in moving)) - contract.end.month
        if extra > 0:
            due = _not_past(case, notice_day(contract, contract.end.day))
            by_due.setdefault(due, []).append((contract, extra))
    for due, found in sorted(by_due.items()):
        found.sort(key=lambda item: (item[0].end.day if item[0].end else due, item[0].id))
        names = [contract.name or case.name(contract.systems[0]) for contract, _ in found]
        longest, name = max((extra, contract.name or contract.id) for contract, extra in found)
        late = any(notice_day(c, c.end.day) < case.as_of for c, _ in found if c.end)
        ends = sorted({short_day(c.end.day) for c, _ in found if c.end is not None})
        yield DecisionDue(
            key=f"contracts:{due}",
            due=due,
            who=Bilingual(ja="情報政策課・契約担当課", en="IT and contract divisions"),
            what=Bilingual(
                ja=f"{names[0]}{_and_more(len(names))}の延長について契約先と協議を始める",
                en=f"Negotiate the extension of {names[0]}{_more(len(names))}",
            ),
            basis=Bilingual(
                ja=f"切替が満了（{'、'.join(ends)}）より後になる（最長は{name}の {longest} か月）。"
                + ("申入れの期限を過ぎている" if late else "延長の申入れの期限"),
                en=f"the contracts end before the cutovers (longest: {longest} months of {name}); "
                + ("notice was due before" if late else "notice is due by then"),
            ),
            assumed=any(contract.notice_months is None for contract, _ in found),
        )


def _budgets(
    case: Case, yearly: dict[str, dict[str, int]], gaps: tuple[Gap, ...]
) -> Iterator[DecisionDue]:
    """Requests for what this plan and its gaps cost; what runs already is in this year's budget."""
    this_year = fiscal_year(case.as_of)
    settled = {row.year: row.cost.typical for row in remedies_by_year(gaps, case.as_of)}
    for year in sorted({*map(int, yearly), *settled}):
        kinds = yearly.get(str(year), {})
        total = sum(
            yen for k, yen in kinds.items() if k != CostKind.MIXED_RUNNING or year > this_year
        )
        if year < this_year or not (total or settled.get(year)):
            continue
        amount, name = _amount(total, settled.get(year, 0)), era_year(date(year, _MAY, 1))
        request = date(year - 1, _BUDGET_MONTH, _BUDGET_DAY)
        late = year == this_year or request < case.as_of
        yield DecisionDue(
            key=f"budget:{year}",
            due=case.as_of if late else _not_past(case, request),
            who=Bilingual(ja="財政課・情報政策課", en="finance division and IT division"),
            what=Bilingual(
                ja=f"{name}年度の{'補正' if late else '当初'}予算に{amount.ja}を計上する",
                en=f"Put {amount.en} into the {'supplementary ' if late else ''}budget of fiscal {year}",
            ),
            basis=Bilingual(
                ja="当初予算の要求時期（前年度 10 月末）"
                + ("を過ぎているため、直ちに" if late else "")
                + "。新システムの導入費は別に要る",
                en="requests close at the end of October of the year before"
                + ("; that has passed" if late else "")
                + "; the new systems themselves come on top",
            ),
        )


def _amount(total: int, settling: int) -> Bilingual:
    """What the plan costs in a year, and what settling its gaps does."""
    ja = [f"追加費用 {money(total).ja}"] if total else []
    en = [f"{money(total).en} of extra costs"] if total else []
    if settling:
        ja.append(f"ギャップへの対応 {money(settling).ja}（前提）")
        en.append(f"{money(settling).en} for settling gaps (a planning assumption)")
    return Bilingual(ja="と".join(ja), en=" and ".join(en))


def _gaps(case: Case, gaps: tuple[Gap, ...]) -> Iterator[DecisionDue]:
    """Severe open gaps; contracts that end too early have a decision of their own."""
    severe = [
        gap
        for gap in gaps
        if gap.severity is GapSeverity.HIGH and gap.due and gap.counts and gap.kind != CONTRACT_KIND
    ]
    if not severe:
        return
    first = min(severe, key=lambda gap: (gap.due or case.horizon_end, gap.key))
    names = and_more([case.name(key) for key in first.systems], _NAMED, "件", "systems")
    yield DecisionDue(
        key="gaps:high",
        due=_not_past(case, first.due or case.as_of),
        who=Bilingual(ja="情報政策課・主管課", en="IT division and owning divisions"),
        what=Bilingual(
            ja=f"重大度「高」の連携ギャップ {len(severe)} 件の対応を事業者と決める（最初は「{first.title.ja}」：{names.ja}）",
            en=f"Settle {len(severe)} gaps of high severity (first: {first.title.en}; {names.en})",
        ),
        basis=Bilingual(
            ja="関係する切替や期限から、準備に要る月数をさかのぼった最初の日（過ぎているものは直ちに）",
            en="the first of their days, counted back from a cutover or an end by the months it takes; at once if that has passed",
        ),
    )


def _projects(case: Case, cutovers: tuple[Cutover, ...]) -> Iterator[DecisionDue]:
    """The start of the first wave that nobody has pinned."""
    free = [cutover for cutover in cutovers if not cutover.pinned]
    if not free:
        return
    first = min(cutover.date for cutover in free)
    wave = sorted(cutover.system for cutover in free if cutover.date == first)
    begins = [c.phases[0].start for c in free if c.date == first and c.phases]
    months = max(case.project_months[key] for key in wave)
    if begins:
        months = month_index(first) - month_index(min(begins)) + 1
    names = case.name(wave[0]) + _and_more(len(wave))
    yield DecisionDue(
        key="wave:first",
        due=_not_past(case, month_end(month_index(first) - months)),
        who=Bilingual(ja="副市長・情報政策課", en="deputy mayor and IT division"),
        what=Bilingual(
            ja=f"{names}の移行（{short_day(first)} 切替）に着手することを決める",
            en=f"Start the project of {case.name(wave[0])}{_more(len(wave))}, cutover on {first}",
        ),
        basis=Bilingual(
            ja=f"切替前の準備に {months} か月を見込むため", en=f"preparation takes {months} months"
        ),
    )


def _and_more(count: int) -> str:
    return f"ほか {count - 1} 件" if count > 1 else ""


def _more(count: int) -> str:
    return f" and {count - 1} more" if count > 1 else ""
