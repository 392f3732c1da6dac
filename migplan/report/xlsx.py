"""A workbook as the bytes of an ``.xlsx`` file: the same book, the same bytes.

openpyxl writes the parts; the package around them is written anew, because the library stamps it
with the clock. The first part says that migplan made the file. An office program that saves it
takes that mark away, so a file that somebody has worked on is never overwritten.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import date
from typing import Any

from migplan import __version__
from migplan.report.book import Book
from migplan.report.xlsx_sheet import add_choices, choice_lists, write_sheet

_FIRST_PART = "docProps/app.xml"
_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_FIXED_HEIGHT = re.compile(rb'(<row [^>]*?) customHeight="1"')


def xlsx_bytes(book: Book) -> bytes:
    """Write a workbook.

    Text is stored as text: nothing in a cell becomes a formula. Text longer than a cell can hold
    is cut there with a note of how much is missing.
    """
    import openpyxl

    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    lists = choice_lists(book.sheets)
    for sheet in book.sheets:
        write_sheet(made, sheet, lists, book.lang)
    if lists:
        add_choices(made, lists)
    return packed(made, book.title, book.created)


def packed(
    made: Any, title: str, created: date, results: Mapping[tuple[int, str], int] | None = None
) -> bytes:
    """An openpyxl workbook as the bytes of a file.

    Args:
        made: The workbook.
        title: Written into the file's properties.
        created: The as-of date.
        results: What formulas come to, by number of the sheet from 1 and cell: for programs that
            show a workbook without computing it.
    """
    made.properties.title = title
    made.properties.creator = "migplan"
    out = io.BytesIO()
    made.save(out)
    return repacked(_rewritten(out.getvalue(), results or {}), created)


def _rewritten(data: bytes, results: Mapping[tuple[int, str], int]) -> bytes:
    """Rows keep the height they were given only until somebody writes more into them."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                part = _FIXED_HEIGHT.sub(rb"\1", part)
                number = int(name.removeprefix("xl/worksheets/sheet").removesuffix(".xml"))
                for (sheet, cell), value in results.items():
                    if sheet == number:
                        part = _with_result(part, cell, value)
            new.writestr(name, part)
    return out.getvalue()


def _with_result(part: bytes, cell: str, value: int) -> bytes:
    """The library writes formulas without what they come to."""
    formula = re.compile(rb'(<c r="' + cell.encode() + rb'"[^>]*><f>[^<]*</f>)<v ?(/>|></v>)')
    return formula.sub(rb"\g<1><v>" + str(value).encode() + b"</v>", part)


def repacked(data: bytes, created: date) -> bytes:
    """The same package with fixed times and this program's mark in its first part."""
    moment = f"{created.isoformat()}T00:00:00Z".encode()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        names = sorted(old.namelist(), key=lambda name: (name != _FIRST_PART, name))
        for name in names:
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _STAMP.sub(rb"\g<1>" + moment + rb"\3", part)
            if name == _FIRST_PART:
                part = _mark(part)
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            # the mark has to be readable without unpacking
            entry.compress_type = (
                zipfile.ZIP_STORED if name == _FIRST_PART else zipfile.ZIP_DEFLATED
            )
            entry.external_attr = 0o600 << 16
            new.writestr(entry, part)
    return out.getvalue()


def _mark(part: bytes) -> bytes:
    ours = f"<Application>migplan {__version__}</Application>".encode()
    return re.sub(rb"<Application>[^<]*</Application>", ours, part)
