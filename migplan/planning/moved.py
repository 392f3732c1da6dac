"""What left its agreed date, and why: the agreed date is tried again, all others staying."""

from collections.abc import Iterable
from datetime import date

from migplan.model.plan import CostKind, Cutover, Moved
from migplan.model.text import Bilingual
from migplan.model.wording import money, short_day
from migplan.planning.moves import Move, Moves
from migplan.planning.obstacles import obstacles
from migplan.planning.wording import KINDS


def moved_of(moves: Moves, cutovers: Iterable[Cutover]) -> tuple[Moved, ...]:
    """Every system that leaves the date of ``case.agreed``, in the order of the cutovers."""
    agreed = moves.case.agreed
    return tuple(
        Moved(
            system=cutover.system,
            agreed=agreed[cutover.system],
            date=cutover.date,
            reason=_why(moves, cutover.system),
        )
        for cutover in cutovers
        if agreed.get(cutover.system, cutover.date) != cutover.date
    )


def _why(moves: Moves, key: str) -> Bilingual:
    case, unit = moves.case, moves.unit_of[key]
    day = case.agreed[key]
    if day <= case.as_of:
        return Bilingual(
            ja=f"合意した {short_day(day)} は基準日を過ぎている。",
            en=f"The agreed day {day} has passed.",
        )
    slot = next((n for n, slot in enumerate(case.slots) if slot.day == day), None)
    if slot is None:
        return Bilingual(
            ja=f"合意した {short_day(day)} は、切替枠ではなくなった。",
            en=f"The agreed day {day} is no slot any more.",
        )
    move = moves.move(unit, slot)
    pin = next((b for b in move.blocked if b.rule == "pin"), None)
    if pin is not None:
        name = case.name(pin.system)
        return Bilingual(
            ja=f"{name}の切替日は {pin.detail} と指定されている。",
            en=f"{name} is pinned to {pin.detail}.",
        )
    if not move.possible:
        grounds = [ground for _, ground in obstacles(case, move)]
        return Bilingual(
            ja=f"合意した {short_day(day)} では、{'、'.join(ground.ja for ground in grounds)}。",
            en=f"On the agreed {day}, {'; '.join(ground.en for ground in grounds)}.",
        )
    return _price(moves, move, day)


def _price(moves: Moves, move: Move, day: date) -> Bilingual:
    """What it would cost to go back to a day that is still possible."""
    if move.yen == 0:
        return Bilingual(
            ja=f"合意した {short_day(day)} に戻しても、総額（重みを含む）は同じ。",
            en=f"Back on the agreed {day} the total, weights included, is the same.",
        )
    amount = money(abs(move.yen))
    if move.yen < 0:
        return Bilingual(
            ja=f"合意した {short_day(day)} に戻すと、総額（重みを含む）が {amount.ja}減る。",
            en=f"Back on the agreed {day} the total, weights included, falls by {amount.en}.",
        )
    kinds = moves.by_kind(move.unit, move.slot)
    saved = money(-kinds[CostKind.CHANGE])
    main = KINDS[max(kinds, key=lambda kind: (kinds[kind], kind))]
    return Bilingual(
        ja=f"合意した {short_day(day)} に戻すと、変更の重み {saved.ja}が無くなっても、総額が {amount.ja}増える（主に{main.ja}）。",
        en=f"Back on the agreed {day} the total rises by {amount.en} although the weight of {saved.en} falls away (mainly {main.en}).",
    )
