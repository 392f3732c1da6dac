"""All problems of all files come out together, and none that only follows from another."""

from pathlib import Path

import pytest

from migplan.diagnostics.errors import InventoryError
from migplan.importers import load
from tests.importers.written import BODY, a_folder, problems_of, refused, told


def test_problems_of_several_files_come_out_together_in_order(tmp_path: Path):
    found = refused(
        tmp_path,
        municipality_yaml='code: "222098"\nname: 見本市\n',
        systems_yaml=(
            "- {id: a, name: 甲, deadline: soon, businesses: [しらない業務]}\n"
            "- {id: a, name: 乙}\n"
            "- {id: b, name: 丙, stat: live}\n"
        ),
        linkages_csv="provider,consumer,method\na,zzz,file\nb,a,fax\n",
        contracts_csv='id,systems\nk,"a\n',
    )

    assert told(found) == [
        "MIG113 contracts.csv:2:3",
        "MIG203 linkages.csv:2:3",
        "MIG124 linkages.csv:3:5",
        "MIG135 municipality.yaml:1:7",
        "MIG123 systems.yaml:1:30",
        "MIG202 systems.yaml:1:49",
        "MIG201 systems.yaml:2:8",
        "MIG121 systems.yaml:3:20",
    ]


def test_the_message_ends_with_the_number_of_problems(tmp_path: Path):
    with pytest.raises(InventoryError) as caught:
        load(a_folder(tmp_path, {"systems.csv": "id,name,x\na,甲,y\n"}))

    assert caught.value.text("ja").startswith("systems.csv:1:9: エラー[MIG121]")
    assert caught.value.text("ja").endswith("問題は 1 件です。何も書き出していません。")


def test_nothing_is_called_undeclared_that_an_unreadable_file_may_declare(tmp_path: Path):
    found = refused(
        tmp_path, systems_csv='id,name\na,"甲\n', linkages_csv="provider,consumer\na,b\na,a\n"
    )

    assert told(found) == ["MIG207 linkages.csv:3:3", "MIG113 systems.csv:2:3"]


def test_an_empty_folder_says_what_to_put_into_it(tmp_path: Path):
    (tmp_path / "empty").mkdir()

    assert told(problems_of(tmp_path / "empty")) == ["MIG109 empty"]


def test_what_is_not_there_cannot_be_read(tmp_path: Path):
    assert told(problems_of(tmp_path / "nowhere")) == ["MIG149 nowhere"]


def test_a_file_of_another_kind_is_refused(tmp_path: Path):
    path = tmp_path / "list.docx"
    path.write_bytes(b"PK")

    assert told(problems_of(path)) == ["MIG112 list.docx"]


def test_a_name_that_looks_like_an_inventory_but_is_none_is_told(tmp_path: Path):
    folder = a_folder(tmp_path, {"sistems.csv": "id,name\n", "municipality.csv": "name\n"})

    found = problems_of(folder)

    assert told(found) == ["MIG140 municipality.csv", "MIG140 sistems.csv"]
    assert "systems.csv" in found[1].hint("ja")


def test_an_inventory_belongs_to_a_municipality(tmp_path: Path):
    (tmp_path / "systems.csv").write_text("id,name\na,甲\n", encoding="utf-8")

    assert told(problems_of(tmp_path)) == ["MIG120 municipality.yaml"]


def test_there_is_one_municipality(tmp_path: Path):
    (found,) = refused(tmp_path, inventory_yaml=f"systems: []\nmunicipality:\n  {BODY}")

    assert (found.code, str(found.location)) == ("MIG142", "municipality.yaml:1:1")
    assert found.values["first"] == "inventory.yaml:3:3"


@pytest.mark.parametrize(
    ("inventory", "expected"),
    [
        ("sistems: []\n", ["MIG121 inventory.yaml:1:1"]),
        ("systems: {a: b}\n", ["MIG132 inventory.yaml:1:10"]),
        ("policy: [a]\n", ["MIG131 inventory.yaml:1:9"]),
    ],
)
def test_a_section_has_its_name_and_its_form(tmp_path: Path, inventory: str, expected: list[str]):
    assert told(refused(tmp_path, inventory_yaml=inventory)) == expected
