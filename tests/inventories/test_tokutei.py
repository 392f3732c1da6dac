"""The national list of systems in extension becomes an inventory of one body."""

from datetime import date
from pathlib import Path

import pytest

from migplan.diagnostics.errors import InventoryError
from migplan.importers.load import load
from migplan.importers.tokutei import import_tokutei
from migplan.importers.tokutei_list import BUSINESSES, COMMON
from migplan.model.inventory import Inventory
from migplan.model.system import State, SystemKind

HEADER = ["団体コード", "自治体名", "自治体区分", *BUSINESSES, COMMON]
CITY, TOWN, VILLAGE, PREFECTURE = "990019", "993018", "994014", "990001"
AS_OF = date(2025, 12, 31)
LIST_DATE = "令和7年12月末時点"


def a_row(code: str, name: str, kind: str, *late: str) -> str:
    marks = ["●" if word in late else "" for word in (*BUSINESSES, COMMON)]
    return ",".join([code, name, kind, *marks])


ROWS = (
    a_row(PREFECTURE, "見本県", "都道府県", "児童扶養手当"),
    a_row(CITY, "見本県ためし市", "一般市", "介護保険", "子ども・子育て支援", COMMON),
    a_row(TOWN, "見本県ひながた町", "町", "生活保護", "児童手当"),
    a_row(VILLAGE, "見本県こころみ村", "村", "戸籍", "戸籍の附票"),
)
TITLES = ("特定移行支援システムの該当見込み一覧" + "," * (len(HEADER) - 1), "")


def a_list(
    folder: Path,
    *rows: str,
    header: str = ",".join(HEADER),
    titles: tuple[str, ...] = TITLES,
    encoding: str = "utf-8",
) -> Path:
    path = folder / "list.csv"
    text = "\r\n".join([*titles, header, *(rows or ROWS), ""])
    path.write_bytes(text.encode(encoding))
    return path


def imported(path: Path, code: str) -> Inventory:
    folder = path.parent / f"body-{code}"
    folder.mkdir(exist_ok=True)
    for name, content in import_tokutei(path, code, AS_OF, LIST_DATE).items():
        (folder / name).write_text(content, encoding="utf-8", newline="")
    return load(folder).inventory


def states(inventory: Inventory) -> dict[str, State | None]:
    return {system.id: system.state for system in inventory.systems}


def problems(path: Path, code: str) -> list[tuple[str, str]]:
    with pytest.raises(InventoryError) as caught:
        import_tokutei(path, code, AS_OF, LIST_DATE)
    assert caught.value.text("ja")
    assert caught.value.text("en")
    return [(found.code, str(found.location)) for found in caught.value.diagnostics]


def test_a_mark_means_extension_and_an_empty_cell_expected_live(tmp_path: Path):
    city = imported(a_list(tmp_path), CITY)
    found = states(city)
    late = {"long_term_care", "childcare_support", "common_functions"}

    assert len(found) == 21
    assert {key for key, state in found.items() if state is State.IN_EXTENSION} == late
    assert {found[key] for key in found.keys() - late} == {State.EXPECTED_LIVE}
    assert all(s.deadline is None and s.live_since is None for s in city.systems)


def test_the_inventory_names_the_body_the_day_and_the_source(tmp_path: Path):
    city = imported(a_list(tmp_path), CITY)

    assert (city.municipality.code, city.municipality.name) == (CITY, "見本県ためし市")
    assert city.municipality.kind == "一般市"
    assert city.municipality.references[0].date == LIST_DATE
    assert city.policy.as_of == AS_OF
    assert all(LIST_DATE in (s.source or "") for s in city.systems)
    assert all("https://www.digital.go.jp/" in (s.source or "") for s in city.systems)


def test_the_common_functions_are_one_platform(tmp_path: Path):
    city = imported(a_list(tmp_path), CITY)
    platform = next(s for s in city.systems if s.id == "common_functions")

    assert platform.kind is SystemKind.COMMON_FUNCTION
    assert set(platform.businesses) == {
        "application_management",
        "inter_system_linkage",
        "non_resident_number",
        "integrated_address",
    }


def test_a_prefecture_has_two_businesses(tmp_path: Path):
    found = states(imported(a_list(tmp_path), PREFECTURE))

    assert found == {
        "public_assistance": State.EXPECTED_LIVE,
        "child_rearing_allowance": State.IN_EXTENSION,
        "common_functions": State.EXPECTED_LIVE,
    }


