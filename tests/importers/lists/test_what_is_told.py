"""What no list should hold but many do: hidden rows, rows without a name, rows of others."""

from pathlib import Path

from tests.importers.lists.sheets import (
    Sheet,
    a_workbook,
    imported,
    names,
    nothing_is_lost,
    owners,
    told,
)


def test_lines_of_a_text_count_as_an_editor_counts_them(tmp_path: Path):
    file = tmp_path / "x.csv"
    file.write_text(
        "みほん市\n\nシステム名,主管課\n\n住基システム,未定\n税システム,〃\n", encoding="utf-8"
    )
    made = imported(file)

    assert [table.table.header for table in made.tables] == [(2, 2)]
    assert told(made, "MIG307") == []
    assert [str(s.place) for s in made.made.sources() if s.field == "name"] == [
        "x.csv:5:1",
        "x.csv:6:1",
    ]


def test_what_is_hidden_and_what_was_never_computed_is_told(tmp_path: Path):
    sheets = {
        "一覧": Sheet(
            [
                ["システム名", "主管課"],
                ["住基システム", "市民課"],
                ["旧システム", "税務課"],
                ["戸籍", "=B2"],
            ],
            hidden_rows=[3],
        ),
        "作業用": Sheet([["システム名"], ["試し"]], hidden=True),
        "白紙": [],
    }
    file = a_workbook(tmp_path / "x.xlsx", sheets)
    made = imported(file)

    assert names(made) == sorted(["住基システム", "旧システム", "戸籍"])
    assert told(made, "MIG326") == ["A3"]
    assert told(made, "MIG325") == ["B4"]
    assert told(made, "MIG344") == ["A1"]
    assert names(imported(file, sheet="作業用")) == ["試し"]
    nothing_is_lost(made)


def test_rows_of_other_bodies_are_left_out_and_told(tmp_path: Path):
    rows = [
        ["団体名", "システム名", "主管課"],
        ["みほん市", "住基システム", "市民課"],
        ["となり町", "住基システム", "町民課"],
    ]
    made = imported(a_workbook(tmp_path / "x.xlsx", {"一覧": rows}))

    assert owners(made) == {"住基システム": "市民課"}
    assert told(made, "MIG371") == ["A3"]
    nothing_is_lost(made)


def test_a_row_without_a_name_is_left_out_and_told(tmp_path: Path):
    rows = [
        ["システム名", "主管課", "事業者"],
        ["住基システム", "市民課", "A社"],
        [None, "税務課", "B社"],
    ]
    made = imported(a_workbook(tmp_path / "x.xlsx", {"一覧": rows}))

    assert told(made, "MIG320") == ["A3"]
    assert (made.gathered.rows, made.gathered.left) == (2, 1)
    nothing_is_lost(made)


def test_what_stands_in_several_cells_above_the_header_is_told(tmp_path: Path):
    rows = [
        ["システム一覧"],
        ["作成", "情報政策課"],
        ["システム名", "業務", "主管課"],
        ["窓口", "国民年金", "市民課"],
    ]
    made = imported(a_workbook(tmp_path / "x.xlsx", {"一覧": rows}))

    assert names(made) == ["窓口"]
    assert told(made, "MIG302") == ["A2"]
    nothing_is_lost(made)
