"""A summary in Markdown, to be put into a mail: the answer, what to decide, money, waves, what is open."""

import re
from collections.abc import Iterator
from itertools import chain

from migplan import __version__
from migplan.report.audience import Audience
from migplan.report.shapes.job import Job
from migplan.report.views.cards import cards
from migplan.report.views.context import Context
from migplan.report.views.decisions import decisions
from migplan.report.views.headline import headline
from migplan.report.views.money import money
from migplan.report.views.table import Cell, Table
from migplan.report.views.wave_table import wave_table

SUMMARY = "summary.md"
_MARKUP = re.compile(r"[\\`*_{}\[\]#|~^$!]")
_ENTITIES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"))


def files(job: Job) -> dict[str, str]:
    """``summary.md``."""
    return {SUMMARY: summary(job)}


def summary(job: Job) -> str:
    """The whole text; its last line is this program's mark."""
    context = job.context
    parts = chain(
        [f"# {plain(job.title)}", *(f"**{plain(mark)}**" for mark in job.marks)],
        _answer(context),
        _decisions(context),
        _tables(context),
        _rest(context),
    )
    return "\n\n".join(parts) + f"\n\n<!-- by migplan {__version__} -->\n"


def plain(text: str) -> str:
    """Text that means nothing but itself, in Markdown and in the HTML made of it."""
    for char, entity in _ENTITIES:
        text = text.replace(char, entity)
    return _MARKUP.sub(lambda found: "\\" + found[0], text)


def table_text(context: Context, table: Table) -> str:
    """A table with its rows below each other; notes and badges stand beside their text."""
    head = [plain(column.label) for column in table.columns]
    rule = ["---:" if column.number else "---" for column in table.columns]
    rows = ([_cell(context, cell) for cell in row.cells] for row in (*table.rows, *table.foot))
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, rule, *rows))


def _cell(context: Context, cell: Cell) -> str:
    """The text, then its badge and its note; keys to colours are left out with the colours."""
    badge = "" if cell.badge_class.startswith("key") else cell.badge
    return plain(_aside(context, cell.text, badge, cell.note))


def _aside(context: Context, text: str, *notes: str) -> str:
    """A text with notes in brackets; a note without a text stands for itself."""
    said = context.formats.people([note for note in notes if note])
    return context.words("shapes.aside", text=text, note=said) if text and said else text or said


def _answer(context: Context) -> Iterator[str]:
    words, said = context.words, headline(context)

    def said_of(word: str, sentence: str) -> str:
        return f"- {plain(words('shapes.point', word=word, said=sentence))}"

    yield f"## {plain(words('shapes.answer'))}"
    sign = "▲" if said.bad else "✓"
    yield plain(said.main) + (f"\n\n**{sign} {plain(said.status)}**" if said.status else "")
    points = [said_of(word, sentence) for word, sentence in said.points]
    for card in cards(context):
        notes = [note for note in (card.bad and f"▲ {card.bad}", *card.notes) if note]
        value = words("shapes.amount", value=card.value, unit=card.unit).strip()
        points.append(said_of(card.title, _aside(context, value, *notes)))
    yield "\n".join(points)


def _decisions(context: Context) -> Iterator[str]:
    due = decisions(context)
    if due:
        yield f"## {plain(context.words('decisions.title'))}"
        yield plain(due.table.caption)
        yield table_text(context, due.table)


def _tables(context: Context) -> Iterator[str]:
    spent = money(context)
    if spent:
        yield f"## {plain(context.words('section.money'))}"
        yield plain(context.words("money.lead"))
        yield table_text(context, spent.table)
    waves = wave_table(context)
    if waves:
        yield f"## {plain(context.words('shapes.waves'))}"
        yield table_text(context, waves)


def _rest(context: Context) -> Iterator[str]:
    words, plan = context.words, context.plan
    open_ones = [gap for gap in plan.gaps if gap.counts]
    overdue = sum(1 for gap in open_ones if gap.due is not None and gap.due <= plan.as_of)
    whole = context.audience is Audience.DIVISION
    lines: list[str] = []
    if open_ones or whole:  # to others, who see a part of the plan, "none" could not be said
        yield f"## {plain(words('shapes.open'))}"
        lines.append(words("shapes.open_gaps", n=words.count("gap", len(open_ones))))
    if overdue:
        lines.append(words("shapes.open_overdue", n=words.count("gap", overdue)))
    known = {row.key for row in plan.case.assumptions}
    assumed = sum(1 for key in plan.assumptions if key in known)
    if assumed:
        lines.append(words("shapes.assumed", n=words.count("assumption", assumed)))
    lines.append(words("shapes.more" if whole else "shapes.more_figures"))
    yield "\n".join(f"- {plain(line)}" for line in lines)
