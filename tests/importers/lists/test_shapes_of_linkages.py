"""Lists of linkages and contracts, in the shapes that bodies publish them in."""

from pathlib import Path

from tests.importers.lists.sheets import (
    a_workbook,
    contracts,
    imported,
    links,
    names,
    nothing_is_lost,
    told,
)

SYSTEMS = (
    ("システム名", "業務"),
    ("住基システム", "住民基本台帳"),
    ("税システム", "個人住民税"),
    ("国保システム", "国民健康保険"),
    ("健康システム", "健康管理"),
)


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