def test_a_town_has_welfare_office_work_only_where_it_is_marked(tmp_path: Path):
    path = a_list(tmp_path)
    town, village = states(imported(path, TOWN)), states(imported(path, VILLAGE))

    assert town["public_assistance"] is State.IN_EXTENSION
    assert "child_rearing_allowance" not in town
    assert not {"public_assistance", "child_rearing_allowance"} & village.keys()
    assert "生活保護・児童扶養手当" in (imported(path, VILLAGE).municipality.note or "")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
@pytest.mark.parametrize("titles", [(), TITLES])
def test_encoding_and_title_rows_make_no_difference(
    tmp_path: Path, encoding: str, titles: tuple[str, ...]
):
    path = a_list(tmp_path, titles=titles, encoding=encoding)
    again = a_list(tmp_path)

    found = import_tokutei(path, CITY, AS_OF, LIST_DATE)
    assert found == import_tokutei(again, CITY, AS_OF, LIST_DATE)


def test_line_breaks_and_another_order_of_columns_are_read(tmp_path: Path):
    usual = import_tokutei(a_list(tmp_path), CITY, AS_OF, LIST_DATE)
    turned = [",".join(reversed(row.split(","))) for row in ROWS]
    header = ",".join(reversed(HEADER)).replace("子ども・子育て支援", '"子ども・\n子育て支援"')

    found = import_tokutei(a_list(tmp_path, *turned, header=header), CITY, AS_OF, LIST_DATE)
    assert found == usual


def test_a_code_that_lost_its_leading_zero_is_found(tmp_path: Path):
    path = a_list(tmp_path, a_row("19992", "見本県なくし市", "一般市", "戸籍"))

    assert imported(path, "019992").municipality.code == "019992"


def test_a_code_that_is_not_listed_gets_the_nearest_one(tmp_path: Path):
    path = a_list(tmp_path)

    assert problems(path, "993010") == [("MIG152", "list.csv")]
    with pytest.raises(InventoryError, match="棚卸") as caught:
        import_tokutei(path, "993010", AS_OF, LIST_DATE)
    assert "993018 見本県ひながた町" in caught.value.text("ja")
    with pytest.raises(InventoryError) as caught:
        import_tokutei(path, "123456", AS_OF, LIST_DATE)
    assert "誤りではありませんか" not in caught.value.text("ja")


def test_a_list_without_header_or_with_a_column_missing_is_refused(tmp_path: Path):
    assert problems(a_list(tmp_path, header="番号,名前,区分"), CITY) == [("MIG150", "list.csv")]
    short = ",".join(word for word in HEADER if word not in ("就学", COMMON))
    assert problems(a_list(tmp_path, header=short), CITY) == [
        ("MIG151", "list.csv:3:1"),
        ("MIG151", "list.csv:3:1"),
    ]


def test_a_cell_that_is_no_mark_is_reported_with_its_place(tmp_path: Path):
    odd = a_row(CITY, "見本県ためし市", "一般市", "住民基本台帳").replace("●", "○")
    strange = a_row(TOWN, "見本県ひながた町", "町", "戸籍").replace("●", "未定")
    path = a_list(tmp_path, odd, strange)

    assert problems(path, CITY) == [("MIG153", "list.csv:4:20")]
    assert [code for code, _ in problems(path, TOWN)] == ["MIG153"]


def test_an_odd_cell_of_another_body_does_no_harm(tmp_path: Path):
    odd = a_row(TOWN, "見本県ひながた町", "町", "戸籍").replace("●", "未定")

    assert import_tokutei(a_list(tmp_path, ROWS[1], odd), CITY, AS_OF, LIST_DATE)


def test_two_rows_of_one_body_are_refused(tmp_path: Path):
    assert problems(a_list(tmp_path, ROWS[1], ROWS[1]), CITY) == [("MIG154", "list.csv:5:1")]


def test_a_row_that_is_too_short_or_of_no_known_kind_is_refused(tmp_path: Path):
    short = a_list(tmp_path, f"{CITY},見本県ためし市,一般市")
    assert problems(short, CITY) == [("MIG111", "list.csv:4:1")]
    kind = a_list(tmp_path, a_row(CITY, "見本県ためし市", "広域連合"))
    assert [code for code, _ in problems(kind, CITY)] == ["MIG124"]


def test_a_missing_file_is_a_problem_of_the_input(tmp_path: Path):
    assert [code for code, _ in problems(tmp_path / "none.csv", CITY)] == ["MIG101"]
