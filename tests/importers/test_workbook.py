"""A workbook is read as the same inventory, and every problem names its cell."""

import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from pydantic import BaseModel

from migplan.catalogue.catalogue import load_catalogue
from migplan.catalogue.start import starting_inventory
from migplan.importers import load
from migplan.importers.fields import is_list, record_in
from migplan.importers.workbook_shape import SHEETS, Table
from migplan.importers.workbook_text import cell_list, cell_text, plain_list, plain_text
from migplan.model.dates import RoughDate
from migplan.model.inventory import Inventory
from migplan.model.linkage import Method
from migplan.model.system import State
from migplan.report.inventory_book import Offer, inventory_book
from migplan.report.xlsx import xlsx_bytes
from tests.importers.inventories import TRAPS, inventories
from tests.importers.workbooks import BODY, SYSTEMS, a_workbook, read, refused
from tests.importers.written import told

CATALOGUE = load_catalogue()


def _through_a_workbook(inventory: Inventory, lang: str = "ja") -> Inventory:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "棚卸.xlsx"
        path.write_bytes(xlsx_bytes(inventory_book(inventory, CATALOGUE, lang=lang)))
        return load(path).inventory


@settings(max_examples=25)
@given(inventories())
def test_a_workbook_reads_back_as_the_same_inventory(inventory: Inventory):
    assert _through_a_workbook(inventory) == inventory


@settings(max_examples=5)
@given(inventories())
def test_so_does_one_in_english(inventory: Inventory):
    assert _through_a_workbook(inventory, "en") == inventory


@pytest.mark.parametrize("text", ["", *TRAPS])
def test_any_text_comes_back_from_its_cell(text: str):
    assert plain_text(cell_text(text)) == text
    assert plain_list(cell_list([text, "次"])) == [text, "次"]
    assert plain_list(cell_list([text]), names=True) == [text]


def test_every_field_of_an_inventory_has_its_column():
    def leaves(model: type[BaseModel], way: tuple[str, ...]) -> set[tuple[str, ...]]:
        found: set[tuple[str, ...]] = set()
        for name, field in model.model_fields.items():
            part = record_in(field.annotation)
            found |= {(*way, name)} if part is None else leaves(part, (*way, name))
        return found

    shown = {
        (*sheet.key.split("."), *(() if getattr(sheet, "bare", False) else field.route))
        for sheet in SHEETS
        for field in sheet.fields
    }
    # rows of changes belong to vendors and to the staff
    changes = {way[2:] for way in shown if way[:2] == ("policy", "changes")}
    shown = {way for way in shown if way[:2] != ("policy", "changes")}
    shown |= {
        ("policy", owner, "changes", *way) for owner in ("vendors", "staff") for way in changes
    }

    assert shown == leaves(Inventory, ())
    for sheet in SHEETS:
        fields = sheet.columns if isinstance(sheet, Table) else sheet.fields
        assert len({field.title for field in fields}) == len(fields)


def test_lists_of_records_have_a_sheet_of_their_own():
    def lists(model: type[BaseModel], way: tuple[str, ...]) -> set[str]:
        found: set[str] = set()
        for name, field in model.model_fields.items():
            part = record_in(field.annotation)
            if part is not None and is_list(field.annotation):
                found.add(".".join((*way, name)))
        return found

    inside = lists(Inventory, ())
    assert inside <= {sheet.key for sheet in SHEETS}


