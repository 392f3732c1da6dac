"""Values seen in published lists, through the whole import: read, or told."""

from pathlib import Path

import pytest

from tests.importers.lists.sheets import Sheet, a_workbook, imported, nothing_is_lost, told

MARKS = [
    # value in a column of marks, marked or not, told
    ("●", True, False),
    ("[○]", True, False),
    ("要", True, False),
    ("○", True, False),
    ("◯", True, False),
    ("-", False, False),
    ("―", False, False),
    ("なし", False, False),
    ("無", False, False),
    ("対象外", False, False),
    ("一部", False, True),
    ("謎", False, True),
]


@pytest.mark.parametrize(("mark", "marked", "is_told"), MARKS)
def test_a_mark_is_read_or_told(tmp_path: Path, mark: str, marked: bool, is_told: bool):
    head = ["システム名", "住民基本台帳", "印鑑登録", "戸籍", "介護保険"]
    made = imported(a_workbook(tmp_path / "x.xlsx", {"一覧": [head, ["窓口", "", mark, "", "●"]]}))
    (system,) = made.inventory.systems

    assert ("seal_registration" in system.businesses) is marked
    assert told(made, "MIG312") == (["C2"] if is_told else [])
    nothing_is_lost(made)


NAMES = [
    ("住民記録", "resident_record"),
    ("戸籍附票", "family_register_supplement"),
    ("市県民税", "individual_resident_tax"),
    ("町県民税", "individual_resident_tax"),
    ("特別区民税・都民税", "individual_resident_tax"),
    ("住民税", "individual_resident_tax"),
    ("こども手当", "child_allowance"),
    ("子ども手当", "child_allowance"),
    ("高齢者医療保険", "elderly_medical"),
    ("学齢簿", "school_enrollment"),
    ("就学援助", "school_enrollment"),
    ("学齢簿、就学援助", "school_enrollment"),
    ("障害者支援費", "disability_welfare"),
    ("国保税", "national_health_insurance"),
    ("互助防疫", "health_management"),
    ("001", "resident_record"),
    ("010", "individual_resident_tax"),
    ("017", "school_enrollment"),
    ("026", "national_pension"),
    ("028", "childcare_support"),
    ("子ども・子育て支援", "childcare_support"),
    ("子ども・子育て支援、国民年金", "childcare_support national_pension"),
    ("国民年金・介護保険", "national_pension long_term_care"),
    ("国民年金\n介護保険", "national_pension long_term_care"),
]


@pytest.mark.parametrize(("name", "businesses"), NAMES)
def test_a_business_is_known_by_the_names_that_lists_use(
    tmp_path: Path, name: str, businesses: str
):
    rows = [["システム名", "業務"], ["窓口", name]]
    made = imported(a_workbook(tmp_path / "x.xlsx", {"一覧": rows}))

    assert set(made.inventory.systems[0].businesses) == set(businesses.split())
    assert told(made, "MIG314") == []


VENDORS = (
    "富士通(ホスト)",
    "株式会社ＴＫＣ",
    "株式会社ＲＫＫＣＳ",
    "富士ゼロックスシステムサービス",
)


@pytest.mark.parametrize("vendor", VENDORS)
def test_a_vendor_stays_as_it_is_written(tmp_path: Path, vendor: str):
    rows = [["システム名", "事業者"], ["窓口", vendor]]
    made = imported(a_workbook(tmp_path / "x.xlsx", {"一覧": rows}))

    assert made.inventory.systems[0].current_vendor == vendor


def test_a_conformity_number_with_an_old_one_below_it_stays_whole(tmp_path: Path):
    number = "022-0_9470001000472_2\n(旧:022-0_9470001000472_1)"
    rows = [
        ["業務", "事業者", "パッケージ名", "適合番号"],
        ["障害者福祉", "A社", "あい福祉", number],
    ]
    made = imported(a_workbook(tmp_path / "x.xlsx", {"一覧": rows}))
    (system,) = made.inventory.systems

    assert system.note is not None
    assert "022-0_9470001000472_2" in system.note
    assert "旧:022-0_9470001000472_1" in system.note


