"""A sheet as CSV that Excel in Japan opens by double click: UTF-8 with its mark, CRLF.

A CSV file cannot say that a cell is text. What an office program would take for a formula gets an
apostrophe in front, which is what people type for the same purpose.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date

from migplan.report.book import Cell, Sheet

# blanks do not keep every program from seeing the sign behind them
_FORMULA = re.compile(r"[\t\r\n]|[\s]*[=+\-@]")


def csv_bytes(sheet: Sheet) -> bytes:
    """The header and the rows of a sheet; what stands above the header is left out."""
    return table_bytes([column.title for column in sheet.columns], sheet.rows)


def table_bytes(titles: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A header and rows, which may come one by one."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([safe(title) for title in titles])
    writer.writerows([_text(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def safe(text: str) -> str:
    """Text that no office program takes for a formula."""
    # the quick look first: a letter or digit begins nearly all of them
    return text if text[:1].isalnum() or not _FORMULA.match(text) else f"'{text}"


def _text(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return safe(value)
    return value.isoformat() if isinstance(value, date) else str(value)
