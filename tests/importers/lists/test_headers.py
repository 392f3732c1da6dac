"""Every header word, header row and value seen in published lists is read or told.

One row each: the word, the list it stands in, and the field it is read as; ``told`` where it has to
show up among what was not read. The words come from lists and rules of bodies that nobody of this
project wrote.
"""

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any

import pytest

from migplan.catalogue.catalogue import load_catalogue
from migplan.importers.grid import Grid, Span
from migplan.importers.lists.columns import Recogniser, Understood
from migplan.importers.lists.reading import Choice, understood
from migplan.importers.lists.told import Told
from migplan.importers.lists.words import BusinessWords
from migplan.importers.xlsx_file import cell_location

RECOGNISER = Recogniser(BusinessWords(load_catalogue()))
UNPLACED = {"MIG301", "MIG345", "MIG321"}

NEEDED = {
    "systems": ["業務システム名", "移行期限"],
    "linkages": ["提供側", "利用側"],
    "contracts": ["契約番号", "契約終期"],
}
"""Headers that make a table a list of that kind."""
OTHERS = {"contracts.end": ["契約番号", "契約始期"], "systems.name": ["主管課", "移行期限"]}

WORDS: list[tuple[str, str, str]] = [
    # section A: lists of systems
    ("A1", "団体コード", "systems.municipality_code"),
    ("A1", "自治体名", "systems.municipality"),
    ("A1", "自治体区分", "told"),
    ("A2", "都道府県", "systems.prefecture"),
    ("A2", "完了率", "told"),
    ("A2", "都道府県名", "systems.prefecture"),
    ("A2", "市区町村名", "systems.municipality"),
    ("A2", "業務名", "systems.businesses"),
    ("A4", "区分", "systems.kind"),
    ("A4", "業務システム", "systems.name"),
    ("A6", "名称", "systems.name"),
    ("A6", "システムの区分", "systems.kind"),
    ("A6", "適用業務", "systems.businesses"),
    ("A6", "委員長", "systems.owner_person"),
    ("A8", "No.", "systems.number"),
    ("A8", "大分類", "systems.kind"),
    ("A8", "概要", "told"),
    ("A8", "概要 22", "told"),
    ("A8", "共通基盤の範囲", "systems.scope"),
    ("A9", "標準化対象20業務に係るシステム一覧", "systems.name"),
    ("A10", "行政事務処理システム", "systems.name"),
    ("A10", "情報統括責任者", "systems.owner_person"),
    ("A10", "情報責任者", "systems.owner_person"),
    ("A10", "システム運用責任者", "systems.owner_person"),
    ("A11", "主管課", "systems.owner"),
    ("A11", "所管課", "systems.owner"),
    ("A11", "業務主管課", "systems.owner"),
    ("A11", "業務所管課", "systems.owner"),
    ("A11", "委託業務所管課", "systems.owner"),
    ("A11", "システム利用課", "systems.owner"),
    ("A11", "主管課長", "systems.owner_person"),
    ("A11", "電算適用業務", "systems.businesses"),
    ("A11", "基幹業務システム", "systems.name"),
    ("A11", "個別業務システム", "systems.name"),
    ("A11", "庁内ネットワークシステム", "systems.name"),
    ("A13", "協議項目", "told"),
    ("A13", "事務事業名", "systems.businesses"),
    ("A13", "所管", "systems.owner"),
    ("A13", "提案年月日", "told"),
    ("A13", "確認年月日", "told"),
    ("A13", "調整方針(案)", "systems.disposition"),
    ("A13", "現況", "told"),
    # section B: contracts and procurement
    ("B2", "件名", "contracts.name"),
    ("B2", "種別", "contracts.kind"),
    ("B2", "入札区分", "contracts.procurement"),
    ("B2", "公示日または更新日", "contracts.procurement"),
    ("B2", "落札日", "contracts.start"),
    ("B2", "組織", "contracts.procurement"),
    ("B2", "取得日", "systems.introduced"),
    ("B3", "件名及び数量", "contracts.name"),
    ("B3", "案件内容", "contracts.note"),
    ("B3", "履行場所", "contracts.procurement"),
    ("B3", "履行期間", "contracts.period"),
    ("B3", "契約期間", "contracts.period"),
    ("B5", "リース契約期間の満了", "contracts.end"),
    ("B6", "参加自治体数", "contracts.procurement"),
    ("B6", "参加自治体の人口", "contracts.procurement"),
    ("B6", "職員数", "contracts.procurement"),
    ("B6", "初期費用", "contracts.total_yen"),
    ("B6", "年間運用費", "contracts.yearly_yen"),
    ("B6", "調達の経緯", "contracts.procurement"),
    ("B6", "プロセス", "contracts.procurement"),
    ("B6", "仕様書提供の可否", "contracts.procurement"),
    ("B6", "補助金利用の有無", "contracts.procurement"),
    ("B6", "総務部門", "contracts.procurement"),
    ("B6", "事業部門", "contracts.procurement"),
    ("B6", "ツール", "contracts.procurement"),
    ("B7", "調達の調整", "contracts.procurement"),
    ("B7", "調達コスト", "contracts.procurement"),
    ("B7", "調達の事務体制", "contracts.procurement"),
    ("B7", "専門性・ノウハウ", "contracts.procurement"),
    ("B7", "情報・データの連携", "contracts.procurement"),
    ("B7", "単独調達", "contracts.procurement"),
    ("B7", "共同調達", "contracts.procurement"),
    ("B8", "業務", "systems.businesses"),
    ("B8", "事業者", "systems.current_vendor"),
    ("B8", "パッケージ名", "systems.current_package"),
    ("B8", "適合番号", "systems.conformity"),
    # section C: linkages
    ("C5", "連携区分", "linkages.coverage"),
    ("C5", "システム区分", "linkages.told"),
    ("C5", "入出力区分", "linkages.direction"),
    ("C5", "頻度区分", "linkages.timing"),
    ("C5", "連携先", "linkages.other"),
    ("C5", "エラーレベル", "linkages.told"),
    ("C5", "変換区分", "linkages.told"),
    ("C5", "チェック区分", "linkages.told"),
    ("C7", "③他のシステムとの接続", "linkages.connections"),
]

