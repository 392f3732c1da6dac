"""The report as a workbook: the answer, the roadmap as cells, the registers, the budget, the premises.

A reader gets the sheets of those sections that the page has for them, and no other.
"""

from collections.abc import Callable, Iterator
from typing import Any

from migplan.report import book
from migplan.report.audience import Audience
from migplan.report.book import Sheet
from migplan.report.shapes.job import Job
from migplan.report.shapes.roadmap_cells import MARGIN, add_roadmap
from migplan.report.shapes.table_sheet import Filled, sheet_of
from migplan.report.views.bridge_tables import bridge_table, rework_table
from migplan.report.views.cards import cards
from migplan.report.views.context import Context
from migplan.report.views.decisions import decisions
from migplan.report.views.gap_table import gap_table, kinds_table
from migplan.report.views.headline import headline
from migplan.report.views.money import money
from migplan.report.views.premises import assumption_table, price_table
from migplan.report.views.residents import residents
from migplan.report.views.sections import FRONT, REST
from migplan.report.views.since import since
from migplan.report.views.spending import spending_table
from migplan.report.views.table import Table
from migplan.report.width import em_width
from migplan.report.xlsx import packed
from migplan.report.xlsx_cells import FONT, letter, put
from migplan.report.xlsx_sheet import write_sheet

REPORT = "report.xlsx"
_LINE = 16.0
"""Points of one line."""


def _budget(context: Context) -> Table | None:
    spent = money(context)
    return spent.table if spent else None


def _kinds(context: Context) -> Table | None:
    return kinds_table(context) if gap_table(context) else None


def _noticed(context: Context) -> Table | None:
    found = residents(context)
    return found.table if found else None


def _moved(context: Context) -> Table | None:
    found = since(context)
    return found.moved if found else None


def _due(context: Context) -> Table | None:
    found = decisions(context)
    return found.table if found else None


_TABLES: tuple[tuple[str, str, Callable[[Context], Table | None]], ...] = (
    ("decisions", "decisions", _due),
    ("bridges", "bridges", bridge_table),
    ("reworks", "bridges", rework_table),
    ("gaps", "gaps", gap_table),
    ("kinds", "gaps", _kinds),
    ("budget", "money", _budget),
    ("spending", "spending", spending_table),
    ("premises", "premises", assumption_table),
    ("prices", "premises", price_table),
    ("residents", "residents", _noticed),
    ("since", "since", _moved),
)
"""Sheets behind the summary and the roadmap: the key of the name, the section of the page whose
readers get it, and the table."""

_IF_ANY = frozenset({"residents", "since"})
"""Sheets that are there only with something on them. From readers who see a part of the plan every
empty sheet is kept: that there is nothing could not be said."""

_READERS = {section.key: section.readers for section in (*FRONT, *REST)}


def files(job: Job) -> dict[str, bytes]:
    """``report.xlsx``."""
    return {REPORT: workbook(job)}


def workbook(job: Job) -> bytes:
    """The workbook; equal plans give equal bytes."""
    import openpyxl

    made: Any = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    words = job.context.words
    results: dict[tuple[int, str], int] = {}
    write_sheet(made, _summary(job), {}, words.lang)
    add_roadmap(made, job, words("book.roadmap"), _above(job, words("book.roadmap_title")))
    for key, table in _tables(job.context):
        name = words(f"book.{key}")
        filled = sheet_of(job.context, table, name, _above(job, name))
        write_sheet(made, filled.sheet, {}, words.lang)
        narrow(made.worksheets[-1])
        number = len(made.worksheets)
        for cell, value in below(made.worksheets[-1], filled).items():
            results[number, cell] = value
    made.calculation.fullCalcOnLoad = True
    return packed(made, job.title, job.plan.as_of, results)


def _tables(context: Context) -> Iterator[tuple[str, Table | None]]:
    """The sheets of the reader: the key of the name, and what is on it."""
    whole = context.audience is Audience.DIVISION
    for key, section, look in _TABLES:
        table = look(context) if context.audience in _READERS[section] else None
        if table or (whole and key not in _IF_ANY):
            yield key, table


def narrow(ws: Any) -> None:
    """Small margins: a register is wide."""
    for side in ("left", "right", "top"):
        setattr(ws.page_margins, side, MARGIN)


def _above(job: Job, name: str) -> tuple[str, ...]:
    return (name, job.title, *job.marks)


def _summary(job: Job) -> Sheet:
    context, words = job.context, job.context.words
    said = headline(context)
    rows: list[tuple[book.Cell, ...]] = [(words("book.answer"), said.main)]
    if said.status:
        sign = "▲" if said.bad else "✓"
        rows.append((words("book.states"), f"{sign} {said.status}"))
    rows += said.points
    for card in cards(context):
        value = words("shapes.amount", value=card.value, unit=card.unit).strip()
        notes = [note for note in (card.bad and f"▲ {card.bad}", *card.notes) if note]
        rows.append((card.title, "\n".join((value, *notes))))
    due = decisions(context)
    for item in due.top if due else ():
        text = "\n".join(part for part in (item.what, item.who, item.past) if part)
        rows.append((words("book.due", date=item.due), text))
    if due and due.more:
        rows.append((words("decisions.title"), due.more))
    tints: dict[tuple[int, int], book.Tint] = {(1, 1): "bad"} if said.bad else {}
    return Sheet(
        words("book.summary"),
        (book.Column(words("book.item"), 34), book.Column(words("book.content"), 110)),
        rows,
        (job.title, *job.marks),
        tints=tints,
    )


def below(ws: Any, filled: Filled) -> dict[str, int]:
    """Write what stands below the rows, and the sums; what the sums come to."""
    from openpyxl.styles import Alignment, Border, Font, Side

    first = filled.sheet.header_row + 2
    strong, line = Font(name=FONT, size=10, bold=True), Side(style="thin", color="B8BFC6")
    rows = len(filled.sheet.rows)
    for n, row in enumerate(filled.foot):
        tall = 1
        for c, value in enumerate(row):
            cell = put(ws, first + rows + n, c + 1, value)
            cell.font, cell.border = strong, Border(line, line, line, line)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            room = max(filled.sheet.columns[c].width - 1, 1)
            if isinstance(value, str):
                tall = max(tall, 1 + int(em_width(value) * 2 / room))
            cell.number_format = "#,##0" if isinstance(value, int) else "@"
        ws.row_dimensions[first + rows + n].height = _LINE * tall
    found: dict[str, int] = {}
    for (n, c), formula in filled.formulas.items():
        cell = ws.cell(first + n, c + 1)
        cell.value = formula.text
        found[f"{letter(c + 1)}{first + n}"] = formula.value
    return found
