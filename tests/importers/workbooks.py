"""Small workbooks as a clerk would leave them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl

from migplan.diagnostics.diagnostic import Diagnostic
from migplan.importers import load
from migplan.model.inventory import Inventory
from tests.importers.written import problems_of

BODY = [["項目", "値"], ["団体名", "見本市"]]
SYSTEMS = [["記号", "システム名"], ["juki", "住民記録"], ["zei", "税"]]

Rows = Sequence[Sequence[Any]]


def a_workbook(folder: Path, sheets: Mapping[str, Rows], name: str = "inventory.xlsx") -> Path:
    """A workbook with a municipality, two systems and these sheets, which replace those."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in ({"団体": BODY, "システム": SYSTEMS} | dict(sheets)).items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    book.save(path)
    return path


def read(folder: Path, **sheets: Rows) -> Inventory:
    """What a workbook with these sheets is read as."""
    return load(a_workbook(folder, sheets)).inventory


def refused(folder: Path, **sheets: Rows) -> tuple[Diagnostic, ...]:
    """Every problem of a workbook with these sheets."""
    return problems_of(a_workbook(folder, sheets))
