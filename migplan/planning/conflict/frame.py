"""The frame of a plan: lead time, horizon, and that it lies ahead."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from migplan.model.dates import month_index
from migplan.model.system import System
from migplan.model.text import Bilingual
from migplan.planning.conflict import words
from migplan.planning.conflict.closing import MOST_STEPS, opened_in_order, where_closed
from migplan.planning.conflict.ground import Ground
from migplan.planning.conflict.rules import Window
from migplan.planning.conflict.statement import (
    ASSUMED,
    MONTH,
    STATED,
    Demand,
    Level,
    Levels,
    Statement,
    no_levels,
)


def leads(ground: Ground) -> Iterator[Demand]:
    """The lead time of what is not pinned, stated work, and what is left of work that has begun."""
    case = ground.case
    today = month_index(case.as_of)
    free = [system for system in ground.moving if system.pin is None]
    ahead = [system for system in free if case.work_left(system) is None]
    yield Demand(
        Statement(
            "lead",
            "",
            str(case.lead_months),
            words.said("lead", day=case.as_of, months=words.months(case.lead_months)),
            *_frame(ground, "policy:lead_months"),
        ),
        _not_before_month(ground, ahead, today + case.lead_months),
        _shorter(
            ground,
            ahead,
            case.lead_months,
            lambda n: words.said("lead_shortened", months=words.months(n)),
        ),
    )
    for system in free:
        left = case.work_left(system)
        months = left if left is not None else system.project_months or 0
        kind = "preparation" if left is None else "rest"
        if months:
            yield Demand(
                Statement(
                    kind,
                    system.id,
                    str(months),
                    words.said(kind, name=system.name, months=words.months(months)),
                    (f"system:{system.id}",),
                ),
                _not_before_month(ground, [system], today + months),
                # shorter work is other phases, which only the catalogue can tell
                no_levels
                if case.people_limited
                else _shorter(
                    ground,
                    [system],
                    months,
                    lambda n, name=system.name, kind=kind: words.said(
                        f"{kind}_shortened", name=name, months=words.months(n)
                    ),
                ),
            )


def _shorter(
    ground: Ground, systems: Sequence[System], months: int, said: Callable[[int], Bilingual]
) -> Callable[[], Levels]:
    today = month_index(ground.case.as_of)
    return lambda: tuple(
        Level(_not_before_month(ground, systems, today + n), MONTH * (months - n), said(n))
        for n in range(months - 1, max(-1, months - 1 - MOST_STEPS), -1)
    )


def _not_before_month(ground: Ground, systems: Iterable[System], month: int) -> Window:
    closed = where_closed(ground, lambda slot: slot.month < month)
    return Window({system.id: closed for system in systems})


def horizon(ground: Ground) -> Iterator[Demand]:
    """The end of the time that is planned."""
    last = ground.case.horizon_end
    closed = where_closed(ground, lambda slot: slot.day > last)
    keys, origin = _frame(ground, "policy:horizon_end")
    yield opened_in_order(
        ground,
        Statement("horizon", "", str(last), words.said("horizon", day=last), keys, origin),
        [system.id for system in ground.moving],
        closed,
        sorted(closed),
        last,
        lambda day, _: words.said("horizon_moved", day=day),
    )


def past(ground: Ground) -> Iterator[Demand]:
    """Cutovers lie ahead: a fact."""
    today = ground.case.as_of
    closed = where_closed(ground, lambda slot: slot.day <= today)
    keys, origin = _frame(ground, "policy:as_of")
    yield Demand(
        Statement("as_of", "", str(today), words.said("as_of", day=today), keys, origin),
        Window({system.id: closed for system in ground.moving}),
    )


def _frame(ground: Ground, key: str) -> tuple[tuple[str, ...], Bilingual]:
    """Address and origin of a value of the policy that may be assumed."""
    return ((), ASSUMED) if ground.is_assumed(key) else ((key,), STATED)
