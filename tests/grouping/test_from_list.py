"""Rows of the national list become the folder of a group."""

from datetime import date
from pathlib import Path

import pytest

from migplan.diagnostics.errors import InventoryError
from migplan.grouping.folder import open_group_folder
from migplan.grouping.from_list import group_folder, prefecture_of
from migplan.importers.tokutei_list import read_bodies, read_prefecture
from tests.inventories.test_tokutei import CITY, TOWN, VILLAGE, a_list, a_row

AS_OF = date(2026, 4, 1)


def test_a_prefecture_becomes_a_group_without_its_own_government(tmp_path: Path):
    bodies = read_prefecture(a_list(tmp_path), "見本県")
    for name, text in group_folder(bodies, name="", as_of=AS_OF, list_date="某時点").items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    read, together = open_group_folder(tmp_path / "group.yaml")

    assert [body.code for body in bodies] == [CITY, TOWN, VILLAGE]
    assert [entry.inventory for entry in read.group.members] == [
        f"{CITY}-ためし市",
        f"{TOWN}-ひながた町",
        f"{VILLAGE}-こころみ村",
    ]
    assert "載っていない" in (read.group.note or "")
    assert len(together.bodies) == 3
    assert read.group.references[0].date == "某時点"


def test_what_makes_no_group_is_refused_with_all_bad_rows(tmp_path: Path):
    alone = a_list(tmp_path, a_row(CITY, "見本県ためし市", "一般市"))
    for name, code in (("架空県", "MIG438"), ("見本", "MIG438"), ("見本県", "MIG439")):
        with pytest.raises(InventoryError) as failed:
            read_prefecture(alone, name)
        assert [problem.code for problem in failed.value.diagnostics] == [code]
    twice = a_row(TOWN, "見本県ひながた町", "町")
    bad = a_row(VILLAGE, "見本県こころみ村", "村").replace("村,,", "村,○,", 1)
    with pytest.raises(InventoryError) as failed:
        read_prefecture(a_list(tmp_path, twice, twice, bad), "見本県")
    assert [problem.code for problem in failed.value.diagnostics] == ["MIG154", "MIG153"]


def test_several_codes_are_read_once_each_and_all_unknown_ones_are_told(tmp_path: Path):
    path = a_list(tmp_path)

    assert [body.code for body in read_bodies(path, (TOWN, CITY, TOWN))] == [TOWN, CITY]
    with pytest.raises(InventoryError) as failed:
        read_bodies(path, ("111111", CITY, "222222"))
    assert [problem.values["code"] for problem in failed.value.diagnostics] == ["111111", "222222"]


def test_the_prefecture_is_the_beginning_of_a_name():
    names = ("東京都府中市", "京都府京都市", "宮崎県都城市", "神奈川県大和市", "見本市")
    expected = ["東京都", "京都府", "宮崎県", "神奈川県", ""]

    assert [prefecture_of(name) for name in names] == expected
