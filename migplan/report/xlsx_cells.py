"""Single cells of a workbook: text that stays text, comments, links."""

import re
from typing import Any

from migplan.report.book import Cell
from migplan.report.width import em_width

FONT = "Yu Gothic"
MAXIMUM = 32_767
"""Characters that a cell of a workbook can hold."""
_LINE_POINTS = 15.0
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def put(ws: Any, row: int, column: int, value: Cell) -> Any:
    """Write a value into a cell and return the cell; text stays text, whatever it begins with."""
    cell = ws.cell(row, column)
    if isinstance(value, str):
        cell.value = fitting(value)
        # "=1+1" is what somebody wrote, not what is to be computed
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
    else:
        cell.value = value
    return cell


def link_to(cell: Any, target: str) -> None:
    """Make a cell lead to a place inside its workbook, such as ``'Sheet'!B5``."""
    from openpyxl.styles import Font
    from openpyxl.worksheet.hyperlink import Hyperlink

    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=target)
    cell.font = Font(name=FONT, size=10, color="0B5394", underline="single")


def fitting(text: str) -> str:
    """Text that a cell can hold; what is cut off is counted."""
    text = _FORBIDDEN.sub("\ufffd", text)
    if len(text) <= MAXIMUM:
        return text
    note = f"…（以下 {len(text) - MAXIMUM + 40:,} 字を省略）"
    return text[: MAXIMUM - 40] + note


def comment_of(text: str) -> Any:
    """A comment for a cell, large enough to be read whole."""
    from openpyxl.comments import Comment

    comment = Comment(fitting(text), "migplan")
    lines = sum(1 + int(em_width(line) / 26) for line in text.split("\n"))
    comment.width, comment.height = 320, 24 + _LINE_POINTS * 1.35 * lines
    return comment


def letter(column: int) -> str:
    """``A`` for 1."""
    from openpyxl.utils import get_column_letter

    return get_column_letter(column)
