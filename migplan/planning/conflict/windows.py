"""Dates, contracts and busy seasons: statements that close slots to certain systems."""

from collections.abc import Iterator

from migplan.model.addresses import season_key
from migplan.model.season import Season, Severity
from migplan.planning.conflict import words
from migplan.planning.conflict.closing import opened_in_order, where_closed
from migplan.planning.conflict.ground import Ground
from migplan.planning.conflict.rules import Window
from migplan.planning.conflict.statement import (
    ASSUMED,
    CATALOGUE,
    SEASON,
    STATED,
    Demand,
    Level,
    Statement,
)


def starts(ground: Ground) -> Iterator[Demand]:
    """The first day on which a new system may operate."""
    for system in ground.moving:
        first = system.not_before
        if first is None:
            continue
        closed = where_closed(ground, lambda slot, day=first: slot.day < day)
        yield opened_in_order(
            ground,
            Statement(
                "not_before",
                system.id,
                str(first),
                words.said("not_before", name=system.name, day=first),
                (f"system:{system.id}",),
            ),
            [system.id],
            closed,
            sorted(closed, reverse=True),
            first,
            lambda day, _, name=system.name: words.said("not_before_moved", name=name, day=day),
        )


def deadlines(ground: Ground) -> Iterator[Demand]:
    """Deadlines, where the policy calls them hard."""
    case = ground.case
    for system in ground.moving:
        last = case.deadlines.get(system.id)
        if not case.hard_deadlines or last is None:
            continue
        stated = system.deadline is not None
        closed = where_closed(ground, lambda slot, day=last: slot.day > day)
        yield opened_in_order(
            ground,
            Statement(
                "deadline",
                system.id,
                str(last),
                words.said("deadline", name=system.name, day=last),
                (f"system:{system.id}",) if stated else (),
                STATED if stated else ASSUMED,
            ),
            [system.id],
            closed,
            sorted(closed),
            last,
            lambda day, months, name=system.name: words.said(
                "deadline_moved", name=name, day=day, months=words.months(months)
            ),
        )


def contracts(ground: Ground) -> Iterator[Demand]:
    """Contracts that cannot be extended, with the moving systems that run on them."""
    moving = {system.id: system.name for system in ground.moving}
    for contract in ground.case.contracts:
        keys = [key for key in contract.systems if key in moving]
        if contract.extendable is not False or contract.end is None or not keys:
            continue
        last, title = contract.end.day, contract.name or contract.id
        names = words.listed([moving[key] for key in keys])
        closed = where_closed(ground, lambda slot, day=last: slot.day > day)
        yield opened_in_order(
            ground,
            Statement(
                "contract",
                contract.id,
                str(last),
                words.said("contract", names=names, title=title, day=last),
                (f"contract:{contract.id}",),
            ),
            keys,
            closed,
            sorted(closed),
            last,
            lambda day, months, title=title: words.said(
                "contract_moved", title=title, day=day, months=words.months(months)
            ),
        )


def seasons(ground: Ground) -> Iterator[Demand]:
    """Hard busy seasons, for each system of the business."""
    for system in ground.moving:
        for season in ground.case.seasons:
            if season.severity is not Severity.HARD:
                continue
            if season.business not in ("*", *system.businesses):
                continue
            closed = _met(ground, season)
            if not closed:
                continue
            said = words.said("season_ignored", name=system.name, reason=season.reason)
            yield Demand(
                Statement(
                    "season",
                    system.id,
                    f"{season.business} {season.start} {season.end} {season.reason.ja}",
                    words.said(
                        "season",
                        name=system.name,
                        reason=season.reason,
                        period=words.period(season),
                    ),
                    (season_key(season),),
                    CATALOGUE,
                ),
                Window({system.id: closed}),
                lambda said=said: (Level(None, SEASON, said),),
            )


def _met(ground: Ground, season: Season) -> frozenset[int]:
    return where_closed(ground, lambda slot: season.meets(slot.closed_from, slot.day))
