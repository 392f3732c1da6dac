"""Rows and columns of plain text, before anybody knows whether they become text or Markdown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from migplan.model.difference_document import Change
from migplan.report.joint.speech import Speech
from migplan.report.shown import shown


@dataclass(frozen=True, slots=True)
class Chapter:
    """A title and a table; the first row heads it."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = frozenset()
    """Columns that are set to the right."""


def chapter(
    speech: Speech,
    key: str,
    head: Sequence[str],
    rows: Iterable[Sequence[str]],
    numbers: Iterable[int] = (),
) -> tuple[Chapter, ...]:
    """The chapter of a key of the words; none without rows."""
    cells = tuple(tuple(shown(cell) for cell in row) for row in rows)
    if not cells:
        return ()
    words = speech.words
    title = words("diff.listed", title=words(f"diff.{key}"), n=words.count("item", len(cells)))
    heads = tuple(words(f"diff.{name}") for name in head)
    return (Chapter(title, heads, cells, frozenset(numbers)),)


def amounts(
    speech: Speech, key: str, first: str, rows: Iterable[tuple[str, Change]]
) -> tuple[Chapter, ...]:
    """A chapter of numbers: before, now, change."""
    numbers = [
        (name, f"{row.before:,}", f"{row.after:,}", signed(row.change)) for name, row in rows
    ]
    made = chapter(speech, key, (first, "old", "new", "change"), numbers, (1, 2, 3))
    return tuple(replace(each, title=speech.words(f"diff.{key}")) for each in made)


def signed(value: int) -> str:
    """``+1,200``, ``−300``, ``±0``."""
    if not value:
        return "±0"
    return f"+{value:,}" if value > 0 else f"−{-value:,}"