BUSINESSES = (
    *("住民基本台帳", "印鑑登録", "戸籍", "戸籍の附票", "選挙人名簿管理", "個人住民税"),
    *("法人住民税", "固定資産税", "軽自動車税", "就学", "国民年金", "国民健康保険"),
    *("後期高齢者医療", "介護保険", "障害者福祉", "生活保護", "健康管理", "児童手当"),
    *("児童扶養手当", "子ども・子育て支援", "共通機能"),
)


def tables(
    *rows: Sequence[Any], name: str = "一覧", merged: tuple[Span, ...] = ()
) -> tuple[list[Understood], Told]:
    """The tables of a sheet, and what was told of it."""
    shown, remarks = PurePosixPath("x.xlsx"), Told()
    grid = Grid(name, rows, lambda row, column: cell_location(shown, name, row, column), merged)
    return understood(grid, RECOGNISER, Choice(), remarks), remarks


@pytest.mark.parametrize(("section", "word", "read_as"), WORDS)
def test_a_header_word_is_recognised_or_told(section: str, word: str, read_as: str):
    of, _, field = read_as.rpartition(".")
    of = of or "systems"
    beside = OTHERS.get(read_as, NEEDED[of])
    found, remarks = tables([*beside, word], ["あ"] * (len(beside) + 1))
    use = found[0].uses[-1]

    if field == "told":
        assert UNPLACED & {remark.code for remark in remarks.remarks}, section
        assert not use.field
    else:
        assert (found[0].kind, use.list, use.field) == (of, of, field)
        assert not remarks.remarks


