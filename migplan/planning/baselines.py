"""Naive orders under the same constraints, so that a reader sees what the plan's order is worth.

A naive order wishes a slot for every unit. The wishes are then dated like any plan, with the
distance to the wished slot as the only cost, so that a naive order is never refused for being dated
clumsily. Waves keep their order strictly; pinned units stand outside it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from migplan.model.case import Case
from migplan.model.text import Bilingual
from migplan.planning.problem import Precedence, Problem, Starts, faults
from migplan.planning.solve import Stop, solve

Waves = Sequence[Sequence[int]]

_NEAREST_JA = "制約で入らないものは、近い切替枠に回す。"
_NEAREST_EN = "What the constraints refuse moves to a slot nearby."


@dataclass(frozen=True, slots=True)
class Naive:
    """One naive order: what it is called, how it was dated, and the slots it led to.

    ``starts`` are the first units of its phases where they do not all run as late as they can.
    """

    name: str
    title: Bilingual
    spacing: Bilingual
    slots: tuple[int, ...] | None
    why_not: Bilingual | None = None
    starts: Starts = ()


def naive_plans(
    case: Case,
    problem: Problem,
    families: Mapping[str, int],
    levels: Waves,
    *,
    stop: Stop = lambda: False,
) -> tuple[Naive, ...]:
    """Date the units by four rules of thumb.

    Args:
        case: The premises.
        problem: Its compiled form.
        families: Rank of the family of each business.
        levels: Units by level of the essential linkages, first level first.
        stop: Asked now and then; once true, the answers are not to be used.
    """
    pinned = _pinned(case)
    return (
        _all_at_once(problem, pinned),
        _in_waves(
            problem,
            "business_family",
            Bilingual(ja="業務分野ごと", en="By business family"),
            Bilingual(
                ja=f"業務分野ごとに切替枠を 1 つずつ割り当て、順に切り替える。{_NEAREST_JA}",
                en=f"One slot for each family, one family after the other. {_NEAREST_EN}",
            ),
            _by_family(case, families),
            pinned,
            stop,
        ),
        _nearest(
            problem,
            "contract_end",
            Bilingual(ja="契約満了順", en="By contract end"),
            Bilingual(
                ja=f"現行契約の満了直前の切替枠で切り替える（満了が不明なものは最も早い枠）。{_NEAREST_JA}",
                en=f"The last slot before the contract ends; the first where the end is unknown. {_NEAREST_EN}",
            ),
            _contract_wishes(case, problem),
            stop,
        ),
        _in_waves(
            problem,
            "topological_waves",
            Bilingual(
                ja="提供側から順に（連携の階層順）", en="Providers first (topological waves)"
            ),
            Bilingual(
                ja=f"必須の連携の階層ごとに切替枠を 1 つずつ割り当て、順に切り替える。{_NEAREST_JA}",
                en=f"One slot for each level of the essential linkages, one level after the other. {_NEAREST_EN}",
            ),
            levels,
            pinned,
            stop,
        ),
    )


def _pinned(case: Case) -> frozenset[int]:
    pins = {system.id for system in case.systems if system.pin is not None}
    return frozenset(n for n, unit in enumerate(case.units) if pins & set(unit))


def _all_at_once(problem: Problem, pinned: frozenset[int]) -> Naive:
    title = Bilingual(ja="一斉切替", en="All at once")
    spacing = Bilingual(
        ja="切替日が指定されたものを除き、全システムを、そろって切り替えられる最も早い枠で切り替える。",
        en="All but the pinned ones in the first slot that suits them all.",
    )
    units = range(len(problem.names))
    free = [n for n in units if n not in pinned]
    for slot in range(len(problem.positions)):
        if all(problem.costs[n][slot] is not None for n in free):
            slots = tuple(problem.allowed(n)[0] if n in pinned else slot for n in units)
            if not faults(problem, slots):
                return Naive("all_at_once", title, spacing, slots)
            starts = _spread(problem, slots)
            if starts:
                return Naive("all_at_once", title, spacing, slots, starts=starts)
    why = Bilingual(
        ja="全システムがそろって切り替えられ、並行数などの上限も守れる切替枠がない。",
        en="No slot suits all systems at once and keeps the limits.",
    )
    return Naive("all_at_once", title, spacing, None, why)


def _spread(problem: Problem, slots: tuple[int, ...]) -> Starts:
    """Starts of the phases that keep every limit with these slots; none are found: empty."""
    if not problem.elastic:
        return ()
    costs = tuple(
        tuple(0 if slot == own and cost is not None else None for slot, cost in enumerate(row))
        for own, row in zip(slots, problem.costs, strict=True)
    )
    return solve(replace(problem, costs=costs, pairs=()), rounds=1, budget=1.0).starts


def _in_waves(
    problem: Problem,
    name: str,
    title: Bilingual,
    spacing: Bilingual,
    waves: Waves,
    pinned: frozenset[int],
    stop: Stop,
) -> Naive:
    """Waves one after the other; where that cannot be, not one before the other."""
    free = [[n for n in wave if n not in pinned] for wave in waves]
    free = [wave for wave in free if wave]
    wishes = _wave_wishes(problem, free)
    naive = _nearest(_in_order(problem, free, 1), name, title, spacing, wishes, stop)
    if naive.slots is None:
        naive = _nearest(_in_order(problem, free, 0), name, title, spacing, wishes, stop)
    return naive


def _in_order(problem: Problem, waves: Waves, lag: int) -> Problem:
    """The problem with each wave at least ``lag`` behind the wave before."""
    order = tuple(
        Precedence(before, after, lag)
        for first, second in pairwise(waves)
        for before in first
        for after in second
    )
    return replace(problem, precedences=(*problem.precedences, *order))


def _nearest(
    problem: Problem,
    name: str,
    title: Bilingual,
    spacing: Bilingual,
    wishes: Mapping[int, int],
    stop: Stop,
) -> Naive:
    costs = tuple(
        tuple(
            None if cost is None else abs(slot - wishes.get(n, slot))
            for slot, cost in enumerate(row)
        )
        for n, row in enumerate(problem.costs)
    )
    result = solve(replace(problem, costs=costs, pairs=()), rounds=1, budget=1.0, stop=stop)
    if result.slots is not None:
        return Naive(name, title, spacing, result.slots, starts=result.starts)
    why = Bilingual(
        ja="この順では、ほかの条件をすべて満たす切替日が見つからない。",
        en="No dates were found that keep this order and all constraints.",
    )
    return Naive(name, title, spacing, None, why)


def _wave_wishes(problem: Problem, waves: Waves) -> dict[int, int]:
    """Each wave in the first slot after the wave before that suits all of its units."""
    wishes: dict[int, int] = {}
    start = 0
    for wave in waves:
        common = (
            slot
            for slot in range(start, len(problem.positions))
            if all(problem.costs[n][slot] is not None for n in wave)
        )
        slot = next(common, start)
        wishes |= dict.fromkeys(wave, slot)
        start = slot + 1
    return wishes


def _contract_wishes(case: Case, problem: Problem) -> dict[int, int]:
    wishes: dict[int, int] = {}
    for n, unit in enumerate(case.units):
        ends = [
            contract.end.month
            for contract in case.contracts
            if contract.end is not None and set(contract.systems) & set(unit)
        ]
        in_time = [s for s, month in enumerate(problem.positions) if ends and month <= min(ends)]
        wishes[n] = max(in_time, default=0)
    return wishes


def _by_family(case: Case, families: Mapping[str, int]) -> Waves:
    last = max(families.values(), default=0) + 1
    rank: dict[int, list[int]] = {}
    for n, unit in enumerate(case.units):
        members = [case.system(key) for key in unit]
        found = [families[b] for s in members if s for b in s.businesses if b in families]
        rank.setdefault(min(found, default=last), []).append(n)
    return [rank[key] for key in sorted(rank)]
