"""How far a body has come by the ministry's progress sheets: values, without files."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from migplan.diagnostics.location import Location
from migplan.model.dates import RoughDate
from migplan.model.system import RemainingBasis


class StepMark(StrEnum):
    """What the sheet says of one of the 40 steps for one business."""

    DONE = "done"
    OUT_OF_SCOPE = "out_of_scope"
    """対象外: nothing to do, which is not the same as done."""
    STARTED = "started"
    OPEN = "open"
    """Not begun, or nothing said."""


FINISHED = frozenset({StepMark.DONE, StepMark.OUT_OF_SCOPE})
"""Marks of steps that take no more time."""


@dataclass(frozen=True, slots=True)
class BusinessProgress:
    """The progress of one business; either its steps are known or only how many are finished."""

    business: str
    """Catalogue id."""
    place: Location
    """Where it was read."""
    marks: Mapping[str, StepMark] | None = None
    """By code of the step, all 40; from the sheet of steps."""
    finished: int | None = None
    """Steps that are done *or* out of scope; from the fraction of the summary."""


@dataclass(frozen=True, slots=True)
class Progress:
    """The progress of one body."""

    municipality: str
    prefecture: str
    businesses: tuple[BusinessProgress, ...]
    """In the order of the sheet."""
    basis: RemainingBasis
    as_at: RoughDate | None = None
    """Day or month the sheet speaks of, where it says so."""