def test_words_of_a_clerk_become_values(tmp_path: Path):
    inventory = read(
        tmp_path,
        システム=[
            [
                "記号",
                "システム名",
                "業務",
                "移行状況",
                "個人番号",
                "移行期限",
                "稼働可能日",
                "作業月数",
            ],
            [
                "juki",
                "住民記録",
                "住民基本台帳、印鑑登録",
                "未移行",
                "○",
                "FY2027",
                date(2027, 4, 1),
                "１２か月",
            ],
            ["zei", "税", "016", "live", "いいえ", datetime(2028, 3, 31), "2027/5/1", 6.0],
        ],
        連携=[["提供側", "利用側", "データ", "現行の方式"], ["住民記録", "zei 税", 10, "ファイル"]],
        契約=[["契約の記号", "対象システム", "月額（円）"], ["K1", "juki; 税", "1,200,000円"]],
    )
    juki, zei = inventory.systems

    assert juki.businesses == ("resident_record", "seal_registration")
    assert (juki.state, zei.state) == (State.LEGACY, State.LIVE)
    assert (juki.personal_number, zei.personal_number) == (True, False)
    assert (str(juki.deadline), str(zei.deadline)) == ("FY2027", "2028-03-31")
    assert (juki.not_before, zei.not_before) == (date(2027, 4, 1), date(2027, 5, 1))
    assert (juki.project_months, zei.project_months) == (12, 6)
    (linkage,) = inventory.linkages
    assert (linkage.provider, linkage.consumer, linkage.data) == ("juki", "zei", "10")
    assert linkage.method is Method.FILE
    assert inventory.contracts[0].systems == ("juki", "zei")
    assert inventory.contracts[0].monthly_yen == 1_200_000


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("令和9年3月31日", "2027-03-31"),
        ("R9.3.31", "2027-03-31"),
        ("令和9年3月", "2027-03"),
        ("令和8年度", "FY2026"),
        ("２０２７／３", "2027-03"),
        ("fy2026", "FY2026"),
    ],
)
def test_a_deadline_may_be_written_as_offices_do(tmp_path: Path, written: str, meant: str):
    inventory = read(tmp_path, システム=[["記号", "システム名", "移行期限"], ["a", "甲", written]])

    assert str(inventory.systems[0].deadline) == meant


@pytest.mark.parametrize("written", ["令和9年3月頃から", "未定", "R8.4.1～R9.3.31", "年度末"])
def test_what_is_no_single_date_is_a_problem(tmp_path: Path, written: str):
    found = refused(tmp_path, システム=[["記号", "システム名", "移行期限"], ["a", "甲", written]])

    assert told(found) == ["MIG123 inventory.xlsx[システム!C2]"]


def test_text_of_digits_stays_text_and_a_code_keeps_its_leading_zero(tmp_path: Path):
    inventory = read(
        tmp_path,
        団体=[["項目", "値"], ["団体名", "札幌市"], ["団体コード", 11002]],
        システム=[["記号", "システム名", "標準仕様書の版"], ["010", "税", "3.0"], ["b", "乙", 3]],
    )

    assert inventory.municipality.code == "011002"
    assert [(x.id, x.spec_version) for x in inventory.systems] == [("010", "3.0"), ("b", "3")]


def test_lists_of_the_policy_have_sheets(tmp_path: Path):
    policy = read(
        tmp_path,
        システム=[
            ["記号", "システム名", "移行後の事業者"],
            ["juki", "住民記録", "甲社"],
            ["zei", "税", "甲社"],
        ],
        方針=[
            ["項目", "値"],
            ["基準日", "2026-10-01"],
            ["職員の体制（人数）", 4],
            ["期限の扱い", "hard"],
        ],
        事業者の体制=[["事業者", "技術者数"], ["甲社", 3]],
        人数の変わる月=[
            ["事業者", "始まり", "終わり", "人数"],
            ["甲社", "2027-04", "2027-06", 1],
            [None, "2027-03", "2027-04", 2],
        ],
        切替枠=[["稼働日"], [date(2027, 1, 4)], ["2027-05-06"]],
        同時切替=[["システムの組"], ["住民記録; zei"]],
        前後関係=[["先", "後", "間隔（月）"], ["住民記録", "税", 2]],
        単価=[["単価の記号", "下", "中", "上"], ["lateness 遅れ", 1, 2.5, 3]],
        繁忙期=[
            ["業務", "始まり", "終わり", "扱い", "理由（日本語）"],
            ["すべて", "03-10", "04-10", "hard", "異動"],
        ],
    ).policy

    assert policy.vendors[0].changes[0].end == RoughDate.model_validate("2027-06")
    assert policy.staff is not None
    assert policy.staff.changes[0].people == 2
    assert policy.slots == (date(2027, 1, 4), date(2027, 5, 6))
    assert policy.move_together == (("juki", "zei"),)
    assert policy.precedences[0].lag_months == 2
    assert (policy.prices[0].key, policy.prices[0].typical) == ("lateness", 2.5)
    assert policy.seasons[0].business == "*"
    assert policy.seasons[0].reason.en == "異動"
    assert policy.deadlines == "hard"


