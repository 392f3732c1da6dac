"""Systems and linkages as rules look at them that are about more than one linkage."""

from migplan.gaps.facts import Facts
from migplan.gaps.flow import Node
from migplan.model.case import Role
from migplan.model.linkage import Linkage
from migplan.model.system import System


def taking_part(facts: Facts) -> tuple[System, ...]:
    """The systems in service now or later, sorted by id."""
    here = (s for s in facts.case.systems if facts.case.roles[s.id] is not Role.ABSENT)
    return tuple(sorted(here, key=lambda system: system.id))


def moving(facts: Facts) -> tuple[System, ...]:
    """The systems that still have their cutover before them, sorted by id."""
    return tuple(system for system in taking_part(facts) if is_moving(system, facts))


def is_moving(node: Node, facts: Facts) -> bool:
    """Whether a node still has its cutover before it."""
    return facts.case.roles[node.id] is Role.MOVING


def stated_linkages(facts: Facts) -> tuple[Linkage, ...]:
    """The linkages that somebody stated, sorted by id; proposed ones say what is usual, not what is."""
    proposed = set(facts.case.proposed)
    stated = (link for link in facts.case.linkages if str(link.id) not in proposed)
    return tuple(sorted(stated, key=lambda link: str(link.id)))
