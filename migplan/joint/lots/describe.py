"""One chosen lot, told: who moves when, what each pays, and what becomes of it."""

from collections.abc import Iterable, Mapping, Sequence

from migplan.joint.lots.after import later_windows, leaving, slipping
from migplan.joint.lots.atoms import LOCAL, Atom, only
from migplan.joint.lots.choice import Chosen
from migplan.joint.lots.game import Game, game_of
from migplan.joint.lots.market import Market, Procurements
from migplan.joint.lots.rules import View
from migplan.joint.lots.spending import Spent
from migplan.joint.lots.split import splits_of
from migplan.joint.lots.standing import Standing
from migplan.model.dates import month_end, month_index, month_start
from migplan.model.gap import YenRange
from migplan.model.lots import Lot, LotMember, LotSystem, SplitRule
from migplan.model.plan import Plan
from migplan.model.text import Bilingual


def described(
    number: int,
    lot: Chosen,
    markets: Mapping[View, Market],
    entrants: Sequence[Standing],
    plans: Mapping[int, Plan],
    spared: Procurements,
    spent: Spent,
) -> Lot:
    """The document about one lot.

    Args:
        number: From 1.
        lot: As it was chosen.
        markets: The rules at all ends.
        entrants: All bodies.
        plans: Body to its plan with the dates of the lots.
        spared: Procurements that fall away with this lot.
        spent: What its dates cost its members.
    """
    market = markets[View.TYPICAL]
    bodies = lot.bodies(market)
    mine = {body: entrants[body] for body in bodies}
    keys = {body: standing.key for body, standing in mine.items()}
    shares = {body: sum(spent.get(body, {}).values()) for body in bodies}
    game = game_of(market, lot, [shares[body] for body in bodies], spared)
    members = tuple(
        _member(body, lot, market, game, entrants[body], plans[body], spent.get(body, {}))
        for body in bodies
    )
    systems = [len(member.systems) for member in members]
    populations = [market.populations[body] for body in bodies]
    uses = [
        sum(yen for a in lot.atoms if market.atoms[a].body == body for _, yen in market.common(a))
        for body in bodies
    ]
    splits, best, least = splits_of(
        game,
        [keys[body] for body in bodies],
        populations=populations,
        systems=systems,
        uses=uses,
        equal_share=market.policy.equal_share,
    )
    split = next(found for found in splits if found.rule is best)
    base = [split.shares[keys[body]] for body in bodies]
    weights = base if best is not SplitRule.STABLE and min(base) >= 0 else uses
    touched = {
        body: _linkages(member, entrants[body].plan)
        for body, member in zip(bodies, members, strict=True)
    }
    left = leaving(market, lot, game, keys, split, weights, touched)
    months = {
        body: [month_index(system.date) for system in member.systems]
        for body, member in zip(bodies, members, strict=True)
    }
    alone, joint, saving = _ranges(lot, markets, sum(shares.values()), spared)
    before = _bridges((entrants[b].plan, m) for b, m in zip(bodies, members, strict=True))
    after = _bridges((plans[b], m) for b, m in zip(bodies, members, strict=True))
    atoms = [market.atoms[atom] for atom in lot.atoms]
    return Lot(
        key=f"lot{number}",
        package=only(atom.package for atom in atoms),
        vendor=only(atom.vendor for atom in atoms),
        first=month_start(lot.window.first),
        last=month_end(lot.window.last),
        businesses=tuple(sorted({key for atom in atoms for key in atom.businesses})),
        members=members,
        shared_yen=game.shared,
        alone_yen=alone,
        joint_yen=joint,
        today_yen=YenRange.total(atom.today for atom in atoms),
        saving_yen=saving,
        bridges_alone=before[0],
        bridges_joint=after[0],
        bridge_yen_alone=before[1],
        bridge_yen_joint=after[1],
        splits=splits,
        recommended=best,
        least_core_yen=least,
        later=later_windows(market, lot, mine),
        leaving=left,
        slipping=slipping(market, lot, mine, months, left),
        reasons=tuple(_reasons(atoms, len(bodies))),
    )


