"""``migplan init`` and ``export inventory`` as a user runs them."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from migplan.catalogue.catalogue import load_catalogue
from migplan.catalogue.start import starting_inventory
from migplan.importers import load
from tests.cli.test_commands import SAMPLES, migplan

CATALOGUE = load_catalogue()
NAMED = ("--name", "みほん市", "--code", "139998")


def test_a_start_is_the_same_inventory_as_files_and_as_a_workbook(tmp_path: Path):
    files = migplan("init", tmp_path / "files", *NAMED, "--as-of", "2026-10-01")
    book = migplan("init", tmp_path / "book", *NAMED, "--as-of", "2026-10-01", "--xlsx")

    assert (files.returncode, book.returncode) == (0, 0), files.stderr + book.stderr
    inventory = load(tmp_path / "files").inventory
    assert inventory == load(tmp_path / "book").inventory
    assert inventory.municipality.code == "139998"
    assert {key for s in inventory.systems for key in s.businesses} >= set(CATALOGUE.business_ids)
    assert inventory.linkages
    assert all(linkage.note and "提案" in linkage.note for linkage in inventory.linkages)
    assert "次にすること" in files.stdout


def test_a_start_can_be_planned_as_it_is(tmp_path: Path):
    businesses = tmp_path / "gyomu.txt"
    businesses.write_text("住民基本台帳\n介護保険\n", encoding="utf-8")
    migplan("init", tmp_path / "a", *NAMED, "--businesses", businesses)

    found = migplan("plan", tmp_path / "a", "-o", tmp_path / "out")

    assert found.returncode == 0, found.stderr
    assert (tmp_path / "out" / "plan.json").is_file()


def test_a_start_never_touches_what_is_there(tmp_path: Path):
    (tmp_path / "systems.csv").write_text("id,name\n", encoding="utf-8")

    for more in ((), ("--xlsx",)):
        found = migplan("init", tmp_path, *NAMED, *more)
        assert found.returncode == 2
        assert "systems.csv" in found.stderr

    assert [path.name for path in tmp_path.iterdir()] == ["systems.csv"]


@pytest.mark.parametrize(("code", "said"), [("139997", "8"), ("13999", "6 桁"), ("みほん", "6 桁")])
def test_a_wrong_code_is_told_and_nothing_is_written(tmp_path: Path, code: str, said: str):
    found = migplan("init", tmp_path / "a", "--name", "みほん市", "--code", code)

    assert found.returncode == 3
    assert said in found.stderr
    assert not (tmp_path / "a").exists()


def test_a_code_in_full_width_digits_is_the_same_code(tmp_path: Path):
    migplan("init", tmp_path / "a", "--name", "みほん市", "--code", "１３９９９８")

    assert load(tmp_path / "a").inventory.municipality.code == "139998"


def test_unknown_businesses_are_told_with_place_and_nearest_name(tmp_path: Path):
    file = tmp_path / "gyomu.csv"
    file.write_text(
        "業務名,備考\n住民基本台帳,\n介護保健,x\nなぞの業務,\n地方税,\n", encoding="cp932"
    )

    found = migplan("init", tmp_path / "a", *NAMED, "--businesses", file)

    assert found.returncode == 3
    assert "gyomu.csv:3:1" in found.stderr
    assert "介護保険" in found.stderr
    assert "gyomu.csv:4:1" in found.stderr
    assert "住民基本台帳" not in found.stderr
    assert not (tmp_path / "a").exists()


def test_towns_are_offered_what_the_prefecture_does_for_most_of_them():
    town = starting_inventory("みほん町", None, CATALOGUE)

    assert "public_assistance" not in {system.id for system in town.inventory.systems}
    assert "public_assistance" in {system.id for system in town.offered}


def test_every_linkage_of_a_start_has_both_ends():
    start = starting_inventory("みほん市", None, CATALOGUE)
    here = {system.id for system in start.inventory.systems}
    partners = {partner.id for partner in CATALOGUE.partners}
    offered = {system.id for system in start.offered}

    assert all({x.provider, x.consumer} <= here | partners for x in start.inventory.linkages)
    assert all({x.provider, x.consumer} & offered for x in start.offered_linkages)
    assert all(
        {x.provider, x.consumer} <= here | partners | offered for x in start.offered_linkages
    )


def test_uncommenting_a_system_adds_it(tmp_path: Path):
    migplan("init", tmp_path / "a", *NAMED)
    file = tmp_path / "a" / "systems.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    at = lines.index("#   - id: after_school_care")
    end = next(n for n in range(at + 1, len(lines)) if lines[n].startswith("#   - id"))
    lines[at:end] = [line.removeprefix("# ") for line in lines[at:end]]
    file.write_text("\n".join(lines), encoding="utf-8")

    assert "after_school_care" in {system.id for system in load(tmp_path / "a").inventory.systems}


def test_ticking_a_system_of_the_template_brings_its_linkages(tmp_path: Path):
    migplan("init", tmp_path / "a", *NAMED, "--xlsx")
    path = tmp_path / "a" / "inventory.xlsx"
    book = load_workbook(path)
    for row in book["システム"].iter_rows(min_row=4):
        if row[1].value == "after_school_care":
            row[0].value = "○"
    book.save(path)

    inventory = load(path).inventory

    assert "after_school_care" in {system.id for system in inventory.systems}
    ends = {(linkage.provider, linkage.consumer) for linkage in inventory.linkages}
    assert ("resident_record", "after_school_care") in ends


def test_a_template_offers_lists_locks_its_titles_and_prints_on_a3(tmp_path: Path):
    migplan("init", tmp_path / "a", *NAMED, "--xlsx")
    book = load_workbook(tmp_path / "a" / "inventory.xlsx")
    sheet = book["システム"]

    assert book.sheetnames[:7] == [
        "はじめに",
        "団体",
        "システム",
        "連携",
        "契約",
        "外部機関",
        "方針",
    ]
    assert sheet["A3"].value == "使用"
    assert sheet["B3"].comment is not None
    assert "必須" in sheet["B3"].comment.text
    assert sheet["B3"].protection.locked
    assert not sheet["B4"].protection.locked
    assert sheet.protection.sheet
    assert sheet.freeze_panes == "D4"
    assert str(sheet.page_setup.paperSize) == "8"
    assert sheet.data_validations.dataValidation


def test_an_exported_inventory_is_the_same_in_every_form(tmp_path: Path):
    sample = SAMPLES / "mihon-shi"

    first = migplan("export", "inventory", sample, "-o", tmp_path / "a.xlsx")
    second = migplan("export", "inventory", tmp_path / "a.xlsx", "-o", tmp_path / "b")

    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    original = load(sample).inventory
    assert load(tmp_path / "a.xlsx").inventory == original
    assert load(tmp_path / "b").inventory == original
    assert (tmp_path / "b" / "linkages.csv").is_file()


def test_an_export_never_overwrites_the_inventory_it_was_made_from(tmp_path: Path):
    migplan("init", tmp_path, *NAMED, "--xlsx")
    path = tmp_path / "inventory.xlsx"
    before = path.read_bytes()

    assert migplan("export", "inventory", path, "-o", path).returncode == 2
    assert migplan("export", "inventory", path, "-o", path, "--force").returncode == 2
    assert migplan("export", "inventory", path, "-o", tmp_path).returncode == 2
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["inventory.xlsx"]


def test_equal_starts_are_equal_bytes(tmp_path: Path):
    for name in ("a", "b"):
        migplan("init", tmp_path / name, *NAMED, "--xlsx")

    assert (tmp_path / "a/inventory.xlsx").read_bytes() == (
        tmp_path / "b/inventory.xlsx"
    ).read_bytes()


def test_a_start_speaks_english_when_asked(tmp_path: Path):
    found = migplan("init", tmp_path / "a", *NAMED, "--xlsx", "--lang", "en")

    assert "Next:" in found.stdout
    assert (
        load(tmp_path / "a").inventory
        == starting_inventory("みほん市", "139998", CATALOGUE).inventory
    )
