"""The difference of two versions as chapters in two blocks: what people said, what follows from it."""

from collections.abc import Iterator
from dataclasses import dataclass

from migplan.model.difference_document import PlanDifference
from migplan.report.difference.consequences import consequences
from migplan.report.difference.grid import Chapter
from migplan.report.difference.said import said_chapters
from migplan.report.joint.speech import Speech
from migplan.report.shown import shown


@dataclass(frozen=True, slots=True)
class Block:
    """One half of the difference."""

    title: str
    lines: tuple[str, ...]
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class View:
    """Everything in one language."""

    title: str
    lead: str
    notes: tuple[str, ...]
    blocks: tuple[Block, ...]
    """None for equal plans."""


def view(found: PlanDifference, lang: str) -> View:
    """What a reader is shown."""
    speech = Speech.of(lang)
    words, formats = speech.words, speech.formats
    lead = words(
        "diff.versions",
        old=formats.long_day(found.old.as_of),
        new=formats.long_day(found.new.as_of),
    )
    notes = tuple(_notes(speech, found))
    title = words("diff.title", name=shown(found.municipality))
    if not found.differs:
        return View(title, lead, (*notes, words("diff.none")), ())
    said, follows = tuple(said_chapters(speech, found)), tuple(consequences(speech, found))
    moved_on = tuple(_as_of(speech, found))
    blocks = (
        Block(
            words("diff.said"),
            moved_on or (() if said else (words("diff.nothing_said"),)),
            said,
        ),
        Block(words("diff.follows"), () if follows else (words("diff.no_consequence"),), follows),
    )
    return View(title, lead, notes, blocks)


def _as_of(speech: Speech, found: PlanDifference) -> Iterator[str]:
    if found.old.as_of != found.new.as_of:
        day = speech.formats.day
        yield speech.words("diff.as_of_moved", old=day(found.old.as_of), new=day(found.new.as_of))


def _notes(speech: Speech, found: PlanDifference) -> Iterator[str]:
    words = speech.words
    if found.new.kept:
        yield words("diff.kept", n=words.count("system", found.new.kept))
    ended = [
        words(f"diff.{key}")
        for key, plan in (("old", found.old), ("new", found.new))
        if plan.status == "interrupted"
    ]
    if ended:
        yield words("diff.interrupted", which=speech.formats.people(ended))
