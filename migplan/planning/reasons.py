"""Why a system cuts over when it does, checked by recomputing one slot earlier and one later."""

from dataclasses import dataclass

from migplan.model.case import Case, Slot
from migplan.model.plan import CostKind
from migplan.model.system import System
from migplan.model.text import Bilingual
from migplan.model.wording import money, short_day
from migplan.planning.chains import ENGINEERS, STAFF
from migplan.planning.compile import Blocked, blocks
from migplan.planning.ledger import Ledger
from migplan.planning.problem import Problem, Starts, faults, total_cost
from migplan.planning.refit import refitted
from migplan.planning.wording import KINDS, obstacle_words


@dataclass(frozen=True, slots=True)
class Step:
    """What one slot earlier or later would mean for a unit."""

    slot: Slot | None
    blocked: tuple[Blocked, ...] = ()
    broken: str = ""
    delta: int = 0
    driver: CostKind | None = None

    @property
    def possible(self) -> bool:
        """Whether the neighbouring slot could be taken at all."""
        return self.slot is not None and not self.blocked and not self.broken


@dataclass(frozen=True, slots=True)
class Why:
    """The three sentences of one unit."""

    reason: Bilingual
    earlier: Bilingual
    later: Bilingual


def explain_unit(
    case: Case,
    problem: Problem,
    ledger: Ledger,
    slots: tuple[int, ...],
    starts: Starts,
    unit: int,
) -> Why:
    """Say what binds the date of a unit.

    Args:
        case: The premises.
        problem: Their compiled form.
        ledger: The yen of the plan.
        slots: The plan: slot of every unit.
        starts: First month of every phase.
        unit: Which unit.
    """
    before = _step(case, problem, ledger, slots, starts, unit, slots[unit] - 1)
    after = _step(case, problem, ledger, slots, starts, unit, slots[unit] + 1)
    return Why(
        reason=_reason(case, unit, before, after),
        earlier=_sentence(case, before, earlier=True),
        later=_sentence(case, after, earlier=False),
    )


def moved_cost(case: Case, ledger: Ledger, unit: int, slot: Slot) -> dict[CostKind, int]:
    """Difference of yen by kind when a unit moves to another slot and all else stays."""
    dates = dict(ledger.dates) | dict.fromkeys(case.units[unit], slot)
    after = Ledger(case, dates, ledger.tables.prices.level).by_kind()
    before = ledger.by_kind()
    return {kind: after[kind] - before[kind] for kind in CostKind}


def _step(
    case: Case,
    problem: Problem,
    ledger: Ledger,
    slots: tuple[int, ...],
    starts: Starts,
    unit: int,
    slot: int,
) -> Step:
    if not 0 <= slot < len(case.slots):
        return Step(None)
    place = case.slots[slot]
    systems = [case.system(key) for key in case.units[unit]]
    found = tuple(b for system in systems if system for b in blocks(case, system, place))
    if found:
        return Step(place, blocked=found)
    moved = (*slots[:unit], slot, *slots[unit + 1 :])
    broken = faults(problem, moved, refitted(problem, starts, unit, slot))
    if broken:
        return Step(place, broken=broken[0])
    kinds = moved_cost(case, ledger, unit, place)
    delta = total_cost(problem, moved) - total_cost(problem, slots)
    driver = max(kinds, key=lambda kind: (kinds[kind], kind)) if delta > 0 else None
    return Step(place, delta=delta, driver=driver)


