"""Lists in the shapes that bodies publish them in: what is in them arrives, the rest is told."""

from pathlib import Path

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

BUSINESSES = ("住民基本台帳", "印鑑登録", "戸籍", "個人住民税", "固定資産税", "国民健康保険")
SYSTEMS = (
    ("システム名", "業務"),
    ("住基システム", "住民基本台帳"),
    ("税システム", "個人住民税"),
    ("国保システム", "国民健康保険"),
    ("健康システム", "健康管理"),
)


def test_a_title_an_empty_row_and_a_mark_for_each_business(tmp_path: Path):
    sheet = Sheet(
        [
            ["みほん市 業務システム一覧"],
            [],
            ["No", "システム名", "事業者", *BUSINESSES],
            [1, "住記システム", "株式会社ＴＫＣ", "●", "●", None, None, None, None],
            [2, "戸籍システム", "富士通(ホスト)", None, None, "○"],
            [3, "税システム", None, "-", "―", "対象外", "要", "[○]", "なし"],
            [4, "文書管理"],
        ],
        merged=["A1:I1"],
    )
    made = imported(a_workbook(tmp_path / "x.xlsx", {"結果一覧": sheet}))

    assert {system.name: system.businesses for system in made.inventory.systems} == {
        "住記システム": ("resident_record", "seal_registration"),
        "戸籍システム": ("family_register",),
        "税システム": ("fixed_asset_tax", "individual_resident_tax"),
        "文書管理": (),
    }
    assert (made.gathered.rows, made.gathered.left) == (4, 0)
    nothing_is_lost(made)


def test_a_header_of_two_rows_with_groups_and_merged_owners(tmp_path: Path):
    sheet = Sheet(
        [
            ["システム名", "契約", None, None, "所管課"],
            [None, "開始", "終了", "月額（千円）", None],
            ["住基システム", "R5.4.1", "R10.3.31", "1,200", "市民課"],
            ["印鑑システム", "R5.4.1", "令和8年度末", 300, None],
            ["税システム", "令和4年10月", "未定", "△50", "税務課"],
        ],
        merged=["A1:A2", "B1:D1", "E1:E2", "E3:E4"],
    )
    made = imported(a_workbook(tmp_path / "x.xlsx", {"一覧": sheet}))

    assert owners(made) == {
        "住基システム": "市民課",
        "印鑑システム": "市民課",
        "税システム": "税務課",
    }
    assert contracts(made) == {
        ("住基システム",): ("2023-04-01", "2028-03-31", 1_200_000),
        ("印鑑システム",): ("2023-04-01", "FY2026", 300_000),
        ("税システム",): ("2022-10", "", None),
    }
    assert told(made, "MIG306") == ["E3"]
    assert told(made, "MIG365") == ["D5"], "a negative price"
    nothing_is_lost(made)


def test_a_table_folded_side_by_side(tmp_path: Path):
    rows = [
        ["項番", "業務名", "項番", "業務名"],
        [1, "住民基本台帳", 11, "国民年金"],
        [2, "印鑑登録", 12, "介護保険"],
        [3, "選挙人名簿管理"],
    ]
    made = imported(a_workbook(tmp_path / "x.xlsx", {"一覧": rows}))

    assert names(made) == sorted(
        ["住民基本台帳", "印鑑登録", "選挙人名簿管理", "国民年金", "介護保険"]
    )
    assert made.gathered.rows == 5
    nothing_is_lost(made)


def test_a_division_merged_downwards_and_written_one_character_a_line(tmp_path: Path):
    sheet = Sheet(
        [
            ["区分", "業務システム", "所管課"],
            ["標\n準", "住民基本台帳", "市民課"],
            [None, "印鑑登録", "市民課"],
            ["独\n自", "給食費管理", "学校教育課"],
            [None, "図書館", "図書館"],
        ],
        merged=["A2:A3", "A4:A5"],
    )
    made = imported(a_workbook(tmp_path / "x.xlsx", {"一覧": sheet}))

    assert {system.name: str(system.kind) for system in made.inventory.systems} == {
        "住民基本台帳": "standard",
        "印鑑登録": "standard",
        "給食費管理": "local",
        "図書館": "local",
    }
    nothing_is_lost(made)


def test_a_division_of_words_nobody_knows_is_told_once(tmp_path: Path):
    sheet = Sheet(
        [
            ["区分", "業務システム"],
            ["住\n民", "住民基本台帳"],
            [None, "印鑑登録"],
            ["税", "軽自動車税"],
        ],
        merged=["A2:A3"],
    )
    made = imported(a_workbook(tmp_path / "x.xlsx", {"一覧": sheet}))

    assert told(made, "MIG367") == ["A1"]
    assert len(names(made)) == 3
    nothing_is_lost(made)


