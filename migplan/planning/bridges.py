"""The bridges and reworks of a dated plan, each with its yen and its reason."""

from dataclasses import dataclass
from datetime import date

from migplan.model.case import Case
from migplan.model.plan import WEIGHTS, Bridge, CostKind, First, Rework
from migplan.model.text import Bilingual
from migplan.model.wording import money, short_day
from migplan.planning.charges import Ends
from migplan.planning.ledger import Ledger
from migplan.planning.moves import Move, Moves
from migplan.planning.obstacles import obstacles


def bridges_of(moves: Moves) -> tuple[Bridge, ...]:
    """All bridges of a plan, those that run already included, by start, end and linkage."""
    case, ledger = moves.case, moves.ledger
    found: list[Bridge] = []
    for ends in ledger.apart():
        link = ends.linkage
        charges = ledger.of_bridge[str(link.id)]
        setup = sum(c.yen for c in charges if c.kind is CostKind.BRIDGE_SETUP)
        running = sum(c.yen for c in charges if c.kind is CostKind.BRIDGE_RUNNING)
        days = sorted(
            (ledger.dates[link.provider], ledger.dates[link.consumer]), key=lambda s: s.day
        )
        found.append(
            Bridge(
                linkage=str(link.id),
                provider=link.provider,
                consumer=link.consumer,
                start=days[0].day,
                end=days[1].day,
                months=days[1].month - days[0].month,
                first=ledger.first_of(ends),
                setup_yen=setup,
                running_yen=running,
                cost_yen=setup + running,
                reason=_worth(moves, link.provider, link.consumer, setup + running),
            )
        )
    for ends, mover in ledger.single():
        bridge = _running_bridge(case, ledger, ends, mover)
        if bridge is not None:
            found.append(bridge)
    return tuple(sorted(found, key=lambda b: (b.start, b.end, b.linkage)))


def _running_bridge(case: Case, ledger: Ledger, ends: Ends, mover: str) -> Bridge | None:
    link, slot = ends.linkage, ledger.dates[mover]
    if not ledger.tables.is_mixed(ends):
        return None
    running = sum(charge.yen for charge in ledger.tables.of_single_end(ends, slot.month))
    return Bridge(
        linkage=str(link.id),
        provider=link.provider,
        consumer=link.consumer,
        start=case.as_of,
        end=slot.day,
        months=slot.month - ledger.today(),
        first=First.PROVIDER if link.consumer == mover else First.CONSUMER,
        running_at_as_of=True,
        setup_yen=0,
        running_yen=running,
        cost_yen=running,
        reason=Bilingual(
            ja=f"{case.name(mover)}の切替まで、既に動いている暫定連携を続ける。",
            en=f"Runs already; needed until {case.name(mover)} cuts over.",
        ),
    )


@dataclass(frozen=True, slots=True)
class Avoided:
    """One way to do without a bridge: the unit of one end in the slot of the other."""

    end: str
    day: date
    move: Move


def ways_around(moves: Moves, provider: str, consumer: str) -> tuple[Avoided, ...]:
    """Both ways to do without the bridge between two ends: possible ones first, then by yen."""
    found: list[Avoided] = []
    for end, other in ((provider, consumer), (consumer, provider)):
        slot = moves.slots[moves.unit_of[other]]
        move = moves.move(moves.unit_of[end], slot)
        found.append(Avoided(end, moves.case.slots[slot].day, move))
    return tuple(sorted(found, key=lambda way: (not way.move.possible, way.move.yen, way.end)))


def _worth(moves: Moves, provider: str, consumer: str, cost: int) -> Bilingual:
    """What it would take to do without a bridge that costs so much."""
    ways = ways_around(moves, provider, consumer)
    best, price = ways[0], money(cost)
    if not best.move.possible:
        return Bilingual(
            ja=f"この暫定連携（{price.ja}）は、片方の切替日を動かすだけではなくせない（{'。'.join(_refused(moves, way).ja for way in ways)}）。",
            en=f"No move of one end does without this bridge ({price.en}): {'; '.join(_refused(moves, way).en for way in ways)}.",
        )
    unit, more = _unit(moves, best), dearer(moves, best.move)
    return Bilingual(
        ja=f"この暫定連携（{price.ja}）をなくすには、{unit.ja}を {short_day(best.day)} に切り替える必要があり、{more.ja}。",
        en=f"Doing without this bridge ({price.en}) takes {unit.en} on {best.day}, which {more.en}.",
    )


def _refused(moves: Moves, way: Avoided) -> Bilingual:
    why = obstacles(moves.case, way.move)[0][1]
    return Bilingual(
        ja=f"{_unit(moves, way).ja}の {short_day(way.day)} 切替は、{why.ja}ため不可",
        en=f"{_unit(moves, way).en} on {way.day} is impossible, as {why.en}",
    )


def _unit(moves: Moves, way: Avoided) -> Bilingual:
    name, others = moves.case.name(way.end), len(moves.case.units[way.move.unit]) - 1
    if not others:
        return Bilingual(ja=name, en=name)
    return Bilingual(ja=f"{name}ほか {others} システム", en=f"{name} and {others} more")


def dearer(moves: Moves, move: Move) -> Bilingual:
    """How a possible move changes the total, as the end of a sentence; weights are named."""
    if move.yen == 0:
        return Bilingual(ja="総額は変わらない", en="costs the same in total")
    amount = money(abs(move.yen))
    kinds = moves.by_kind(move.unit, move.slot)
    weight = sum(kinds[kind] for kind in WEIGHTS)
    ja = en = ""
    if weight:
        part = money(weight)
        ja = f"（うち期限超過・繁忙期などの重み {part.ja}）"
        en = f" ({part.en} of it weights, such as lateness)"
    if move.yen < 0:
        return Bilingual(ja=f"総額が {amount.ja}減る{ja}", en=f"costs {amount.en} less{en}")
    return Bilingual(ja=f"総額が {amount.ja}増える{ja}", en=f"costs {amount.en} more{en}")


def reworks_of(ledger: Ledger) -> tuple[Rework, ...]:
    """All linkages that are adapted once, by the day they must be ready."""
    found: list[Rework] = []
    for ends, mover in ledger.single():
        slot = ledger.dates[mover]
        charges = ledger.tables.of_single_end(ends, slot.month)
        yen = [charge.yen for charge in charges if charge.kind is CostKind.REWORK]
        if yen:
            link = ends.linkage
            stayer = link.consumer if link.provider == mover else link.provider
            found.append(
                Rework(
                    linkage=str(link.id),
                    mover=mover,
                    stayer=stayer,
                    ready_by=slot.day,
                    cost_yen=sum(yen),
                )
            )
    return tuple(sorted(found, key=lambda r: (r.ready_by, r.linkage)))
