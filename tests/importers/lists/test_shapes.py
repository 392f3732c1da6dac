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


def test_lists_of_what_is_received_and_of_what_is_sent(tmp_path: Path):
    sheets = {
        "一覧": SYSTEMS,
        "受信": [
            ["健康システム 受信データ一覧"],
            ["連携元", "データ名", "頻度"],
            ["住民記録", "住民情報", "日次"],
            ["市県民税", "所得情報", "年次"],
        ],
        "送信": [
            ["健康システム 送信データ一覧"],
            ["連携先", "データ名", "頻度"],
            ["国保税", "健診結果", "月次"],
        ],
    }
    made = imported(a_workbook(tmp_path / "x.xlsx", sheets))

    assert links(made) == {
        ("住基システム", "健康システム", "住民情報"),
        ("税システム", "健康システム", "所得情報"),
        ("健康システム", "国保システム", "健診結果"),
    }
    assert len(names(made)) == 4
    nothing_is_lost(made)


def test_a_list_whose_own_system_is_nowhere_named_makes_no_linkage(tmp_path: Path):
    rows = [
        ["資料2 外部データ連携一覧表"],
        ["連携先", "データ", "方向"],
        ["住民記録", "住民情報", "受信"],
    ]
    made = imported(a_workbook(tmp_path / "x.xlsx", {"一覧": SYSTEMS, "連携": rows}))

    assert not made.inventory.linkages
    assert told(made, "MIG324") == ["A3"]
    assert made.gathered.left == 1
    nothing_is_lost(made)


def test_a_list_of_linkages_with_a_direction_and_names_of_its_own(tmp_path: Path):
    rows = [
        ["連携元", "連携先", "方向", "データ"],
        ["住民記録", "国保税", "→", "住民情報"],
        ["国保システム", "市県民税", "受信", "所得情報"],
        ["住民記録", "健康管理", "双方向", "異動"],
        ["住基システム", "eLTAX", "送信", "特徴データ"],
        ["住基システム", "住民基本台帳", "送信", "自分"],
        ["住基システム", "図書館システム", "謎", "利用者"],
    ]
    made = imported(a_workbook(tmp_path / "x.xlsx", {"一覧": SYSTEMS, "連携": rows}))

    assert links(made) == {
        ("住基システム", "国保システム", "住民情報"),
        ("税システム", "国保システム", "所得情報"),
        ("住基システム", "健康システム", "異動"),
        ("健康システム", "住基システム", "異動"),
        ("住基システム", "ext_eltax", "特徴データ"),
        ("住基システム", "図書館システム", "利用者"),
    }
    assert told(made, "MIG370") == ["A3"], "受信 turns 連携元 and 連携先"
    assert told(made, "MIG369") == ["A4"]
    assert told(made, "MIG347") == ["A6"], "both ends are one system"
    assert told(made, "MIG315") == ["C7"]
    assert told(made, "MIG363") == ["B7"], "a system that no list of systems has"
    assert (made.gathered.rows, made.gathered.left) == (10, 1)
    nothing_is_lost(made)


def test_contracts_with_stretches_and_yearly_prices(tmp_path: Path):
    sheets = {
        "一覧": [*SYSTEMS, ("子育てシステム", "子ども・子育て支援")],
        "契約": [
            ["契約名", "対象システム", "契約期間", "年額", "契約相手方", "備考", "案件内容"],
            [
                "保守",
                "住民記録",
                "令和5年4月1日～令和10年3月31日",
                "1,200,000円",
                "A社",
                "あ",
                "い",
            ],
            ["使用", "子ども・子育て支援", "契約締結日から平成36年3月31日まで", 600000, "B社"],
            ["一式", "税システム・子ども・子育て支援", "R5.4.1～", "120万円", "C社"],
            ["なぞ", "図書館", "R9.3.31まで", 1200, "D社"],
            [
                "保守",
                "住民記録",
                "令和5年4月1日～令和10年3月31日",
                "1,200,000円",
                "A社",
                "あ",
                "い",
            ],
        ],
    }
    made = imported(a_workbook(tmp_path / "x.xlsx", sheets))

    assert contracts(made) == {
        ("住基システム",): ("2023-04-01", "2028-03-31", 100_000),
        ("子育てシステム",): ("", "2024-03-31", 50_000),
        ("子育てシステム", "税システム"): ("2023-04-01", "", 100_000),
    }
    assert {contract.note for contract in made.inventory.contracts} == {None, "あ／案件内容: い"}
    assert told(made, "MIG373") == ["B5"]
    assert told(made, "MIG327") == ["A5"], "a contract for a system nobody knows is left out"
    assert told(made, "MIG349") == ["A6"], "the same contract again"
    assert (made.gathered.left, len(made.gathered.joined)) == (1, 1)
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
