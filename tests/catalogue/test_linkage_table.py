"""A linkage table of the user's own stands in for the packaged one."""

from pathlib import Path

import pytest

from migplan.catalogue.catalogue import load_catalogue
from migplan.catalogue.entries import StandardLinkage
from migplan.catalogue.flat import flat
from migplan.commands.catalog_view import csv_text
from migplan.diagnostics.errors import InventoryError
from migplan.importers.linkage_table import read_linkage_table
from migplan.model.gap import Confidence
from migplan.model.linkage import Criticality, Method


def read(folder: Path, text: str, encoding: str = "utf-8") -> tuple[StandardLinkage, ...]:
    file = folder / "official.csv"
    file.write_text(text, encoding=encoding)
    return read_linkage_table(file, load_catalogue())


def problems(folder: Path, text: str) -> list[tuple[str, int, int]]:
    with pytest.raises(InventoryError) as caught:
        read(folder, text)
    found = caught.value.diagnostics
    return [(one.code, one.location.line, one.location.column) for one in found]


def test_three_columns_are_enough(tmp_path: Path):
    (row,) = read(tmp_path, "provider,consumer,data_ja\n001,個人住民税,住民情報\n")

    assert row.id == "std:resident_record--individual_resident_tax--1"
    assert (row.provider, row.consumer) == ("resident_record", "individual_resident_tax")
    assert (row.method, row.criticality) == (Method.FILE, Criticality.IMPORTANT)
    assert (row.source, row.confidence) == ("official.csv:2", Confidence.HIGH)


def test_a_table_saved_by_a_japanese_spreadsheet_is_read(tmp_path: Path):
    (row,) = read(tmp_path, "provider,consumer,data_ja\n住民記録,介護,住民情報\n", "cp932")

    assert row.consumer == "long_term_care"


def test_linkages_inside_one_business_run_between_its_parts(tmp_path: Path):
    (row,) = read(tmp_path, "provider,consumer,data_ja\n017,018,学齢簿\n")

    assert (row.provider, row.consumer) == ("school_register", "school_aid")


def test_the_packaged_table_survives_export_and_import(tmp_path: Path):
    known = load_catalogue()
    columns, cells = flat(known.linkages)
    text = csv_text([columns, *([row.get(name, "") for name in columns] for row in cells)])

    assert read(tmp_path, text) == known.linkages


def test_the_catalogue_takes_the_new_table_and_keeps_its_own(tmp_path: Path):
    known = load_catalogue()
    rows = read(tmp_path, "provider,consumer,data_ja\n001,010,住民情報\n")

    assert known.with_linkages(rows).linkages == rows
    assert known.with_linkages(rows).seasons == known.seasons
    assert len(known.linkages) == 285


def test_every_problem_is_told_with_its_address(tmp_path: Path):
    text = (
        "provider,consumer,data_ja,method\n"
        "住民基本帳,010,住民情報,file\n"
        "001,001,住民情報,file\n"
        "001,010,住民情報,ftp\n"
        "001,010,,file\n"
        "001,010\n"
    )

    assert problems(tmp_path, text) == [
        ("MIG230", 2, 1),
        ("MIG207", 3, 1),
        ("MIG124", 4, 14),
        ("MIG120", 5, 1),
        ("MIG111", 6, 1),
    ]


def test_a_wrong_end_gets_a_hint(tmp_path: Path):
    with pytest.raises(InventoryError) as caught:
        read(tmp_path, "provider,consumer,data_ja\n住民基本帳,010,住民情報\n")

    assert "「住民基本台帳」の誤りではありませんか" in caught.value.text("ja")


def test_two_rows_cannot_have_one_id(tmp_path: Path):
    text = "id,provider,consumer,data_ja\nx,001,010,a\nx,001,011,b\n"

    assert problems(tmp_path, text) == [("MIG201", 3, 1)]


def test_a_column_nobody_knows_is_a_problem(tmp_path: Path):
    assert problems(tmp_path, "provider,consumer,data_ja,note\n001,010,a,b\n") == [
        ("MIG121", 1, 27)
    ]


def test_a_table_that_is_not_there_is_a_problem(tmp_path: Path):
    with pytest.raises(InventoryError) as caught:
        read_linkage_table(tmp_path / "nowhere.csv", load_catalogue())

    assert [one.code for one in caught.value.diagnostics] == ["MIG101"]
