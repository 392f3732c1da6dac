"""Statements about several systems: precedences, and systems that move together."""

from collections.abc import Callable, Iterator

from migplan.model.addresses import precedence_key
from migplan.model.case import Bond, Case, Group, parted
from migplan.model.policy import Precedence
from migplan.planning.conflict import words
from migplan.planning.conflict.ground import Ground
from migplan.planning.conflict.rules import Before, Together
from migplan.planning.conflict.statement import (
    ASSUMED,
    DROPPED,
    MONTH,
    STATED,
    Demand,
    Level,
    Levels,
    Statement,
)


def precedences(ground: Ground) -> Iterator[Demand]:
    """The stated precedences between moving systems."""
    case = ground.case
    moving = {system.id for system in ground.moving}
    for rule in dict.fromkeys(case.precedences):
        if rule.before not in moving or rule.after not in moving:
            continue
        before, after = case.name(rule.before), case.name(rule.after)
        yield Demand(
            Statement(
                "precedence",
                rule.before,
                f"{rule.after} {rule.lag_months}",
                words.said(
                    "precedence" if rule.lag_months else "precedence_0",
                    before=before,
                    after=after,
                    months=words.months(rule.lag_months),
                ),
                (precedence_key(rule),),
            ),
            Before(rule.before, rule.after, rule.lag_months),
            _closer(rule, before, after),
        )


def _closer(rule: Precedence, before: str, after: str) -> Callable[[], Levels]:
    def levels() -> Levels:
        found = [
            Level(
                Before(rule.before, rule.after, lag),
                MONTH * (rule.lag_months - lag),
                words.said(
                    "precedence_shortened" if lag else "precedence_shortened_0",
                    before=before,
                    after=after,
                    months=words.months(lag),
                ),
            )
            for lag in range(rule.lag_months - 1, -1, -1)
        ]
        whole = MONTH * rule.lag_months + DROPPED
        return (
            *found,
            Level(None, whole, words.said("precedence_dropped", before=before, after=after)),
        )

    return levels


def groups(ground: Ground) -> Iterator[Demand]:
    """What makes systems move together, each for itself."""
    case = ground.case
    for group in _bonds(case):
        names = words.listed([case.name(key) for key in group.members])
        assumed = group.bond is Bond.PACKAGE and ground.is_assumed("policy:packages_move_together")
        dropped = words.said("together_dropped", names=names)
        level = Level(None, DROPPED, dropped, _without(group))
        yield Demand(
            Statement(
                "together",
                group.members[0],
                f"{group.bond} {' '.join(group.members)}",
                words.said(f"together_{group.bond}", names=names, package=group.name),
                (group.address,) if group.address else (),
                ASSUMED if assumed else STATED,
            ),
            Together(group.members),
            lambda level=level: (level,),
        )


def _bonds(case: Case) -> list[Group]:
    """The groups of a case, and as a whole each unit that they do not explain."""
    keys = (key for unit in case.units for key in unit)
    explained = parted(keys, (group.members for group in case.groups))
    whole = [unit for unit in case.units if len(unit) > 1 and unit not in explained]
    return [*case.groups, *(Group(members=unit, bond=Bond.STATED) for unit in whole)]


def _without(group: Group) -> Callable[[Case], Case]:
    """The case without a bond, its units made anew: what lies apart is a project each."""

    def edit(case: Case) -> Case:
        kept = tuple(other for other in _bonds(case) if other != group)
        keys = [key for unit in case.units for key in unit]
        units = parted(keys, (other.members for other in kept))
        return case.model_copy(update={"groups": kept, "units": units})

    return edit
