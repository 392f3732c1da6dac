"""Ranking the open questions: all of them roughly, then those on top by planning again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from migplan.model.price import Level
from migplan.model.text import Bilingual
from migplan.planning.matters.kind import Known
from migplan.planning.matters.measure import WEIGHT, Measure, Stop, Trial
from migplan.planning.matters.questions import Question, questions, subject_name, what, whom
from migplan.planning.matters.result import Lead, Matter, Matters, Rest

TOP = 8
"""Questions that are planned again."""

_MOST_PARTS = 24
"""Subjects that are looked at one by one; more are one question for a whole list."""

Told = Callable[[int, int, Bilingual], None]
"""Called before a question is planned again: its number, how many there are, and what it is."""


def _silent(_number: int, _count: int, _what: Bilingual) -> None:
    """Tell nothing."""


_ENDS = (Level.LOW, Level.HIGH)


def what_matters(
    known: Known,
    *,
    top: int = TOP,
    told: Told = _silent,
    stop: Stop = lambda: False,
) -> Matters:
    """Rank what nobody gave by how much the dates and yen of the plan depend on it.

    Args:
        known: The inventory and its case.
        top: How many questions are planned again at both ends of their range.
        told: Progress.
        stop: Asked now and then; true ends the work with what was measured until then.

    Returns:
        Questions without a plan at one end first, then by the difference in yen and the dates
        that move; of equal ones in the order of the table of ranges.

    Raises:
        InterruptedSearchError: If it was stopped before there was a plan.
        NoPlanError: If there is no plan with what is assumed.

    Complexity: two short descents for each question, two plans for each of the ``top``, and up to
        as many again where one subject stands out.
    """
    measure = Measure(known, stop)
    screened, nothing = _screened(known, measure)
    rows: list[tuple[int, Matter]] = []
    for number, asked in enumerate(screened[:top], start=1):
        if stop():
            break
        told(number, min(top, len(screened)), what(known, asked.question))
        row = _matter(known, measure, asked)
        if stop():
            break
        score = measure.score(row.low, row.high)
        if score:
            rows.append((-score, row))
        else:
            nothing.append(asked.question)
    base, interrupted = measure.base, stop()
    order = {row.id: row.order for row in known.catalogue.ranges}
    rows.sort(key=lambda entry: (entry[0], order[entry[1].key]))
    nothing.sort(key=lambda question: question.range.order)
    return Matters(
        cash_yen=base.cash,
        total_yen=base.total,
        proven=base.result.status == "optimal",
        weight_yen=WEIGHT,
        rows=tuple(row for _, row in rows),
        # what was not measured matters less only than what was
        less=() if interrupted else _rest(known, [asked.question for asked in screened[top:]]),
        nothing=_rest(known, nothing),
        interrupted=interrupted,
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question with its answers tried at both ends of the range."""

    question: Question
    low: Trial
    high: Trial


def _asked(known: Known, measure: Measure, question: Question) -> _Asked:
    low, high = (measure.trial(question.answered(known, end)) for end in _ENDS)
    return _Asked(question, low, high)


def _screened(known: Known, measure: Measure) -> tuple[list[_Asked], list[Question]]:
    """The questions by their rough effect, and those whose answer nothing depends on."""
    scored: list[tuple[int, _Asked]] = []
    nothing: list[Question] = []
    for question in questions(known):
        if measure.stop():
            break
        asked = _asked(known, measure, question)
        if measure.changes(asked.low) or measure.changes(asked.high):
            scored.append((-_rough_score(measure, asked), asked))
        else:
            nothing.append(question)
    scored.sort(key=lambda entry: (entry[0], entry[1].question.range.order))
    return [asked for _, asked in scored], nothing


def _rough_score(measure: Measure, asked: _Asked) -> int:
    return measure.score(measure.roughly(asked.low), measure.roughly(asked.high))


def _matter(known: Known, measure: Measure, asked: _Asked) -> Matter:
    question = asked.question
    low, high = measure.planned(asked.low), measure.planned(asked.high)
    row = question.range
    return Matter(
        key=row.id,
        what=what(known, question),
        subjects=question.subjects,
        ask=whom(known, question),
        assumed=row.assumed,
        low_words=row.low_words,
        high_words=row.high_words,
        source=row.source,
        confidence=row.confidence,
        low=low,
        high=high,
        difference_yen=measure.difference(low, high),
        lead=_lead(known, measure, question, measure.score(low, high)),
    )


def _lead(known: Known, measure: Measure, question: Question, whole: int) -> Lead | None:
    """The subject that alone makes up at least half of what the question changes."""
    scored: list[tuple[int, int, _Asked]] = []
    for number, part in enumerate(question.parts()[:_MOST_PARTS] if whole else ()):
        if measure.stop():
            return None
        asked = _asked(known, measure, part)
        scored.append((-_rough_score(measure, asked), number, asked))
    if not scored:
        return None
    _, _, asked = min(scored, key=lambda entry: entry[:2])
    low, high = measure.planned(asked.low), measure.planned(asked.high)
    if 2 * measure.score(low, high) < whole:
        return None
    subject = asked.question.subjects[0]
    return Lead(
        subject=subject,
        name=subject_name(known, subject),
        low=low,
        high=high,
        difference_yen=measure.difference(low, high),
    )


def _rest(known: Known, left: Sequence[Question]) -> tuple[Rest, ...]:
    return tuple(
        Rest(key=question.range.id, what=what(known, question), ask=whom(known, question))
        for question in left
    )
