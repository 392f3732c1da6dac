import io
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from migplan.diagnostics.diagnostic import Diagnostic, Severity
from migplan.diagnostics.errors import InventoryError
from migplan.diagnostics.location import Location, column_number
from migplan.importers import load
from migplan.importers.text_file import UnreadableFileError
from migplan.importers.written import written_files
from migplan.importers.xlsx_copy import open_copy
from migplan.report.annotate import MOST_COMMENTS, annotated_texts, annotated_workbook
from migplan.report.findings import Finding, location_of, problems, remarks
from tests.make import said
from tests.report.hostile import HOSTILE
from tests.report.opened import formulas, workbook

DAY = date(2026, 4, 1)
SHOWN = PurePosixPath("台帳.xlsx")


def a_workbook(path: Path) -> Path:
    """What a clerk has: widths, a list, a formula, merged cells, a comment, hostile text."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "システム's一覧"
    sheet.append(["記号", "名前", "期限", "合計"])
    sheet.append(["juki", "住民記録", "いつか", "=1+1"])
    sheet.append(["zei", "税", "R8.3.31", None])
    for row, text in enumerate(HOSTILE, start=4):
        cell = sheet.cell(row, 2)
        cell.value = text
        cell.data_type = "s"
    sheet.merge_cells("A30:B31")
    sheet["A30"] = "注"
    sheet.column_dimensions["B"].width = 33
    sheet["B2"].font = Font(bold=True, color="FF0000")
    sheet["B3"].fill = PatternFill("solid", fgColor="00FF00")
    sheet["C2"].comment = Comment("係長のメモ", "係長")
    rule: Any = DataValidation(type="list", formula1='"甲,乙"')
    rule.add("C2:C9")
    sheet.add_data_validation(rule)
    book.create_sheet("契約")
    file = path / "台帳.xlsx"
    book.save(file)
    return file


def at(cell: str, sheet: str = "システム's一覧") -> Location:
    letters = cell.rstrip("0123456789")
    return Location(SHOWN, int(cell[len(letters) :] or 0), column_number(letters), sheet)


def bad(location: Location, severity: Severity = Severity.ERROR) -> Diagnostic:
    return Diagnostic("MIG124", location, {"value": "いつか", "allowed": "2027-03-31"}, severity)


def copied(file: Path, *diagnostics: Diagnostic, lang: str = "ja") -> bytes:
    book, lost = open_copy(file, SHOWN)
    return annotated_workbook(book, "台帳.xlsx", problems(diagnostics, lang), DAY, lang, lost=lost)


def test_a_bad_cell_is_coloured_and_says_how_to_mend_it(tmp_path: Path):
    cell = workbook(copied(a_workbook(tmp_path), bad(at("C3"))))["システム's一覧"]["C3"]

    assert cell.fill.fgColor.rgb.endswith("F9DEDC")
    assert "MIG124" in cell.comment.text
    assert "直し方" in cell.comment.text
    assert cell.value == "R8.3.31"


def test_the_list_leads_to_each_cell(tmp_path: Path):
    book = workbook(copied(a_workbook(tmp_path), bad(at("C3")), bad(Location(SHOWN))))
    sheet = book["問題一覧"]

    assert book.sheetnames[0] == "問題一覧"
    assert book.active.title == "問題一覧"
    links = [c.hyperlink.location for row in sheet.iter_rows() for c in row if c.hyperlink]
    assert links == ["'システム''s一覧'!C3"]
    assert [s.title for s in book.worksheets if s.sheet_view.tabSelected] == ["問題一覧"]
    values = [cell.value for row in sheet.iter_rows() for cell in row]
    assert str(at("C3")) in values
    assert "台帳.xlsx" in values


def test_everything_else_of_the_workbook_stays(tmp_path: Path):
    file = a_workbook(tmp_path)
    before = openpyxl.load_workbook(file)["システム's一覧"]
    after = workbook(copied(file, bad(at("C3"))))["システム's一覧"]

    for row in before.iter_rows():
        for cell in row:
            other = after[cell.coordinate]
            assert (cell.value, cell.data_type) == (other.value, other.data_type), cell.coordinate
    assert after.column_dimensions["B"].width == 33
    assert after["B2"].font.bold
    assert after["B3"].fill.fgColor.rgb.endswith("00FF00")
    assert [str(x.sqref) for x in after.data_validations.dataValidation] == ["C2:C9"]
    assert [str(span) for span in after.merged_cells.ranges] == ["A30:B31"]


def test_a_formula_stays_and_no_new_one_comes(tmp_path: Path):
    data = copied(a_workbook(tmp_path), bad(at("D2")), bad(at("B4")))

    assert formulas(data) == ["D2"]


def test_a_comment_of_the_users_is_kept_above_ours(tmp_path: Path):
    cell = workbook(copied(a_workbook(tmp_path), bad(at("C2"))))["システム's一覧"]["C2"]

    assert cell.comment.text.startswith("係長のメモ")
    assert "MIG124" in cell.comment.text


def test_several_problems_share_a_comment(tmp_path: Path):
    found = (bad(at("C3"), Severity.WARNING), bad(at("C3")))
    cell = workbook(copied(a_workbook(tmp_path), *found))["システム's一覧"]["C3"]

    assert cell.comment.text.count("MIG124") == 2
    assert cell.fill.fgColor.rgb.endswith("F9DEDC")


def test_a_place_inside_merged_cells_is_shown_at_their_first(tmp_path: Path):
    sheet = workbook(copied(a_workbook(tmp_path), bad(at("B31"))))["システム's一覧"]

    assert "MIG124" in sheet["A30"].comment.text


@pytest.mark.parametrize("cell", ["", "B0", "ZZZZ9", "XFE1", "A9999999"])
def test_a_place_that_is_no_cell_is_only_listed(tmp_path: Path, cell: str):
    book = workbook(copied(a_workbook(tmp_path), bad(at(cell)), bad(at("C3", "無いシート"))))

    assert [c for row in book["システム's一覧"].iter_rows() for c in row if c.comment][1:] == []


def test_a_sheet_of_that_name_is_not_lost(tmp_path: Path):
    file = a_workbook(tmp_path)
    book = openpyxl.load_workbook(file)
    book.create_sheet("問題一覧")["A1"] = "前からある"
    book.save(file)
    after = workbook(copied(file, bad(at("C3"))))

    assert after["問題一覧"]["A1"].value == "前からある"
    assert after.sheetnames[0] == "問題一覧 (2)"


def test_the_same_problems_give_the_same_bytes_and_the_mark(tmp_path: Path):
    file = a_workbook(tmp_path)
    first, second = copied(file, bad(at("C3"))), copied(file, bad(at("C3")))

    assert first == second
    assert b"<Application>migplan " in first[:4096]


def test_a_workbook_that_is_not_safe_is_not_copied(tmp_path: Path):
    file = tmp_path / "bomb.xlsx"
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 EncryptedPackage")

    with pytest.raises(UnreadableFileError):
        open_copy(file, SHOWN)


def an_inventory(folder: Path, linkages: str) -> Path:
    folder.mkdir()
    (folder / "municipality.yaml").write_text("name: 見本市\n", encoding="utf-8")
    (folder / "systems.yaml").write_text(
        "systems:\n  - {id: juki, name: 住民記録, businesses: [住民基本台帳]}\n"
        "  - {id: gakudo, name: 学童, state: いつか}\n",
        encoding="utf-8",
    )
    (folder / "linkages.csv").write_bytes(linkages.encode("cp932"))
    return folder


def found_in(folder: Path, lang: str = "ja") -> bytes:
    with pytest.raises(InventoryError) as caught:
        load(folder)
    findings = problems(caught.value.diagnostics, lang)
    return annotated_texts(written_files(folder), folder.name, findings, DAY, lang)


def test_text_files_become_sheets_with_the_comments_in_place(tmp_path: Path):
    rows = 'id,provider,consumer,data\r\n\r\nL1,juki,gakudo,"一\r\n二"\r\nL2,jukii,gakudo,=1+1\r\n'
    data = found_in(an_inventory(tmp_path / "市", rows))
    book = workbook(data)

    assert book.sheetnames == ["問題一覧", "linkages.csv", "municipality.yaml", "systems.yaml"]
    table, lines = book["linkages.csv"], book["systems.yaml"]
    assert [cell.value for cell in table["A"]] == ["行", 1, 3, 5]
    assert "jukii" in table["C4"].comment.text
    assert table["E3"].value == "一\n二"
    assert table["E4"].value == "=1+1"
    assert "いつか" in lines["B4"].comment.text
    assert lines["B4"].value.startswith("  - {id: gakudo")
    assert not formulas(data)


def test_a_csv_file_that_cannot_be_taken_apart_is_shown_line_by_line(tmp_path: Path):
    folder = an_inventory(tmp_path / "市", 'id,provider,consumer\nL1,"juki,gakudo\n')
    sheet = workbook(found_in(folder))["linkages.csv"]

    assert [cell.value for cell in sheet["B"]] == [
        "内容",
        "id,provider,consumer",
        'L1,"juki,gakudo',
    ]
    assert "MIG113" in sheet["B3"].comment.text


def test_a_file_that_is_no_text_leaves_the_list(tmp_path: Path):
    folder = an_inventory(tmp_path / "市", "id,provider,consumer\n")
    (folder / "linkages.csv").write_bytes(b"\x00\x01\x02")
    book = workbook(found_in(folder))

    assert "linkages.csv" not in book.sheetnames
    assert "linkages.csv:1:1" in [cell.value for cell in book["問題一覧"]["C"]]


def test_comments_end_where_office_programs_grow_slow(tmp_path: Path):
    rows = "id,provider,consumer\n" + "".join(
        f"L{n},nope,gakudo\n" for n in range(MOST_COMMENTS + 5)
    )
    book = workbook(found_in(an_inventory(tmp_path / "市", rows)))
    cells = [cell for cell in book["linkages.csv"]["C"][1:] if cell.fill.fill_type]

    assert len(cells) == MOST_COMMENTS + 5
    assert sum(1 for cell in cells if cell.comment) == MOST_COMMENTS
    assert "2,000" in str(book["問題一覧"]["A4"].value)


def test_gaps_and_assumptions_are_listed_where_they_have_an_address():
    from migplan.model.case import Assumption
    from migplan.model.gap import Confidence, Gap, GapSeverity

    gap = Gap(
        key="GAP001@L1",
        code="GAP001",
        kind="x",
        title=said(),
        subject="L1",
        systems=("a", "b"),
        finding=said("取り込み口がない"),
        severity=GapSeverity.HIGH,
        confidence=Confidence.HIGH,
    )
    told = Assumption(key="system:vendor", statement=said("不明"), subjects=("a", "b", "c"))
    addresses = {"linkage:L1": "l.csv:3", "system:a": "台帳.xlsx[一覧!B2]", "system:b": "s.yaml:2"}

    found = remarks([gap], [told], addresses, "ja")
    assert [row.place for row in found] == ["l.csv:3", "台帳.xlsx[一覧!B2] ほか 1 か所"]
    assert all(row.severity is None for row in found)
    assert remarks([gap], [told], {}, "ja") == ()


def test_an_address_is_read_back():
    for place in (
        Location(PurePosixPath("a.csv"), 3),
        Location(PurePosixPath("a.csv"), 3, 5),
        Location(PurePosixPath("台帳.xlsx"), 12, 28, sheet="一覧!2"),
        Location(PurePosixPath("a.csv")),
    ):
        assert location_of(str(place)) == place


def test_nothing_found_is_said_too():
    book = openpyxl.load_workbook(io.BytesIO(annotated_texts((), "市", (), DAY, "ja")))

    assert book.sheetnames == ["問題一覧"]
    assert "エラー 0 件" in str(book["問題一覧"]["A2"].value)


def test_a_finding_without_colour_marks_no_cell(tmp_path: Path):
    book, _ = open_copy(a_workbook(tmp_path), SHOWN)
    remark = Finding(at("C3"), str(at("C3")), "前提", "system:vendor", "不明", "")
    after = workbook(annotated_workbook(book, "台帳.xlsx", [remark], DAY, "ja", lost=False))

    assert after["システム's一覧"]["C3"].comment is None
