"""From plans of several bodies to the document about lots."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from migplan.joint.lots.atoms import atoms_of
from migplan.joint.lots.choice import Choice
from migplan.joint.lots.choose import choose
from migplan.joint.lots.delay import vendor_delays
from migplan.joint.lots.describe import described
from migplan.joint.lots.first_sight import candidates, fits
from migplan.joint.lots.market import Market, Window, windows_of
from migplan.joint.lots.merge import merge
from migplan.joint.lots.replan import planned_within
from migplan.joint.lots.rules import View, scale_of
from migplan.model.joint_group import LotPolicy
from migplan.model.lots import LotBody, Lots
from migplan.model.plan import Plan
from migplan.model.price import Price, PriceList
from migplan.planning.progress import Progress, no_progress

MOST_EXACT = 10
"""Bodies up to which the choice is exact."""
_TRIES = 6
"""How often the choice is made again after planning anew found no dates for somebody."""


@dataclass(frozen=True, slots=True)
class Entrant:
    """A body that is asked whether it fits.

    Attributes:
        key: Short, unlike the others'.
        label: What readers see.
        plan: The plan it has alone.
    """

    key: str
    label: str
    plan: Plan


@dataclass(frozen=True, slots=True)
class Formed:
    """The document, and the plans with the dates of the lots.

    Attributes:
        lots: The document.
        plans: Body to its plan inside the lots; only bodies that are in one.
    """

    lots: Lots
    plans: Mapping[str, Plan]


def form_lots(
    entrants: Sequence[Entrant],
    policy: LotPolicy,
    rules: Sequence[Price],
    *,
    name: str,
    version: str,
    progress: Progress = no_progress,
    stop: Callable[[], bool] = lambda: False,
) -> Formed:
    """Choose lots, plan their members anew, and say what that means for whom.

    Args:
        entrants: Two or more bodies, in an order that does not depend on that of the arguments.
        policy: What makes bodies fit.
        rules: The rules of scale.
        name: Of the group.
        version: Of migplan.
        progress: Called between the steps.
        stop: Asked now and then; true ends the search with the best lots so far.
    """
    progress("lots", None, 0)
    markets = {view: _market(entrants, policy, rules, view) for view in View}
    choice, plans, markets = _settled(entrants, markets, version, progress, stop)
    market = markets[View.TYPICAL]
    progress("lots-told", None, 0)
    keys = [entrant.key for entrant in entrants]
    lots = Lots(
        name=name,
        as_of=max(entrant.plan.as_of for entrant in entrants),
        bodies=tuple(map(_body, entrants)),
        policy=policy,
        rules=tuple(rules),
        lots=tuple(
            described(n, lot, markets, entrants, plans)
            for n, lot in enumerate(choice.lots, start=1)
        ),
        alone=_alone(entrants, market, choice),
        candidates=candidates(markets, keys),
        fits=fits(market, keys),
        delays=vendor_delays({entrant.key: entrant.plan for entrant in entrants}),
        saving_yen=choice.saving,
        bound_yen=choice.bound,
        exact=choice.exact,
        method=choice.method,
        version=version,
        names={e.key: {s.id: s.name for s in e.plan.case.systems} for e in entrants},
    )
    return Formed(lots, {keys[body]: plan for body, plan in plans.items()})


def _market(
    entrants: Sequence[Entrant], policy: LotPolicy, rules: Sequence[Price], view: View
) -> Market:
    # work is priced as the dearest of the bodies prices it: no saving rests on a cheap month
    month = max(PriceList(entrant.plan.case.prices).work(1.0) for entrant in entrants)
    atoms = tuple(
        atom
        for number, entrant in enumerate(entrants)
        for atom in atoms_of(number, entrant.plan, policy.years)
    )
    populations = tuple(e.plan.case.municipality.population for e in entrants)
    scale = scale_of(rules, month, view)
    bare = Market(len(entrants), populations, atoms, scale, view, policy, ())
    return replace(bare, windows=windows_of(bare))


def _settled(
    entrants: Sequence[Entrant],
    markets: dict[View, Market],
    version: str,
    progress: Progress,
    stop: Callable[[], bool],
) -> tuple[Choice, dict[int, Plan], dict[View, Market]]:
    """Lots whose members all have a plan with their dates; who has none in a window is left out."""
    pick = choose if len(entrants) <= MOST_EXACT else merge
    choice = Choice((), 0, 0, "none")
    for _ in range(_TRIES):
        choice = pick(markets[View.TYPICAL])
        progress("lots-planned", None, 0)
        plans, failed = _planned(entrants, markets[View.TYPICAL], choice, version, stop)
        if not failed:
            return choice, plans, markets
        markets = {
            view: replace(market, barred=market.barred | failed) for view, market in markets.items()
        }
    return Choice((), 0, choice.bound, choice.method), {}, markets


def _planned(
    entrants: Sequence[Entrant],
    market: Market,
    choice: Choice,
    version: str,
    stop: Callable[[], bool],
) -> tuple[dict[int, Plan], frozenset[tuple[int, int]]]:
    """The plan of each member, and whoever has none: body and first month of its window."""
    windows: dict[int, dict[int, Window]] = {}
    for lot in choice.lots:
        for number in lot.atoms:
            atom = market.atoms[number]
            windows.setdefault(atom.body, {})[atom.unit] = lot.window
    plans: dict[int, Plan] = {}
    failed: set[tuple[int, int]] = set()
    for body, units in sorted(windows.items()):
        spans = {unit: (window.first, window.last) for unit, window in units.items()}
        plan = planned_within(entrants[body].plan, spans, version=version, stop=stop)
        if plan is None:
            failed |= {(body, window.first) for window in units.values()}
        else:
            plans[body] = plan
    return plans, frozenset(failed)


def _body(entrant: Entrant) -> LotBody:
    case, plan = entrant.plan.case, entrant.plan
    return LotBody(
        key=entrant.key,
        label=entrant.label,
        code=case.municipality.code,
        population=case.municipality.population,
        invented=case.municipality.invented,
        as_of=plan.as_of,
        systems=len(plan.cutovers),
        alone_last=max((cutover.date for cutover in plan.cutovers), default=None),
    )


def _alone(
    entrants: Sequence[Entrant], market: Market, choice: Choice
) -> dict[str, tuple[str, ...]]:
    """Body to the systems that no lot takes in."""
    inside = {
        (market.atoms[atom].body, system)
        for lot in choice.lots
        for atom in lot.atoms
        for system in market.atoms[atom].systems
    }
    return {
        entrant.key: tuple(
            sorted(c.system for c in entrant.plan.cutovers if (number, c.system) not in inside)
        )
        for number, entrant in enumerate(entrants)
    }