def test_three_kinds_of_contract_are_kept_apart(tmp_path: Path):
    kinds = (
        "機器の賃貸借に関する契約(増設機器等を含む。)",
        "機器保守業務委託契約(サーバ機器・端末機器)",
        "個別システムに係る使用契約、事務処理等委託契約",
    )
    rows = [["契約名", "対象システム", "契約種別", "満了日"]]
    rows += [[f"契約{n}", "住基システム", kind, "平成21年度末"] for n, kind in enumerate(kinds)]
    sheets = {"契約": rows, "一覧": [["システム名", "業務"], ["住基システム", "住民基本台帳"]]}
    made = imported(a_workbook(tmp_path / "x.xlsx", sheets))

    assert [str(contract.kind) for contract in made.inventory.contracts] == [
        "lease",
        "maintenance",
        "use",
    ]
    assert {str(contract.end) for contract in made.inventory.contracts} == {"FY2009"}
    nothing_is_lost(made)


def test_marks_of_connections_tell_no_direction_and_make_no_linkage(tmp_path: Path):
    boxes = "[○]情報提供ネットワークシステム [○]庁内連携システム [ ]税務システム"
    sheets = {
        "評価書": [["業務", "③他のシステムとの接続"], ["国民年金", boxes]],
        "一覧": [["システム名", "業務"], ["年金システム", "国民年金"]],
    }
    made = imported(a_workbook(tmp_path / "x.xlsx", sheets))

    assert not made.inventory.linkages
    (remark,) = [remark for remark in made.remarks if remark.code == "MIG341"]
    assert remark.values["value"] == "情報提供ネットワークシステム、庁内連携システム"
    nothing_is_lost(made)


VERBS = [
    ("住民情報 参照", ("住基システム", "税システム"), "住民情報", None),
    ("所得情報 作成(年)", ("税システム", "住基システム"), "所得情報", "年"),
    ("職員情報 更新", ("税システム", "住基システム"), "職員情報", None),
]


@pytest.mark.parametrize(("label", "ends", "data", "timing"), VERBS)
def test_a_verb_behind_the_data_tells_the_direction(
    tmp_path: Path, label: str, ends: tuple[str, str], data: str, timing: str | None
):
    sheets = {
        "連携": [
            ["システム名", "連携先", "データ", "媒体"],
            ["税システム", "住基システム", label, "MT"],
        ],
        "一覧": [
            ["システム名", "業務"],
            ["住基システム", "住民基本台帳"],
            ["税システム", "個人住民税"],
        ],
    }
    made = imported(a_workbook(tmp_path / "x.xlsx", sheets))
    (linkage,) = made.inventory.linkages
    called = {system.id: system.name for system in made.inventory.systems}

    assert (called[linkage.provider], called[linkage.consumer]) == ends
    assert (linkage.data, linkage.timing, str(linkage.method)) == (data, timing, "media")
    assert told(made, "MIG340")


def test_values_of_a_vendors_linkage_module_are_read_or_told(tmp_path: Path):
    head = ["連携先", "データ", "連携区分", "入出力区分", "頻度区分", "エラーレベル"]
    rows = [
        ["001 住民基本台帳", "住民情報", "全件連携", "入力", "毎日", "エラー"],
        ["010 個人住民税", "所得", "差分連携", "入力", "毎月", "ワーニング"],
        ["023 介護保険", "健診", "差分連携", "出力", "一回のみ", "エラー"],
    ]
    sheets = {"連携": Sheet([["健康管理システム 外部連携一覧"], head, *rows])}
    made = imported(a_workbook(tmp_path / "x.xlsx", sheets))
    names = {system.id: system.businesses for system in made.inventory.systems}
    ends = {
        (names[link.provider], names[link.consumer], link.timing)
        for link in made.inventory.linkages
    }

    assert ends == {
        (("resident_record",), ("health_management",), "毎日"),
        (("individual_resident_tax",), ("health_management",), "毎月"),
        (("health_management",), ("long_term_care",), "一回のみ"),
    }
    assert {link.note for link in made.inventory.linkages} == {
        "連携区分: 全件連携",
        "連携区分: 差分連携",
    }
    assert told(made, "MIG301") == ["F2"]
    nothing_is_lost(made)


def test_decisions_on_groups_of_systems_are_read(tmp_path: Path):
    rows = [
        ["システム名", "調整方針"],
        ["給与システム", "合併時に統一する"],
        ["図書館システム", "現行のとおり"],
        ["財務会計システム", "倉石村のシステムで統一"],
    ]
    made = imported(a_workbook(tmp_path / "x.xlsx", {"一覧": rows}))
    found = {system.name: str(system.disposition or "") for system in made.inventory.systems}

    assert found["給与システム"] == ""
    assert told(made, "MIG351") == ["B2"], "what it is absorbed by is not said"
    assert found["図書館システム"] == "stay"
    assert found["財務会計システム"] == ""
    assert told(made, "MIG315") == ["B4"]