def _reason(case: Case, unit: int, before: Step, after: Step) -> Bilingual:
    members = [system for key in case.units[unit] if (system := case.system(key))]
    pinned = next((system for system in members if system.pin is not None), None)
    together = _together(members)
    if pinned is not None and pinned.pin is not None:
        pin = pinned.pin
        if len(members) == 1:
            return Bilingual(
                ja=f"切替日の指定による（{pin.owner}。{pin.reason}）。",
                en=f"Pinned by {pin.owner} ({pin.reason}).",
            )
        return Bilingual(
            ja=f"一緒に切り替える{pinned.name}の切替日の指定による（{pin.owner}。{pin.reason}）。{together.ja}",
            en=f"Moves with {pinned.name}, pinned by {pin.owner} ({pin.reason}). {together.en}",
        )
    ja = "選べる切替枠のうち、費用の合計が最も小さい（同額なら早い枠）。"
    en = "The cheapest of the slots it may take, the others staying; the earliest of equals. "
    blocked_after = _obstacle(case, after) if after.slot and not after.possible else None
    blocked_before = _obstacle(case, before) if before.slot and not before.possible else None
    if blocked_after is not None and blocked_after == blocked_before:
        ja += f"前後の枠ではいずれも{blocked_after.ja}。"
        en += f"On the slots around it, {blocked_after.en}. "
    else:
        for step, blocked, word_ja, word_en in (
            (after, blocked_after, "遅らせると", "Later"),
            (before, blocked_before, "早めると", "Earlier"),
        ):
            if blocked is not None:
                ja += f"{word_ja}{blocked.ja}。"
                en += f"{word_en}, {blocked.en}. "
            elif step.driver is not None and step.delta > 0:
                kind = KINDS[step.driver]
                ja += f"{word_ja}{kind.ja}が増える。"
                en += f"{word_en}, {kind.en} costs more. "
    return Bilingual(ja=ja + together.ja, en=(en + together.en).strip())


def _obstacle(case: Case, step: Step) -> Bilingual:
    if step.blocked:
        block = step.blocked[0]
        name = case.name(block.system)
        return obstacle_words(name, block.rule, block.detail, block.detail_en)
    return _broken(case, step.broken)


def _together(members: list[System]) -> Bilingual:
    if len(members) == 1:
        return Bilingual(ja="", en="")
    names = "、".join(system.name for system in members)
    return Bilingual(
        ja=f"一緒に切り替える {len(members)} システム: {names}。",
        en=f"{len(members)} systems move together: {', '.join(system.name for system in members)}.",
    )


def _sentence(case: Case, step: Step, *, earlier: bool) -> Bilingual:
    if step.slot is None:
        ja = "これより前に切替枠はない。" if earlier else "これより後に切替枠はない。"
        return Bilingual(
            ja=ja, en="There is no slot before." if earlier else "There is no slot after."
        )
    day = step.slot.day
    which_ja = "1 つ前" if earlier else "1 つ後"
    head_ja, head_en = f"{which_ja}の枠（{short_day(day)}）は", f"On {day}"
    if not step.possible:
        why = _obstacle(case, step)
        return Bilingual(
            ja=f"{head_ja}{why.ja}ため選べない。", en=f"{head_en} it cannot: {why.en}."
        )
    if step.delta == 0:
        return Bilingual(ja=f"{head_ja}費用が同じ。", en=f"{head_en} it costs the same.")
    amount = money(abs(step.delta))
    if step.delta < 0:
        return Bilingual(
            ja=f"{head_ja}{amount.ja}安い。", en=f"{head_en} it costs {amount.en} less."
        )
    kind = KINDS[step.driver] if step.driver else Bilingual(ja="", en="")
    return Bilingual(
        ja=f"{head_ja}{amount.ja}高い（主に{kind.ja}）。",
        en=f"{head_en} it costs {amount.en} more (mainly {kind.en}).",
    )


def _broken(case: Case, fault: str) -> Bilingual:
    kind, _, rest = fault.partition(":")
    if kind == "phases":
        return Bilingual(ja="準備の期間が足りない", en="there is too little time to prepare")
    if kind == "resource":
        return _exhausted(rest)
    if kind == "load":
        return Bilingual(ja="切替枠の上限を超える", en="the slot is full")
    first, _, second = rest.partition(":")
    return Bilingual(
        ja=f"{case.name(first)}と{case.name(second)}の前後関係に反する",
        en=f"{case.name(first)} has to come before {case.name(second)}",
    )


def _exhausted(resource: str) -> Bilingual:
    """What it means that a resource of the problem does not suffice."""
    if resource.startswith(ENGINEERS):
        vendor = resource.removeprefix(ENGINEERS)
        return Bilingual(ja=f"{vendor}の技術者が足りない", en=f"{vendor} has too few engineers")
    if resource == STAFF:
        return Bilingual(ja="庁内の職員が足りない", en="the body has too few staff")
    if resource:
        return Bilingual(
            ja=f"{resource}の並行案件数の上限を超える", en=f"{resource} cannot run another project"
        )
    return Bilingual(ja="庁内の並行案件数の上限を超える", en="the body cannot run another project")
