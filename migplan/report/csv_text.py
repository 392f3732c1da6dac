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
    made = io.BytesIO()
    # encoded as it comes: a long table as one text takes several times its room
    out = io.TextIOWrapper(made, encoding="utf-8-sig", newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([safe(title) for title in titles])
    writer.writerows(
        # a letter or digit first, as nearly everywhere: nothing to look at
        [cell if isinstance(cell, str) and cell[:1].isalnum() else _text(cell) for cell in row]
        for row in rows
    )
    out.flush()
    return made.getvalue()


def safe(text: str) -> str:
    """Text that no office program takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def _text(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return safe(value)
    return value.isoformat() if isinstance(value, date) else str(value)
