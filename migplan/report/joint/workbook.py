"""A page about several plans as a workbook: the answer, then a sheet for each table."""

from collections.abc import Iterator
from typing import Any

from migplan.report import book
from migplan.report.book import Sheet
from migplan.report.joint.page import JointPage
from migplan.report.joint.speech import Speech
from migplan.report.shapes.book import below, narrow
from migplan.report.shapes.table_sheet import sheet_of
from migplan.report.sheet_names import sheet_names
from migplan.report.views.table import Table
from migplan.report.xlsx import packed
from migplan.report.xlsx_sheet import write_sheet


def joint_workbook(page: JointPage) -> bytes:
    """The workbook; equal pages give equal bytes."""
    import openpyxl

    made: Any = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    speech = Speech.of(page.lang)
    results: dict[tuple[int, str], int] = {}
    tables = list(_tables(page))
    first, *names = sheet_names([speech.words("joint.summary"), *(t.caption for t in tables)])
    write_sheet(made, _summary(page, speech, first), {}, page.lang)
    for name, table in zip(names, tables, strict=True):
        filled = sheet_of(speech, table, name, _above(page))
        write_sheet(made, filled.sheet, {}, page.lang)
        narrow(made.worksheets[-1])
        for cell, value in below(made.worksheets[-1], filled).items():
            results[len(made.worksheets), cell] = value
    made.calculation.fullCalcOnLoad = True
    return packed(made, f"{page.name} {page.kind}", page.as_of, results)


def _tables(page: JointPage) -> Iterator[Table]:
    for part in (*page.front, *page.parts):
        yield from part.tables


def _above(page: JointPage) -> tuple[str, ...]:
    marks = (f"{mark.name}: {mark.note}" for mark in page.marks)
    return (f"{page.name} {page.kind}", page.as_of_said, *marks)


def _summary(page: JointPage, speech: Speech, name: str) -> Sheet:
    words = speech.words
    rows: list[tuple[book.Cell, ...]] = [(words("joint.answer"), page.answer)]
    if page.status:
        rows.append((words("joint.status"), f"{'▲' if page.bad else '✓'} {page.status}"))
    rows += page.points
    for stat in page.stats:
        rows.append((stat.label, "\n".join((stat.value, *stat.notes))))
    for part in (*page.front, *page.parts):
        said = [text for text in (part.lead, *part.points, *part.notes) if text]
        if said:
            rows.append((part.title, "\n".join(said)))
    tints: dict[tuple[int, int], book.Tint] = {(1, 1): "bad"} if page.bad and page.status else {}
    columns = (book.Column(words("book.item"), 34), book.Column(words("book.content"), 110))
    return Sheet(name, columns, rows, _above(page), tints=tints)
