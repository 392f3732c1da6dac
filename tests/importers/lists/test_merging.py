"""One body in several lists: what belongs together is joined, and told; nothing is mixed up."""

from itertools import permutations
from pathlib import Path

from migplan.importers import load
from migplan.report.inventory_files import inventory_files
from tests.importers.lists.sheets import (
    Row,
    a_workbook,
    contracts,
    imported,
    links,
    names,
    nothing_is_lost,
    owners,
    told,
)

HEAD = ("システムID", "システム名", "業務", "主管課", "ベンダー")


def a_list(file: Path, *rows: Row) -> Path:
    """A list of systems."""
    return a_workbook(file, {"一覧": [HEAD, *rows]})


def test_a_system_is_known_again_by_id_name_or_business(tmp_path: Path):
    first = a_list(
        tmp_path / "a.xlsx",
        ["S1", "住基システム", "住民記録", "市民課", "A社"],
        ["S2", "税システム", "市県民税", "税務課", None],
        ["S3", "介護", "介護保険", None, None],
    )
    second = a_list(
        tmp_path / "b.xlsx",
        ["S1", "住民記録", None, "市民課", "A社"],
        [None, "税", None, None, "B社"],
        [None, "介護保険システム", "介護保険", "長寿課", None],
    )
    made = imported(first, second)
    how = {r.location.cell: r.values["how_en"] for r in made.remarks if r.code == "MIG318"}

    assert names(made) == ["介護", "住基システム", "税システム"]
    assert how == {"B2": "id", "B3": "name", "B4": "business"}
    assert {system.name: system.current_vendor for system in made.inventory.systems} == {
        "住基システム": "A社",
        "税システム": "B社",
        "介護": None,
    }
    assert owners(made)["介護"] == "長寿課"
    nothing_is_lost(made)


def test_a_list_with_numbers_of_its_own_is_matched_by_name(tmp_path: Path):
    first = a_list(tmp_path / "a.xlsx", ["S1", "給食費", None, "学校教育課", None])
    second = a_list(tmp_path / "b.xlsx", [17, "給食費システム", None, None, "B社"])
    made = imported(first, second)
    (system,) = made.inventory.systems

    assert (system.id, system.current_vendor) == ("S1", "B社")
    assert told(made, "MIG319") == ["A2"], "the other number"


def test_two_systems_of_one_list_stay_two(tmp_path: Path):
    file = a_list(
        tmp_path / "a.xlsx",
        [1, "保健", "健康管理", "健康課", "A社"],
        [2, "保健", "健康管理", "こども課", "B社"],
    )
    made = imported(file)

    assert len(made.inventory.systems) == 2
    assert told(made, "MIG342") == ["B3"]


def test_two_systems_of_one_business_are_not_joined_with_one_of_another_list(tmp_path: Path):
    one = a_list(tmp_path / "a.xlsx", [None, "住基システム", "住民基本台帳", None, None])
    two = a_list(
        tmp_path / "b.xlsx",
        [None, "住記", "住民基本台帳", None, None],
        [None, "証明発行", "住民基本台帳", None, None],
    )
    for files in permutations((one, two)):
        assert len(imported(*files).inventory.systems) == 3


def test_a_conflict_is_told_with_both_places_and_the_first_value_kept(tmp_path: Path):
    first = a_list(tmp_path / "a.xlsx", ["S1", "住基システム", "住民記録", "市民課", "A社"])
    second = a_list(tmp_path / "b.xlsx", ["S1", "住基システム", "住民記録", "窓口課", "B社"])
    made = imported(first, second)
    conflicts = [remark for remark in made.remarks if remark.code == "MIG319"]

    assert [str(remark.location) for remark in conflicts] == ["b.xlsx[一覧!D2]", "b.xlsx[一覧!E2]"]
    assert conflicts[0].message() == (
        "主管課が食い違います。a.xlsx[一覧!D2] の「市民課」を使い、「窓口課」は使いませんでした。"
    )
    assert conflicts[0].message("en") == (
        "owner differs: '市民課' of a.xlsx[一覧!D2] is used, '窓口課' is not"
    )
    assert owners(made) == {"住基システム": "市民課"}


def test_each_value_says_where_it_comes_from(tmp_path: Path):
    first = a_list(tmp_path / "a.xlsx", ["S1", "住基システム", "住民記録", None, "Ａ社"])
    second = a_list(tmp_path / "b.xlsx", ["S1", "住基システム", None, "市民課", None])
    made = imported(first, second)

    assert {(x.record, x.field): (str(x.place), x.written) for x in made.made.sources()} == {
        ("system:S1", "id"): ("a.xlsx[一覧!A2]", "S1"),
        ("system:S1", "name"): ("a.xlsx[一覧!B2]", "住基システム"),
        ("system:S1", "businesses"): ("a.xlsx[一覧!C2]", "住民記録"),
        ("system:S1", "owner"): ("b.xlsx[一覧!D2]", "市民課"),
        ("system:S1", "current_vendor"): ("a.xlsx[一覧!E2]", "Ａ社"),
    }


