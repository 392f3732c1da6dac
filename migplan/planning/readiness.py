"""The readiness list of a plan: for each wave what has to be ready, by when, and by whom.

Counted from the cutovers, so that it moves with the plan. What the list knows of the usual order
of work are the rows of readiness.csv, planning assumptions all of them.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from migplan.catalogue.defaults import NOTICE_MONTHS
from migplan.catalogue.readiness import Concern, ReadinessItem, Span
from migplan.model.contract import Contract, ContractKind, replaced
from migplan.model.dates import MonthIndex, month_end, month_index
from migplan.model.plan import Plan, Wave
from migplan.model.price import PriceList
from migplan.model.readiness import Party, Readiness, Share
from migplan.model.system import System
from migplan.model.text import Bilingual
from migplan.planning.due_days import due_day, parallel_end, why, working_day
from migplan.planning.readiness_scope import Scope, Scopes, and_more

_NAMED = 3


def readiness(plan: Plan, items: Iterable[ReadinessItem]) -> tuple[Readiness, ...]:
    """What every wave has to get ready, by wave, then by due date.

    Args:
        plan: With its cutovers, bridges and reworks.
        items: Rows of the catalogue.
    """
    rows = sorted(items, key=lambda item: item.order)
    place = {item.id: item.order for item in rows}
    parallel = PriceList(plan.case.prices).parallel_months()
    stated = any(p.stated for p in plan.case.prices if p.key == "parallel_running")
    scopes = Scopes(plan)
    found: list[Readiness] = []
    for wave in plan.waves:
        for item in rows:
            if item.concern is Concern.CONTRACTS:
                found += _contracts(plan, item, wave, parallel)
                continue
            scope = scopes.of(item, wave)
            if scope.systems:
                due = due_day(item, wave, parallel)
                found.append(
                    _made(
                        plan,
                        item,
                        wave,
                        scope,
                        due,
                        why(item, wave, parallel),
                        _detail(plan, item, scope, due),
                        assumed=item.span is not Span.PARALLEL or not stated,
                    )
                )
    return tuple(sorted(found, key=lambda row: (row.wave, row.due, place[row.item], row.systems)))


def _made(
    plan: Plan,
    item: ReadinessItem,
    wave: Wave,
    scope: Scope,
    due: date,
    basis: Bilingual,
    detail: Bilingual | None,
    *,
    assumed: bool = True,
) -> Readiness:
    return Readiness(
        wave=wave.number,
        item=item.id,
        what=item.name,
        detail=detail,
        due=due,
        overdue=due < plan.as_of,
        who=_who(item, scope.shares),
        systems=scope.systems,
        linkages=scope.linkages,
        shares=scope.shares,
        basis=basis,
        assumed=assumed,
    )


_MORE = {
    Party.OWNER: ("課", "divisions", "主管課（未記入）", "division (not stated)"),
    Party.VENDOR: ("社", "vendors", "事業者（未定）", "vendor (not known)"),
    Party.PARTNER: ("機関", "partners", "外部機関", "partner"),
}


def _who(item: ReadinessItem, shares: tuple[Share, ...]) -> Bilingual:
    """The parties by name, a few of each, and whoever has a part in it besides."""
    ja: list[str] = []
    en: list[str] = []
    for party, (more_ja, more_en, none_ja, none_en) in _MORE.items():
        names = (share.name for share in shares if share.party is party)
        own = [name for name in names if name != item.who.ja]
        if own:
            ja.append(and_more([name or none_ja for name in own], _NAMED, more_ja, more_en).ja)
            en.append(and_more([name or none_en for name in own], _NAMED, more_ja, more_en).en)
    return Bilingual(ja="、".join([*ja, item.who.ja]), en=", ".join([*en, item.who.en]))


def _detail(plan: Plan, item: ReadinessItem, scope: Scope, due: date) -> Bilingual | None:
    """How much of it there is, what nobody said, and what comes too late."""
    ja: list[str] = []
    en: list[str] = []
    many = len(scope.linkages)
    if item.concern in (Concern.BRIDGES, Concern.HEALED):
        ja.append(f"暫定連携 {many} 本")
        en.append(f"{many} bridge{'s' if many > 1 else ''}")
    elif scope.linkages:
        ja.append(f"{many} 連携")
        en.append(f"{many} linkage{'s' if many > 1 else ''}")
    if scope.open:
        subject_ja, subject_en = _OPEN[item.concern]
        ja.append(f"{subject_ja}が未確認 {scope.open} システム")
        en.append(f"to be confirmed {subject_en}: {scope.open}")
    if item.concern in _STATED:
        stated, known, stated_ja, stated_en = _STATED[item.concern]
        systems = [s for key in scope.systems if (s := plan.case.system(key))]
        if late := sum((day := stated(s)) is not None and day > due for s in systems):
            ja.append(f"{stated_ja}がこの期日より後 {late} システム")
            en.append(f"{stated_en} after this day: {late}")
        if missing := sum(stated(s) is None and known(s) is True for s in systems):
            ja.append(f"{stated_ja}が未記入 {missing} システム")
            en.append(f"{stated_en} not stated: {missing}")
    return Bilingual(ja="、".join(ja), en="; ".join(en)) if ja else None


_OPEN = {
    Concern.PERSONAL_NUMBER: ("個人番号の取扱い", "whether they handle the individual number"),
    Concern.OWN_USE: ("個人番号の取扱い", "whether they handle the individual number"),
    Concern.RESIDENTS: ("住民が使うか", "whether residents use them"),
}
_Stated = tuple[Callable[[System], date | None], Callable[[System], bool | None], str, str]
_STATED: dict[Concern, _Stated] = {
    Concern.PERSONAL_NUMBER: (
        lambda system: system.pia_end,
        lambda system: system.personal_number,
        "PIA の終了予定日",
        "end of the assessment",
    ),
    Concern.RESIDENTS: (
        lambda system: system.notice_on,
        lambda system: system.resident_facing,
        "周知の予定日",
        "day of the notice",
    ),
}
"""When it is planned for, whether it is needed for certain, and what the day is called."""


def _contracts(plan: Plan, item: ReadinessItem, wave: Wave, parallel: int) -> Iterator[Readiness]:
    """Contracts whose last system cuts over in the wave, together for each day of notice."""
    by_due: dict[date, list[Contract]] = {}
    for contract, until in _ending(plan, wave, parallel):
        by_due.setdefault(working_day(month_end(until - _notice(contract))), []).append(contract)
    for due, contracts in sorted(by_due.items()):
        contracts.sort(key=lambda contract: contract.id)
        stay = sum(any(key not in _moving(plan) for key in c.systems) for c in contracts)
        names = [c.name or plan.case.name(c.systems[0]) for c in contracts]
        named = and_more(names, _NAMED, "契約", "contracts")
        ja, en = named.ja, named.en
        if stay:
            ja += f"、一部だけの解約（残るシステムも載る契約）{stay} 件"
            en += f"; in part only, as systems on it stay: {stay}"
        yield _made(
            plan,
            item,
            wave,
            Scope(
                tuple(sorted({k for c in contracts for k in c.systems if k in wave.systems})),
                shares=_vendors(plan, contracts, wave),
            ),
            due,
            _notice_basis(item, contracts),
            Bilingual(ja=ja, en=en),
            assumed=any(c.notice_months is None for c in contracts),
        )


def _ending(plan: Plan, wave: Wave, parallel: int) -> Iterator[tuple[Contract, MonthIndex]]:
    """Contracts that still run at the cutover of their last system, and the month they end in."""
    on = _moving(plan)
    every = plan.case.contracts
    for contract in every:
        dates = [on[key] for key in contract.systems if key in on]
        if not dates or max(dates) != wave.date:
            continue
        mates = [c for c in every if set(c.systems) & set(contract.systems)]
        cutover, keep = month_index(wave.date), month_index(parallel_end(wave.date, parallel))
        over = contract in replaced(mates, month_index(plan.as_of))
        # one that ends before the cutover is extended: a decision due of its own
        if over or (contract.end is not None and contract.end.month < cutover):
            continue
        if contract.end is None:
            yield contract, keep
        elif contract.kind in (None, ContractKind.LEASE):
            yield contract, contract.end.month
        else:
            yield contract, min(contract.end.month, keep)


def _moving(plan: Plan) -> dict[str, date]:
    return {cutover.system: cutover.date for cutover in plan.cutovers}


def _notice(contract: Contract) -> int:
    return NOTICE_MONTHS if contract.notice_months is None else contract.notice_months


def _vendors(plan: Plan, contracts: Iterable[Contract], wave: Wave) -> tuple[Share, ...]:
    found: dict[str, set[str]] = {}
    for contract in contracts:
        first = plan.case.system(contract.systems[0])
        name = contract.vendor or (first.current_vendor if first else None) or ""
        found.setdefault(name, set()).update(k for k in contract.systems if k in wave.systems)
    return tuple(
        Share(party=Party.VENDOR, name=name, systems=tuple(sorted(found[name])))
        for name in sorted(found, key=lambda name: (not name, name))
    )


def _notice_basis(item: ReadinessItem, contracts: Iterable[Contract]) -> Bilingual:
    months = sorted({_notice(contract) for contract in contracts})
    ja, en = "・".join(map(str, months)), ", ".join(map(str, months))
    return Bilingual(
        ja=f"契約を終える月の{ja}か月前の月末。{item.note.ja}",
        en=f"The end of the month {en} months before the contracts end. {item.note.en}",
    )
