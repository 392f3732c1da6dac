"""Reads workbooks and CSV files back as an office program would."""

import csv
import io
from typing import Any

import openpyxl


def workbook(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def texts(data: bytes) -> list[str]:
    """Every text of every cell."""
    book = workbook(data)
    cells = (cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)
    return [cell.value for cell in cells if isinstance(cell.value, str)]


def formulas(data: bytes) -> list[str]:
    """Cells that would be computed."""
    book = workbook(data)
    cells = (cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)
    return [cell.coordinate for cell in cells if cell.data_type == "f"]


def csv_rows(data: bytes) -> list[dict[str, str]]:
    """Rows of a CSV file by title; an apostrophe in front is taken away as a reader would."""
    text = data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def table(data: bytes, sheet: str, header: int) -> list[dict[str, Any]]:
    """Rows of a sheet by title; ``header`` counts from 1."""
    rows = list(workbook(data)[sheet].iter_rows(values_only=True))
    titles = rows[header - 1]
    return [dict(zip(titles, row, strict=True)) for row in rows[header:]]
