"""From plans of several bodies to the document about lots."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from migplan.joint.lots.after import all_later
from migplan.joint.lots.atoms import atoms_of
from migplan.joint.lots.choice import Choice, spared
from migplan.joint.lots.choose import choose
from migplan.joint.lots.crowded import crowded
from migplan.joint.lots.delay import vendor_delays
from migplan.joint.lots.describe import described
from migplan.joint.lots.first_sight import candidates, fits
from migplan.joint.lots.market import Market, windows_of
from migplan.joint.lots.merge import merge
from migplan.joint.lots.rules import View, scale_of
from migplan.joint.lots.settle import settled, spans_of
from migplan.joint.lots.spending import spending
from migplan.joint.lots.standing import Standing
from migplan.model.joint_group import LotPolicy
from migplan.model.lots import LotBody, Lots
from migplan.model.plan import Plan
from migplan.model.policy import VendorCapacity
from migplan.model.price import Price, PriceList
from migplan.planning.progress import Progress, no_progress

MOST_EXACT = 10
"""Bodies up to which the choice is exact."""


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
    entrants: Sequence[Standing],
    policy: LotPolicy,
    rules: Sequence[Price],
    *,
    name: str,
    version: str,
    vendors: Sequence[VendorCapacity] = (),
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
        vendors: What vendors can do for all bodies together.
        progress: Called between the steps.
        stop: Asked now and then; true ends the search with the best lots so far.
    """
    progress("lots", None, 0)
    markets = _markets(entrants, policy, rules)
    few = len(entrants) <= MOST_EXACT
    choice = settled(entrants, markets, choose if few else partial(merge, stop=stop), stop=stop)
    progress("lots-planned", None, 0)
    plans = {
        body: entrants[body].planned(spans, version=version, stop=stop)
        for body, spans in spans_of(markets[View.TYPICAL], choice.lots).items()
    }
    market = markets[View.TYPICAL]
    progress("lots-told", None, 0)
    keys = [entrant.key for entrant in entrants]
    alone = {entrant.key: entrant.plan for entrant in entrants}
    inside = {keys[body]: plan for body, plan in plans.items()}
    lots = Lots(
        name=name,
        as_of=max(entrant.plan.as_of for entrant in entrants),
        bodies=tuple(map(_body, entrants)),
        policy=policy,
        rules=tuple(rules),
        lots=tuple(
            described(n, lot, markets, entrants, plans, freed, spent)
            for n, (lot, freed, spent) in enumerate(
                zip(
                    choice.lots,
                    spared(market, choice.lots),
                    spending(market, choice.lots, entrants, plans),
                    strict=True,
                ),
                start=1,
            )
        ),
        crowded=crowded(alone | inside, vendors),
        crowded_alone=crowded(alone, vendors),
        later=() if stop() else all_later(market, choice.lots, entrants),
        alone=_alone(entrants, market, choice),
        candidates=candidates(markets, keys),
        fits=fits(market, keys),
        delays=vendor_delays(entrants),
        saving_yen=choice.saving,
        bound_yen=choice.bound,
        exact=choice.exact and not stop(),
        interrupted=stop(),
        method=choice.method,
        version=version,
        names={e.key: {s.id: s.name for s in e.plan.case.systems} for e in entrants},
    )
    return Formed(lots, inside)


def _markets(
    entrants: Sequence[Standing], policy: LotPolicy, rules: Sequence[Price]
) -> dict[View, Market]:
    """The market at all ends of the rules; atoms and windows are the same at each."""
    # work is priced as the dearest of the bodies prices it: no saving rests on a cheap month
    month = max(PriceList(entrant.plan.case.prices).work(1.0) for entrant in entrants)
    atoms = tuple(
        atom
        for number, entrant in enumerate(entrants)
        for atom in atoms_of(number, entrant, policy.years)
    )
    populations = tuple(e.plan.case.municipality.population for e in entrants)
    typical = View.TYPICAL
    scale = scale_of(rules, month, typical)
    bare = Market(len(entrants), populations, atoms, scale, typical, policy, ())
    market = replace(bare, windows=windows_of(bare))
    return {view: replace(market, scale=scale_of(rules, month, view), view=view) for view in View}


def _body(entrant: Standing) -> LotBody:
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
    entrants: Sequence[Standing], market: Market, choice: Choice
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
