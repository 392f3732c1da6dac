"""What holds for every list, however odd: no crash, no row lost, the same again."""

from pathlib import Path, PurePosixPath
from typing import Any
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from migplan.catalogue.catalogue import load_catalogue
from migplan.diagnostics.errors import InventoryError
from migplan.diagnostics.location import Location
from migplan.importers import load
from migplan.importers.grid import Grid, Span
from migplan.importers.lists import run
from migplan.importers.lists.mapping import mapping_text
from migplan.importers.lists.run import Asked, Imported, import_lists
from migplan.report.inventory_files import inventory_files
from migplan.report.write import write_all
from tests.importers.lists.sheets import AS_OF, nothing_is_lost

HEADERS = (
    *(
        "システム名",
        "業務",
        "主管課",
        "事業者",
        "区分",
        "備考",
        "システムID",
        "契約終了",
        "月額（千円）",
    ),
    *("連携元", "連携先", "データ", "方向", "頻度", "契約名", "対象システム", "契約期間", "年額"),
    *("住民基本台帳", "戸籍", "介護保険", "印鑑登録", "契約", "団体名", "個人番号", "マイナンバー"),
)
VALUES = (
    *(
        "住基システム",
        "税システム",
        "住民記録",
        "市県民税・国民年金",
        "市民課",
        "【税務課】",
        "〃",
        "同上",
    ),
    *("※ 注", "合計", "●", "○", "-", "対象外", "R9.3.31", "令和8年度末", "未定", "△5", "1,200円"),
    *(
        "双方向",
        "受信",
        "eLTAX",
        "1\n8業務",
        "住\n民",
        "=1+1",
        "'x",
        "x" * 400,
        "\u3000",
        "①",
        "〜",
    ),
)
ANYTHING = st.one_of(
    st.none(),
    st.sampled_from((*HEADERS, *VALUES)),
    st.integers(-(10**12), 10**12),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.times(),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=8),
)


KINDS = (
    ["システム名", "主管課"],
    ["システムID", "システム名", "業務"],
    ["連携元", "連携先", "データ"],
    ["システム名", "連携先", "方向", "データ"],
    ["契約名", "対象システム", "契約期間"],
)
"""Headers that make a list of one kind or another."""
NAMES = st.sampled_from(
    ["住基システム", "税システム", "住民記録", "国保", "eLTAX", "図書館", "A-1", "〃"]
)


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """A sheet: mostly headers and rows of values one meets, sometimes anything at all."""
    rows: list[list[Any]] = []
    names = st.one_of(NAMES, ANYTHING)
    for part in draw(st.lists(st.sampled_from(["list", "list", "title", "rows"]), max_size=4)):
        if part == "title":
            rows.append([draw(st.sampled_from(["■一覧", "受信データ一覧", "２ 連携一覧"]))])
        elif part == "list":
            extra = draw(st.lists(st.sampled_from(HEADERS), max_size=4))
            head = [*draw(st.sampled_from(KINDS)), *extra]
            if draw(st.booleans()):
                rows.append([None, *[draw(st.sampled_from(HEADERS))] * 2])
            rows.append(head)
        row = st.tuples(names, names, st.lists(ANYTHING, max_size=5))
        rows += [[one, two, *more] for one, two, more in draw(st.lists(row, max_size=5))]
    last, width = max(len(rows) - 1, 0), 6
    corner = st.tuples(
        st.integers(0, last), st.integers(0, width), st.integers(0, 3), st.integers(0, 2)
    )
    spans = [Span(a, b, a + c, b + d) for a, b, c, d in draw(st.lists(corner, max_size=2))]
    name = draw(st.sampled_from(["一覧", "送信", "健康管理システム連携一覧"]))

    def locate(row: int, column: int) -> Location:
        return Location(PurePosixPath("x.xlsx"), row + 1, column + 1, name)

    return Grid(name, rows, locate, tuple(spans))


def read(grid: Grid, **said: Any) -> Imported | None:
    """Import a sheet without writing it; None where nothing can be taken in."""
    asked = Asked(AS_OF, name="みほん市", **said)
    with patch.object(run, "read_grids", return_value=[grid]):
        try:
            return import_lists([Path("x.xlsx")], asked, load_catalogue())
        except InventoryError as error:
            shown = [problem.text(lang) for problem in error.diagnostics for lang in ("ja", "en")]
    assert all(shown)
    return None


@given(grids())
@settings(max_examples=150)
def test_no_row_of_any_list_is_lost(grid: Grid):
    made = read(grid)

    if made is not None:
        nothing_is_lost(made)
        for remark in made.remarks:
            assert remark.text("ja")
            assert remark.text("en")


@given(grids())
@settings(max_examples=60)
def test_the_same_list_gives_the_same_inventory_and_the_same_remarks(grid: Grid):
    first, second = read(grid), read(grid)

    assert (first is None) == (second is None)
    if first is not None and second is not None:
        assert inventory_files(first.inventory) == inventory_files(second.inventory)
        assert first.remarks == second.remarks


@given(grids())
@settings(max_examples=60)
def test_the_inventory_of_any_list_is_read_again_as_it_is(tmp_path_factory: Any, grid: Grid):
    made = read(grid)

    if made is not None:
        folder = tmp_path_factory.mktemp("inventory")
        write_all(folder, {**inventory_files(made.inventory)})
        assert load(folder).inventory == made.inventory


@given(grids())
@settings(max_examples=60)
def test_the_map_of_any_list_changes_nothing(tmp_path_factory: Any, grid: Grid):
    from migplan.importers.lists.mapping_file import read_mapping

    made = read(grid)

    if made is not None:
        file = tmp_path_factory.mktemp("map") / "_map.yaml"
        file.write_text(mapping_text(made.tables, made.own_words), encoding="utf-8")
        again = read(grid, map=read_mapping(file, load_catalogue()))
        assert again is not None
        assert inventory_files(again.inventory) == inventory_files(made.inventory)
