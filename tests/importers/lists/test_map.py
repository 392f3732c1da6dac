"""The map: what was understood is written down, and what a person writes there is done."""

from pathlib import Path

import pytest

from migplan.catalogue.catalogue import load_catalogue
from migplan.diagnostics.diagnostic import Diagnostic
from migplan.diagnostics.errors import InventoryError
from migplan.importers.lists.mapping import ListMap, mapping_text
from migplan.importers.lists.mapping_file import read_mapping
from migplan.importers.lists.run import Imported
from migplan.report.inventory_files import inventory_files
from tests.importers.lists.sheets import (
    Sheet,
    a_workbook,
    contracts,
    imported,
    links,
    names,
    nothing_is_lost,
    owners,
    told,
)

SHAPES = {
    "marks": {
        "一覧": [
            ["みほん市 一覧"],
            [],
            ["No", "システム名", "住民基本台帳", "印鑑登録", "戸籍", "介護保険", "適当"],
            [1, "住記", "●", "○", None, None, "x"],
        ]
    },
    "two rows": {
        "一覧": Sheet(
            [
                ["システム名", "契約", None, "所管課"],
                [None, "終了", "月額（千円）", None],
                ["住基システム", "R10.3.31", "1,200", "市民課"],
            ],
            merged=["A1:A2", "B1:C1", "D1:D2"],
        )
    },
    "side by side": {
        "一覧": [
            ["項番", "業務名", "項番", "業務名"],
            [1, "戸籍", 11, "国民年金"],
            [2, "印鑑登録", 12, "介護保険"],
        ]
    },
    "several tables": {
        "一覧": [
            ["システム名", "主管課"],
            ["住基システム", "市民課"],
            ["税システム", "税務課"],
            [],
            ["■連携"],
            ["連携元", "連携先", "データ"],
            ["住基システム", "税システム", "住民情報"],
        ],
        "端末": [["機種", "台数", "備考"], ["PC", 3, "x"]],
        "連絡先": [["主管課", "担当者", "内線"], ["市民課", "山田", 12]],
    },
}


def a_map(file: Path, text: str) -> ListMap:
    file.write_text(text, encoding="utf-8")
    return read_mapping(file, load_catalogue())


def written(made: Imported) -> str:
    return mapping_text(made.tables, made.own_words)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_map_given_back_makes_the_same_inventory(tmp_path: Path, shape: str):
    file = a_workbook(tmp_path / "x.xlsx", SHAPES[shape])
    first = imported(file)
    second = imported(file, map=a_map(tmp_path / "_map.yaml", written(first)))

    assert inventory_files(second.inventory) == inventory_files(first.inventory)
    assert list(second.made.sources()) == list(first.made.sources())
    assert written(second) == written(first)
    assert not {"MIG357", "MIG358"} & {remark.code for remark in second.remarks}
    nothing_is_lost(second)


def test_a_map_serves_a_list_of_another_name_and_with_a_new_column(tmp_path: Path):
    old = a_workbook(
        tmp_path / "r7.xlsx",
        {"一覧": [["システム名", "呼称", "主管課"], ["S-01", "住基", "市民課"]]},
    )
    text = written(imported(old)).replace("use: name", "use: id").replace("use: ''", "use: name")
    new = a_workbook(
        tmp_path / "r8.xlsx",
        {"一覧": [["主管課", "システム名", "呼称"], ["窓口課", "S-01", "住基"]]},
    )
    made = imported(new, map=a_map(tmp_path / "m.yaml", text))

    assert [(s.id, s.name, s.owner) for s in made.inventory.systems] == [("S-01", "住基", "窓口課")]


def the_map(sheet: str, **changes: str) -> str:
    """A map of one sheet with two columns."""
    said = {"list": "systems", "header": "1", "a": "name", "b": "", "values": "{}", **changes}
    return f"""\
sheets:
- file: x.xlsx
  sheet: {sheet}
  list: {said["list"]}
  header: '{said["header"]}'
  columns:
  - {{column: A, header: システム名, use: '{said["a"]}'}}
  - {{column: B, header: 段階, use: '{said["b"]}'}}
values: {said["values"]}
"""