@pytest.mark.parametrize(
    ("sheets", "found"),
    [
        pytest.param(
            {"システム": [["記号", "システム名"], ["juki", "住民記録"], [None, "税"]]},
            ["MIG120 inventory.xlsx[システム!A3]"],
            id="no id",
        ),
        pytest.param(
            {"システム": [["システム名"], ["住民記録"]]},
            ["MIG120 inventory.xlsx[システム!A1]"],
            id="no column of ids",
        ),
        pytest.param(
            {
                "システム": [
                    ["■ 表"],
                    ["記号", "システム名", "備 考", "メモ"],
                    ["a", "甲", "x", "y"],
                ]
            },
            ["MIG175 inventory.xlsx[システム!D2]"],
            id="a column nobody knows",
        ),
        pytest.param(
            {"システム": [["記号", "システム名", None], ["a", "甲", "x"]]},
            ["MIG121 inventory.xlsx[システム!C1]"],
            id="values below no title",
        ),
        pytest.param(
            {"システム": [["記号", "システム名", "記号"], ["a", "甲", "b"]]},
            ["MIG106 inventory.xlsx[システム!C1]"],
            id="a column twice",
        ),
        pytest.param(
            {"システム": [["あ", "い"], ["a", "甲"]]},
            ["MIG172 inventory.xlsx[システム!A1]"],
            id="no header",
        ),
        pytest.param(
            {"システム": [["記号", "システム名", "移行状況"], ["a", "甲", "移転中"]]},
            ["MIG124 inventory.xlsx[システム!C2]"],
            id="a word that is none",
        ),
        pytest.param(
            {
                "システム": [
                    ["記号", "システム名", "作業月数", "移行期限"],
                    ["a", "甲", "多め", "来年"],
                ]
            },
            ["MIG125 inventory.xlsx[システム!C2]", "MIG123 inventory.xlsx[システム!D2]"],
            id="no number, no date",
        ),
        pytest.param(
            {"システム": [["記号", "システム名", "作業月数"], ["a", "甲", True]]},
            ["MIG125 inventory.xlsx[システム!C2]"],
            id="a flag for a number",
        ),
        pytest.param(
            {"システム": [["記号", "システム名"], ["a", "#REF!"]]},
            ["MIG173 inventory.xlsx[システム!B2]"],
            id="a formula that failed",
        ),
        pytest.param(
            {"システム": [["記号", "システム名"], ["a", "=A1"]]},
            ["MIG173 inventory.xlsx[システム!B2]"],
            id="a formula without a result",
        ),
        pytest.param(
            {"システム": [["記号", "システム名", "切替日の指定（決めた人）"], ["a", "甲", "課長"]]},
            ["MIG120 inventory.xlsx[システム!A2]"] * 2,
            id="a pin without its date",
        ),
        pytest.param(
            {"連携": [["提供側", "利用側"], ["住民記録", "しらない"], ["zzz", "税"]]},
            ["MIG203 inventory.xlsx[連携!A3]", "MIG203 inventory.xlsx[連携!B2]"],
            id="a name nobody bears",
        ),
        pytest.param(
            {"連携": [["提供側", "利用側"], ["zzz", "税"]]},
            ["MIG203 inventory.xlsx[連携!A2]"],
            id="an id nobody bears",
        ),
        pytest.param(
            {
                "システム": [["記号", "システム名"], ["a", "税"], ["b", "税"]],
                "連携": [["提供側", "利用側"], ["税", "b"]],
            },
            ["MIG171 inventory.xlsx[連携!A2]"],
            id="a name that two bear",
        ),
        pytest.param(
            {"しすてむ": [["記号"], ["a"]]},
            ["MIG170 inventory.xlsx[しすてむ]"],
            id="a sheet nobody knows",
        ),
        pytest.param(
            {"方針": [["項目", "値"], ["基準", "2027-01-01"], ["基準日", "x"], ["基準日", 1]]},
            [
                "MIG121 inventory.xlsx[方針!A2]",
                "MIG122 inventory.xlsx[方針!B3]",
                "MIG106 inventory.xlsx[方針!A4]",
            ],
            id="premises",
        ),
        pytest.param(
            {
                "人数の変わる月": [
                    ["事業者", "始まり", "終わり", "人数"],
                    ["乙社", "2027-04", "2027-05", 1],
                ]
            },
            ["MIG174 inventory.xlsx[人数の変わる月!A2]"],
            id="a change of nobody",
        ),
        pytest.param(
            {"経過措置の機能": [["システム", "機能名"], ["zzz", "帳票"], [None, "抽出"]]},
            [
                "MIG204 inventory.xlsx[経過措置の機能!A2]",
                "MIG120 inventory.xlsx[経過措置の機能!A3]",
            ],
            id="a function of nobody",
        ),
    ],
)
def test_a_problem_names_sheet_and_cell(tmp_path: Path, sheets: dict[str, Any], found: list[str]):
    assert sorted(told(refused(tmp_path, **sheets))) == sorted(found)


