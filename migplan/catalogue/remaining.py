"""Work that remains by the 40 steps: how many, how heavy, and how many months until the cutover.

The 40 steps are far from equal: cleansing data is taken to last six months, a report to the mayor
half of one. So each step weighs its typical months within its phase, and the phase counts with
the months that the plan itself gives it. A step that is done or out of scope takes no more time;
one that is started still counts whole, because nobody says how much of it is left.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from migplan.catalogue.catalogue import Catalogue
from migplan.catalogue.defaults import PROJECT_MONTHS
from migplan.catalogue.entries import Step
from migplan.catalogue.progress import FINISHED, BusinessProgress, StepMark
from migplan.model.gap import Confidence
from migplan.model.phase import PhaseId
from migplan.model.system import RemainingBasis


@dataclass(frozen=True, slots=True)
class Remaining:
    """Work done and left on one business."""

    business: str
    done: int
    """Steps that are done; of the summary also those that are out of scope."""
    out_of_scope: int | None
    """None: counted among the done ones and not to be told apart."""
    started: int
    left: int
    """Steps that are neither done nor out of scope; started ones included."""
    months_done: float
    """Typical months of the steps that are done, one after the other."""
    months_left: float
    """The same of those that are left."""
    exact: Fraction
    """Months until the cutover before rounding up."""
    phase_done: PhaseId | None
    """Last phase whose steps, and those of the phases before it, are all finished."""
    skipped: int
    """Steps that are left although a later one is finished."""
    basis: RemainingBasis
    confidence: Confidence

    @property
    def months(self) -> int:
        """Whole months until the cutover, rounded up."""
        return ceil(self.exact)


def remaining(
    progress: BusinessProgress, catalogue: Catalogue, project_months: int | None = None
) -> Remaining:
    """The work that is left on one business.

    Args:
        progress: Its steps; or how many are finished, which are then taken to be the first ones.
        catalogue: The steps and phases with their typical months.
        project_months: Work of the system once a vendor is bound; left out: the usual one.
    """
    steps = catalogue.steps
    if progress.marks is not None:
        marks, basis = dict(progress.marks), RemainingBasis.STEPS
    else:
        first = steps[: progress.finished or 0]
        marks = {step.code: StepMark.DONE for step in first}
        basis = RemainingBasis.FRACTION
    by_step = [(step, marks.get(step.code, StepMark.OPEN)) for step in steps]
    left = [step for step, mark in by_step if mark not in FINISHED]
    done = [step for step, mark in by_step if mark is StepMark.DONE]
    known = basis is RemainingBasis.STEPS
    return Remaining(
        business=progress.business,
        done=len(done),
        out_of_scope=len(steps) - len(left) - len(done) if known else None,
        started=sum(1 for _, mark in by_step if mark is StepMark.STARTED),
        left=len(left),
        months_done=_weight(done),
        months_left=_weight(left),
        exact=_months_until_cutover({step.code for step in left}, catalogue, project_months),
        phase_done=_phase_done({step.code for step in left}, catalogue) if known else None,
        skipped=_skipped([mark in FINISHED for _, mark in by_step]),
        basis=basis,
        confidence=Confidence.MEDIUM if known else Confidence.LOW,
    )


def _weight(steps: Iterable[Step]) -> float:
    return sum(step.typical_months for step in steps)


def _months_until_cutover(
    left: set[str], catalogue: Catalogue, project_months: int | None
) -> Fraction:
    """Each phase with the share of its steps that is left.

    The steps of planning (①-④) belong to no phase. They come before the selection and count like
    its steps: as many months for each typical month.
    """
    typical = {step.code: Fraction(step.typical_months) for step in catalogue.steps}

    def total(codes: Iterable[str]) -> Fraction:
        return sum((typical[code] for code in codes), Fraction(0))

    work = PROJECT_MONTHS if project_months is None else project_months
    usual = sum(row.typical_months for row in catalogue.phases if row.engineers)
    planning = set(typical)
    months, selection_rate = Fraction(0), Fraction(1)
    for row in catalogue.phases:
        whole = Fraction(row.typical_months)
        rate = (whole * work / usual if row.engineers else whole) / total(row.steps)
        if row.id is PhaseId.SELECT:
            selection_rate = rate
        months += rate * total(left.intersection(row.steps))
        planning -= set(row.steps)
    return months + selection_rate * total(left & planning)


def _phase_done(left: set[str], catalogue: Catalogue) -> PhaseId | None:
    done: PhaseId | None = None
    for row in sorted(catalogue.phases, key=lambda row: row.order):
        if left & set(row.steps):
            break
        done = row.id
    return done


def _skipped(finished: list[bool]) -> int:
    last = max((n for n, is_finished in enumerate(finished) if is_finished), default=0)
    return sum(1 for is_finished in finished[:last] if not is_finished)