def test_headings_between_the_rows_name_the_division(tmp_path: Path):
    rows = [
        ["システム名", "ベンダー"],
        ["【市民課】"],
        ["住基システム", "A社"],
        ["戸籍システム", "B社"],
        ["■税務課"],
        ["市県民税システム", "A社"],
    ]
    made = imported(a_workbook(tmp_path / "x.xlsx", {"一覧": rows}))

    assert owners(made) == {
        "住基システム": "市民課",
        "戸籍システム": "市民課",
        "市県民税システム": "税務課",
    }
    assert told(made, "MIG361") == ["A2", "A5"]
    nothing_is_lost(made)


def test_ditto_marks_notes_totals_and_headers_of_each_page(tmp_path: Path):
    rows = [
        ["システム名", "主管課", "事業者"],
        ["住基システム", "市民課", "A社"],
        ["印鑑システム", "〃", "〃"],
        ["戸籍システム", "同上", "B社"],
        ["システム名", "主管課", "事業者"],
        ["年金システム", "〃", "A社"],
        ["合計", None, 4],
        [],
        ["※ 令和8年4月1日現在"],
        ["庶務係の分を除く"],
    ]
    made = imported(a_workbook(tmp_path / "x.xlsx", {"一覧": rows}))

    assert owners(made) == dict.fromkeys(names(made), "市民課")
    assert len(names(made)) == 4
    assert told(made, "MIG305") == ["B3", "C3", "B4", "B6"]
    assert told(made, "MIG304") == ["A5"]
    assert told(made, "MIG303") == ["A7"]
    assert told(made, "MIG302") == ["A9", "A10"]
    nothing_is_lost(made)


def test_a_ditto_mark_with_nothing_above_it_is_told(tmp_path: Path):
    rows = [["システム名", "主管課"], ["住基システム", "〃"], ["税システム", "税務課"]]
    made = imported(a_workbook(tmp_path / "x.xlsx", {"一覧": rows}))

    assert owners(made) == {"住基システム": None, "税システム": "税務課"}
    assert told(made, "MIG307") == ["B2"]
    nothing_is_lost(made)


def test_a_header_of_two_rows_is_known_again_on_the_next_page(tmp_path: Path):
    head = [["システム名", "契約", None, "主管課"], [None, "開始", "終了", None]]
    rows = [
        *head,
        ["住基システム", "R5.4.1", "R10.3.31", "市民課"],
        *head,
        ["税システム", "R5.4.1", "R9.3.31", "税務課"],
    ]
    made = imported(a_workbook(tmp_path / "x.xlsx", {"一覧": rows}))

    assert names(made) == ["住基システム", "税システム"]
    nothing_is_lost(made)


def test_several_tables_in_one_sheet(tmp_path: Path):
    rows = [
        ["１ システム一覧"],
        ["システム名", "主管課"],
        ["住基システム", "市民課"],
        ["税システム", "税務課"],
        [],
        ["２ 連携一覧"],
        ["連携元", "連携先", "データ"],
        ["住基システム", "税システム", "住民情報"],
        [],
        ["３ 契約一覧"],
        ["契約名", "対象システム", "満了日"],
        ["保守", "税システム", "R9.3.31"],
    ]
    made = imported(a_workbook(tmp_path / "x.xlsx", {"一覧": rows}))

    assert names(made) == ["住基システム", "税システム"]
    assert links(made) == {("住基システム", "税システム", "住民情報")}
    assert contracts(made) == {("税システム",): ("", "2027-03-31", None)}
    assert told(made, "MIG361") == ["A6", "A10"]
    nothing_is_lost(made)


def test_three_files_each_in_its_own_writing(tmp_path: Path):
    systems = a_workbook(tmp_path / "システム.xlsx", {"一覧": SYSTEMS})
    linkages = tmp_path / "連携.csv"
    linkages.write_bytes("連携元,連携先,データ\r\n住民記録,国保税,住民情報\r\n".encode("cp932"))
    leases = tmp_path / "契約.tsv"
    leases.write_bytes(
        "契約番号\t対象システム\tリース満了日\tリース月額\r\nK1\t市県民税\tR9.3.31\t１２，０００\r\n".encode(
            "utf-16"
        )
    )
    made = imported(systems, linkages, leases)

    assert links(made) == {("住基システム", "国保システム", "住民情報")}
    assert contracts(made) == {("税システム",): ("", "2027-03-31", 12_000)}
    assert [contract.id for contract in made.inventory.contracts] == ["K1"]
    nothing_is_lost(made)