def test_columns_rows_and_sheets_of_ones_own_are_left_alone(tmp_path: Path):
    inventory = read(
        tmp_path,
        システム=[
            ["記号", "システム名", "※確認", "_memo"],
            ["juki", "住民記録", "済", "x"],
            [None, None, "ここから下は未確認", None],
        ],
        **{"※控え": [["何でも"]], "_old": [["x", 1]]},
    )

    assert [system.name for system in inventory.systems] == ["住民記録"]


def test_english_names_of_sheets_and_fields_are_taken(tmp_path: Path):
    inventory = read(
        tmp_path,
        システム=[],
        systems=[
            ["id", "name", "pin_date", "pin_owner", "pin_reason"],
            ["a", "甲", "2027-01-04", "課", "x"],
        ],
    )

    assert inventory.systems[0].pin is not None


def test_what_is_not_in_use_is_left_out_with_its_linkages(tmp_path: Path):
    inventory = read(
        tmp_path,
        システム=[
            ["使用", "記号", "システム名"],
            ["○", "juki", "住民記録"],
            ["－", "gakudo", "学童保育"],
            [None, "zei", "税"],
        ],
        連携=[["提供側", "利用側"], ["juki", "学童保育"], ["juki", "zei"]],
    )

    assert [system.id for system in inventory.systems] == ["juki", "zei"]
    assert [linkage.id for linkage in inventory.linkages] == ["juki--zei"]


def test_a_folder_may_hold_a_workbook_and_what_others_sent(tmp_path: Path):
    a_workbook(tmp_path, {})
    a_workbook(tmp_path, {"システム": [["x"]]}, "もらった一覧.xlsx")
    (tmp_path / "~$inventory.xlsx").write_bytes(b"lock")

    loaded = load(tmp_path)

    assert len(loaded.inventory.systems) == len(SYSTEMS) - 1
    assert loaded.addresses["system:juki"] == "inventory.xlsx[システム!A2]"
    assert loaded.addresses["municipality"].startswith("inventory.xlsx[団体!")


def test_a_workbook_without_a_municipality_says_so(tmp_path: Path):
    assert told(refused(tmp_path, 団体=[])) == ["MIG120 inventory.xlsx"]
    assert BODY


def _office_program() -> str:
    return shutil.which("soffice") or ""


@pytest.mark.skipif(not _office_program(), reason="LibreOffice is not there")
def test_a_template_saved_by_an_office_program_is_the_same_inventory(tmp_path: Path):
    start = starting_inventory("みほん市", "139998", CATALOGUE)
    offer = Offer(start.offered, start.offered_linkages)
    book = inventory_book(start.inventory, CATALOGUE, offer=offer)
    path = tmp_path / "inventory.xlsx"
    path.write_bytes(xlsx_bytes(book))
    profile = (tmp_path / "profile").as_uri()
    command = [_office_program(), f"-env:UserInstallation={profile}", "--headless"]
    command += ["--convert-to", "xlsx", "--outdir", str(tmp_path / "saved"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)

    assert load(tmp_path / "saved" / "inventory.xlsx").inventory == start.inventory
