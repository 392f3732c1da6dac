"""Contracts on the readiness list: notice that they end, each on the day that it asks for."""

from collections.abc import Iterable, Iterator
from datetime import date

from migplan.catalogue.notice import notice_day, notice_months
from migplan.catalogue.readiness import ReadinessItem
from migplan.model.contract import Contract, ContractKind, replaced
from migplan.model.dates import month_index
from migplan.model.plan import Plan, Wave
from migplan.model.readiness import Party, Share
from migplan.model.text import Bilingual
from migplan.planning.due_days import parallel_end, working_day
from migplan.planning.readiness_scope import Demand, Scope
from migplan.planning.readiness_shares import and_more

_NAMED = 3


def contract_demands(
    plan: Plan, item: ReadinessItem, wave: Wave, parallel: int
) -> Iterator[Demand]:
    """Contracts whose last system cuts over in the wave, together for each day of notice.

    Args:
        plan: With its cutovers.
        item: The row of the catalogue.
        wave: Whose contracts are looked for.
        parallel: Months in which the old systems are kept.
    """
    by_due: dict[date, list[Contract]] = {}
    for contract, until in _ending(plan, wave, parallel):
        by_due.setdefault(working_day(notice_day(contract, until)), []).append(contract)
    for due, contracts in sorted(by_due.items()):
        contracts.sort(key=lambda contract: contract.id)
        systems = {key for contract in contracts for key in contract.systems}
        yield Demand(
            Scope(tuple(sorted(systems & set(wave.systems))), (), _vendors(plan, contracts, wave)),
            due,
            _basis(item, contracts),
            _named(plan, contracts),
            assumed=any(contract.notice_months is None for contract in contracts),
        )


def _named(plan: Plan, contracts: list[Contract]) -> Bilingual:
    names = [c.name or plan.case.name(c.systems[0]) for c in contracts]
    named = and_more(names, _NAMED, "契約", "contracts")
    moving = _moving(plan)
    stay = sum(any(key not in moving for key in contract.systems) for contract in contracts)
    if not stay:
        return named
    return Bilingual(
        ja=f"{named.ja}、一部だけの解約（残るシステムも載る契約）{stay} 件",
        en=f"{named.en}; in part only, as systems on it stay: {stay}",
    )


def _ending(plan: Plan, wave: Wave, parallel: int) -> Iterator[tuple[Contract, date]]:
    """Contracts that still run at the cutover of their last system, and the day they end on."""
    on = _moving(plan)
    every = plan.case.contracts
    for contract in every:
        dates = [on[key] for key in contract.systems if key in on]
        if not dates or max(dates) != wave.date:
            continue
        mates = [c for c in every if set(c.systems) & set(contract.systems)]
        cutover, keep = month_index(wave.date), parallel_end(wave.date, parallel)
        over = contract in replaced(mates, month_index(plan.as_of))
        # one that ends before the cutover is extended: a decision due of its own
        if over or (contract.end is not None and contract.end.month < cutover):
            continue
        if contract.end is None:
            yield contract, keep
        elif contract.kind in (None, ContractKind.LEASE):
            yield contract, contract.end.day
        else:
            yield contract, min(contract.end.day, keep)


def _moving(plan: Plan) -> dict[str, date]:
    return {cutover.system: cutover.date for cutover in plan.cutovers}


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


def _basis(item: ReadinessItem, contracts: Iterable[Contract]) -> Bilingual:
    months = sorted({notice_months(contract) for contract in contracts})
    ja, en = "・".join(map(str, months)), ", ".join(map(str, months))
    return Bilingual(
        ja=f"契約を終える日の{ja}か月前（月末に終わるものは月末）。{item.note.ja}",
        en=f"{en} months before the contracts end, from the end of a month to that of a month. {item.note.en}",
    )
