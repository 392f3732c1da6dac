from datetime import date
from pathlib import Path

import pytest

from migplan.commands.handing_over import read_basis
from migplan.model.case import Case
from migplan.model.linkage import Method
from migplan.model.plan import Plan, Rework
from migplan.model.system import Disposition
from migplan.report.csv_text import csv_bytes
from migplan.report.handover import Basis
from migplan.report.linkage_list import linkage_book, linkage_sheet
from migplan.report.xlsx import xlsx_bytes
from tests.make import a_bridge, a_case, a_linkage, a_local, a_partner, a_plan, a_system
from tests.report.hostile import HOSTILE
from tests.report.opened import csv_rows, formulas, texts, workbook


def some_case() -> Case:
    return a_case(
        a_system("juki", name="住民記録", owner="市民課", vendor="青葉", current_vendor="旧社"),
        a_system("zei", name="税"),
        a_local("gakudo", name="学童", owner="子ども課", vendor="若草"),
        a_partner("ext_bank", name="銀行"),
        a_linkage("juki", "zei", data="住民情報", method=Method.FILE, standard=True),
        a_linkage("juki", "gakudo", data="児童", method=None, standard=False),
        a_linkage("zei", "ext_bank", data="口座振替", timing="月次", volume="3,000件"),
        proposed=("juki>zei",),
    )


def some_plan() -> Plan:
    plan = a_plan(some_case(), {"juki": "2027-01-04", "zei": "2027-05-06"})
    yen = {"setup_yen": 12_345_678, "cost_yen": 12_345_678}
    bridge = a_bridge("juki", "zei", "2027-01-04", "2027-05-06", months=5, **yen)
    rework = Rework(
        linkage="juki>gakudo",
        mover="juki",
        stayer="gakudo",
        ready_by=date(2027, 1, 4),
        cost_yen=9_876_543,
    )
    return plan.model_copy(update={"bridges": (bridge,), "reworks": (rework,)})


def rows_of(basis: Basis, lang: str = "ja") -> dict[str, dict[str, str]]:
    rows = csv_rows(csv_bytes(linkage_sheet(basis, lang)))
    return {row["連携の記号" if lang == "ja" else "Key"]: row for row in rows}


def test_a_linkage_is_told_from_both_ends():
    row = rows_of(Basis(some_case(), (), {"linkage:juki>gakudo": "linkages.csv:3"}))["juki>gakudo"]

    assert (row["提供側システム"], row["提供側 主管課"]) == ("住民記録", "市民課")
    assert row["提供側 事業者"] == "現行 旧社／移行後 青葉"
    assert (row["利用側システム"], row["利用側 事業者"]) == ("学童", "若草")
    assert row["標準連携"] == "標準連携にない"
    assert row["記載場所"] == "linkages.csv:3"


def test_what_nobody_knows_is_said_and_not_left_empty():
    row = rows_of(Basis(some_case(), (), {}))["juki>gakudo"]

    assert row["頻度"] == row["量"] == row["現行の方式"] == "不明"
    assert row["移行後の方式"] == "未定"


def test_a_linkage_goes_on_as_today_only_where_both_ends_stay():
    case = a_case(
        a_local("a"),
        a_local("b"),
        a_local("c", disposition=Disposition.RETIRE),
        a_linkage("a", "b"),
        a_linkage("a", "c"),
    )
    rows = rows_of(Basis(case, (), {}))

    assert rows["a>b"]["移行後の方式"] == "現行のまま"
    assert rows["a>c"]["移行後の方式"] == "未定"


def test_a_partner_outside_has_neither_division_nor_vendor():
    row = rows_of(Basis(some_case(), (), {}))["zei>ext_bank"]

    assert (row["利用側 主管課"], row["利用側 事業者"]) == ("外部機関", "―")


def test_what_the_catalogue_proposed_is_marked():
    sheet = linkage_sheet(Basis(some_case(), (), {}))
    rows = rows_of(Basis(some_case(), (), {}))

    assert rows["juki>zei"]["記載の状況"] == "補完（未確認）"
    assert rows["juki>gakudo"]["記載の状況"] == "棚卸に記載"
    marked = {row for (row, _), tint in sheet.tints.items() if tint == "assumed"}
    assert marked == {list(rows).index("juki>zei")}