ROWS = [["システム名", "段階", "主管課"], ["住基システム", "第２期", "市民課"]]


def test_a_corrected_use_is_done(tmp_path: Path):
    file = a_workbook(tmp_path / "x.xlsx", {"一覧": ROWS})
    made = imported(file, map=a_map(tmp_path / "m.yaml", the_map("一覧", b="note")))

    assert made.inventory.systems[0].note == "段階: 第２期"
    assert owners(made) == {"住基システム": "市民課"}, "a column the map does not name"


def test_a_price_keeps_the_unit_of_its_header(tmp_path: Path):
    file = a_workbook(
        tmp_path / "x.xlsx",
        {"一覧": [["システム名", "毎月の支払（千円）", "主管課"], ["住基", 12, "市民課"]]},
    )
    text = the_map("一覧", b="contracts.monthly_yen").replace("段階", "毎月の支払（千円）")
    made = imported(file, map=a_map(tmp_path / "m.yaml", text))

    assert contracts(made) == {("住基",): ("", "", 12_000)}


def test_a_word_gets_the_meaning_that_the_map_gives_it(tmp_path: Path):
    file = a_workbook(tmp_path / "x.xlsx", {"一覧": ROWS})
    text = the_map("一覧", b="state", values="{State: {第2期: in_extension}}")
    made = imported(file, map=a_map(tmp_path / "m.yaml", text))

    assert str(made.inventory.systems[0].state) == "in_extension"
    assert "第2期: in_extension" in written(made)


def test_words_for_partners_businesses_and_directions_are_taken_too(tmp_path: Path):
    sheets = {
        "一覧": [["システム名", "業務"], ["住基", "じゅうき"]],
        "連携": [["システム名", "連携先", "データ", "方向"], ["住基", "地共", "x", "もらう"]],
    }
    values = "{Business: {じゅうき: resident_record}, Partner: {地共: ext_eltax}, Direction: {もらう: in}}"
    chosen = a_map(tmp_path / "m.yaml", f"values: {values}\n")
    made = imported(a_workbook(tmp_path / "x.xlsx", sheets), map=chosen)

    assert made.inventory.systems[0].businesses == ("resident_record",)
    assert links(made) == {("ext_eltax", "住基", "x")}


def test_a_sheet_is_skipped(tmp_path: Path):
    other = [["システム名", "主管課"], ["旧システム", "市民課"]]
    file = a_workbook(tmp_path / "x.xlsx", {"一覧": ROWS, "旧": other})
    text = the_map("一覧") + ""
    text = text.replace("values:", "- {file: x.xlsx, sheet: 旧, list: skip}\nvalues:")
    made = imported(file, map=a_map(tmp_path / "m.yaml", text))

    assert names(made) == ["住基システム"]
    assert told(made, "MIG355") == ["A1"]


def test_one_of_several_tables_is_skipped(tmp_path: Path):
    file = a_workbook(tmp_path / "x.xlsx", SHAPES["several tables"])
    text = written(imported(file)).replace("list: linkages", "list: skip")
    made = imported(file, map=a_map(tmp_path / "m.yaml", text))

    assert names(made) == ["住基システム", "税システム"]
    assert not made.inventory.linkages
    assert len(told(made, "MIG355")) == 2


def test_a_header_that_somebody_points_to_is_the_header(tmp_path: Path):
    rows = [["システム名", "主管課"], ["情報シス", "所管"], ["住基", "市民課"]]
    file = a_workbook(tmp_path / "x.xlsx", {"一覧": rows})
    assert names(imported(file)) == ["住基", "情報シス"]
    text = "sheets: [{file: x.xlsx, sheet: 一覧, list: systems, header: 2, columns: [{column: A, use: name}]}]"
    made = imported(file, map=a_map(tmp_path / "m.yaml", text))

    assert owners(made) == {"住基": "市民課"}


