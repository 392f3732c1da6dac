"""Second block: dates, figures, money, bridges, gaps and decisions due that changed."""

from collections.abc import Iterator

from migplan.model.difference_document import BridgeRow, DueRow, Move, PlanDifference
from migplan.report.difference.grid import Chapter, amounts, chapter, signed
from migplan.report.difference.said import cause
from migplan.report.joint.speech import Speech

_CAUSES = 3


def consequences(speech: Speech, found: PlanDifference) -> Iterator[Chapter]:
    """In the order in which people ask."""
    yield from _systems(speech, found)
    yield from _moved(speech, found)
    words, formats = speech.words, speech.formats
    yield from amounts(
        speech, "figures", "figure", [(words(f"since.{row.key}"), row) for row in found.figures]
    )
    yield from amounts(
        speech,
        "by_fiscal_year",
        "year",
        [(formats.short_year(int(row.key)), row) for row in found.by_fiscal_year],
    )
    yield from amounts(
        speech, "by_kind", "kind", [(words(f"cost.{row.key}"), row) for row in found.by_kind]
    )
    yield from _bridges(speech, found)
    yield from _gaps(speech, found)
    yield from _due(speech, found)


def _systems(speech: Speech, found: PlanDifference) -> Iterator[Chapter]:
    kinds = (("added", found.added), ("dropped", found.dropped), ("done", found.done))
    rows = [(row.name, speech.words(f"diff.{key}")) for key, named in kinds for row in named]
    yield from chapter(speech, "systems", ("system", "what"), rows)


def _moved(speech: Speech, found: PlanDifference) -> Iterator[Chapter]:
    words, day = speech.words, speech.formats.day
    rows = [
        (
            row.name,
            day(row.before),
            day(row.after),
            shift(speech, row.months),
            row.decided_by or words("since.computed"),
            _why(speech, row),
        )
        for row in found.moved
    ]
    yield from chapter(speech, "moved", ("system", "old", "new", "months", "who", "why"), rows)


def shift(speech: Speech, months: int) -> str:
    """``3か月遅く``; another day of the same month says so."""
    if not months:
        return speech.words("since.days")
    key = "since.months_later" if months > 0 else "since.months_earlier"
    return speech.words(key, n=str(abs(months)))


def _why(speech: Speech, row: Move) -> str:
    words = speech.words
    if not row.causes:
        return words("since.other")
    told = words("list.semicolon").join(cause(speech, each) for each in row.causes[:_CAUSES])
    rest = len(row.causes) - _CAUSES
    return told + (words("list.and_more", n=str(rest)) if rest > 0 else "")


def _bridges(speech: Speech, found: PlanDifference) -> Iterator[Chapter]:
    day = speech.formats.day
    for key, bridges in (
        ("bridges_came", found.bridges_came),
        ("bridges_went", found.bridges_went),
    ):
        rows = [
            (row.linkage, _ends(row), day(row.start), day(row.end), f"{row.cost_yen:,}")
            for row in bridges
        ]
        yield from chapter(speech, key, ("linkage", "ends", "from", "to", "yen"), rows, (4,))
    changed = [
        (
            row.after.linkage,
            _ends(row.after),
            _period(speech, row.before),
            _period(speech, row.after),
            signed(row.after.cost_yen - row.before.cost_yen),
        )
        for row in found.bridges_changed
    ]
    head = ("linkage", "ends", "period_before", "period_after", "yen_change")
    yield from chapter(speech, "bridges_changed", head, changed, (4,))


def _ends(row: BridgeRow) -> str:
    return f"{row.provider} → {row.consumer}"


def _period(speech: Speech, row: BridgeRow) -> str:
    day = speech.formats.day
    return f"{day(row.start)}～{day(row.end)}"


def _gaps(speech: Speech, found: PlanDifference) -> Iterator[Chapter]:
    words = speech.words
    for key, gaps in (("gaps_came", found.gaps_came), ("gaps_went", found.gaps_went)):
        rows = [
            (
                row.gap,
                words(f"severity.{row.severity}"),
                words.say(row.title),
                words.say(row.finding),
            )
            for row in gaps
        ]
        yield from chapter(speech, key, ("gap", "severity", "gap_title", "finding"), rows)


def _due(speech: Speech, found: PlanDifference) -> Iterator[Chapter]:
    words, day = speech.words, speech.formats.day
    for key, due in (("due_came", found.due_came), ("due_went", found.due_went)):
        rows = [(day(row.due), *_decision(speech, row)) for row in due]
        yield from chapter(speech, key, ("due", "by", "decision"), rows)
    changed = [
        (
            day(row.before.due),
            day(row.after.due),
            words.say(row.after.who),
            words.say(row.after.what)
            if row.before.what == row.after.what
            else f"{words.say(row.before.what)} → {words.say(row.after.what)}",
        )
        for row in found.due_changed
    ]
    yield from chapter(
        speech, "due_changed", ("due_before", "due_after", "by", "decision"), changed
    )


def _decision(speech: Speech, row: DueRow) -> tuple[str, str]:
    return speech.words.say(row.who), speech.words.say(row.what)
