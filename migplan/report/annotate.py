"""The repair file: a copy of what somebody wrote, with a comment on every bad cell and a list.

The copy is a workbook of its own; the files themselves are never touched.
"""

import io
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from migplan.diagnostics.diagnostic import Severity
from migplan.importers.written import Written
from migplan.report.book import Book, Cell, Column, Sheet, Tint
from migplan.report.findings import Finding
from migplan.report.sheet_names import quoted, sheet_names
from migplan.report.width import em_width
from migplan.report.words import Words
from migplan.report.xlsx import repacked, xlsx_bytes
from migplan.report.xlsx_cells import comment_of
from migplan.report.xlsx_sheet import add_sheet

MOST_COMMENTS = 2_000
"""Comments in one workbook; office programs grow slow with more."""

_PLACE = 2
"""Column of the list that leads to the cell."""
_CELL = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_GROUNDS = {Severity.ERROR: "F9DEDC", Severity.WARNING: "FFF6DD"}
_WIDEST, _NARROWEST, _LINE_WIDTH = 48.0, 8.0, 120.0


def annotated_workbook(
    book: Any, title: str, findings: Sequence[Finding], day: date, lang: str, *, lost: bool
) -> bytes:
    """A copy of a workbook with comments, colour and a list of what was found.

    Args:
        book: An openpyxl workbook of the user's, which is changed; formulas stay as they are.
        title: What the file is called.
        findings: With the places of cells.
        day: Written into the file's properties.
        lang: Language of comments and list.
        lost: Whether something of the user's workbook is missing from ``book``.
    """
    from openpyxl.styles import PatternFill

    words = Words(lang)
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    by_cell: dict[tuple[str, str], list[Finding]] = {}
    targets: dict[int, str] = {}
    for number, finding in enumerate(findings):
        sheet = sheets.get(finding.location.sheet)
        if sheet is None:
            continue
        cell = _anchor(sheet, finding.location.cell)
        targets[number] = f"{quoted(sheet.title)}!{cell or 'A1'}"
        if cell and finding.severity:
            by_cell.setdefault((sheet.title, cell), []).append(finding)
    for number, ((name, place), found) in enumerate(by_cell.items()):
        cell = sheets[name][place]
        cell.fill = PatternFill("solid", fgColor=_GROUNDS[_worst(found)])
        if number < MOST_COMMENTS:
            old = f"{cell.comment.text}\n――――\n" if cell.comment else ""
            cell.comment = comment_of(old + _comment(found, words))
    (name,) = sheet_names([words("mend.sheet")], book.sheetnames)
    remarks = [words("mend.lost")] if lost else []
    listed = _list(name, title, findings, targets, words, len(by_cell), remarks)
    add_sheet(book, listed, 0)
    book.active = 0
    for sheet in book.worksheets:
        # sheets that are chosen together are changed together
        sheet.sheet_view.tabSelected = sheet.title == name
    out = io.BytesIO()
    book.save(out)
    return repacked(out.getvalue(), day)


def annotated_texts(
    files: Sequence[Written], title: str, findings: Sequence[Finding], day: date, lang: str
) -> bytes:
    """Text files as sheets, with comments, colour and a list of what was found."""
    words = Words(lang)
    first = words("mend.sheet")
    names = sheet_names((file.name for file in files), (first,))
    targets: dict[int, str] = {}
    marks: dict[str, dict[tuple[int, int], list[Finding]]] = {file.name: {} for file in files}
    by_name = {file.name: (file, name) for file, name in zip(files, names, strict=True)}
    for number, finding in enumerate(findings):
        if str(finding.location.path) not in by_name:
            continue
        file, name = by_name[str(finding.location.path)]
        found = file.find(finding.location)
        targets[number] = f"{quoted(name)}!A1"
        if found is None:
            continue
        row, cell = found
        # one row below the header, one column after the line's number
        targets[number] = f"{quoted(name)}!{_letter(cell + 2)}{row + 2}"
        if finding.severity:
            marks[file.name].setdefault((row, cell + 1), []).append(finding)
    left = MOST_COMMENTS
    sheets: list[Sheet] = []
    for file, name in zip(files, names, strict=True):
        sheets.append(_copy(file, name, marks[file.name], words, left))
        left = max(left - len(marks[file.name]), 0)
    marked = sum(len(cells) for cells in marks.values())
    remarks = [] if files else [words("mend.no_copy")]
    listed = _list(first, title, findings, targets, words, marked, remarks)
    return xlsx_bytes(Book(listed.above[0], (listed, *sheets), day, lang))