def test_the_order_of_files_decides_which_value_is_kept_and_nothing_else(tmp_path: Path):
    files = [
        a_list(
            tmp_path / "a.xlsx",
            ["S1", "住基システム", "住民記録", "市民課", "A社"],
            [None, "図書館システム", None, "図書館", None],
            [None, "給食費システム", None, "学校教育課", None],
        ),
        a_list(
            tmp_path / "b.xlsx",
            ["S1", "住基システム", "住民記録", "窓口課", "A社"],
            [None, "図書館システム", None, "図書館", "B社"],
            [None, "文書システム", None, "総務課", None],
        ),
        a_workbook(
            tmp_path / "c.xlsx",
            {"連携": [["連携元", "連携先", "データ"], ["住民記録", "図書館", "利用者"]]},
        ),
        a_workbook(
            tmp_path / "d.xlsx",
            {"契約": [["契約名", "対象システム", "満了日"], ["保守", "給食費システム", "R9.3.31"]]},
        ),
    ]
    made = {order: imported(*(files[n] for n in order)) for order in permutations(range(4))}
    for order, one in made.items():
        expected = "市民課" if order.index(0) < order.index(1) else "窓口課"
        assert owners(one)["住基システム"] == expected
        same = one.inventory.model_copy(
            update={
                "systems": tuple(
                    system.model_copy(update={"owner": None}) if system.id == "S1" else system
                    for system in one.inventory.systems
                )
            }
        )
        first = next(iter(made.values()))
        assert inventory_files(same) == inventory_files(
            first.inventory.model_copy(update={"systems": same.systems})
        )
        assert len(one.remarks) == len(first.remarks)


def written(folder: Path, **files: str) -> Path:
    """A folder with the files of an inventory."""
    folder.mkdir()
    for name, text in files.items():
        suffix = "yaml" if name == "municipality" else "csv"
        (folder / f"{name}.{suffix}").write_text(text, encoding="utf-8")
    return folder


def test_lists_are_added_to_an_inventory(tmp_path: Path):
    base = written(
        tmp_path / "base",
        municipality="name: みほん市\ncode: '139998'\n",
        systems="id,name,businesses,owner\njuki,住記,resident_record,市民課\nzei,税,individual_resident_tax,\n",
        linkages="id,provider,consumer,data\nL1,juki,zei,住民情報\n",
    )
    new = a_workbook(
        tmp_path / "new.xlsx",
        {
            "一覧": [
                ["システム名", "業務", "主管課"],
                ["税", "市県民税", "税務課"],
                ["図書館", None, "図書館"],
            ],
            "連携": [
                ["連携元", "連携先", "データ"],
                ["住民記録", "税", "住民情報"],
                ["税", "図書館", "未納"],
            ],
        },
    )
    before = {path.name: path.read_bytes() for path in base.iterdir()}
    made = imported(base, new, name="")

    assert made.inventory.municipality.name == "みほん市"
    assert owners(made) == {"住記": "市民課", "税": "税務課", "図書館": "図書館"}
    assert links(made) == {("住記", "税", "住民情報"), ("税", "図書館", "未納")}
    assert told(made, "MIG349") == ["A2"], "a linkage that the inventory has"
    assert {link.id for link in made.inventory.linkages} >= {"L1"}
    assert {path.name: path.read_bytes() for path in base.iterdir()} == before
    nothing_is_lost(made)


def test_what_an_inventory_says_is_kept_as_it_is(tmp_path: Path):
    base = written(
        tmp_path / "base",
        municipality="name: みほん市\ncode: '139998'\n",
        systems=(
            "id,name,businesses,pin_date,pin_owner,pin_reason\n"
            "juki,住記,resident_record,2027-01-04,情報課,決定\n"
        ),
        contracts="id,systems,end,monthly_yen\nK1,juki,2027-03-31,1000\n",
    )
    new = a_workbook(
        tmp_path / "new.xlsx", {"一覧": [["システム名", "主管課"], ["図書館", "図書館"]]}
    )
    made, old = imported(base, new, name="").inventory, load(base).inventory

    assert made.systems[0] == old.systems[0]
    assert made.contracts == old.contracts
    assert made.municipality == old.municipality


def test_lists_are_added_to_a_workbook_of_our_own(tmp_path: Path):
    from migplan.catalogue.catalogue import load_catalogue
    from migplan.report.inventory_book import inventory_book
    from migplan.report.xlsx import xlsx_bytes

    first = imported(
        a_list(tmp_path / "a.xlsx", ["S1", "住基システム", "住民記録", "市民課", "A社"])
    )
    book = tmp_path / "棚卸.xlsx"
    book.write_bytes(xlsx_bytes(inventory_book(first.inventory, load_catalogue(), lang="ja")))
    leases = a_workbook(
        tmp_path / "契約.xlsx",
        {"契約": [["契約名", "対象システム", "満了日"], ["リース", "住基システム", "R9.3.31"]]},
    )
    made = imported(book, leases, name="")

    assert owners(made) == {"住基システム": "市民課"}
    assert contracts(made) == {("住基システム",): ("", "2027-03-31", None)}
    nothing_is_lost(made)
