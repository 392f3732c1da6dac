"""The readiness list of a plan: for each wave what has to be ready, by when, and by whom.

Counted from the cutovers, so that it moves with the plan. What the list knows of the usual order
of work are the rows of readiness.csv, planning assumptions all of them.
"""

from collections.abc import Iterable, Iterator

from migplan.catalogue.readiness import Concern, ReadinessItem, Span
from migplan.model.plan import Plan, Wave
from migplan.model.price import PriceList
from migplan.model.readiness import Party, Readiness, Share
from migplan.model.text import Bilingual
from migplan.planning.due_days import due_day, why
from migplan.planning.readiness_contracts import contract_demands
from migplan.planning.readiness_detail import detail
from migplan.planning.readiness_scope import Demand, Scopes
from migplan.planning.readiness_shares import and_more

_NAMED = 3


def readiness(plan: Plan, items: Iterable[ReadinessItem]) -> tuple[Readiness, ...]:
    """What every wave has to get ready, by wave, then by due date.

    Args:
        plan: With its cutovers, bridges and reworks.
        items: Rows of the catalogue.
    """
    rows = sorted(items, key=lambda item: item.order)
    place = {item.id: item.order for item in rows}
    scopes = Scopes(plan)
    found = (
        _made(plan, item, wave, demand)
        for wave in plan.waves
        for item in rows
        for demand in _demands(scopes, item, wave)
    )
    return tuple(sorted(found, key=lambda row: (row.wave, row.due, place[row.item])))


def _demands(scopes: Scopes, item: ReadinessItem, wave: Wave) -> Iterator[Demand]:
    """What an item asks of a wave: nothing, one thing, or contracts on several days."""
    plan = scopes.plan
    parallel = PriceList(plan.case.prices).parallel_months()
    if item.concern is Concern.CONTRACTS:
        yield from contract_demands(plan, item, wave, parallel)
        return
    scope = scopes.of(item, wave)
    if not scope.systems:
        return
    due = due_day(item, wave, parallel)
    stated = any(p.stated for p in plan.case.prices if p.key == "parallel_running")
    yield Demand(
        scope,
        due,
        why(item, wave, parallel),
        detail(plan, item, scope, due),
        assumed=item.span is not Span.PARALLEL or not stated,
    )


def _made(plan: Plan, item: ReadinessItem, wave: Wave, demand: Demand) -> Readiness:
    return Readiness(
        wave=wave.number,
        item=item.id,
        what=item.name,
        detail=demand.detail,
        due=demand.due,
        overdue=demand.due < plan.as_of,
        who=_who(item, demand.scope.shares),
        systems=demand.scope.systems,
        linkages=demand.scope.linkages,
        shares=demand.scope.shares,
        basis=demand.basis,
        assumed=demand.assumed,
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