def test_without_a_plan_there_are_no_dates_and_the_sheet_says_so():
    sheet = linkage_sheet(Basis(some_case(), (), {}))

    titles = {column.title for column in sheet.columns}
    assert not titles & {"提供側の切替日", "利用側の切替日", "暫定連携の期間", "期限"}
    assert any("切替日・暫定連携・期限の列はありません" in line for line in sheet.above)


def test_a_plan_brings_the_dates_of_both_ends_and_the_bridge():
    rows = rows_of(Basis.of_plan(some_plan()))

    assert rows["juki>zei"]["提供側の切替日"] == "2027-01-04"
    assert rows["juki>zei"]["利用側の切替日"] == "2027-05-06"
    assert rows["juki>zei"]["暫定連携の期間"] == "R9.1.4～R9.5.6（5か月）"
    assert rows["juki>zei"]["期限"] == "2027-01-04"
    assert rows["juki>gakudo"]["利用側の切替日"] == "切替なし（継続）"
    assert "接続先を変更する（R9.1.4まで）" in rows["juki>gakudo"]["必要な対応"]


def test_no_amount_of_money_leaves_the_house():
    data = xlsx_bytes(linkage_book(Basis.of_plan(some_plan())))

    everything = "\n".join(texts(data))
    assert "12,345,678" not in everything
    assert "12345678" not in everything
    assert "円" not in everything


def test_people_choose_their_decision_from_a_list():
    data = xlsx_bytes(linkage_book(Basis.of_plan(some_plan())))
    book = workbook(data)
    sheet = book["連携一覧"]

    (rule,) = sheet.data_validations.dataValidation
    (span,) = rule.sqref.ranges
    titles = {cell.value: cell.column for cell in next(r for r in sheet.iter_rows() if r[1].value)}
    assert span.min_col == span.max_col == titles["判断"]
    assert span.max_row == sheet.max_row
    choices = [cell.value for cell in book["選択肢"]["A"]]
    assert choices == ["未判断", "対応する", "許容する", "誤検出"]


def test_gaps_come_with_what_to_do(tmp_path: Path):
    file = tmp_path / "inventory.yaml"
    file.write_text(
        "municipality: {name: 見本市}\n"
        "systems:\n"
        "  - {id: juki, name: 住民記録, businesses: [住民基本台帳]}\n"
        "  - {id: gakudo, name: 学童, character_set: shift_jis}\n"
        "linkages:\n"
        "  - {id: L1, provider: juki, consumer: gakudo, data: 児童, method: direct_db}\n",
        encoding="utf-8",
    )
    row = rows_of(read_basis(file))["L1"]

    assert row["連携ギャップ"].split("\n") == [
        "直接DB参照・ビュー参照",
        "文字コード・外字（文字同定）",
    ]
    assert row["重大度"] == "高"
    assert row["必要な対応"].startswith("・")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_hostile_names_appear_whole_as_text(lang: str):
    for text in HOSTILE:
        case = a_case(
            a_system("a", name=text, owner=text, vendor=text),
            a_local("b", name=text),
            a_linkage("a", "b", data=text, timing=text, volume=text, note=text, source=text),
        )
        basis = Basis.of_plan(a_plan(case, {"a": "2027-01-04"}))
        data = xlsx_bytes(linkage_book(basis, lang))

        assert texts(data).count(text) >= 8, text
        assert not formulas(data)


def test_the_same_list_has_the_same_bytes():
    first, second = (xlsx_bytes(linkage_book(Basis.of_plan(some_plan()))) for _ in range(2))

    assert first == second


def test_the_english_list_speaks_english():
    sheet = linkage_sheet(Basis.of_plan(some_plan()), "en")

    for text in (*sheet.above[1:], *(column.title for column in sheet.columns)):
        assert text.isascii() or set(text) <= {chr(n) for n in range(0x2100)}, text
