from collections.abc import Iterator
from pathlib import Path

from migplan.report.audience import SEES, Audience, Sight
from migplan.report.office_reading import replaceable
from migplan.report.views.sections import FRONT, REST
from migplan.report.words import Words

DOCS = Path(__file__).resolve().parents[2] / "docs"
MARKS = {Sight.ALL: "○", Sight.PART: "一部", Sight.NONE: "―"}
UNTITLED = {
    "answer": ("答え", "The answer"),
    "cards": ("要点", "Key figures"),
}
"""Sections of page one that carry no title."""


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def rows() -> Iterator[str]:
    """The rows of both tables of ``docs/readers.md``, as the code has them."""
    ja, en = Words("ja"), Words("en")
    for topic, sights in SEES.items():
        title = f"{ja(f'reader.sees_{topic}')} / {en(f'reader.sees_{topic}')}"
        yield _row(title, *(MARKS[sights[audience]] for audience in Audience))
    for section in (*FRONT, *REST):
        names = UNTITLED.get(section.key) or tuple(w(f"section.{section.key}") for w in (ja, en))
        marks = ("○" if audience in section.readers else "―" for audience in Audience)
        yield _row(" / ".join(names), *marks)


def test_the_page_about_readers_says_what_the_code_does():
    text = (DOCS / "readers.md").read_text(encoding="utf-8")

    assert [row for row in rows() if row not in text] == []


def test_the_page_about_templates_names_every_block():
    text = (DOCS / "templates.md").read_text(encoding="utf-8")

    assert [name for name in replaceable() if f"`{name}`" not in text] == []
