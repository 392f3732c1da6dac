"""Naive orders under the same constraints, so that a reader sees what the plan's order is worth.

A naive order wishes a slot for every unit. The wishes are then dated like any plan, with the
distance to the wished slot as the only cost: each unit gets the nearest slot that keeps all
constraints, so that a naive order is never refused for being dated clumsily.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from migplan.model.case import Case
from migplan.model.text import Bilingual
from migplan.planning.problem import Problem, faults
from migplan.planning.solve import solve

Waves = Sequence[Sequence[int]]

_NEAREST_JA = "制約により置けないものは、最も近い使える枠に移す。"
_NEAREST_EN = "What the constraints refuse moves to the nearest slot they allow."


@dataclass(frozen=True, slots=True)
class Naive:
    """One naive order: what it is called, how it was dated, and the slots it led to."""

    name: str
    title: Bilingual
    spacing: Bilingual
    slots: tuple[int, ...] | None
    why_not: Bilingual | None = None


def naive_plans(
    case: Case, problem: Problem, families: Mapping[str, int], levels: Waves
) -> tuple[Naive, ...]:
    """Date the units by four rules of thumb.

    Args:
        case: The premises.
        problem: Its compiled form.
        families: Rank of the family of each business.
        levels: Units by level of the essential linkages, first level first.
    """
    pinned = _pinned(case)
    return (
        _all_at_once(problem, pinned),
        _dated(
            problem,
            "business_family",
            Bilingual(ja="業務分野ごと", en="By business family"),
            Bilingual(
                ja=f"1 分野を 1 つの切替枠に置き、次の分野は次の枠に置く。{_NEAREST_JA}",
                en=f"One family in one slot, the next family in the next. {_NEAREST_EN}",
            ),
            _wave_wishes(problem, _by_family(case, families), pinned),
        ),
        _dated(
            problem,
            "contract_end",
            Bilingual(ja="契約満了順", en="By contract end"),
            Bilingual(
                ja=f"契約の満了直前の切替枠に置く（満了が不明なものは最も早い枠）。{_NEAREST_JA}",
                en=f"The last slot before the contract ends; the first where the end is unknown. {_NEAREST_EN}",
            ),
            _contract_wishes(case, problem),
        ),
        _dated(
            problem,
            "topological_waves",
            Bilingual(
                ja="提供側から順に（連携の階層順）", en="Providers first (topological waves)"
            ),
            Bilingual(
                ja=f"必須の連携の 1 階層を 1 つの切替枠に置き、次の階層は次の枠に置く。{_NEAREST_JA}",
                en=f"One level of the essential linkages in one slot, the next in the next. {_NEAREST_EN}",
            ),
            _wave_wishes(problem, levels, pinned),
        ),
    )


def _pinned(case: Case) -> frozenset[int]:
    pins = {system.id for system in case.systems if system.pin is not None}
    return frozenset(n for n, unit in enumerate(case.units) if pins & set(unit))


def _all_at_once(problem: Problem, pinned: frozenset[int]) -> Naive:
    title = Bilingual(ja="一斉切替", en="All at once")
    spacing = Bilingual(
        ja="日付の決まったもの以外を、全てが使える最も早い 1 つの切替枠に置く。",
        en="All but the pinned ones in the first slot that suits them all.",
    )
    units = range(len(problem.names))
    free = [n for n in units if n not in pinned]
    for slot in range(len(problem.positions)):
        if all(problem.costs[n][slot] is not None for n in free):
            slots = tuple(problem.allowed(n)[0] if n in pinned else slot for n in units)
            if not faults(problem, slots):
                return Naive("all_at_once", title, spacing, slots)
    why = Bilingual(
        ja="全てのシステムが同時に使え、並行数などの上限も守れる切替枠が無い。",
        en="No slot suits all systems at once and keeps the limits.",
    )
    return Naive("all_at_once", title, spacing, None, why)


def _dated(
    problem: Problem, name: str, title: Bilingual, spacing: Bilingual, wishes: Mapping[int, int]
) -> Naive:
    costs = tuple(
        tuple(None if cost is None else abs(slot - wishes[n]) for slot, cost in enumerate(row))
        for n, row in enumerate(problem.costs)
    )
    result = solve(replace(problem, costs=costs, pairs=()), rounds=1, budget=1.0)
    if result.slots is not None:
        return Naive(name, title, spacing, result.slots)
    why = Bilingual(ja="制約を守れる日付が見つからない。", en="No dates keep the constraints.")
    return Naive(name, title, spacing, None, why)


def _wave_wishes(problem: Problem, waves: Waves, pinned: frozenset[int]) -> dict[int, int]:
    """Each wave in the first slot after the wave before that suits all of its units."""
    wishes: dict[int, int] = {}
    start = 0
    for wave in waves:
        free = [n for n in wave if n not in pinned]
        common = (
            slot
            for slot in range(start, len(problem.positions))
            if all(problem.costs[n][slot] is not None for n in free)
        )
        slot = next(common, start)
        wishes |= dict.fromkeys(wave, slot)
        start = slot + 1 if free else start
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
