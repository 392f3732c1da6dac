"""One of the plans to compare."""

from dataclasses import dataclass

from migplan.model.joint_group import Withheld
from migplan.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Side:
    """A plan with the names it goes by."""

    key: str
    """Short and unlike the others'."""
    label: str
    plan: Plan
    withholds: tuple[Withheld, ...] = ()
    """What its body keeps from the others."""