@pytest.mark.parametrize("name", BUSINESSES)
def test_a_column_named_like_a_business_holds_marks(name: str):
    others = [word for word in BUSINESSES if word != name][:4]
    found, _ = tables(["システム名", *others, name], ["住記", "", "", "", "", "●"])

    assert found[0].uses[-1].field == "mark"
    assert found[0].uses[-1].businesses


ROWS: dict[str, tuple[list[Sequence[Any]], str]] = {
    # what is printed, and the kind of list it is read as; "" where it has to be told
    "A1": (
        [
            ["特定移行支援システムの該当見込み一覧"],
            [],
            ["団体コード", "自治体名", "自治体区分", *BUSINESSES],
        ],
        "bodies",
    ),
    "A2": ([["都道府県名", "市区町村名", "業務名", "①推進体制の立上げ"]], "systems"),
    "A4": ([["区分", "業務システム"]], "systems"),
    "A6": ([["名称", "システムの区分", "適用業務", "委員長"]], "systems"),
    "A8": ([["No.", "大分類", "概要 22", "共通基盤の範囲"]], ""),
    "A9": ([["標準化対象20業務に係るシステム一覧"]], "systems"),
    "A10": (
        [["行政事務処理システム", "情報統括責任者", "情報責任者", "システム運用責任者"]],
        "systems",
    ),
    "A11": (
        [["主管課", "主管課長", "適用業務", "電算適用業務", "業務所管課", "基幹業務システム"]],
        "systems",
    ),
    "A12": ([["システム名", "調整方針"]], "systems"),
    "A13": (
        [
            [
                "協議項目",
                "事務事業名",
                "所管",
                "提案年月日",
                "確認年月日",
                "調整方針(案)",
                "あ町",
                "い村",
            ]
        ],
        "systems",
    ),
    "B1": ([["関連契約一覧"], ["契約名", "対象システム", "契約種別", "満了日"]], "contracts"),
    "B2": (
        [["件名", "種別", "入札区分", "公示日または更新日", "落札日", "組織", "取得日"]],
        "contracts",
    ),
    "B3": ([["件名及び数量", "案件内容", "履行場所", "履行期間"]], "contracts"),
    "B5": ([["システム名", "リース契約期間の満了"]], "systems"),
    "B6": (
        [["参加自治体数", "参加自治体の人口", "職員数", "初期費用", "年間運用費", "調達の経緯"]],
        "",
    ),
    "B7": ([["", "単独調達", "共同調達"]], ""),
    "B8": ([["業務", "事業者", "パッケージ名", "適合番号"]], "systems"),
    "C1": ([["資料2 外部データ連携一覧表"], ["連携元", "連携先", "データ"]], "linkages"),
    "C3": ([["連携先", "データ", "媒体"]], "linkages"),
    "C5": (
        [
            [
                "連携先",
                "連携区分",
                "システム区分",
                "入出力区分",
                "頻度区分",
                "エラーレベル",
                "変換区分",
            ]
        ],
        "linkages",
    ),
    "C7": ([["業務", "③他のシステムとの接続"]], "linkages"),
    "C8": ([["提供側", "利用側", "連携方式"]], "linkages"),
}


@pytest.mark.parametrize("section", ROWS)
def test_of_a_header_row_no_column_is_lost(section: str):
    head, kind = ROWS[section]
    width = len(head[-1])
    # one body in the columns for bodies, whatever else stands in the rows
    rows = ([f"{row if n > 1 else ''}値{n}" for n in range(width)] for row in "あいう")
    found, remarks = tables(*head, *rows)

    assert [table.kind for table in found] == [kind]
    assert len(found[0].table.rows) == 3
    for use in found[0].uses:
        place = cell_location(PurePosixPath(), "一覧", len(head) - 1, use.head.column).cell
        spoken_of = {remark.location.cell for remark in remarks.remarks if remark.code in UNPLACED}
        assert use.field or place in spoken_of or not kind
    if not kind:
        words = next(r.values["field"] for r in remarks.remarks if r.code == "MIG321")
        assert words == "、".join(word for word in head[-1] if word)
