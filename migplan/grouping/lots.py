"""Forming lots among the members of a group."""

from collections.abc import Callable

from migplan import __version__
from migplan.catalogue.catalogue import load_catalogue
from migplan.grouping.members import Members
from migplan.joint.lots.build import Formed, form_lots
from migplan.joint.lots.rules import rules_of
from migplan.joint.lots.standing import Standing
from migplan.model.joint_group import LotPolicy
from migplan.planning.progress import Progress, no_progress


def lots_of(
    members: Members,
    policy: LotPolicy,
    *,
    progress: Progress = no_progress,
    stop: Callable[[], bool] = lambda: False,
) -> Formed:
    """Choose lots among members that have their plans.

    Args:
        members: As they were read.
        policy: What makes bodies fit; its rules replace the catalogue's.
        progress: Called between the steps.
        stop: Asked now and then; true ends the search with the best lots so far.
    """
    entrants = [Standing.of(member.key, member.label, member.plan) for member in members.members]
    name = members.group.name if members.group else "、".join(e.label for e in entrants)
    return form_lots(
        entrants,
        policy,
        rules_of(load_catalogue().joint_rules, policy.rules),
        name=name,
        version=__version__,
        vendors=members.group.vendors if members.group else (),
        progress=progress,
        stop=stop,
    )