def test_a_header_in_a_sheet_where_none_was_found_is_read(tmp_path: Path):
    file = a_workbook(
        tmp_path / "x.xlsx", {"一覧": [["あ", "い", "う"], ["住基", "b", "c"]], "他": ROWS}
    )
    text = "sheets: [{sheet: 一覧, list: systems, header: 1, columns: [{column: A, header: あ, use: name}]}]"
    made = imported(file, map=a_map(tmp_path / "m.yaml", text))

    assert "住基" in names(made)
    nothing_is_lost(made)


def test_a_field_given_to_two_columns_is_read_once_and_told(tmp_path: Path):
    file = a_workbook(tmp_path / "x.xlsx", {"一覧": ROWS})
    made = imported(file, map=a_map(tmp_path / "m.yaml", the_map("一覧", b="name")))

    assert names(made) == ["住基システム"]
    assert told(made, "MIG345") == ["B1"]


def test_what_a_map_says_of_columns_and_sheets_that_are_not_there_is_told(tmp_path: Path):
    file = a_workbook(tmp_path / "x.xlsx", {"一覧": [["システム名", "主管課"], ["住基", "市民課"]]})
    text = the_map("一覧", b="note")
    text = text.replace("values:", "- {sheet: 令和7年, list: systems, header: 1}\nvalues:")
    made = imported(file, map=a_map(tmp_path / "m.yaml", text))

    assert [str(r.location) for r in made.remarks if r.code == "MIG357"] == ["m.yaml:8:5"]
    assert [str(r.location) for r in made.remarks if r.code == "MIG358"] == ["m.yaml:9:3"]


def test_a_header_below_the_sheet_stops_the_import(tmp_path: Path):
    file = a_workbook(tmp_path / "x.xlsx", {"一覧": ROWS})
    with pytest.raises(InventoryError) as caught:
        imported(file, map=a_map(tmp_path / "m.yaml", the_map("一覧", header="9")))

    (problem,) = caught.value.diagnostics
    assert (problem.code, problem.values["value"], problem.values["count"]) == ("MIG356", "9", "2")


WRONG = """\
sheets:
- sheet: 一覧
  list: system
  header: x
  columns:
  - {column: A, use: nam}
- sheet: 二
  list: systems
  header: 3-2
  colums: []
- sheet: 三
  list: systems
  header: 1
  columns:
  - {column: A, use: nmae}
  - {column: B, use: 'mark:resident_recrd'}
  - {column: C, use: linkages.data}
  - {column: D, use: pin_date}
values:
  State: {済: liv}
  Stat: {済: live}
extra: 1
"""


def test_a_wrong_map_gives_all_its_problems_with_places_and_near_words(tmp_path: Path):
    with pytest.raises(InventoryError) as caught:
        a_map(tmp_path / "m.yaml", WRONG)

    def shown(problem: Diagnostic) -> tuple[int, str, str]:
        value = problem.values.get("value") or problem.values.get("field", "")
        return problem.location.line, value, problem.values.get("nearest", "")

    assert [shown(problem) for problem in caught.value.diagnostics] == [
        (3, "system", "systems"),
        (4, "x", ""),
        (9, "3-2", ""),
        (10, "colums", "columns"),
        (15, "nmae", "name"),
        (16, "resident_recrd", "resident_record"),
        (17, "linkages.data", ""),
        (18, "pin_date", ""),
        (20, "liv", "live"),
        (21, "Stat", "State"),
        (22, "extra", ""),
    ]


@pytest.mark.parametrize("text", ["[]", "1", "sheets: 1", "sheets: [1]", "values: [1]", "a: b: c"])
def test_a_map_of_another_make_is_refused(tmp_path: Path, text: str):
    with pytest.raises(InventoryError):
        a_map(tmp_path / "m.yaml", text)