def _list(
    name: str,
    title: str,
    findings: Sequence[Finding],
    targets: Mapping[int, str],
    words: Words,
    marked: int,
    remarks: Sequence[str],
) -> Sheet:
    """The sheet of all that was found."""
    errors = sum(1 for finding in findings if finding.severity is Severity.ERROR)
    warnings = sum(1 for finding in findings if finding.severity is Severity.WARNING)
    others = len(findings) - errors - warnings
    columns = (
        Column(words("mend.number"), 6, form="number"),
        Column(words("mend.severity"), 20),
        Column(words("mend.place"), 32),
        Column(words("mend.what"), 60),
        Column(words("mend.hint"), 60),
        Column(words("mend.code"), 16),
    )
    rows: list[list[Cell]] = [
        [number, finding.word, finding.place, finding.what, finding.hint or None, finding.code]
        for number, finding in enumerate(findings, start=1)
    ]
    counts = {"errors": str(errors), "warnings": str(warnings), "others": str(others)}
    tints: dict[tuple[int, int], Tint] = {
        (n, 1): "bad" if finding.severity is Severity.ERROR else "assumed"
        for n, finding in enumerate(findings)
        if finding.severity
    }
    most = [words("mend.most", n=f"{MOST_COMMENTS:,}")] if marked > MOST_COMMENTS else []
    return Sheet(
        name=name,
        columns=columns,
        rows=rows,
        above=(
            words("mend.title", name=title),
            words("mend.counts", **counts),
            words("mend.how" if errors or warnings else "mend.fine"),
            *most,
            *remarks,
        ),
        tints=tints,
        links={(n, _PLACE): target for n, target in targets.items()},
    )


def _copy(
    file: Written,
    name: str,
    marks: Mapping[tuple[int, int], Sequence[Finding]],
    words: Words,
    comments: int,
) -> Sheet:
    """A file as a sheet; the number of the line stands in front."""
    wide = max((len(row) for row in file.rows), default=1)
    if wide == 1:
        titles = [Column(words("mend.content"), _LINE_WIDTH)]
    else:
        titles = [Column(words("mend.column", n=str(n + 1)), _width(file, n)) for n in range(wide)]
    rows = [
        [line, *row, *[None] * (wide - len(row))]
        for line, row in zip(file.lines, file.rows, strict=True)
    ]
    tints: dict[tuple[int, int], Tint] = {
        place: "bad" if _worst(found) is Severity.ERROR else "assumed"
        for place, found in marks.items()
    }
    told = list(marks.items())[:comments]
    return Sheet(
        name=name,
        columns=[Column(words("mend.line"), 6, form="number"), *titles],
        rows=rows,
        notes={place: _comment(found, words) for place, found in told},
        tints=tints,
    )


def _width(file: Written, column: int) -> float:
    """Characters that the widest of the first cells needs, within reason."""
    first = (row[column] for row in file.rows[:200] if column < len(row))
    widest = max((em_width(line) for text in first for line in text.split("\n")), default=0.0)
    return min(max(widest * 2 + 2, _NARROWEST), _WIDEST)


def _comment(found: Sequence[Finding], words: Words) -> str:
    lines: list[str] = []
    for finding in found:
        lines.append(words("mend.comment", word=finding.word, code=finding.code, what=finding.what))
        if finding.hint:
            lines.append(words("mend.comment_hint", hint=finding.hint))
    return "\n".join(lines)


def _worst(found: Sequence[Finding]) -> Severity:
    errors = any(finding.severity is Severity.ERROR for finding in found)
    return Severity.ERROR if errors else Severity.WARNING


def _anchor(sheet: Any, cell: str) -> str:
    """The cell that shows a place: the first one where cells are merged; empty for no cell."""
    from openpyxl.utils.cell import coordinate_to_tuple

    if not _CELL.fullmatch(cell):
        return ""
    row, column = coordinate_to_tuple(cell)
    if row > _LAST_ROW or column > _LAST_COLUMN:
        return ""
    for span in sheet.merged_cells.ranges:
        if span.min_row <= row <= span.max_row and span.min_col <= column <= span.max_col:
            return f"{_letter(span.min_col)}{span.min_row}"
    return cell


def _letter(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(column)
