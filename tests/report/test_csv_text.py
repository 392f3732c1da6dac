from datetime import date

import pytest

from migplan.report.book import Column, Sheet
from migplan.report.csv_text import csv_bytes, safe
from tests.report.hostile import HOSTILE
from tests.report.opened import csv_rows


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\t=1", " =1", "\r=1", "　=1"])
def test_what_would_become_a_formula_gets_an_apostrophe(text: str):
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize("text", ["住民記録", "1-2", "a=b", "―", "", "’=1"])
def test_other_text_stays_as_it_is(text: str):
    assert safe(text) == text


def test_a_file_opens_in_excel_by_double_click():
    sheet = Sheet("一覧", (Column("名前"), Column("日")), [["学童", date(2027, 1, 4)], [None, 5]])

    assert csv_bytes(sheet) == "\ufeff名前,日\r\n学童,2027-01-04\r\n,5\r\n".encode()


def test_hostile_text_comes_back_whole():
    sheet = Sheet("一覧", (Column("名前"),), [[text] for text in HOSTILE])

    back = [row["名前"] for row in csv_rows(csv_bytes(sheet))]
    assert [text.removeprefix("'") for text in back] == list(HOSTILE)
