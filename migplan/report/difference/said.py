"""First block: the premises that people changed, and what they decided about gaps."""

from collections.abc import Iterator

from migplan.model.difference_document import Judged, PlanDifference, Premise
from migplan.report.difference.grid import Chapter, chapter
from migplan.report.joint.speech import Speech


def said_chapters(speech: Speech, found: PlanDifference) -> Iterator[Chapter]:
    """Premises, then decisions on gaps."""
    say = speech.words.say
    yield from chapter(
        speech,
        "premises",
        ("premise", "old", "new"),
        [(say(row.what), say(row.before), say(row.after)) for row in found.premises],
    )
    yield from chapter(
        speech,
        "judgements",
        ("gap", "old", "new"),
        [
            (
                f"{row.gap} {say(row.title) or speech.words('diff.not_found')}",
                judged(speech, row.before),
                judged(speech, row.after),
            )
            for row in found.judgements
        ],
    )


def judged(speech: Speech, row: Judged | None) -> str:
    """``許容する（資産税課長、R8.9.1、R9.3.31まで）``; undecided without one."""
    words, day = speech.words, speech.formats.day
    if row is None:
        return words("verdict.open")
    values = {"verdict": words(f"verdict.{row.verdict}"), "who": row.who, "when": day(row.when)}
    if row.until is None:
        return words("diff.judged", **values)
    return words("diff.judged_until", **values, until=day(row.until))


def cause(speech: Speech, row: Premise) -> str:
    """``税システムの移行期限：R10.3.31 → R11.3.31``."""
    say = speech.words.say
    return speech.words(
        "since.cause", what=say(row.what), before=say(row.before), after=say(row.after)
    )
