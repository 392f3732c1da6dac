"""Why a system cuts over when it does, checked by recomputing one slot earlier and one later."""

from collections.abc import Iterable
from dataclasses import dataclass

from migplan.model.case import Case, Slot
from migplan.model.plan import CostKind
from migplan.model.system import System
from migplan.model.text import Bilingual
from migplan.model.wording import money, short_day
from migplan.planning.moves import BridgeChange, Move, Moves
from migplan.planning.obstacles import obstacles
from migplan.planning.wording import KINDS

_NAMED = 2
"""Neighbours that a reason names."""


@dataclass(frozen=True, slots=True)
class Why:
    """The three sentences of one unit."""

    reason: Bilingual
    earlier: Bilingual
    later: Bilingual


def explain_unit(moves: Moves, unit: int) -> Why:
    """Say what binds the date of a unit.

    Args:
        moves: The moves away from the plan.
        unit: Which unit.
    """
    before, after = _step(moves, unit, -1), _step(moves, unit, 1)
    return Why(
        reason=_reason(moves.case, unit, before, after),
        earlier=_sentence(before, earlier=True),
        later=_sentence(after, earlier=False),
    )


@dataclass(frozen=True, slots=True)
class _Step:
    """What the neighbouring slot on one side would mean for a unit."""

    slot: Slot | None
    move: Move | None = None
    obstacle: Bilingual | None = None
    driver: Bilingual | None = None
    """What would cost more, where the whole would; with the neighbours concerned."""
    main: Bilingual | None = None
    """The same without neighbours."""

    @property
    def yen(self) -> int:
        return self.move.yen if self.move else 0


def _step(moves: Moves, unit: int, by: int) -> _Step:
    slot = moves.slots[unit] + by
    if not 0 <= slot < len(moves.case.slots):
        return _Step(None)
    place, move = moves.case.slots[slot], moves.move(unit, slot)
    if not move.possible:
        return _Step(place, move, obstacles(moves.case, move)[0][1])
    if move.yen <= 0:
        return _Step(place, move)
    kinds = moves.by_kind(unit, slot)
    kind = max(kinds, key=lambda kind: (kinds[kind], kind))
    words = KINDS[kind]
    pulled = pulls(moves.bridges(unit, slot))
    if kind not in (CostKind.BRIDGE_SETUP, CostKind.BRIDGE_RUNNING) or not pulled:
        return _Step(place, move, driver=words, main=words)
    names = [moves.case.name(key) for key, yen in pulled if yen > 0]
    more = len(names) - _NAMED
    ja, en = "、".join(names[:_NAMED]), ", ".join(names[:_NAMED])
    if more > 0:
        ja, en = f"{ja}ほか {more} システム", f"{en} and {more} more"
    driver = Bilingual(ja=f"{ja}との{words.ja}", en=f"{words.en} to {en}")
    return _Step(place, move, driver=driver, main=words)


def pulls(changes: Iterable[BridgeChange]) -> tuple[tuple[str, int], ...]:
    """How much more the bridges to each neighbour cost after a move, the largest first."""
    sums: dict[str, int] = {}
    for change in changes:
        sums[change.neighbour] = sums.get(change.neighbour, 0) + change.yen
    return tuple(sorted(sums.items(), key=lambda item: (-item[1], item[0])))


def _reason(case: Case, unit: int, before: _Step, after: _Step) -> Bilingual:
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
            ja=f"{pinned.name}の切替日の指定による（{pin.owner}。{pin.reason}）。{together.ja}",
            en=f"{pinned.name} is pinned by {pin.owner} ({pin.reason}). {together.en}",
        )
    ja = "選べる切替枠のうち、費用の合計が最も小さい（同額なら早い枠）。"
    en = "The cheapest of the slots it may take, the others staying; the earliest of equals. "
    if after.obstacle is not None and after.obstacle == before.obstacle:
        ja += f"前後の枠ではいずれも{after.obstacle.ja}。"
        en += f"On the slots around it, {after.obstacle.en}. "
    else:
        for step, word_ja, word_en in (
            (after, "遅らせると", "Later"),
            (before, "早めると", "Earlier"),
        ):
            if step.obstacle is not None:
                ja += f"{word_ja}{step.obstacle.ja}。"
                en += f"{word_en}, {step.obstacle.en}. "
            elif step.driver is not None:
                ja += f"{word_ja}{step.driver.ja}が増える。"
                en += f"{word_en}, {step.driver.en} costs more. "
    return Bilingual(ja=ja + together.ja, en=(en + together.en).strip())


def _together(members: list[System]) -> Bilingual:
    if len(members) == 1:
        return Bilingual(ja="", en="")
    names = "、".join(system.name for system in members)
    return Bilingual(
        ja=f"一緒に切り替える {len(members)} システム: {names}。",
        en=f"{len(members)} systems move together: {', '.join(system.name for system in members)}.",
    )


def _sentence(step: _Step, *, earlier: bool) -> Bilingual:
    if step.slot is None:
        ja = "これより前に切替枠はない。" if earlier else "これより後に切替枠はない。"
        return Bilingual(
            ja=ja, en="There is no slot before." if earlier else "There is no slot after."
        )
    day = step.slot.day
    which_ja = "1 つ前" if earlier else "1 つ後"
    head_ja, head_en = f"{which_ja}の枠（{short_day(day)}）は", f"On {day}"
    if step.obstacle is not None:
        return Bilingual(
            ja=f"{head_ja}{step.obstacle.ja}ため選べない。",
            en=f"{head_en} it cannot: {step.obstacle.en}.",
        )
    if step.yen == 0:
        return Bilingual(ja=f"{head_ja}費用が同じ。", en=f"{head_en} it costs the same.")
    amount = money(abs(step.yen))
    if step.main is None:
        return Bilingual(
            ja=f"{head_ja}{amount.ja}安い。", en=f"{head_en} it costs {amount.en} less."
        )
    return Bilingual(
        ja=f"{head_ja}{amount.ja}高い（主に{step.main.ja}）。",
        en=f"{head_en} it costs {amount.en} more (mainly {step.main.en}).",
    )
