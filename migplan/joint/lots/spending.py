"""What the dates of lots cost each member, kind by kind; of a body in several lots, in parts."""

from collections.abc import Mapping, Sequence

from migplan.joint.lots.choice import Chosen
from migplan.joint.lots.market import Market
from migplan.joint.lots.split import portions
from migplan.joint.lots.standing import Standing
from migplan.model.dates import month_index
from migplan.model.plan import WEIGHTS, Plan

Spent = dict[int, dict[str, int]]
"""Body to what it spends more than alone by kind, in yen; kinds that stay the same are left out."""


def spending(
    market: Market,
    lots: Sequence[Chosen],
    bodies: Sequence[Standing],
    plans: Mapping[int, Plan],
) -> tuple[Spent, ...]:
    """What the members of each lot spend more because of its dates; weights are no money.

    What a body spends more is parted among its lots by the months that its systems in them move, or
    by their number where none moves; the parts add up.
    """
    found: list[Spent] = [{} for _ in lots]
    for body, plan in plans.items():
        mine = [n for n, lot in enumerate(lots) if body in lot.bodies(market)]
        weights = _weights(market, [lots[n] for n in mine], body, plan)
        for kind, yen in _more(bodies[body].plan, plan).items():
            parts = portions(abs(yen), weights)
            for n, part in zip(mine, parts, strict=True):
                if part:
                    found[n].setdefault(body, {})[kind] = part if yen > 0 else -part
    return tuple(found)


def _more(alone: Plan, plan: Plan) -> dict[str, int]:
    before, after = alone.cost.by_kind, plan.cost.by_kind
    kinds = sorted({*before, *after} - set(map(str, WEIGHTS)))
    return {kind: after.get(kind, 0) - before.get(kind, 0) for kind in kinds}


def _weights(market: Market, lots: Sequence[Chosen], body: int, plan: Plan) -> list[int]:
    on = {cutover.system: cutover.date for cutover in plan.cutovers}
    inside = [[market.atoms[a] for a in lot.atoms if market.atoms[a].body == body] for lot in lots]
    moved = [
        sum(abs(month_index(on[atom.systems[0]]) - atom.alone) for atom in atoms)
        for atoms in inside
    ]
    return moved if any(moved) else [len(atoms) for atoms in inside]