def _member(
    body: int,
    lot: Chosen,
    market: Market,
    game: Game,
    entrant: Standing,
    plan: Plan,
    kinds: Mapping[str, int],
) -> LotMember:
    position, moving = game.members.index(body), sum(kinds.values())
    atoms = [market.atoms[a] for a in lot.atoms if market.atoms[a].body == body]
    return LotMember(
        key=entrant.key,
        systems=tuple(system for atom in atoms for system in _systems(atom, entrant.plan, plan)),
        alone_yen=game.alone[position],
        today_yen=sum(atom.today.typical for atom in atoms),
        own_yen=game.own[position] - moving,
        moving_yen=moving,
        estimate_yen=sum(
            market.moving(a, lot.window) or 0 for a in lot.atoms if market.atoms[a].body == body
        ),
        by_kind=dict(kinds),
        assumed=tuple(key for atom in atoms for key in atom.assumed),
    )


def _systems(atom: Atom, alone: Plan, plan: Plan) -> Iterable[LotSystem]:
    before = {c.system: c.date for c in alone.cutovers}
    after = {c.system: c.date for c in plan.cutovers}
    for key in atom.systems:
        system = alone.case.system(key)
        if system is None:
            continue
        month, end = month_index(after[key]), atom.contract_end
        local = (f"{LOCAL}{system.local_kind}",) if not system.businesses else ()
        yield LotSystem(
            system=key,
            name=system.name,
            businesses=tuple(sorted(system.businesses)) or local,
            vendor=system.vendor,
            package=system.package,
            alone=before[key],
            date=after[key],
            months=month - month_index(before[key]),
            contract_end=month_end(end) if end is not None else None,
            overlap_months=max(0, end - month) if end is not None else 0,
            extension_months=max(0, month - end) if end is not None else 0,
        )


def _linkages(member: LotMember, plan: Plan) -> int:
    inside = {system.system for system in member.systems}
    return sum(1 for link in plan.case.linkages if inside & {link.provider, link.consumer})


def _bridges(rows: Iterable[tuple[Plan, LotMember]]) -> tuple[int, int]:
    """Bridges at the systems of a lot, and what they cost."""
    count = yen = 0
    for plan, member in rows:
        inside = {system.system for system in member.systems}
        found = [b for b in plan.bridges if inside & {b.provider, b.consumer}]
        count += len(found)
        yen += sum(bridge.cost_yen for bridge in found)
    return count, yen


def _ranges(
    lot: Chosen, markets: Mapping[View, Market], moving: int, spared: Procurements
) -> tuple[YenRange, YenRange, YenRange]:
    """Alone, joint and saved, with the rules at all ends and the dates as they were planned."""
    alone: dict[View, int] = {}
    joint: dict[View, int] = {}
    for view, market in markets.items():
        alone[view] = market.alone(lot.atoms, spared)
        members = len(lot.bodies(market))
        own = sum(map(market.own, lot.atoms)) + market.scale.coordination * members
        joint[view] = own + market.shared(lot.atoms) + moving
    saved = {view: alone[view] - joint[view] for view in markets}
    return _range(alone), _range(joint), _range(saved)


def _range(yen: Mapping[View, int]) -> YenRange:
    typical = yen[View.TYPICAL]
    return YenRange(low=min(yen.values()), typical=typical, high=max(yen.values()))


def _reasons(atoms: Sequence[Atom], members: int) -> Iterable[Bilingual]:
    packages = sorted({atom.package for atom in atoms if atom.package})
    if len(packages) == 1:
        chosen = len({atom.body for atom in atoms if atom.package})
        yield Bilingual(
            ja=f"{chosen}団体がパッケージ「{packages[0]}」を選んでいる。",
            en=f"Bodies that have chosen the package {packages[0]}: {chosen}.",
        )
    undecided = len({atom.body for atom in atoms if not atom.package})
    if undecided:
        yield Bilingual(
            ja=f"{undecided}団体はパッケージが未定で、選ぶ余地がある。",
            en=f"Bodies that have not chosen a package yet: {undecided}.",
        )
    sets = [
        frozenset(key for atom in atoms if atom.body == body for key in atom.businesses)
        for body in sorted({atom.body for atom in atoms})
    ]
    if len(set(sets)) == 1 and members > 1:
        yield Bilingual(
            ja=f"{members}団体の移行する業務が全て同じである。",
            en=f"All {members} bodies move the same businesses.",
        )
    apart = max(atom.alone for atom in atoms) - min(atom.alone for atom in atoms)
    yield Bilingual(
        ja="単独で計画しても切替の月が同じである。"
        if apart == 0
        else f"単独で計画した切替の月の開きは{apart}か月である。",
        en="Planned alone, they cut over in the same month."
        if apart == 0
        else f"Planned alone, their cutovers are up to {apart} month{'s' if apart > 1 else ''} apart.",
    )
